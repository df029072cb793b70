"""What can be asked of a search: one declaration for pages, and later embed and API."""

from __future__ import annotations

import re
from typing import Any, ClassVar

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from services.models import SearchEntry
from services.vocabulary import DistanceUnit, ServiceKind

MAX_NEAR_LENGTH = 200
MAX_PAGE = 10_000
PLAIN_NUMBER = re.compile(r"[+-]?\d{1,6}(\.\d{0,20})?", re.ASCII)


class PlainNumberField(forms.FloatField):
    """A decimal number as people write one: no exponent, underscore, NaN or infinity."""

    def to_python(self, value: Any) -> float | None:  # type: ignore[override]
        text = str(value).strip() if value is not None else ""
        if text and not PLAIN_NUMBER.fullmatch(text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(text)


class PlaceForm(forms.Form):
    """Where to search, how far, which page, and with a map or without."""

    near = forms.CharField(required=False, max_length=MAX_NEAR_LENGTH)
    lat = PlainNumberField(required=False, min_value=-90, max_value=90)
    lon = PlainNumberField(required=False, min_value=-180, max_value=180)
    within = PlainNumberField(required=False)
    unit = forms.ChoiceField(required=False, choices=DistanceUnit.choices)
    page = forms.IntegerField(required=False, min_value=1, max_value=MAX_PAGE)
    view = forms.ChoiceField(required=False, choices=[("map", "map")])

    def clean_within(self) -> float | None:
        within: float | None = self.cleaned_data["within"]
        if within is not None and within <= 0:
            raise ValidationError(_("Use a number above 0."))
        return within


class ListingFilterSet(django_filters.FilterSet):
    """The filters; each one is a parameter that may be given several times."""

    kind = django_filters.MultipleChoiceFilter(
        label=_("What do you need?"), choices=ServiceKind.choices, method="filter_kind"
    )

    class Meta:
        model = SearchEntry
        form = PlaceForm
        fields: ClassVar = ["kind"]

    def filter_kind(
        self, entries: QuerySet[SearchEntry], name: str, values: list[str]
    ) -> QuerySet[SearchEntry]:
        offering: QuerySet[SearchEntry] = entries.offering(  # type: ignore[attr-defined]
            frozenset(map(ServiceKind, values))
        )
        return offering

    def filter_queryset(self, queryset: QuerySet[SearchEntry]) -> QuerySet[SearchEntry]:
        """Apply the filters; the place, the radius and the page are not filters."""
        for name, filter_ in self.filters.items():
            if name in self.form.cleaned_data:
                queryset = filter_.filter(queryset, self.form.cleaned_data[name])
        return queryset


def known_choices(data: QueryDict) -> tuple[QueryDict, list[tuple[str, str]]]:
    """`data` without the filter values that nobody knows, and those as (name, value) pairs.

    One unknown value must not silence the others, and must be said.
    """
    known = data.copy()
    unknown: list[tuple[str, str]] = []
    for name, filter_ in ListingFilterSet.base_filters.items():
        values = dict.fromkeys(value for value in data.getlist(name) if value)
        allowed = {str(choice) for choice, _label in filter_.extra["choices"]}
        known.setlist(name, [value for value in values if value in allowed])
        unknown += [(name, value) for value in values if value not in allowed]
    return known, unknown


def apply_filters(
    entries: QuerySet[SearchEntry], chosen: tuple[tuple[str, str], ...]
) -> QuerySet[SearchEntry]:
    """`entries` that pass the filters of a query, given as (name, value) pairs."""
    data = QueryDict(mutable=True)
    for name, value in chosen:
        data.appendlist(name, value)
    filterset = ListingFilterSet(data, queryset=entries)
    filtered: QuerySet[SearchEntry] = filterset.qs
    return filtered
