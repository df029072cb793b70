"""The settings of a server started by a test."""

from __future__ import annotations

from hrdirectory.settings import *  # noqa: F403

ROOT_URLCONF = "services.tests.project.urls"
