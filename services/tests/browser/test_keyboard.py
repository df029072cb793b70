"""The keyboard alone: every stop is seen, nothing is a trap, and the first result is near."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from services.tests.public_pages import (
    PAGES,
    RESULTS,
    fill_directory,
    in_language,
    open_each,
    type_fast,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 740}
MOST_STOPS_BEFORE_RESULTS = 12
MARK = """() => {
    const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")];
    stops.filter((node) => node.checkVisibility({visibilityProperty: true}) && node.tabIndex >= 0
        && node.type !== "hidden").forEach((node, place) => { node.dataset.stop = place; });
    return document.querySelectorAll("[data-stop]").length;
}"""
MISSED = """(reached) => [...document.querySelectorAll("[data-stop]:not([type=radio])")]
    .filter((node) => !reached.includes(Number(node.dataset.stop))).map((node) => node.outerHTML)"""
STOP = """() => {
    const node = document.activeElement;
    if (node === document.body) return null;
    const style = getComputedStyle(node);
    const inside = [...node.getClientRects()].map((box) =>
        document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
    const shown = inside.some((at) => at && (node.contains(at) || at.closest("label")?.control === node));
    const outline = style.outlineStyle === "solid" ? parseFloat(style.outlineWidth) : 0;
    return {name: node.outerHTML.slice(0, 120), place: Number(node.dataset.stop ?? -1), shown, outline};
}"""


@pytest.fixture
def tab(browser: Any, live_server: Any, transactional_db: None, monkeypatch: Any) -> Any:
    fill_directory()
    type_fast(monkeypatch)
    context = browser.new_context(base_url=live_server.url, viewport=PHONE)
    yield context.new_page()
    context.close()


def walk(tab: Any) -> list[dict[str, Any]]:
    """All stops of the keyboard, from the first to the end of the page."""
    stops = []
    expected = tab.evaluate(MARK)
    # A date has fields of its own for the keyboard, so there can be more presses than stops.
    for _press in range(expected * 2 + 20):
        tab.keyboard.press("Tab")
        stop = tab.evaluate(STOP)
        if stop is None or (stops and stop["place"] == 0):  # round again from the first
            break
        if not stops or stop["place"] != stops[-1]["place"]:
            stops.append(stop)
    else:
        raise AssertionError("the keyboard is caught")
    assert tab.evaluate(MISSED, [stop["place"] for stop in stops]) == []
    return stops


@pytest.mark.parametrize(
    ("language", "paths"), [("en", PAGES), ("es", (RESULTS,)), ("ar", (RESULTS,))]
)
def test_e7_every_stop_is_seen_and_comes_in_the_order_of_the_page(tab, language, paths):
    wrong: dict[str, Any] = {}
    for opened in open_each(tab, language, paths):
        if tab.locator(".problem").count() or "view=map" in opened.name:
            continue  # the focus begins at what to mend; the map has tests of its own
        stops = walk(tab)
        places = [stop["place"] for stop in stops]
        if places != sorted(places):
            wrong[opened.name] = [
                (one["name"], other["name"])
                for one, other in pairwise(stops)
                if one["place"] > other["place"]
            ]
        if unseen := [one for one in stops if not one["shown"] or one["outline"] < 2]:
            wrong[f"{opened.name} unseen"] = [(one["name"], one["outline"]) for one in unseen]
    assert wrong == {}


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_e7_e8_the_first_stop_leads_past_the_head_and_the_first_result_is_near(tab, language):
    tab.goto(in_language(language, RESULTS))
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip-link"
    box = tab.locator(".skip-link").bounding_box()
    assert box["y"] >= 0
    assert 0 <= box["x"] <= PHONE["width"] - box["width"]
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"
    for _stop in range(MOST_STOPS_BEFORE_RESULTS):
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.closest('main') !== null")
        if tab.evaluate("document.activeElement.closest('article') !== null"):
            break
    else:
        raise AssertionError("the first result is too far away")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_e7_the_ring_of_the_focus_stands_out_from_every_ground(tab, scheme):
    """Two rings, one dark and one bright: on any ground one of them has 3:1 (WCAG 2.4.13)."""
    tab.emulate_media(color_scheme=scheme)
    tab.goto(RESULTS)
    rings = tab.evaluate(
        """() => { const node = document.querySelector("#near"); node.focus();
        const style = getComputedStyle(node);
        return [style.outlineColor, style.boxShadow.match(/rgba?\\([^)]*\\)/)[0],
            ...["--bg", "--surface", "--sunk", "--hero", "--crisis", "--brand"].map((name) => {
                const probe = document.body.appendChild(document.createElement("i"));
                probe.style.color = `var(${name})`;
                return getComputedStyle(probe).color; })]; }"""
    )
    ring, halo, *grounds = [luminance(colour) for colour in rings]
    assert contrast(ring, halo) >= 3
    assert all(max(contrast(ring, one), contrast(halo, one)) >= 3 for one in grounds)


def luminance(colour: str) -> float:
    """Relative luminance of `rgb(r, g, b)` (WCAG 2.2)."""
    parts = [int(part) / 255 for part in colour.strip("rgba()").split(",")[:3]]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: float, other: float) -> float:
    light, dark = max(one, other), min(one, other)
    return (light + 0.05) / (dark + 0.05)


def test_e10_another_page_of_results_begins_at_its_top(tab):
    tab.goto(RESULTS)
    tab.get_by_role("link", name="Next", exact=True).click()
    tab.wait_for_url("**page=2*")
    assert tab.evaluate("[scrollY, document.activeElement === document.body]") == [0, True]
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip-link"
