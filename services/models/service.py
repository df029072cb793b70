from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from services.vocabulary import (
    MoudSetting,
    MoudWait,
    NaloxoneTraining,
    PeerFormat,
    PeerGoal,
    PeerMedication,
    ServiceKind,
    ServiceStatus,
    SupervisedSiteModel,
    SupervisedSiteStatus,
    SyringePolicy,
)

from .base import Curated, CuratedQuerySet, Sourced
from .constraints import in_order, in_range, not_blank, one_of, rule, web_address
from .organization import Organization
from .validation import validate_visible, validate_web_address

CHOICE_FIELDS: dict[str, type[models.TextChoices]] = {
    "syringe_policy": SyringePolicy,
    "naloxone_training": NaloxoneTraining,
    "scs_model": SupervisedSiteModel,
    "scs_status": SupervisedSiteStatus,
    "moud_setting": MoudSetting,
    "moud_wait": MoudWait,
    "peer_format": PeerFormat,
    "peer_goal": PeerGoal,
    "peer_medication": PeerMedication,
}
"""The lists with one answer, and their column on a service."""

KIND_FIELDS: dict[ServiceKind, tuple[str, ...]] = {
    ServiceKind.SYRINGE_EXCHANGE: ("syringe_policy",),
    ServiceKind.NALOXONE: ("naloxone_training",),
    ServiceKind.SUPERVISED_CONSUMPTION: (
        "scs_model",
        "scs_status",
        "scs_authorised_from",
        "scs_authorised_until",
        "scs_injecting_places",
        "scs_smoking_places",
    ),
    ServiceKind.MAT: ("moud_setting", "moud_wait", "moud_wait_on"),
    ServiceKind.PEER_SUPPORT: ("peer_format", "peer_goal", "peer_medication"),
    ServiceKind.RELATED: (),
}
"""The columns that only one kind of service has; a CHECK keeps them empty for the others."""


def only_for(kind: ServiceKind) -> models.CheckConstraint:
    """The columns of `kind` are empty on services of another kind."""
    empty = {
        (field if field in CHOICE_FIELDS else f"{field}__isnull"): (
            "" if field in CHOICE_FIELDS else True
        )
        for field in KIND_FIELDS[kind]
    }
    return rule(
        f"service_only_{kind.value}",
        Q(kind=kind.value) | Q(**empty),
        format_lazy(_("Only a “{kind}” has these facts."), kind=kind.label),
    )


class ServiceQuerySet(CuratedQuerySet):
    def running(self) -> Self:
        """Services that people can use, now or after a closure that ends."""
        return self.current().filter(
            status__in=[ServiceStatus.ACTIVE, ServiceStatus.TEMPORARILY_CLOSED]
        )


class Service(Curated, Sourced):
    """What an organization offers (HSDS service). The kinds are proxies in `kinds`."""

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="services", verbose_name=_("organization")
    )
    kind = models.CharField(_("kind"), max_length=30, choices=ServiceKind.choices)
    name = models.CharField(_("name"), max_length=200, validators=[validate_visible])
    alternate_name = models.CharField(_("other name"), max_length=200, blank=True)
    description = models.TextField(_("description"), blank=True)
    url = models.URLField(
        _("web page"), max_length=500, blank=True, validators=[validate_web_address]
    )
    email = models.EmailField(_("e-mail"), blank=True)
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=ServiceStatus.choices,
        default=ServiceStatus.ACTIVE,
    )
    alert = models.TextField(_("notice shown first"), blank=True)
    fees_description = models.TextField(_("cost, in words"), blank=True)
    application_process = models.TextField(_("how to get in"), blank=True)
    eligibility_description = models.TextField(_("who can come"), blank=True)
    minimum_age = models.PositiveSmallIntegerField(_("youngest age"), null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(_("oldest age"), null=True, blank=True)
    cost = models.DecimalField(
        _("cost"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("0 means free. Leave empty if not known."),
    )
    cost_currency = models.CharField(_("currency"), max_length=3, blank=True)

    syringe_policy = models.CharField(
        _("how many you can get"), max_length=20, blank=True, choices=SyringePolicy.choices
    )
    naloxone_training = models.CharField(
        _("training needed"), max_length=20, blank=True, choices=NaloxoneTraining.choices
    )
    scs_model = models.CharField(
        _("kind of site"), max_length=30, blank=True, choices=SupervisedSiteModel.choices
    )
    scs_status = models.CharField(
        _("legal status"), max_length=20, blank=True, choices=SupervisedSiteStatus.choices
    )
    scs_authorised_from = models.DateField(_("authorised from"), null=True, blank=True)
    scs_authorised_until = models.DateField(_("authorised until"), null=True, blank=True)
    scs_injecting_places = models.PositiveSmallIntegerField(
        _("places to inject"), null=True, blank=True
    )
    scs_smoking_places = models.PositiveSmallIntegerField(
        _("places to smoke"), null=True, blank=True
    )
    moud_setting = models.CharField(
        _("kind of clinic"), max_length=20, blank=True, choices=MoudSetting.choices
    )
    moud_wait = models.CharField(_("wait"), max_length=20, blank=True, choices=MoudWait.choices)
    moud_wait_on = models.DateField(_("wait checked on"), null=True, blank=True)
    peer_format = models.CharField(
        _("where it meets"), max_length=20, blank=True, choices=PeerFormat.choices
    )
    peer_goal = models.CharField(
        _("do you need to stop?"), max_length=20, blank=True, choices=PeerGoal.choices
    )
    peer_medication = models.CharField(
        _("is medicine OK?"), max_length=20, blank=True, choices=PeerMedication.choices
    )

    objects: ClassVar[models.Manager[Any]] = ServiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("service")
        verbose_name_plural = _("services")
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            *Curated.Meta.constraints,
            *Sourced.Meta.constraints,
            not_blank("service_name_given", "name"),
            web_address("service_url_http", "url"),
            one_of("service_kind_known", "kind", ServiceKind),
            one_of("service_status_known", "status", ServiceStatus),
            *(
                one_of(f"service_{field}_known", field, choices, blank=True)
                for field, choices in CHOICE_FIELDS.items()
            ),
            *(only_for(kind) for kind in ServiceKind if KIND_FIELDS[kind]),
            in_range("service_minimum_age_range", "minimum_age", 0, 120),
            in_range("service_maximum_age_range", "maximum_age", 0, 120),
            in_order(
                "service_ages_in_order",
                "minimum_age",
                "maximum_age",
                _("The youngest age must not be above the oldest."),
            ),
            in_range("service_cost_range", "cost", 0, 100_000),
            rule(
                "service_cost_has_currency",
                Q(cost__isnull=True) | Q(cost=0) | ~Q(cost_currency=""),
                _("Say which currency the cost is in, such as USD."),
            ),
            in_order(
                "service_authorised_in_order",
                "scs_authorised_from",
                "scs_authorised_until",
                _("“Authorised until” must not be before “authorised from”."),
            ),
            rule(
                "service_supervised_site_has_status",
                ~Q(kind=ServiceKind.SUPERVISED_CONSUMPTION) | ~Q(scs_status=""),
                _("Give the legal status of a supervised site."),
            ),
            rule(
                "service_wait_has_date",
                Q(moud_wait="", moud_wait_on__isnull=True)
                | (~Q(moud_wait="") & Q(moud_wait_on__isnull=False)),
                _("A waiting time needs the date on which it was checked."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
