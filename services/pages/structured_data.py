"""A listing as schema.org data (JSON-LD), for search engines: known and public facts alone.

schema.org has no harm reduction. Every type here is a LocalBusiness, "a branch of an organization",
for which it names clubs as an example: that has an address, hours, a phone and an area. Those that
hand out medical things are a MedicalBusiness, a clinic is a MedicalClinic; a meeting or housing
help is nothing narrower, and a search engine must not think so.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from services.curation.hours import hours_of
from services.curation.public_places import PublicAddress
from services.curation.search_facts import known_facts
from services.geo.sphere import LatLng
from services.hours.schema_org import opening_hours
from services.models import ServiceAtLocation
from services.search.contacts import language_codes, phones_of
from services.search.detail import ListingDetail
from services.search.opening import local_day
from services.vocabulary import PhoneType, ServiceKind

TYPES = {
    ServiceKind.SYRINGE_EXCHANGE: "MedicalBusiness",
    ServiceKind.NALOXONE: "MedicalBusiness",
    ServiceKind.SUPERVISED_CONSUMPTION: "MedicalBusiness",
    ServiceKind.MAT: "MedicalClinic",
}
PHARMACY = "access_mode:pharmacy"
SPOKEN = (PhoneType.VOICE, PhoneType.HOTLINE)
UNKNOWN: tuple[Any, ...] = (None, "", [], {})
ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&"}

Values = dict[str, Any]


def script_text(values: Values) -> SafeString:
    """JSON that a script element can hold: no text in it can end the element."""
    return mark_safe(json.dumps(values).translate(ESCAPES))  # nosec B308, B703


def structured_data(
    listing: ServiceAtLocation, detail: ListingDetail, *, url: str, at: datetime
) -> Values:
    service, hours = listing.service, hours_of(listing)
    values: Values = {
        "@context": "https://schema.org",
        "@type": type_of(listing),
        "@id": url,
        "url": url,
        "name": service.name,
        "description": service.description,
        "sameAs": detail.website.href if detail.website else None,
        "parentOrganization": typed("Organization", name=service.organization.name),
        "telephone": telephone(listing),
        "contactPoint": typed("ContactPoint", availableLanguage=list(language_codes(listing))),
        "address": address_of(detail.address),
        "geo": geo_of(detail.directions.door) if detail.directions else None,
        "areaServed": list(detail.area_lines),
        "isAccessibleForFree": None if service.cost is None else service.cost == 0,
        **opening_hours(hours, first=local_day(at, hours.timezone)),
    }
    return known(values)


def known(values: Values) -> Values:
    return {name: value for name, value in values.items() if value not in UNKNOWN}


def typed(type_name: str, /, **values: Any) -> Values:
    """A value of this type; nothing if none of it is known."""
    given = known(values)
    return {"@type": type_name, **given} if given else {}


def type_of(listing: ServiceAtLocation) -> str:
    if known_facts(listing).get(PHARMACY):
        return "Pharmacy"
    return TYPES.get(ServiceKind(listing.service.kind), "LocalBusiness")


def telephone(listing: ServiceAtLocation) -> str:
    spoken = (str(phone) for phone in phones_of(listing) if phone.type in SPOKEN)
    return next(spoken, "")


def address_of(address: PublicAddress) -> Values:
    return typed(
        "PostalAddress",
        streetAddress=", ".join(filter(None, [address.street, address.suite])),
        addressLocality=address.city,
        addressRegion=address.state,
        postalCode=address.postal_code,
        addressCountry=address.country,
    )


def geo_of(door: LatLng) -> Values:
    return typed("GeoCoordinates", latitude=door.latitude, longitude=door.longitude)
