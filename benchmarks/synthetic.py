"""Synthetic listings, clustered as people are: most in some 200 towns, some anywhere.

A big town is wide as well as full: a density that rises without limit towards its middle would
measure a place that does not exist. Run by `databases.ready`, which keeps what it builds.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections.abc import Iterator
from datetime import time
from itertools import accumulate, islice, product
from typing import Any, NamedTuple
from uuid import UUID

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from benchmarks.bulk import Table, loading, progress  # noqa: E402
from services.curation.search_facts import FactNumbers  # noqa: E402
from services.geo.sphere import LatLng  # noqa: E402
from services.geo.voxels import cell_numbers  # noqa: E402
from services.hours.coding import encode  # noqa: E402
from services.hours.rules import Frequency, Hours, Rule  # noqa: E402
from services.models import (  # noqa: E402
    DirectorySettings,
    Location,
    Organization,
    SearchEntry,
    Service,
    ServiceAtLocation,
    key_number,
)
from services.models.search_entry import KEY_BITS, PIN_COLUMNS  # noqa: E402
from services.vocabulary import PinAccuracy, PinSource, Publication, ServiceKind  # noqa: E402

SEED = 20261123
TOWNS = 200
BATCH = 50_000
SERVICES = 50
WIDEST = 0.2
"""The standard deviation of the widest town, in degrees of latitude: 22 km."""

TERMS_OF_A_ROW = 18
DENSEST = (40.75, -73.99)
NAMED_TOWNS = ((-16.5, 179.99), (-16.6, -179.95), (37.25, -83.19))


class Draft(NamedTuple):
    """What differs from listing to listing; `location` is the UUID of its place."""

    number: int
    key: UUID
    location: UUID
    service: Service
    latitude: float
    longitude: float


def main() -> None:
    """Fill the new database with as many listings as the argument says, and their search rows."""
    call_command("migrate", verbosity=0)
    call_command("loaddata", "taxonomy", verbosity=0)
    build(int(sys.argv[1]))


def towns(rng: random.Random) -> list[tuple[float, float]]:
    """The densest first: the share of a town falls with its rank (Zipf)."""
    found = [DENSEST, *NAMED_TOWNS]
    while len(found) < TOWNS:
        found.append((rng.uniform(-50, 65), rng.uniform(-180, 180)))
    return found


def points(count: int) -> Iterator[tuple[float, float]]:
    rng = random.Random(SEED)
    centres = towns(rng)
    weights = list(accumulate(1 / (rank + 1) for rank in range(TOWNS)))
    for number in range(count):
        if number % 10 == 9:
            yield math.degrees(math.asin(rng.uniform(-0.8, 0.95))), rng.uniform(-180, 180)
            continue
        rank = rng.choices(range(TOWNS), cum_weights=weights)[0]
        latitude, longitude = centres[rank]
        spread = WIDEST / math.sqrt(rank + 1)
        east = longitude + rng.gauss(0, spread) / math.cos(math.radians(latitude))
        yield latitude + rng.gauss(0, spread), (east + 180) % 360 - 180


def keys(count: int, rng: random.Random) -> Iterator[UUID]:
    """Random UUIDs, but in ascending order, as a database stores them best.

    The order has nothing to do with where a listing is: points are drawn in any order.
    """
    step = KEY_BITS // count
    for number in range(count):
        last = number * step + rng.randrange(step)
        yield UUID(int=(last << 66) | last, version=4)


def build(count: int) -> None:
    rng = random.Random(SEED + 1)
    DirectorySettings.objects.create(pk=1)
    organization = Organization.objects.create(slug="synthetic", name="Synthetic")
    services = [a_service(organization, number) for number in range(SERVICES)]
    facts = Facts(rng)
    remaining = drafts(count, services, rng)
    place, listing, entry = tables()
    with loading(Location, ServiceAtLocation, SearchEntry), progress(count, "listings") as done:
        while chunk := list(islice(remaining, BATCH)):
            place.write(map(place_row, chunk))
            listing.write(map(listing_row, chunk))
            entry.write(entry_row(draft, facts, rng) for draft in chunk)
            done(len(chunk))


def a_service(organization: Organization, number: int) -> Service:
    kind = [kind for kind in ServiceKind if kind != ServiceKind.SUPERVISED_CONSUMPTION][number % 5]
    service: Service = Service.objects.create(
        organization=organization, kind=kind, name=f"Service {number}", description="Words. " * 20
    )
    return service


def drafts(count: int, services: list[Service], rng: random.Random) -> Iterator[Draft]:
    identities = zip(keys(count, rng), keys(count, rng), points(count), strict=True)
    for number, (key, location, point) in enumerate(identities):
        yield Draft(number, key, location, rng.choice(services), *point)


def tables() -> tuple[Table, Table, Table]:
    """Of places, listings and search rows; the fields that vary are in the order of the rows."""
    site = Location(country="US", pin_source=PinSource.SOURCE, pin_accuracy=PinAccuracy.SITE)
    pins = ("latitude", "longitude", "public_latitude", "public_longitude")
    listing = ServiceAtLocation(publication=Publication.PUBLISHED)
    return (
        Table(site, "id", *pins),
        Table(listing, "id", "service", "location", "slug"),
        Table(SearchEntry(country="US"), *ENTRY_FIELDS, *PIN_COLUMNS),
    )


ENTRY_FIELDS = (
    "number",
    "service_at_location",
    "service",
    "location",
    "card",
    "counts_as",
    "facts",
    "hours",
    "kind",
    "kinds",
    "shown",
)


def place_row(draft: Draft) -> tuple[Any, ...]:
    pin = draft.latitude, draft.longitude
    return draft.location.hex, *pin, *pin


def listing_row(draft: Draft) -> tuple[Any, ...]:
    return draft.key.hex, draft.service.pk.hex, draft.location.hex, slug(draft)


def slug(draft: Draft) -> str:
    return f"listing-{draft.number}"


def entry_row(draft: Draft, facts: Facts, rng: random.Random) -> tuple[Any, ...]:
    """A search row of the usual weight; one in four gives a second kind."""
    service = draft.service
    kind = ServiceKind(service.kind)
    kinds = {kind, ServiceKind.NALOXONE} if rng.random() < 0.25 else {kind}
    return (
        key_number(draft.key),
        draft.key.hex,
        service.pk.hex,
        draft.location.hex,
        key_number(draft.location),
        key_number(service.pk),
        facts.draw(),
        rng.choice(HOURS),
        kind.value,
        ServiceKind.mask(frozenset(kinds)),
        f'{SHOWN_BY_ALL}, "slug": "{slug(draft)}", "name": "{service.name} {slug(draft)}"}}',
        *pin_columns(draft.latitude, draft.longitude),
    )


def pin_columns(latitude: float, longitude: float) -> tuple[float | int, ...]:
    """In the order of PIN_COLUMNS."""
    vector = LatLng(latitude, longitude).unit_vector()
    return latitude, longitude, *vector, *cell_numbers(vector).values()


class Facts:
    """Random facts of the vocabulary: some that most listings have, and many that few have."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.numbers = FactNumbers()
        self.numbers.number_vocabulary()
        keys = sorted(self.numbers.by_key)
        self.keys = rng.sample(keys, len(keys))
        self.weights = [1 / (rank + 3) for rank in range(len(keys))]

    def draw(self) -> str:
        """The facts of one row, encoded; about one in four is known not to be so."""
        drawn = self.rng.choices(self.keys, self.weights, k=TERMS_OF_A_ROW)
        return self.numbers.encode({key: self.rng.random() < 0.75 for key in drawn})


