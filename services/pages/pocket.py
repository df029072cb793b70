"""The nearest places on one sheet of paper, small enough for a pocket."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from services.hours.coding import decode
from services.search.cards import Card, CardListing
from services.search.filters import View
from services.search.moments import weekday_text
from services.search.opening import hours_lines, local_day
from services.search.results import SearchResult

from .links import search_url
from .qr import draw_qr
from .wording import ResultWords

MOST_CARDS = 10


@dataclass(frozen=True)
class PocketCard:
    """What is worth its ink: whether it is open now is not."""

    listing: CardListing
    notice: str
    hours: str


def pocket_card(card: Card, *, at: datetime) -> PocketCard:
    face, listing = card.face, card.face.listing
    lines = hours_lines(decode(listing.hours), today=local_day(at, listing.timezone))
    hours = "; ".join(f"{line.days} {line.times}" for line in lines)
    if not hours and face.open_line:
        hours = face.open_line.text
    return PocketCard(listing, face.notice, hours)


def pocket_page(request: HttpRequest, found: SearchResult, *, at: datetime) -> dict[str, Any]:
    """The sheet; its code leads back to the results."""
    cards = tuple(pocket_card(card, at=at) for card in found.cards[:MOST_CARDS])
    query, words = found.query, ResultWords(found)
    back = search_url(query, view=View.LIST, page=found.page)
    page_url = request.build_absolute_uri(back)
    return {
        "heading": words.heading,
        "cards": cards,
        "as_of": as_of(at),
        "back_url": back,
        "page_url": page_url,
        "qr": draw_qr(page_url),
    }


def as_of(at: datetime) -> str:
    """Paper grows old: it says of which moment it is, by the clock of the server."""
    return _("As of %(moment)s") % {"moment": weekday_text(timezone.localtime(at))}
