"""The stylesheet of public pages, which stands in each of them: a link would cost a round trip before
anything is seen, half a second on a slow phone."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import rcssmin

PARTS = ("tokens.css", "site.css")


def read_stylesheet(folder: Path) -> str:
    """The parts of the stylesheet as one, without comments and spaces."""
    return str(rcssmin.cssmin("\n".join((folder / name).read_text() for name in PARTS)))


def csp_hash(text: str) -> str:
    """What a Content-Security-Policy allows this inline text by (CSP 3, 'hash-source')."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
