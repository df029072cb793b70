"""Measure the text search on synthetic listings: `python benchmarks/text.py 200000`.

The words follow what real listings have: some 60 tokens a row, of which most are facts that many
share and some are names that few do.
"""

from __future__ import annotations

import os
import random
import sys
import time
from itertools import accumulate, islice

from search import ROOT, database_url, timed

SEED = 20261127
SURNAMES = 20_000
BATCH = 1000
PER_ROW = {"names": 3, "prose": 14}
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
LABELS_BY_CHANCE = 90


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    if "DATABASE_URL" in os.environ:
        measure(size)
        return
    import subprocess  # noqa: PLC0415

    for vendor in ("sqlite", "postgresql"):
        env = {**os.environ, "DJANGO_DEVELOPMENT": "1", "DATABASE_URL": database_url(size, vendor)}
        env["PYTHONPATH"] = str(ROOT)
        subprocess.run([sys.executable, __file__, str(size)], env=env, check=True, cwd=ROOT)


def measure(size: int) -> None:
    """On the listings that `search.py` has built."""
    import django  # noqa: PLC0415

    os.environ["DJANGO_SETTINGS_MODULE"] = "hrdirectory.settings"
    django.setup()
    from benchmarks.synthetic import settle  # noqa: PLC0415
    from services.models import SearchEntry, SearchWord  # noqa: PLC0415

    if SearchEntry.objects.count() != size:
        sys.exit(f"Run benchmarks/search.py {size} first: it builds the listings.")
    SearchWord.objects.all().delete()
    started = time.perf_counter()
    words = index(size)
    print(f"indexed in {time.perf_counter() - started:.0f} s", file=sys.stderr, flush=True)
    settle()
    print_tables(size, words)


def a_word(rng: random.Random) -> str:
    """An invented word of two to four syllables."""
    syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
    return "".join(rng.choices(syllables, k=rng.randint(2, 4))) + rng.choice("nrlkt")


def index(size: int) -> list[str]:
    """Give every row the words of invented texts; the invented words, most common first."""
    from services.curation import search_words  # noqa: PLC0415
    from services.models import SearchEntry, SearchWord  # noqa: PLC0415
    from services.vocabulary import HitPlace, ServiceKind  # noqa: PLC0415
    from services.vocabulary.synonyms import KIND_WORDS  # noqa: PLC0415

    rng = random.Random(SEED)
    invented = list(dict.fromkeys(a_word(rng) for _number in range(SURNAMES)))
    weights = list(accumulate(1 / (rank + 10) for rank in range(len(invented))))
    labels = fact_labels()
    entries = SearchEntry.objects.order_by("pk").iterator(chunk_size=BATCH)
    while chunk := list(islice(entries, BATCH)):
        rows, units = [], set()
        for entry in chunk:
            name, *prose = (
                " ".join(rng.choices(invented, cum_weights=weights, k=count))
                for count in PER_ROW.values()
            )
            kinds = [KIND_WORDS[kind] for kind in ServiceKind if kind.bit & entry.kinds]
            facts = [label for label, chance in labels if rng.random() < chance]
            texts = {
                HitPlace.NAME: [name + rng.choice([" clinic", " naloxone", " center", ""])],
                HitPlace.ORGANIZATION: [" ".join(rng.choices(invented, cum_weights=weights, k=2))],
                HitPlace.FACT: [*kinds, *facts],
                HitPlace.DESCRIPTION: [*prose, "1 Example Street", "Town, XX 00000"],
            }
            words = search_words.words_of(name, texts)
            units |= words.spellings
            rows += [(entry.pk, token, rank) for token, rank in words.ranks.items()]
        SearchWord.objects.insert(rows)
        search_words.learn_spellings(units)
    return invented


def fact_labels() -> list[tuple[str, float]]:
    """The labels of the taxonomy, each with the share of rows that have it."""
    import json  # noqa: PLC0415

    terms = json.loads((ROOT / "fixtures" / "taxonomy.json").read_text())
    rng = random.Random(SEED)
    names = [term["fields"]["name"] for term in terms]
    rng.shuffle(names)
    return [(name, 0.5 / (1 + rank / 12)) for rank, name in enumerate(names[:LABELS_BY_CHANCE])]


def print_tables(size: int, words: list[str]) -> None:
    from django.db import connection  # noqa: PLC0415

    from benchmarks.search import MOMENT, PLACES  # noqa: PLC0415
    from services.geo.sphere import LatLng  # noqa: PLC0415
    from services.models import Directory, SearchEntry, SearchWord  # noqa: PLC0415
    from services.search.by_words import run_word_search  # noqa: PLC0415
    from services.search.options import current_options  # noqa: PLC0415
    from services.search.query import SearchQuery  # noqa: PLC0415
    from services.search.results import run_search  # noqa: PLC0415
    from services.search.text import best_matches, read_text  # noqa: PLC0415

    options = current_options(Directory(), at=MOMENT)
    rare, middling = words[5000], words[20:22]
    typed = {"rare": rare, "middling": " ".join(middling), "misspelt": rare[:-2] + rare[-1]}
    points = {name: LatLng(*PLACES[name]) for name in ("densest city", "medium town")}
    print(f"## {connection.vendor}, {size:,} rows, {SearchWord.objects.count():,} words\n")
    print("| question | matches | read | match | whole search | in a city | in a town |")
    print("|---|---|---|---|---|---|---|")
    for label, pattern in QUESTIONS.items():
        text = read_text(q := pattern.format(**typed))
        entries = SearchEntry.objects.listed_at(MOMENT)
        alone = SearchQuery(text=text)
        near = [SearchQuery(text=text, point=point) for point in points.values()]
        columns = [
            timed(lambda: read_text(q)),
            timed(lambda: best_matches(entries, text)),  # noqa: B023
            timed(lambda: run_word_search(alone, options=options, at=MOMENT)),  # noqa: B023
            *(timed(lambda: run_search(at_point, options=options, at=MOMENT)) for at_point in near),  # noqa: B023
        ]
        found = len(best_matches(entries, text))
        print(f"| {label} | {found:,} | " + " | ".join(map(str, columns)) + " |", flush=True)
    print()


if __name__ == "__main__":
    main()
