"""How hard a text is to read: English by Kincaid et al. (1975), Spanish by Fernández Huerta (1959)."""

from __future__ import annotations

import re

SENTENCE_END = re.compile(r"[.!?؟][”»]?[.]?(?:\s|$)")


def plain_text(markdown: str) -> str:
    """The sentences of a help text: headings left out, each item of a list a sentence."""
    lines = []
    for line in markdown.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        words = re.sub(r"\[\d+\]\(#[^)]*\)", "", line.removeprefix("- "))
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", words).replace("*", "").strip()
        lines.append(words if words.rstrip("”»")[-1:] in ".!?؟:" else f"{words}.")
    return " ".join(lines)


def sentences_of(text: str) -> int:
    return max(1, len(SENTENCE_END.findall(text)))


def grade_of(text: str) -> float:
    """The US school grade that a text asks for; syllables are counted by groups of vowels."""
    words = re.findall(r"[A-Za-z']+", text)
    syllables = sum(map(count_syllables, words))
    return 0.39 * len(words) / sentences_of(text) + 11.8 * syllables / len(words) - 15.59


def count_syllables(word: str) -> int:
    word = re.sub(r"(?<=[^aeiouyl])e$|(?<=[^td])ed$|es$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", word)))


def ease_of(text: str) -> float:
    """How easy a Spanish text is (Fernández Huerta, 1959): from 70 on about US grade 6 or less."""
    words = re.findall(r"[^\W\d_]+", text)
    syllables = sum(map(count_spanish_syllables, words))
    return 206.84 - 60 * syllables / len(words) - 1.02 * len(words) / sentences_of(text)


def count_spanish_syllables(word: str) -> int:
    """Vowels that sound together count once; an accent on i or u keeps it apart."""
    word = re.sub(r"qu(?=[eéií])|gu(?=[eéií])", "q", word.lower())
    strong = len(re.findall(r"[aeoáéóíú]", word))
    weak_alone = len(re.findall(r"(?<![aeoáéóíúiu])[iuü]+(?![aeoáéóíú])|y$(?<![aeo]y)", word))
    return max(1, strong + weak_alone)
