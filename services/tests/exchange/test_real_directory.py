"""The directory that `make demo-real` fills serves the countries of its lists."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from django.core.management import call_command

from services.exchange.importing_all import read_lists
from services.models import DirectorySettings

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = ROOT / "docs" / "examples"


@pytest.mark.django_db
def test_every_country_of_the_real_lists_can_be_searched(client):
    call_command("loaddata", EXAMPLES / "real_directory.json", verbosity=0)
    lists = read_lists(EXAMPLES / "real_lists.toml", folder=EXAMPLES)
    countries = {tomllib.loads(entry.mapping.read_text())["country"] for entry in lists}
    assert countries == set(DirectorySettings.objects.load().countries_served)
    for near in ("Edmonton AB", "Vancouver, BC", "19134"):
        page = client.get("/search/", {"near": near}).content.decode()
        assert "We could not find “" not in page
        assert near.split()[0].strip(",") in page[page.index("<h1>") : page.index("</h1>")]


def test_the_command_loads_it():
    assert "loaddata taxonomy docs/examples/real_directory.json" in (ROOT / "Makefile").read_text()
