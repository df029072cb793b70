"""How hard a text is to read: the Flesch-Kincaid grade (Kincaid et al., 1975)."""

from __future__ import annotations

import re


def grade_of(text: str) -> float:
    """The US school grade that a text asks for; syllables are counted by groups of vowels."""
    sentences = max(1, len(re.findall(r"[.!?]+(?:\s|$)", text)))
    words = re.findall(r"[A-Za-z']+", text)
    syllables = sum(map(count_syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def count_syllables(word: str) -> int:
    word = re.sub(r"(?<=[^aeiouyl])e$|(?<=[^td])ed$|es$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", word)))
