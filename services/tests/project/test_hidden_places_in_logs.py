"""The logs of a directory with hidden places tell of none of them."""

from __future__ import annotations

import logging

import pytest

from hrdirectory.logs import PrivateFormatter
from services.tests.pages.hidden_places import (
    HIDDEN_TOWN,
    HIDING,
    NEEDLES,
    NEVER_SHOWN,
    SLUG,
    a_hidden_listing,
    everything,
    needles_in,
)


@pytest.mark.django_db
@pytest.mark.parametrize("privacy", HIDING)
def test_no_log_tells_of_a_hidden_place(client, privacy, caplog):
    with caplog.at_level(logging.INFO):
        a_hidden_listing(privacy)
        asked = list(everything(client))
    lines = "\n".join(map(PrivateFormatter().format, caplog.records)).casefold()
    assert lines.count("hrdirectory.access: get /") == len(asked)
    assert needles_in(lines, (*NEEDLES, *NEVER_SHOWN, HIDDEN_TOWN.casefold(), SLUG)) == []
