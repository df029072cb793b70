"""Whatever the directory holds, its form opens and saves without a change."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from reversion.models import Revision

from services.curation import search_rows
from services.models import Location, Organization, SearchEntry, Service, ServiceAtLocation

from .conftest import url_of

pytestmark = pytest.mark.long


@pytest.mark.parametrize("model", [Organization, Service, Location, ServiceAtLocation])
def test_every_row_of_the_demo_can_be_saved_as_it_is(staff, open_form, model):
    call_command("loaddata", "taxonomy", "demo", verbosity=0)
    search_rows.rebuild()
    before = list(SearchEntry.objects.order_by("pk").values())
    for row in model.objects.all():
        response = staff.post(url_of(row), open_form(url_of(row)))
        assert response.status_code == 302, (row, response.context["errors"])
    assert list(SearchEntry.objects.order_by("pk").values()) == before
    comments = Revision.objects.order_by().values_list("comment", flat=True).distinct()
    assert list(comments) == ["No fields changed."]
