"""What is known, in words that cannot be read the wrong way round."""

from __future__ import annotations

import pytest

from services.models import ServiceArea
from services.search.facts import answers, area_lines, fact_groups
from services.tests.builders import a_fact, a_listing, a_service
from services.vocabulary import ServiceKind

pytestmark = pytest.mark.django_db


def answer(**fields) -> str:
    found = {one.label: one for one in answers(a_service(**fields))}
    return " ".join(filter(None, [found["Cost"].value, found["Cost"].written])) if found else ""


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"cost": 0}, "Free."),
        ({"cost": 0, "fees_description": "Free. No card needed."}, "Free. No card needed."),
        ({"cost": 0, "fees_description": "Gifts welcome."}, "Free. Gifts welcome."),
        ({"cost": 5, "cost_currency": "USD"}, "5.00 USD."),
        ({"fees_description": "Ask."}, "Ask."),
        ({}, ""),
    ],
)
def test_cost_is_free_only_when_somebody_said_so(fields, words):
    assert answer(**fields) == words


def test_a_no_to_a_no_is_said_as_what_it_means():
    service = a_service(ServiceKind.MAT)
    a_fact("entry_rule:anonymous", value=False, service=service)
    a_fact("entry_rule:id_required", value=False, service=service)
    (group,) = fact_groups(a_listing(service))
    assert set(group.yes) == {"They ask for your name", "No ID needed"}
    assert group.no == ()


@pytest.mark.parametrize(
    ("area", "words"),
    [
        ({"extent_type": "country", "country": "US"}, "United States"),
        (
            {"extent_type": "subdivision", "country": "US", "state_province": "US-KY"},
            "Kentucky",
        ),
        ({"extent_type": "postal_code", "country": "US", "postal_code": "41701"}, "41701, US"),
        (
            {"extent_type": "circle", "country": "US", "latitude": 1, "longitude": 1,
             "radius_km": 15},
            "Part of Massachusetts",
        ),
    ],
)  # fmt: skip
def test_an_area_is_named_and_never_by_the_middle_of_a_circle(area, words):
    assert area_lines([ServiceArea(**area)], state="US-MA") == (words,)
