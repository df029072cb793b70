"""What axe-core knows of accessibility: no violation, and nothing that it cannot decide."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest

from services.tests.public_pages import LANGUAGES, fill_directory, open_each, type_fast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text()
RULES = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
COLOURS = {"type": "rule", "values": ["color-contrast"]}
"""All that another theme can change."""
LOOKS = [
    (width, scheme, RULES if scheme == "light" else COLOURS)
    for width in (360, 1280)
    for scheme in ("light", "dark")
]
# What is left out of sight for speed is a contrast that axe leaves undecided.
SHOW_ALL = "* { content-visibility: visible !important; }"
OPEN_ALL = "document.querySelectorAll('details').forEach((node) => { node.open = true; })"
CHECK = """async (runOnly) => {
    const found = await axe.run({runOnly, preload: false, resultTypes: ["violations", "incomplete"]});
    if (!found.passes.length) throw new Error("axe looked at nothing");
    return [...found.violations, ...found.incomplete].flatMap(({id, nodes}) =>
        nodes.map(({html, any}) => [id, html, any[0]?.message ?? ""].join(" | ")));
}"""


@pytest.fixture
def tab(browser: Any, live_server: Any, transactional_db: None, monkeypatch: Any) -> Any:
    """Without our own policy, which refuses to have the checker added to the page."""
    fill_directory()
    type_fast(monkeypatch)
    context = browser.new_context(base_url=live_server.url, bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_e1_axe_finds_nothing_on_any_page_in_any_look(tab, language):
    found: dict[str, list[str]] = {}
    for opened in open_each(tab, language):
        tab.add_style_tag(content=SHOW_ALL)
        tab.evaluate(OPEN_ALL)
        tab.evaluate(AXE)
        for width, scheme, rules in LOOKS:
            tab.set_viewport_size({"width": width, "height": 740})
            tab.emulate_media(color_scheme=scheme)
            if "view=map" in opened.name:
                tab.wait_for_timeout(500)  # the map draws its names anew
            if problems := tab.evaluate(CHECK, rules):
                found[f"{opened.name} {scheme} {width}"] = problems
    assert found == {}
