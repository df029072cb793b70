"""ALL CAPITALS made readable, without guessing at what may be an abbreviation."""

from __future__ import annotations

import re

MOSTLY_CAPITALS = 0.8
"""Share of capitals among the letters from which a text counts as written in capitals."""

KEPT = frozenset(
    """
    AAA ABC AIDS CVS DO DVM FNP HIV IHS LLC LLP LPN MD NE NP NW NY NYC OB PA PC PLLC PO RN RPA SE
    SUNY SW US USA VA YMCA YWCA
    """.split()
)
SPOKEN = {"DBA": "dba", "RX": "Rx", "CO": "Co", "PHARMD": "PharmD", "AVE": "Ave"}
# No vowel in them, but words and not initials.
SHORTENED = frozenset(
    """
    BLDG BLVD BR CNTR CR CT CTR DR FL FLR FT FWY HTS HWY JR LN LTD MKT MT MTN PK PKWY PL PLZ PRK
    PT RD RM RR RT RTE SHPG SQ SR ST STR SVC SVCS TR TRL TPK TPKE TWP
    """.split()
)
SMALL = frozenset("AND AT BY FOR FROM IN OF ON OR THE TO WITH".split())
ROMAN = re.compile(r"[IVX]{2,}")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
ORDINAL = re.compile(r"\d+(ST|ND|RD|TH)")
VOWEL = re.compile(r"[AEIOUY]")
MC = re.compile(r"MC[A-Z]{3,}")
MOST_INITIALS = 4


def title_case(text: str) -> str:
    """ "CVS ALBANY, LLC" → "CVS Albany, LLC"; a text that is not in capitals stays as it is."""
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    if not letters or capitals < MOSTLY_CAPITALS * len(letters):
        return text
    return WORD.sub(lambda word: readable(word.group(), is_first=word.start() == 0), text)


def readable(word: str, *, is_first: bool) -> str:
    """One word: initials, numbers and what is not in capitals are kept."""
    if ORDINAL.fullmatch(word):
        return word.lower()
    if word in SPOKEN:
        return SPOKEN[word]
    if is_kept(word):
        return word
    if word in SMALL and not is_first:
        return word.lower()
    return capitalized(word)


def is_kept(word: str) -> bool:
    if not word.isupper() or any(letter.isdigit() for letter in word) or word in KEPT:
        return True
    looks_like_initials = len(word) <= MOST_INITIALS and not VOWEL.search(word)
    return ROMAN.fullmatch(word) is not None or (looks_like_initials and word not in SHORTENED)


def capitalized(word: str) -> str:
    """Names with a second capital: McLean, O'Neill; but Sam's."""
    if MC.fullmatch(word):
        return "Mc" + word[2:].capitalize()
    head, mark, tail = word.partition("'")
    if mark and len(head) == 1:
        return f"{head}'{tail.capitalize()}"
    return word.capitalize()
