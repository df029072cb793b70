"""The demo as a production serves it: gunicorn, compressed pages, hashed and compressed files."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

from services.tests.project.production import PRODUCTION, ROOT, clean_environment, run_manage

HEADERS = {"X-Forwarded-Proto": "https"}
"""What the proxy in front adds; a request without is sent to https."""

STEPS = [
    # Packing what no measured page asks for takes most of the time.
    ("collectstatic", "--no-input", "--ignore", "admin", "--ignore", "outlines"),
    ("migrate", "--verbosity", "0"),
    ("loaddata", "taxonomy", "demo", "--verbosity", "0"),
    ("load_help",),
    ("rebuild_search",),
]


@contextmanager
def production_server() -> Iterator[str]:
    """Serve the demo at the address that it yields, for requests with HEADERS."""
    with tempfile.TemporaryDirectory() as folder:
        variables = {
            **PRODUCTION,
            "DJANGO_ALLOWED_HOSTS": "127.0.0.1",
            "DJANGO_STATIC_ROOT": f"{folder}/static",
            "DATABASE_URL": f"sqlite:///{folder}/demo.sqlite3",
            "PORT": str(free_port()),
        }
        for step in STEPS:
            finished = run_manage(*step, **variables)
            assert finished.returncode == 0, finished.stderr
        config = (
            "--config",
            "python:hrdirectory.gunicorn_conf",
            "--bind",
            f"127.0.0.1:{variables['PORT']}",
        )
        command = [sys.executable, "-m", "gunicorn", *config, "hrdirectory.wsgi"]
        with Path(folder, "log").open("w") as log:
            server = subprocess.Popen(
                command, cwd=ROOT, env=clean_environment(**variables), stdout=log, stderr=log
            )
        try:
            wait_for(origin := f"http://127.0.0.1:{variables['PORT']}")
            yield origin
        finally:
            server.terminate()
            server.wait(timeout=30)


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(origin: str, *, seconds: int = 60) -> None:
    """Until the home page was answered a few times, so that both workers have started."""
    for _try in range(seconds * 5):
        try:
            for _worker in range(4):
                urlopen(Request(f"{origin}/", headers=HEADERS)).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(f"{origin} did not answer within {seconds} seconds.")
