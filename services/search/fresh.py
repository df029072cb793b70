"""What hardly ever changes, read from the database once a minute at most."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Generic, TypeVar

FRESH_FOR = timedelta(minutes=1)
"""How long a change may take to show; in between no page asks the database for it."""

Value = TypeVar("Value")


class Fresh(Generic[Value]):
    """A value of the process, read anew when it is older than FRESH_FOR."""

    everything: list[Fresh[object]] = []

    def __init__(self, read: Callable[[], Value]) -> None:
        self.read = read
        self.latest: tuple[datetime, Value] | None = None
        self.everything.append(self)  # type: ignore[arg-type]

    def __call__(self, *, at: datetime) -> Value:
        """The value as of a minute ago or later; `at` is the present moment."""
        latest = self.latest
        if latest is None or not timedelta() <= at - latest[0] < FRESH_FOR:
            self.latest = latest = (at, self.read())
        return latest[1]

    @classmethod
    def forget_everything(cls) -> None:
        """Read all values anew when they are next asked for."""
        for value in cls.everything:
            value.latest = None
