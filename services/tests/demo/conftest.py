"""The demo, loaded once for the tests of this package, which only read it."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import transaction

from services.curation import search_rows


@pytest.fixture(scope="package")
def demo(django_db_setup, django_db_blocker):
    """The vocabulary and the demo with their search rows, taken back after the last test."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("loaddata", "taxonomy", "demo", verbosity=0)
        search_rows.rebuild()
        yield
        transaction.set_rollback(True)
