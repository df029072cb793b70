"""A search by words alone, without a place: the best matches first."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from services.models import SearchEntry

from .filters import apply_filters
from .query import SearchQuery
from .results import Candidate, SearchResult, page_of_cards
from .text import MAX_MATCHES, best_matches


def run_word_search(query: SearchQuery, *, at: datetime) -> SearchResult:
    """The result of a query that has words and no point; at most two database queries."""
    entries = apply_filters(SearchEntry.objects.listed_at(at), query.chosen)
    matches = best_matches(entries, query.text)
    found = [
        # No distance, only an order: it chooses the row that leads a card.
        Candidate(match.pk, match.card_key, match.service_id, chord_squared=number / 1e6)
        for number, match in enumerate(matches[:MAX_MATCHES])
    ]
    result = page_of_cards(query, found, within=None, at=at)
    cards = tuple(replace(card, distance="", distance_label="") for card in result.cards)
    return replace(result, cards=cards, is_lower_bound=len(matches) > MAX_MATCHES)
