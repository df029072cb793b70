"""A kind that the directory does not show is nowhere, and whoever asks for it is told."""

from __future__ import annotations

import pytest
from django.utils import timezone

from services.models import Directory, DirectorySettings, OldSlug, ServiceArea
from services.pages.place_names import place_urls
from services.tests.builders import a_fact, a_listing, a_location, a_service
from services.vocabulary import AddressPrivacy, ServiceKind, ServiceStatus

from .browsing import lines_of, page_of, refresh
from .invariants import assert_public_page, card_titles, text_of

pytestmark = pytest.mark.django_db

SITE = "Lantern Site"
ALL_BUT_SITES = [kind for kind in ServiceKind.values if kind != "supervised_consumption"]


@pytest.fixture
def site(kensington):
    """A supervised site beside a clinic, with a naloxone stop of its own in another town."""
    place = a_location(39.9930, -75.1180, address_1="5 Shared Door")
    service = a_service(ServiceKind.SUPERVISED_CONSUMPTION, SITE)
    a_fact("supply:naloxone_kit", service=service)
    site = a_listing(service, place, slug="lantern-site")
    a_listing(a_service(ServiceKind.MAT, "Next Room"), place, slug="next-room")
    a_listing(service, a_location(41.4, -75.66, city="Scranton"), slug="lantern-scranton")
    at_home = a_location(address_privacy=AddressPrivacy.SERVICE_AREA)
    everywhere = a_listing(a_service(ServiceKind.SUPERVISED_CONSUMPTION, "Hot Line"), at_home)
    ServiceArea.objects.create(service_at_location=everywhere, extent_type="country", country="US")
    OldSlug.objects.create(slug="lantern", service_at_location=site)
    refresh()
    return site


@pytest.fixture
def hidden(site):
    DirectorySettings.objects.create(kinds_shown=ALL_BUT_SITES)


def search(client, query: str) -> str:
    return assert_public_page(client.get(f"/search/?{query}"), status=200)


@pytest.mark.parametrize(
    "query",
    ["near=19134&within=5", "near=Pennsylvania", "q=lantern", "near=19134&q=lantern",
     "near=19134&kind=naloxone", "near=19134&remote=1", "near=19134&untold=1&entry=no_id"],
)  # fmt: skip
def test_it_is_in_no_search(client, hidden, query):
    found = search(client, query)
    assert not {SITE, "Hot Line"} & {*card_titles(found)}
    assert SITE not in found


def test_it_is_there_while_its_kind_is_shown(client, site):
    assert SITE in card_titles(search(client, "near=19134&within=5"))
    assert "Hot Line" in card_titles(search(client, "near=19134&remote=1"))
    assert client.get("/listings/lantern-site/").status_code == 200
    assert client.get("/listings/lantern/").status_code == 301


def test_it_is_not_counted(client, hidden):
    assert "4 services near 19134" in text_of(search(client, "near=19134&within=5"))
    assert "Naloxone (Narcan) (2)" in text_of(search(client, "near=19134&within=5"))


def test_who_asks_for_it_is_told(client, hidden):
    text = text_of(search(client, "near=19134&kind=supervised_consumption&kind=mat"))
    assert "This directory does not list this kind of service: Supervised use site." in text
    assert "Allegheny Clinic" in text


def test_what_else_gives_it_does_not_say_so(client, kensington):
    DirectorySettings.objects.create(kinds_shown=["syringe_service", "mat"])
    assert "Also: Naloxone" not in text_of(search(client, "near=19134"))


def test_places_do_not_have_it(client, hidden):
    assert "Supervised" not in text_of(page_of(client, "/places/us/pa/"))
    assert "Philadelphia 4 services" in lines_of(page_of(client, "/places/us/pa/"))
    assert_public_page(client.get("/places/us/pa/scranton/"), status=404)
    assert SITE not in page_of(client, "/places/us/pa/philadelphia/")
    assert "Hot Line" not in page_of(client, "/places/us/")
    assert_public_page(client.get("/supervised-sites/"), status=404)


def test_no_sitemap_has_it(hidden):
    now, directory = timezone.now(), DirectorySettings.objects.load()
    assert "/places/us/pa/scranton/" in place_urls(Directory(), at=now)
    assert "/places/us/pa/scranton/" not in place_urls(directory, at=now)


@pytest.mark.parametrize("path", ["", "contact.vcf", "hours.ics"])
@pytest.mark.parametrize("status", [ServiceStatus.ACTIVE, ServiceStatus.DEFUNCT])
def test_its_listing_is_not_found(client, site, hidden, path, status):
    type(site.service).objects.filter(pk=site.service.pk).update(status=status)
    assert_public_page(client.get(f"/listings/lantern-site/{path}"), status=404)
    assert_public_page(client.get("/listings/lantern/"), status=404)


def test_its_neighbours_do_not_name_it(client, hidden):
    assert SITE not in client.get("/listings/next-room/").content.decode()


def test_it_is_gone_on_the_next_page(client, site):
    settings = DirectorySettings.objects.create()
    assert SITE in search(client, "near=19134")
    DirectorySettings.objects.filter(pk=settings.pk).update(kinds_shown=ALL_BUT_SITES)
    assert SITE not in search(client, "near=19134")
