"""A supervised site is a place to go while it operates within its permission, and not else."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine

from services.models import ServiceAtLocation
from services.tests.builders import a_listing, a_location, a_phone, a_service
from services.vocabulary import ServiceKind, SupervisedSiteStatus

from .browsing import page_of, refresh
from .invariants import assert_public_page, card_titles, text_of

pytestmark = pytest.mark.django_db

NOT_OPERATING = [one for one in SupervisedSiteStatus if one != SupervisedSiteStatus.OPERATING]
NEVER_OPEN = [one for one in NOT_OPERATING if one != SupervisedSiteStatus.CLOSED]
IN_SAN_FRANCISCO = {"city": "San Francisco", "state_province": "US-CA", "postal_code": "94110"}
# Midnight there is 8 in the morning, UTC.
BEFORE_FIRST_DAY, ON_FIRST_DAY = "2026-11-02T07:59:00Z", "2026-11-02T08:01:00Z"
ON_LAST_DAY, AFTER_LAST_DAY = "2026-11-24T07:59:00Z", "2026-11-24T08:01:00Z"


def a_site(**fields) -> ServiceAtLocation:
    privacy = fields.pop("address_privacy", "exact")
    site = a_service(ServiceKind.SUPERVISED_CONSUMPTION, "Fogbell Room", **fields)
    a_phone(service=site)
    place = a_location(
        37.7487, -122.4158, address_1="7 Foghorn Alley", address_privacy=privacy, **IN_SAN_FRANCISCO
    )
    listing = a_listing(site, place, slug="fogbell")
    refresh()
    return listing


@pytest.fixture
def permitted_in_november(db):
    return a_site(scs_authorised_from=date(2026, 11, 2), scs_authorised_until=date(2026, 11, 23))


def assert_no_way_there(page: str) -> None:
    for told in ("Foghorn", "555-0123", "5550123", "37.7", "94110"):
        assert told not in page


def found_by_a_search(client) -> bool:
    return "Fogbell Room" in card_titles(client.get("/search/?near=94110").content.decode())


@pytest.mark.parametrize("status", NOT_OPERATING)
def test_a_site_that_does_not_operate_stands_apart_on_the_page_of_its_kind(client, db, status):
    a_site(scs_status=status)
    page = page_of(client, "/supervised-sites/")
    assert f"Fogbell Room , San Francisco, CA: {status.label}" in text_of(page)
    assert page.index("Planned or closed") < page.index("Fogbell")
    assert_no_way_there(page)


@pytest.mark.parametrize("status", NOT_OPERATING)
@pytest.mark.parametrize("path", ["/places/", "/naloxone/", "/search/?near=94110", "/"])
def test_it_is_nowhere_else(client, db, status, path):
    a_site(scs_status=status)
    assert "Fogbell" not in client.get(path).content.decode()
    assert client.get("/places/us/ca/san-francisco/").status_code == 404


@pytest.mark.parametrize("status", NEVER_OPEN)
def test_its_own_address_leads_to_the_page_of_its_kind(client, db, status):
    a_site(scs_status=status)
    response = client.get("/listings/fogbell/")
    assert (response.status_code, response.headers["Location"]) == (
        302,
        "/supervised-sites/#planned",
    )


def test_a_closed_site_says_so_at_its_own_address(client, db):
    a_site(scs_status="closed")
    page = assert_public_page(client.get("/listings/fogbell/"), status=410)
    assert "Fogbell Room has closed" in text_of(page)
    assert_no_way_there(page)


@pytest.mark.parametrize(
    "hide",
    [{"publication": "hidden"}, {"publication": "draft"}, {"deleted_at": "2026-01-01T00:00Z"}],
)
def test_a_planned_site_that_is_not_public_is_not_named(client, db, hide):
    a_site(scs_status="applied")
    ServiceAtLocation.objects.update(**hide)
    assert "Fogbell" not in page_of(client, "/supervised-sites/")
    assert_public_page(client.get("/listings/fogbell/"), status=404)


@pytest.mark.parametrize("privacy", ["contact_first", "service_area"])
def test_a_planned_site_tells_its_town_only_where_anybody_may_know_it(client, db, privacy):
    a_site(scs_status="applied", address_privacy=privacy)
    page = page_of(client, "/supervised-sites/")
    assert "Fogbell Room , California: Waiting for permission" in text_of(page)
    assert "San Francisco" not in page


def test_an_unlisted_planned_site_is_not_named(client, db):
    a_site(scs_status="applied", address_privacy="unlisted")
    assert "Fogbell" not in page_of(client, "/supervised-sites/")


def test_a_site_that_operates_does_not_stand_with_the_planned_ones(client, db):
    a_site()
    assert "Planned or closed" not in page_of(client, "/supervised-sites/")
    assert found_by_a_search(client)


@pytest.mark.parametrize(
    ("moment", "is_found"),
    [
        (BEFORE_FIRST_DAY, False),
        (ON_FIRST_DAY, True),
        (ON_LAST_DAY, True),
        (AFTER_LAST_DAY, False),
    ],
)
def test_it_is_a_place_to_go_on_its_days_by_its_own_clock(
    client, permitted_in_november, moment, is_found
):
    with time_machine.travel(moment, tick=False):
        assert found_by_a_search(client) == is_found
        assert ("California" in page_of(client, "/supervised-sites/")) == is_found
        town = client.get("/places/us/ca/san-francisco/")
        assert town.status_code == (200 if is_found else 404)
        page = assert_public_page(client.get("/listings/fogbell/"), status=200)
        assert ("Foghorn" in page) == is_found


@time_machine.travel(AFTER_LAST_DAY, tick=False)
def test_after_its_last_day_its_page_says_that_the_permission_ended(client, permitted_in_november):
    page = client.get("/listings/fogbell/").content.decode()
    assert "The permission for this site ended on Nov. 23, 2026." in text_of(page)
    assert 'content="noindex"' in page
    assert_no_way_there(page)


@time_machine.travel(BEFORE_FIRST_DAY, tick=False)
def test_before_its_first_day_its_page_says_when_the_permission_begins(
    client, permitted_in_november
):
    page = client.get("/listings/fogbell/").content.decode()
    assert "Not open yet. The permission for this site begins on Nov. 2, 2026." in text_of(page)
    assert_no_way_there(page)


@pytest.mark.parametrize(("moment", "is_due"), [(ON_LAST_DAY, False), (AFTER_LAST_DAY, True)])
def test_staff_find_it_when_its_permission_has_ended(
    admin_client, permitted_in_november, moment, is_due
):
    with time_machine.travel(moment, tick=False):
        rows = admin_client.get("/admin/services/serviceatlocation/?permission=ended")
    assert ("Fogbell Room" in rows.content.decode()) == is_due


def test_a_season_that_is_over_is_not_taken_for_a_permission_that_ended(db):
    listing = a_site(scs_authorised_until=date(2099, 1, 1))
    ServiceAtLocation.objects.update(valid_to=date(2020, 1, 1))
    refresh()
    with time_machine.travel(AFTER_LAST_DAY, tick=False):
        ended = ServiceAtLocation.objects.authorisation_ended(at=datetime.now(UTC))
    assert listing not in ended
