"""The countries that a search is for, and how places are named to people there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Served:
    """ISO 3166-1 codes, the default country first; None is every country we know."""

    countries: tuple[str, ...] | None = None

    @classmethod
    def of(cls, countries: Sequence[str] | None) -> Served:
        return cls(None if countries is None else tuple(countries))

    def has(self, country: str) -> bool:
        return self.countries is None or country in self.countries

    def label(self, text: str, country: str, country_name: str) -> str:
        """A place as people read it: the default country goes without saying."""
        is_home = self.countries is not None and self.countries[:1] == (country,)
        return text if is_home else f"{text}, {country_name}"

    def query(self, text: str, country: str, country_name: str) -> str:
        """A place as it is searched for: the country goes without saying where it is the only."""
        return text if self.countries == (country,) else f"{text}, {country_name}"
