"""The search form, as it was sent.

Its text is the same for all who tick the same: it is made once, with gaps for what was typed and
counted (`templatetags.remembering`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from services.models import Directory
from services.search.distances import STEPS, radius_words
from services.search.facets import Facets
from services.search.filter_groups import KIND
from services.search.filters import Sort, View
from services.search.options import Options
from services.search.query import Reading, SearchQuery
from services.search.results import SearchResult
from services.vocabulary import DistanceUnit, ServiceKind

from .filters import GroupChoice, count_text, group_choice, group_counts, groups_shown
from .kinds import KindChoice, kind_choices, kind_counts
from .links import Link, search_url


@dataclass(frozen=True)
class WithinChoice:
    """A radius in the form; the empty value lets the search choose."""

    value: str
    label: str
    is_selected: bool


@dataclass(frozen=True)
class FormShape:
    """All of the form but what was typed and counted; what it lists is made when it is asked for."""

    directory: Directory
    options: Options
    chosen: tuple[tuple[str, str], ...]
    group_names: tuple[str, ...]
    within: float | None
    unit: DistanceUnit
    sort: Sort
    unseen: tuple[str, ...]
    """The names of what the form carries without a field of its own."""

    is_open_now: bool
    has_day: bool
    has_error: bool
    is_roomy: bool
    """Whether there are no results to make room for."""

    is_all_filters: bool

    @property
    def within_choices(self) -> tuple[WithinChoice, ...]:
        """The radii to choose from; one that was given by hand is among them."""
        steps = sorted({*STEPS[self.unit], *([self.within] if self.within else [])})
        numbered = (
            WithinChoice(f"{step:g}", radius_words(step, self.unit), step == self.within)
            for step in steps
        )
        return (WithinChoice("", _("As near as possible"), self.within is None), *numbered)

    @property
    def kinds(self) -> tuple[KindChoice, ...]:
        return kind_choices(self.directory, ServiceKind, checked=self.ticked(KIND))

    @property
    def groups(self) -> tuple[GroupChoice, ...]:
        language = get_language()
        return tuple(
            group_choice(name, self.options, self.ticked(name), language)
            for name in self.group_names
        )

    @property
    def sorts(self) -> tuple[tuple[str, str, bool], ...]:
        """The orders to choose from: value, words, and whether it is chosen."""
        return tuple((sort.value, str(sort.label), sort == self.sort) for sort in Sort)

    def ticked(self, parameter: str) -> frozenset[str]:
        return frozenset(value for name, value in self.chosen if name == parameter)


@dataclass(frozen=True)
class SearchForm:
    """The form, with what fills the gaps of its template from top to bottom."""

    shape: FormShape
    near: str
    near_error: str
    fillings: tuple[str, ...]

    @property
    def problems(self) -> list[Link]:
        return [Link(self.near_error, "#near")] if self.near_error else []


def search_form(
    reading: Reading, directory: Directory, options: Options, found: SearchResult | None
) -> SearchForm:
    """The form with what each option would give: nothing typed is lost."""
    query = reading.query
    unseen = query.unseen_parameters()
    shape = FormShape(
        directory=directory,
        options=options,
        chosen=query.chosen,
        group_names=groups_shown(query, options),
        within=query.within,
        unit=query.unit,
        sort=query.sort,
        unseen=tuple(unseen),
        is_open_now=query.is_open_now,
        has_day=bool(query.open_at),
        has_error=bool(reading.near_error),
        is_roomy=reading.needs_place,
        is_all_filters=query.view == View.FILTERS,
    )
    return SearchForm(
        shape=shape,
        near=query.near,
        near_error=reading.near_error,
        fillings=tuple(fillings(reading, shape, unseen, found)),
    )


def fillings(
    reading: Reading, shape: FormShape, unseen: dict[str, str], found: SearchResult | None
) -> Iterator[str]:
    """What goes into the gaps, in the order of the template."""
    query = reading.query
    if shape.has_error:
        yield reading.near_error
    yield query.near
    if shape.is_roomy:
        yield query.text.typed
    yield from unseen.values()
    if not shape.is_roomy:
        yield query.text.typed
    yield from when_fillings(query, found)
    facets = found.facets if found else None
    yield from kind_counts(shape.kinds, facets)
    yield from option_counts(shape, facets)
    if shape.group_names and not shape.is_all_filters:
        yield search_url(query, view=View.FILTERS)
    yield show_text(found)


def when_fillings(query: SearchQuery, found: SearchResult | None) -> tuple[str, str, str]:
    """How many are open now, unless another time was asked for; the day and the time."""
    at = query.open_at
    if at:
        return "", f"{at:%Y-%m-%d}", f"{at:%H:%M}"
    return count_text(found.open_now.count) if found else "", "", ""


def option_counts(shape: FormShape, facets: Facets | None) -> Iterator[str]:
    for name in shape.group_names:
        yield from group_counts(name, shape.options, facets)


def show_text(found: SearchResult | None) -> str:
    """What the button of the filters says: how many services they show, as ticked now."""
    if not found or not found.total:
        return _("Show services")
    if found.is_lower_bound:
        return _("Show %(count)s+ services") % {"count": number_format(found.total)}
    text = ngettext("Show %(count)s service", "Show %(count)s services", found.total)
    return text % {"count": number_format(found.total)}
