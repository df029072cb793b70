"""The lists in the settings, which no rule of the database can look into."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from services.models import DirectorySettings

WRONG = [
    ("countries_served", "US"),
    ("countries_served", {"US": 1}),
    ("countries_served", []),
    ("countries_served", ["us"]),
    ("countries_served", ["US", 5]),
    ("countries_served", ["US", "US"]),
    ("languages", [None]),
    ("kinds_shown", ["casino"]),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_list_that_pages_cannot_read_is_refused_with_its_name(name, value):
    with pytest.raises(ValidationError) as error:
        DirectorySettings(**{name: value}).clean()
    assert list(error.value.message_dict) == [name]


def test_what_a_new_directory_has_is_right():
    DirectorySettings().clean()
