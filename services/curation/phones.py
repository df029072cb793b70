"""Telephone numbers: read from what people type, stored dialable, shown the local way."""

from __future__ import annotations

import re

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, ValidationResult

SHORT_CODE_DIGITS = 6
"""Numbers up to this length (911, 988, 211, 116123) are dialled as they are."""


class NotAPhoneNumber(ValueError):
    """The text is not one telephone number."""


DIALABLE = re.compile(r"\+?[0-9]{3,15}")


def parse_phone(text: str, *, country: str) -> tuple[str, str]:
    """One number as (dialable number, extension); vanity letters become digits.

    The number is E.164 such as `+12155550123`, or a short code such as `988`. `country` (ISO
    3166-1 alpha-2) says how numbers without a country code are read. Raises NotAPhoneNumber.
    """
    digits = text.strip()
    if digits.isascii() and digits.isdigit() and 3 <= len(digits) <= SHORT_CODE_DIGITS:
        return digits, ""
    if ";" in text or "," in text:
        raise NotAPhoneNumber(text)
    try:
        parsed = phonenumbers.parse(text, country or None)
    except NumberParseException as error:
        raise NotAPhoneNumber(text) from error
    # `is_possible_number` also takes 555-0100, which nobody can dial from another area.
    if phonenumbers.is_possible_number_with_reason(parsed) != ValidationResult.IS_POSSIBLE:
        raise NotAPhoneNumber(text)
    number = phonenumbers.format_number(parsed, PhoneNumberFormat.E164)
    return number, parsed.extension or ""


def is_dialable(number: str) -> bool:
    """Whether a stored number can become a link: not every writer came through a form."""
    return bool(DIALABLE.fullmatch(number))


def display_phone(number: str, extension: str, *, country: str) -> str:
    """The number as people write it in `country`; with its country code elsewhere."""
    try:
        parsed = phonenumbers.parse(number)
    except NumberParseException:  # a short code, or a country code that is none
        return number
    local = phonenumbers.region_code_for_country_code(parsed.country_code or 0)
    is_local = parsed.country_code == phonenumbers.country_code_for_region(country or local)
    style = PhoneNumberFormat.NATIONAL if is_local else PhoneNumberFormat.INTERNATIONAL
    shown = phonenumbers.format_number(parsed, style)
    return f"{shown} ext. {extension}" if extension else shown


def dial_target(number: str, extension: str, *, by_text: bool = False) -> str:
    """A `tel:` (RFC 3966) or `sms:` (RFC 5724) link: digits, a plus sign, an extension."""
    if by_text:
        return f"sms:{number}"
    has_extension = extension.isascii() and extension.isdigit()
    return f"tel:{number};ext={extension}" if has_extension else f"tel:{number}"
