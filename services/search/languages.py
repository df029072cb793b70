"""Languages by their own names."""

from __future__ import annotations

from unicodedata import normalize

from django.utils.translation import get_language_info

MORE_LANGUAGES = {
    "am": "አማርኛ",
    "cdo": "閩東語",
    "ht": "Kreyòl ayisyen",
    "nv": "Diné bizaad",
    "so": "Soomaali",
    "tl": "Tagalog",
    "yue": "廣東話",
}
"""Names of languages that Django does not know, in the language itself."""


def language_name(code: str) -> str:
    """The language's own name, such as “Español”; the code where it is not known."""
    if code in MORE_LANGUAGES:
        return MORE_LANGUAGES[code]
    try:
        name = normalize("NFC", str(get_language_info(code)["name_local"]))
    except KeyError:
        return code
    return name[:1].capitalize() + name[1:]  # “Tiếng Việt” keeps its other capital
