"""`manage.py rebuild_search`: derive every search row anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from services.curation import search_rows


class Command(BaseCommand):
    help = "Derive every search row anew from the listings."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Count, and write nothing.")

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            count = search_rows.rebuild()
            transaction.set_rollback(options["dry_run"])
        would = "Would have written" if options["dry_run"] else "Wrote"
        self.stdout.write(f"{would} {count.written:,} search rows, removed {count.removed:,}.")
