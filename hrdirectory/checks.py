"""What a system check can see and a setting cannot say: `manage.py check`, and gunicorn before it serves."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage, staticfiles_storage
from django.core.checks import CheckMessage, Error, Tags, register


@register(Tags.staticfiles, deploy=True)
def check_static_files_are_collected(**_options: Any) -> list[CheckMessage]:
    """Without the manifest every page would be a server error."""
    if settings.DEVELOPMENT or not isinstance(staticfiles_storage, ManifestStaticFilesStorage):
        return []
    if staticfiles_storage.hashed_files:
        return []
    return [
        Error(
            f"DJANGO_STATIC_ROOT ({settings.STATIC_ROOT}) has no static files: "
            "run manage.py collectstatic.",
            id="hrdirectory.E001",
        )
    ]
