"""The fields that a mapping can fill, by the names of the listing document."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db import models

from services.curation.documents import SECTIONS

PHONES = {
    "phone": "service_at_location",
    "organization.phone": "organization",
    "service.phone": "service",
    "location.phone": "location",
}
"""Cells that hold telephone numbers, and what the numbers belong to."""

ADDRESS = "address"
"""A whole address in one cell: "400 Example Dr., Aliquippa, PA, 15001"."""

FIELDS: dict[str, str] = {
    "organization.name": "who runs the service",
    "organization.alternate_name": "its other name",
    "organization.description": "what it is, in words",
    "organization.website": "its web address",
    "organization.email": "its e-mail address",
    "organization.phone": "its telephone numbers",
    "service.kind": "one of the kinds: syringe_service, naloxone, supervised_consumption, mat …",
    "service.name": "the name that people see on a result",
    "service.alternate_name": "its other name",
    "service.description": "what people get there, in plain words",
    "service.url": "the web page of the service",
    "service.email": "the e-mail address of the service",
    "service.phone": "telephone numbers that are the same at every stop",
    "service.fees_description": "what it costs, in words",
    "service.application_process": "how to get in",
    "service.eligibility_description": "who can come",
    "service.minimum_age": "the youngest age, as a number",
    "service.maximum_age": "the oldest age, as a number",
    "service.syringe_policy": "how many syringes one can get (syringe_service only)",
    "service.naloxone_training": "the training needed (naloxone only)",
    "service.scs_model": "the kind of supervised site (supervised_consumption only)",
    "service.scs_status": "its legal status (supervised_consumption only)",
    "service.moud_setting": "the kind of clinic (mat only)",
    "service.peer_format": "in person, online … (peer_support only)",
    "service.peer_goal": "whether people are asked to stop (peer_support only)",
    "service.peer_medication": "whether people on medicine are welcome (peer_support only)",
    "address": "a whole address in one cell, which is taken apart",
    "location.name": "the name of the place, such as a street corner",
    "location.description": "how to find the place",
    "location.transportation": "how to get there",
    "location.address_1": "street and number",
    "location.address_2": "suite, floor or entrance",
    "location.city": "town",
    "location.state_province": "state or province: name, code, or a code such as US-PA",
    "location.postal_code": "postal code; US ZIP codes that lost their zeros are repaired",
    "location.country": "two-letter country code",
    "location.latitude": "degrees north; checked against the postal code",
    "location.longitude": "degrees east; checked against the postal code",
    "location.timezone": "time zone of a place without a pin, such as America/Chicago",
    "location.address_privacy": "how much of the address to show (new places only)",
    "location.phone": "telephone numbers of the place",
    "phone": "telephone numbers of this service at this place",
    "service_at_location.description": "what to know about this place",
    "service_at_location.hours_note": "opening hours, in the list's own words",
    "service_at_location.valid_from": "first day, as 2026-01-31",
    "service_at_location.valid_to": "last day, as 2026-01-31",
}
"""Every field that a mapping may fill, for docs/importing.md."""

FACT_OWNERS = ("service", "location", "service_at_location")
PIN = ("location.latitude", "location.longitude")
ONLY_NEW = ("location.address_privacy",)
"""What an import says of new places only: later it is for people to decide."""


@cache
def model_field(name: str) -> Any:
    """The column behind `section.field`."""
    section, _dot, field = name.partition(".")
    return SECTIONS[section].model._meta.get_field(field)


def is_long_text(name: str) -> bool:
    """Whether line breaks are kept there."""
    return isinstance(model_field(name), models.TextField)
