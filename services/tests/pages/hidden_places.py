"""An invented place whose address is hidden, and what would give it away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time
from html import unescape
from itertools import product
from typing import Any

from services.geo.sphere import LatLng
from services.models import (
    OldSlug,
    Schedule,
    ServiceArea,
    ServiceAtLocation,
    Source,
)
from services.pages.kind_pages import ADDRESSES
from services.tests.builders import a_fact, a_listing, a_location, a_phone, a_service
from services.vocabulary import AddressPrivacy, ServiceKind

from .browsing import refresh

TRUE = LatLng(39.98137, -75.15526)
ELSEWHERE_IN_ITS_CELL = LatLng(39.99317, -75.16247)
NAME = "Quiet Outreach"
SLUG, FORMER_SLUG = "quiet-outreach", "quieter-outreach"
ADDRESS = {
    "name": "Zyloquarry House",
    "address_1": "7731 Quillfeather Passage",
    "address_2": "Suite Q77",
    "postal_code": "19133",
    "transportation": "Behind the wrenbasket kiosk",
    "url": "https://quorlin.example.org/join",
}
UNSHOWN = {"alternate_name": "Ombravale", "description": "Green door by the tessamire mill"}
"""What no public page shows of any place, hidden or not."""

NEVER_SHOWN = ("ombravale", "tessamire")

WORDS = ("quillfeather", "7731", "q77", "19133", "zyloquarry", "wrenbasket", "quorlin")
NEEDLES = (*WORDS, "39.981", "75.155")
HIDDEN_TOWN = "Thistlemarch"

WITH_PIN = (AddressPrivacy.APPROXIMATE, AddressPrivacy.CITY)
WITHOUT_PIN = (AddressPrivacy.CONTACT_FIRST, AddressPrivacy.SERVICE_AREA, AddressPrivacy.UNLISTED)
HIDING = (*WITH_PIN, *WITHOUT_PIN)
PUBLIC = tuple(level for level in HIDING if level != AddressPrivacy.UNLISTED)

PLACES = (
    {"near": "Philadelphia, PA"},
    {"near": "Pennsylvania"},
    {"near": "United States"},
    {"lat": "39.98", "lon": "-75.16"},
    {"lat": "39.9", "lon": "-75.3", "within": "100", "unit": "km"},
    {"q": NAME},
    {"q": NAME, "near": "Philadelphia, PA"},
)
WAYS = (
    {},
    {"view": "map"},
    {"view": "filters"},
    {"remote": "1"},
    {"untold": "1", "payment": "free"},
    {"sort": "name"},
    {"sort": "open"},
    {"open": "now", "view": "map"},
    {"kind": "naloxone", "within": "0.1"},
)
PAGES = (
    "/",
    "/search/",
    "/places/",
    "/places/us/",
    "/places/us/pa/",
    "/places/us/pa/philadelphia/",
    *(f"/{address}/" for address in ADDRESSES.values()),
)
DOORS = tuple(
    f"/listings/{slug}/{file}"
    for slug in (SLUG, FORMER_SLUG)
    for file in ("", "contact.vcf", "hours.ics")
)


def a_hidden_listing(privacy: str, *, pin: LatLng = TRUE) -> ServiceAtLocation:
    """A published listing with hours, phones and facts, in the search; a neighbour is there too."""
    city = "Philadelphia" if privacy not in WITHOUT_PIN else HIDDEN_TOWN
    source, _is_new = Source.objects.get_or_create(slug="list", defaults={"name": "A list"})
    place = a_location(
        pin.latitude,
        pin.longitude,
        address_privacy=privacy,
        city=city,
        source=source,
        external_id="7731 quillfeather passage",
        **ADDRESS,
        **UNSHOWN,
    )
    service = a_service(ServiceKind.NALOXONE, NAME, description="Ask us anything.")
    listing = a_listing(service, place, slug=SLUG, source=source, external_id="quillfeather|19133")
    OldSlug.objects.create(slug=FORMER_SLUG, service_at_location=listing)
    ServiceArea.objects.create(
        service_at_location=listing,
        country="US",
        extent_type="subdivision",
        state_province="US-PA",
    )
    a_phone(location=place)
    a_fact("supply:naloxone_kit", location=place)
    Schedule.objects.create(
        location=place,
        byday="MO,TU,WE,TH,FR,SA,SU",
        opens_at=time(9),
        closes_at=time(17),
    )
    refresh()
    return listing


def a_neighbour() -> ServiceAtLocation:
    service = a_service(ServiceKind.MAT, "Allegheny Clinic")
    listing = a_listing(service, a_location(40.0010, -75.1150), slug="allegheny-clinic")
    refresh()
    return listing


def searches() -> Iterator[dict[str, str]]:
    return ({**place, **way} for place, way in product(PLACES, WAYS))


def everything(client: Any) -> Iterator[tuple[str, Any]]:
    """Every public answer that could tell of the place, each with what was asked."""
    for asked in searches():
        yield f"/search/ {asked}", client.get("/search/", asked)
    for path in (*PAGES, *DOORS):
        yield path, client.get(path)


def whole_text(response: Any) -> str:
    """The headers and the body, with folded lines and escapes undone."""
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    body = response.content.decode().replace("\r\n ", "")
    return unescape(f"{headers}\n{body}").casefold()


def needles_in(text: str, needles: tuple[str, ...] = NEEDLES) -> list[str]:
    """A number counts only by itself: the tags of pages are hexadecimal."""
    return [needle for needle in needles if re.search(rf"(?<!\w){re.escape(needle)}", text)]
