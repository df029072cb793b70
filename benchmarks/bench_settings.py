"""The project's own settings, and one more address: a page that does nothing."""

from __future__ import annotations

from hrdirectory.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.bench_urls"
