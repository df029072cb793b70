"""A list of 50 rows costs as many queries as a list of five."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from services.curation import search_rows
from services.curation.proposing import report_problem
from services.models import ImportRun, Source
from services.tests.builders import (
    a_fact,
    a_listing,
    a_location,
    a_phone,
    a_service,
    an_organization,
)
from services.vocabulary import ReportedProblem, ServiceKind

MOST_QUERIES = 12
"""Session, user, permissions, filters, two counts and the rows."""


def add_proposal() -> None:
    report_problem(a_listing(), ReportedProblem.PHONE, "It is 215 555 0199.")


def add_import() -> None:
    source, _is_new = Source.objects.get_or_create(slug="state", name="State list")
    ImportRun.objects.create(source=source, file_name="a.csv", started_at=timezone.now())


def add_imported_row() -> None:
    if not ImportRun.objects.exists():
        add_import()
    ImportRun.objects.get().rows.create(row_number=1, external_id="1", action="added")


def add_listing() -> None:
    listing = a_listing()
    a_phone(service_at_location=listing)


ADD: dict[str, Callable[[], Any]] = {
    "serviceatlocation": add_listing,
    "naloxonedistributor": lambda: a_listing(a_service(ServiceKind.NALOXONE)),
    "organization": lambda: a_service(organization=an_organization()),
    "location": lambda: a_listing(location=a_location()),
    "changeproposal": add_proposal,
    "importrun": add_import,
    "importedrow": add_imported_row,
}


def queries_of(staff: Any, name: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        response = staff.get(reverse(f"admin:services_{name}_changelist"))
    assert response.status_code == 200
    return len(queries)


@pytest.mark.parametrize("name", sorted(ADD))
def test_list_of_50_rows_costs_no_more_than_a_list_of_5(staff, name):
    for _row in range(5):
        ADD[name]()
    search_rows.rebuild()
    few = queries_of(staff, name)
    for _row in range(45):
        ADD[name]()
    search_rows.rebuild()
    assert queries_of(staff, name) == few <= MOST_QUERIES


def test_a_page_that_is_only_read_opens_no_transaction(staff):
    listing = a_listing()
    a_fact("supply:needles", service_at_location=listing)
    urls = [
        reverse("admin:services_serviceatlocation_changelist"),
        reverse("admin:services_serviceatlocation_add"),
        reverse("admin:services_serviceatlocation_change", args=[listing.pk]),
    ]
    with CaptureQueriesContext(connection) as queries:
        for url in urls:
            assert staff.get(url).status_code == 200
    assert not [query for query in queries if query["sql"].startswith(("SAVEPOINT", "BEGIN"))]
