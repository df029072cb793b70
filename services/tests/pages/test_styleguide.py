"""The style guide: every component, and only on a developer's machine."""

from __future__ import annotations

import re

import pytest

from services.vocabulary import ServiceKind

from .invariants import assert_public_page, text_of

pytestmark = pytest.mark.django_db


def test_it_does_not_exist_in_production(client, settings):
    settings.DEVELOPMENT = False
    assert client.get("/styleguide/").status_code == 404


def test_it_shows_every_kind_and_every_state(client, settings):
    settings.DEVELOPMENT = True
    page = assert_public_page(client.get("/styleguide/"), status=200)
    for kind in ServiceKind:
        assert f'class="card kind-{kind.value}"' in page
    states = {"open", "closed", "unknown", "by_appointment"}
    assert states <= {*re.findall(r'class="open-state is-(\w+)"', page)}
    for expected in ("Closed for now", "naltrexone only", "3 more here", "4 more stops"):
        assert expected in text_of(page)


@pytest.mark.parametrize("part", ["chip", "pager", "notice", "problem", "filter-group", "crisis"])
def test_it_shows_every_part(client, settings, part):
    settings.DEVELOPMENT = True
    assert f'class="{part}"' in client.get("/styleguide/").content.decode()
