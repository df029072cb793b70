"""Debian's Firefox, driven by its own protocol: Playwright drives a Firefox of its own making only.

Marionette is what geckodriver speaks to Firefox. A message is its length, a colon and a JSON list:
`[0, number, command, parameters]` there, `[1, number, error, answer]` back
(https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html).
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""Under which name WebDriver sends an element (WebDriver, 'web element identifier')."""

NARROW = {"width": 480, "height": 900}
"""Firefox makes no window as narrow as most phones, but this one gets the pages of a phone."""

WAIT_MS = 10_000
START_SECONDS = 90
# Without these a new profile opens pages of Mozilla's and asks its servers for news.
QUIET = {
    "marionette.port": 0,
    "app.update.disabledForTesting": True,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}


class FirefoxFailed(Exception):
    """Firefox did not start, or refused a command; the message says why."""


class Tab:
    """The only tab of a Firefox; whatever is looked for is waited for."""

    def __init__(self, wire: BinaryIO) -> None:
        self.wire = wire
        self.number = 0
        self.read()  # Firefox greets
        self.ask("WebDriver:NewSession")
        self.ask("WebDriver:SetTimeouts", implicit=WAIT_MS)
        self.ask("WebDriver:SetWindowRect", **NARROW)

    def read(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            if not (byte := self.wire.read(1)):
                raise FirefoxFailed("the connection ended")
            length += byte
        return json.loads(self.wire.read(int(length[:-1])))

    def ask(self, command: str, **parameters: Any) -> Any:
        """The value of the answer; raises FirefoxFailed."""
        self.number += 1
        message = json.dumps([0, self.number, command, parameters]).encode()
        self.wire.write(b"%d:%s" % (len(message), message))
        self.wire.flush()
        _kind, _number, error, answer = self.read()
        if error:
            raise FirefoxFailed(f"{command} {parameters}: {error['error']}: {error['message']}")
        return answer["value"] if isinstance(answer, dict) and "value" in answer else answer

    def open(self, url: str) -> None:
        self.ask("WebDriver:Navigate", url=url)

    def back(self) -> None:
        self.ask("WebDriver:Back")

    def find(self, selector: str) -> str:
        """The first element that fits."""
        found = self.ask("WebDriver:FindElement", using="css selector", value=selector)
        return str(found[ELEMENT])

    def press(self, selector: str) -> None:
        """Press it as a person would, and wait for the page that it leads to."""
        self.ask("WebDriver:ElementClick", id=self.find(selector))

    def write(self, selector: str, text: str) -> None:
        self.ask("WebDriver:ElementSendKeys", id=self.find(selector), text=text)

    def text(self, selector: str) -> str:
        """What is seen of the first element that fits."""
        seen: str = self.ask("WebDriver:GetElementText", id=self.find(selector))
        return seen

    def is_seen(self, selector: str) -> bool:
        """Whether the first element that fits takes room on the page."""
        seen: bool = self.ask("WebDriver:IsElementDisplayed", id=self.find(selector))
        return seen

    @property
    def url(self) -> str:
        address: str = self.ask("WebDriver:GetCurrentURL")
        return address

    @property
    def cookies(self) -> list[dict[str, Any]]:
        kept: list[dict[str, Any]] = self.ask("WebDriver:GetCookies")
        return kept


@contextmanager
def firefox(path: str, *, scripts: bool) -> Iterator[Tab]:
    """A headless Firefox with a new profile; raises FirefoxFailed."""
    folder = Path(tempfile.mkdtemp())
    wishes = {**QUIET, "javascript.enabled": scripts}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(wishes[name])});\n" for name in wishes)
    (folder / "user.js").write_text("".join(lines))
    command = [path, "--headless", "--marionette", "--no-remote", "--profile", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = ("127.0.0.1", port_of(folder))
        with socket.create_connection(address, timeout=60) as line, line.makefile("rwb") as wire:
            yield Tab(wire)
    finally:
        process.terminate()
        process.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


def port_of(folder: Path) -> int:
    """Where Firefox listens: it writes so into its profile."""
    file = folder / "MarionetteActivePort"
    for _try in range(START_SECONDS * 10):
        if file.exists() and (text := file.read_text()):
            return int(text)
        time.sleep(0.1)
    raise FirefoxFailed(f"Firefox did not listen within {START_SECONDS} seconds.")
