"""Partner sites that embed the search."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from services.models import EmbedSite
from services.models.validation import validate_web_address

from .curated import CuratedAdmin, RemovedFilter
from .fields import WordsField
from .forms import VERSION_FIELD, CuratedForm


def validate_origin(text: str) -> None:
    """Scheme, host and port only."""
    validate_web_address(text)
    parts = urlsplit(text)
    if text != f"{parts.scheme}://{parts.netloc}":
        raise ValidationError(_("Use an origin such as https://library.example, without a path."))


class EmbedSiteForm(CuratedForm):
    origins = WordsField(
        label=_("Allowed origins"),
        required=False,
        validators=[validate_origin],
        help_text=_("Such as https://library.example. Empty means any site."),
    )


@admin.register(EmbedSite)
class EmbedSiteAdmin(CuratedAdmin):
    form = EmbedSiteForm
    list_display = ("name", "slug", "contact_email", "updated_at")
    list_filter = (RemovedFilter,)
    search_fields = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}
    fields = ("name", "slug", "origins", "contact_email", VERSION_FIELD)
