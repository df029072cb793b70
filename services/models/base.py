"""What the rows that people edit have in common."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from services.vocabulary import Written, in_language_of_reader

from .constraints import rule, source_needs_key


class CuratedQuerySet(models.QuerySet[Any]):
    """Questions about rows that are removed softly."""

    def current(self) -> Self:
        """Rows that nobody has removed."""
        return self.filter(deleted_at__isnull=True)


class Identified(models.Model):
    """A row with a UUID, which is its HSDS id in every export."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class Curated(Identified):
    """A row that people edit: nothing is lost, and nobody overwrites a colleague unseen."""

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    deleted_at = models.DateTimeField(_("removed at"), null=True, blank=True, editable=False)
    translations = models.JSONField(_("translations"), default=dict, blank=True, editable=False)
    """`vocabulary.written.Translations`."""

    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)

    objects: ClassVar[models.Manager[Any]] = CuratedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            rule(
                "%(class)s_version_positive",
                models.Q(version__gte=1),
                _("The version counts from 1."),
            ),
        ]

    def translated(self, column: str) -> Written:
        """A text in the language of the reader, or as it was written if nobody translated it."""
        return in_language_of_reader(getattr(self, column), column, self.translations)


class Sourced(models.Model):
    """A row that may come from a source; `(source, external_id)` finds it again."""

    source = models.ForeignKey(
        "services.Source", models.PROTECT, null=True, blank=True, verbose_name=_("source")
    )
    external_id = models.CharField(_("key in the source"), max_length=200, blank=True)

    class Meta:
        abstract = True
        constraints = [
            source_needs_key("%(class)s_source_and_key"),
            models.UniqueConstraint(
                fields=["source", "external_id"],
                condition=models.Q(source__isnull=False),
                name="%(class)s_once_per_source",
                violation_error_message=_("This source already has a row with this key."),
            ),
        ]
