"""What a results page says about what it found."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from services.geo.places import PlaceKind
from services.search.distances import radius_words
from services.search.filters import Sort
from services.search.matching import Count
from services.search.results import SearchResult

from .filters import count_number
from .headings import heading_of, is_filtered
from .text_wording import best_first_text, text_notices


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
        return heading_of(self.found, count=self.count, place=self.place)

    @property
    def count(self) -> str:
        return count_number(Count(self.found.total, self.found.is_lower_bound))

    @property
    def title(self) -> str:
        """The heading, with the page from page 2 on."""
        if self.found.page == 1:
            return self.heading
        pages = {"heading": self.heading, "page": self.found.page, "pages": self.found.pages}
        return _("%(heading)s – page %(page)s of %(pages)s") % pages

    @property
    def understood(self) -> str:
        """How far the search went, from where, and in which order it lists what it found."""
        query, within = self.found.query, self.found.within
        if query.point is None:
            return best_first_text(self.found)
        if query.is_remote:
            return ""
        if within is None:
            text = _(
                "All of %(place)s, %(order)s. Type a ZIP or postal code, or a town, to see what is near you."
            )
            return text % {"place": self.place, "order": self.order}
        radius = _("Within %(radius)s of %(centre)s, %(order)s.") % {
            "radius": radius_words(within, query.unit),
            "centre": self.centre,
            "order": self.order,
        }
        return " ".join(filter(None, [self.fallback, radius]))

    @property
    def order(self) -> str:
        query = self.found.query
        if query.sort == Sort.NAME:
            return _("by name")
        if query.sort == Sort.OPEN:
            return (
                _("open now first, then from its middle")
                if query.area
                else _("open now first, then nearest")
            )
        return _("from its middle") if query.area else _("nearest first")

    @property
    def nothing(self) -> str:
        """What to say first where nothing was found; "" where something was."""
        query = self.found.query
        if self.found.cards:
            return ""
        if is_filtered(query):
            said = _("Nothing here with these filters.")
        elif query.text:
            said = _("Nothing here with these words.")
        else:
            said = _("Nothing listed this near.") if query.within else _("Nothing listed here yet.")
        return f"{said} {_('That does not mean there is no help.')}"

    @property
    def advice(self) -> str:
        """What to try where no link leads on."""
        query = self.found.query
        if is_filtered(query) or query.text:
            return _("Take away a filter or a word, or try a bigger town close by.")
        return _("Try a bigger town close by.")

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

    def problems(self, asked: int) -> tuple[str, ...]:
        """What the page must say about what it does not show."""
        found = self.found
        said = text_notices(found.query.text, is_empty=not found.total)
        if asked > found.pages:
            text = _("There is no page %(asked)s. This is the last page, %(page)s.")
            said.append(text % {"asked": asked, "page": found.page})
        if found.is_lower_bound and not found.total:
            said.append(
                _(
                    "We looked only at the nearest places. There may be some farther out: take away"
                    " a filter to see more."
                )
            )
        elif found.is_lower_bound and found.page == found.pages:
            text = _("There are more. Type another word, a ZIP or postal code, or a town.")
            if found.query.point:
                text = _(
                    "There are more. These are the nearest %(count)s: choose a shorter distance or"
                    " a kind of service to see others."
                )
            said.append(text % {"count": number_format(found.total)})
        return tuple(said)
