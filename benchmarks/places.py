"""Measure the gazetteer: how long a look-up takes, and what a process holds for it.

`python benchmarks/places.py`. Each line is 10,000 different texts in a fresh process that has Django
loaded: towns with their state or country, towns alone, and postal codes, drawn from the file itself.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import django

from services.geo.places import PlaceError, gazetteer
from services.geo.places.atlas import Atlas

LOOK_UPS = 10_000
SERVED = {"United States": ("US",), "the world": None}
MISSPELT = 300


def main() -> None:
    print("| served | p50 ms | p99 ms | a misspelt name, p50 ms | MB held |")
    print("|---|---|---|---|---|")
    # One task for each process: what one holds is not in the figures of another.
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        for name, countries in SERVED.items():
            texts = pool.apply(drawn, (countries,))
            print(f"| {name} | {pool.apply(measured, (countries, texts))} |", flush=True)


def drawn(countries: tuple[str, ...] | None) -> list[str]:
    """So many different texts, the same ones each time."""
    draw = random.Random(7)
    texts = sorted(set(every_text(countries)))
    return draw.sample(texts, LOOK_UPS)


def every_text(countries: tuple[str, ...] | None) -> Iterator[str]:
    atlas = Atlas()
    for town in atlas.every_town():
        if countries is None or town.country in countries:
            yield town.name
            yield f"{town.name}, {town.subdivision_name or town.country_name}"
    for name, table in atlas.tables.items():
        country = name.removeprefix("codes/")
        if country != name and (countries is None or country in countries):
            yield from (f"{row.texts[0]}, {country}" for row in table)


def measured(countries: tuple[str, ...] | None, texts: list[str]) -> str:
    os.environ.setdefault("DJANGO_DEVELOPMENT", "1")
    os.environ["DJANGO_SETTINGS_MODULE"] = "hrdirectory.settings"
    django.setup()
    before = megabytes()
    gazetteer().find("Boston, Massachusetts")
    taken = timed(texts, countries)
    held = megabytes() - before
    misspelt = [text.replace("e", "q", 1) for text in texts if "e" in text[1:]][:MISSPELT]
    wrong = timed(misspelt, countries)
    columns = (at(taken, 0.5), at(taken, 0.99), at(wrong, 0.5), held)
    return " | ".join(f"{figure:.2f}" for figure in columns)


def timed(texts: list[str], countries: tuple[str, ...] | None) -> list[float]:
    """Milliseconds of the processor for each look-up, in order."""
    taken = []
    for text in texts:
        started = time.thread_time()
        with suppress(PlaceError):
            gazetteer().find(text, countries=countries)
        taken.append(1000 * (time.thread_time() - started))
    return sorted(taken)


def at(ordered: list[float], share: float) -> float:
    return ordered[int(share * len(ordered))]


def megabytes() -> float:
    """What this process has in memory (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
