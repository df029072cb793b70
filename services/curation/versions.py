"""Which edition of the directory the public sees: pages that have it need not be made again."""

from __future__ import annotations

from django.db import transaction

from services.models import DirectorySettings, new_edition


def public_changed() -> None:
    """Start a new edition once what is being written can be read.

    Called by every act that changes what the public sees. In the moment between the commit and
    this a page may still count as current; the next one does not.
    """
    transaction.on_commit(start_edition)


def start_edition() -> None:
    DirectorySettings.objects.filter(pk=1).update(edition=new_edition())
