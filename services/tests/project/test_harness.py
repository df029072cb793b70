"""The tests themselves reach no other machine, and hide nothing that was not tried."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.request

import pytest

from services.tests.conftest import NetworkForbidden

from .production import ROOT


def test_no_name_is_looked_up():
    with pytest.raises(NetworkForbidden):
        socket.getaddrinfo("directory.example.org", 443)


@pytest.mark.parametrize("address", ["192.0.2.1", "2001:db8::1", "10.0.0.1"])
def test_no_other_machine_is_reached(address):
    with pytest.raises(NetworkForbidden):
        urllib.request.urlopen(f"http://{f'[{address}]' if ':' in address else address}/")


def test_this_machine_is_reached():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


@pytest.mark.parametrize(("ci", "code"), [("false", 0), ("true", 1)])
def test_skip_is_said_aloud_and_fails_in_ci(tmp_path, ci, code):
    test = tmp_path / "test_left_out.py"
    test.write_text("import pytest\ndef test_it(): pytest.skip('no such server')\n")
    report = tmp_path / "skips"
    finished = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "services.tests.conftest", str(test), "-q"],
        cwd=ROOT,
        env={**os.environ, "CI": ci, "SKIP_REPORT": str(report)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert finished.returncode == code
    assert "SKIPPED: " in finished.stdout
    assert "no such server" in report.read_text()
