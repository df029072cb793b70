"""Whatever a curator does in the admin, the public search shows it at once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from reversion.models import Version

from services.curation import search_rows
from services.models import (
    KIND_MODELS,
    SearchEntry,
    SearchSpelling,
    SearchWord,
    ServiceAtLocation,
    Source,
    key_number,
)
from services.tests.builders import (
    a_fact,
    a_listing,
    a_location,
    a_phone,
    a_service,
    an_organization,
)
from services.vocabulary import ServiceKind

from .conftest import new_row, url_of

A_PHONE = {"number": "215-555-0101", "type": "voice", "position": 0}


def stored() -> list[list[dict[str, Any]]]:
    tables = (SearchEntry, SearchWord, SearchSpelling)
    return [list(table.objects.order_by("pk").values()) for table in tables]


def assert_like_a_rebuild() -> list[dict[str, Any]]:
    """The rows that the admin wrote, and their words, are those that a rebuild derives."""
    written = stored()
    search_rows.rebuild()
    assert written == stored()
    return written[0]


def shown(listing: ServiceAtLocation) -> dict[str, Any]:
    return SearchEntry.objects.get(service_at_location=listing).shown


@pytest.fixture
def listing(db) -> ServiceAtLocation:
    listing = a_listing(a_service(organization=an_organization("Riverside")))
    a_listing(a_service(name="Another"), a_location(city="Camden"))
    search_rows.rebuild()
    return listing


@pytest.fixture
def save(staff, open_form):
    """Open the form of a row, change some fields and press Save."""

    def save_(row: Any, button: str = "_save", **changes: Any) -> Any:
        response = staff.post(url_of(row), {**open_form(url_of(row)), **changes, button: "1"})
        assert response.status_code == 302, response.context["errors"]
        return response

    return save_


def act(staff: Any, name: str, *rows: Any, follow: bool = True, **more: Any) -> Any:
    model = type(rows[0])._meta.model_name
    url = reverse(f"admin:services_{model}_changelist")
    data = {"action": name, "_selected_action": [row.pk for row in rows], **more}
    query = "?removed=yes" if name == "restore_selected" else ""
    return staff.post(url + query, data, follow=follow)


def test_a_new_name_of_a_service(listing, save):
    save(listing.service, name="Naloxone, free and quick")
    assert shown(listing)["name"] == "Naloxone, free and quick"
    assert_like_a_rebuild()


def test_a_new_name_of_an_organization(listing, save):
    save(listing.service.organization, name="Riverside Community Health")
    assert shown(listing)["organization"] == "Riverside Community Health"
    assert_like_a_rebuild()


def test_a_phone_typed_the_local_way(listing, save):
    save(listing, **new_row("phones", number="(215) 555-0199", type="voice", position=0))
    assert shown(listing)["phone"]["number"] == "+12155550199"
    assert_like_a_rebuild()


def test_a_phone_that_is_taken_away(listing, save):
    a_phone(service=listing.service)
    search_rows.rebuild()
    save(listing.service, **{"phones-0-DELETE": "on"})
    assert shown(listing)["phone"] is None
    assert_like_a_rebuild()


def test_a_fact_of_a_service_adds_a_kind(listing, save):
    other = a_service(name="Other")
    term = a_fact("supply:needles", service=other).term
    save(listing.service, **new_row("attributes", term=term.pk, value="True"))
    entry = SearchEntry.objects.get(service_at_location=listing)
    assert entry.kinds & ServiceKind.SYRINGE_EXCHANGE.bit
    assert_like_a_rebuild()


def test_a_fact_of_a_location(listing, save):
    term = a_fact("access_mode:mobile_stop", service=a_service(name="Other")).term
    save(listing.location, **new_row("attributes", term=term.pk, value="True"))
    assert SearchEntry.objects.get(service_at_location=listing).card == key_number(
        listing.service.pk
    )
    assert_like_a_rebuild()


def test_a_new_label_of_a_term(listing, save):
    terms = [
        a_fact("amenity:shower", service=listing.service).term,
        a_fact("amenity:food", location=listing.location).term,
        a_fact("amenity:wifi", service_at_location=listing).term,
    ]
    search_rows.rebuild()
    for term, name in zip(terms, ["Bathtub", "Soup", "Internet"], strict=True):
        save(term, name=name)
    found = set(
        SearchWord.objects.filter(entry=key_number(listing.pk)).values_list("token", flat=True)
    )
    assert found >= {"bathtub", "soup", "internet"}
    assert_like_a_rebuild()


def test_a_notice_and_a_closure(listing, save):
    save(listing.service, status="temporarily closed", alert="Flooded")
    save(listing, closed_from="2026-05-01", closed_message="Flooded")
    assert shown(listing)["status"] == "temporarily closed"
    assert shown(listing)["closed_message"] == "Flooded"
    assert_like_a_rebuild()


def test_a_site_that_stops_operating(db, save):
    listing = a_listing(a_service(ServiceKind.SUPERVISED_CONSUMPTION))
    search_rows.rebuild()
    save(listing.service, scs_status="closed")
    assert not SearchEntry.objects.filter(service_at_location=listing).exists()
    assert_like_a_rebuild()


@pytest.mark.parametrize("privacy", ["approximate", "city", "contact_first", "unlisted"])
def test_a_more_private_address(listing, save, privacy):
    save(listing.location, address_privacy=privacy)
    rows = [row for row in assert_like_a_rebuild() if row["service_at_location_id"] == listing.pk]
    assert all(row["latitude"] != listing.location.latitude for row in rows)
    assert all("1 Example Street" not in str(row["shown"]) for row in rows)
    assert bool(rows) == (privacy != "unlisted")


def test_a_pin_that_was_typed(listing, save):
    save(listing.location, latitude="39.9500", longitude="-75.1600")
    entry = SearchEntry.objects.get(service_at_location=listing)
    assert (entry.latitude, entry.longitude) == (39.95, -75.16)
    assert_like_a_rebuild()


def test_a_new_listing(listing, staff, open_form):
    url = reverse("admin:services_serviceatlocation_add")
    service, location = a_service(name="New one"), a_location(city="Chester")
    changes = {"service": service.pk, "location": location.pk, "publication": "published"}
    assert staff.post(url, {**open_form(url), **changes}).status_code == 302
    added = ServiceAtLocation.objects.get(service=service)
    assert (added.slug, shown(added)["name"]) == ("new-one-chester", "New one")
    assert_like_a_rebuild()


def test_a_new_service_with_its_first_stops(listing, staff, open_form):
    url = reverse("admin:services_naloxonedistributor_add")
    here, there = (
        a_location(city="Chester"),
        a_location(city="Chester", address_1="2 Example Street"),
    )
    changes = {
        "organization": listing.service.organization.pk,
        "name": "Box",
        "status": "active",
        **new_row("stops", 0, location=here.pk, publication="published"),
        **new_row("stops", 1, location=there.pk, publication="published"),
    }
    assert staff.post(url, {**open_form(url), **changes}).status_code == 302
    slugs = ServiceAtLocation.objects.filter(service__name="Box").values_list("slug", flat=True)
    assert sorted(slugs) == ["box-chester", "box-chester-2"]
    assert len(assert_like_a_rebuild()) == 4


def test_a_listing_that_moves(listing, save):
    save(listing, location=a_location(city="Chester", address_1="9 Example Street").pk)
    assert shown(listing)["address"][0] == "9 Example Street"
    assert_like_a_rebuild()


def test_a_new_address_on_the_site(listing, save):
    save(listing, slug="naloxone-box")
    assert shown(listing)["slug"] == "naloxone-box"
    assert_like_a_rebuild()


def test_a_refused_consent(listing, save):
    fields = {"channel": "web", "state": "refused", "recorded_on": "2026-05-01"}
    save(listing, **new_row("consents", **fields))
    assert not SearchEntry.objects.filter(service_at_location=listing).exists()
    assert_like_a_rebuild()


def test_a_check_and_taking_it_back(listing, save, superuser):
    save(listing, **new_row("checks", checked_on="2026-05-01", how="phoned"))
    assert (shown(listing)["assured_date"], shown(listing)["assured_how"]) == (
        "2026-05-01",
        "phoned",
    )
    assert listing.checks.get().checked_by == superuser
    assert_like_a_rebuild()
    save(listing, **{"checks-0-DELETE": "on"})
    assert shown(listing)["assured_date"] is None
    assert_like_a_rebuild()


def test_a_new_date_of_a_source(listing, save):
    source = Source.objects.create(slug="state", name="State list")
    ServiceAtLocation.objects.filter(pk=listing.pk).update(source=source, external_id="1")
    search_rows.rebuild()
    save(source, published_on=date(2026, 4, 1))
    assert shown(listing)["source_date"] == "2026-04-01"
    assert_like_a_rebuild()


@pytest.mark.parametrize("owner", ["listing", "service", "location", "organization"])
def test_removing_and_restoring(listing, staff, owner):
    service = listing.service
    row = {
        "listing": listing,
        "service": KIND_MODELS[service.kind].objects.get(pk=service.pk),
        "location": listing.location,
        "organization": service.organization,
    }[owner]
    delete_url = url_of(row).replace("/change/", "/delete/")
    assert staff.get(delete_url).status_code == 200
    assert staff.post(delete_url, {"post": "yes"}).status_code == 302
    row.refresh_from_db()
    assert row.deleted_at
    assert len(assert_like_a_rebuild()) == 1
    act(staff, "restore_selected", row)
    assert len(assert_like_a_rebuild()) == 2


def test_removing_several_and_restoring_one_from_its_form(listing, staff, save):
    rows = list(ServiceAtLocation.objects.all())
    asked = act(staff, "delete_selected", *rows)
    assert "Nothing is lost" in asked.content.decode()
    act(staff, "delete_selected", *rows, post="yes")
    assert assert_like_a_rebuild() == []
    save(listing, "_restore")
    assert len(assert_like_a_rebuild()) == 1


def test_actions_on_several_listings(listing, staff):
    rows = list(ServiceAtLocation.objects.all())
    act(staff, "hide_selected", *rows)
    assert assert_like_a_rebuild() == []
    act(staff, "publish_selected", *rows)
    act(staff, "phoned_today", *rows)
    act(staff, "visited_today", *rows)
    assert {row["shown"]["assured_how"] for row in assert_like_a_rebuild()} == {"phoned"}


def test_bringing_back_an_earlier_state(listing, staff, save, open_form):
    save(listing.service, name="First", **new_row("phones", **A_PHONE))
    old = Version.objects.get_for_object(listing.service).first()
    save(listing.service, name="Second", **{"phones-0-DELETE": "on"})
    url = reverse("admin:services_naloxonedistributor_revision", args=[listing.service.pk, old.pk])
    opened = open_form(url)
    assert (opened["name"], shown(listing)["name"]) == ("First", "Second")
    assert staff.post(url, opened).status_code == 302
    assert shown(listing)["name"] == "First"
    assert shown(listing)["phone"]["number"] == "+12155550101"
    assert_like_a_rebuild()
