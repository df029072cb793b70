"""Organizations, services and stops, put together from the content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils.text import slugify

from services.curation.documents import new_rows, write_section
from services.models import Attribute, Language, Location, Organization, Phone, Service
from services.models import ServiceAtLocation as Listing
from services.vocabulary import PRIVACY_WITH_PIN, AddressPrivacy, LocationType, PhoneType

from .content import DEMO_DAY, Blueprint, City, Group, Offer, Setting, Stop, day_from
from .drawing import draw_answers, in_turn, share
from .fixture import Fixture
from .hours_text import read_hours
from .places import Places, privacy_of
from .trust import add_checks, add_consents
from .wording import describe_service, read_columns, service_areas

SAYS_WHERE = (AddressPrivacy.EXACT, AddressPrivacy.APPROXIMATE)


def dialable(prefixes: Sequence[str]) -> Iterator[str]:
    """Numbers kept free for stories, each once, from prefixes such as `+121555501##`."""
    for prefix in prefixes:
        digits = prefix.count("#")
        for number in range(10**digits):
            mixed = (number * 37 + 23) % 10**digits
            yield f"{prefix.rstrip('#')}{mixed:0{digits}d}"


class CityListings:
    """Builds what one city has to offer."""

    def __init__(
        self,
        fixture: Fixture,
        city: City,
        blueprints: dict[str, Blueprint],
        settings: dict[str, Setting],
    ) -> None:
        self.fixture = fixture
        self.city = city
        self.blueprints = blueprints
        self.places = Places(fixture, city, settings)
        self.numbers = dialable(city.phone_prefixes)

    def add_all(self) -> None:
        for group in self.city.groups:
            organization = self.add_organization(group)
            for offer in group.offers:
                self.add_service(organization, offer)

    def add_organization(self, group: Group) -> Organization:
        slug = slugify(group.name)
        key = f"{self.city.slug}/{slug}"
        site = f"{slug.replace('-', '')[:40]}.example.org"
        values = {
            "name": group.name,
            "alternate_name": group.alternate_name,
            "description": group.about,
            "website": f"https://{site}/" if group.website else "",
            "email": f"hello@{site}" if group.website else "",
            "phones": self.phones(["voice: Front desk"], key),
        }
        organization = Organization(slug=self.fixture.free_slug(slug))
        write_section("organization", organization, values)
        self.fixture.add(organization, key)
        self.add_rows("organization", organization, values, key)
        return organization

    def add_service(self, organization: Organization, offer: Offer) -> None:
        blueprint = self.blueprints[offer.use]
        turn = self.fixture.next_use(offer.use)
        key = self.service_key(organization, offer)
        values = self.describe(organization, offer, turn, key)
        service = Service(organization=organization)
        write_section("service", service, values)
        self.fixture.add(service, key)
        rows = self.add_rows("service", service, values, key)
        days = [
            self.add_listing(service, blueprint, stop, turn + number)
            for number, stop in enumerate(offer.stops)
        ]
        self.date_facts(rows, days)

    def service_key(self, organization: Organization, offer: Offer) -> str:
        known_as = slugify(offer.name) or offer.use.replace("_", "-")
        key = f"{organization.external_id}/{known_as}"
        earlier = self.fixture.next_use(f"key {key}")
        return f"{key}-{earlier + 1}" if earlier else key

    def describe(
        self, organization: Organization, offer: Offer, turn: int, key: str
    ) -> dict[str, Any]:
        """The service section of a listing document."""
        blueprint = self.blueprints[offer.use]
        columns = read_columns(blueprint, offer, turn)
        facts = answers(key, blueprint, offer, without=self.city.not_here)
        if "minimum_age" in columns:
            facts["entry_rule:minimum_age"] = True
        has_page = organization.website and blueprint.location_type != LocationType.PHYSICAL
        return {
            **describe_service(blueprint, offer, turn, self.words(organization, blueprint, offer)),
            **columns,
            "url": f"{organization.website}{slugify(key.rpartition('/')[2])}/" if has_page else "",
            "attributes": facts,
            "phones": self.phones(self.phone_texts(blueprint, offer), key),
            "languages": [{"code": code} for code in self.spoken(offer, key)],
        }

    def words(
        self, organization: Organization, blueprint: Blueprint, offer: Offer
    ) -> dict[str, str]:
        """What the sentences may mention; a neighbourhood only if everybody may know it."""
        city, areas = self.city.name, [self.places.area_of(stop) for stop in offer.stops]
        is_told = all(privacy_of(blueprint, stop) in SAYS_WHERE for stop in offer.stops)
        area = areas[0].name if is_told and len(areas) == 1 else city
        return {"city": areas[0].city or city, "area": area, "org": organization.name}

    def phone_texts(self, blueprint: Blueprint, offer: Offer) -> list[str]:
        return blueprint.phones if offer.phones is None else offer.phones

    def phones(self, texts: Sequence[str], key: str) -> list[dict[str, Any]]:
        """Phone rows for texts such as `voice`, `text: Text us` or `voice x12: Nurse`."""
        rows = []
        for position, text in enumerate(texts):
            kind, _colon, description = text.partition(": ")
            kind, _x, extension = kind.partition(" x")
            number = next(self.numbers, "")
            row = {
                "number": number,
                "extension": extension,
                "type": PhoneType(kind),
                "description": description,
                "position": position,
            }
            rows += [row] if number else []
        return rows

    def spoken(self, offer: Offer, key: str) -> Sequence[str]:
        return offer.languages or in_turn(self.city.languages, int(share(key) * 100))

    def add_listing(
        self, service: Service, blueprint: Blueprint, stop: Stop, turn: int
    ) -> date | None:
        """One stop with its own hours, facts and checks; returns the day of its last check."""
        key = f"{service.external_id}/{self.fixture.next_use(f'stop {service.pk}')}"
        location = self.places.find(blueprint, stop, key)
        values = self.describe_listing(blueprint, stop, location, turn)
        listing = Listing(service=service, location=location)
        write_section("service_at_location", listing, values)
        listing.slug = self.fixture.free_slug(self.slug(service, blueprint, stop, location))
        self.fixture.add(listing, key)
        checked_on = add_checks(self.fixture, listing, key)
        rows = self.add_rows("service_at_location", listing, values, key)
        self.date_facts(rows, [checked_on])
        add_consents(self.fixture, listing, key, stop.consents)
        return checked_on

    def describe_listing(
        self, blueprint: Blueprint, stop: Stop, location: Location, turn: int
    ) -> dict[str, Any]:
        """The service_at_location section of a listing document."""
        hours = in_turn(blueprint.hours, turn) if stop.hours is None else stop.hours
        # The hours of a shared place hold for what is offered there.
        has_own = stop.hours is not None or not self.city.places.get(stop.place, {}).get("hours")
        has_area = location.public_latitude is None or stop.serves
        return {
            "publication": stop.publication,
            "description": stop.note,
            "hours_note": stop.hours_note,
            **days_of(stop),
            "schedules": read_hours(hours, today=DEMO_DAY) if has_own else [],
            "phones": self.phones(stop.phones, location.external_id),
            "attributes": {**dict.fromkeys(stop.yes, True), **dict.fromkeys(stop.no, False)},
            "service_areas": self.serves(blueprint, stop) if has_area else [],
        }

    def serves(self, blueprint: Blueprint, stop: Stop) -> list[dict[str, Any]]:
        area = self.places.area_of(stop)
        return service_areas(stop.serves or blueprint.serves or "circle:15", self.city, area)

    def slug(self, service: Service, blueprint: Blueprint, stop: Stop, location: Location) -> str:
        """A readable address on the site that says no more than the address privacy."""
        privacy = privacy_of(blueprint, stop)
        if privacy not in PRIVACY_WITH_PIN and location.location_type != LocationType.VIRTUAL:
            return slugify(service.name)
        city = location.city or self.city.name
        is_told = privacy in SAYS_WHERE
        area = self.places.area_of(stop).name
        says_area = is_told and area != city and area not in service.name
        said = [area] if says_area else []
        return slugify(" ".join([service.name, *said, *([] if city in service.name else [city])]))

    def add_rows(self, owner: str, row: Model, values: dict[str, Any], key: str) -> list[Model]:
        """Add the lists of a section; a hotline answers in the languages of its service."""
        rows = new_rows(owner, row, values, self.fixture.terms)
        for number, new in enumerate(rows):
            self.fixture.add(new, f"{owner}:{key}:{number}")
            if isinstance(new, Phone) and new.type == PhoneType.HOTLINE:
                for language in values.get("languages", []):
                    spoken = Language(phone=new, code=language["code"])
                    self.fixture.add(spoken, f"phone:{key}:{number}:{spoken.code}")
        return rows

    def date_facts(self, rows: Sequence[Model], days: Sequence[date | None]) -> None:
        """Most facts were asked about at the last check; of some nobody noted the day."""
        latest = max((day for day in days if day), default=None)
        for row in rows:
            if isinstance(row, Attribute) and share(f"{row.pk}") < 0.8:
                row.checked_on = latest


def days_of(stop: Stop) -> dict[str, Any]:
    """Season and closure of a stop as days of the calendar."""
    names = ("valid_from", "valid_to"), ("closed_from", "closed_until", "closed_message")
    given = {
        name: value
        for group, values in zip(names, (stop.dates, stop.closed), strict=True)
        for name, value in zip(group, values, strict=False)
        if value != ""
    }
    return {
        name: day_from(value) if isinstance(value, int) else value for name, value in given.items()
    }


def answers(
    key: str, blueprint: Blueprint, offer: Offer, *, without: Sequence[str]
) -> dict[str, bool]:
    """What is known of a service; what the offer says beats its blueprint."""
    known = {
        **draw_answers(key, blueprint.perhaps),
        **dict.fromkeys(blueprint.yes, True),
        **dict.fromkeys(blueprint.no, False),
        **dict.fromkeys(offer.yes, True),
        **dict.fromkeys(offer.no, False),
    }
    return {term: value for term, value in known.items() if term not in {*offer.unknown, *without}}
