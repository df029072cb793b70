from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .constraints import not_blank


class SearchFact(models.Model):
    """The number of a fact in `SearchEntry.facts`; given once, and never to another fact."""

    number = models.AutoField(primary_key=True)
    # `list:code`, such as `supply:needles` or `language:es`.
    key = models.CharField(max_length=90, unique=True)

    class Meta:
        verbose_name = _("searched fact")
        verbose_name_plural = _("searched facts")
        constraints: ClassVar = [not_blank("searchfact_key_given", "key")]

    def __str__(self) -> str:
        return self.key
