"""Take the pictures of the README from a directory with demo data: `make screenshots`.

Starts a server of its own on a database of its own, and leaves neither behind.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING
from urllib.request import urlopen

from playwright.sync_api import sync_playwright
from small_png import shrink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "screenshots"
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
MOST_BYTES = 2 * 1024 * 1024
"""All pictures together, in a repository that people clone over drop-in Wi-Fi."""

RESULTS = "/search/?near=19134"
PAGES = {
    "home": "/",
    "results": RESULTS,
    "detail": "/listings/bellwort-community-clinic-medicine-team-pilsen-chicago/",
    "map": f"{RESULTS}&view=map",
    "kind": "/naloxone/",
    "empty": "/search/?near=99501&kind=supervised_consumption",
    "error": "/search/?near=nowhere",
}
"""Each is taken on a phone and on a desk; those that DARK and PRINT name, in more ways."""

DARK = ("home", "results")
PRINT = {"results": RESULTS, "detail": PAGES["detail"], "pocket": f"{RESULTS}&view=pocket"}
PAPER = {"width": 718, "height": 1016}
"""A4 without its margins, at 96 pixels to the inch."""


@dataclass(frozen=True)
class Picture:
    """One page, as somebody sees it."""

    name: str
    path: str
    viewport: dict[str, int]
    scheme: str = "light"
    media: str = "screen"


def pictures() -> Iterator[Picture]:
    for name, path in PAGES.items():
        yield Picture(f"{name}-phone", path, PHONE)
        yield Picture(f"{name}-desk", path, DESK)
    for name in DARK:
        yield Picture(f"{name}-phone-dark", PAGES[name], PHONE, scheme="dark")
        yield Picture(f"{name}-desk-dark", PAGES[name], DESK, scheme="dark")
    for name, path in PRINT.items():
        yield Picture(f"{name}-print", path, PAPER, media="print")


def take(chromium: Browser, origin: str, picture: Picture) -> bytes:
    tab = chromium.new_page(viewport=picture.viewport, color_scheme=picture.scheme)
    tab.goto(f"{origin}{picture.path}")
    tab.wait_for_load_state("networkidle")
    tab.emulate_media(media=picture.media)
    png = tab.screenshot()
    tab.close()
    return shrink(png)


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def demo_server() -> Iterator[str]:
    """A server with the demo, at the address that it yields."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/demo.sqlite3"
        os.environ |= {"DJANGO_DEVELOPMENT": "1", "DATABASE_URL": url}
        manage = (sys.executable, str(ROOT / "manage.py"))
        subprocess.run([*manage, "migrate", "--verbosity", "0"], check=True)
        subprocess.run([*manage, "prepare_development"], check=True)
        address = f"127.0.0.1:{free_port()}"
        server = subprocess.Popen([*manage, "runserver", "--noreload", address])
        try:
            wait_for(f"http://{address}/health/live")
            yield f"http://{address}"
        finally:
            server.terminate()
            server.wait()


def wait_for(url: str, *, seconds: int = 30) -> None:
    for _attempt in range(seconds * 5):
        try:
            urlopen(url).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    sys.exit(f"The server did not answer within {seconds} seconds.")


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    flags = ["--disable-gpu", "--disable-background-networking"]
    with demo_server() as origin, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=which("chromium"), chromium_sandbox=os.geteuid() != 0, args=flags
        )
        for picture in pictures():
            (FOLDER / f"{picture.name}.png").write_bytes(take(chromium, origin, picture))
        chromium.close()
    taken = [path.stat().st_size for path in FOLDER.rglob("*.png")]
    print(f"{len(taken)} pictures in {FOLDER.relative_to(ROOT)}, {sum(taken) / 1024:.0f} KB.")
    if sum(taken) > MOST_BYTES:
        sys.exit(f"That is more than {MOST_BYTES // 1024} KB: take fewer, or smaller ones.")


if __name__ == "__main__":
    main()
