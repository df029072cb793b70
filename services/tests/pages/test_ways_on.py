"""No search is a dead end: every page without results leads on."""

from __future__ import annotations

import pytest

from services.models import DirectorySettings, Hotline

from .invariants import assert_public_page, text_of

pytestmark = pytest.mark.django_db


def search(client, query: str) -> str:
    return assert_public_page(client.get(f"/search/?{query}"), status=200)


@pytest.mark.parametrize("query", ["q=xyzzy", "near=asdfqwer", "near=96799"])
def test_a_page_without_results_has_the_hotlines_of_the_country(client, numbers, query):
    directory = DirectorySettings.objects.get()
    Hotline.objects.create(settings=directory, country="US", name="Help Line", number="988")
    Hotline.objects.create(settings=directory, country="DE", name="Hilfe", number="116117")
    page = search(client, query)
    assert "Talk to someone now" in text_of(page)
    assert "Help Line" in page
    assert "Hilfe" not in page
