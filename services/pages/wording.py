"""What a results page says about what it found."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from services.geo.places import PlaceKind
from services.search.distances import radius_words
from services.search.results import MAX_CANDIDATES, SearchResult


@dataclass(frozen=True)
class ResultWords:
    """The sentences of one result; they restate what was understood."""

    found: SearchResult

    @property
    def place(self) -> str:
        query = self.found.query
        if query.place:
            return query.place.label
        return _("the point you gave")

    @property
    def heading(self) -> str:
        """“134 services near 19134, Philadelphia, PA”."""
        total = self.found.total
        if not total:
            return _("Nothing found near %(place)s yet") % {"place": self.place}
        text = ngettext(
            "%(count)s service near %(place)s", "%(count)s services near %(place)s", total
        )
        return text % {"count": self.count, "place": self.place}

    @property
    def count(self) -> str:
        if self.found.is_lower_bound:
            return f"{number_format(MAX_CANDIDATES)}+"
        return number_format(self.found.total)

    @property
    def title(self) -> str:
        """The heading, with the page from page 2 on."""
        if self.found.page == 1:
            return self.heading
        pages = {"heading": self.heading, "page": self.found.page, "pages": self.found.pages}
        return _("%(heading)s – page %(page)s of %(pages)s") % pages

    @property
    def understood(self) -> str:
        """How far the search went, and from where."""
        radius = _("Within %(radius)s of %(centre)s, nearest first.") % {
            "radius": radius_words(self.found.within, self.found.query.unit),
            "centre": self.centre,
        }
        return " ".join(filter(None, [self.fallback, radius]))

    @property
    def centre(self) -> str:
        place = self.found.query.place
        if place is None:
            return _("the point you gave, to about 1 km")
        if place.kind == PlaceKind.POSTAL_CODE:
            return _("the middle of %(place)s") % {"place": place.postal_code}
        return _("the middle of %(place)s") % {"place": place.label}

    @property
    def fallback(self) -> str:
        """An address is searched by its postal code or town, and the page says so."""
        place = self.found.query.place
        if place is None or not place.is_fallback:
            return ""
        return _("We do not look up street addresses, so this is %(place)s.") % {
            "place": place.label
        }

    def page_problem(self, asked: int) -> tuple[str, ...]:
        if asked <= self.found.pages:
            return ()
        return (
            _("There is no page %(asked)s. This is the last page, %(page)s.")
            % {"asked": asked, "page": self.found.page},
        )
