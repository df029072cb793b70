"""Take an import back."""

from __future__ import annotations

from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils import timezone

from services.curation.importing import ChangedMeanwhile
from services.exchange.cells import shortened
from services.exchange.undoing import Kept, Undo, find_runs, finish_undo, prepare_undo
from services.models import ImportRun

MOST_RUNS = 10
MOST_KEPT = 50
SHOW_ALL = 2
SHORT_ID = 8


class Command(BaseCommand):
    """Reverse what an import changed and remove what it added, or say what it would do."""

    help = (
        "Take an import back: what it changed is as before, what it added is removed (it can be "
        "restored). What somebody changed since stays and is told. Without RUN: list the imports."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("run", nargs="?", default="", help="the start of the import's id")
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would be done and write nothing."
        )

    def handle(self, *_args: Any, run: str, dry_run: bool, **options: Any) -> None:
        if not run:
            self.list_runs()
            return
        found = self.find(run)
        if found.undone_at:
            self.stdout.write(f"It was undone on {found.undone_at:%Y-%m-%d}: nothing to do.")
            return
        at = timezone.now()
        undo = prepare_undo(found, at=at)
        if not dry_run:
            try:
                finish_undo(undo, at=at)
            except ChangedMeanwhile as error:
                raise CommandError(
                    "Somebody saved one of these rows meanwhile. Nothing was written: try again."
                ) from error
            except DatabaseError as error:
                raise CommandError(f"Nothing was written ({error}): try again.") from error
        self.report(undo, shows_all=options["verbosity"] >= SHOW_ALL)
        if dry_run:
            self.stdout.write("Nothing was written (--dry-run).")

    def find(self, text: str) -> ImportRun:
        found = list(find_runs(text))
        if len(found) == 1:
            return found[0]
        why = "Several imports have" if found else "No import has"
        raise CommandError(f"{why} an id that starts with “{text}”: run this without RUN.")

    def list_runs(self) -> None:
        runs = ImportRun.objects.select_related("source").order_by("-started_at")
        for run in runs[:MOST_RUNS]:
            undone = ", undone" if run.undone_at else ""
            when = f"{run.started_at:%Y-%m-%d %H:%M}"
            self.stdout.write(
                f"{str(run.pk)[:SHORT_ID]}  {when}  {run.source}: {run.file_name}{undone}"
            )
        if not runs:
            self.stdout.write("There is no import yet.")

    def report(self, undo: Undo, *, shows_all: bool) -> None:
        most = undo.kept if shows_all else MOST_KEPT
        for kept in islice(undo.listings_kept(), most):
            self.stdout.write(describe(kept))
        if most < undo.kept:
            self.stdout.write(f"… and {undo.kept - most:,} more kept (--verbosity 2 shows all).")
        self.stdout.write(
            f"Restored {undo.restored:,}, removed {undo.removed:,}, kept {undo.kept:,}."
        )


def describe(kept: Kept) -> str:
    """One listing that stays, as a sentence."""
    return f"Row {kept.row_number} ({shortened(kept.external_id)}) kept: {kept.reason}."
