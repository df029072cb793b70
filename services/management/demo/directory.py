"""What the demo decides for the whole directory: its name, emergency numbers and hotlines."""

from __future__ import annotations

from services.models import DirectorySettings, EmergencyNumber, Hotline

from .content import CONTENT, read_toml
from .fixture import Fixture


def add_directory(fixture: Fixture) -> None:
    """Rows with small numbers as ids: there is one directory."""
    content = read_toml(CONTENT / "directory.toml")
    settings = DirectorySettings(
        edition="",  # of its own wherever it is loaded
        id=1,
        is_demo=True,
        **content["settings"],
    )
    fixture.add(settings, "1")
    countries = sorted(
        (country, number) for number, codes in content["emergency"].items() for country in codes
    )
    for pk, (country, number) in enumerate(countries, 1):
        row = EmergencyNumber(pk=pk, settings=settings, country=country, number=number)
        fixture.add(row, country)
    for pk, line in enumerate(content["hotlines"], 1):
        fixture.add(Hotline(pk=pk, settings=settings, position=pk, **line), line["number"])
