"""The filters as the page offers them: every option with what it would give."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from services.search.facets import Facets
from services.search.filter_groups import GROUPS, GROUPS_BY_NAME, Joins
from services.search.filters import View
from services.search.matching import Count
from services.search.moments import weekday_text
from services.search.options import Options
from services.search.query import SearchQuery
from services.vocabulary import ServiceKind

REMEMBERED = 1024


@dataclass(frozen=True)
class OptionChoice:
    """One tick."""

    value: str
    label: str
    is_checked: bool


@dataclass(frozen=True, eq=False)
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


def groups_shown(query: SearchQuery, options: Options) -> tuple[str, ...]:
    """The groups beside the results, or all of them for the chosen kinds, and whatever has a tick.

    Options without a service stay where they are.
    """
    ticked = {name for name, _value in query.chosen}
    is_all = query.view == View.FILTERS
    return tuple(
        group.name
        for group in GROUPS
        if options.by_group[group.name]
        and (
            group.name in ticked
            or (group.is_shown_for(query.kinds) and (is_all or group.is_first_choice))
        )
    )


@lru_cache(maxsize=REMEMBERED)
def group_choice(name: str, options: Options, ticked: frozenset[str], language: str) -> GroupChoice:
    """The same object for the same ticks, so that what is made of it is made once."""
    group = GROUPS_BY_NAME[name]
    return GroupChoice(
        name=name,
        title=str(group.title),
        hint=_("All of these") if group.joins is Joins.ALL else _("Any of these"),
        options=tuple(
            OptionChoice(option.value, str(option.label), option.value in ticked)
            for option in options.by_group[name]
        ),
    )


def group_counts(name: str, options: Options, facets: Facets | None) -> tuple[str, ...]:
    of_group = options.by_group[name]
    if facets is None:
        return ("",) * len(of_group)
    language = get_language()
    return tuple(count_in(language, facets.of(name, option)) for option in of_group)


def count_text(count: Count) -> str:
    """“ (12)”, or “ (12+)” where there may be more; then nothing is said of none."""
    return count_in(get_language(), count)


@lru_cache(maxsize=REMEMBERED)
def count_in(_language: str, count: Count) -> str:
    if count.is_lower_bound and not count.total:
        return ""
    return f" ({count_number(count)})"


def count_number(count: Count) -> str:
    """“12”, or “12+” where there may be more."""
    number = str(number_format(count.total))
    return f"{number}+" if count.is_lower_bound and count.total else number


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
