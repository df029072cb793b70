"""The memory of an import does not grow with its list, whatever is new or known."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.core.management import call_command

from services.models import ServiceAtLocation

from .lists import RIVERSIDE
from .processes import start_import

FEW, MANY = 500, 3_000
BYTES_PER_ROW = 1_000
NOISE_BYTES = 8_000_000

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]


def peak_of_import(folder: Path, count: int) -> int:
    """Bytes."""
    slug = f"list-of-{count}"
    rows = (RIVERSIDE.replace("1 Example", f"{n} {slug}") for n in range(1, count + 1))
    process = start_import(folder, slug, *rows)
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.communicate()
    assert process.returncode == 0
    return usage.ru_maxrss * 1024


def test_a_long_list_takes_no_more_memory_than_a_short_one(tmp_path):
    call_command("loaddata", "taxonomy", verbosity=0)
    most = (MANY - FEW) * BYTES_PER_ROW + NOISE_BYTES
    # The second import of a list finds everything known.
    for _edition in ("new", "known"):
        few, many = (peak_of_import(tmp_path, count) for count in (FEW, MANY))
        assert many - few < most
    assert ServiceAtLocation.objects.count() == FEW + MANY
