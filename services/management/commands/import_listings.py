"""Import somebody's list of places."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, IntegrityError
from django.utils import timezone

from services.curation.importing import ChangedMeanwhile
from services.curation.search_facts import FactNumbers
from services.exchange.formats import FORMATS
from services.exchange.importing import ImportResult, finish_import, prepare_import
from services.exchange.mapping import BadMapping
from services.exchange.report import report_lines
from services.exchange.unreadable import UnreadableFile

PROGRESS_ROWS = 1000
SHOW_ALL = 2
AGAIN = "Nothing was written: run the import again."


def broken_rule(error: IntegrityError) -> str:
    """The name of the rule alone: PostgreSQL's details quote the row, hidden address and all."""
    diagnosis = getattr(error.__cause__, "diag", None)
    return str(diagnosis.constraint_name if diagnosis else error)


class Command(BaseCommand):
    """Read a list with its mapping, say what is new, and write it all or not at all."""

    help = (
        "Import a list of places. The mapping says where it is from and what its columns mean "
        "(docs/importing.md). Nothing is deleted, and a second run changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        told = "; ".join(f"{name}: {found.description}" for name, found in FORMATS.items())
        parser.add_argument("format", choices=list(FORMATS), help=told)
        parser.add_argument("file", type=Path, help="the list")
        parser.add_argument("--mapping", type=Path, required=True, help="what its columns mean")
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would be done and write nothing."
        )

    def handle(self, *_args: Any, file: Path, mapping: Path, dry_run: bool, **options: Any) -> None:
        started_at = timezone.now()
        try:
            if not dry_run:
                # Search rows of facts without a number cannot be compiled before they are written.
                FactNumbers().number_vocabulary()
            format_ = FORMATS[options["format"]]
            read_mapping = format_.load_mapping(mapping)
            sheet = format_.open(file, read_mapping)
            result = prepare_import(
                read_mapping,
                sheet,
                started_at=started_at,
                read=format_.read,
                tell=self.tell_progress,
            )
        except (BadMapping, UnreadableFile) as error:
            raise CommandError(str(error)) from error
        except DatabaseError as error:
            raise CommandError(f"The database cannot be read ({error}): is it migrated?") from error
        if not dry_run:
            self.write(result)
        for line in report_lines(result, shows_all=options["verbosity"] >= SHOW_ALL):
            self.stdout.write(line)
        if dry_run:
            self.stdout.write("Nothing was written (--dry-run).")

    def write(self, result: ImportResult) -> None:
        try:
            finish_import(result, at=timezone.now())
        except ChangedMeanwhile as error:
            raise CommandError(f"Somebody saved one of these rows meanwhile. {AGAIN}") from error
        except IntegrityError as error:
            raise CommandError(
                f"The database refused a row: it breaks the rule {broken_rule(error)}. Nothing was "
                "written. If somebody imported the same list at the same moment, run it again."
            ) from error
        except DatabaseError as error:
            raise CommandError(
                f"The database did not take the import ({error}). {AGAIN}"
            ) from error

    def tell_progress(self, count: int) -> None:
        if count % PROGRESS_ROWS == 0:
            self.stderr.write(f"Read {count:,} rows …", self.style.NOTICE)
