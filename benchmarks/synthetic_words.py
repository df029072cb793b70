"""The words of invented texts for every synthetic search row, as real listings have them.

Some 60 tokens a row, of which most are facts that many share and some are names that few do. Run by
`databases.ready`, which keeps what it builds.
"""

from __future__ import annotations

import json
import random
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

import django

SEED = 20261127
SURNAMES = 20_000
BATCH = 10_000
SPELLINGS_BATCH = 1000
IN_A_NAME, IN_AN_ORGANIZATION, IN_PROSE = 3, 2, 14
LABELS_BY_CHANCE = 90
TAXONOMY = Path(__file__).resolve().parent.parent / "fixtures" / "taxonomy.json"


def invented_words() -> list[str]:
    """Most common first."""
    rng = random.Random(SEED)
    return list(dict.fromkeys(a_word(rng) for _number in range(SURNAMES)))


def a_word(rng: random.Random) -> str:
    """An invented word of two to four syllables."""
    syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
    return "".join(rng.choices(syllables, k=rng.randint(2, 4))) + rng.choice("nrlkt")


def fact_labels() -> list[tuple[str, float]]:
    """The labels of the taxonomy, each with the share of rows that have it."""
    rng = random.Random(SEED)
    names = [term["fields"]["name"] for term in json.loads(TAXONOMY.read_text())]
    rng.shuffle(names)
    return [(name, 0.5 / (1 + rank / 12)) for rank, name in enumerate(names[:LABELS_BY_CHANCE])]


class Texts:
    """Invented texts; word by word, so that the units of each are worked out once."""

    def __init__(self) -> None:
        self.rng = random.Random(SEED + 1)
        self.words = invented_words()
        self.weights = list(accumulate(1 / (rank + 10) for rank in range(len(self.words))))
        self.labels = fact_labels()

    def draw(self, count: int) -> list[str]:
        return self.rng.choices(self.words, cum_weights=self.weights, k=count)

    def of(self, kinds: int) -> tuple[str, dict[Any, list[str]]]:
        """The name of a row that offers these kinds, and its texts by where they stand."""
        from services.vocabulary import HitPlace, ServiceKind  # noqa: PLC0415
        from services.vocabulary.synonyms import KIND_WORDS  # noqa: PLC0415

        name = [*self.draw(IN_A_NAME), self.rng.choice(["clinic", "naloxone", "center", ""])]
        return " ".join(name), {
            HitPlace.NAME: name,
            HitPlace.ORGANIZATION: self.draw(IN_AN_ORGANIZATION),
            HitPlace.FACT: [
                *(KIND_WORDS[kind] for kind in ServiceKind if kind.bit & kinds),
                *(label for label, chance in self.labels if self.rng.random() < chance),
            ],
            HitPlace.DESCRIPTION: [*self.draw(IN_PROSE), "1 Example Street", "Town, XX 00000"],
        }


def main() -> None:
    """Write the words of every search row anew."""
    django.setup()
    from benchmarks.bulk import Table, loading, progress  # noqa: PLC0415
    from services.curation.search_words import words_of  # noqa: PLC0415
    from services.models import SearchEntry, SearchSpelling, SearchWord  # noqa: PLC0415

    SearchWord.objects.all().delete()
    SearchSpelling.objects.all().delete()
    texts, units = Texts(), set()
    entries = iter(list(SearchEntry.objects.order_by("pk").values_list("pk", "kinds")))
    size = SearchEntry.objects.count()
    table = Table(SearchWord(), "entry", "token", "rank")
    with loading(SearchWord), progress(size, "rows with their words") as done:
        while chunk := list(islice(entries, BATCH)):
            rows = []
            for pk, kinds in chunk:
                words = words_of(*texts.of(kinds))
                units |= words.spellings
                rows += [(pk, *hit) for hit in sorted(words.ranks.items())]
            table.write(rows)
            done(len(chunk))
    learn(units)


def learn(units: set[Any]) -> None:
    from benchmarks.bulk import settle  # noqa: PLC0415
    from services.curation.search_words import learn_spellings  # noqa: PLC0415

    remaining = iter(sorted(units))
    while chunk := list(islice(remaining, SPELLINGS_BATCH)):
        learn_spellings(chunk)
    settle()


if __name__ == "__main__":
    main()
