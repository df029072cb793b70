"""What a results page says about the words that were searched for."""

from __future__ import annotations

from django.utils.translation import gettext as _

from services.search.filters import Sort
from services.search.results import SearchResult
from services.search.text import MAX_TEXT_LENGTH, MAX_WORDS, TextQuery


def best_first_text(found: SearchResult) -> str:
    """The order of a result without a place, and how to get a better one."""
    if not found.total:
        return ""
    orders = {
        Sort.DISTANCE: _("Best matches first."),
        Sort.OPEN: _("Open now first, then best matches."),
        Sort.NAME: _("By name."),
    }
    order = orders[found.query.sort]
    return f"{order} {_('Type a ZIP or postal code, or a town, to see what is near you.')}"


def text_notices(text: TextQuery, *, is_empty: bool) -> list[str]:
    """What was made of the typed words, wherever it is not what was typed."""
    said = []
    if text.is_cut:
        limits = {"letters": MAX_TEXT_LENGTH, "words": MAX_WORDS}
        said.append(
            _("We search for up to %(words)s words and %(letters)s letters. We left out the rest.")
            % limits
        )
    if text.corrections:
        typed = ", ".join(f"“{correction.typed}”" for correction in text.corrections)
        values = {"words": text.text, "typed": typed}
        said.append(_("Showing results for “%(words)s”. No listing has %(typed)s.") % values)
    if text and not text.units:
        nothing = _("We cannot search for “%(words)s”. Type a name or a word, such as naloxone.")
        said.append(nothing % {"words": text.text})
    elif text.unknown:
        unknown = ", ".join(f"“{word}”" for word in text.unknown)
        said.append(_("No listing has %(words)s. Try other words or fewer.") % {"words": unknown})
    elif is_empty and len(text.units) > 1:
        said.append(_("No listing here has all of these words. Try fewer."))
    return said
