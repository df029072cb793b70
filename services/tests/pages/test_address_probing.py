"""Many questions lead to the public pin of a hidden place, and never to its door."""

from __future__ import annotations

import math
import random
import re

import pytest

from services.curation import search_rows
from services.curation.locating import locate
from services.geo.places import gazetteer
from services.geo.sphere import LatLng, distance_km
from services.models import ServiceArea, ServiceAtLocation
from services.tests.builders import a_listing, a_location, a_service
from services.vocabulary import AddressPrivacy

from .browsing import refresh
from .hidden_places import (
    ELSEWHERE_IN_ITS_CELL,
    NAME,
    SLUG,
    TRUE,
    WITH_PIN,
    WITHOUT_PIN,
    a_hidden_listing,
    everything,
)
from .invariants import card_titles, text_of, without_styles

KM_PER_DEGREE = 111.2
PUBLIC_PIN = {
    AddressPrivacy.APPROXIMATE: LatLng(39.99, -75.167399),
    AddressPrivacy.CITY: gazetteer().city("Philadelphia", "US-PA", "US").point,
}
NO_NEARER_KM = 1.2
"""The door is at least this far from the public pin, as the cell is about 2 km wide."""

pytestmark = pytest.mark.django_db
with_pin = pytest.mark.parametrize("privacy", WITH_PIN)


def away(point: LatLng, km: float, bearing: float) -> LatLng:
    """A point about so far away; the search reads 2 decimals."""
    north, east = km * math.cos(bearing), km * math.sin(bearing)
    width = KM_PER_DEGREE * math.cos(math.radians(point.latitude))
    return LatLng(point.latitude + north / KM_PER_DEGREE, point.longitude + east / width)


def origins(number: int, *, seed: int = 19) -> list[LatLng]:
    """Points from 0.3 to 60 km around the door, more of them near it."""
    chance = random.Random(seed)
    steps = (0.3 * 200 ** chance.random() for _ in range(number))
    return [away(TRUE, km, chance.uniform(0, math.tau)).rounded(2) for km in steps]


def page_from(client, origin: LatLng, **asked: str) -> str:
    point = {"lat": f"{origin.latitude:.2f}", "lon": f"{origin.longitude:.2f}", "unit": "km"}
    response = client.get("/search/", {**point, "within": "100", **asked})
    assert response.status_code == 200
    return without_styles(response.content.decode())


def card_km(client, origin: LatLng) -> float:
    """What the card says."""
    found = re.search(
        r'<bdi aria-hidden="true">(?:close by|about (\d+) km)</bdi>', page_from(client, origin)
    )
    return float(found[1] or 0.25)


def beyond_km(client, origin: LatLng) -> float:
    """What a radius says that holds nothing: the nearest one, to a tenth below 10 km."""
    text = text_of(page_from(client, origin, within="0.01"))
    found = re.search(r"The nearest one farther out is ([\d.]+) km away", text)
    return float(found[1]) if found else 0.0


def best_guess(measured: list[tuple[LatLng, float]]) -> LatLng:
    """The point whose distances fit best (least squares), found by ever smaller steps."""

    def misfit(point: LatLng) -> float:
        return sum((distance_km(point, origin) - km) ** 2 for origin, km in measured)

    guess, step = measured[0][0], 32.0
    while step > 0.01:
        tries = [away(guess, step, quarter * math.pi / 2) for quarter in range(4)]
        best = min(tries, key=misfit)
        if misfit(best) < misfit(guess):
            guess = best
        else:
            step /= 2
    return guess


@with_pin
@pytest.mark.parametrize(
    ("measure", "error_km"), [(card_km, 0.3), (beyond_km, 0.15)], ids=["card", "beyond"]
)
def test_distances_from_fifty_places_lead_to_the_public_pin(client, privacy, measure, error_km):
    a_hidden_listing(privacy)
    guess = best_guess([(origin, measure(client, origin)) for origin in origins(50)])
    assert distance_km(guess, PUBLIC_PIN[privacy]) < error_km
    assert distance_km(guess, TRUE) > NO_NEARER_KM - error_km


@with_pin
def test_the_radius_at_which_it_appears_is_that_of_the_public_pin(client, privacy):
    a_hidden_listing(privacy)
    for origin in origins(8):
        low, high = 0.0, 100.0
        while high - low > 0.002:
            middle = (low + high) / 2
            is_there = NAME in card_titles(page_from(client, origin, within=f"{middle:.5f}"))
            low, high = (low, middle) if is_there else (middle, high)
        assert high == pytest.approx(distance_km(origin, PUBLIC_PIN[privacy]), abs=0.003)
        assert abs(high - distance_km(origin, TRUE)) > 0.01


