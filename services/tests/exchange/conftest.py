from __future__ import annotations

import pytest
from django.core.management import call_command


@pytest.fixture
def vocabulary(db: None) -> None:
    """The shipped terms, which mappings name."""
    call_command("loaddata", "taxonomy", verbosity=0)
