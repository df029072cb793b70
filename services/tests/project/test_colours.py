"""The colours of tokens.css: text 7:1 on whatever it stands on, edges and focus 3:1 (WCAG 2.2)."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

CSS = (Path(__file__).resolve().parents[3] / "static" / "css" / "tokens.css").read_text()
KINDS = ("syringe_service", "naloxone", "supervised_consumption", "mat", "peer_support", "related")
GROUNDS = ("bg", "surface", "sunk")
WORDS = (
    "text", "muted", "link", "link-hover", "link-visited", "open", "closed",
    *(f"kind-{kind}" for kind in KINDS),
)  # fmt: skip
TEXT_PAIRS = [
    *product(WORDS, GROUNDS),
    *product(["error"], ["bg", "surface"]),
    *((f"kind-{kind}", f"tint-{kind}") for kind in KINDS),
    *product(["text", "muted"], [f"tint-{kind}" for kind in KINDS]),
    *product(["on-brand"], ["brand", "brand-hover"]),
    *product(["on-hero", "on-hero-soft"], ["hero"]),
    *product(["on-honey"], ["honey", "honey-hover"]),
    ("on-notice", "notice"),
    *product(["on-crisis", "crisis-link"], ["crisis"]),
    ("bg", "text"),
]
EDGE_PAIRS = [*product(["control", "link", "brand"], GROUNDS), ("focus", "halo"), ("honey", "hero")]


def tokens(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css))


LIGHT = tokens(CSS[: CSS.index("@media")])
DARK = LIGHT | tokens(CSS[CSS.index("prefers-color-scheme: dark") :])
MODES = {"light": LIGHT, "dark": DARK}


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2), 0 for black to 1 for white."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lower, higher = sorted((luminance(one), luminance(other)))
    return (higher + 0.05) / (lower + 0.05)


def too_weak(mode: dict[str, str], pairs: list[tuple[str, str]], least: float) -> list[str]:
    found = ((pair, contrast(mode[pair[0]], mode[pair[1]])) for pair in pairs)
    return [f"{' on '.join(pair)}: {ratio:.2f}" for pair, ratio in found if ratio < least]


def test_black_on_white_is_21_to_1():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", MODES)
def test_text_is_easy_to_read(mode):
    assert too_weak(MODES[mode], TEXT_PAIRS, 7) == []


@pytest.mark.parametrize("mode", MODES)
def test_edges_are_easy_to_see(mode):
    assert too_weak(MODES[mode], EDGE_PAIRS, 3) == []


def test_every_colour_of_words_is_tried():
    tried = {name for pair in [*TEXT_PAIRS, *EDGE_PAIRS] for name in pair}
    decoration = {
        "line", "hill-back", "hill-front", "honey-line", "water", "notice-line", "ink",
    }  # fmt: skip
    assert LIGHT.keys() - tried == decoration
