"""Capitals, changes and templates: what a mapping can do to a text."""

from __future__ import annotations

import pytest

from services.exchange.templates import Text, read_template
from services.exchange.title_case import title_case
from services.exchange.transforms import UnknownTransform, fits, read_transform


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ("CVS ALBANY CENTRAL AVENUE, LLC", "CVS Albany Central Avenue, LLC"),
        ("MAIN STREET PHARMACY OF NEWTOWN, INC.", "Main Street Pharmacy of Newtown, Inc."),
        ("THE CORNER DRUG STORE #1090", "The Corner Drug Store #1090"),
        ("123 W. 130TH ST., 3RD FLR", "123 W. 130th St., 3rd Flr"),
        ("9543 ROUTE 25A", "9543 Route 25A"),
        ("ACME LLC dba MAIN ST. PHARMACY", "Acme LLC dba Main St. Pharmacy"),
        ("SAM'S AND O'NEILL'S", "Sam's and O'Neill's"),
        ("3740 MCKINLEY PKWY.", "3740 McKinley Pkwy."),
        ("PAT EXAMPLE, NP", "Pat Example, NP"),
        ("EXAMPLE PHARMACY III", "Example Pharmacy III"),
        ("B&M DRUGS", "B&M Drugs"),
    ],
)
def test_capitals_become_readable(text, readable):
    assert title_case(text) == readable


@pytest.mark.parametrize("text", ["BAART Behavioral Health", "West St Pharmacy", "", "12 - 14"])
def test_a_text_that_is_not_in_capitals_stays(text):
    assert title_case(text) == text


def test_readable_text_is_not_changed_again():
    once = title_case("KPH HEALTHCARE SERVICES, INC.; EXAMPLE DRUGS #14")
    assert title_case(once) == once


@pytest.mark.parametrize(
    ("transform", "text", "changed"),
    [
        ("first_line", "City\nHealth Center", "City"),
        ("first_line", "", ""),
        ("other_lines", "City\nHealth\nCenter", "Health Center"),
        ("other_lines", "City", ""),
        ("trading_name", "Acme LLC dba Corner Pharmacy", "Corner Pharmacy"),
        ("trading_name", "Acme, LLC, D/B/A Corner Pharmacy", "Corner Pharmacy"),
        ("trading_name", "Adbank Pharmacy", "Adbank Pharmacy"),
        ("legal_name", "Acme LLC dba Corner Pharmacy", "Acme LLC"),
        ("without:*", "Clinic*", "Clinic"),
        ("matching:*walk-in*", "Open. Walk-in: M-F", "Open. Walk-in: M-F"),
        ("matching:*walk-in*", "By appointment", ""),
    ],
)
def test_a_change_does_what_it_says(transform, text, changed):
    assert read_transform(transform)(text) == changed


@pytest.mark.parametrize("name", ["upper", "without", "title_case:x", "matching:"])
def test_a_change_that_does_not_exist_is_refused(name):
    with pytest.raises(UnknownTransform):
        read_transform(name)


def test_patterns_look_at_neither_case_nor_line_breaks():
    assert fits("MAT only for\nHIV positive", ["*only for hiv*"])


def test_a_template_joins_columns():
    template = read_template("{Street}, {Floor|title_case}")
    assert template.render({"Street": "1 Example St", "Floor": "2ND FLOOR"}) == (
        "1 Example St, 2nd Floor"
    )


def test_a_template_with_a_blank_column_says_nothing():
    assert read_template("Notes: {Notes}").render({"Notes": ""}) == ""


def test_a_text_takes_all_of_its_templates_or_the_first_that_speaks():
    templates = (read_template("{A}"), read_template("{B}"), read_template("{C}"))
    cells = {"A": "", "B": "b", "C": "c"}
    assert Text(templates).render(cells) == "b\nc"
    assert Text(templates, takes_first=True).render(cells) == "b"


def test_other_words_stand_for_a_cell_that_is_not_blank():
    template = Text((read_template("{Training|matching:TRUE|as:offered}"),))
    said = [template.render({"Training": text}) for text in ("true", "FALSE", "")]
    assert said == ["offered", "", ""]