@with_pin
def test_the_order_among_known_places_is_that_of_the_public_pin(client, privacy):
    """A ring of known doors is the finest ruler there is: it tells which of two is nearer."""
    a_hidden_listing(privacy)
    for number, origin in enumerate(origins(8)):
        km = distance_km(origin, PUBLIC_PIN[privacy])
        assert abs(km - distance_km(origin, TRUE)) > 0.05
        for name, way in (("nearer", -0.02), ("farther", 0.02)):
            place = at_distance(origin, km + way, bearing=number)
            a_listing(a_service(name=f"{name} {number}"), place)
        refresh()
        titles = card_titles(page_from(client, origin, within=f"{km + 0.05:.3f}"))
        order = [
            title for title in titles if title in (f"nearer {number}", NAME, f"farther {number}")
        ]
        assert order == [f"nearer {number}", NAME, f"farther {number}"]


def at_distance(origin: LatLng, km: float, *, bearing: float):
    """A known door exactly so far from the origin."""
    factor = 1.0
    for _ in range(4):
        factor *= km / distance_km(origin, away(origin, km * factor, bearing))
    door = away(origin, km * factor, bearing)
    return a_location(door.latitude, door.longitude)


@pytest.mark.parametrize("privacy", WITHOUT_PIN)
def test_without_a_public_pin_no_radius_finds_it(client, privacy):
    """It is told alike in the whole state that it says it serves, and nowhere else."""
    a_hidden_listing(privacy)
    for origin in origins(8):
        page = page_from(client, origin)
        state = gazetteer().nearest(origin, "US", within_km=100).subdivision
        is_told = state == "US-PA" and privacy != AddressPrivacy.UNLISTED
        assert card_titles(page) == [NAME] * is_told
        assert "card-distance" not in page
        assert not re.search(r"\d km|close by", text_of(page).partition("0 services")[2])


@pytest.mark.parametrize("box", ["bbox=-75.16,39.98,-75.15,39.99", "north=39.99&south=39.98"])
def test_there_is_no_box_to_ask_with(client, box):
    a_hidden_listing(AddressPrivacy.APPROXIMATE)
    url = "/search/?near=Philadelphia,+PA&view=map"
    assert client.get(f"{url}&{box}").content == client.get(url).content


def move(listing: ServiceAtLocation, pin: LatLng) -> None:
    place = listing.location
    place.latitude, place.longitude = pin.latitude, pin.longitude
    locate(place)
    place.save()
    search_rows.refresh(ServiceAtLocation.objects.filter(pk=listing.pk))


@pytest.mark.parametrize("privacy", [*WITH_PIN, *WITHOUT_PIN])
def test_a_move_within_the_cell_changes_no_answer(client, time_machine, privacy):
    time_machine.move_to("2026-11-25T17:00:00Z", tick=False)
    listing = a_hidden_listing(privacy)
    before = [(asked, one.content) for asked, one in everything(client)]
    move(listing, ELSEWHERE_IN_ITS_CELL)
    assert [(asked, one.content) for asked, one in everything(client)] == before


@with_pin
def test_the_map_has_the_public_pin(client, privacy):
    a_hidden_listing(privacy)
    page = client.get("/search/?near=Philadelphia,+PA&view=map").content.decode()
    pin = PUBLIC_PIN[privacy]
    assert re.findall(r'data-lat="([^"]+)" data-lon="([^"]+)"', page) == [
        (f"{pin.latitude:.5f}", f"{pin.longitude:.5f}")
    ]


def lattice(around: LatLng, steps: int) -> list[LatLng]:
    """All the positions near a point that a visitor can ask from."""
    middle, offsets = around.rounded(2), [step / 100 for step in range(-steps, steps + 1)]
    return [
        LatLng(middle.latitude + north, middle.longitude + east).rounded(2)
        for north in offsets
        for east in offsets
    ]


def is_served(client, origin: LatLng) -> bool:
    return f"/listings/{SLUG}/" in page_from(client, origin, remote="1")


def served_from(client, middle: LatLng, points: list[LatLng], *, km: float) -> list[LatLng]:
    """Where it is told that the service comes, if it comes so far from its hidden place."""
    circle = {"latitude": middle.latitude, "longitude": middle.longitude, "radius_km": km}
    ServiceArea.objects.filter(service_at_location__slug=SLUG).update(
        extent_type="circle", state_province="", **circle
    )
    return [point for point in points if is_served(client, point)]


def test_the_edge_of_a_circle_does_not_tell_its_middle(client):
    """The middle may be somebody's home: two of one cell serve the same points."""
    a_hidden_listing(AddressPrivacy.SERVICE_AREA)
    points = lattice(TRUE, 6)
    one, other = LatLng(39.9801, -75.1599), LatLng(39.9999, -75.1401)
    served = served_from(client, one, points, km=3)
    assert served == served_from(client, other, points, km=3)
    for middle in (one, other):
        assert {point for point in points if distance_km(point, middle) < 3} <= set(served)
    assert len(served) < len(points)
