"""What a results page says about what it found."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from services.geo.places import PlaceKind
from services.search.distances import radius_words
from services.search.matching import Count
from services.search.results import SearchResult

from .filters import count_number
from .text_wording import best_first_text, text_heading, text_notices


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
        if self.found.query.text:
            return text_heading(self.found, count=self.count, place=self.place)
        total, values = self.found.total, {"count": self.count, "place": self.place}
        if self.found.query.is_untold:
            text = ngettext(
                "%(count)s service near %(place)s has not told us",
                "%(count)s services near %(place)s have not told us",
                total,
            )
            return text % values
        if self.found.query.is_remote:
            text = ngettext(
                "%(count)s service comes to %(place)s, mails there or meets online",
                "%(count)s services come to %(place)s, mail there or meet online",
                total,
            )
            return text % values
        if self.found.query.area:
            if not total:
                return _("Nothing found in %(place)s yet") % values
            text = ngettext(
                "%(count)s service in %(place)s", "%(count)s services in %(place)s", total
            )
            return text % values
        if not total and self.found.query.is_open_now and self.found.within is not None:
            radius = radius_words(self.found.within, self.found.query.unit)
            return _("Nothing open now within %(radius)s of %(place)s") % {
                **values,
                "radius": radius,
            }
        if not total:
            return _("Nothing found near %(place)s yet") % values
        text = ngettext(
            "%(count)s service near %(place)s", "%(count)s services near %(place)s", total
        )
        return text % values

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
        """How far the search went, and from where."""
        if self.found.query.is_remote:
            return ""
        if self.found.query.point is None:
            return best_first_text(self.found)
        if self.found.within is None:
            return _(
                "All of %(place)s, from its middle. Type a ZIP code or town to see what is near you."
            ) % {"place": self.place}
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
            text = _("There are more. Type another word, or a ZIP code or town.")
            if found.query.point:
                text = _(
                    "There are more. These are the nearest %(count)s: choose a shorter distance or"
                    " a kind of service to see others."
                )
            said.append(text % {"count": number_format(found.total)})
        return tuple(said)
