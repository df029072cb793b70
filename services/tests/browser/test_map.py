"""The map in a browser: what it loads, where its markers lead, and how to do without it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from services.curation import search_rows
from services.tests.builders import a_listing, a_location, a_service
from services.vocabulary import AddressPrivacy, ServiceKind

from .test_journey import VIEWPORTS, Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NEAR = "/search/?near=19134&within=25"
STREETS = Path(__file__).with_name("streets.pmtiles")
"""Two invented streets and a river, the same in every tile."""


@pytest.fixture
def directory(transactional_db: None) -> None:
    """Two places apart, three at one point, and one of which only the area is shown."""
    a_listing(a_service(name="Corner box"), a_location(39.9925, -75.1180))
    a_listing(a_service(ServiceKind.MAT, "North Clinic"), a_location(40.0500, -75.1180))
    for number in range(3):
        a_listing(a_service(name=f"Counter {number}"), a_location(39.9925, -75.3000))
    hidden = a_location(39.9200, -75.2001, address_privacy=AddressPrivacy.APPROXIMATE)
    a_listing(a_service(name="Quiet Group"), hidden)
    search_rows.rebuild()


@pytest.fixture(params=VIEWPORTS)
def viewport(request: pytest.FixtureRequest) -> dict[str, int]:
    return VIEWPORTS[request.param]


@pytest.fixture
def open_map(browser: Any, live_server: Any, directory: None, viewport: Any) -> Iterator[Any]:
    """Opens the map in a tab of its own; nothing that should never happen may have happened."""
    visits = []

    def open_in(*, is_clean: bool = True, **context: Any) -> Any:
        tab = browser.new_context(viewport=viewport, base_url=live_server.url, **context).new_page()
        visit = Visit(tab, live_server.url)
        visit.watch()
        visits.append((visit, is_clean))
        tab.goto(f"{NEAR}&view=map")
        return tab

    yield open_in
    for visit, is_clean in visits:
        if is_clean:
            visit.assert_clean()
        visit.tab.context.close()


def markers(tab: Any) -> list[str]:
    """The names of the markers, in the order of the keyboard."""
    tab.locator(".map-marker").first.wait_for()
    return tab.locator(".map-marker").evaluate_all("all => all.map(each => each.ariaLabel)")


def place_on_map(tab: Any, name: str) -> tuple[float, float]:
    """Where a marker is, from the corner of the map."""
    view = tab.locator(".map-view").bounding_box()
    box = tab.get_by_role("button", name=name).bounding_box()
    return box["x"] - view["x"], box["y"] - view["y"]


def focused(tab: Any) -> str:
    """What has the focus, in words."""
    return tab.evaluate(
        "(document.activeElement.ariaLabel ?? document.activeElement.textContent).trim()"
    )


def test_nothing_of_the_map_is_loaded_before_it_is_asked_for(browser, live_server, directory):
    tab = browser.new_context(base_url=live_server.url).new_page()
    loaded: list[str] = []
    tab.on("request", lambda request: loaded.append(request.url))
    tab.goto(NEAR)
    of_map = [url for url in loaded if re.search(r"leaflet|map|\.js", url)]
    assert [url for url in of_map if not url.endswith("/js/site.js")] == []
    tab.get_by_role("link", name="Show map").click()
    tab.locator(".map-marker").first.wait_for()
    tab.wait_for_load_state("networkidle")
    assert any("outlines/usa-42.json" in url for url in loaded)
    assert not any("world.json" in url for url in loaded)
    assert tab.locator(".map-land").count() > 0
    tab.context.close()


def test_every_place_is_on_the_map_once_in_the_order_of_the_list(open_map):
    tab = open_map()
    names = markers(tab)
    assert names == [
        "Corner box, Naloxone (Narcan), 0.3 miles away, 1",
        "North Clinic, Medicine for opioid use, 4.0 miles away, 2",
        "Quiet Group, Naloxone (Narcan), about 7 mi, area only, 3",
        "3 places",
    ]
    shown = sum(int(name[0]) if name.endswith("places") else 1 for name in names)
    assert shown == tab.locator("article[data-lat]").count() == tab.locator("article").count()


def test_an_area_is_drawn_as_one(open_map):
    tab = open_map()
    markers(tab)
    assert tab.locator("path.map-area").count() == 1
    area = tab.get_by_role("button", name="Quiet Group")
    assert "map-marker-area" in area.get_attribute("class")


def test_a_marker_leads_to_its_card(open_map):
    tab = open_map()
    tab.get_by_role("button", name="North Clinic, Medicine for opioid use, 4.0 miles").press(
        "Enter"
    )
    card = tab.locator(".is-chosen")
    assert card.count() == 1
    assert "North Clinic" in card.inner_text()
    assert "North Clinic" in focused(tab)
    assert tab.evaluate("document.querySelector('.is-chosen').contains(document.activeElement)")


def test_places_at_one_point_open_side_by_side(open_map):
    tab = open_map()
    tab.get_by_role("button", name="3 places").press("Enter")
    assert len([name for name in markers(tab) if name.startswith("Counter")]) == 3
    assert focused(tab) == next(name for name in markers(tab) if name.startswith("Counter"))
    tab.get_by_role("button", name="Counter 2").click()
    assert "Counter 2" in tab.locator(".is-chosen").inner_text()


def test_markers_do_not_overlap_and_are_large_enough(open_map):
    tab = open_map()
    tab.get_by_role("button", name="3 places").click()
    boxes = [marker.bounding_box() for marker in tab.locator(".map-marker").all()]
    assert all(box["width"] >= 44 and box["height"] >= 44 for box in boxes)
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            left, right = sorted((one, other), key=lambda box: box["x"])
            is_beside = left["x"] + left["width"] <= right["x"] + 1
            assert is_beside or abs(one["y"] - other["y"]) >= 43


def test_several_places_open_up_by_zooming_in(open_map):
    tab = open_map()
    for _step in range(6):
        tab.get_by_role("button", name="Zoom out").click()
        tab.wait_for_timeout(300)
    assert markers(tab) == ["6 places"]
    tab.get_by_role("button", name="6 places").click()
    tab.get_by_role("button", name="Corner box").wait_for()
    assert focused(tab).startswith("Corner box")


def test_the_keyboard_moves_zooms_and_leaves(open_map):
    tab = open_map(reduced_motion="reduce")
    markers(tab)
    view = tab.get_by_role("region", name="Map of these places")
    view.focus()
    before = place_on_map(tab, "Corner box")
    view.press("ArrowRight")
    assert place_on_map(tab, "Corner box")[0] < before[0]
    view.press("ArrowLeft")
    view.press("ArrowDown")
    assert place_on_map(tab, "Corner box")[1] < before[1]
    view.press("ArrowUp")
    assert place_on_map(tab, "Corner box") == before
    view.press("+")
    view.press("-")
    assert place_on_map(tab, "Corner box") == before
    place = tab.get_by_role("button", name="Corner box")
    place.focus()
    place.press("Escape")
    assert focused(tab) == "The same places as a list"


def test_buttons_do_what_dragging_does(open_map):
    tab = open_map(reduced_motion="reduce")
    before = place_on_map(tab, "Corner box")
    for name in ("Move north", "Move west", "Zoom in"):
        button = tab.get_by_role("button", name=name)
        assert min(button.bounding_box()["width"], button.bounding_box()["height"]) >= 44
        button.click()
    assert place_on_map(tab, "Corner box") != before
    tab.get_by_role("button", name="All places").click()
    assert place_on_map(tab, "Corner box") == before


def test_a_link_skips_the_map(open_map):
    tab = open_map()
    tab.get_by_role("link", name="Skip map").focus()
    tab.keyboard.press("Enter")
    assert focused(tab) == "The same places as a list"


def test_reduced_motion_moves_nothing_slowly(open_map):
    tab = open_map(reduced_motion="reduce")
    markers(tab)
    tab.get_by_role("button", name="Zoom in").click()
    assert tab.locator(".leaflet-zoom-anim, .leaflet-pan-anim").count() == 0


def test_the_map_is_seen_in_forced_colours(open_map):
    tab = open_map(forced_colors="active")
    markers(tab)
    width = "getComputedStyle(document.querySelector('.map-marker span')).borderTopWidth"
    assert tab.evaluate(width) == "2px"


def test_without_scripts_the_list_is_whole_and_the_page_says_why(open_map):
    tab = open_map(java_script_enabled=False)
    assert tab.get_by_text("The map needs JavaScript.").is_visible()
    assert tab.locator("article").count() == 6
    assert tab.get_by_role("button", name="Zoom in").count() == 0


@pytest.mark.parametrize("blocked", ["**/leaflet.js", "**/map.js"])
def test_without_one_of_the_scripts_the_list_is_whole_too(browser, live_server, directory, blocked):
    tab = browser.new_context(base_url=live_server.url).new_page()
    tab.route(blocked, lambda route: route.abort())
    tab.goto(f"{NEAR}&view=map")
    assert tab.get_by_text("The map needs JavaScript.").is_visible()
    assert tab.locator("article").count() == 6
    assert tab.get_by_role("button", name="Zoom in").count() == 0
    tab.context.close()


def test_without_the_outlines_the_places_are_there(open_map):
    tab = open_map(is_clean=False)
    tab.route("**/static/map/**", lambda route: route.abort())
    tab.reload()
    assert len(markers(tab)) == 4


def test_places_on_both_sides_of_the_date_line_stay_together(
    browser, live_server, transactional_db
):
    for name, longitude in (("Lagoon", 179.9), ("Reef", -179.9)):
        a_listing(
            a_service(name=name), a_location(-16.8, longitude, country="FJ", state_province="")
        )
    search_rows.rebuild()
    tab = browser.new_context(base_url=live_server.url).new_page()
    tab.goto("/search/?lat=-16.8&lon=180&within=50&view=map")
    assert len(markers(tab)) == 2
    places = [tab.get_by_role("button", name=name).bounding_box() for name in ("Lagoon", "Reef")]
    assert 0 < places[1]["x"] - places[0]["x"] < 1000
    tab.context.close()


def test_streets_of_the_operator_are_drawn_from_here(open_map, settings):
    settings.MAP_PMTILES = str(STREETS)
    tab = open_map()
    markers(tab)
    tab.locator("canvas.leaflet-tile").first.wait_for()
    colours = """() => {
      const tile = document.querySelector("canvas.leaflet-tile");
      const pixels = tile.getContext("2d").getImageData(0, 0, tile.width, tile.height).data;
      return new Set(new Uint32Array(pixels.buffer)).size;
    }"""
    tab.wait_for_function(f"({colours})() > 3")
    assert tab.locator(".map-town").count() == 0


@pytest.mark.parametrize("size", [(320, 256), (360, 740)])
def test_the_page_with_the_map_does_not_scroll_sideways(browser, live_server, directory, size):
    viewport = dict(zip(("width", "height"), size, strict=True))
    tab = browser.new_context(base_url=live_server.url, viewport=viewport).new_page()
    tab.goto(f"{NEAR}&view=map")
    markers(tab)
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tab.context.close()
