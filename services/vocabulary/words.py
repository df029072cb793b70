"""The words of a text as the text search compares them: one way for listings and for questions.

English and Spanish share one index, so a word has one stem whatever its language: the English one,
and the Spanish one of what ends in -a or -o after that ("clínicas", "clinics" → "clinic").
"""

from __future__ import annotations

import re
from functools import lru_cache
from threading import Lock

from snowballstemmer.english_stemmer import EnglishStemmer
from snowballstemmer.spanish_stemmer import SpanishStemmer

from services.geo.places.folding import plain

STOP_WORDS = frozenset(
    # "no", "not" and "sin" stay: no insurance is not insurance.
    "a about am an and any are as at be by can do does find for from get has have here how i im in"
    " into is it its looking me my near nearby need of on or our please so that the their them"
    " there they this to us want we what when where which who will with you your"
    " al busco cerca como con cual cuando de del donde e el ella en es esta este hay la las le les"
    " lo los me mi mis necesito o para por que quiero se su sus tu u un una unas unos y yo".split()
)
MIN_STEMMED = 4
MAX_WORD = 40
_WHOLE_WORDS = frozenset(["aids"])
"""What a stem would confuse with another word: AIDS is no aid."""

_ONE_THING = re.compile(r"\b(drop|walk) in(s?)\b")
_DOTS = re.compile(r"\b([^\W\d])\.\s?(?=[^\W\d]\b)")
_MOST_PASSES = 5
_english, _spanish = EnglishStemmer(), SpanishStemmer()
_one_at_a_time = Lock()
"""A stemmer keeps the word that it is at."""


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order, without those that say nothing; "A.A." is "aa"."""
    words = _ONE_THING.sub(r"\1in\2", plain(_DOTS.sub(r"\1", text))).split()
    return [word[:MAX_WORD] for word in words if word not in STOP_WORDS]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What a folded word has in common with its plural and its other forms."""
    if len(word) < MIN_STEMMED or not word.isalpha() or word in _WHOLE_WORDS:
        return word
    with _one_at_a_time:
        for _pass in range(_MOST_PASSES):  # "hospitales" → "hospital" → "hospit"
            longer, word = word, _english.stemWord(word)
            if word.endswith(("a", "o")):
                word = _spanish.stemWord(word)
            if word == longer:
                break
    return word
