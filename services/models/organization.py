from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import Curated, Sourced
from .constraints import link_name, not_blank, web_address
from .validation import validate_visible, validate_web_address


class Organization(Curated, Sourced):
    """Who runs services (HSDS organization)."""

    slug = models.SlugField(_("short name in links"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=200, validators=[validate_visible])
    alternate_name = models.CharField(_("other name"), max_length=200, blank=True)
    description = models.TextField(_("description"), blank=True)
    website = models.URLField(
        _("website"), max_length=500, blank=True, validators=[validate_web_address]
    )
    email = models.EmailField(_("e-mail"), blank=True)
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="organizations",
        verbose_name=_("staff who may edit what belongs to it"),
    )

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            *Curated.Meta.constraints,
            *Sourced.Meta.constraints,
            not_blank("organization_name_given", "name"),
            link_name("organization_slug_usable"),
            web_address("organization_website_http", "website"),
        ]

    def __str__(self) -> str:
        return self.name
