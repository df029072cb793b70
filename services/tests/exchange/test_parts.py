"""Lists are compared part by part; what comes out is the same as if it were at once."""

from __future__ import annotations

import pytest

from services.curation import search_rows
from services.models import Organization, SearchEntry, Service, ServiceAtLocation

from .lists import HILLTOP, MAPPING, RIVERSIDE, a_list, counts, everything, imported

pytestmark = pytest.mark.usefixtures("vocabulary")
SHARED = MAPPING.replace("[facts]", '[key]\norganization = "name"\nservice = "name"\n[facts]')


@pytest.mark.parametrize(
    "mapping",
    [
        MAPPING,
        SHARED,
        MAPPING.replace("[facts]", '"location.address_privacy" = "unlisted"\n[facts]'),
        MAPPING.replace("[facts]", '"location.address_privacy" = "approximate"\n[facts]'),
        MAPPING.replace('"mat"', '"supervised_consumption"\n"service.scs_status" = "applied"'),
    ],
)
def test_search_rows_are_those_of_a_rebuild(tmp_path, monkeypatch, mapping):
    monkeypatch.setattr("services.exchange.importing.PART", 2)
    stops = [RIVERSIDE.replace("1 Example", f"{number} Example") for number in range(1, 6)]
    newer = mapping.replace("[columns]", "published_on = 2026-02-01\n[columns]")
    changed = [row.replace("0100", "0109") for row in stops[:2]]
    for rows, edition in ((stops, mapping), ([*changed, *stops[2:], HILLTOP], newer)):
        imported(tmp_path, a_list(*rows), edition)
        written = list(SearchEntry.objects.order_by("pk").values())
        search_rows.rebuild()
        assert written == list(SearchEntry.objects.order_by("pk").values())


def test_rows_far_apart_in_a_list_share_their_service(tmp_path, monkeypatch):
    monkeypatch.setattr("services.exchange.importing.PART", 1)
    stops = [RIVERSIDE.replace("1 Example", f"{number} Example") for number in range(1, 4)]
    imported(tmp_path, a_list(*stops), SHARED)
    assert (Organization.objects.count(), Service.objects.count()) == (1, 1)
    assert ServiceAtLocation.objects.count() == 3
    before = everything()
    assert counts(imported(tmp_path, a_list(*stops), SHARED)) == {"unchanged": 3}
    assert everything() == before
