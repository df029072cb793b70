"""How hard a text is to read: English by Kincaid et al. (1975), Spanish by Fernández Huerta (1959)."""

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


def ease_of(text: str) -> float:
    """How easy a Spanish text is (Fernández Huerta, 1959): from 70 on about US grade 6 or less."""
    sentences = max(1, len(re.findall(r"[.!?:]+(?:\s|$)", text)))
    words = re.findall(r"[^\W\d_]+", text)
    syllables = sum(map(count_spanish_syllables, words))
    return 206.84 - 60 * syllables / len(words) - 1.02 * len(words) / sentences


def count_spanish_syllables(word: str) -> int:
    """Vowels that sound together count once; an accent on i or u keeps it apart."""
    word = re.sub(r"qu(?=[eéií])|gu(?=[eéií])", "q", word.lower())
    strong = len(re.findall(r"[aeoáéóíú]", word))
    weak_alone = len(re.findall(r"(?<![aeoáéóíúiu])[iuü]+(?![aeoáéóíú])|y$(?<![aeo]y)", word))
    return max(1, strong + weak_alone)
