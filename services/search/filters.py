"""What can be asked of a search: one declaration for pages, and later embed and API."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Any, ClassVar

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from services.models import Directory, SearchEntry
from services.vocabulary import DistanceUnit, ServiceKind

from .filter_groups import GROUPS, KIND
from .options import Options

MAX_NEAR_LENGTH = 200
MAX_PAGE = 10_000
PLAIN_NUMBER = re.compile(r"[+-]?\d{1,6}(\.\d{0,20})?", re.ASCII)

OPEN_NOW = "now"
YEARS = range(2000, 2101)


class Sort(TextChoices):
    """The order of results; without one they stand by distance."""

    DISTANCE = "distance", _("Nearest first")
    OPEN = "open", _("Open now first")
    NAME = "name", _("By name")


class View(TextChoices):
    """How results are looked at; the page of all filters shows none, the pocket card ten."""

    LIST = "", _("List")
    MAP = "map", _("Map")
    FILTERS = "filters", _("All filters")
    POCKET = "pocket", _("Pocket card")


class PlainNumberField(forms.FloatField):
    """A decimal number as people write one: no exponent, underscore, NaN or infinity."""

    def to_python(self, value: Any) -> float | None:  # type: ignore[override]
        text = str(value).strip() if value is not None else ""
        if text and not PLAIN_NUMBER.fullmatch(text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(text)


class SearchForm(forms.Form):
    """Where to search, how far, which page, and how to look at it; the filters come on top."""

    near = forms.CharField(required=False, max_length=MAX_NEAR_LENGTH)
    lat = PlainNumberField(required=False, min_value=-90, max_value=90)
    lon = PlainNumberField(required=False, min_value=-180, max_value=180)
    within = PlainNumberField(required=False)
    unit = forms.ChoiceField(required=False, choices=DistanceUnit.choices)
    open = forms.ChoiceField(required=False, choices=[(OPEN_NOW, _("Open now"))])
    day = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
    time = forms.TimeField(required=False, input_formats=["%H:%M"])
    sort = forms.ChoiceField(required=False, choices=Sort.choices)
    page = forms.IntegerField(required=False, min_value=1, max_value=MAX_PAGE)
    untold = forms.BooleanField(required=False)
    remote = forms.BooleanField(required=False)
    view = forms.ChoiceField(required=False, choices=View.choices)

    def clean_day(self) -> date | None:
        """A day near enough for clocks and holidays to be known."""
        day: date | None = self.cleaned_data["day"]
        if day and day.year not in YEARS:
            raise ValidationError(_("Use a day of these years."))
        return day

    def clean_within(self) -> float | None:
        within: float | None = self.cleaned_data["within"]
        if within is not None and within <= 0:
            raise ValidationError(_("Use a number above 0."))
        return within


class ListingFilterSet(django_filters.FilterSet):
    """The filters; each one is a parameter that may be given several times (`filterset_of`).

    What they keep is decided on candidates (`matching`): one read of the database then gives the
    results, the count of every option and who has not told us.
    """

    class Meta:
        model = SearchEntry
        form = SearchForm
        fields: ClassVar[list[str]] = []

    def get_form_class(self) -> type[SearchForm]:
        """Made once for each filter set; django-filter makes a new class for each request."""
        return form_class_of(type(self))  # type: ignore[arg-type]


@lru_cache(maxsize=256)
def form_class_of(filters: type[ListingFilterSet]) -> type[SearchForm]:
    fields = {name: filter_.field for name, filter_ in filters.base_filters.items()}
    return type("SearchForm", (filters._meta.form,), fields)


READABLE = frozenset({*SearchForm.declared_fields, KIND, *(group.name for group in GROUPS)})
"""Every parameter that a search knows."""


@lru_cache(maxsize=256)
def filterset_of(options: Options, names: frozenset[str]) -> type[ListingFilterSet]:
    """The filter set of the parameters `names`, other fields of the form left out as well: a form
    copies all its fields for each request."""
    offered = [(KIND, _("What do you need?"), ServiceKind.choices)]
    for group in GROUPS:
        of_group = [(option.value, option.label) for option in options.by_group[group.name]]
        offered.append((group.name, group.title, of_group))
    filters: dict[str, Any] = {
        name: django_filters.MultipleChoiceFilter(label=title, choices=choices)
        for name, title, choices in offered
        if name in names
    }
    absent = dict.fromkeys(SearchForm.declared_fields.keys() - names)  # None takes a field away
    form = type("SearchForm", (SearchForm,), absent)
    meta = type("Meta", (ListingFilterSet.Meta,), {"form": form})
    return type("ListingFilterSet", (ListingFilterSet,), {**filters, "Meta": meta})


def known_choices(
    data: QueryDict, filters: type[ListingFilterSet]
) -> tuple[QueryDict, list[tuple[str, str]]]:
    """`data` without the filter values that nobody knows, and those as (name, value) pairs.

    One unknown value must not silence the others, and must be said.
    """
    known = data.copy()
    unknown: list[tuple[str, str]] = []
    for name, filter_ in filters.base_filters.items():
        if name not in data:
            continue
        values = dict.fromkeys(value for value in data.getlist(name) if value)
        allowed = {str(choice) for choice, _label in filter_.extra["choices"]}
        known.setlist(name, [value for value in values if value in allowed])
        unknown += [(name, value) for value in values if value not in allowed]
    return known, unknown


def leave_out_kinds(data: QueryDict, directory: Directory) -> list[str]:
    """Take the kinds that this directory does not list out of `data`, and name them."""
    asked = data.getlist(KIND)
    if asked:
        data.setlist(KIND, [kind for kind in asked if kind in directory.kinds_shown])
    return [kind for kind in asked if kind not in directory.kinds_shown]
