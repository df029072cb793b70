"""The settings and processes of a production, for tests."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
PRODUCTION = {
    "DJANGO_SECRET_KEY": "long-enough-for-a-test-" + "x7Gq" * 10,
    "DJANGO_ALLOWED_HOSTS": "directory.example.org",
    "DJANGO_BEHIND_PROXY": "1",
}


def clean_environment(**variables: str) -> dict[str, str]:
    """This process's environment without its own configuration, and with `variables`."""
    names = ("DJANGO_", "DATABASE_", "REDIS_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(names)}
    return {**kept, **variables}


def read_settings(monkeypatch, **variables: str) -> dict[str, Any]:
    """What the settings module says in that environment."""
    for name in [name for name in os.environ if name not in clean_environment()]:
        monkeypatch.delenv(name)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(ROOT / "hrdirectory" / "settings.py"))


def run_manage(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run one of the project's commands in a process of its own."""
    return run_python("manage.py", *arguments, **variables)


def run_python(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the repository with that configuration and no other."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=clean_environment(**variables),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
