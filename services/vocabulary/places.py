"""Where a service is, and how much of that the public may see."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class AddressPrivacy(models.TextChoices):
    """How much of an address the public may see, most first; the last three have no public pin."""

    EXACT = "exact", _("Full address and pin")
    APPROXIMATE = "approximate", _("Area only")
    CITY = "city", _("Town only")
    CONTACT_FIRST = "contact_first", _("Call or text for the place")
    SERVICE_AREA = "service_area", _("We come to you")
    UNLISTED = "unlisted", _("Staff only")

    @property
    def has_public_pin(self) -> bool:
        return self in PRIVACY_WITH_PIN


PRIVACY_WITH_PIN = (AddressPrivacy.EXACT, AddressPrivacy.APPROXIMATE, AddressPrivacy.CITY)
PRIVACY_WITHOUT_PIN = tuple(level for level in AddressPrivacy if level not in PRIVACY_WITH_PIN)


class LocationType(models.TextChoices):
    """HSDS location type."""

    PHYSICAL = "physical", _("A place")
    POSTAL = "postal", _("A mailing address")
    VIRTUAL = "virtual", _("Online or by phone")


class PinSource(models.TextChoices):
    """Where the true pin came from."""

    STAFF = "staff", _("Set by staff")
    SOURCE = "source", _("Given by the source")
    GAZETTEER = "gazetteer", _("Middle of the postal code or town")
    GEOCODER = "geocoder", _("Found from the address")


class PinAccuracy(models.TextChoices):
    """How far the true pin may be from the door."""

    SITE = "site", _("At the site")
    STREET = "street", _("On the street")
    POSTAL_CODE = "postal_code", _("Somewhere in the postal code")
    CITY = "city", _("Somewhere in the town")


APPROXIMATE_ACCURACY = (PinAccuracy.POSTAL_CODE, PinAccuracy.CITY)


class AreaExtent(models.TextChoices):
    """How a service area is given."""

    COUNTRY = "country", _("A whole country")
    SUBDIVISION = "subdivision", _("A state or province")
    POSTAL_CODE = "postal_code", _("A postal code")
    CIRCLE = "circle", _("A circle around a point")


class DistanceUnit(models.TextChoices):
    MILES = "mi", _("miles")
    KILOMETRES = "km", _("kilometres")

    @classmethod
    def of_country(cls, country: str) -> DistanceUnit:
        """The unit of road signs in a country (CLDR, unit preferences for "road")."""
        return cls.MILES if country in COUNTRIES_WITH_MILES else cls.KILOMETRES


COUNTRIES_WITH_MILES = frozenset(["US", "GB"])
STATES_IN_ADDRESSES = frozenset(["US", "CA", "AU", "BR"])
"""Where people write the ISO code of a state after a town; elsewhere it says nothing to them."""
