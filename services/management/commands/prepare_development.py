"""Fill a developer's own machine with something to look at."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from services.curation import search_rows
from services.models import Organization, SearchEntry, ServiceAtLocation, TaxonomyTerm, User

DEVELOPMENT_NAME = "admin"
# Known to everybody, and refused outside development.
DEVELOPMENT_PASSWORD = "development-only"  # nosec B105


class Command(BaseCommand):
    """Load the vocabulary, the help pages, the demo into an empty directory, and an administrator."""

    help = (
        "Prepare a machine of your own: load the vocabulary, the help pages, the demo if the "
        "directory is empty, and an administrator if there is none. Refused unless DJANGO_DEVELOPMENT=1."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would be done and write nothing."
        )

    def handle(self, *_args: Any, dry_run: bool, **_options: Any) -> None:
        if not settings.DEVELOPMENT:
            raise CommandError(
                "prepare_development creates a login with a known password: "
                "set DJANGO_DEVELOPMENT=1 if this is a machine of your own."
            )
        for act in (
            self.load_vocabulary,
            self.load_help_pages,
            self.load_demo,
            self.derive_search_rows,
            self.create_administrator,
        ):
            act(dry_run=dry_run)
        self.stdout.write(
            f"{Organization.objects.count()} organizations, "
            f"{ServiceAtLocation.objects.count()} listings, "
            f"{TaxonomyTerm.objects.count()} terms."
        )

    def load_vocabulary(self, *, dry_run: bool) -> None:
        """Bring the terms up to date; terms that staff added stay."""
        self.stdout.write("Loading the vocabulary …")
        if not dry_run:
            call_command("loaddata", "taxonomy", verbosity=0)

    def load_help_pages(self, *, dry_run: bool) -> None:
        """Bring the help pages up to date; what staff edited stays."""
        call_command("load_help", dry_run=dry_run, stdout=self.stdout)

    def load_demo(self, *, dry_run: bool) -> None:
        """Fill an empty directory; one with anything in it is left alone."""
        if Organization.objects.exists():
            self.stdout.write("The directory has listings: the demo is not loaded.")
            return
        self.stdout.write("Loading the demo …")
        if not dry_run:
            call_command("loaddata", "demo", verbosity=0)

    def derive_search_rows(self, *, dry_run: bool) -> None:
        """Fill the table that the search reads, new or emptied by a migration."""
        if ServiceAtLocation.objects.exists() and not SearchEntry.objects.exists():
            self.stdout.write("Deriving the search rows …")
            if not dry_run:
                search_rows.rebuild()

    def create_administrator(self, *, dry_run: bool) -> None:
        """Make sure that somebody can log in, and say how."""
        if not User.objects.filter(is_superuser=True).exists():
            self.stdout.write("Creating an administrator …")
            if not dry_run:
                User.objects.create_superuser(DEVELOPMENT_NAME, password=DEVELOPMENT_PASSWORD)
        self.stdout.write(f"Admin login: {DEVELOPMENT_NAME} / {DEVELOPMENT_PASSWORD}")
