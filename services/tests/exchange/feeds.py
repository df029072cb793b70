"""Invented Meeting Guide feeds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from services.exchange.formats import FORMATS
from services.exchange.importing import ImportResult, finish_import, prepare_import

from .lists import NOW, a_file

FEED_MAPPING = """
country = "US"
[source]
slug = "invented-meetings"
name = "Invented meetings"
[constants]
"organization.name" = "Invented Intergroup"
"location.timezone" = "America/New_York"
[constant_facts]
"peer_approach:twelve_step" = true
"""
MEETING = {
    "name": "Morning Group",
    "slug": "morning-group",
    "day": 1,
    "time": "07:00",
    "end_time": "08:00",
    "location": "Example Church",
    "formatted_address": "1 Example St, Philadelphia, PA 19134, USA",
    "latitude": "39.9927",
    "longitude": "-75.1196",
    "types": ["O", "D"],
    "updated": "2021-08-27 14:40:51",
}
ONLINE = {
    **MEETING,
    "name": "Evening Group",
    "time": "19:00",
    "end_time": "",
    "formatted_address": "Philadelphia, PA, USA",
    "types": ["ONL", "C"],
    "conference_url": "https://meet.example.org/j/12345?pwd=HiddenWord",
}


def prepared_feed(folder: Path, *meetings: Any, mapping: str = FEED_MAPPING) -> ImportResult:
    format_ = FORMATS["meeting_guide"]
    read = format_.load_mapping(a_file(folder, mapping, "feed.toml"))
    sheet = format_.open(a_file(folder, json.dumps(list(meetings)), "feed.json"), read)
    return prepare_import(read, sheet, started_at=NOW, read=format_.read)


def imported_feed(folder: Path, *meetings: Any, mapping: str = FEED_MAPPING) -> ImportResult:
    result = prepared_feed(folder, *meetings, mapping=mapping)
    finish_import(result, at=NOW)
    return result
