"""Measure whole pages: gunicorn, full middleware, wrk, against a page that does nothing.

`python benchmarks/pages.py 200000`, on the listings that `search.py` has built. Bounded runs, medians
of 5, ratios to /hello/.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import urlopen

from search import RESULTS, ROOT, database_url, machine

PORT = 8177
SECONDS = 3
RUNS = 5
CONNECTIONS = 4
PAGES = {
    "hello": "/hello/",
    "a 304": "/search/?lat=37.25&lon=-83.19",
    "medium town": "/search/?lat=37.25&lon=-83.19",
    "… open now": "/search/?lat=37.25&lon=-83.19&open=now",
    "… with a filter": "/search/?lat=37.25&lon=-83.19&payment=free",
    "densest city": "/search/?lat=40.75&lon=-73.99",
    "… open now, there": "/search/?lat=40.75&lon=-73.99&open=now",
    "empty sea": "/search/?lat=-48.9&lon=-123.4",
}


def main() -> None:
    if not shutil.which("wrk"):
        sys.exit("wrk is needed to measure pages: install it.")
    size = int(sys.argv[1])
    report = [f"# Pages, {size:,} listings, {datetime.now(UTC):%Y-%m-%d}", "", machine(), ""]
    for vendor in ("sqlite", "postgresql"):
        print(f"{vendor}, {size:,} listings …", file=sys.stderr, flush=True)
        report += [f"## {vendor}", "", "| page | requests a second | of hello | p99 ms |"]
        report += ["|---|---|---|---|", *rows(database_url(size, vendor)), ""]
    text = "\n".join(report)
    (RESULTS / f"pages-{datetime.now(UTC):%Y-%m-%d}.md").write_text(text)
    print(text)


def rows(database: str) -> Iterator[str]:
    rates: dict[str, float] = {}
    with serving(database):
        for name, path in PAGES.items():
            rates[name], p99 = measure(path, tag=tag_of(path) if name == "a 304" else "")
            share = rates[name] / rates["hello"]
            yield f"| {name} | {rates[name]:,.0f} | {share:.0%} | {p99:.1f} |"


@contextmanager
def serving(database: str) -> Iterator[None]:
    """gunicorn as in production, with two workers."""
    with tempfile.TemporaryDirectory() as folder:
        env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "benchmarks.bench_settings",
            "DJANGO_DEVELOPMENT": "1",
            "DATABASE_URL": database,
            "DJANGO_STATIC_ROOT": folder,
            "PORT": str(PORT),
            "PYTHONPATH": str(ROOT),
        }
        command = ["gunicorn", "--config", "python:hrdirectory.gunicorn_conf"]
        server = subprocess.Popen(
            [str(Path(sys.executable).parent / command[0]), *command[1:], "hrdirectory.wsgi"],
            env=env,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(f"http://127.0.0.1:{PORT}/hello/")
            yield
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_for(url: str) -> None:
    for _try in range(100):
        try:
            urlopen(url, timeout=2).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    sys.exit("gunicorn does not answer")


def tag_of(path: str) -> str:
    with urlopen(f"http://127.0.0.1:{PORT}{path}", timeout=20) as answer:
        return str(answer.headers.get("ETag", ""))


def measure(path: str, *, tag: str = "") -> tuple[float, float]:
    """Requests a second and the 99th percentile in ms, medians of RUNS runs."""
    url = f"http://127.0.0.1:{PORT}{path}"
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency"]
    if tag:
        command += ["-H", f"If-None-Match: {tag}"]
    for _warm in range(8):
        urlopen(url, timeout=30).close()
    found = [read_wrk(subprocess.check_output([*command, url], text=True)) for _run in range(RUNS)]
    return statistics.median(rate for rate, _p99 in found), statistics.median(
        p for _rate, p in found
    )


def read_wrk(text: str) -> tuple[float, float]:
    if errors := re.search(r"Non-2xx or 3xx responses: \d+|Socket errors: .*", text):
        sys.exit(f"wrk: {errors[0]}")
    rate = re.search(r"Requests/sec:\s+([\d.]+)", text)
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", text)
    assert rate
    assert p99
    return float(rate[1]), float(p99[1]) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[p99[2]]


if __name__ == "__main__":
    main()
