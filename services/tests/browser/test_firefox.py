"""The visitor's journey once more in Firefox, with JavaScript and without."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from services.curation import help_texts

from .firefox import Tab, firefox
from .test_journey import directory  # noqa: F401 - a fixture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def scripts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def tab(scripts: bool) -> Iterator[Tab]:
    path = shutil.which("firefox-esr") or shutil.which("firefox")
    if not path:
        pytest.skip("firefox was not found: the journey in Firefox was not tried")
    with firefox(path, scripts=scripts) as tab:
        yield tab


def test_from_home_to_a_listing_and_to_the_overdose_page(live_server, directory, tab, scripts):  # noqa: F811
    help_texts.load()
    tab.open(f"{live_server.url}/")
    tab.write("#near", "19134")
    tab.press("button[name=kind][value=naloxone]")
    assert "services near 19134, Philadelphia, PA" in tab.text("h1")
    tab.press("form[role=search] > details > summary")
    tab.press("input[name=kind][value=mat]")
    tab.press(".filters > button[type=submit]")
    results = tab.url
    assert "kind=naloxone&kind=mat" in results
    name = tab.text("article h2 bdi")
    tab.press("article h2 a")
    assert tab.text("h1") == name
    assert tab.is_seen("[data-does=share]") == scripts
    tab.back()
    assert tab.url == results
    tab.press("a.crisis-steps")
    assert tab.text("h1").startswith("If someone is not waking up")
    assert tab.cookies == []
