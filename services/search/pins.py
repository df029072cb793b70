"""Where a card stands on a map: the public pin, as text."""

from __future__ import annotations

from dataclasses import dataclass

from services.vocabulary import AddressPrivacy

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


def pin_at(
    latitude: float | None, longitude: float | None, *, privacy: str, is_approximate: bool
) -> Pin | None:
    """The public pin of a search row to 5 decimals, about a metre."""
    if latitude is None or longitude is None:
        return None
    metres = CELL_METRES if privacy == AddressPrivacy.APPROXIMATE else TOWN_METRES
    return Pin(f"{latitude:.5f}", f"{longitude:.5f}", str(metres) if is_approximate else "")
