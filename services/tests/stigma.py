"""Words that hurt people who use drugs, in each language of the site."""

from __future__ import annotations

import re

WORDS = (
    # English
    r"addict\w*|abus(?:e|er|ers|ed|ing)|junk(?:ie|y)s?|crackheads?|druggies?|dirty|habit"
    r"|clean (?:needles?|time|and sober)|(?:getting|got|stay(?:ing)?|be(?:ing)?) clean"
    r"|clean (?:tests?|urine)|relaps\w*|substitution|drug users?|offenders?|homeless|overdosed"
    # Spanish
    r"|(?:drogad|ad)ict[oa]s?|drogodependientes?|toxic[oó]man[oa]s?|yonquis?|drogatas?"
    r"|abuso de (?:drogas|sustancias)|reca[íi]d\w*|recaer|sin techo|jeringas? sucias?"
    # French
    r"|toxico(?:mane|dépendant)?s?|droguée?s?|camée?s?|rechut\w*|abus de (?:drogues|substances)"
    r"|sans-abri|seringues? (?:sale|usagée)s? ?sales?"
    # Arabic: "addict", "abuser", "relapse"
    r"|(?:ال)?مدمن\w*|(?:ال)?إدمان|حشاش\w*|انتكاس\w*"
)
STIGMA = re.compile(rf"\b(?:{WORDS})\b", re.IGNORECASE)
PROPER_NAMES = (
    "Drug user union",
    "National Institute on Drug Abuse",
    "Substance Abuse and Mental Health Services Administration",
    "terms-to-use-avoid-when-talking-about-addiction",
)
"""Names that organizations gave themselves, and addresses: not ours to change."""


def stigma_in(text: str) -> list[str]:
    """The hurtful words of a text."""
    for name in PROPER_NAMES:
        text = text.replace(name, "")
    return STIGMA.findall(text)
