"""QR codes, for paper: from there a phone finds back to the page."""

from __future__ import annotations

from functools import lru_cache

import segno
from django.utils.safestring import SafeString, mark_safe

REMEMBERED = 1000


@lru_cache(maxsize=REMEMBERED)
def qr_svg(text: str) -> SafeString:
    """The code of the address of a public page, drawn once."""
    return draw_qr(text)


def draw_qr(text: str) -> SafeString:
    """The code of `text` as an SVG drawing: squares alone, no styles and none of the text.

    Takes about 20 ms. A search is drawn anew each time: what somebody typed is not remembered.
    """
    code = segno.make(text, error="m", micro=False)
    drawing = code.svg_inline(omitsize=True, svgclass="qr", lineclass=None)
    return mark_safe(drawing)  # nosec B308, B703
