"""The kinds of service, and the lists with one answer that a service has."""

from __future__ import annotations

from enum import IntFlag

from django.db import models
from django.utils.translation import gettext_lazy as _


class ServiceKind(models.TextChoices):
    """What a listing is: one of the five services, or `related` help that is none of them."""

    SYRINGE_EXCHANGE = "syringe_service", _("Needle and syringe program")
    NALOXONE = "naloxone", _("Naloxone (Narcan)")
    SUPERVISED_CONSUMPTION = "supervised_consumption", _("Supervised use site")
    MAT = "mat", _("Medicine for opioid use")
    PEER_SUPPORT = "peer_support", _("Peer support group")
    RELATED = "related", _("Related help")

    @property
    def bit(self) -> int:
        """The bit of this kind in `SearchEntry.kinds`; the order of the members is stored data."""
        return 1 << list(type(self)).index(self)

    @classmethod
    def mask(cls, kinds: set[ServiceKind] | frozenset[ServiceKind]) -> int:
        return sum(kind.bit for kind in kinds)


FIVE_KINDS = tuple(kind for kind in ServiceKind if kind is not ServiceKind.RELATED)


class SearchFlag(IntFlag):
    """Yes/no facts of a search row that pages label and filters count."""

    TEMPORARILY_CLOSED = 1
    MOBILE = 2
    APPROXIMATE_PIN = 4
    DEMO = 8


class ServiceStatus(models.TextChoices):
    """HSDS service status. Defunct and inactive services leave the public search."""

    ACTIVE = "active", _("Running")
    INACTIVE = "inactive", _("Not running now")
    DEFUNCT = "defunct", _("Closed for good")
    TEMPORARILY_CLOSED = "temporarily closed", _("Closed for now")


class ListingStatus(models.TextChoices):
    """What people read on a listing; derived from the service, its dates and its checks."""

    OPEN = "open", _("Open")
    TEMPORARILY_CLOSED = "temporarily_closed", _("Closed for now")
    SEASONAL = "seasonal", _("Only some months")
    CLOSED = "closed", _("Closed for good")
    UNCONFIRMED = "unconfirmed", _("Not checked yet")


class SyringePolicy(models.TextChoices):
    NEEDS_BASED = "needs_based", _("As many as you need")
    ONE_FOR_ONE_PLUS = "one_for_one_plus", _("Swap plus extra")
    ONE_FOR_ONE = "one_for_one", _("One for one")
    CAPPED = "capped", _("Set limit")
    PURCHASE = "purchase", _("You buy them")


class NaloxoneTraining(models.TextChoices):
    NONE = "none", _("None")
    OFFERED = "offered", _("Offered")
    BRIEF_REQUIRED = "brief_required", _("A few minutes")
    ONLINE_REQUIRED = "online_required", _("Online, before you order")


class SupervisedSiteModel(models.TextChoices):
    INTEGRATED = "integrated", _("Part of a bigger service")
    SPECIALISED = "specialised", _("Supervised use only")
    MOBILE = "mobile", _("Mobile")
    OVERDOSE_PREVENTION_SITE = "overdose_prevention_site", _("Overdose prevention site")
    VIRTUAL = "virtual", _("Phone or app")


class SupervisedSiteStatus(models.TextChoices):
    """Legal status. Only `operating` is a place to go."""

    OPERATING = "operating", _("Open")
    AUTHORISED_NOT_OPEN = "authorised_not_open", _("Allowed, not open")
    APPLIED = "applied", _("Waiting for permission")
    REFUSED = "refused", _("Not allowed")
    CLOSED = "closed", _("Closed")


class MoudSetting(models.TextChoices):
    """MOUD is medicine for opioid use disorder."""

    OTP = "otp", _("Methadone clinic (OTP)")
    OFFICE = "office", _("Doctor's office or clinic")
    TELEHEALTH = "telehealth", _("By phone or video")
    MOBILE = "mobile", _("Mobile clinic")
    HOSPITAL_BRIDGE = "hospital_bridge", _("Hospital or bridge clinic")
    RESIDENTIAL = "residential", _("Live-in care")
    OUTPATIENT = "outpatient", _("Outpatient care")
    DETOX = "detox", _("Detox")
    INTERIM = "interim", _("Interim care")


class MoudWait(models.TextChoices):
    TODAY = "today", _("Today")
    WITHIN_2_DAYS = "within_2_days", _("1 to 2 days")
    WITHIN_WEEK = "within_week", _("Within a week")
    LONGER = "longer", _("More than a week")
    WAITLIST = "waitlist", _("Waiting list")


class PeerFormat(models.TextChoices):
    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("In person and online")
    PHONE = "phone", _("By phone")


class PeerGoal(models.TextChoices):
    """Whether a group asks people to stop using."""

    NO = "no", _("No")
    ANY_GOAL = "any_goal", _("Your choice")
    WORKING_TOWARD = "working_toward", _("You plan to stop")
    REQUIRED = "required", _("Yes")


class PeerMedication(models.TextChoices):
    """Whether a group welcomes people who take methadone or buprenorphine."""

    WELCOME = "welcome", _("Yes")
    VARIES = "varies", _("It depends")
    NO = "no", _("No")
