"""The text form of hours, and answers that are kept until their next change."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from services.hours import remembering
from services.hours.coding import decode, encode
from services.hours.opening import open_state
from services.hours.remembering import forget, state_of
from services.hours.rules import Frequency, Hours, Kind, Rule
from services.vocabulary import ScheduleFrequency, ScheduleKind

from .writing import closure_of, hours_of, moment, rules_of

EVERYTHING = (
    "MO-FR 09:00-17:00 (Ring the bell, “twice”); every 2 from 2026-11-24 TU 18:00-20:00;"
    " in 2026-12-01..2027-03-31 SA 22:00-02:00; 2TH,-1FR appointment; 24/7;"
    " 2026-12-25..2026-12-26 closed; holidays 10:00-12:00"
)


@pytest.fixture(autouse=True)
def _forgotten():
    forget()


@pytest.fixture
def asked(monkeypatch):
    """The texts that were worked out anew."""
    texts = []

    def decode_and_tell(text):
        texts.append(text)
        return decode(text)

    monkeypatch.setattr(remembering, "decode", decode_and_tell)
    return texts


def test_the_text_form_brings_everything_back():
    hours = hours_of(EVERYTHING, closures=(closure_of("2026-12-01.."), closure_of("..2026-01-01")))
    assert decode(encode(hours)) == hours


def test_the_same_hours_are_the_same_text_in_whatever_order_the_rules_come():
    rules = rules_of(EVERYTHING)
    assert encode(Hours(rules)) == encode(Hours(rules[::-1] + rules))


def test_the_text_form_is_short():
    assert len(encode(hours_of("MO-FR 09:00-17:00"))) < 80
    assert encode(Hours()) == ""
    assert decode("") == Hours()


def test_an_answer_is_kept_until_the_next_change(asked):
    text = encode(hours_of("MO-FR 09:00-17:00"))
    for clock in ("09:00", "12:00", "16:59"):
        assert state_of(text, at=moment(f"2026-11-27 {clock}")).is_open
    assert len(asked) == 1
    assert not state_of(text, at=moment("2026-11-27 17:00")).is_open
    assert len(asked) == 2


def test_a_kept_answer_does_not_serve_an_earlier_moment():
    text = encode(hours_of("MO-FR 09:00-17:00"))
    assert state_of(text, at=moment("2026-11-27 12:00")).is_open
    assert not state_of(text, at=moment("2026-11-27 08:00")).is_open


def test_the_note_is_that_of_the_slot():
    text = encode(hours_of("MO 09:00-12:00 (Women only); MO 12:00-17:00 (Everybody)"))
    notes = [state_of(text, at=moment(f"2026-11-30 {clock}")).note for clock in ("11:59", "12:00")]
    assert notes == ["Women only", "Everybody"]


def test_what_is_never_found_is_looked_for_again_the_next_day():
    text = encode(hours_of("2027-02-01 09:00-10:00"))
    opens = moment("2027-02-01 09:00")
    assert state_of(text, at=opens - timedelta(days=62)).next_open is None
    assert state_of(text, at=opens - timedelta(days=60)).next_open == opens


def test_only_so_many_answers_are_kept(monkeypatch, asked):
    monkeypatch.setattr(remembering, "MOST_ANSWERS", 2)
    texts = [encode(hours_of(f"{day} 09:00-17:00")) for day in ("MO", "TU", "WE")]
    at = moment("2026-11-30 10:00")
    for text in (texts[0], texts[1], texts[0], texts[2], texts[0], texts[1]):
        state_of(text, at=at)
    assert asked == [texts[0], texts[1], texts[2], texts[1]]


def test_many_threads_get_the_same_answers(monkeypatch):
    monkeypatch.setattr(remembering, "MOST_ANSWERS", 5)
    hours = [hours_of(f"MO-SU {hour:02}:00-{hour + 2:02}:00") for hour in range(20)]
    at = moment("2026-11-30 10:30")
    texts = [encode(each) for each in hours]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: state_of(text, at=at), texts * 50))
    assert found == [open_state(each, at=at) for each in hours] * 50


def test_a_moment_without_a_time_zone_is_refused():
    for ask in (lambda at: open_state(Hours(), at=at), lambda at: state_of("", at=at)):
        with pytest.raises(ValueError, match="time zone"):
            ask(datetime(2026, 11, 27, 10))  # noqa: DTZ001


def test_the_words_are_those_of_the_vocabulary():
    assert list(Frequency) == ScheduleFrequency.values
    assert list(Kind) == ScheduleKind.values


def test_a_rule_is_frozen():
    with pytest.raises(AttributeError):
        Rule().note = "changed"
