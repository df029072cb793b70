"""What of a feed may be kept: never members, their contacts, payment names or passwords.

Fields that hold such things (contacts, payments, notes about conferences) are not read at all.
What people type into other fields is left out as a whole if it may hold one of them: a note is
worth less than somebody's anonymity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import SplitResult, urlsplit, urlunsplit

SECRET_WORDS = re.compile(
    r"""\b(?: pass\s*-?(?:word|code|wd|phrase|key)s? | pass\s*[:=] | p\.?w\.?d?s? | p/w | pins?
    | codes? | login | ids? | i\.d\.? | contrase[nñ]as? | clave | mot\ de\ passe | c[oó]digo
    )(?![\w'])""",
    re.IGNORECASE | re.VERBOSE,
)
PAYMENT_WORDS = re.compile(
    r"venmo|pay\s?pal|cash\s?-?app|zelle|square\s?cash|square\s?up|7th\s+trad|seventh\s+trad"
    r"|contribut|donat|collection|e-?transfer|interac\b|homegroup\.|patreon|gofundme|ko-?fi|bitcoin",
    re.IGNORECASE,
)
CONTACT_WORDS = re.compile(
    r"\bcontacts?\b|\bcall\b|\bphone\b|\btext\b|\btel\b|\bask\s+for\b|\be-?mails?\b|\bsponsor"
    r"|\bsecretary\b|\bhost(?:ed)?\s+by\b|\bwhats\s?app\b|\bsignal\b|\btelegram\b|\bfacebook\b"
    r"|\bmessage\b|\bdm\b|\[[a-z]+\]",
    re.IGNORECASE,
)
MEMBER_NAME = re.compile(r"\b(?!Bill W\.|Bob S\.)[A-Z][a-z]+\s+[A-Z]\.(?!\s?\w)")
"""First name and initial, as members are named; two founders have groups named after them."""

HANDLES = re.compile(
    r"\w@\w|@(?!\d)\w|\$\s?[A-Za-z]|https?:|www\.|\b\w+\.(?:com|org|net|me|us|ca|io|info)\b"
)
TELEPHONE = re.compile(r"\b\d{3}[-.\s]\d{4}\b|\d(?:[\s().#*-]*\d){8,}")
LONG_NUMBER = re.compile(r"\d(?:[\s().#*-]*\d){5,}")
CODE_LIKE = re.compile(r"\b(?=\w*\d)(?=\w*[A-Za-z])(?!\d+(?:st|nd|rd|th|am|pm|min|hr)\b)\w{5,}")
OF_NAMES = (SECRET_WORDS, PAYMENT_WORDS, MEMBER_NAME, HANDLES, TELEPHONE)
OF_STREETS = (SECRET_WORDS, PAYMENT_WORDS, HANDLES)
OF_NOTES = (*OF_NAMES, CONTACT_WORDS, LONG_NUMBER, CODE_LIKE)
PAYMENT_HOSTS = re.compile(r"venmo|paypal|cash\.app|square|zelle|homegroup|donat", re.IGNORECASE)
SECRET_QUERY = re.compile(r"pwd|pass|pin|token|key|secret|code|tk=|uname|mail", re.IGNORECASE)
IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
TYPED_AS_WORD = re.compile(r"[=@;]|pwd|pass", re.IGNORECASE)


def is_any(patterns: Iterable[re.Pattern[str]], text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns)


def public_note(text: str) -> str:
    """The note, or nothing if any of it may be private."""
    return "" if is_any(OF_NOTES, text) else text


def public_name(text: str) -> str:
    """The name of a meeting or a place; a private remark in brackets is cut off."""
    for candidate in (text, IN_BRACKETS.sub("", text).strip()):
        if not is_any(OF_NAMES, candidate):
            return candidate
    return ""


def public_street(text: str) -> str:
    """A street address: numbers are what it is made of, but other private things are not."""
    return "" if is_any(OF_STREETS, text) else text


def public_link(url: str) -> str:
    """The page of a meeting; nothing if it is somebody's payment page or holds a password."""
    parts = urlsplit_or_none(url)
    if parts is None or PAYMENT_HOSTS.search(url):
        return ""
    if "@" in parts.netloc or SECRET_QUERY.search(f"{parts.query} {parts.fragment}"):
        return ""
    return url.strip()


def join_link(url: str) -> str:
    """The link to a conference without what stands after the room: that is where passwords are."""
    parts = urlsplit_or_none(url)
    if parts is None or PAYMENT_HOSTS.search(url) or "@" in parts.netloc:
        return ""
    if TYPED_AS_WORD.search(parts.path):
        return ""
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))


def urlsplit_or_none(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return parts if parts.scheme in {"http", "https"} and parts.hostname else None
