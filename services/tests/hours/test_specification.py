"""specification.txt, case by case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from services.hours.coding import decode, encode
from services.hours.opening import open_state
from services.hours.remembering import forget, state_of
from services.hours.rules import Hours
from services.hours.states import OpenState, State

from .writing import closure_of, moment, rules_of

TABLE = Path(__file__).with_name("specification.txt")
MOMENT = r"\d{4}-\d\d-\d\d \d\d:\d\d(?: again)?"
CASE = re.compile(
    rf"(?P<at>{MOMENT}) (?P<state>\w+)"
    rf" until (?P<until>-|{MOMENT})(?: opens (?P<opens>-|{MOMENT}))?"
)


@dataclass
class Section:
    """The hours that a section of the table is about."""

    title: str
    rules: str = ""
    place: str = "America/New_York US US-NY"
    closures: list[str] = field(default_factory=list)

    def hours(self) -> Hours:
        timezone, country, subdivision = (part.strip("-") for part in self.place.split())
        return Hours(
            rules_of(self.rules),
            timezone,
            country,
            subdivision,
            tuple(map(closure_of, self.closures)),
        )


def cases() -> Iterator:
    section = Section("")
    _preface, *lines = TABLE.read_text(encoding="utf-8").split("\n\n", 1)[1].splitlines()
    section = Section(_preface)
    for line in filter(None, lines):
        word, _colon, rest = line.partition(":")
        if line.startswith("= "):
            section = Section(line)
        elif word == "closed":
            section.closures.append(rest.strip())
        elif word in ("rules", "place"):
            setattr(section, word, rest.strip())
        else:
            found = CASE.fullmatch(line)
            assert found, line
            yield pytest.param(section, found, id=f"{section.title[2:]}: {line}")


def expected(found: re.Match[str], zone: str) -> OpenState:
    ends = (found[name] or "-" for name in ("until", "opens"))
    until, opens = (None if text == "-" else moment(text, zone) for text in ends)
    return OpenState(State(found["state"]), until, opens)


TABLE_OF_CASES = list(cases())


@pytest.mark.parametrize(("section", "found"), TABLE_OF_CASES)
def test_state(section, found):
    hours = section.hours()
    zone = hours.timezone or "UTC"
    at = moment(found["at"], zone)
    assert open_state(hours, at=at) == expected(found, zone)


@pytest.mark.parametrize(("section", "found"), TABLE_OF_CASES)
def test_state_of_the_text_form_now_and_when_remembered(section, found):
    hours = section.hours()
    zone = hours.timezone or "UTC"
    text, at = encode(hours), moment(found["at"], zone)
    forget()
    states = [state_of(text, at=at) for _time in range(2)]
    assert decode(text) == hours
    assert states == [expected(found, zone)] * 2


def test_the_table_is_not_short():
    assert len(TABLE_OF_CASES) >= 120
