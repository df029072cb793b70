"""The entry of a web server."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hrdirectory.settings")
# A page that takes longer has lost its reader and keeps the others waiting.
os.environ.setdefault("DATABASE_STATEMENT_TIMEOUT_SECONDS", "5")

application = get_wsgi_application()
