"""Words that differ by a slip of the finger.

Two words are near if each becomes the same by leaving letters out (the symmetric deletes of
W. Garbe's SymSpell); the distance then decides. So a database finds them by looking up equals.
"""

from __future__ import annotations

from itertools import combinations

MIN_LENGTH = 4
MAX_LENGTH = 20
LONG = 8


def can_be_corrected(word: str) -> bool:
    """Whether a slip can be told: numbers and abbreviations are taken as they are."""
    return MIN_LENGTH <= len(word) <= MAX_LENGTH and word.isalpha()


def slips(word: str) -> int:
    """How many slips are forgiven: 1, or 2 in a long word."""
    return 2 if len(word) >= LONG else 1


def variants(word: str) -> set[str]:
    """The word, and what is left of it without the letters of as many slips."""
    return {
        "".join(letter for place, letter in enumerate(word) if place not in left_out)
        for count in range(slips(word) + 1)
        for left_out in combinations(range(len(word)), count)
    }


def distance(one: str, other: str) -> int:
    """Letters added, left out, changed or swapped with their neighbour (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        last, before, row = before, row, [i]
        for j, other_letter in enumerate(other, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other_letter))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == other_letter:
                best = min(best, last[j - 2] + 1)
            row.append(best)
    return row[-1]
