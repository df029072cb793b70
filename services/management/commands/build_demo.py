"""Write the demo fixture anew from its content."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from services.management.demo.build import build_demo
from services.management.demo.fixture import fixture_path


class Command(BaseCommand):
    """Build `fixtures/demo.json`; the same content gives the same bytes."""

    help = "Write fixtures/demo.json anew from the content in services/management/demo/."
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument("--dry-run", action="store_true", help="Build and write nothing.")
        choice.add_argument(
            "--check", action="store_true", help="Fail if the file is not what would be written."
        )

    def handle(self, *_args: Any, dry_run: bool, check: bool, **_options: Any) -> None:
        fixture = build_demo()
        path, text = fixture_path("demo"), fixture.as_json()
        is_current = path.exists() and path.read_text(encoding="utf-8") == text
        if check and not is_current:
            raise CommandError(f"{path.name} is out of date: run manage.py build_demo.")
        if not (dry_run or check or is_current):
            path.write_text(text, encoding="utf-8")
        if is_current:
            outcome = "is up to date"
        else:
            outcome = "would change" if dry_run else "written"
        count = fixture.counts
        self.stdout.write(
            f"{path.name} {outcome}: {count['organization']} organizations, "
            f"{count['service']} services, {count['location']} locations, "
            f"{count['serviceatlocation']} listings, {count['attribute']} facts."
        )
