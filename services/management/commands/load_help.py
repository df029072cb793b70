"""Load the help pages that come with the project."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from services.curation import help_texts


class Command(BaseCommand):
    """Add and update help pages; what staff have edited stays as it is."""

    help = "Load the help pages that come with the project; pages that staff edited are kept."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would be done and write nothing."
        )

    def handle(self, *_args: Any, dry_run: bool, **_options: Any) -> None:
        counts = help_texts.load(dry_run=dry_run)
        self.stdout.write(
            f"Help pages: {counts['added']} added, {counts['changed']} brought up to date, "
            f"{counts['kept']} kept as staff edited them, {counts['unchanged']} unchanged."
        )
