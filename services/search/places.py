"""What there is in each country, state and town: real counts, from the search rows alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, Case, Count, F, Value, When
from django.db.models.fields.json import KT
from django.urls import reverse

from services.geo.places.folding import fold_key, plain_words
from services.models import Directory, SearchEntry
from services.vocabulary import ServiceKind

from .cards import Card, CardRow, CardService, Group, card_of
from .fresh import Fresh
from .paging import ROWS_PER_CARD
from .rows import RowMemory

MOBILE_SERVICE = Case(
    When(card=F("counts_as"), then=F("counts_as")),
    default=Value(0),
    output_field=BigIntegerField(),
)
"""The service of a mobile stop, whose card is the service's; 0 for a place with a door."""


@dataclass
class ServiceCount:
    """How many services there are, counted as a search counts them: a mobile one once, however
    many stops it has, and others once for each door."""

    doors: Counter[int] = field(default_factory=Counter)
    mobile: dict[int, int] = field(default_factory=dict)

    def add(self, *, kinds: int, mobile: int, rows: int) -> None:
        if mobile:
            self.mobile[mobile] = self.mobile.get(mobile, 0) | kinds
        else:
            self.doors[kinds] += rows

    @property
    def total(self) -> int:
        return self.doors.total() + len(self.mobile)

    def of_kind(self, kind: ServiceKind) -> int:
        """Of a kind, under whatever kind they are listed."""
        doors = sum(rows for kinds, rows in self.doors.items() if kinds & kind.bit)
        return doors + sum(1 for kinds in self.mobile.values() if kinds & kind.bit)


Counts = Mapping[tuple[str, ...], ServiceCount]


def count_services(directory: Directory, *columns: Any, at: datetime, **scope: str) -> Counts:
    """Services by the values of `columns`, and by each shorter beginning of them: () is all."""
    rows = (
        SearchEntry.objects.at_places(at)
        .of_kinds(directory.kinds_shown)
        .filter(**scope)
        .values_list(*columns, "kinds", MOBILE_SERVICE)
        .annotate(rows=Count("number"))
        .order_by()
    )
    counts: defaultdict[tuple[str, ...], ServiceCount] = defaultdict(ServiceCount)
    for *values, kinds, mobile, number in rows:
        for length in range(len(values) + 1):
            counts[tuple(values[:length])].add(kinds=kinds, mobile=mobile, rows=number)
    return counts


def country_counts(directory: Directory, *, at: datetime) -> Counts:
    """Services by country and state."""
    return count_services(directory, "country", "state_province", at=at)


def read_inhabited(directory: Directory) -> frozenset[tuple[str, str]]:
    rows = SearchEntry.objects.of_kinds(directory.kinds_shown).filter(x__isnull=False).order_by()
    found = set(rows.values_list("country", "state_province").distinct())
    return frozenset(found | {(country, "") for country, _state in found})


inhabited = Fresh(read_inhabited)
"""Countries, and states of them, that have anything to go to."""


def state_counts(directory: Directory, country: str, *, at: datetime) -> Counts:
    """Services of a country by country and state; where rows have no state, by town as well."""
    town = Case(When(state_province="", then=F("city")), default=Value(""))
    return count_services(directory, "country", "state_province", town, at=at, country=country)


def towns_without_state(counts: Counts) -> dict[str, Town]:
    """The towns of `state_counts` that have no state."""
    by_spelling = {key[2]: count for key, count in counts.items() if len(key) == 3 and not key[1]}
    return merged_towns(by_spelling)


@dataclass(frozen=True)
class Town:
    """A town by all the spellings that its listings have, and what is there."""

    name: str
    spellings: tuple[str, ...]
    count: ServiceCount

    @property
    def slug(self) -> str:
        return town_slug(self.name)


def town_slug(name: str) -> str:
    """A town as its address has it: "Saint Louis" → "saint-louis"."""
    return "-".join(plain_words(name))


def towns_of(
    directory: Directory, country: str, state: str, *, at: datetime
) -> tuple[dict[str, Town], ServiceCount]:
    """The towns of a state by the key that all their spellings share, and the whole state."""
    counts = count_services(directory, "city", at=at, country=country, state_province=state)
    return merged_towns({key[0]: count for key, count in counts.items() if key}), counts[()]


