"""Where a card stands on a map: the public pin, as text."""

from __future__ import annotations

from dataclasses import dataclass

from services.models import SearchEntry
from services.vocabulary import AddressPrivacy, SearchFlag

CELL_METRES = 1600
"""From the middle of the cell of an `approximate` place to its corners."""

TOWN_METRES = 4000
"""Where only the postal code or town is known: large enough to be nobody's door."""


@dataclass(frozen=True)
class Pin:
    """A public pin; `area_metres` is the radius to draw where only the area is shown, else ""."""

    latitude: str
    longitude: str
    area_metres: str = ""


def pin_of(entry: SearchEntry) -> Pin | None:
    """The public pin of a search row to 5 decimals, about a metre."""
    if entry.latitude is None or entry.longitude is None:
        return None
    return Pin(f"{entry.latitude:.5f}", f"{entry.longitude:.5f}", area_metres(entry))


def area_metres(entry: SearchEntry) -> str:
    if not entry.has_flag(SearchFlag.APPROXIMATE_PIN):
        return ""
    is_cell = entry.shown["privacy"] == AddressPrivacy.APPROXIMATE
    return str(CELL_METRES if is_cell else TOWN_METRES)
