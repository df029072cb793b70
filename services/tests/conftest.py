"""What every test may rely on: no network but loopback, and no skip that nobody sees."""

from __future__ import annotations

import ipaddress
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings

IS_CI = os.environ.get("CI") == "true"
SHARED = Path(__file__).resolve().parents[3] / "shared"


# How long an example takes says more about the machine than about the code.
hypothesis_settings.register_profile("directory", deadline=None)
hypothesis_settings.load_profile("directory")


class NetworkForbidden(RuntimeError):
    """A test tried to reach another machine."""


def is_loopback(host: Any) -> bool:
    if host in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test reach this machine only, and look up no other name."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def connect_here(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and not is_loopback(address[0]):
            raise NetworkForbidden(address[0])
        connect(self, address)

    def look_up_here(host: Any, *args: Any, **kwargs: Any) -> Any:
        if not is_loopback(host):
            raise NetworkForbidden(host)
        return look_up(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", connect_here)
    monkeypatch.setattr(socket, "getaddrinfo", look_up_here)


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """What a process keeps of the directory; each test has its own."""
    # The plugin is loaded before Django is ready where it is asked for by name.
    from services.tests.forgetting import forget_everything  # noqa: PLC0415

    forget_everything()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The real data sets beside a working copy; they are not part of the repository."""
    if not SHARED.is_dir():
        pytest.skip("../shared is missing: real data sets were not tried")
    return SHARED / "data"


@pytest.fixture(scope="session")
def launch() -> Iterator[Any]:
    """Starts a headless Chromium of this machine, with more flags if any are given."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.skip("chromium was not found: browser tests were not run")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only browser tests need it

    # Playwright's event loop lives in this thread; the ORM is not called inside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    flags = ["--disable-gpu", "--disable-quic", "--disable-background-networking"]
    with sync_playwright() as playwright:
        yield lambda *more: playwright.chromium.launch(
            executable_path=path, chromium_sandbox=os.geteuid() != 0, args=[*flags, *more]
        )


@pytest.fixture(scope="session")
def browser(launch: Any) -> Iterator[Any]:
    """The Chromium that tests share."""
    with launch() as chromium:
        yield chromium


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say loudly what was not tried, here and in the summary of `make test`."""
    skipped = terminalreporter.stats.get("skipped", [])
    lines = [f"{report.nodeid}: {read_reason(report)}" for report in skipped]
    for line in lines:
        terminalreporter.write_line(f"SKIPPED: {line}", red=True, bold=True)
    if lines and (path := os.environ.get("SKIP_REPORT")):
        Path(path).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def read_reason(report: Any) -> str:
    return report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run that skipped anything where everything is supposed to be there."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if IS_CI and reporter and reporter.stats.get("skipped") and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
