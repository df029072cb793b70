from __future__ import annotations

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """The project itself, which has system checks but no tables."""

    name = "hrdirectory"

    def ready(self) -> None:
        """Register the checks."""
        from hrdirectory import checks  # noqa: F401, PLC0415 - must wait for the apps
