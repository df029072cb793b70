"""The text index: which words a search row is found by, and how they may be misspelt.

Both tables are ordinary ones, asked by the same SQL on both databases. They are written with the
search row by `curation.search_words` and by nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any, ClassVar, NamedTuple

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from services.vocabulary.tokens import Unit
from services.vocabulary.words import MAX_WORD

from .search_entry import SearchEntry

MAX_TOKEN = MAX_WORD + 1
ROWS_PER_INSERT = 300
INSERT = "INSERT INTO services_searchword (entry_id, token, rank) VALUES "

WordRow = tuple[int, str, int]
"""The key of a search row, a token and its rank."""


class SearchWordManager(models.Manager[Any]):
    def insert(self, rows: Iterable[WordRow]) -> None:
        """Add rows in bulk."""
        with connection.cursor() as cursor:
            for text, values in self.inserting(rows):
                cursor.execute(text, values)

    def inserting(self, rows: Iterable[WordRow]) -> Iterator[tuple[str, list[Any]]]:
        """The statements that add rows, compiled four times as fast as from a model for each."""
        key = SearchWord._meta.get_field("entry").target_field
        remaining = iter(rows)
        while batch := list(islice(remaining, ROWS_PER_INSERT)):
            values = [
                value
                for pk, token, rank in batch
                for value in (key.get_db_prep_value(pk, connection), token, rank)
            ]
            yield f"{INSERT}{', '.join(['(%s, %s, %s)'] * len(batch))}", values


class SearchWord(models.Model):
    """One token that one search row is found by; `rank` grows from the best hit to the least."""

    pk = models.CompositePrimaryKey("entry", "token")
    entry = models.ForeignKey(SearchEntry, models.CASCADE, related_name="words", db_index=False)
    token = models.CharField(max_length=MAX_TOKEN)
    rank = models.BigIntegerField()

    objects: ClassVar[SearchWordManager] = SearchWordManager()

    class Meta:
        verbose_name = _("word of a search row")
        verbose_name_plural = _("words of search rows")
        indexes: ClassVar = [
            # Covering, in the order of the results: the best matches are read off its front.
            models.Index(fields=["token", "rank", "entry"], name="searchword_best_first"),
        ]

    def __str__(self) -> str:
        return self.token


class Counted(NamedTuple):
    """A word, its token, and how many rows the token finds, up to the limit of the count."""

    text: str
    token: str
    rows: int


class SearchSpellingManager(models.Manager[Any]):
    def counted(
        self, units: Collection[Unit], variants: Collection[str], *, most: int
    ) -> list[Counted]:
        """How many rows find each of `units` and each public word that `variants` may spell.

        One statement; a word that was left behind by a removed row counts 0.
        """
        values = [part for unit in units for part in unit]
        with connection.cursor() as cursor:
            cursor.execute(
                COUNTED.format(
                    units=", ".join(["(%s, %s)"] * len(units)),
                    variants=", ".join(["%s"] * len(variants)) or "NULL",
                ),
                [*values, *variants, most],
            )
            return [Counted(*row) for row in cursor.fetchall()]


class SearchSpelling(models.Model):
    """A word of public rows by one of its `vocabulary.spelling.variants`; itself is one."""

    pk = models.CompositePrimaryKey("variant", "word")
    variant = models.CharField(max_length=MAX_WORD)
    word = models.CharField(max_length=MAX_WORD)
    token = models.CharField(max_length=MAX_TOKEN)

    objects: ClassVar[SearchSpellingManager] = SearchSpellingManager()

    class Meta:
        verbose_name = _("spelling")
        verbose_name_plural = _("spellings")
        indexes: ClassVar = [models.Index(fields=["token"], name="searchspelling_token")]

    def __str__(self) -> str:
        return self.word


# The ORM can count up to a limit for one token, but not for several in one question.
COUNTED = """
WITH asked (word, token) AS (
    VALUES {units}
    UNION SELECT word, token FROM services_searchspelling WHERE variant IN ({variants})
)
SELECT word, token, (
    SELECT COUNT(*) FROM (
        SELECT 1 FROM services_searchword AS hit WHERE hit.token = asked.token LIMIT %s
    ) AS counted
) FROM asked
"""
