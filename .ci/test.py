"""Run every check and test, say how long each took and what could not be tried.

Without options: what `make test` promises. `--lint`: the checks alone. `--long`: the long tests.
"""

from __future__ import annotations

import argparse
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import psycopg2

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
IS_CI = os.environ.get("CI") == "true"
# The tests create and drop the database test_hrdirectory on that server.
POSTGRESQL_URL = os.environ.get(
    "TEST_POSTGRESQL_URL", "postgres://postgres@127.0.0.1:5432/hrdirectory"
)
NO_TESTS_COLLECTED = 5


@dataclass
class Report:
    """What ran, how long it took, what failed and what was left out."""

    lines: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def run(self, name: str, *command: str | Path, none_is_fine: bool = False, **env: str) -> None:
        """Run one command in the repository and keep its outcome."""
        print(f"\n=== {name}", flush=True)
        started = time.monotonic()
        code = subprocess.call(list(map(str, command)), cwd=ROOT, env={**os.environ, **env})
        is_empty = none_is_fine and code == NO_TESTS_COLLECTED
        if is_empty:
            print(f"There are no {name} yet.")
        is_ok = code == 0 or is_empty
        seconds = time.monotonic() - started
        self.lines.append(f"{seconds:7.1f} s  {'ok    ' if is_ok else 'FAILED'}  {name}")
        if not is_ok:
            self.failed.append(name)

    def run_tests(self, name: str, *options: str, none_is_fine: bool = False, **env: str) -> None:
        """Run pytest and take over the skips that it reports (services/tests/conftest.py)."""
        with tempfile.NamedTemporaryFile("r", encoding="utf-8") as skips:
            command = (BIN / "pytest", "-q", *options)
            self.run(name, *command, none_is_fine=none_is_fine, SKIP_REPORT=skips.name, **env)
            self.skipped += [f"{name}: {line.strip()}" for line in skips]

    def skip(self, what: str) -> None:
        print(f"\n=== SKIPPED: {what}", flush=True)
        self.skipped.append(what)

    def close(self) -> int:
        """Print the summary; in CI the exit code also counts what was left out."""
        print("\n=== Summary", *self.lines, sep="\n")
        for what in self.skipped:
            print(f"SKIPPED: {what}")
        for name in self.failed:
            print(f"FAILED: {name}")
        return 1 if self.failed or (IS_CI and self.skipped) else 0


def lint(report: Report) -> None:
    """Style, floors, types and sizes."""
    report.run("ruff check", BIN / "ruff", "check", ".")
    report.run("ruff format", BIN / "ruff", "format", "--check", ".")
    if templates := sorted(ROOT.glob("templates/**/*.html")):
        report.run("djade", BIN / "djade", "--check", *templates)
    report.run("floors", BIN / "lint-imports", "--no-logo")
    report.run("types", BIN / "mypy")
    report.run(
        "bandit", BIN / "bandit", "-q", "-c", "pyproject.toml", "-r", "services", "hrdirectory"
    )
    report.run("sizes", sys.executable, ".ci/sizes.py")
    if shutil.which("xgettext"):
        report.run("messages", sys.executable, ".ci/messages.py", "--check")
    else:
        report.skip("messages: gettext was not found")


def check_django(report: Report) -> None:
    """No model without its migration, and a production that Django's own checks accept."""
    manage = (sys.executable, "manage.py")
    report.run("migrations", *manage, "makemigrations", "--check", "--dry-run")
    with tempfile.TemporaryDirectory() as folder:
        production = {
            "DJANGO_DEVELOPMENT": "0",
            "DJANGO_SECRET_KEY": secrets.token_urlsafe(50),
            "DJANGO_ALLOWED_HOSTS": "directory.example.org",
            "DJANGO_BEHIND_PROXY": "1",
            "DJANGO_STATIC_ROOT": folder,
            "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        }
        report.run("collectstatic", *manage, "collectstatic", "--no-input", "-v", "0", **production)
        strict = ("check", "--deploy", "--fail-level", "WARNING")
        report.run("production check", *manage, *strict, **production)


def find_postgresql() -> bool:
    """Whether the server answers."""
    server, _, _database = POSTGRESQL_URL.rpartition("/")
    try:
        psycopg2.connect(f"{server}/postgres", connect_timeout=3).close()
    except psycopg2.OperationalError:
        return False
    return True


def test(report: Report) -> None:
    """The tests on both databases, and those in a browser on one."""
    report.run_tests("tests on SQLite", "-n", "2")
    if find_postgresql():
        report.run_tests("tests on PostgreSQL", "-n", "2", DATABASE_URL=POSTGRESQL_URL)
    else:
        report.skip("tests on PostgreSQL: no server answers at TEST_POSTGRESQL_URL")
    if shutil.which("chromium") or shutil.which("chromium-browser"):
        two = ("-n", "2", "--dist", "loadfile")
        report.run_tests("tests in a browser", *two, "-m", "browser")
    else:
        report.skip("tests in a browser: chromium was not found")


def test_long(report: Report) -> None:
    """The tests that take minutes."""
    report.run_tests("long tests on SQLite", "-m", "long", none_is_fine=True)
    if find_postgresql():
        report.run_tests(
            "long tests on PostgreSQL", "-m", "long", none_is_fine=True, DATABASE_URL=POSTGRESQL_URL
        )
    else:
        report.skip("long tests on PostgreSQL: no server answers at TEST_POSTGRESQL_URL")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--lint", action="store_true", help="the checks alone")
    choice.add_argument("--long", action="store_true", help="the long tests alone")
    options = parser.parse_args()
    report = Report()
    for name in [
        name for name in os.environ if name.startswith(("DJANGO_", "DATABASE_", "REDIS_"))
    ]:
        del os.environ[name]  # the outcome must not depend on how this machine is configured
    os.environ["DJANGO_DEVELOPMENT"] = "1"
    if options.long:
        test_long(report)
    else:
        lint(report)
        if not options.lint:
            check_django(report)
            test(report)
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
