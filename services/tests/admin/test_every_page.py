"""Every admin opens its list, its empty form and a filled form under the site's strict policy."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from services.models import (
    KIND_FIELDS,
    KIND_MODELS,
    ChangeProposal,
    DirectorySettings,
    EmbedSite,
    ImportedRow,
    ImportRun,
    Location,
    Organization,
    Page,
    ServiceAtLocation,
    Source,
    User,
)
from services.tests.builders import (
    a_fact,
    a_listing,
    a_location,
    a_phone,
    a_service,
    an_organization,
)

INLINE = re.compile(r"<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*\ssrc=)", re.IGNORECASE)
KINDS = list(KIND_MODELS.items())
KIND_IDS = [kind.value for kind in KIND_MODELS]
ALL_KIND_FIELDS = {field for fields in KIND_FIELDS.values() for field in fields}


def a_full_service(kind: Any) -> Any:
    service = a_service(kind)
    a_phone(service=service)
    a_fact("supply:needles", service=service)
    a_listing(service)
    return service


def a_full_listing() -> ServiceAtLocation:
    listing = a_listing()
    a_phone(service_at_location=listing)
    listing.checks.create(checked_on=date(2026, 5, 1), how="phoned")
    listing.consents.create(channel="web", state="given", recorded_on=date(2026, 5, 1))
    listing.schedules.create(byday="MO", opens_at="09:00", closes_at="17:00")
    return listing


def an_import() -> ImportRun:
    source = Source.objects.create(slug="state", name="State list")
    run = ImportRun.objects.create(source=source, file_name="a.csv", started_at=timezone.now())
    run.rows.create(row_number=1, external_id="1", action="added", after={"service": {}})
    return run


def an_import_row() -> ImportedRow:
    return an_import().rows.get()


ROWS = {
    "organization": lambda: a_phone(organization=an_organization()).organization,
    "location": lambda: a_phone(location=a_location()).location,
    "serviceatlocation": a_full_listing,
    "taxonomyterm": lambda: a_fact("supply:needles", service=a_service()).term,
    "source": lambda: Source.objects.create(slug="state", name="State list"),
    "importrun": an_import,
    "importedrow": an_import_row,
    "changeproposal": lambda: ChangeProposal.objects.create(document={}, origin="suggestion"),
    "directorysettings": DirectorySettings.objects.create,
    "page": lambda: Page.objects.create(slug="naloxone", title="Naloxone"),
    "embedsite": lambda: EmbedSite.objects.create(slug="library", name="Library"),
    "user": lambda: User.objects.create_user("mary"),
    **{
        model._meta.model_name: lambda kind=kind: a_full_service(kind)
        for kind, model in KIND_MODELS.items()
    },
}
READ_ONLY = {"importrun", "importedrow", "changeproposal"}
ADDABLE = sorted(set(ROWS) - READ_ONLY)


def assert_strict(response: Any) -> None:
    assert response.status_code == 200
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert INLINE.findall(response.content.decode()) == []


def test_every_admin_of_ours_is_in_these_tests():
    ours = {
        model._meta.model_name
        for model in admin.site._registry
        if model._meta.app_label == "services"
    }
    assert ours == set(ROWS) | {"service"}


@pytest.mark.parametrize("name", sorted(ROWS))
def test_list_opens_under_the_strict_policy(staff, name):
    ROWS[name]()
    url = reverse(f"admin:services_{name}_changelist")
    assert_strict(staff.get(url, follow=True))


@pytest.mark.parametrize("name", sorted(ROWS))
def test_filled_form_opens_under_the_strict_policy(staff, name):
    row = ROWS[name]()
    assert_strict(staff.get(reverse(f"admin:services_{name}_change", args=[row.pk])))


@pytest.mark.parametrize("name", ADDABLE)
def test_empty_form_opens_under_the_strict_policy(staff, name):
    assert_strict(staff.get(reverse(f"admin:services_{name}_add")))


@pytest.mark.parametrize("name", sorted(set(ROWS) - {"importrun", "importedrow"}))
def test_history_opens_under_the_strict_policy(staff, name):
    row = ROWS[name]()
    assert_strict(staff.get(reverse(f"admin:services_{name}_history", args=[row.pk])))


@pytest.mark.parametrize("name", ["index", "login", "password_change"])
def test_frame_of_the_staff_site_opens_under_the_strict_policy(staff, client, name):
    visitor = client if name == "login" else staff
    assert_strict(visitor.get(reverse(f"admin:{name}")))


@pytest.mark.parametrize("name", sorted(READ_ONLY))
def test_what_programs_write_has_no_form_to_add(staff, name):
    assert staff.get(reverse(f"admin:services_{name}_add")).status_code == 403


@pytest.mark.parametrize("name", sorted(set(ROWS) - {"user"}))
def test_form_opens_for_people_who_may_only_look(client, name, db):
    row = ROWS[name]()
    viewer = User.objects.create_user("victor", is_staff=True)
    from django.contrib.auth.models import Permission  # noqa: PLC0415

    viewer.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(viewer)
    response = client.get(reverse(f"admin:services_{name}_change", args=[row.pk]))
    assert response.status_code == 200
    assert 'name="_save"' not in response.content.decode()


@pytest.mark.parametrize(("kind", "model"), KINDS, ids=KIND_IDS)
def test_service_form_shows_only_what_its_kind_has(staff, kind, model):
    response = staff.get(reverse(f"admin:services_{model._meta.model_name}_add"))
    shown = set(response.context["adminform"].form.fields)
    assert shown & ALL_KIND_FIELDS == set(KIND_FIELDS[kind])
    assert "kind" not in shown


@pytest.mark.parametrize(("kind", "model"), KINDS, ids=KIND_IDS)
def test_service_list_shows_only_its_kind(staff, kind, model):
    for each in KIND_MODELS:
        a_service(each, name=f"A {each.value}")
    page = staff.get(reverse(f"admin:services_{model._meta.model_name}_changelist"))
    assert [row.kind for row in page.context["cl"].result_list] == [kind]


def test_a_service_of_any_kind_leads_to_the_form_of_its_kind(staff):
    service = a_service(list(KIND_MODELS)[3])
    response = staff.get(reverse("admin:services_service_change", args=[service.pk]))
    assert response.url == reverse("admin:services_matclinic_change", args=[service.pk])


def test_settings_go_straight_to_the_one_row(staff):
    DirectorySettings.objects.create()
    response = staff.get(reverse("admin:services_directorysettings_changelist"))
    assert response.url == reverse("admin:services_directorysettings_change", args=[1])
    assert staff.get(reverse("admin:services_directorysettings_add")).status_code == 403


@pytest.mark.parametrize("model", [Organization, Location, ServiceAtLocation])
@pytest.mark.parametrize("key", ["abc", "1e30", "99999999999999999999", "%00"])
def test_a_row_that_is_not_there_is_said_to_be_missing(staff, model, key):
    url = reverse(f"admin:services_{model._meta.model_name}_changelist")
    response = staff.get(f"{url}{key}/change/", follow=True)
    assert response.status_code == 200
    assert "doesn’t exist" in response.content.decode()
