"""Goals that are measured, and their table at the end of each run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from .goals import GOALS

MEASURED = "measured "
"""Begins the name of a property of a test, which comes along from whatever process ran it."""

Meet = Callable[[str, float], None]
"""Takes a goal and what was measured; fails if that is more than a build is held to."""


@pytest.fixture
def meet(request: pytest.FixtureRequest) -> Meet:

    def meet_goal(name: str, found: float) -> None:
        request.node.user_properties.append((f"{MEASURED}{name}", found))
        assert found <= GOALS[name].gate, f"{name}, {GOALS[name].what}: {found:,.0f}"

    return meet_goal


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print what was measured, the worst of each, so that a growing page is seen before it fails."""
    reports = [report for found in terminalreporter.stats.values() for report in found]
    measured: dict[str, list[float]] = {}
    for report in reports:
        for name, value in getattr(report, "user_properties", ()):
            if name.startswith(MEASURED):
                measured.setdefault(name.removeprefix(MEASURED), []).append(value)
    if measured:
        terminalreporter.section("goals")
    for name, goal in GOALS.items():
        if name in measured:
            worst = max(measured[name])
            terminalreporter.write_line(
                f"{name:8} {worst:8,.0f} of {goal.most:6,.0f} {goal.unit:9} {goal.what}",
                red=worst > goal.most,
            )
