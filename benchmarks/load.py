"""Start a server, load it with wrk in bounded runs, and stop it."""

from __future__ import annotations

import json
import math
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.error import HTTPError
from urllib.request import urlopen

from databases import ROOT, environment

PORT = 8177
SERVER = f"http://127.0.0.1:{PORT}"
SECONDS, MOST_SECONDS = 3, 20
LEAST_ANSWERS = 20
"""A run is long enough for so many answers one after the other, up to MOST_SECONDS."""

RUNS = 5
CONNECTIONS = 8
WARM = 8
OURS = (
    "gunicorn",
    "--config",
    "python:hrdirectory.gunicorn_conf",
    "--reuse-port",
    "hrdirectory.wsgi",
)
"""wrk keeps its connections: without a port for each worker one of them may take all. Behind a proxy,
where each request is a connection of its own, they share the work anyway."""


class ServerFailed(Exception):
    """The server did not start, or answered with an error; the message says how."""


class Load(NamedTuple):
    """Requests a second, and percentiles of the latency in ms."""

    rate: float
    p95: float
    p99: float


def need_wrk() -> None:
    if not shutil.which("wrk"):
        sys.exit("wrk is needed to measure pages: install it.")


@contextmanager
def serving_ours(database: str) -> Iterator[None]:
    """The directory as in production, with two workers and the middleware."""
    with tempfile.TemporaryDirectory() as folder:
        env = {
            **environment(database),
            "DJANGO_SETTINGS_MODULE": "benchmarks.bench_settings",
            "DJANGO_STATIC_ROOT": folder,
            "PORT": str(PORT),
        }
        command = [str(Path(sys.executable).parent / OURS[0]), *OURS[1:]]
        with serving(command, env, "/hello/"):
            yield


@contextmanager
def serving(command: Sequence[str], env: Mapping[str, str], path: str) -> Iterator[None]:
    """Wait until `path` is answered; raises ServerFailed with the server's last words."""
    with tempfile.TemporaryFile("w+") as log:
        server = subprocess.Popen(
            command, env={**os.environ, **env}, cwd=ROOT, stdout=log, stderr=log
        )
        try:
            if trouble := wait_for(server, path):
                log.seek(0)
                raise ServerFailed(f"{log.read()}\n{trouble}")
            yield
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_for(server: subprocess.Popen[bytes], path: str) -> str:
    """Why it does not answer, or ""."""
    trouble = "no answer"
    for _try in range(100):
        try:
            urlopen(SERVER + path, timeout=5).close()
        except OSError as error:
            trouble = str(error)
            if server.poll() is not None:
                return f"it stopped with exit code {server.returncode}"
            time.sleep(0.2)
        else:
            return ""
    return trouble


def get(path: str) -> tuple[bytes, str]:
    """The answer and its ETag; raises ServerFailed."""
    try:
        with urlopen(SERVER + path, timeout=60) as answer:
            return answer.read(), str(answer.headers.get("ETag", ""))
    except HTTPError as error:
        raise ServerFailed(f"{error}: {error.read()[:500]!r}") from error


def measure(path: str, *, tag: str = "") -> Load:
    """Medians of RUNS runs, once warm; raises ServerFailed."""
    started = time.perf_counter()
    for _warm in range(WARM):
        get(path)
    one = (time.perf_counter() - started) / WARM
    seconds = min(max(SECONDS, math.ceil(one * LEAST_ANSWERS)), MOST_SECONDS)
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "60s"]
    command += ["-s", str(ROOT / "benchmarks" / "wrk.lua")]
    if tag:
        command += ["-H", f"If-None-Match: {tag}"]
    runs = (subprocess.check_output([*command, SERVER + path], text=True) for _run in range(RUNS))
    return Load(*map(statistics.median, zip(*map(read, runs), strict=True)))


def read(text: str) -> Load:
    found = re.search(r"RESULT (.*)", text)
    assert found
    result = json.loads(found[1])
    if failed := result.pop("failed"):
        raise ServerFailed(f"wrk: {failed:,} requests failed")
    return Load(**result)
