"""Hours in words: line by line, and of this moment."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override

from services.hours.opening import open_state
from services.hours.rules import Hours
from services.search.opening import hours_lines, open_line
from services.tests.hours.writing import closure_of, hours_of, moment

NEW_YORK = "America/New_York"
TODAY = date(2026, 11, 27)


def lines(hours: str, today: date = TODAY, **fields) -> list[str]:
    found = hours_lines(hours_of(hours, **fields), today=today)
    return [f"{line.days}: {line.times}" for line in found]


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ("MO-FR 09:00-17:00", ["Mon–Fri: 9 am–5 pm"]),
        ("MO-SU 12:00-00:00", ["Every day: noon–midnight"]),
        ("24/7", ["Every day: 24 hours"]),
        ("MO,WE 09:30-16:45", ["Mon and Wed: 9:30 am–4:45 pm"]),
        ("MO,WE-FR,SU 09:00-12:00", ["Mon, Wed–Fri and Sun: 9 am–noon"]),
        ("MO 09:00-17:00; TU 09:00-17:00; WE 09:00-17:00", ["Mon–Wed: 9 am–5 pm"]),
        (
            "MO-FR 09:00-12:00; MO-TH 13:00-16:00",
            ["Mon–Thu: 9 am–noon and 1 pm–4 pm", "Fri: 9 am–noon"],
        ),
        ("FR,SA 22:00-02:00", ["Fri and Sat: 10 pm–2 am"]),
        ("MO-FR 09:00-17:00; WE closed", ["Mon, Tue, Thu and Fri: 9 am–5 pm", "Wed: Closed"]),
        ("TU appointment", ["Tue: By appointment"]),
        ("TU appointment 09:00-12:00", ["Tue: 9 am–noon, by appointment"]),
        (
            "MO-FR 08:00-15:00; MO-SU appointment",
            ["Mon–Fri: 8 am–3 pm, or by appointment", "Sat and Sun: By appointment"],
        ),
        (
            "MO 09:00-12:00 (Women only); MO 12:00-17:00",
            ["Mon: 9 am–noon (Women only) and noon–5 pm"],
        ),
        ("2TH,4TH 14:00-16:00", ["2nd and 4th Thursday: 2 pm–4 pm"]),
        ("1MO,3TU 14:00-16:00", ["1st Monday and 3rd Tuesday: 2 pm–4 pm"]),
        ("-1FR 14:00-16:00; 5FR closed", ["Last Friday: 2 pm–4 pm", "5th Friday: Closed"]),
        (
            "every 2 from 2026-03-03 TU 10:00-12:00",
            ["Every other Tuesday from 3 March: 10 am–noon"],
        ),
        (
            "every 3 from 2027-01-05 TU,TH 10:00-12:00",
            ["Tuesday and Thursday, every 3 weeks from 5 January 2027: 10 am–noon"],
        ),
        (
            "every 2 from 2026-12-10 2TH 10:00-12:00",
            ["2nd Thursday, every 2 months from 10 December: 10 am–noon"],
        ),
        (
            "in 2026-12-01..2027-03-31 SA 10:00-14:00; in 2026-04-01..2026-11-30 SA 08:00-14:00",
            [
                "Sat (1 April to 30 November): 8 am–2 pm",
                "Sat (1 December to 31 March 2027): 10 am–2 pm",
            ],
        ),
        (
            "MO 09:00-17:00; 2026-12-25 closed; 2026-12-28..2027-01-02 10:00-12:00; holidays closed",
            [
                "Mon: 9 am–5 pm",
                "25 December: Closed",
                "28 December to 2 January 2027: 10 am–noon",
                "Public holidays: Closed",
            ],
        ),
        ("MO 09:00-17:00; 2026-11-26 closed", ["Mon: 9 am–5 pm"]),
        ("", []),
    ],
)
def test_lines(hours, words):
    assert lines(hours) == words


def test_a_note_that_all_slots_share_stands_beside_them():
    (line,) = hours_lines(hours_of("MO-FR 09:00-17:00 (Ring the bell)"), today=TODAY)
    assert (line.times, line.note) == ("9 am–5 pm", "Ring the bell")


@pytest.mark.parametrize(
    ("hours", "today", "marked"),
    [
        ("MO-FR 09:00-17:00; SA 10:00-12:00", "2026-11-27", "Mon–Fri"),
        ("MO-FR 09:00-17:00; SA 10:00-12:00", "2026-11-28", "Sat"),
        ("MO-FR 09:00-17:00; SA 10:00-12:00", "2026-11-29", None),
        ("MO-FR 09:00-17:00; 2026-11-27 closed", "2026-11-27", "27 November"),
        ("MO-FR 09:00-17:00; holidays closed", "2026-11-26", "Public holidays"),
        ("TU 09:00-17:00; 4TU 18:00-20:00", "2026-11-17", "Tue"),
        ("in 2026-12-01..2027-03-31 FR 10:00-14:00", "2026-11-27", None),
    ],
)
def test_the_line_of_today_is_marked(hours, today, marked):
    found = hours_lines(hours_of(hours), today=date.fromisoformat(today))
    assert [line.days for line in found if line.is_today] == ([marked] if marked else [])


def test_no_line_is_marked_during_a_closure():
    hours = hours_of("24/7", closures=(closure_of("2026-11-01.."),))
    assert not any(line.is_today for line in hours_lines(hours, today=TODAY))


@pytest.mark.parametrize(
    ("hours", "at", "words"),
    [
        ("MO-FR 09:00-17:00", "2026-11-27 10:00", "Open now, until 5 pm"),
        ("FR 22:00-02:00", "2026-11-27 23:00", "Open now, until 2 am"),
        ("FR 22:00-00:00", "2026-11-27 23:00", "Open now, until midnight"),
        ("FR-SU 00:00-00:00", "2026-11-27 10:00", "Open now, until Mon 30 Nov, midnight"),
        ("24/7", "2026-11-27 03:00", "Open 24 hours"),
        ("FR 14:00-17:00", "2026-11-27 10:00", "Closed now. Opens today at 2 pm"),
        ("SA 09:30-12:00", "2026-11-27 10:00", "Closed now. Opens tomorrow at 9:30 am"),
        ("TH 14:00-17:00", "2026-11-27 10:00", "Closed now. Opens Thu 3 Dec, 2 pm"),
        ("2026-01-01 09:00-10:00", "2026-11-27 10:00", "Closed now"),
        ("MO-SU appointment", "2026-11-27 10:00", "By appointment"),
        ("", "2026-11-27 10:00", "Hours not listed – call first"),
        ("2026-12-25 closed", "2026-11-27 10:00", "Hours not listed – call first"),
        ("SA 20:00-01:30", "2026-11-01 00:30", "Open now, until 1:30 am"),
        # A note stands with the time for which it holds.
        (
            "FR 09:00-12:00 (Women only); FR 12:00-17:00",
            "2026-11-27 10:00",
            "Open now, until noon (Women only)",
        ),
        (
            "FR 09:00-12:00 (Women only); FR 12:00-17:00",
            "2026-11-27 12:00",
            "Open now, until 5 pm",
        ),
        (
            "TH-SA 00:00-00:00 (Ring the bell)",
            "2026-11-27 10:00",
            "Open now, until Sun 29 Nov, midnight (Ring the bell)",
        ),
        ("24/7 (Ring the bell)", "2026-11-27 03:00", "Open 24 hours (Ring the bell)"),
        (
            "FR 14:00-17:00 (Women only)",
            "2026-11-27 10:00",
            "Closed now. Opens today at 2 pm (Women only)",
        ),
        (
            "FR 14:00-17:00; SA 09:00-12:00 (Women only)",
            "2026-11-27 10:00",
            "Closed now. Opens today at 2 pm",
        ),
        (
            "FR appointment 09:00-12:00 (Ask for Sam); FR 14:00-17:00 (Women only)",
            "2026-11-27 10:00",
            "By appointment (Ask for Sam)",
        ),
    ],
)
def test_the_state_of_this_moment(hours, at, words):
    at = moment(at)
    assert open_line(open_state(hours_of(hours), at=at), at=at, timezone=NEW_YORK).text == words


def test_unknown_hours_are_never_called_closed():
    at = moment("2026-11-27 10:00")
    unknown = open_state(Hours(), at=at)
    texts = {
        open_line(unknown, at=at, timezone="", is_listed=listed, can_call=call).text
        for listed in (True, False)
        for call in (True, False)
    }
    assert texts == {
        "Hours not confirmed – call first",
        "Hours not confirmed",
        "Hours not listed – call first",
        "Hours not listed",
    }


def test_the_clock_is_that_of_the_place():
    at = moment("2026-11-30 10:00", "Asia/Tokyo")
    hours = hours_of("MO 09:00-17:00", timezone="Asia/Tokyo")
    line = open_line(open_state(hours, at=at), at=at, timezone="Asia/Tokyo")
    assert (line.state, line.text) == ("open", "Open now, until 5 pm")


def test_other_languages_have_their_own_clock_and_names_of_days():
    with override("de"):
        assert lines("MO-FR 09:00-17:30") == ["Mo–Fr: 09:00–17:30"]
        assert lines("2026-12-24 09:00-12:00") == ["24 Dezember: 09:00–12:00"]
