"""Partners that embed the search, and how often they do: counts only, no visitor data."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from services.vocabulary import EmbedMode

from .base import Curated
from .constraints import link_name, not_blank, one_of


class EmbedSite(Curated):
    """A partner's public name in the embed address; it is not a secret."""

    slug = models.SlugField(_("short name"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=200)
    origins = models.JSONField(
        _("allowed origins"),
        default=list,
        blank=True,
        help_text=_("Such as https://library.example. Empty means any site."),
    )
    contact_email = models.EmailField(_("contact e-mail"), blank=True)

    class Meta:
        verbose_name = _("partner site")
        verbose_name_plural = _("partner sites")
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            *Curated.Meta.constraints,
            not_blank("embedsite_name_given", "name"),
            link_name("embedsite_slug_usable"),
        ]

    def __str__(self) -> str:
        return self.name


class EmbedCount(models.Model):
    """Searches on one day through one partner; an unknown partner counts as no partner."""

    embed_site = models.ForeignKey(
        EmbedSite, models.CASCADE, null=True, blank=True, related_name="counts"
    )
    day = models.DateField(_("day"))
    mode = models.CharField(_("mode"), max_length=10, choices=EmbedMode.choices)
    searches = models.PositiveIntegerField(_("searches"), default=0)

    class Meta:
        verbose_name = _("partner count")
        verbose_name_plural = _("partner counts")
        constraints: ClassVar = [
            one_of("embedcount_mode_known", "mode", EmbedMode),
            models.UniqueConstraint(
                fields=["embed_site", "day", "mode"],
                condition=models.Q(embed_site__isnull=False),
                name="embedcount_once_per_day",
                violation_error_message=_("This day already has a count for this partner."),
            ),
            models.UniqueConstraint(
                fields=["day", "mode"],
                condition=models.Q(embed_site__isnull=True),
                name="embedcount_other_once_per_day",
                violation_error_message=_("This day already has a count without a partner."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.searches}"
