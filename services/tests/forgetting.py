"""What a process keeps of the directory from one page to the next."""

from __future__ import annotations

from django.core.cache import caches

from services.search import rows
from services.search.fresh import Fresh


def forget_everything() -> None:
    Fresh.forget_everything()
    rows.forget()
    caches["local"].clear()
    caches["default"].clear()  # never a Redis: settings_for_tests
