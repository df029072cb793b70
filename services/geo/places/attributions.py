"""Whom the places come from: shown on the about page, as the licences ask."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source of the places, what it gave, and its licence."""

    name: str
    gave: str
    url: str
    licence: str
    licence_url: str


ATTRIBUTIONS = (
    Attribution(
        name="GeoNames",
        gave="towns, countries, their names, populations and points; postal codes with their points",
        url="https://www.geonames.org/",
        licence="Creative Commons Attribution 4.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
    ),
    Attribution(
        name="U.S. Census Bureau",
        gave="centres of ZIP code areas (2023 Gazetteer Files); populations of states (2020)",
        url="https://www.census.gov/geographies/reference-files/time-series/geo/gazetteer-files.html",
        licence="public domain",
        licence_url="https://www.usa.gov/government-copyright",
    ),
    Attribution(
        name="Debian iso-codes, through pycountry",
        gave="codes and names of countries and subdivisions (ISO 3166)",
        url="https://salsa.debian.org/iso-codes-team/iso-codes",
        licence="GNU Lesser General Public License 2.1",
        licence_url="https://www.gnu.org/licenses/old-licenses/lgpl-2.1.html",
    ),
    Attribution(
        name="iso3166-2",
        gave="other names that subdivisions are recognized by",
        url="https://pypi.org/project/iso3166-2/",
        licence="MIT",
        licence_url="https://opensource.org/license/mit",
    ),
    Attribution(
        name="zip2info",
        gave="points of ZIP codes that the others lack",
        url="https://pypi.org/project/zip2info/",
        licence="MIT; data of GeoNames and the U.S. Census Bureau",
        licence_url="https://opensource.org/license/mit",
    ),
)
