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
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "screenshots"
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
PICTURES = (
    ("home-phone", "/", PHONE, "light"),
    ("results-phone", "/search/?near=19134&kind=naloxone", PHONE, "light"),
    ("results-desk", "/search/?near=19134", DESK, "light"),
    ("results-desk-dark", "/search/?near=19134", DESK, "dark"),
)


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
        for name, path, viewport, scheme in PICTURES:
            tab = chromium.new_page(viewport=viewport, color_scheme=scheme)
            tab.goto(f"{origin}{path}")
            tab.screenshot(path=FOLDER / f"{name}.png")
            tab.close()
        chromium.close()
    print(f"Took {len(PICTURES)} pictures into {FOLDER.relative_to(ROOT)}.")


if __name__ == "__main__":
    main()
