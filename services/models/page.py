from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from services.vocabulary import Publication

from .base import Curated
from .constraints import link_name, not_blank, one_of, rule


class Page(Curated):
    """A help page in plain language."""

    slug = models.SlugField(_("short name in links"), max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=120)
    summary = models.CharField(_("in one sentence"), max_length=300, blank=True)
    body = models.TextField(_("text"), blank=True)
    sources = models.TextField(_("sources"), blank=True)
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    reviewed_by = models.CharField(_("reviewed by"), max_length=100, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    publication = models.CharField(
        _("who can see it"),
        max_length=10,
        choices=Publication.choices,
        default=Publication.DRAFT,
    )

    class Meta:
        verbose_name = _("help page")
        verbose_name_plural = _("help pages")
        ordering: ClassVar = ["position", "slug"]
        constraints: ClassVar = [
            *Curated.Meta.constraints,
            not_blank("page_title_given", "title"),
            link_name("page_slug_usable"),
            one_of("page_publication_known", "publication", Publication),
            rule(
                "page_published_is_reviewed",
                ~models.Q(publication=Publication.PUBLISHED) | models.Q(reviewed_on__isnull=False),
                _("Give the date of the review before the page is published."),
            ),
        ]

    def __str__(self) -> str:
        return self.title
