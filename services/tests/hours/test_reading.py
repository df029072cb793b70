"""Free text that is read whole, or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from services.hours.reading import HoursNotUnderstood, read_hours
from services.hours.rules import in_order

from .writing import rules_of

WORDINGS = [
    tuple(line.replace("\\n", "\n").split(" => "))
    for line in Path(__file__).with_name("wordings.txt").read_text(encoding="utf-8").splitlines()
    if " => " in line
]
READ = [(text, rules) for text, rules in WORDINGS if rules != "refused"]
REFUSED = [text for text, rules in WORDINGS if rules == "refused"]


@pytest.mark.parametrize(("text", "rules"), READ)
def test_what_is_understood(text, rules):
    assert read_hours(text) == in_order(rules_of(rules))


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_refused(text):
    with pytest.raises(HoursNotUnderstood):
        read_hours(text)


@pytest.mark.parametrize("text", [text for text, _rules in READ])
def test_capitals_do_not_matter(text):
    assert read_hours(text.upper()) == read_hours(text.lower())


@pytest.mark.parametrize("text", [text for text, _rules in READ])
def test_one_more_word_that_is_not_understood_refuses_all_of_it(text):
    for longer in (f"{text} roughly", f"roughly {text}"):
        with pytest.raises(HoursNotUnderstood, match="more than hours"):
            read_hours(longer)


def test_a_novel_is_not_read():
    with pytest.raises(HoursNotUnderstood, match="too long"):
        read_hours("Mon 9am-5pm; " * 100)


def test_the_reason_does_not_quote_the_text():
    with pytest.raises(HoursNotUnderstood) as refusal:
        read_hours("ask for Pat")
    assert "pat" not in str(refusal.value).casefold()
