"""What every public page has: the directory's name, and the number to call in an emergency."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from services.models import Directory


@dataclass(frozen=True)
class Emergency:
    """The emergency number of a country as a `tel:` link."""

    number: str

    @property
    def href(self) -> str:
        return f"tel:{self.number}"


def render_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    directory: Directory,
    country: str = "",
    status: int = 200,
) -> HttpResponse:
    """A public page; `country` is the searched one, and says which emergency number to show."""
    emergency = Emergency(directory.emergency_number(country))
    shared = {"directory": directory, "emergency": emergency}
    return render(request, template, {**shared, **context}, status=status)
