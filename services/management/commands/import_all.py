"""Import several lists in a row."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Count

from services.exchange.importing_all import ListToImport, read_lists
from services.exchange.mapping import BadMapping
from services.models import SearchEntry, ServiceAtLocation
from services.vocabulary import Publication, ServiceKind


class Command(BaseCommand):
    """Import every list that a file names, one after the other, and count what is there."""

    help = "Import the lists that a TOML file names (docs/importing.md), one after the other."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("lists", type=Path, help="the TOML file that names the lists")
        parser.add_argument("folder", type=Path, help="the folder of their files")
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would be done and write nothing."
        )

    def handle(self, *_args: Any, lists: Path, folder: Path, dry_run: bool, **options: Any) -> None:
        try:
            found = read_lists(lists, folder=folder)
        except BadMapping as error:
            raise CommandError(str(error)) from error
        for number, entry in enumerate(found, 1):
            self.stdout.write(f"{number} of {len(found)}: {entry.mapping.stem}")
            self.import_one(entry, dry_run=dry_run, verbosity=options["verbosity"])
        for line in count_lines():
            self.stdout.write(line)

    def import_one(self, entry: ListToImport, *, dry_run: bool, verbosity: int) -> None:
        started = monotonic()
        call_command(
            "import_listings",
            entry.format,
            str(entry.file),
            mapping=entry.mapping,
            dry_run=dry_run,
            verbosity=verbosity,
            stdout=self.stdout,
            stderr=self.stderr,
        )
        self.stdout.write(f"It took {monotonic() - started:.1f} seconds.")


def count_lines() -> list[str]:
    """How many services people find, of each kind, and how many drafts wait for an editor."""
    counted = SearchEntry.objects.order_by().values_list("kind").annotate(Count("pk"))
    by_kind = dict(counted)
    lines = [f"{kind.label}: {by_kind.get(kind.value, 0):,}" for kind in ServiceKind]
    listings: Any = ServiceAtLocation.objects
    drafts = listings.current().filter(publication=Publication.DRAFT).count()
    return ["People find:", *lines, f"Drafts that wait for an editor: {drafts:,}"]
