"""The five kinds of service as models: one table, one history, each with its own questions."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from services.vocabulary import ServiceKind

from .service import Service, ServiceQuerySet


class KindManager(models.Manager.from_queryset(ServiceQuerySet)):  # type: ignore[misc]
    """Services of one kind; what it creates is of that kind."""

    def __init__(self, kind: ServiceKind) -> None:
        super().__init__()
        self.kind = kind

    def get_queryset(self) -> ServiceQuerySet:
        queryset: ServiceQuerySet = super().get_queryset().filter(kind=self.kind)
        return queryset

    def create(self, **fields: Any) -> Any:
        return super().create(**{"kind": self.kind, **fields})


class SyringeExchange(Service):
    """A place or team that gives out new needles and takes back used ones."""

    KIND: ClassVar = ServiceKind.SYRINGE_EXCHANGE
    objects: ClassVar = KindManager(KIND)

    class Meta:
        proxy = True
        verbose_name = _("syringe exchange")
        verbose_name_plural = _("syringe exchanges")


class NaloxoneDistributor(Service):
    """Who hands out, mails or sells naloxone."""

    KIND: ClassVar = ServiceKind.NALOXONE
    objects: ClassVar = KindManager(KIND)

    class Meta:
        proxy = True
        verbose_name = _("naloxone distributor")
        verbose_name_plural = _("naloxone distributors")


class SupervisedConsumptionSite(Service):
    """A site where people use their own drugs with trained staff nearby."""

    KIND: ClassVar = ServiceKind.SUPERVISED_CONSUMPTION
    objects: ClassVar = KindManager(KIND)

    class Meta:
        proxy = True
        verbose_name = _("supervised consumption site")
        verbose_name_plural = _("supervised consumption sites")


class MATClinic(Service):
    """Who prescribes or dispenses medicine for opioid use."""

    KIND: ClassVar = ServiceKind.MAT
    objects: ClassVar = KindManager(KIND)

    class Meta:
        proxy = True
        verbose_name = _("MAT clinic")
        verbose_name_plural = _("MAT clinics")


class PeerSupportGroup(Service):
    """A group of people who have been there too."""

    KIND: ClassVar = ServiceKind.PEER_SUPPORT
    objects: ClassVar = KindManager(KIND)

    class Meta:
        proxy = True
        verbose_name = _("peer support group")
        verbose_name_plural = _("peer support groups")


class RelatedService(Service):
    """Help that is none of the five: a fund, a CRAFT counsellor, housing help."""

    KIND: ClassVar = ServiceKind.RELATED
    objects: ClassVar = KindManager(KIND)

    class Meta:
        proxy = True
        verbose_name = _("related service")
        verbose_name_plural = _("related services")


KIND_MODELS: dict[ServiceKind, type[Service]] = {
    model.KIND: model
    for model in (
        SyringeExchange,
        NaloxoneDistributor,
        SupervisedConsumptionSite,
        MATClinic,
        PeerSupportGroup,
        RelatedService,
    )
}
