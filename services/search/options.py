"""The options of every filter, with the numbers of their facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property, lazy

from services.models import Directory, SearchFact, TaxonomyTerm

from .filter_groups import GROUPS, LANGUAGE, FixedOption
from .fresh import Fresh
from .languages import language_name


@dataclass(frozen=True)
class Option:
    """One tick of a group: the fact it asks for, by number; 0 for one that no listing has."""

    value: str
    label: Any
    number: int
    is_so: bool = True


@dataclass(frozen=True, eq=False)
class Options:
    """Every option of every group."""

    by_group: Mapping[str, tuple[Option, ...]]

    @cached_property
    def by_value(self) -> dict[tuple[str, str], Option]:
        """The options by (parameter, value)."""
        return {
            (name, option.value): option
            for name, options in self.by_group.items()
            for option in options
        }


def read_options(_directory: Directory) -> Options:
    """The options as the database has them now; two queries."""
    numbers = dict(SearchFact.objects.values_list("key", "number"))
    fixed = terms_by_list() | {LANGUAGE: languages(numbers)}
    return Options(
        {
            group.name: tuple(
                Option(option.value, option.label, numbers.get(option.fact, 0), option.is_so)
                for option in group.fixed or fixed.get(group.name, ())
            )
            for group in GROUPS
        }
    )


current_options = Fresh(read_options)


def terms_by_list() -> dict[str, list[FixedOption]]:
    found: dict[str, list[FixedOption]] = defaultdict(list)
    for term in TaxonomyTerm.objects.current():
        # The options outlive a request, so their labels must not keep its language.
        found[term.taxonomy].append(FixedOption(term.code, label_of(term), term.key))
    return found


def label_now(term: TaxonomyTerm) -> str:
    return term.translated("name")


label_of = lazy(label_now, str)


def languages(numbers: Mapping[str, int]) -> list[FixedOption]:
    """The languages that some listing speaks, by their own names."""
    codes = (key.partition(":")[2] for key in numbers if key.startswith(f"{LANGUAGE}:"))
    options = [FixedOption(code, language_name(code), f"{LANGUAGE}:{code}") for code in codes]
    return sorted(options, key=lambda option: str(option.label))
