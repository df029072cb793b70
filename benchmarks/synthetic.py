"""Synthetic listings, clustered as people are: most in some 200 towns, some anywhere.

A big town is wide as well as full: a density that rises without limit towards its middle would
measure a place that does not exist.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from datetime import time
from itertools import islice, product
from typing import Any

from django.db import connection, transaction

from services.curation.search_facts import FactNumbers
from services.curation.search_rows import pin_columns
from services.hours.coding import encode
from services.hours.rules import Frequency, Hours, Rule
from services.models import (
    DirectorySettings,
    Location,
    Organization,
    SearchEntry,
    Service,
    ServiceAtLocation,
    key_number,
)
from services.vocabulary import PinAccuracy, PinSource, Publication, ServiceKind

SEED = 20261123
TOWNS = 200
BATCH = 2000
SERVICES = 50
WIDEST = 0.2
"""The standard deviation of the widest town, in degrees of latitude: 22 km."""

TERMS_OF_A_ROW = 18
DENSEST = (40.75, -73.99)
NAMED_TOWNS = ((-16.5, 179.99), (-16.6, -179.95), (37.25, -83.19))


def towns(rng: random.Random) -> list[tuple[float, float]]:
    """The densest first: the share of a town falls with its rank (Zipf)."""
    found = [DENSEST, *NAMED_TOWNS]
    while len(found) < TOWNS:
        found.append((rng.uniform(-50, 65), rng.uniform(-180, 180)))
    return found


def points(count: int) -> Iterator[tuple[float, float]]:
    rng = random.Random(SEED)
    centres = towns(rng)
    weights = [1 / (rank + 1) for rank in range(TOWNS)]
    for number in range(count):
        if number % 10 == 9:
            yield math.degrees(math.asin(rng.uniform(-0.8, 0.95))), rng.uniform(-180, 180)
            continue
        rank = rng.choices(range(TOWNS), weights)[0]
        latitude, longitude = centres[rank]
        spread = WIDEST / math.sqrt(rank + 1)
        east = longitude + rng.gauss(0, spread) / math.cos(math.radians(latitude))
        yield latitude + rng.gauss(0, spread), (east + 180) % 360 - 180


def build(count: int) -> None:
    """Fill the empty database with `count` listings and their search rows."""
    rng = random.Random(SEED + 1)
    DirectorySettings.objects.create(pk=1)
    organization = Organization.objects.create(slug="synthetic", name="Synthetic")
    services = [a_service(organization, number) for number in range(SERVICES)]
    facts = Facts(rng)
    remaining = enumerate(points(count))
    while chunk := list(islice(remaining, BATCH)):
        with transaction.atomic():
            write(chunk, services, facts, rng)
    settle()


def a_service(organization: Organization, number: int) -> Service:
    kind = [kind for kind in ServiceKind if kind != ServiceKind.SUPERVISED_CONSUMPTION][number % 5]
    service: Service = Service.objects.create(
        organization=organization, kind=kind, name=f"Service {number}", description="Words. " * 20
    )
    return service


def write(chunk: list[Any], services: list[Service], facts: Facts, rng: random.Random) -> None:
    places = [a_place(latitude, longitude) for _number, (latitude, longitude) in chunk]
    Location.objects.bulk_create(places)
    listings = [
        ServiceAtLocation(
            service=rng.choice(services),
            location=place,
            slug=f"listing-{number}",
            publication=Publication.PUBLISHED,
        )
        for (number, _point), place in zip(chunk, places, strict=True)
    ]
    ServiceAtLocation.objects.bulk_create(listings)
    SearchEntry.objects.bulk_create([a_row(listing, facts, rng) for listing in listings])


def a_place(latitude: float, longitude: float) -> Location:
    return Location(
        country="US",
        latitude=latitude,
        longitude=longitude,
        public_latitude=latitude,
        public_longitude=longitude,
        pin_source=PinSource.SOURCE,
        pin_accuracy=PinAccuracy.SITE,
    )


def a_row(listing: ServiceAtLocation, facts: Facts, rng: random.Random) -> SearchEntry:
    """A search row of the usual weight; one in four gives a second kind."""
    kind = ServiceKind(listing.service.kind)
    kinds = {kind, ServiceKind.NALOXONE} if rng.random() < 0.25 else {kind}
    return SearchEntry(
        number=key_number(listing.pk),
        service_at_location=listing,
        service=listing.service,
        location=listing.location,
        card=key_number(listing.location_id),
        counts_as=key_number(listing.service_id),
        facts=facts.draw(),
        hours=rng.choice(HOURS),
        kind=kind,
        kinds=ServiceKind.mask(frozenset(kinds)),
        country="US",
        shown=SHOWN | {"slug": listing.slug, "name": f"{listing.service.name} {listing.slug}"},
        **pin_columns(listing),
    )


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


def settle() -> None:
    """Statistics for both; PostgreSQL needs VACUUM to read covering indexes alone."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
