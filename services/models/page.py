from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from services.vocabulary import Publication

from .base import Curated, CuratedQuerySet
from .constraints import link_name, not_blank, one_of, rule
from .validation import validate_language, validate_parameters

ORIGINAL_LANGUAGE = "en"
"""The language that help pages are written in; the others are translations of it."""


class PageQuerySet(CuratedQuerySet):
    def public(self) -> Self:
        """Pages that visitors may read."""
        return self.current().filter(publication=Publication.PUBLISHED)

    def readable_in(self, language: str) -> Self:
        """The texts in `language`, and the originals for pages that it lacks."""
        return self.public().filter(language__in=(language, ORIGINAL_LANGUAGE))


class Page(Curated):
    """A help page in plain language: one row for each language that it is in.

    The translations of a page share its slug. What a translation leaves empty of its sources and
    its search is that of the original.
    """

    slug = models.SlugField(_("short name in links"), max_length=60)
    language = models.CharField(
        _("language"),
        max_length=12,
        default=ORIGINAL_LANGUAGE,
        validators=[validate_language],
        help_text=_("A code such as en, es, fr or ar. A translation has the same short name."),
    )
    title = models.CharField(_("title"), max_length=120)
    summary = models.CharField(_("in one sentence"), max_length=300, blank=True)
    body = models.TextField(
        _("text"),
        blank=True,
        help_text=_("Markdown: ## heading, - list, **strong**, [link](/search/?kind=naloxone)."),
    )
    search = models.CharField(
        _("search that it leads to"),
        max_length=200,
        blank=True,
        validators=[validate_parameters],
        help_text=_("The part of a search’s address after “?”, such as kind=naloxone."),
    )
    sources = models.TextField(
        _("sources"),
        blank=True,
        help_text=_("One in a line, with its web address at the end. [1](#source-1) refers to it."),
    )
    reviewed_on = models.DateField(_("last gone over on"), null=True, blank=True)
    reviewed_by = models.CharField(
        _("reviewed by"),
        max_length=100,
        blank=True,
        help_text=_(
            "The health worker who checked the English text, or the native speaker who checked a "
            "translation. Empty: the page says that nobody has yet."
        ),
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    publication = models.CharField(
        _("who can see it"),
        max_length=10,
        choices=Publication.choices,
        default=Publication.DRAFT,
    )

    objects: ClassVar[models.Manager[Any]] = PageQuerySet.as_manager()

    class Meta:
        verbose_name = _("help page")
        verbose_name_plural = _("help pages")
        ordering: ClassVar = ["position", "slug", "language"]
        constraints: ClassVar = [
            *Curated.Meta.constraints,
            not_blank("page_title_given", "title"),
            link_name("page_slug_usable"),
            models.UniqueConstraint(
                fields=["slug", "language"],
                name="page_once_per_language",
                violation_error_message=_("This page is already there in this language."),
            ),
            one_of("page_publication_known", "publication", Publication),
            rule(
                "page_published_is_reviewed",
                ~models.Q(publication=Publication.PUBLISHED) | models.Q(reviewed_on__isnull=False),
                _("Give the date of the review before the page is published."),
            ),
        ]

    def __str__(self) -> str:
        return self.title
