"""The memory of an import, or of taking it back, does not grow with its list, whatever is new or known."""

from __future__ import annotations

import os
from pathlib import Path
from subprocess import Popen

import pytest
from django.core.management import call_command

from services.models import ImportRun, ServiceAtLocation

from .lists import RIVERSIDE
from .processes import start_command, start_import

FEW, MANY = 500, 3_000
BYTES_PER_ROW = 1_000
NOISE_BYTES = 14_000_000
"""Also what fills up once, such as the remembered words of texts; a row's documents are 15 kB."""

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]


def peak_of(process: Popen[str]) -> int:
    """Bytes."""
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.communicate()
    assert process.returncode == 0
    return usage.ru_maxrss * 1024


def peak_of_import(folder: Path, count: int) -> int:
    rows = (RIVERSIDE.replace("1 Example", f"{n} list-of-{count}") for n in range(1, count + 1))
    return peak_of(start_import(folder, f"list-of-{count}", *rows))


def peak_of_undo(count: int) -> int:
    run = ImportRun.objects.get(source__slug=f"list-of-{count}")
    return peak_of(start_command("undo_import", str(run.pk)))


def test_a_long_list_takes_no_more_memory_than_a_short_one(tmp_path):
    call_command("loaddata", "taxonomy", verbosity=0)
    most = (MANY - FEW) * BYTES_PER_ROW + NOISE_BYTES
    # The second import of a list finds everything known.
    for _edition in ("new", "known"):
        few, many = (peak_of_import(tmp_path, count) for count in (FEW, MANY))
        assert many - few < most
    assert ServiceAtLocation.objects.count() == FEW + MANY


def test_taking_back_a_long_list_takes_no_more_memory_either(tmp_path):
    call_command("loaddata", "taxonomy", verbosity=0)
    for count in (FEW, MANY):
        peak_of_import(tmp_path, count)
    few, many = (peak_of_undo(count) for count in (FEW, MANY))
    assert many - few < (MANY - FEW) * BYTES_PER_ROW + NOISE_BYTES
    assert ServiceAtLocation.objects.current().count() == 0
