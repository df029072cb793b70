"""Measure the text search on synthetic listings: `python benchmarks/text.py 200000`."""

from __future__ import annotations

import subprocess
import sys

from databases import ROOT, VENDORS, environment, ready
from search import timed
from synthetic_words import invented_words

QUESTIONS = {
    "common word": "naloxone",
    "common group in Spanish": "intercambio de jeringas",
    "rare word": "{rare}",
    "two common words": "methadone clinic",
    "three common words": "naloxone hiv test",
    "common and rare": "naloxone {rare}",
    "middling and middling": "{middling}",
    "misspelt": "nalxone {misspelt}",
    "not there": "qqqqzzzz",
}


def main() -> None:
    if sys.argv[1:] == ["--here"]:
        measure_here()
        return
    for vendor in VENDORS:
        url = ready(int(sys.argv[1]) if sys.argv[1:] else 200_000, vendor, words=True)
        command = [sys.executable, __file__, "--here"]
        subprocess.run(command, env=environment(url), check=True, cwd=ROOT)


def measure_here() -> None:
    import django  # noqa: PLC0415

    django.setup()
    print_tables(invented_words())


def print_tables(words: list[str]) -> None:
    from django.db import connection  # noqa: PLC0415

    from benchmarks.search import MOMENT, PLACES  # noqa: PLC0415
    from services.geo.sphere import LatLng  # noqa: PLC0415
    from services.models import DirectorySettings, SearchEntry, SearchWord  # noqa: PLC0415
    from services.search.by_words import run_word_search  # noqa: PLC0415
    from services.search.options import current_options  # noqa: PLC0415
    from services.search.query import SearchQuery  # noqa: PLC0415
    from services.search.results import run_search  # noqa: PLC0415
    from services.search.rows import memory_of  # noqa: PLC0415
    from services.search.text import best_matches, read_text  # noqa: PLC0415

    size = SearchEntry.objects.count()
    directory = DirectorySettings.objects.load()
    options = current_options(directory, at=MOMENT)
    memory = memory_of(directory)
    rare, middling = words[5000], words[20:22]
    typed = {"rare": rare, "middling": " ".join(middling), "misspelt": rare[:-2] + rare[-1]}
    points = {name: LatLng(*PLACES[name]) for name in ("densest city", "medium town")}
    print(f"## {connection.vendor}, {size:,} rows, {SearchWord.objects.count():,} words\n")
    print("| question | matches | read | match | whole search | in a city | in a town |")
    print("|---|---|---|---|---|---|---|")
    for label, pattern in QUESTIONS.items():
        text = read_text(q := pattern.format(**typed))
        entries = SearchEntry.objects.listed_at(MOMENT)
        alone = SearchQuery(text=text, directory=directory)
        near = [
            SearchQuery(text=text, point=point, directory=directory) for point in points.values()
        ]
        columns = [
            timed(lambda: read_text(q)),
            timed(lambda: best_matches(entries, text, memory)),  # noqa: B023
            timed(lambda: run_word_search(alone, options=options, at=MOMENT)),  # noqa: B023
            *(timed(lambda: run_search(at_point, options=options, at=MOMENT)) for at_point in near),  # noqa: B023
        ]
        found = len(best_matches(entries, text, memory)[0])
        print(f"| {label} | {found:,} | " + " | ".join(map(str, columns)) + " |", flush=True)
    print()


if __name__ == "__main__":
    main()
