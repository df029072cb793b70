"""Places that the directory has: from elsewhere at the same street address, or hidden in the town."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from services.models import ServiceAtLocation, Source
from services.vocabulary import AddressPrivacy, Publication, ServiceKind

from .keys import fold

UNITS = frozenset(
    "apartment apt bldg building department dept fl floor lot rm room ste suite suites unit".split()
)
SHORT = dict(
    pair.split("=")
    for pair in """
    avenue=ave av=ave boulevard=blvd circle=cir court=ct drive=dr expressway=expy fort=ft
    freeway=fwy highway=hwy lane=ln mount=mt parkway=pkwy pike=pk place=pl plaza=plz road=rd
    route=rt rte=rt saint=st square=sq street=st terrace=ter trail=trl turnpike=tpke
    north=n south=s east=e west=w northeast=ne northwest=nw southeast=se southwest=sw
    """.split()
)
SEVERAL_UNDER_ONE_ROOF = (ServiceKind.PEER_SUPPORT,)
"""Kinds of which a house often has several: there the names must agree, too."""

NAMES = ("service__kind", "service__name", "service__organization__name")
PLACE = {
    "city": "location__city",
    "state_province": "location__state_province",
    "postal_code": "location__postal_code",
}
COLUMNS = {
    "kind": "service__kind",
    "name": "service__name",
    "source": "source__name",
    "address_1": "location__address_1",
    **PLACE,
}


class Listed(NamedTuple):
    """A service that the directory has, and the name of its source."""

    name: str
    source: str | None


Area = dict[tuple[str, str], list[Listed]]
"""What one state has, by kind and place."""


def place_keys(location: Mapping[str, Any]) -> Iterator[str]:
    """The street with its town, and with its postal code; none without a house number."""
    street = street_key(location.get("address_1", ""))
    if not street:
        return
    if town := short_words(location.get("city", "")):
        yield f"{street}|{town}|{location.get('state_province', '')}"
    if code := fold(location.get("postal_code", "")):
        yield f"{street}|{code}"


def hidden_keys(names: Iterable[str], location: Mapping[str, Any]) -> Iterator[str]:
    """Each name with the town, and with the postal code: a hidden street may be spelled anyhow."""
    town = short_words(location.get("city", ""))
    code = fold(location.get("postal_code", ""))
    for name in map(fold, names):
        if town:
            yield f"{name}|{town}|{location.get('state_province', '')}"
        if code:
            yield f"{name}|{code}"


def street_key(text: str) -> str:
    """ "4100 SE Adams Road, Suite E-108" → "4100 se adams rd"."""
    words: list[str] = []
    for word in short_words(text.replace("#", " suite ")).split():
        if word in UNITS and words:
            break
        words.append(word)
    return " ".join(words) if any(word[0].isdigit() for word in words) else ""


def short_words(text: str) -> str:
    return " ".join(SHORT.get(word, word) for word in re.findall(r"\w+", text.casefold()))


class ElsewhereListed:
    """What people or other sources have listed, read state by state when a row asks for it."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.by_area: dict[tuple[str, str], Area] = {}
        self.hidden: dict[str, dict[str, str]] = {}

    def twin(self, document: Mapping[str, Mapping[str, Any]]) -> str:
        """The listing at the same place and of the same kind, in words; "" if there is none."""
        service, location = document["service"], document["location"]
        known = self.area(location.get("country", ""), location.get("state_province", ""))
        for key in place_keys(location):
            for listed in known.get((service["kind"], key), ()):
                if is_same_service(listed, service):
                    return f"“{listed.name}” from {listed.source or 'here'}"
        return ""

    def hidden_twin(self, document: Mapping[str, Mapping[str, Any]]) -> str:
        """The name of a hidden listing, of any source, that this one may be; "" if there is none."""
        service, location = document["service"], document["location"]
        names = names_of(service["kind"], service["name"], document["organization"]["name"])
        known = self.hidden_in(location.get("country", ""))
        return next((known[key] for key in hidden_keys(names, location) if key in known), "")

    def hidden_in(self, country: str) -> dict[str, str]:
        if country not in self.hidden:
            self.hidden[country] = dict(read_hidden(country))
        return self.hidden[country]

    def area(self, country: str, state: str) -> Area:
        if (country, state) not in self.by_area:
            self.by_area[country, state] = self.read_area(country, state)
        return self.by_area[country, state]

    def read_area(self, country: str, state: str) -> Area:
        listings: Any = ServiceAtLocation.objects
        rows = (
            listings.current()
            .filter(service__deleted_at=None, location__deleted_at=None)
            .filter(location__country=country, location__state_province=state)
            .exclude(source_id=self.source.pk)
            .order_by("created_at", "external_id", "pk")
            .values_list(*COLUMNS.values())
        )
        found: Area = {}
        for values in rows.iterator():
            row = dict(zip(COLUMNS, values, strict=True))
            listed = Listed(row["name"], row["source"])
            for key in place_keys(row):
                found.setdefault((row["kind"], key), []).append(listed)
        return found


def read_hidden(country: str) -> Iterator[tuple[str, str]]:
    """The names of the listings that a person or a list hid, or whose address is hidden."""
    listings: Any = ServiceAtLocation.objects
    rows = (
        listings.current()
        .filter(service__deleted_at=None, location__deleted_at=None, location__country=country)
        .exclude(
            location__address_privacy=AddressPrivacy.EXACT,
            publication__in=(Publication.DRAFT, Publication.PUBLISHED),
        )
        .values_list(*NAMES, *PLACE.values())
    )
    for kind, service, organization, *values in rows.iterator():
        location = dict(zip(PLACE, values, strict=True))
        names = names_of(kind, service, organization)
        yield from ((key, service) for key in hidden_keys(names, location))


def names_of(kind: str, service: str, organization: str) -> tuple[str, ...]:
    """By what a hidden listing is known again; peer support groups share their organization."""
    return (service,) if kind in SEVERAL_UNDER_ONE_ROOF else (service, organization)


def is_same_service(listed: Listed, service: Mapping[str, Any]) -> bool:
    if service["kind"] not in SEVERAL_UNDER_ONE_ROOF:
        return True
    return fold(listed.name) == fold(service["name"])
