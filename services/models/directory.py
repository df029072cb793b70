"""What pages know of the directory: its settings as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.conf import settings

from services.vocabulary import DistanceUnit, ServiceKind

STALE_AFTER_DAYS = 365
WORLD_EMERGENCY_NUMBER = "112"
"""Reaches help from any GSM phone, in any country (3GPP TS 22.101 §10.1)."""

USUAL_NUMBERS = {"US": "911", "CA": "911", "GB": "999", "AU": "000", "NZ": "111"}
"""What a directory without settings of its own shows; elsewhere the world number."""

LEAVE_PAGE_URL = "https://www.wikipedia.org/"


def default_languages() -> list[str]:
    """Every language that the pages speak."""
    return [code for code, _name in settings.LANGUAGES]


def offered(codes: list[str]) -> tuple[str, ...]:
    """The languages of the pages that are among these, and English, whose addresses are plain."""
    known = {settings.LANGUAGE_CODE, *codes}
    return tuple(code for code in default_languages() if code in known)


@dataclass(frozen=True)
class Directory:
    """The settings as pages use them; a directory that has none yet gets the defaults."""

    name: str = "hrdirectory"
    contact_email: str = ""
    contact_phone: str = ""
    countries_served: tuple[str, ...] = ("US",)
    distance_unit: str = ""
    stale_after_days: int = STALE_AFTER_DAYS
    languages: tuple[str, ...] = field(default_factory=lambda: tuple(default_languages()))
    kinds_shown: tuple[str, ...] = field(default_factory=lambda: tuple(ServiceKind.values))
    leave_page_url: str = LEAVE_PAGE_URL
    short_name: str = "Saved pages"
    has_plain_titles: bool = False
    is_demo: bool = False
    edition: str = ""
    emergency_numbers: tuple[tuple[str, str], ...] = ()
    """Country and number, in pairs."""

    @property
    def default_country(self) -> str:
        return self.countries_served[0]

    @property
    def has_zip_codes_only(self) -> bool:
        """Whether people here say “ZIP code” for every postal code that can be searched."""
        return self.countries_served == ("US",)

    def unit_in(self, country: str) -> DistanceUnit:
        """The unit that was chosen, else the one that people use in `country` (ISO 3166-1
        alpha-2; empty means the default country)."""
        if self.distance_unit:
            return DistanceUnit(self.distance_unit)
        return DistanceUnit.of_country(country or self.default_country)

    def emergency_number(self, country: str) -> str:
        """The number to call in `country` (ISO 3166-1 alpha-2); empty means the default country."""
        code = country or self.default_country
        return dict(self.emergency_numbers).get(code) or USUAL_NUMBERS.get(
            code, WORLD_EMERGENCY_NUMBER
        )
