"""How to reach a service, and in which language."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from services.vocabulary import PhoneType

from .base import Identified
from .constraints import exactly_one, not_blank, one_of

OWNERS = ("organization", "service", "location", "service_at_location")


class Phone(Identified):
    """A number that people can dial (HSDS phone): E.164 such as +12155550123, or a short code."""

    organization = models.ForeignKey(
        "services.Organization", models.CASCADE, null=True, blank=True, related_name="phones"
    )
    service = models.ForeignKey(
        "services.Service", models.CASCADE, null=True, blank=True, related_name="phones"
    )
    location = models.ForeignKey(
        "services.Location", models.CASCADE, null=True, blank=True, related_name="phones"
    )
    service_at_location = models.ForeignKey(
        "services.ServiceAtLocation", models.CASCADE, null=True, blank=True, related_name="phones"
    )
    number = models.CharField(
        _("number"), max_length=20, help_text=_("Such as +1 215 555 0123, or 988.")
    )
    extension = models.CharField(_("extension"), max_length=10, blank=True)
    type = models.CharField(
        _("type"), max_length=10, choices=PhoneType.choices, default=PhoneType.VOICE
    )
    description = models.CharField(_("what it is for"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("The number with the lowest order is shown first.")
    )

    class Meta:
        verbose_name = _("phone")
        verbose_name_plural = _("phones")
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            exactly_one(
                "phone_one_owner",
                OWNERS,
                _("A phone belongs to one organization, service, location or listing."),
            ),
            not_blank("phone_number_given", "number"),
            one_of("phone_type_known", "type", PhoneType),
        ]

    def __str__(self) -> str:
        return f"{self.number} ext. {self.extension}" if self.extension else self.number


class Language(Identified):
    """A language spoken there (HSDS language), as a BCP 47 code such as `es`."""

    service = models.ForeignKey(
        "services.Service", models.CASCADE, null=True, blank=True, related_name="languages"
    )
    location = models.ForeignKey(
        "services.Location", models.CASCADE, null=True, blank=True, related_name="languages"
    )
    phone = models.ForeignKey(
        Phone, models.CASCADE, null=True, blank=True, related_name="languages"
    )
    code = models.CharField(_("language code"), max_length=12)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("language")
        verbose_name_plural = _("languages")
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            exactly_one(
                "language_one_owner",
                ["service", "location", "phone"],
                _("A language belongs to one service, location or phone."),
            ),
            not_blank("language_code_given", "code"),
            *(
                models.UniqueConstraint(
                    fields=[owner, "code"],
                    condition=models.Q(**{f"{owner}__isnull": False}),
                    name=f"language_once_per_{owner}",
                    violation_error_message=_("This language is already there."),
                )
                for owner in ("service", "location", "phone")
            ),
        ]

    def __str__(self) -> str:
        return self.code
