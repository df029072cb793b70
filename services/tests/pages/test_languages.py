"""Every page in every language, and the way from one to the other."""

from __future__ import annotations

import re
from html import unescape

import pytest

from services.models import DirectorySettings

OTHERS = ("es", "fr", "ar")
PATHS = (
    "/",
    "/search/",
    "/search/?near=19134",
    "/search/?near=19134&view=map",
    "/search/?near=nowhere+at+all",
    "/search/?q=naloxone",
    "/places/",
    "/places/us/",
    "/places/us/pa/philadelphia/",
    "/listings/kensington-exchange/",
    "/naloxone/",
    "/supervised-sites/",
)

pytestmark = pytest.mark.django_db


def switch_of(page: str) -> dict[str, str]:
    """The address of the page by language, as its header links to it."""
    header = page[page.index("<header") : page.index("</header>")]
    links = re.findall(r'href="([^"]*)" lang="(\w+)" hreflang="(\w+)"', header)
    assert all(lang == hreflang for _url, lang, hreflang in links)
    return {lang: unescape(url) for url, lang, _hreflang in links}


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("code", OTHERS)
def test_every_page_is_there_in_every_language(client, kensington, path, code):
    response = client.get(f"/{code}{path}")
    page = response.content.decode()
    assert response.status_code == 200
    assert response.headers["Content-Language"] == code
    assert f'<html lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}">' in page
    ways = re.findall(r'(?:href|action)="(/[^"]*)"(?! lang)', page)
    assert [way for way in ways if not way.startswith((f"/{code}/", "/static/"))] == []


@pytest.mark.parametrize("path", PATHS)
def test_the_header_leads_to_the_same_page_in_the_others(client, kensington, path):
    page = client.get(path).content.decode()
    switch = switch_of(page)
    assert list(switch) == list(OTHERS)
    assert all(client.get(url).status_code == 200 for url in switch.values())
    assert {
        code: url.removeprefix(f"/{code}").partition("?")[0] for code, url in switch.items()
    } == (dict.fromkeys(OTHERS, path.partition("?")[0]))


def test_the_footer_has_the_same_links_as_the_header(client, db):
    page = client.get("/es/search/?near=19134").content.decode()
    links = re.findall(r'<a href="[^"]*" lang="\w+" hreflang="\w+" rel="alternate">[^<]+</a>', page)
    assert len(links) == 6
    assert links[:3] == links[3:]
    assert [re.search(r">(.*)<", link)[1] for link in links[:3]] == [
        "English",
        "Français",
        "العربية",
    ]


def test_the_switch_keeps_the_search_and_comes_back_to_it(client, kensington):
    path = "/search/?near=19134&within=5&kind=mat&sort=name"
    spanish = switch_of(client.get(path).content.decode())["es"]
    assert spanish == f"/es{path}"
    page = client.get(spanish).content.decode()
    arabic = switch_of(page)["ar"]
    assert arabic == f"/ar{path}"
    assert switch_of(page)["en"] == path


def test_what_was_not_understood_is_not_carried_along(client, db):
    page = client.get("/search/?near=19134&lat=39.987654&x=<b>").content.decode()
    assert switch_of(page)["es"] == "/es/search/?near=19134"


@pytest.mark.parametrize(
    "path", ["/es//evil.example/", "/nothing/", "/es/nothing/?x=//evil.example"]
)
def test_an_error_page_leads_to_the_front_pages(client, db, path):
    response = client.get(path)
    assert response.status_code == 404
    code = response.headers["Content-Language"]
    fronts = {"en": "/", "es": "/es/", "fr": "/fr/", "ar": "/ar/"}
    assert switch_of(response.content.decode()) == {c: u for c, u in fronts.items() if c != code}


def test_search_engines_learn_of_all_languages(client, kensington):
    page = client.get("/es/listings/kensington-exchange/?from=x").content.decode()
    path = "/listings/kensington-exchange/"
    assert f'<link rel="canonical" href="http://testserver/es{path}">' in page
    alternates = dict(
        re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)">', page)
    )
    assert alternates == {
        "en": f"http://testserver{path}",
        "es": f"http://testserver/es{path}",
        "fr": f"http://testserver/fr{path}",
        "ar": f"http://testserver/ar{path}",
        "x-default": f"http://testserver{path}",
    }


def test_pages_that_search_engines_leave_alone_do_not_name_each_other(client, kensington):
    assert "canonical" not in client.get("/search/?near=19134").content.decode()


def test_only_the_offered_languages_are_linked(client, db):
    DirectorySettings.objects.create(languages=["en", "ar"])
    page = client.get("/").content.decode()
    assert switch_of(page) == {"ar": "/ar/"}
    assert 'hreflang="fr"' not in page


def test_a_directory_with_one_language_says_nothing_of_languages(client, db):
    DirectorySettings.objects.create(languages=["en"])
    page = client.get("/").content.decode()
    assert "hreflang" not in page.replace('hreflang="x-default"', "").replace('hreflang="en"', "")
    assert 'class="languages"' not in page


@pytest.mark.parametrize(
    ("accepted", "offer"),
    [
        ("es-MX,es;q=0.9,en;q=0.8", "Ver esta página en español"),
        ("de,fr-CA;q=0.7", "Voir cette page en français"),
        ("ar", "عرض هذه الصفحة بالعربية"),
        ("en-US,es;q=0.5", None),
        ("de", None),
        ("", None),
        ("*;q=x,%%", None),
    ],
)
def test_a_browser_that_asks_for_a_language_is_offered_it(client, db, accepted, offer):
    response = client.get("/", headers={"Accept-Language": accepted})
    offers = re.findall(r'<li class="is-offer"><a [^>]*>([^<]+)</a>', response.text)
    assert offers == [offer, offer] if offer else offers == []
    assert response.headers["Content-Language"] == "en"


@pytest.mark.parametrize("path", ["/", "/search/", "/search/?near=19134"])
def test_pages_that_offer_a_language_stay_out_of_shared_caches(client, db, path):
    response = client.get(path)
    assert "private" in response.headers["Cache-Control"]
    assert "Accept-Language" in response.headers["Vary"]
    assert "Cookie" not in response.headers["Vary"]


@pytest.mark.parametrize("path", ["/naloxone/", "/places/", "/listings/kensington-exchange/"])
def test_pages_in_shared_caches_are_the_same_for_every_browser(client, kensington, path):
    plain = client.get(path)
    spanish = client.get(path, headers={"Accept-Language": "es"})
    assert "public" in spanish.headers["Cache-Control"]
    assert "Accept-Language" not in spanish.headers.get("Vary", "")
    assert plain.content == spanish.content


def test_every_language_finds_the_same(client, kensington):
    def found(code: str) -> list[str]:
        page = client.get(f"{code}/search/?near=19134&within=25").content.decode()
        return re.findall(r'class="card-title"><a href="(?:/\w\w)?(/listings/[^"]+)"', page)

    english = found("")
    assert len(english) == 3
    assert [found(f"/{code}") for code in OTHERS] == [english] * 3
