"""Words, synonyms and slips of the finger, as the text search knows them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.vocabulary.ranking import HitPlace, name_order
from services.vocabulary.spelling import distance, slips, variants
from services.vocabulary.synonyms import GROUPS, KIND_WORDS
from services.vocabulary.tokens import asked_units, indexed_units
from services.vocabulary.words import stem, words_of

LETTERS = st.text("abcdef", min_size=4, max_size=9)


def test_a_synonym_is_in_one_group_only():
    groups: dict[tuple[str, ...], set[str]] = {}
    for name, phrases in GROUPS.items():
        for phrase in phrases:
            groups.setdefault(tuple(map(stem, words_of(phrase))), set()).add(name)
    assert [stems for stems, names in groups.items() if len(names) > 1 or not stems] == []


@pytest.mark.parametrize("phrase", [phrase for group in GROUPS.values() for phrase in group])
def test_a_synonym_asks_for_its_group_alone(phrase):
    (unit,) = asked_units(words_of(phrase))
    assert unit.token in {found.token for found in indexed_units(phrase)}
    assert unit.token.startswith("=")


def test_every_kind_of_service_has_words():
    assert all(indexed_units(words) for kind, words in KIND_WORDS.items() if kind != "related")


@given(st.text())
def test_any_text_has_plain_words(text):
    assert all(word == word.strip() and word.isprintable() for word in words_of(text))
    assert {unit.token for unit in asked_units(words_of(text))} <= {
        unit.token for unit in indexed_units(text)
    }


@given(st.text("abcdefghilmnopqrstuvxyz", max_size=12))
def test_a_stem_is_its_own_stem(word):
    assert stem(stem(word)) == stem(word)


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("clinic", "clinic", 0),
        ("clinic", "clnic", 1),
        ("clinic", "clinnic", 1),
        ("clinic", "clunic", 1),
        ("clinic", "clniic", 1),
        ("riverside", "rivresdie", 2),
        ("abc", "", 3),
    ],
)
def test_slips_are_counted(one, other, slip):
    assert distance(one, other) == distance(other, one) == slip


@given(LETTERS, LETTERS)
def test_words_within_the_forgiven_slips_share_a_variant(typed, known):
    if distance(typed, known) <= min(slips(typed), slips(known)):
        assert variants(typed) & variants(known)


def test_long_words_forgive_two_slips_to_shorter_ones():
    assert variants("riversiide") & variants("riverside")
    assert variants("gardenns") & variants("garden")


def test_a_rank_orders_by_place_then_by_the_first_letters_of_the_name():
    names = ["", "123 House", "Élan", "elbow", "Zoo", "日本"]
    assert sorted(names, key=name_order) == names
    ranks = [place.rank(name) for place in HitPlace for name in ("Alder", "Zoo")]
    assert ranks == sorted(ranks)
    assert [HitPlace.of_rank(rank) for rank in ranks[::2]] == list(HitPlace)
    assert max(ranks) < 2**63


def test_one_better_hit_beats_every_worse_one():
    points = [place.points for place in HitPlace]
    assert points == [8, 4, 2, 1]
