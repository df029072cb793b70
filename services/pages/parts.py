"""Long lists in parts, each with an address of its own."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import Http404, HttpRequest
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _

from .links import Pager, pager_of

Item = TypeVar("Item")


@dataclass(frozen=True)
class Part(Generic[Item]):
    """The asked part of a list, with links to the others."""

    items: Sequence[Item]
    page: int
    pages: int
    pager: Pager | None

    def title(self, heading: str) -> str:
        """The title of the page: the heading, with its number from page 2 on."""
        if self.page == 1:
            return heading
        values = {"heading": heading, "page": self.page, "pages": self.pages}
        return _("%(heading)s – page %(page)s of %(pages)s") % values


def part_of(items: Sequence[Item], request: HttpRequest, *, size: int) -> Part[Item]:
    """Raises Http404 for a page that is not there."""
    pages = max(1, math.ceil(len(items) / size))
    asked = request.GET.get("page", "1")
    if asked not in map(str, range(1, pages + 1)):
        raise Http404
    page, path = int(asked), iri_to_uri(request.path) or ""

    def url_of(number: int) -> str:
        return f"{path}?page={number}" if number > 1 else path

    return Part(items[(page - 1) * size : page * size], page, pages, pager_of(page, pages, url_of))
