"""Facts with many answers: the terms, and what is known of them for each listing."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from services.vocabulary import TermList

from .base import Curated, Identified
from .constraints import exactly_one, not_blank, one_of

OWNERS = ("service", "location", "service_at_location")


class TaxonomyTerm(Curated):
    """One choice of a list that allows several (HSDS taxonomy_term); staff may add some."""

    taxonomy = models.CharField(_("list"), max_length=30, choices=TermList.choices)
    code = models.SlugField(_("code"), max_length=50)
    name = models.CharField(_("plain label"), max_length=100)
    description = models.TextField(_("in one sentence"), blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    samhsa_codes = models.JSONField(_("SAMHSA codes"), default=list, blank=True)

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering: ClassVar = ["taxonomy", "position", "code"]
        constraints: ClassVar = [
            *Curated.Meta.constraints,
            models.UniqueConstraint(
                fields=["taxonomy", "code"],
                name="taxonomyterm_once_per_list",
                violation_error_message=_("This list already has a term with this code."),
            ),
            one_of("taxonomyterm_list_known", "taxonomy", TermList),
            not_blank("taxonomyterm_name_given", "name"),
            not_blank("taxonomyterm_code_given", "code"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """`list:code`, the way documents and mappings name a term."""
        return f"{self.taxonomy}:{self.code}"


class AttributeQuerySet(models.QuerySet[Any]):
    def true(self) -> AttributeQuerySet:
        """What is known to be so; a missing row means “not known”, never “no”."""
        return self.filter(value=True)


class Attribute(Identified):
    """What is known of a term (HSDS attribute): yes or no; no row means not known."""

    term = models.ForeignKey(
        TaxonomyTerm, models.PROTECT, related_name="attributes", verbose_name=_("fact")
    )
    service = models.ForeignKey(
        "services.Service", models.CASCADE, null=True, blank=True, related_name="attributes"
    )
    location = models.ForeignKey(
        "services.Location", models.CASCADE, null=True, blank=True, related_name="attributes"
    )
    service_at_location = models.ForeignKey(
        "services.ServiceAtLocation",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="attributes",
    )
    value = models.BooleanField(
        _("answer"),
        choices=[(True, _("Yes")), (False, _("No"))],
        default=True,
        help_text=_("Remove the row if it is not known."),
    )
    checked_on = models.DateField(_("checked on"), null=True, blank=True)

    objects: ClassVar[models.Manager[Any]] = AttributeQuerySet.as_manager()

    class Meta:
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        ordering: ClassVar = ["term__taxonomy", "term__position"]
        constraints: ClassVar = [
            exactly_one(
                "attribute_one_owner",
                OWNERS,
                _("A fact belongs to one service, location or listing."),
            ),
            *(
                models.UniqueConstraint(
                    fields=[owner, "term"],
                    condition=Q(**{f"{owner}__isnull": False}),
                    name=f"attribute_once_per_{owner}",
                    violation_error_message=_("This fact is already answered."),
                )
                for owner in OWNERS
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term}: {self.get_value_display()}"
