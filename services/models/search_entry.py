"""The search row: the one table that the public search reads.

Rows are derived by `curation.search_rows` and by nothing else. They hold the public pin, never the
true one, so a page that reads only this table cannot leak what is not in it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, ClassVar, Self
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from services.vocabulary import AreaExtent, ServiceKind

from .constraints import in_range, one_of, rule
from .service_area import ServiceArea

KEY_BITS = (1 << 62) - 1
CELLS = ("cell_1600m", "cell_6km", "cell_25km", "cell_100km", "cell_400km")
PIN_COLUMNS = ("latitude", "longitude", "x", "y", "z", *CELLS)
NO_PIN = Q(**{f"{column}__isnull": True for column in PIN_COLUMNS})
WHOLE_PIN = Q(**{f"{column}__isnull": False for column in PIN_COLUMNS})


def key_number(identifier: UUID) -> int:
    """A UUID as a number that both databases hold, sort and compare alike: its last 62 bits.

    Two of a million random UUIDs share one with a probability of 1 in 10,000,000.
    """
    return identifier.int & KEY_BITS


class SearchEntryQuerySet(models.QuerySet[Any]):
    def listed_at(self, moment: datetime) -> Self:
        """Rows whose dates include `moment`: seasons, and authorisations that end."""
        return self.listed_between(moment, moment)

    def listed_between(self, first: datetime, last: datetime) -> Self:
        """Rows whose dates include any moment from `first` to `last`."""
        return self.filter(
            Q(listed_from__isnull=True) | Q(listed_from__lte=last),
            Q(listed_until__isnull=True) | Q(listed_until__gt=first),
        )

    def at_places(self, moment: datetime) -> Self:
        """Rows that are a place to go to at `moment`; what has no public pin is none."""
        return self.listed_at(moment).filter(x__isnull=False)

    def of_kinds(self, kinds: Collection[str]) -> Self:
        """Rows that are listed under one of `kinds`; every kind is no condition."""
        return self if {*kinds} >= {*ServiceKind.values} else self.filter(kind__in=kinds)

    def serving_all_of(self, country: str, state: str = "") -> Self:
        """Rows without a place that serve the whole country, or this whole state of it."""
        whole = Q(extent_type=AreaExtent.COUNTRY)
        whole |= Q(extent_type=AreaExtent.SUBDIVISION, state_province=state)
        areas = ServiceArea.objects.filter(whole, country=country)
        return self.filter(
            Q(service_at_location__in=areas.values("service_at_location"))
            | Q(service__in=areas.values("service")),
            x__isnull=True,
        )


class SearchEntry(models.Model):
    """One listed service at one location, as the public search sees it."""

    # From the listing's UUID (`key_number`): the same on both databases and after every rebuild.
    number = models.BigIntegerField(primary_key=True)
    service_at_location = models.OneToOneField(
        "services.ServiceAtLocation", models.CASCADE, related_name="search_entry"
    )
    service = models.ForeignKey("services.Service", models.CASCADE, related_name="+")
    location = models.ForeignKey("services.Location", models.CASCADE, related_name="+")
    # The service for a mobile service (one card with its nearest stop), else the location;
    # at a hidden place each listing has its own.
    card = models.BigIntegerField()
    # Which service it is, for counting: one with several stops on a card counts once.
    counts_as = models.BigIntegerField()
    kind = models.CharField(max_length=30, choices=ServiceKind.choices)
    kinds = models.PositiveSmallIntegerField()
    flags = models.PositiveSmallIntegerField(default=0)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    x = models.FloatField(null=True)
    y = models.FloatField(null=True)
    z = models.FloatField(null=True)
    cell_1600m = models.BigIntegerField(null=True)
    cell_6km = models.BigIntegerField(null=True)
    cell_25km = models.BigIntegerField(null=True)
    cell_100km = models.BigIntegerField(null=True)
    cell_400km = models.BigIntegerField(null=True)
    country = models.CharField(max_length=2, blank=True)
    state_province = models.CharField(max_length=6, blank=True)
    # "" where the town is not public.
    city = models.CharField(max_length=100, blank=True)
    # Half-open, from the first midnight to the one after the last day, by the place's own clock.
    listed_from = models.DateTimeField(null=True)
    listed_until = models.DateTimeField(null=True)
    # What is known to be so, and not to be so (`vocabulary.FactSet`).
    facts = models.TextField(blank=True)
    # The opening hours as `hours.encode` writes them; "" if nothing is known.
    hours = models.TextField(blank=True)
    # What the card shows; its keys are those of `curation.shown.shown`.
    shown = models.JSONField(encoder=DjangoJSONEncoder)

    objects: ClassVar[models.Manager[Any]] = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("search row")
        verbose_name_plural = _("search rows")
        indexes: ClassVar = [
            # Covering: the radius search never touches the table (4 to 8 times faster).
            *(
                models.Index(
                    fields=[cell, "kinds", "flags", "x", "y", "z", "number"],
                    name=f"searchentry_{cell}",
                )
                for cell in CELLS
            ),
            models.Index(fields=["card"], name="searchentry_card"),
            # Covering too: the pages of countries, states and towns count all their rows.
            models.Index(
                fields=[
                    "state_province",
                    "city",
                    "country",
                    "kinds",
                    "card",
                    "counts_as",
                    "listed_from",
                    "listed_until",
                    "x",
                    "number",
                ],
                name="searchentry_places",
            ),
            models.Index(
                fields=["country"], condition=Q(x__isnull=True), name="searchentry_without_pin"
            ),
        ]
        constraints: ClassVar = [
            one_of("searchentry_kind_known", "kind", ServiceKind),
            rule(
                "searchentry_kinds_given",
                Q(kinds__range=(1, ServiceKind.mask(frozenset(ServiceKind)))),
                _("A listing offers something."),
            ),
            in_range("searchentry_latitude_range", "latitude", -90, 90),
            in_range("searchentry_longitude_range", "longitude", -180, 180),
            rule("searchentry_pin_complete", NO_PIN | WHOLE_PIN, _("A pin is whole or absent.")),
        ]

    def __str__(self) -> str:
        return str(self.shown.get("name", self.pk))
