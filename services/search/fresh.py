"""What changes with an edition of the directory alone, kept by the process."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Generic, NamedTuple, TypeVar

from services.models import Directory

FRESH_FOR = timedelta(minutes=1)
"""How long it may take to see what was written past every edition, such as by `loaddata`."""

Value = TypeVar("Value")


class Latest(NamedTuple, Generic[Value]):
    """A value with the settings and the moment that it was read at."""

    directory: Directory
    at: datetime
    value: Value


class Fresh(Generic[Value]):
    """A value of the process, read anew for each edition, and when it is older than FRESH_FOR.

    The edition is known before the value is read: what is made of it is never older than that.
    """

    everything: list[Fresh[object]] = []

    def __init__(self, read: Callable[[Directory], Value]) -> None:
        self.read = read
        self.latest: Latest[Value] | None = None
        self.everything.append(self)  # type: ignore[arg-type]

    def __call__(self, directory: Directory, *, at: datetime) -> Value:
        """The value in the directory as it was read for this page; `at` is the present moment."""
        latest = self.latest
        if latest and latest.directory == directory and timedelta() <= at - latest.at < FRESH_FOR:
            return latest.value
        self.latest = latest = Latest(directory, at, self.read(directory))
        return latest.value

    @classmethod
    def forget_everything(cls) -> None:
        """Read all values anew when they are next asked for."""
        for value in cls.everything:
            value.latest = None