def merged_towns(by_spelling: Mapping[str, ServiceCount]) -> dict[str, Town]:
    """One town for "Saint Louis", "St. Louis" and "ST LOUIS", in order of their names."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for spelling in by_spelling:
        if key := fold_key(spelling):
            groups[key].append(spelling)
    towns = {key: merged([*names], by_spelling) for key, names in groups.items()}
    return dict(sorted(towns.items(), key=lambda item: item[1].slug))


def merged(spellings: Sequence[str], by_spelling: Mapping[str, ServiceCount]) -> Town:
    """A town under its most common spelling; between equals, one that does not shout."""
    ranked = sorted(
        spellings, key=lambda name: (-by_spelling[name].total, name.isupper(), name.islower(), name)
    )
    count = ServiceCount()
    for one in (by_spelling[name] for name in ranked):
        count.doors.update(one.doors)
        for service, kinds in one.mobile.items():
            count.add(kinds=kinds, mobile=service, rows=1)
    return Town(ranked[0], tuple(ranked), count)


def addresses(directory: Directory, *, at: datetime) -> Iterator[tuple[str, str, str]]:
    """Country, state and town of every place that has services, in one query; "" where the row
    has no state, and for the state itself."""
    by_state: defaultdict[tuple[str, str], dict[str, ServiceCount]] = defaultdict(dict)
    counts = count_services(directory, "country", "state_province", "city", at=at)
    for key, count in counts.items():
        if len(key) == 3:
            country, state, city = key
            by_state[country, state][city] = count
    for (country, state), by_spelling in sorted(by_state.items()):
        yield country, state, ""
        for town in merged_towns(by_spelling).values():
            yield country, state, town.slug


def serving_all_of(
    directory: Directory, country: str, state: str = "", *, at: datetime
) -> tuple[CardService, ...]:
    """What comes, mails or meets online everywhere in a country or state, by name. One query."""
    listed = SearchEntry.objects.listed_at(at).of_kinds(directory.kinds_shown)
    rows = listed.serving_all_of(country, state)
    columns = (KT("shown__name"), KT("shown__slug"), "kind", "counts_as")
    by_service = {row[3]: row for row in rows.values_list(*columns).order_by("-number")}
    services = (
        CardService(name, str(ServiceKind(kind).label), reverse("listing", args=[slug]))
        for name, slug, kind, _service in by_service.values()
    )
    return tuple(sorted(services, key=lambda service: service.name.casefold()))


Rows = list[tuple[int, int, int]]


def groups_in_town(
    directory: Directory, country: str, state: str, town: Town, *, at: datetime
) -> list[Rows]:
    """The rows of each card of a town, by the name that leads the card; related help leads none
    that has more."""
    rows = (
        SearchEntry.objects.at_places(at)
        .of_kinds(directory.kinds_shown)
        .filter(country=country, state_province=state, city__in=town.spellings)
        .values_list("kind", KT("shown__name"), "card", "number", "counts_as")
    )
    by_card: defaultdict[int, list[tuple[bool, str, tuple[int, int, int]]]] = defaultdict(list)
    for kind, name, *row in rows:
        by_card[row[0]].append((kind == ServiceKind.RELATED, name.casefold(), tuple(row)))
    groups = sorted(map(sorted, by_card.values()), key=lambda group: group[0][1:])
    return [[row for _is_related, _name, row in group] for group in groups]


def cards_of(directory: Directory, groups: Sequence[Rows], *, at: datetime) -> list[Card]:
    """The cards of groups of rows, without a distance: nobody asked from where. One query."""
    rows = RowMemory(directory).card_rows(
        [number for group in groups for _card, number, _service in group[:ROWS_PER_CARD]]
    )
    shown = (group_of(group, rows) for group in groups)
    return [
        card_of(group, unit=None, at=at, stale_after_days=directory.stale_after_days)
        for group in shown
        if group.rows
    ]


def group_of(rows: Rows, known: Mapping[int, CardRow]) -> Group:
    """The rows of a card; those that left the search a moment ago are not among them."""
    shown = tuple(known[number] for _card, number, _service in rows if number in known)
    services = len({service for _card, _number, service in rows})
    return Group(shown, distance_km=0.0, services=services, stops=len(rows))
