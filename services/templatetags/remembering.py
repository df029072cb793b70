"""Parts of pages that are the same for everybody, rendered once in a process."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from html import escape
from itertools import chain, zip_longest
from secrets import token_hex
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()
REMEMBERED = 8192
LONG = "components/_search_form.html"
"""Some 60 KB, and another one for all other ticks."""

LONG_REMEMBERED = 256
GAP = f"gap-{token_hex(8)}"
"""What stands where a filling goes; no text of a listing can hold it."""


@register.simple_tag
def remembered(name: str, **values: Any) -> SafeString:
    """The template with these values alone; they are hashable, and all that it depends on.

    Nothing that a visitor typed may be among them: what is remembered outlives the request.
    """
    return mark_safe(GAP.join(parts_of(name, values)))  # nosec B308 B703


@register.simple_tag
def filled(name: str, fillings: Sequence[str], **values: Any) -> SafeString:
    """The same of a template with gaps: `{{ gap }}` in it stands for one filling after the other.

    Fillings are escaped, differ from request to request and are not remembered.
    """
    between = parts_of(name, values)
    if len(between) != len(fillings) + 1:
        raise ValueError(f"{name} has {len(between) - 1} gaps for {len(fillings)} fillings")
    escaped = map(escape, fillings)
    whole = "".join(chain.from_iterable(zip_longest(between, escaped, fillvalue="")))
    return mark_safe(whole)  # nosec B308 B703


@register.simple_tag
def cards(cards: Sequence[Any], heading: str, *, are_numbered: bool = False) -> SafeString:
    """One card of a search after the other, with headings such as "h2"; with numbers where a map has them."""
    return mark_safe(  # nosec B308 B703 - joins what is safe
        "".join(
            filled(
                "components/_card.html",
                card.distance,
                card=card.face,
                heading=heading,
                number=number if are_numbered else 0,
            )
            for number, card in enumerate(cards, start=1)
        )
    )


def parts_of(name: str, values: dict[str, Any]) -> tuple[str, ...]:
    """What the template gives between its gaps, in the language of the request."""
    kept = long_parts if name == LONG else parts
    return kept(name, get_language(), tuple(values.items()))


@lru_cache(maxsize=REMEMBERED)
def parts(name: str, language: str | None, values: tuple[tuple[str, Any], ...]) -> tuple[str, ...]:
    return tuple(render_to_string(name, {**dict(values), "gap": GAP}).split(GAP))


long_parts = lru_cache(maxsize=LONG_REMEMBERED)(parts.__wrapped__)