def hours_patterns() -> list[str]:
    """Some 500 ways to be open; of every four rows one has told nobody its hours."""
    patterns = [""] * 170
    for timezone, subdivision in ZONES:
        for opens, closes in product((7, 8, 9, 10, 12), (14, 16, 17, 18, 20, 2)):
            for days in ("MO,TU,WE,TH,FR", "MO,WE,FR"):
                rule = Rule(byday=days, opens_at=time(opens), closes_at=time(closes))
                patterns.append(encode(Hours((rule,), timezone, "US", subdivision)))
        always = Rule(byday="MO,TU,WE,TH,FR,SA,SU", opens_at=time(0), closes_at=time(0))
        patterns += [encode(Hours((always,), timezone, "US", subdivision))] * 6
        nth = Rule(Frequency.MONTHLY, byday="2TH,4TH", opens_at=time(14), closes_at=time(16))
        patterns += [encode(Hours((nth,), timezone, "US", subdivision))] * 6
    return patterns


ZONES = (
    ("America/New_York", "US-NY"),
    ("America/Chicago", "US-IL"),
    ("America/Denver", "US-CO"),
    ("America/Los_Angeles", "US-CA"),
    ("Pacific/Honolulu", "US-HI"),
    ("America/Anchorage", "US-AK"),
    ("America/Phoenix", "US-AZ"),
)
HOURS = hours_patterns()


SHOWN: dict[str, Any] = {
    "organization": "Synthetic",
    "place": "",
    "summary": "Words. " * 20,
    "alert": "",
    "status": "active",
    "timezone": "",
    "first_day": None,
    "last_day": None,
    "closed_from": None,
    "closed_until": None,
    "closed_message": "",
    "has_hours_note": False,
    "is_naltrexone_only": False,
    "privacy": "exact",
    "is_virtual": False,
    "address": ["1 Example Street", "Town, XX 00000"],
    "phone": {"number": "+12155550123", "extension": "", "type": "voice"},
    "assured_date": "2026-11-01",
    "assured_how": "phoned",
    "source": "",
    "source_date": None,
}
SHOWN_BY_ALL = json.dumps(SHOWN)[:-1]

if __name__ == "__main__":
    main()
