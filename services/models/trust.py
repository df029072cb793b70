"""Why a listing can be trusted, and whether it may be shown: checks and consent."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from services.vocabulary import Channel, ConsentState, Verification

from .base import Identified
from .constraints import one_of, rule


class Check(Identified):
    """Somebody confirmed a listing; an import is never a check."""

    service_at_location = models.ForeignKey(
        "services.ServiceAtLocation", models.CASCADE, related_name="checks"
    )
    checked_on = models.DateField(_("checked on"))
    how = models.CharField(_("how"), max_length=20, choices=Verification.choices)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    note = models.TextField(_("note for staff"), blank=True)

    class Meta:
        verbose_name = _("check")
        verbose_name_plural = _("checks")
        ordering: ClassVar = ["-checked_on"]
        constraints: ClassVar = [
            one_of("check_how_known", "how", Verification),
            rule(
                "check_is_a_check",
                ~Q(how=Verification.UNVERIFIED),
                _("Say how it was checked."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.checked_on}: {self.get_how_display()}"


class Consent(Identified):
    """Whether the provider agrees to be listed on one channel; no row means nobody asked."""

    service_at_location = models.ForeignKey(
        "services.ServiceAtLocation", models.CASCADE, related_name="consents"
    )
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices)
    state = models.CharField(_("answer"), max_length=10, choices=ConsentState.choices)
    given_by = models.CharField(_("who answered"), max_length=200, blank=True)
    recorded_on = models.DateField(_("recorded on"))
    note = models.TextField(_("note for staff"), blank=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints: ClassVar = [
            one_of("consent_channel_known", "channel", Channel),
            one_of("consent_state_known", "state", ConsentState),
            models.UniqueConstraint(
                fields=["service_at_location", "channel"],
                name="consent_once_per_channel",
                violation_error_message=_("This channel already has an answer: change that one."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()}: {self.get_state_display()}"
