"""What text, links and codes a curator may save."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import parse_qsl, urlsplit
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
BYDAY = re.compile(r"(-1|[1-5])?(MO|TU|WE|TH|FR|SA|SU)")


def is_visible(character: str) -> bool:
    return unicodedata.category(character)[0] not in "CZ"


def validate_visible(text: str) -> None:
    """Refuse a name that readers could not see, or that would turn the text around it."""
    if BIDI_CONTROLS & set(text):
        raise ValidationError(_("Remove the hidden characters that change the reading direction."))
    if not any(map(is_visible, text)):
        raise ValidationError(_("Type a name that people can see."))


def is_plain_http(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:  # "https://[" is the beginning of nothing
        return False
    has_host = bool(parts.hostname) and "@" not in parts.netloc
    return parts.scheme in {"http", "https"} and has_host


def validate_web_address(url: str) -> None:
    """Only plain http and https addresses; no user name, and nothing hidden in it."""
    if not is_plain_http(url):
        raise ValidationError(_("Use a web address that starts with https:// or http://."))
    if not all(map(is_visible, url)):
        raise ValidationError(_("Remove spaces and hidden characters from the web address."))


def validate_time_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError(_("Use a time zone name such as America/New_York."))


def validate_byday(text: str) -> None:
    """RFC 5545 BYDAY: weekdays with an optional ordinal, such as `MO,WE`, `2TH` or `-1FR`."""
    if not all(BYDAY.fullmatch(part) for part in text.split(",")):
        raise ValidationError(_("Use days such as MO,WE, or 2TH for the 2nd Thursday."))


def validate_country(code: str) -> None:
    """ISO 3166-1 alpha-2, upper case."""
    if not (len(code) == 2 and code.isascii() and code.isalpha() and code.isupper()):
        raise ValidationError(_("Use the two-letter country code, such as US or CA."))


def validate_subdivision(code: str) -> None:
    """ISO 3166-2, such as US-PA."""
    if not re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", code):
        raise ValidationError(_("Use the state code with its country, such as US-PA."))


def validate_language(code: str) -> None:
    """BCP 47 as Django writes it in addresses, such as en or pt-br."""
    if not re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]{2,8})?", code):
        raise ValidationError(_("Use a language code such as en or es."))


def validate_parameters(text: str) -> None:
    """The part of an address after the question mark."""
    try:
        parse_qsl(text, strict_parsing=True)
    except ValueError:
        raise ValidationError(_("Use pairs such as kind=naloxone, joined by &.")) from None
