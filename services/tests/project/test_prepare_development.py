"""A machine of one's own has something to look at, and a public one is never touched."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from services.models import Organization, Page, SearchEntry, TaxonomyTerm, User

pytestmark = pytest.mark.django_db


def prepare(**options) -> str:
    output = StringIO()
    call_command("prepare_development", stdout=output, **options)
    return output.getvalue()


def test_empty_database_gets_vocabulary_demo_and_login():
    output = prepare()
    assert Organization.objects.exists()
    assert SearchEntry.objects.exists()
    assert TaxonomyTerm.objects.exists()
    assert Page.objects.public().exists()
    assert "admin / development-only" in output


def test_login_that_is_printed_works(client):
    prepare()
    assert client.login(username="admin", password="development-only")


def test_running_again_keeps_what_people_did():
    prepare()
    Organization.objects.update(description="Edited")
    User.objects.update(first_name="Edited")
    entries = SearchEntry.objects.count()
    output = prepare()
    assert not Organization.objects.exclude(description="Edited").exists()
    assert User.objects.get().first_name == "Edited"
    assert SearchEntry.objects.count() == entries
    assert "the demo is not loaded" in output


def test_search_rows_that_a_migration_emptied_come_back():
    prepare()
    entries = SearchEntry.objects.count()
    SearchEntry.objects.all().delete()
    assert "Deriving the search rows" in prepare()
    assert SearchEntry.objects.count() == entries


def test_dry_run_writes_nothing():
    prepare(dry_run=True)
    assert not Organization.objects.exists()
    assert not TaxonomyTerm.objects.exists()
    assert not Page.objects.exists()
    assert not User.objects.exists()


def test_refused_outside_development(settings):
    settings.DEVELOPMENT = False
    with pytest.raises(CommandError, match="DJANGO_DEVELOPMENT=1"):
        prepare()
    assert not User.objects.exists()
