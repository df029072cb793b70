"""One meeting of a feed: only the fields that may be kept are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from typing import Any
from zoneinfo import available_timezones

from services.vocabulary import meeting_guide as codes

from ..cells import clean
from ..formatted_addresses import AddressParts, read_formatted
from ..phone_cells import read_phones
from .privacy import join_link, public_link, public_name, public_note, public_street
from .times import NotATime, an_hour_later, read_days, read_time

NO_END = "end not given"
MASKED = "+000"
"""How publishers blacken a number: no real one starts like this."""


class NotAMeeting(Exception):
    """The entry cannot be listed; the text says why."""


@dataclass
class Meeting:
    """A time at which a group meets, in person or not."""

    number: int
    name: str
    address: AddressParts
    place: str = ""
    place_note: str = ""
    pin: tuple[str, str] = ("", "")
    days: list[str] = field(default_factory=list)
    opens_at: time | None = None
    closes_at: time | None = None
    types: list[str] = field(default_factory=list)
    note: str = ""
    url: str = ""
    join_url: str = ""
    join_phone: str = ""
    is_online: bool = False
    timezone: str = ""
    doubts: list[str] = field(default_factory=list)

    @property
    def is_closed_for_now(self) -> bool:
        """Its place is closed; if it can be joined otherwise, it goes on there."""
        return codes.TEMPORARILY_CLOSED in self.types

    @property
    def is_in_person(self) -> bool:
        if self.is_online and self.is_closed_for_now:
            return False
        return bool(self.address.street) or not self.is_online

    @property
    def is_meeting(self) -> bool:
        return self.is_online or not self.is_closed_for_now

    @property
    def note_beside_time(self) -> str:
        """Whom and what this meeting is for, in words."""
        known = [codes.MEETING_LABELS[code] for code in self.types if code in codes.MEETING_LABELS]
        return ", ".join(sorted(dict.fromkeys(known)))


def read_meeting(number: int, item: Mapping[str, Any], country: str) -> Meeting:
    """Raises NotAMeeting."""
    name = public_name(text_of(item, "name"))
    if not name:
        is_private = bool(text_of(item, "name"))
        why = "its name holds a password, a payment name or a contact" if is_private else ""
        raise NotAMeeting(why or "it has no name")
    meeting = Meeting(number, name, read_address(item, country))
    read_place(meeting, item)
    meeting.types = read_types(item)
    meeting.note = public_note(text_of(item, "notes"))
    zone = text_of(item, "timezone")
    meeting.timezone = zone if zone in available_timezones() else ""
    read_joining(meeting, item, country)
    read_hours(meeting, item)
    return meeting


def text_of(item: Mapping[str, Any], name: str) -> str:
    """A text without tags of HTML pages and hidden characters; other values are none."""
    value = item.get(name)
    return clean(value) if isinstance(value, str) else ""


def read_address(item: Mapping[str, Any], country: str) -> AddressParts:
    """The address in one text, or in its parts."""
    whole = text_of(item, "formatted_address")
    parts = [text_of(item, name) for name in ("city", "state", "postal_code")]
    if not whole and not any(parts):
        whole = text_of(item, "address")
    if whole:
        found = read_formatted(whole, country)
    else:
        found = AddressParts(text_of(item, "address"), *parts)
    others = (public_name(part) for part in (found.city, found.state, found.postal_code))
    return AddressParts(public_street(found.street), *others)


def read_place(meeting: Meeting, item: Mapping[str, Any]) -> None:
    meeting.place = public_name(text_of(item, "location"))
    meeting.place_note = public_note(text_of(item, "location_notes"))
    pin = [degrees(item.get(name)) for name in ("latitude", "longitude")]
    # The pin of a bare town is the middle of it, and no place to go.
    meeting.pin = (pin[0], pin[1]) if meeting.address.street else ("", "")


def degrees(value: Any) -> str:
    """A coordinate as text; nothing for what is no number."""
    try:
        return str(float(value))
    except (TypeError, ValueError):
        return ""


def read_types(item: Mapping[str, Any]) -> list[str]:
    """The type codes, also where a feed has null, one text, or blanks among them."""
    value = item.get("types")
    values = value if isinstance(value, list) else str(value or "").split(",")
    found = [str(code).strip().upper() for code in values if isinstance(code, str) and code.strip()]
    return list(dict.fromkeys(codes.MEETING_ALIASES.get(code, code) for code in found))


def read_joining(meeting: Meeting, item: Mapping[str, Any], country: str) -> None:
    """How to join from elsewhere: the room and the number, without ids, PINs and passwords."""
    link, phone = text_of(item, "conference_url"), text_of(item, "conference_phone")
    meeting.is_online = codes.ONLINE in meeting.types or bool(link or phone)
    meeting.url = public_link(text_of(item, "url"))
    meeting.join_url = join_link(link)
    number = phone.split(",")[0].split("#")[0].strip()
    if number and not number.startswith(MASKED):
        meeting.join_phone = dial_in(number, country, meeting.doubts)


def dial_in(number: str, country: str, doubts: list[str]) -> str:
    """The number to dial, or nothing with a doubt that does not quote it."""
    found, unread = read_phones(number, country=country)
    if unread or len(found) != 1:
        doubts.append("its number to join by phone cannot be read")
        return ""
    return str(found[0]["number"])


def read_hours(meeting: Meeting, item: Mapping[str, Any]) -> None:
    try:
        meeting.days = read_days(item.get("day"))
        meeting.opens_at = read_time(item.get("time"))
    except NotATime as error:
        meeting.doubts.append(str(error))
        meeting.days, meeting.opens_at = [], None
    if meeting.opens_at is None:
        return
    try:
        meeting.closes_at = read_time(item.get("end_time"))
    except NotATime as error:
        meeting.doubts.append(str(error))
    if meeting.closes_at == meeting.opens_at:
        meeting.closes_at = None


def schedule_times(meeting: Meeting) -> tuple[time, time, str] | None:
    """From, to, and the note beside them; None for a meeting by appointment."""
    if meeting.opens_at is None or not meeting.days:
        return None
    note = meeting.note_beside_time
    if meeting.closes_at is None:
        note = f"{note}, {NO_END}" if note else NO_END
    return meeting.opens_at, meeting.closes_at or an_hour_later(meeting.opens_at), note
