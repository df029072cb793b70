"""The lists with many answers, and the parts of contact and hours."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class TermList(models.TextChoices):
    """The lists that allow several answers; their choices are `TaxonomyTerm` rows."""

    ACCESS_MODE = "access_mode", _("How people get it")
    SYRINGE_ATTR = "syringe_attr", _("Good to know about the supplies")
    SUPPLY = "supply", _("Supplies and tests")
    HEALTH = "health", _("Health care and tests on site")
    NALOXONE_PRODUCT = "naloxone_product", _("Naloxone: which kind")
    NALOXONE_ACCESS = "naloxone_access", _("Naloxone: how you get it")
    SCS_ROUTE = "scs_route", _("Supervised site: ways of use allowed")
    SCS_ATTR = "scs_attr", _("Good to know about the site")
    MOUD_MEDICATION = "moud_medication", _("Medicine: which ones")
    MOUD_ATTR = "moud_attr", _("Good to know before you call")
    PAYMENT = "payment", _("Cost and payment")
    ENTRY_RULE = "entry_rule", _("What you need to get in")
    POPULATION = "population", _("Made for, or a good fit for")
    ACCESSIBILITY = "accessibility", _("Access needs")
    AMENITY = "amenity", _("While you are there")
    SUPPORT = "support", _("Help with other things")
    PEER_APPROACH = "peer_approach", _("Peer group: approach")
    PEER_TYPE = "peer_type", _("Good to know about the meetings")


class PhoneType(models.TextChoices):
    VOICE = "voice", _("Phone")
    TEXT = "text", _("Text")
    FAX = "fax", _("Fax")
    TTY = "tty", _("TTY")
    HOTLINE = "hotline", _("Hotline")


class ScheduleFrequency(models.TextChoices):
    """When a schedule row applies; the last two override the first two."""

    WEEKLY = "WEEKLY", _("Days of the week")
    MONTHLY = "MONTHLY", _("Days of the month, such as the 2nd Tuesday")
    DATES = "DATES", _("These dates only")
    HOLIDAYS = "HOLIDAYS", _("Public holidays")


class ScheduleKind(models.TextChoices):
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    BY_APPOINTMENT = "by_appointment", _("By appointment")
