"""The listing: one service at one location, with its stable address on the site."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from services.vocabulary import (
    AddressPrivacy,
    Channel,
    ConsentState,
    Publication,
    ServiceKind,
    ServiceStatus,
    SupervisedSiteStatus,
    Verification,
)

from .base import Curated, CuratedQuerySet, Identified, Sourced
from .constraints import in_order, link_name, one_of, rule
from .location import Location
from .service import Service
from .trust import Consent

LISTED_STATUSES = (ServiceStatus.ACTIVE, ServiceStatus.TEMPORARILY_CLOSED)


class ServiceAtLocationQuerySet(CuratedQuerySet):
    def public(self) -> Self:
        """Listings that anybody may know about, running or closed for good."""
        refused = Consent.objects.filter(
            service_at_location=OuterRef("pk"), channel=Channel.WEB
        ).exclude(state=ConsentState.GIVEN)
        return (
            self.current()
            .filter(
                publication=Publication.PUBLISHED,
                service__deleted_at__isnull=True,
                service__organization__deleted_at__isnull=True,
                location__deleted_at__isnull=True,
            )
            .exclude(location__address_privacy=AddressPrivacy.UNLISTED)
            .exclude(Exists(refused))
        )

    def listed(self) -> Self:
        """Public listings of services that run, now or after a closure that ends."""
        return self.public().filter(service__status__in=LISTED_STATUSES)

    def sites_to_come_or_gone(self) -> Self:
        """Public supervised sites that do not operate: planned, refused or closed."""
        return (
            self.public()
            .filter(service__kind=ServiceKind.SUPERVISED_CONSUMPTION)
            .exclude(service__scs_status=SupervisedSiteStatus.OPERATING)
        )

    def authorisation_ended(self, *, at: datetime) -> Self:
        """Listed supervised sites whose authorisation was over at `at`, by their own clock."""
        ends = F("service__scs_authorised_until")
        # The row leaves the search with the first of its last days.
        return self.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=ends),
            service__scs_authorised_until__isnull=False,
            search_entry__listed_until__lte=at,
        )

    def closed_for_good(self) -> Self:
        return self.public().exclude(service__status__in=LISTED_STATUSES)

    def offering(self, kind: ServiceKind) -> Self:
        return self.filter(service__kind=kind)


class ServiceAtLocation(Curated, Sourced):
    """One stop of a service: what the interface calls a listing (HSDS service_at_location)."""

    service = models.ForeignKey(
        Service, models.PROTECT, related_name="stops", verbose_name=_("service")
    )
    location = models.ForeignKey(
        Location, models.PROTECT, related_name="stops", verbose_name=_("location")
    )
    slug = models.SlugField(_("short name in links"), max_length=120, unique=True)
    publication = models.CharField(
        _("who can see it"),
        max_length=10,
        choices=Publication.choices,
        default=Publication.DRAFT,
    )
    description = models.TextField(_("what to know about this place"), blank=True)
    valid_from = models.DateField(_("first day"), null=True, blank=True)
    valid_to = models.DateField(_("last day"), null=True, blank=True)
    hours_note = models.TextField(
        _("hours in the source's own words"),
        blank=True,
        help_text=_("Shown as “hours not confirmed”."),
    )
    closed_from = models.DateField(_("closed for now, from"), null=True, blank=True)
    closed_until = models.DateField(_("open again on"), null=True, blank=True)
    closed_message = models.TextField(_("why it is closed"), blank=True)
    # Derived from the checks by `curation`; no value means that nobody has checked it.
    assured_date = models.DateField(_("checked on"), null=True, blank=True, editable=False)
    assured_how = models.CharField(
        _("checked how"), max_length=20, blank=True, choices=Verification.choices, editable=False
    )

    objects: ClassVar[models.Manager[Any]] = ServiceAtLocationQuerySet.as_manager()

    class Meta:
        verbose_name = _("listing")
        verbose_name_plural = _("listings")
        ordering: ClassVar = ["slug"]
        constraints: ClassVar = [
            *Curated.Meta.constraints,
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                fields=["service", "location"],
                condition=Q(deleted_at__isnull=True),
                name="serviceatlocation_once",
                violation_error_message=_("This service is already listed at this location."),
            ),
            link_name("serviceatlocation_slug_usable"),
            one_of("serviceatlocation_publication_known", "publication", Publication),
            one_of("serviceatlocation_assured_how_known", "assured_how", Verification, blank=True),
            in_order(
                "serviceatlocation_days_in_order",
                "valid_from",
                "valid_to",
                _("The last day must not be before the first."),
            ),
            in_order(
                "serviceatlocation_closure_in_order",
                "closed_from",
                "closed_until",
                _("“Open again on” must not be before “closed from”."),
            ),
            rule(
                "serviceatlocation_closure_has_start",
                Q(closed_from__isnull=False) | Q(closed_until__isnull=True, closed_message=""),
                _("Say from which day it is closed."),
            ),
            rule(
                "serviceatlocation_assured_complete",
                Q(assured_date__isnull=True, assured_how="")
                | (Q(assured_date__isnull=False) & ~Q(assured_how="")),
                _("A checked date needs the way it was checked."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service} @ {self.location}"

    def get_absolute_url(self) -> str:
        return reverse("listing", args=[self.slug])


class OldSlug(Identified):
    """A former address of a listing; it redirects, and is never given to another listing."""

    slug = models.SlugField(_("former short name"), max_length=120, unique=True)
    service_at_location = models.ForeignKey(
        ServiceAtLocation, models.CASCADE, related_name="old_slugs"
    )

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints: ClassVar = [link_name("oldslug_slug_usable")]

    def __str__(self) -> str:
        return self.slug
