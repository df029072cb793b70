"""Hostile and broken search parameters, numbered as in the list of bad inputs, section A."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.template.loader import render_to_string
from django.test import Client

from services.curation import search_rows
from services.models import DirectorySettings, ServiceAtLocation
from services.tests.builders import a_fact, a_listing, a_location, a_service

from .invariants import assert_public_page, card_titles, text_of

pytestmark = pytest.mark.django_db


def page_of(client, query: str, *, status: int = 200) -> str:
    return assert_public_page(client.get(f"/search/?{query}"), status=status)


@pytest.mark.parametrize("value", ["nan", "NaN", "inf", "-inf", "1e400", "Infinity", "1e1"])
def test_a01_a02_not_a_number_is_said_at_its_field(client, kensington, value):
    text = text_of(page_of(client, f"lat={value}&lon=-74"))
    assert "Location not understood: “lat”" in text
    assert "Nothing found" not in text


@pytest.mark.parametrize(
    "query", ["lat=90&lon=0", "lat=-90&lon=0", "lat=0&lon=180", "lat=0&lon=-180"]
)
def test_a03_poles_and_antimeridian_are_places(client, kensington, query):
    assert "Nothing found near the point you gave" in text_of(page_of(client, query))


@pytest.mark.parametrize("query", ["lat=90.0000001&lon=0", "lat=91&lon=0", "lat=0&lon=180.1"])
def test_a03_points_off_the_globe_are_said(client, kensington, query):
    assert "Location not understood" in text_of(page_of(client, query))


def test_a04_search_wraps_around_the_antimeridian(client, db):
    there = a_location(-16.5, -179.95, country="FJ", state_province="")
    a_listing(a_service(name="Across the line"), there)
    search_rows.refresh(ServiceAtLocation.objects.all())
    page = page_of(client, "lat=-16.5&lon=179.95&within=50&unit=km")
    assert card_titles(page) == ["Across the line"]
    assert "11 km" in text_of(page)


def test_a06_zero_zero_is_a_place_with_nothing_near(client, kensington):
    text = text_of(page_of(client, "lat=0&lon=0"))
    assert "Nothing found near the point you gave" in text


@pytest.mark.parametrize("value", ["40,7", "40.7°", "N40.7", "0x28", "4_0", "٤٠", "--1", "1e1"])
def test_a07_other_ways_to_write_a_number_are_said(client, kensington, value):
    text = text_of(page_of(client, f"lat={quote(value)}&lon=-74"))
    assert "Location not understood: “lat”" in text


def test_a07_half_a_point_is_said(client, kensington):
    assert "“lat” and “lon” go together" in text_of(page_of(client, "lat=40"))


def test_a09_coordinates_are_rounded_before_use_and_never_echoed(client, kensington):
    page = page_of(client, "lat=40.712837461&lon=-74.006012345&kind=mat&within=600")
    assert "40.7128" not in page
    assert "lat=40.71&amp;lon=-74.01" in page


@pytest.mark.parametrize("value", ["nan", "-5", "0", "abc", "1e308", "inf", "0.0"])
def test_a10_a_wrong_radius_is_said(client, kensington, value):
    text = text_of(page_of(client, f"near=19134&within={value}"))
    assert "“within”" in text
    assert "Kensington Needle Exchange" in text


@pytest.mark.parametrize("value", ["601", "999999"])
def test_a10_a_radius_beyond_the_limit_is_limited_and_said(client, kensington, value):
    text = text_of(page_of(client, f"near=19134&within={value}"))
    assert "We search up to 600 miles away" in text


def test_a10_an_empty_radius_lets_the_search_choose(client, kensington):
    text = text_of(page_of(client, "near=19134&within="))
    assert "not understood" not in text


@pytest.mark.parametrize(
    "value", ["0", "-1", "1.5", "abc", "999999999999999999", "9999999999999999999", "2"]
)
def test_a11_a_page_that_is_not_there_is_said(client, kensington, value):
    text = text_of(page_of(client, f"near=19134&page={value}"))
    assert "Page not understood" in text or "There is no page" in text
    assert "Kensington Needle Exchange" in text


@pytest.mark.parametrize("name", ["near", "q", "kind", "within", "lat", "page", "unit", "other"])
@pytest.mark.parametrize("value", ["%00", "a%00b"])
def test_a12_null_bytes_never_match_everything(client, kensington, name, value):
    page = page_of(client, f"{name}={value}")
    assert card_titles(page) == []
    assert "\x00" not in page


def test_a12_a_null_byte_in_a_path_is_not_found(client, db):
    assert_public_page(client.get("/listings/a%00b/"), status=404)


def test_a13_endless_text_is_capped_and_kept(client, kensington):
    page = page_of(client, "near=" + "a" * 60_000)
    assert "Type a shorter place" in text_of(page)
    assert len(page) < 50_000


@pytest.mark.parametrize("place", ["", "&near=19134"])
def test_a13_endless_words_are_cut_and_the_cut_is_said(client, kensington, place):
    page = page_of(client, "q=" + "a" * 60_000 + place)
    assert "We search for up to 12 words and 200 letters" in text_of(page)
    assert card_titles(page) == []
    assert len(page) < 50_000


@pytest.mark.parametrize("place", ["", "&near=19134"])
@pytest.mark.parametrize("words", ["%25", "_", "%5C", "*", "%22", "(", "NEAR(a", "%F0%9F%98%80"])
def test_a14_signs_are_no_wildcards(client, kensington, words, place):
    page = page_of(client, f"q={words}{place}")
    assert card_titles(page) == []
    said = text_of(page)
    assert "We cannot search for" in said or "No listing has" in said


def test_a14_a_percent_sign_beside_a_number_is_nothing(client, kensington):
    assert card_titles(page_of(client, "q=100%25")) == []


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "'-alert(1)-'",
        "{{7*7}}",
        "{% debug %}",
        "</title><svg/onload=alert(1)>",
        "javascript:alert(1)",
    ],
)
@pytest.mark.parametrize("name", ["near", "q", "kind", "within"])
def test_a19_markup_is_shown_as_text(client, kensington, text, name):
    page = page_of(client, f"{name}={quote(text)}")
    assert "<img src=x" not in page
    assert "<svg/onload" not in page
    assert "<script>" not in page
    assert ">49<" not in page


def test_a21_repeated_values_count_once(client, kensington):
    page = page_of(client, "near=19134&within=5&" + "&".join(["kind=naloxone"] * 900))
    assert len(card_titles(page)) == 2
    assert page.count("kind=naloxone") < 20


def test_a21_a_flood_of_parameters_is_refused_with_help(client, db):
    assert_public_page(client.get("/search/?" + "&".join(["kind=x"] * 1001)), status=400)


def test_a21_900_unknown_values_are_said_in_few_words(client, kensington):
    flood = "&".join(f"kind=x{number}" for number in range(900))
    assert len(page_of(client, f"near=19134&{flood}")) < 60_000


@pytest.mark.parametrize("value", ["unknown", "1'", "__class__", "related'--"])
def test_a22_an_unknown_kind_is_said_and_the_rest_works(client, kensington, value):
    text = text_of(page_of(client, f"near=19134&kind=mat&kind={quote(value)}"))
    assert "We do not know the filter" in text
    assert "Allegheny Clinic" in text


@pytest.mark.parametrize("slug", ["abc", "1.5", "1e30", "-1", "9" * 30, "١", "a" * 5000, "%2e%2e"])
def test_a23_an_address_that_never_was_is_not_found(client, db, slug):
    assert_public_page(client.get(f"/listings/{slug}/"), status=404)


@pytest.mark.parametrize(
    "smuggled",
    [
        "name__regex=(a%2B)%2B%24",
        "created_by__password__startswith=p",
        "service__isnull=maybe",
        "_connector=OR",
        "_negated=1",
        "order_by=-secret",
        "ordering=(select)",
        "fields=*",
        "format=../../x",
    ],
)
def test_a24_smuggled_lookups_change_nothing(client, kensington, smuggled):
    plain = page_of(client, "near=19134&within=5")
    assert page_of(client, f"near=19134&within=5&{smuggled}") == plain


@pytest.mark.parametrize(
    ("near", "expected"),
    [
        ("02139", "02139, Cambridge, MA"),
        ("02139-4307", "02139, Cambridge, MA"),
        ("  10001  ", "10001, New York, NY"),
        ("１０００１", "10001, New York, NY"),
        ("Springfield", "Which Springfield?"),
        ("asdfqwer", "We could not find “asdfqwer”"),
        ("SW1A 1AA", "We could not find"),
        ("2139", "We could not find “2139”"),
    ],
)
def test_a31_the_page_says_which_place_it_used(client, kensington, near, expected):
    assert expected in text_of(assert_public_page(client.get("/search/", {"near": near})))


@pytest.mark.parametrize(
    ("countries", "hint"),
    [
        (["US"], "Try a 5-digit ZIP code, or a town and state such as Boston, MA."),
        (["DE"], "Try a postal code or a town."),
        (["US", "CA"], "Try a postal code or a town."),
    ],
)
def test_the_words_for_a_place_are_those_of_the_countries_served(client, db, countries, hint):
    DirectorySettings.objects.update_or_create(pk=1, defaults={"countries_served": countries})
    text = text_of(page_of(client, "near=asdfqwer"))
    assert hint in text
    assert ("ZIP code" in text) == (countries == ["US"])


@pytest.mark.parametrize("query", ["near=Pennsylvania", "q=kensington", "near=19134"])
def test_no_page_speaks_of_zip_codes_alone_where_others_are_served(client, kensington, query):
    DirectorySettings.objects.update_or_create(pk=1, defaults={"countries_served": ["US", "CA"]})
    text = text_of(page_of(client, query))
    assert "ZIP code" not in text


@pytest.mark.parametrize("path", ["500.html", "503.html"])
def test_the_page_of_a_fault_speaks_of_all_postal_codes(path):
    page = render_to_string(path)
    assert "ZIP or postal code, or town" in page
    assert "ZIP code" not in page


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages_cannot_be_written_to(client, db, method):
    for path in ("/", "/search/", "/listings/x/"):
        assert_public_page(getattr(client, method)(path), status=405)


@pytest.mark.parametrize("path", ["/", "/search/", "/listings/x/", "/places/us/", "/naloxone/"])
def test_a_form_without_a_token_is_told_that_pages_are_only_read(db, path):
    response = Client(enforce_csrf_checks=True).post(path, {"near": "19134"})
    assert_public_page(response, status=405)
    assert response.headers["Allow"] == "GET, HEAD"


def test_a_forged_form_is_refused_with_help(db):
    forged = Client(enforce_csrf_checks=True)
    assert_public_page(forged.post("/admin/login/", {"username": "x"}), status=403)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("day=9999-12-31&time=23:59", "“day” must be a date from 2000 to 2100"),
        ("day=0001-01-01", "“day” must be a date from 2000 to 2100"),
        ("day=2026-02-30", "“day” must be a date from 2000 to 2100"),
        ("time=25:00", "“time” must be like 09:30"),
        ("time=09:30", "“time” needs a “day” as well"),
        ("open=yesterday", "“open” must be now"),
        ("sort=best", "“sort” must be distance, open or name"),
        ("view=3d", "“view” can be map or filters"),
        ("supply=gold", "We do not know the filter “supply: gold”"),
    ],
)
def test_what_is_not_understood_of_the_filters_is_said(client, kensington, query, said):
    a_fact("supply:needles", service=a_service())
    page = assert_public_page(client.get(f"/search/?near=19134&{query}"), status=200)
    assert said in text_of(page)
    assert "Kensington Needle Exchange" in card_titles(page)
