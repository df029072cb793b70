"""The heading of a results page: what was asked, where, and how much was found."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from services.search.distances import radius_words
from services.search.moments import weekday_text
from services.search.query import SearchQuery
from services.search.results import SearchResult


def heading_of(found: SearchResult, *, count: str, place: str) -> str:
    """“134 services near 19134, Philadelphia, PA”; `count` is the total in words."""
    query, total = found.query, found.total
    if query.is_remote and query.point:
        return remote_heading(query, total) % {**values_of(query, place), "count": count}
    if query.is_untold:
        text = ngettext(
            "%(count)s service %(where)s has not told us",
            "%(count)s services %(where)s have not told us",
            total,
        )
    elif total:
        # Translators: “where” is “near Boston, MA”, “in Maine” or “for “naloxone” in Maine”.
        text = ngettext("%(count)s service %(where)s", "%(count)s services %(where)s", total)
    else:
        return nothing_heading(found, place=place)
    return text % {"count": count, "where": where(query, place)}


def remote_heading(query: SearchQuery, total: int) -> str:
    if query.text:
        return ngettext(
            "%(count)s service for “%(words)s” comes to %(place)s, mails there or meets online",
            "%(count)s services for “%(words)s” come to %(place)s, mail there or meet online",
            total,
        )
    return ngettext(
        "%(count)s service comes to %(place)s, mails there or meets online",
        "%(count)s services come to %(place)s, mail there or meet online",
        total,
    )


def nothing_heading(found: SearchResult, *, place: str) -> str:
    """What was asked for and not found; “yet” is for where nothing at all is listed."""
    query = found.query
    if query.open_at:
        text = _("Nothing open on %(moment)s, %(where)s")
        if query.chosen:
            text = _("Nothing open on %(moment)s, %(where)s with these filters")
    elif query.is_open_now:
        text = _("Nothing open now %(where)s")
        if query.chosen:
            text = _("Nothing open now %(where)s with these filters")
    elif query.chosen:
        text = _("Nothing found %(where)s with these filters")
    elif is_narrowed(query):
        text = _("Nothing found %(where)s")
    else:
        text = _("Nothing found %(where)s yet")
    radius = found.within if query.is_for_hours else query.within
    moment = weekday_text(query.open_at) if query.open_at else ""
    return text % {"moment": moment, "where": where(query, place, within=radius)}


def is_filtered(query: SearchQuery) -> bool:
    return bool(query.chosen or query.is_for_hours or query.is_untold)


def is_narrowed(query: SearchQuery) -> bool:
    """Whether more is asked than what there is near a place: then something may be listed."""
    return is_filtered(query) or bool(query.text or query.within)


def where(query: SearchQuery, place: str, *, within: float | None = None) -> str:
    """“near Boston, MA”, and what for: the end of a heading."""
    values = values_of(query, place)
    if query.point is None:
        return _("for “%(words)s”") % values
    if query.area:
        text = _("for “%(words)s” in %(place)s") if query.text else _("in %(place)s")
    elif within is None:
        text = _("for “%(words)s” near %(place)s") if query.text else _("near %(place)s")
    else:
        values |= {"radius": radius_words(within, query.unit)}
        text = _("within %(radius)s of %(place)s")
        if query.text:
            text = _("for “%(words)s” within %(radius)s of %(place)s")
    return text % values


def values_of(query: SearchQuery, place: str) -> dict[str, str]:
    return {"place": place, "words": query.text.text}
