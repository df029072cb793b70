"""Where facts came from: sources, and what each import did."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from services.vocabulary import ImportAction

from .base import Identified
from .constraints import in_order, link_name, not_blank, one_of, rule, web_address
from .validation import validate_web_address


class Source(Identified):
    """A list that listings come from, such as a state's registry of programs."""

    slug = models.SlugField(_("short name"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    url = models.URLField(
        _("web address"), blank=True, max_length=500, validators=[validate_web_address]
    )
    licence = models.CharField(_("licence"), max_length=200, blank=True)
    published_on = models.DateField(_("date of the list"), null=True, blank=True)
    is_official = models.BooleanField(_("a government list"), default=False)
    is_demo = models.BooleanField(
        _("invented for the demo"),
        default=False,
        help_text=_("Every listing of this source is marked as an example."),
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            not_blank("source_name_given", "name"),
            link_name("source_slug_usable"),
            web_address("source_url_http", "url"),
        ]

    def __str__(self) -> str:
        return self.name


class ImportRun(Identified):
    """One import of one file; its rows keep before and after, so that it can be undone."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="runs")
    file_name = models.CharField(_("file"), max_length=255)
    file_sha256 = models.CharField(_("fingerprint of the file"), max_length=64)
    mapping_name = models.CharField(_("mapping"), max_length=255, blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    started_at = models.DateTimeField(_("started at"))
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    counts = models.JSONField(_("counts"), default=dict)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering: ClassVar = ["-started_at"]
        constraints: ClassVar = [
            in_order(
                "importrun_ends_after_start",
                "started_at",
                "finished_at",
                _("An import cannot end before it starts."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.started_at:%Y-%m-%d %H:%M})"


class ImportedRow(models.Model):
    """What an import did with one row; unchanged rows are only counted."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="rows")
    row_number = models.PositiveIntegerField(_("row"), null=True, blank=True)
    external_id = models.CharField(_("key in the source"), max_length=200)
    action = models.CharField(_("action"), max_length=10, choices=ImportAction.choices)
    service_at_location = models.ForeignKey(
        "services.ServiceAtLocation", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    before = models.JSONField(_("before"), null=True, blank=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(_("after"), null=True, blank=True, encoder=DjangoJSONEncoder)
    message = models.TextField(_("message"), blank=True)

    class Meta:
        verbose_name = _("imported row")
        verbose_name_plural = _("imported rows")
        ordering: ClassVar = ["row_number", "pk"]
        constraints: ClassVar = [
            one_of("importedrow_action_known", "action", ImportAction),
            rule(
                "importedrow_gone_has_no_row",
                models.Q(action=ImportAction.GONE, row_number__isnull=True)
                | (~models.Q(action=ImportAction.GONE) & models.Q(row_number__isnull=False)),
                _("Only a row that is gone from the source has no row number."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row_number or '–'}: {self.get_action_display()}"
