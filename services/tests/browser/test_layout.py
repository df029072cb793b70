"""Where things stand: nothing scrolls sideways, jumps or hides, and the first result is in sight."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from services.tests.public_pages import (
    LANGUAGES,
    RESULTS,
    TWO_FILTERS,
    fill_directory,
    in_language,
    open_each,
    type_fast,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONES = [(360, 740), (320, 568)]
DESK = (1280, 800)
ONE_LINE = 24
"""Pixels of a heading that tell that there is a result."""

JUMPY = ["/", RESULTS, f"{RESULTS}&view=map", "/listings/clinic/", "/naloxone/", "/saved/"]
COUNT_SHIFTS = """
    window.shifts = [];
    new PerformanceObserver((list) => shifts.push(...list.getEntries()))
        .observe({type: "layout-shift", buffered: true});
"""
SIDEWAYS = """() => [...document.querySelectorAll("body *:not(.map *)")].filter((node) => {
    const box = node.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && (box.right > innerWidth + 1 || box.left < -1)
        && getComputedStyle(node).visibility === "visible" && !node.closest(".hills");
}).map((node) => `${node.tagName}.${node.className.baseVal ?? node.className}`)"""
SMALL = """() => [...document.querySelectorAll("a[href], button, summary, select, input")].filter(
    (node) => {
        const box = (node.closest("label") ?? node).getBoundingClientRect();
        const style = getComputedStyle(node);
        const isInText = style.display === "inline" && node.parentElement.innerText !== node.innerText;
        return box.width && style.visibility === "visible" && !isInText
            && !node.matches(".skip-link, .map-view *") && Math.min(box.width, box.height) < 43.5;
    }).map((node) => node.outerHTML)"""
CUT = """() => [...document.querySelectorAll("body *")].filter((node) => {
    const style = getComputedStyle(node);
    return node.clientWidth > 1 && /hidden|clip/.test(style.overflow)
        && !node.closest(".map-view, .hero, svg") && node.innerText?.trim()
        && (node.scrollHeight > node.clientHeight + 1 || node.scrollWidth > node.clientWidth + 1);
}).map((node) => node.outerHTML.slice(0, 200))"""
TEXT_SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }"""

LOOKS = {
    "html { font-size: 100%; }": (320, 256),
    "html { font-size: 200% !important; }": PHONES[0],
    TEXT_SPACING: PHONES[0],
}


@pytest.fixture
def open_tab(
    browser: Any, live_server: Any, transactional_db: None, monkeypatch: Any
) -> Iterator[Any]:
    """Opens a tab of a size, in a context of its own."""
    fill_directory()
    type_fast(monkeypatch)
    contexts = []

    def open_one(width: int, height: int, **options: Any) -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": height}, base_url=live_server.url, **options
        )
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()


def overflow(tab: Any) -> list[str]:
    """What reaches over an edge, and by how many pixels the page scrolls sideways."""
    too_wide = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [*([f"{too_wide} px"] if too_wide > 0 else []), *tab.evaluate(SIDEWAYS)]


@pytest.mark.parametrize("scripts", [True, False])
def test_a18_the_first_result_is_seen_without_scrolling(open_tab, meet, scripts):
    tab = open_tab(*PHONES[0], java_script_enabled=scripts)
    for language, size in product(LANGUAGES, PHONES):
        tab.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
        tab.goto(in_language(language, RESULTS))
        meet("A18", top_of_first(tab))
        if size == PHONES[0]:
            tab.goto(in_language(language, TWO_FILTERS))
            assert top_of_first(tab) + ONE_LINE <= size[1], language


def top_of_first(tab: Any) -> float:
    """Where the heading of the first result begins."""
    top: float = tab.locator("article").first.get_by_role("heading").bounding_box()["y"]
    return top


@pytest.mark.parametrize("size", PHONES)
def test_leaving_is_one_tap_away_however_far_one_has_scrolled(open_tab, size):
    tab = open_tab(*size)
    tab.goto(RESULTS)
    leave = tab.get_by_role("link", name="Leave this page")
    for share in (0, 0.5, 1):
        tab.evaluate(f"scrollTo(0, document.body.scrollHeight * {share})")
        box = leave.bounding_box()
        assert 0 <= box["y"] <= size[1] - box["height"]
        assert box["height"] >= 44
        middle = f"{box['x'] + box['width'] / 2}, {box['y'] + box['height'] / 2}"
        assert tab.evaluate(f"document.elementFromPoint({middle}).className") == "leave"


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_e3_to_e6_every_page_has_room_for_big_text_and_thumbs(open_tab, language):
    """A window of 320 x 256 is one of 1280 x 1024 at 400 %."""
    tab = open_tab(*PHONES[0], bypass_csp=True)
    found: dict[tuple[Any, ...], Any] = {}
    for opened in open_each(tab, language):
        for style, size in LOOKS.items():
            tab.set_viewport_size({"width": size[0], "height": size[1]})
            sheet = tab.add_style_tag(content=style)
            found[opened.name, style, "wide"] = overflow(tab)
            found[opened.name, style, "cut off"] = tab.evaluate(CUT)
            sheet.evaluate("node => node.remove()")
        tab.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        for width, height in (PHONES[0], DESK):
            tab.set_viewport_size({"width": width, "height": height})
            found[opened.name, width, "small"] = tab.evaluate(SMALL)
    assert {where: what for where, what in found.items() if what} == {}


@pytest.mark.parametrize("size", [PHONES[0], DESK])
@pytest.mark.parametrize("path", JUMPY)
def test_nothing_jumps_when_the_script_comes_late(open_tab, path, size):
    tab = open_tab(*size)
    tab.add_init_script(COUNT_SHIFTS)
    tab.route("**/js/*.js", lambda route: (tab.wait_for_timeout(300), route.continue_()))
    tab.goto(path)
    tab.wait_for_load_state("networkidle")
    tab.wait_for_timeout(200)
    shifts = tab.evaluate("shifts.map((shift) => shift.hadRecentInput ? 0 : shift.value)")
    assert sum(shifts) <= 0.02


def test_the_page_of_all_filters_has_its_heading_first_for_eye_and_ear(open_tab):
    """A page that puts its end on top jumps while it arrives."""
    tab = open_tab(*PHONES[0])
    tab.goto(f"{RESULTS}&view=filters")
    heading, form = tab.locator("h1"), tab.locator("main form")
    assert heading.bounding_box()["y"] < form.bounding_box()["y"]
    follows = "(form) => document.querySelector('h1').compareDocumentPosition(form) & 4"
    assert form.evaluate(follows)


def test_with_the_colours_of_the_system_everything_has_an_edge(open_tab):
    tab = open_tab(*PHONES[0], forced_colors="active", reduced_motion="reduce")
    tab.goto(f"{RESULTS}&kind=naloxone")
    for part in (".card", ".chip", ".button", ".kind > .icon", ".crisis", "#near", "summary"):
        style = tab.locator(part).first.evaluate(
            "node => [getComputedStyle(node).borderTopStyle, getComputedStyle(node).borderTopWidth]"
        )
        assert style[0] == "solid", part
        assert float(style[1].removesuffix("px")) >= 1, part
    tab.keyboard.press("Tab")
    outline = tab.evaluate("getComputedStyle(document.activeElement).outline")
    assert "solid 4px" in outline or "4px solid" in outline
    moving = (
        "node => [getComputedStyle(node).animationName, getComputedStyle(node).transitionDuration]"
    )
    assert tab.locator(".button").first.evaluate(moving) == ["none", "0s"]
