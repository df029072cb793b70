"""What a page may cost somebody with little data and an old phone: every number in one place."""

from __future__ import annotations

from typing import NamedTuple

KB = 1024


class Goal(NamedTuple):
    """The most that a page should cost; `held` is what a build is held to while that is missed."""

    what: str
    most: float
    unit: str = "bytes"
    held: float = 0

    @property
    def gate(self) -> float:
        return self.held or self.most


GOALS = {
    "A1": Goal("results, all that is transferred", 24 * KB),
    "A2": Goal("results, the HTML without its styles", 14 * KB),
    "A3": Goal("results, styles", 8 * KB),
    "A4": Goal("results, scripts", 6 * KB),
    "A5 cold": Goal("results, requests of a first visit", 4, "requests"),
    "A5 warm": Goal("results, requests of a second visit", 1, "requests"),
    "A6": Goal("results, hosts", 1, "hosts"),
    "A7": Goal("results, fonts, pictures but the icon, and cookies", 0, ""),
    "A8": Goal("map, scripts and styles more", 55 * KB),
    "A9": Goal("results, files of the map before it is asked for", 0, "requests"),
    "A10": Goal("listing, all that is transferred", 20 * KB),
    "A10 cold": Goal("listing, requests of a first visit", 4, "requests"),
    "A11": Goal("home, all that is transferred", 20 * KB),
    "A18": Goal("results, top of the first heading on a phone", 420, "pixels"),
    "A19": Goal("results, elements", 1_000, "elements"),
    "L1 taps": Goal("home to a call, taps after typing", 3, "taps"),
    "L1": Goal("home to a call, all that is transferred", 24 * KB, held=31 * KB),
}
