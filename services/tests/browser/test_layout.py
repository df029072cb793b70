"""Where things stand: nothing scrolls sideways, jumps or hides, and the first result is in sight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from services.curation import search_rows
from services.models import DirectorySettings
from services.tests.builders import a_listing, a_location, a_phone, a_service
from services.vocabulary import ServiceKind

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONES = [(360, 740), (320, 568)]
RESULTS = "/search/?near=19134"
PAGES = ["/", RESULTS, f"{RESULTS}&view=map", "/listings/clinic/", "/naloxone/", "/saved/"]
FOCUSED = "document.activeElement"
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
TEXT_SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }"""


@pytest.fixture
def directory(transactional_db: None) -> None:
    """Places of all kinds with long names, in a directory that offers to leave its pages."""
    DirectorySettings.objects.create(
        name="Find harm reduction services", leave_page_url="https://example.org/"
    )
    for number in range(24):
        kind = list(ServiceKind)[number % 6]
        service = a_service(kind, f"Kensington Avenue drop-in and health services {number}")
        a_phone(f"+121555501{number:02}", service=service)
        a_listing(
            service,
            a_location(39.9925 + number / 500, -75.1180),
            slug="clinic" if number == 3 else f"place-{number}",
        )
    search_rows.rebuild()


@pytest.fixture
def open_tab(browser: Any, live_server: Any, directory: None) -> Iterator[Any]:
    """Opens a tab of a size, in a context of its own."""
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


def overflow(tab: Any) -> tuple[int, list[str]]:
    """How many pixels the page scrolls sideways, and what reaches over an edge."""
    too_wide = "document.documentElement.scrollWidth - innerWidth"
    return max(0, tab.evaluate(too_wide)), tab.evaluate(SIDEWAYS)


@pytest.mark.parametrize("size", PHONES)
@pytest.mark.parametrize("scripts", [True, False])
def test_the_first_result_is_seen_without_scrolling(open_tab, meet, size, scripts):
    tab = open_tab(*size, java_script_enabled=scripts)
    tab.goto(RESULTS)
    tab.wait_for_load_state("networkidle")
    meet("A18", tab.locator("article").first.get_by_role("heading").bounding_box()["y"])


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


def test_no_stop_of_the_keyboard_is_hidden_behind_leaving(open_tab):
    tab = open_tab(*PHONES[0])
    tab.goto(RESULTS)
    for _stop in range(60):
        tab.keyboard.press("Tab")
        hidden = tab.evaluate(
            f"""() => {{ const box = {FOCUSED}.getBoundingClientRect();
            const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return {FOCUSED}.className !== "leave" && at?.className === "leave"; }}"""
        )
        assert not hidden, tab.evaluate(f"{FOCUSED}.outerHTML")


@pytest.mark.parametrize("path", [*PAGES, "/search/?near=nowhere", "/nope/", "/offline/"])
def test_no_page_scrolls_sideways_in_a_small_window(open_tab, path):
    tab = open_tab(320, 256)
    tab.goto(path)
    assert overflow(tab) == (0, [])


@pytest.mark.parametrize("size", [PHONES[0], (1280, 800)])
@pytest.mark.parametrize("path", [*PAGES, f"{RESULTS}&view=filters", f"{RESULTS}&view=pocket"])
def test_everything_to_press_is_as_big_as_a_thumb(open_tab, path, size):
    tab = open_tab(*size)
    tab.goto(path)
    tab.wait_for_load_state("networkidle")
    tab.evaluate("document.querySelectorAll('details').forEach((node) => { node.open = true; })")
    assert tab.evaluate(SMALL) == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("style", ["html { font-size: 200% !important; }", TEXT_SPACING])
def test_bigger_and_wider_text_stays_on_the_page(open_tab, path, style):
    tab = open_tab(360, 740, bypass_csp=True)
    tab.goto(path)
    tab.add_style_tag(content=style)
    assert overflow(tab) == (0, [])


@pytest.mark.parametrize("size", [PHONES[0], (1280, 800)])
@pytest.mark.parametrize("path", PAGES)
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
    outline = tab.evaluate(f"getComputedStyle({FOCUSED}).outline")
    assert "solid 4px" in outline or "4px solid" in outline
    moving = (
        "node => [getComputedStyle(node).animationName, getComputedStyle(node).transitionDuration]"
    )
    assert tab.locator(".button").first.evaluate(moving) == ["none", "0s"]
