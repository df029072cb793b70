"""The staff site: Django's own admin in plain words, safe for several people at once."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from . import (  # noqa: F401 - each registers its models
    directory_settings,
    embed_sites,
    help_pages,
    listings,
    locations,
    organizations,
    proposals,
    provenance,
    services,
    terms,
    users,
)

admin.site.site_header = _("Directory staff")
admin.site.site_title = _("Directory staff")
admin.site.index_title = _("What would you like to change?")
