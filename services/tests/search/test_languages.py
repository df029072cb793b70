from __future__ import annotations

import pytest

from services.search.languages import language_name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("vi", "Tiếng Việt"),
        ("pt-br", "Português Brasileiro"),
        ("id", "Bahasa Indonesia"),
        ("es", "Español"),
        ("ka", "ქართული"),
        ("ht", "Kreyòl ayisyen"),
        ("qqq", "qqq"),
    ],
)
def test_a_language_has_its_own_name_with_its_own_capitals(code, name):
    assert language_name(code) == name
