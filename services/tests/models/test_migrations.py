"""What a migration does to rows that are there."""

from __future__ import annotations

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from services.curation import search_rows
from services.models import SearchEntry, ServiceAtLocation
from services.tests.builders import a_listing, a_location

pytestmark = pytest.mark.django_db


def test_rows_of_an_older_release_get_the_numbers_of_their_finer_cells():
    a_listing(location=a_location(39.9921, -75.1170))
    a_listing(location=a_location(-16.5, 179.98))
    a_listing(location=a_location(None, None))
    search_rows.refresh(ServiceAtLocation.objects.all())
    fresh = dict(SearchEntry.objects.values_list("number", "cell_1600m"))
    SearchEntry.objects.filter(x__isnull=False).update(cell_1600m=0)
    finer_cells = import_module("services.migrations.0010_finer_cells")
    finer_cells.number_cells(apps, SimpleNamespace(connection=connection))
    assert dict(SearchEntry.objects.values_list("number", "cell_1600m")) == fresh
