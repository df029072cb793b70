"""No log says who asked or for what."""

from __future__ import annotations

import http.client
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from django.test import RequestFactory

from hrdirectory.logs import PrivateFormatter, name_method, name_route

from .production import ROOT, clean_environment, run_manage
from .test_headers import visitor  # noqa: F401 - a fixture

NEEDLE = "NEEDLE19134"
NEEDLES = (NEEDLE, "1.2345", "198.51.100.7", "127.0.0.1", "SpyBrowser", "referring.example")
HEADERS = {
    "User-Agent": "SpyBrowser/1.0",
    "Referer": f"https://referring.example/{NEEDLE}",
    "X-Forwarded-For": "198.51.100.7",
}
REQUESTS = [
    ("GET", f"/search/?near={NEEDLE}&q={NEEDLE}&lat=1.2345"),
    ("GET", f"/nothing-here/{NEEDLE}/?near={NEEDLE}"),
    ("GET", f"/broken/?near={NEEDLE}"),
    ("GET", f"/suspicious/?near={NEEDLE}"),
    ("GET", f"/forbidden/?near={NEEDLE}"),
    ("POST", f"/admin/login/?next={NEEDLE}"),
    (NEEDLE, f"/{NEEDLE}"),
    ("GET", f"/static/{NEEDLE}.css"),
]


def write_record(error: BaseException | None = None, **extra) -> str:
    record = logging.LogRecord("x", logging.ERROR, "", 0, "Not Found: %s", (f"/{NEEDLE}",), None)
    if error:
        record.exc_info = (type(error), error, error.__traceback__)
        record.exc_text = f"cached by another formatter: {NEEDLE}"
    record.__dict__.update(extra)
    return PrivateFormatter().format(record)


def test_record_about_a_request_names_method_route_and_status_only():
    request = RequestFactory().get(f"/places/{NEEDLE}/?near={NEEDLE}")
    line = write_record(request=request, status_code=404)
    assert line.endswith("x: GET (no page) 404")


def test_record_without_a_request_is_written_as_it_is():
    assert write_record().endswith(f"x: Not Found: /{NEEDLE}")


def test_exception_is_written_with_its_place_and_causes_but_without_its_words():
    try:
        try:
            float(NEEDLE)
        except ValueError as cause:
            raise RuntimeError(NEEDLE) from cause
    except RuntimeError as error:
        text = write_record(error, request=RequestFactory().get("/"))
    assert NEEDLE not in text.replace("float(NEEDLE)", "").replace("(NEEDLE)", "")
    assert "test_logs.py" in text
    assert "RuntimeError" in text
    assert "ValueError" in text


def test_debug_shows_all_of_it(settings):
    settings.DEBUG = True
    assert NEEDLE in write_record(request=RequestFactory().get("/"))


def test_made_up_method_is_not_repeated():
    assert name_method(RequestFactory().generic(NEEDLE, "/")) == "(unknown method)"


def test_static_file_is_not_named():
    assert name_route(RequestFactory().get(f"/static/{NEEDLE}.css")) == "(static file)"


def test_access_line_names_the_route(visitor, caplog):  # noqa: F811
    with caplog.at_level(logging.INFO, "hrdirectory.access"):
        visitor.get(f"/forbidden/?near={NEEDLE}")
    assert caplog.messages[-1].startswith("GET /forbidden/ 403 ")


@pytest.fixture(scope="module")
def server_environment(tmp_path_factory):
    """A migrated database and the addresses that fail on purpose."""
    folder = tmp_path_factory.mktemp("server")
    variables = {
        "DJANGO_DEVELOPMENT": "1",
        "DJANGO_SETTINGS_MODULE": "services.tests.project.settings_of_server",
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "PYTHONUNBUFFERED": "1",
    }
    finished = run_manage("migrate", "--verbosity", "0", **variables)
    assert finished.returncode == 0, finished.stderr
    return variables


def find_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@contextmanager
def serve(log, *command: str, port: int, **variables: str):
    """Run a web server until it answers, and end it with the block."""
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        env=clean_environment(**variables),
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        wait_for(port, process)
        yield
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)


def wait_for(port: int, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server did not start")


def ask_everything(port: int) -> list[int]:
    """The statuses of REQUESTS, after lines that are not HTTP at all."""
    for line in (f"GET /{NEEDLE} {NEEDLE}\r\n\r\n", f"{NEEDLE}\r\n\r\n"):
        with socket.create_connection(("127.0.0.1", port), timeout=10) as raw:
            raw.sendall(line.encode())
            raw.recv(1000)
    statuses = []
    for method, address in REQUESTS:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request(method, address, headers=HEADERS)
        statuses.append(connection.getresponse().status)
        connection.close()
    return statuses


@pytest.mark.parametrize("server", ["runserver", "gunicorn"])
def test_servers_write_nothing_about_their_visitors(server, server_environment, tmp_path):
    port = find_port()
    command = {
        "runserver": ("manage.py", "runserver", "--noreload", str(port)),
        "gunicorn": (
            *("-m", "gunicorn", "--config", "python:hrdirectory.gunicorn_conf"),
            *("--workers", "1", "hrdirectory.wsgi"),
        ),
    }[server]
    path = tmp_path / "log"
    with (
        path.open("w") as log,
        serve(log, *command, port=port, PORT=str(port), **server_environment),
    ):
        statuses = ask_everything(port)
    text = path.read_text()
    assert statuses[:5] == [200, 404, 500, 400, 403]
    assert "GET /broken/ 500" in text
    assert "RuntimeError" in text
    started = f"http://127.0.0.1:{port}"  # the server's own address, on its first lines
    found = [needle for needle in NEEDLES if needle in text.replace(started, "")]
    assert not found, text
