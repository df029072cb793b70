"""Parts of pages that are the same for everybody, rendered once in a process."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()
REMEMBERED = 4096


@register.simple_tag
def remembered(name: str, **values: Any) -> SafeString:
    """The template with these values alone; they are hashable, and all that it depends on.

    Nothing that a visitor typed may be among them: what is remembered outlives the request.
    """
    return render(name, get_language(), tuple(values.items()))


@lru_cache(maxsize=REMEMBERED)
def render(name: str, language: str | None, values: tuple[tuple[str, Any], ...]) -> SafeString:
    return render_to_string(name, dict(values))
