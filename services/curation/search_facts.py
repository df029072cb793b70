"""The facts of a listing that the public search filters by, derived from all that is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.db import transaction

from services.models import CHOICE_FIELDS, SearchFact, ServiceAtLocation, TaxonomyTerm
from services.vocabulary import FactSet

FREE = "payment:free"
MEDICINE_TODAY = "medicine:today"
GIVEN_MEDICINE = (
    "moud_medication:methadone",
    "moud_medication:buprenorphine",
    "moud_medication:buprenorphine_xr",
)
WITHOUT_WAITING = (
    "moud_attr:same_day_start",
    "moud_attr:walk_in",
    "moud_setting:telehealth",
    "access_mode:phone_online",
)
NALTREXONE = ("moud_medication:naltrexone_oral", "moud_medication:naltrexone_xr")

Facts = Mapping[str, bool]


def known_facts(listing: ServiceAtLocation) -> dict[str, bool]:
    """Yes and no by `list:code`; the listing's own answer beats its location's and service's."""
    return {
        attribute.term.key: attribute.value
        for owner in (listing.service, listing.location, listing)
        for attribute in owner.attributes.all()
    }


def searched_facts(listing: ServiceAtLocation, known: Facts) -> dict[str, bool]:
    """The known facts, the lists with one answer, the languages, and what follows from them."""
    facts = {**known, **choices(listing)}
    for owner in (listing.service, listing.location):
        facts.update({f"language:{language.code}": True for language in owner.languages.all()})
    if listing.service.cost == Decimal(0):
        facts.setdefault(FREE, True)
    if any(facts.get(fact) for fact in GIVEN_MEDICINE) and any(
        facts.get(fact) for fact in WITHOUT_WAITING
    ):
        facts[MEDICINE_TODAY] = True
    return facts


def facts_of(listing: ServiceAtLocation) -> dict[str, bool]:
    """All that a search can ask of a listing."""
    return searched_facts(listing, known_facts(listing))


def choices(listing: ServiceAtLocation) -> dict[str, bool]:
    """Of a list with one answer the given one is so, and the others are not."""
    return {
        f"{name}:{value}": value == given
        for name, values in CHOICE_FIELDS.items()
        if (given := getattr(listing.service, name))
        for value in values.values
    }


def is_naltrexone_only(facts: Facts) -> bool:
    """Whether opioids must be stopped first: nothing but naltrexone is known to be given."""
    return any(map(facts.get, NALTREXONE)) and not any(map(facts.get, GIVEN_MEDICINE))


class FactNumbers:
    """The numbers of the facts; one that has none yet is given the next."""

    def __init__(self) -> None:
        self.by_key = dict(SearchFact.objects.values_list("key", "number"))

    def has_all(self, facts: Facts) -> bool:
        """Whether each of these facts has its number."""
        return all(key in self.by_key for key in facts)

    @transaction.atomic
    def number_vocabulary(self) -> None:
        """Give every term and choice its number before a listing has it."""
        terms = [term.key for term in TaxonomyTerm.objects.current()]
        choices = [
            f"{name}:{value}" for name, values in CHOICE_FIELDS.items() for value in values.values
        ]
        self.numbers([*terms, *choices, FREE, MEDICINE_TODAY])

    def encode(self, facts: Facts) -> str:
        """The facts as the search row holds them."""
        yes = self.numbers(key for key, value in facts.items() if value)
        no = self.numbers(key for key, value in facts.items() if not value)
        return FactSet.of(yes, no).encode()

    def numbers(self, keys: Iterable[str]) -> list[int]:
        return [self.by_key.get(key) or self.add(key) for key in keys]

    def add(self, key: str) -> int:
        fact, _is_new = SearchFact.objects.get_or_create(key=key)
        self.by_key[key] = fact.number
        return fact.number
