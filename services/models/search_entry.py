"""The search row: the one table that the public search reads.

Rows are derived by `curation.search_rows` and by nothing else. They hold the public pin, never the
true one, so a page that reads only this table cannot leak what is not in it.
"""

from __future__ import annotations

import math
from datetime import datetime
from typing import Any, ClassVar, Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Exists, F, FloatField, Func, OuterRef, Q
from django.db.models.sql.compiler import SQLCompiler
from django.utils.translation import gettext_lazy as _

from services.geo.sphere import LatLng, UnitVector, chord_of_km, km_of_chord
from services.geo.voxels import cover
from services.vocabulary import SearchFlag, ServiceKind

from .constraints import in_range, one_of, rule
from .service_area import ServiceArea

CELLS = ("cell_6km", "cell_25km", "cell_100km", "cell_400km")
PIN_COLUMNS = ("latitude", "longitude", "x", "y", "z", *CELLS)
NO_PIN = Q(**{f"{column}__isnull": True for column in PIN_COLUMNS})
WHOLE_PIN = Q(**{f"{column}__isnull": False for column in PIN_COLUMNS})


class ChordSquared(Func):
    """Squared chord from the row's point to `vector`; it grows with the great-circle distance.

    One expression: `F()` arithmetic would cost about 1 ms of Python per query.
    """

    output_field: ClassVar = FloatField()

    def __init__(self, vector: UnitVector) -> None:
        super().__init__(F("x"), F("y"), F("z"))
        self.vector = vector

    def as_sql(  # type: ignore[override]
        self, compiler: SQLCompiler, connection: Any, *args: Any, **kwargs: Any
    ) -> tuple[str, list[float]]:
        terms: list[str] = []
        params: list[float] = []
        point = (self.vector.x, self.vector.y, self.vector.z)
        for expression, coordinate in zip(self.source_expressions, point, strict=True):
            column, _no_params = compiler.compile(expression)
            terms.append(f"({column} - %s) * ({column} - %s)")
            params += [coordinate, coordinate]
        return f"({' + '.join(terms)})", params


class SearchEntryQuerySet(models.QuerySet[Any]):
    def near(self, point: LatLng, *, within_km: float) -> Self:
        """Rows within `within_km` kilometres of `point`, nearest first, ties by id.

        Exact on the sphere, poles and antimeridian included. Raises ValueError for radii that
        `geo.voxels.cover` does not take (above 1,000 km).
        """
        chord = chord_of_km(within_km)
        cubes = cover(point.unit_vector(), chord)
        return (
            self.filter(**{f"{cubes.size.column}__in": cubes.cells})
            .nearest_first(point)
            .filter(chord_squared__lte=chord * chord)
        )

    def nearest_first(self, point: LatLng) -> Self:
        """All rows with a pin, by their distance from `point`, ties by id."""
        chord_squared = ChordSquared(point.unit_vector())
        rows = self.filter(x__isnull=False).annotate(chord_squared=chord_squared)
        return rows.order_by("chord_squared", "pk")

    def serving(self, *, country: str, state: str, postal_code: str, point: LatLng) -> Self:
        """Rows without a pin whose service area holds a place: they come, mail or call."""
        areas = ServiceArea.objects.covering(
            country=country, state=state, postal_code=postal_code, point=point
        )
        own = areas.filter(service_at_location=OuterRef("pk"))
        of_service = areas.filter(service=OuterRef("service"))
        return self.filter(Exists(own) | Exists(of_service), x__isnull=True)

    def listed_at(self, moment: datetime) -> Self:
        """Rows whose dates include `moment`: seasons, and authorisations that end."""
        return self.filter(
            Q(listed_from__isnull=True) | Q(listed_from__lte=moment),
            Q(listed_until__isnull=True) | Q(listed_until__gt=moment),
        )

    def offering(self, kinds: frozenset[ServiceKind]) -> Self:
        """Rows that give any of `kinds`, under whatever kind they are listed; none: all rows."""
        if not kinds:
            return self
        wanted = ServiceKind.mask(kinds)
        giving = [mask for mask in range(1, 1 << len(ServiceKind)) if mask & wanted]
        return self.filter(kinds__in=giving)


class SearchEntry(models.Model):
    """One listed service at one location, as the public search sees it."""

    service_at_location = models.OneToOneField(
        "services.ServiceAtLocation",
        models.CASCADE,
        primary_key=True,
        related_name="search_entry",
    )
    service = models.ForeignKey("services.Service", models.CASCADE, related_name="+")
    location = models.ForeignKey("services.Location", models.CASCADE, related_name="+")
    # The service for a mobile service (one card with its nearest stop), else the location.
    card_key = models.UUIDField()
    kind = models.CharField(max_length=30, choices=ServiceKind.choices)
    kinds = models.PositiveSmallIntegerField()
    flags = models.PositiveSmallIntegerField(default=0)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    x = models.FloatField(null=True)
    y = models.FloatField(null=True)
    z = models.FloatField(null=True)
    cell_6km = models.BigIntegerField(null=True)
    cell_25km = models.BigIntegerField(null=True)
    cell_100km = models.BigIntegerField(null=True)
    cell_400km = models.BigIntegerField(null=True)
    country = models.CharField(max_length=2, blank=True)
    state_province = models.CharField(max_length=6, blank=True)
    # Half-open, from the first midnight to the one after the last day, by the place's own clock.
    listed_from = models.DateTimeField(null=True)
    listed_until = models.DateTimeField(null=True)
    # What the card shows; its keys are those of `curation.search_rows.shown`.
    shown = models.JSONField(encoder=DjangoJSONEncoder)

    chord_squared: float  # only on rows from `near`

    objects: ClassVar[models.Manager[Any]] = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("search row")
        verbose_name_plural = _("search rows")
        indexes: ClassVar = [
            # Covering: the radius search never touches the table (4 to 8 times faster).
            *(
                models.Index(
                    fields=[cell, "kinds", "flags", "x", "y", "z", "service_at_location"],
                    name=f"searchentry_{cell}",
                )
                for cell in CELLS
            ),
            models.Index(fields=["card_key"], name="searchentry_card"),
            models.Index(fields=["state_province", "kinds"], name="searchentry_state"),
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

    @property
    def distance_km(self) -> float:
        """Great-circle distance in km; only on rows from `near`."""
        return km_of_chord(math.sqrt(self.chord_squared))

    def has_flag(self, flag: SearchFlag) -> bool:
        return bool(SearchFlag(self.flags) & flag)
