"""The telephone numbers in one cell, however people wrote them."""

from __future__ import annotations

import re
from typing import Any

from services.curation.phones import NotAPhoneNumber, parse_phone
from services.vocabulary import PhoneType

SEPARATORS = re.compile(r"\n|;|/|\||\bor\b|\band\b|,(?!\s*(?:ext|x\b|x\d))", re.IGNORECASE)
LABEL_BEFORE = re.compile(r"^([^\W\d][^\d:+(]*?)[\s:.]*(?=[+(]?\d)")
LABEL_AFTER = re.compile(r"(?<=\d)\s*\(?\s*([^\W\d][^\d()]*?)\s*\)?$")
EXTENSION = re.compile(r",?\s*(?:ext(?:ension)?|x)\.?\s*(\d{1,7})\s*$", re.IGNORECASE)
NUMBER_AS_FLOAT = re.compile(r"[\d.]+E\+?\d+|\d{9,}\.0", re.IGNORECASE)
SHORT_CODES = frozenset({"211", "311", "411", "511", "711", "811", "911", "988"})
TYPES = {
    "fax": PhoneType.FAX,
    "text": PhoneType.TEXT,
    "sms": PhoneType.TEXT,
    "tty": PhoneType.TTY,
    "tdd": PhoneType.TTY,
    "hotline": PhoneType.HOTLINE,
    "helpline": PhoneType.HOTLINE,
}
LEAST_DIGITS = 7
LONGEST_LABEL = 200

PhoneRow = dict[str, Any]


def read_phones(text: str, *, country: str) -> tuple[list[PhoneRow], list[str]]:
    """The numbers of a cell in their order, as rows of a listing document, and what was no number.

    "Main: 215-555-0100 ext. 5 / Fax 215-555-0101" gives two. Nothing is guessed.
    """
    found: list[PhoneRow] = []
    doubts: list[str] = []
    for piece in filter(None, (part.strip() for part in SEPARATORS.split(text))):
        try:
            row = read_phone(piece, country=country)
        except NotAPhoneNumber:
            doubts.append(f"“{piece}” cannot be read as a telephone number")
            continue
        if not any(same_number(row, other) for other in found):
            found.append({**row, "position": len(found)})
    return found, doubts


def same_number(row: PhoneRow, other: PhoneRow) -> bool:
    return bool(row["number"] == other["number"] and row["extension"] == other["extension"])


def read_phone(piece: str, *, country: str) -> PhoneRow:
    """One number with its label; raises NotAPhoneNumber."""
    before = LABEL_BEFORE.match(piece)
    rest = piece[before.end() :] if before else piece
    extension = EXTENSION.search(rest)
    rest = rest[: extension.start()] if extension else rest
    after = None if is_vanity(rest) else LABEL_AFTER.search(rest)
    rest = rest[: after.start()] if after else rest
    label = (before or after).group(1).strip() if before or after else ""  # type: ignore[union-attr]
    number, own_extension = dialable(rest, country=country)
    return {
        "number": number,
        "extension": extension.group(1) if extension else own_extension,
        "type": phone_type(label).value,
        "description": "" if phone_type(label) != PhoneType.VOICE else label[:LONGEST_LABEL],
    }


def is_vanity(text: str) -> bool:
    """Letters that stand for digits: 1-800-NALOXON."""
    return re.fullmatch(r"[+\d\s().-]{3,}[A-Z-]{3,}", text.strip(), re.IGNORECASE) is not None and (
        sum(letter.isdigit() for letter in text) < LEAST_DIGITS
    )


def dialable(text: str, *, country: str) -> tuple[str, str]:
    """Raises NotAPhoneNumber, also for pieces of numbers and what a spreadsheet has spoiled."""
    digits = sum(letter.isalnum() for letter in text)
    if NUMBER_AS_FLOAT.fullmatch(text.strip()):
        raise NotAPhoneNumber(text)
    if digits < LEAST_DIGITS and text.strip() not in SHORT_CODES:
        raise NotAPhoneNumber(text)
    return parse_phone(text, country=country)


def phone_type(label: str) -> PhoneType:
    words = re.findall(r"\w+", label.casefold())
    return next((TYPES[word] for word in words if word in TYPES), PhoneType.VOICE)
