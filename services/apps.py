from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServicesConfig(AppConfig):
    """The one app of the directory; only `services.models` defines tables."""

    name = "services"
    verbose_name = _("Directory")
    default_auto_field = "django.db.models.BigAutoField"
