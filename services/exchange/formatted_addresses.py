"""Whole addresses in one line, as maps write them: "60 Example St, Erie, PA 16501, USA"."""

from __future__ import annotations

import re
from typing import NamedTuple

from services.geo.places import gazetteer

COUNTRY_NAMES = {
    "US": {"usa", "us", "u.s.a.", "united states", "united states of america"},
    "CA": {"canada", "ca"},
}
POSTAL_CODES = {
    "US": re.compile(r"\d{5}(?:-\d{4})?"),
    "CA": re.compile(r"[A-Z]\d[A-Z] ?\d[A-Z]\d", re.IGNORECASE),
}
PROVINCES = {
    "alberta": "AB",
    "british columbia": "BC",
    "manitoba": "MB",
    "new brunswick": "NB",
    "newfoundland and labrador": "NL",
    "nova scotia": "NS",
    "northwest territories": "NT",
    "nunavut": "NU",
    "ontario": "ON",
    "prince edward island": "PE",
    "quebec": "QC",
    "québec": "QC",
    "saskatchewan": "SK",
    "yukon": "YT",
}
ANY_CODE = re.compile(r"[A-Z\d]*\d[A-Z\d -]*", re.IGNORECASE)


class AddressParts(NamedTuple):
    """What a line says; a town alone has no street."""

    street: str = ""
    city: str = ""
    state: str = ""
    postal_code: str = ""


def read_formatted(text: str, country: str) -> AddressParts:
    """The parts from the end of the line to its start, whichever of them it has."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    while parts and parts[-1].casefold() in COUNTRY_NAMES.get(country, {country.casefold()}):
        parts.pop()
    if not parts:
        return AddressParts()
    code = take_code(parts, country)
    state = take_state(parts, country)
    city = parts.pop() if parts else ""
    # "Example Town, Alberta, Canada, Example Town, Alberta": said twice, it is still a town.
    while parts and is_said_again(parts[-1], city, state, country):
        parts.pop()
    return AddressParts(", ".join(parts), city, state, code)


def is_said_again(part: str, city: str, state: str, country: str) -> bool:
    words = {city.casefold(), state.casefold(), *COUNTRY_NAMES.get(country, ())}
    return part.casefold() in words or (country == "CA" and province(part) == state != "")


def take_code(parts: list[str], country: str) -> str:
    """The postal code at the end of the last part, taken out of it."""
    pattern = POSTAL_CODES.get(country, ANY_CODE)
    found = re.search(rf"(?:^|\s)({pattern.pattern})$", parts[-1], pattern.flags)
    if found is None:
        return ""
    rest = parts.pop()[: found.start()].strip()
    if rest:
        parts.append(rest)
    return found[1]


def take_state(parts: list[str], country: str) -> str:
    """The state at the end; a single part is a town, for New York is both."""
    if len(parts) < 2:
        return ""
    if country == "CA" and (code := province(parts[-1])):
        parts.pop()
        return code
    return parts.pop() if gazetteer().subdivision_of_text(parts[-1], country) else ""


def province(text: str) -> str:
    """ "Alberta" or "AB" → "CA-AB"; nothing for other words."""
    code = PROVINCES.get(text.casefold(), text.upper())
    return f"CA-{code}" if code in PROVINCES.values() else ""
