"""What search engines are told of: every public page, and nothing that is hidden."""

import re

import pytest

from services.curation import search_rows
from services.models import ServiceAtLocation
from services.tests.builders import a_listing, a_location, a_service

pytestmark = pytest.mark.django_db


def addresses(client, path: str) -> list[str]:
    answer = client.get(path)
    assert answer.status_code == 200
    assert "public" in answer.headers["Cache-Control"]
    assert not answer.cookies
    found = re.findall(r"<loc>http://testserver([^<]+)</loc>", answer.content.decode())
    assert len(found) == len(set(found))
    return found


def test_the_index_leads_to_every_public_page(client, kensington):
    parts = addresses(client, "/sitemap.xml")
    found = [address for part in parts for address in addresses(client, part)]
    assert {"/", "/help/", "/naloxone/", "/places/us/pa/philadelphia/"} <= set(found)
    assert "/listings/kensington-exchange/" in found
    for address in found:
        assert client.get(address).status_code == 200, address


def test_no_search_is_listed(client, kensington):
    found = addresses(client, "/sitemap-pages.xml") + addresses(client, "/sitemap-listings.xml")
    assert not [address for address in found if "search" in address or "?" in address]


def test_a_listing_that_is_not_public_is_not_listed(client, kensington):
    hidden = a_listing(a_service(), a_location(address_privacy="unlisted"), slug="hidden")
    search_rows.refresh(ServiceAtLocation.objects.filter(pk=hidden.pk))
    assert "/listings/hidden/" not in addresses(client, "/sitemap-listings.xml")


def test_robots_are_led_to_the_sitemap(client):
    robots = client.get("/robots.txt")
    assert robots.headers["Content-Type"].startswith("text/plain")
    assert "Sitemap: http://testserver/sitemap.xml" in robots.content.decode()
    assert "Disallow: /search/" in robots.content.decode()


def test_privacy_has_a_short_address(client):
    assert client.get("/privacy/").headers["Location"] == "/help/about/"
