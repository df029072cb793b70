"""Short ways to a valid listing, for tests: invented names, 555-01xx numbers."""

from __future__ import annotations

from itertools import count
from typing import Any

from services.curation.locating import locate
from services.models import (
    KIND_MODELS,
    Attribute,
    Location,
    Organization,
    Phone,
    Service,
    ServiceAtLocation,
    TaxonomyTerm,
)
from services.vocabulary import (
    PinAccuracy,
    PinSource,
    Publication,
    ServiceKind,
    SupervisedSiteStatus,
)

numbers = count(1)


def an_organization(name: str = "Riverside Harm Reduction", **fields: Any) -> Organization:
    fields.setdefault("slug", f"organization-{next(numbers)}")
    organization: Organization = Organization.objects.create(name=name, **fields)
    return organization


def a_service(
    kind: ServiceKind = ServiceKind.NALOXONE, name: str = "Free naloxone", **fields: Any
) -> Service:
    if kind == ServiceKind.SUPERVISED_CONSUMPTION:
        fields.setdefault("scs_status", SupervisedSiteStatus.OPERATING)
    if "organization" not in fields:
        fields["organization"] = an_organization()
    service: Service = KIND_MODELS[kind].objects.create(name=name, **fields)
    return Service.objects.get(pk=service.pk)


def a_location(
    latitude: float | None = 39.9921, longitude: float | None = -75.1170, **fields: Any
) -> Location:
    """A place in Philadelphia, unless told otherwise."""
    fields = {
        "address_1": "1 Example Street",
        "city": "Philadelphia",
        "state_province": "US-PA",
        "postal_code": "19134",
        "country": "US",
        **fields,
    }
    if latitude is not None:
        fields.setdefault("pin_source", PinSource.STAFF)
        fields.setdefault("pin_accuracy", PinAccuracy.SITE)
    location = Location(latitude=latitude, longitude=longitude, **fields)
    locate(location)
    location.save()
    return location


def a_listing(
    service: Service | None = None, location: Location | None = None, **fields: Any
) -> ServiceAtLocation:
    """A published listing, without its search row: call `search_rows.refresh` as writers do."""
    fields = {"publication": Publication.PUBLISHED, "slug": f"listing-{next(numbers)}", **fields}
    listing: ServiceAtLocation = ServiceAtLocation.objects.create(
        service=service or a_service(), location=location or a_location(), **fields
    )
    return listing


def a_phone(number: str = "+12155550123", **owner: Any) -> Phone:
    phone: Phone = Phone.objects.create(number=number, **owner)
    return phone


def a_fact(key: str, *, value: bool = True, **owner: Any) -> Attribute:
    """An attribute by `list:code`; the term is made if the test has none."""
    taxonomy, _colon, code = key.partition(":")
    term, _is_new = TaxonomyTerm.objects.get_or_create(
        taxonomy=taxonomy, code=code, defaults={"name": code.replace("_", " ")}
    )
    fact: Attribute = Attribute.objects.create(term=term, value=value, **owner)
    return fact
