"""A mapping that cannot be used is refused in one sentence that says where and why."""

from __future__ import annotations

import pytest

from services.exchange.mapping import BadMapping, load_mapping

from .lists import MAPPING, a_file, a_mapping


def refusal(folder, text: str) -> str:
    with pytest.raises(BadMapping) as error:
        a_mapping(folder, text)
    sentence = str(error.value)
    assert "\n" not in sentence
    return sentence


def changed(old: str, new: str) -> str:
    assert old in MAPPING
    return MAPPING.replace(old, new)


def test_a_mapping_names_the_columns_it_needs(tmp_path):
    expected = ["Name", "Street", "Town", "State", "ZIP", "Phone", "Methadone?"]
    assert a_mapping(tmp_path).columns == expected


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('"location.city"', '"location.cty"', "no field “location.cty”: did you mean"),
        ("[facts]", "[fatcs]", "no table “fatcs”: did you mean “facts”?"),
        ("[constants]", "[key]\nrows = 'ID'\n[constants]", "no entry of [key] “rows”"),
        ("[constants]", "[key]\nservice = 'x'\n[constants]", "no [key] service “x”"),
        ("[constants]", "[file]\nrow_under = 'x'\n[constants]", "no entry of [file] “row_under”"),
        ('= "mat"', '= "methadone"', "no kind “methadone”"),
        ('slug = "invented-clinics"', "", "[source] needs a slug"),
        ('name = "Invented clinics"', "published_on = '2020'\nname = 'x'", "must be a date"),
        ('name = "Invented clinics"', "editor = 'me'\nname = 'x'", "no entry of [source] “editor”"),
        ('country = "US"', "", "it needs a country"),
        ('country = "US"', "country = 1", "country must be a text in quotes"),
        ('"location.city"', "5", "[columns] Town must be a text in quotes"),
        ('Name = ["organization.name", "service.name"]', "", "nothing fills “service.name”"),
        ('"location.city"', '"location.address_1"', "two columns fill “location.address_1”"),
        ('"location.city"', "{ too = 'location.city' }", "no entry of [columns] Town “too”"),
        (
            '"location.city"',
            "{ to = 'location.city', change = ['upper'] }",
            "there is no change called “upper”",
        ),
        (
            '"service.kind"',
            '"service.syringe_policy" = "purchase"\n"service.kind"',
            "“service.syringe_policy” is not a field of the kind “mat”",
        ),
        ('= "moud_medication:methadone"', "= { of = 'clinic', fact = 'x' }", "no owner of facts"),
        ("[facts]", "[constant_facts]\n'a:b' = 'yes'\n[facts]", "must be true or false"),
        ("[facts]", "[texts]\n'location.cty' = '{Town}'\n[facts]", "no field “location.cty”"),
        ("[columns]", "[columns", "is not valid TOML"),
    ],
)
def test_a_mistake_is_named(tmp_path, old, new, why):
    assert why in refusal(tmp_path, changed(old, new))


def test_a_table_that_is_none_is_refused(tmp_path):
    assert "[source] must be a table" in refusal(tmp_path, 'source = 5\ncountry = "US"')


def test_a_mapping_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadMapping, match=r"nothing\.toml cannot be read"):
        load_mapping(tmp_path / "nothing.toml")


def test_a_mapping_that_is_no_text_is_refused(tmp_path):
    with pytest.raises(BadMapping, match="cannot be read"):
        load_mapping(a_file(tmp_path, b"\xff\xfe\x00", "mapping.toml"))
