"""The filters as the page offers them: every option with what it would give."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from services.search.filter_groups import GROUPS, FilterGroup, Joins
from services.search.filters import Sort, View
from services.search.matching import Facets
from services.search.moments import weekday_text
from services.search.options import Options
from services.search.query import SearchQuery
from services.vocabulary import ServiceKind

NOT_COUNTED = Facets({})
"""The counts of a page that has no results."""


@dataclass(frozen=True)
class OptionChoice:
    """One tick, and in words how many services it would give; "" where nothing was counted."""

    value: str
    label: str
    count: str
    is_checked: bool


@dataclass(frozen=True)
class GroupChoice:
    """One group of ticks; the hint says what several of them mean."""

    name: str
    title: str
    hint: str
    options: tuple[OptionChoice, ...]

    @property
    def checked(self) -> int:
        """How many are ticked: a group with a tick is open."""
        return sum(option.is_checked for option in self.options)


def group_choices(query: SearchQuery, options: Options, facets: Facets) -> tuple[GroupChoice, ...]:
    """The groups beside the results, or all of them for the chosen kinds, and whatever has a tick.

    Options without a service stay where they are.
    """
    ticked = {name for name, _value in query.chosen}
    is_all = query.view == View.FILTERS
    choices = (
        group_choice(group, query, options, facets)
        for group in GROUPS
        if group.name in ticked
        or (group.is_shown_for(query.kinds) and (is_all or group.is_first_choice))
    )
    return tuple(choice for choice in choices if choice.options)


def group_choice(
    group: FilterGroup, query: SearchQuery, options: Options, facets: Facets
) -> GroupChoice:
    return GroupChoice(
        name=group.name,
        title=str(group.title),
        hint=_("All of these") if group.joins is Joins.ALL else _("Any of these"),
        options=tuple(
            OptionChoice(
                option.value,
                str(option.label),
                count_text(facets, (group.name, option.value)),
                (group.name, option.value) in query.chosen,
            )
            for option in options.by_group[group.name]
        ),
    )


def count_text(facets: Facets, pair: tuple[str, str]) -> str:
    """“12”, or “12+” where not all rows were counted; then nothing is said of none."""
    count = facets.counts.get(pair)
    if count is None or (facets.is_lower_bound and not count):
        return ""
    return f"{number_format(count)}+" if facets.is_lower_bound else number_format(count)


def option_label(pair: tuple[str, str], options: Options) -> str:
    """The words of a chosen option."""
    name, value = pair
    if name == "kind":
        return str(ServiceKind(value).label)
    return str(options.by_value[pair].label)


def open_label(query: SearchQuery) -> str:
    """“Open now”, or “Open Tue 1 Dec, 2 pm”."""
    if query.open_at is None:
        return _("Open now")
    return _("Open %(moment)s") % {"moment": weekday_text(query.open_at)}


def when_choice(query: SearchQuery, open_now: str) -> dict[str, str | bool]:
    """The fields that ask when it should be open; `open_now` counts what is."""
    at = query.open_at
    return {
        "is_open_now": query.is_open_now,
        "count": open_now,
        "day": f"{at:%Y-%m-%d}" if at else "",
        "time": f"{at:%H:%M}" if at else "",
    }


def sort_choices(query: SearchQuery) -> tuple[tuple[str, str, bool], ...]:
    """The orders to choose from: value, words, and whether it is chosen."""
    return tuple((sort.value, str(sort.label), sort == query.sort) for sort in Sort)
