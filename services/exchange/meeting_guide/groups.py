"""Meetings of one group at one place become one listing with several times."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import time
from typing import Any

from services.curation.documents import in_order, plain
from services.vocabulary import (
    AreaExtent,
    LocationType,
    PeerFormat,
    ScheduleFrequency,
    ScheduleKind,
    ServiceKind,
    ServiceStatus,
)
from services.vocabulary import meeting_guide as codes

from ..findings import Findings, Refusal
from ..formatted_addresses import AddressParts
from ..keys import Keys, address_key, bounded, fold
from ..mapping import Mapping
from ..rows import ReadRow, RowRefused, check_usable, fill_document
from ..sheets import Row
from .meetings import Meeting, NotAMeeting, read_meeting, schedule_times
from .times import WEEK, newest_date

ON_LISTING = ("accessibility", "amenity")
"""Facts that hold for a group at one place; the others are about the group."""

BY_APPOINTMENT = "No set time: ask the group."
NOTE_LENGTH = 200
CODE = re.compile(r"[A-Z0-9-]{1,8}")

GroupKey = tuple[str, ...]


def read_feed(mapping: Mapping, rows: Iterable[Row], findings: Findings) -> Iterator[ReadRow]:
    """The groups of a feed; its newest `updated` is the date of the source if nothing else is."""
    groups: dict[GroupKey, list[Meeting]] = defaultdict(list)
    updated: list[str] = []
    for row in rows:
        try:
            meeting = read_meeting(row.number, row.cells, mapping.country)
        except NotAMeeting as refusal:
            findings.refused.append(Refusal(row.number, row.refusal or str(refusal)))
            continue
        updated.append(str(row.cells.get("updated") or ""))
        groups[group_key(meeting)].append(meeting)
        findings.unread.update(f"the type “{code}”" for code in meeting.types if is_unknown(code))
    agree_on_places(groups.values())
    if newest := newest_date(updated):
        mapping.source.setdefault("published_on", newest)
    for group in groups.values():
        try:
            yield read_group(mapping, group)
        except RowRefused as refusal:
            findings.refused += [Refusal(meeting.number, str(refusal)) for meeting in group]


def is_unknown(code: str) -> bool:
    """Whether a type that looks like a code is in no table."""
    if CODE.fullmatch(code) is None:
        return False
    known = (codes.MEETING_TERMS, codes.MEETING_LANGUAGES, codes.MEETING_LABELS)
    return code not in codes.MEETING_OTHERS and not any(code in table for table in known)


def group_key(meeting: Meeting) -> GroupKey:
    how = "place" if meeting.is_in_person else "online"
    address = meeting.address if meeting.is_in_person else meeting.address._replace(street="")
    return (fold(meeting.name), how, *place_key(address))


def place_key(address: AddressParts) -> GroupKey:
    return fold(address.street), fold(address.city), fold(address.state)


def agree_on_places(groups: Iterable[list[Meeting]]) -> None:
    """Give the groups of one house the name, note and pin that most meetings there have."""
    houses: dict[GroupKey, list[Meeting]] = defaultdict(list)
    for group in groups:
        for meeting in group:
            if meeting.is_in_person and meeting.address.street:
                houses[place_key(meeting.address)].append(meeting)
    for meetings in houses.values():
        shared = {
            name: most_common(getattr(meeting, name) for meeting in meetings)
            for name in ("place", "place_note", "pin", "address")
        }
        for meeting in meetings:
            for name, value in shared.items():
                setattr(meeting, name, value)


def most_common(values: Iterable[Any]) -> Any:
    """The value that most have; of equals the one that sorts first, so that order is nothing."""
    counted = Counter(values)
    said = {value: count for value, count in counted.items() if value and any(value)}
    return min(said or counted, key=lambda value: (-counted[value], value))


def read_group(mapping: Mapping, group: list[Meeting]) -> ReadRow:
    group.sort(key=lambda meeting: (meeting.name, meeting.url, meeting.number))
    first = group[0]
    doubts = [doubt for meeting in group for doubt in meeting.doubts]
    document = fill_document(mapping, texts_of(group), doubts)
    put_attributes(document, group)
    listing = document["service_at_location"]
    listing["schedules"] = in_order(schedule_rows([m for m in group if m.is_meeting] or group))
    document["service"]["languages"] = languages(group)
    if not first.is_in_person:
        listing["service_areas"] = [service_area(document["location"])]
    check_usable(document)
    numbers = sorted(meeting.number for meeting in group)
    return ReadRow(numbers, keys_of_group(document, first), document, list(dict.fromkeys(doubts)))


def texts_of(group: list[Meeting]) -> dict[str, str]:
    """The texts of a group, by the names of the fields that they fill."""
    first = group[0]
    is_running = any(meeting.is_meeting for meeting in group)
    texts = {
        "organization.name": "",
        "service.kind": ServiceKind.PEER_SUPPORT.value,
        "service.name": min(meeting.name for meeting in group),
        "service.url": first_of(meeting.url or meeting.join_url for meeting in group),
        "service.peer_format": peer_format(group).value,
        "service.status": (
            ServiceStatus.ACTIVE if is_running else ServiceStatus.TEMPORARILY_CLOSED
        ).value,
        "phone": first_of(meeting.join_phone for meeting in group),
        "service_at_location.description": lines(meeting.note for meeting in group),
        "service_at_location.hours_note": (
            "" if any(map(schedule_times, group)) else BY_APPOINTMENT
        ),
    }
    address = first.address
    where = {
        "location.city": address.city,
        "location.state_province": address.state,
        "location.postal_code": address.postal_code,
    }
    if first.is_in_person:
        return texts | where | place_texts(first)
    joined = first_of(meeting.join_url for meeting in group)
    online = {"location.location_type": LocationType.VIRTUAL.value, "location.url": joined}
    return texts | where | {"location.postal_code": ""} | online | zone(group)


def place_texts(meeting: Meeting) -> dict[str, str]:
    same = fold(meeting.place) in fold(meeting.address.street)
    return {
        "location.name": "" if same else meeting.place,
        "location.description": meeting.place_note,
        "location.address_1": meeting.address.street,
        "location.latitude": meeting.pin[0],
        "location.longitude": meeting.pin[1],
    }


def zone(group: list[Meeting]) -> dict[str, str]:
    """The time zone of meetings without a place; those with one have the zone of their pin."""
    found = first_of(meeting.timezone for meeting in group)
    return {"location.timezone": found} if found else {}


def first_of(texts: Iterable[str]) -> str:
    return min(filter(None, texts), default="")


def lines(texts: Iterable[str]) -> str:
    return "\n".join(sorted({text for text in texts if text}))


def peer_format(group: list[Meeting]) -> PeerFormat:
    is_online = any(meeting.is_online for meeting in group)
    if group[0].is_in_person:
        return PeerFormat.HYBRID if is_online else PeerFormat.IN_PERSON
    by_phone = all(meeting.join_phone and not meeting.join_url for meeting in group)
    return PeerFormat.PHONE if by_phone else PeerFormat.ONLINE


def put_attributes(document: dict[str, dict[str, Any]], group: list[Meeting]) -> None:
    """What one of the meetings is, the group has; the note beside the time says which."""
    found = {code for meeting in group for code in meeting.types}
    if any(meeting.is_meeting for meeting in group):
        found.discard(codes.TEMPORARILY_CLOSED)
    for term in sorted({codes.MEETING_TERMS[code] for code in found & set(codes.MEETING_TERMS)}):
        is_of_place = term.partition(":")[0] in ON_LISTING
        owner = "service_at_location" if is_of_place else "service"
        document[owner].setdefault("attributes", {})[term] = True


def languages(group: list[Meeting]) -> list[dict[str, str]]:
    spoken = {codes.MEETING_LANGUAGES.get(code) for meeting in group for code in meeting.types}
    return in_order({"code": code, "note": ""} for code in spoken if code)


def schedule_rows(group: list[Meeting]) -> Iterator[dict[str, Any]]:
    """One row for each time of day and note, with all its days."""
    days: dict[tuple[time, time, str], set[str]] = defaultdict(set)
    for meeting in group:
        if times := schedule_times(meeting):
            days[times].update(meeting.days)
    for (opens_at, closes_at, note), found in days.items():
        yield {
            "freq": ScheduleFrequency.WEEKLY.value,
            "interval": 1,
            "byday": ",".join(day for day in WEEK if day in found),
            "opens_at": plain(opens_at),
            "closes_at": plain(closes_at),
            "valid_from": None,
            "valid_to": None,
            "dtstart": None,
            "kind": ScheduleKind.OPEN.value,
            "description": note[:NOTE_LENGTH],
        }


def service_area(location: dict[str, Any]) -> dict[str, Any]:
    """The state or country that an online meeting is for."""
    state = location.get("state_province", "")
    extent = AreaExtent.SUBDIVISION if state else AreaExtent.COUNTRY
    return {
        "extent_type": extent.value,
        "country": location["country"],
        "state_province": state,
        "postal_code": "",
        "latitude": None,
        "longitude": None,
        "radius_km": None,
    }


def keys_of_group(document: dict[str, dict[str, Any]], first: Meeting) -> Keys:
    """A group is found again by its name and place, or by its name and region if it has none."""
    location = document["location"]
    how = "" if location.get("address_1") else "town" if first.is_in_person else "online"
    place = bounded([address_key(location)])
    row = bounded([ServiceKind.PEER_SUPPORT.value, fold(first.name), *filter(None, [how]), place])
    return Keys(
        organization=bounded([fold(document["organization"]["name"])]),
        service=row,
        location=row if how else place,
        service_at_location=row,
    )
