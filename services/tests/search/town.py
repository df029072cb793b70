"""A small invented directory in and around Philadelphia, for the table of search behaviour."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from services.curation import search_rows
from services.models import Language, Schedule, ServiceArea, ServiceAtLocation
from services.tests.builders import a_fact, a_listing, a_location, a_phone, a_service
from services.vocabulary import AddressPrivacy, ServiceKind

CENTRE = (39.9925, -75.1180)
"""About the middle of ZIP 19134; one step is 0.01° north, 0.69 miles."""

SSP, NLX, MAT = ServiceKind.SYRINGE_EXCHANGE, ServiceKind.NALOXONE, ServiceKind.MAT
SCS, PEER, RELATED = (
    ServiceKind.SUPERVISED_CONSUMPTION,
    ServiceKind.PEER_SUPPORT,
    ServiceKind.RELATED,
)
WEEKDAYS = "MO,TU,WE,TH,FR"
DAY = (WEEKDAYS, time(9), time(17))
NIGHT = ("MO,TU,WE,TH,FR,SA,SU", time(20), time(2))
ALWAYS = ("MO,TU,WE,TH,FR,SA,SU", time(0), time(0))
SECOND_THURSDAY = ("2TH", time(14), time(16))


def add(
    name: str,
    kind: ServiceKind,
    steps: float,
    *facts: str,
    hours: tuple[str, time, time] | None = None,
    languages: tuple[str, ...] = (),
    place: Any = None,
    listing: dict[str, Any] | None = None,
    where: dict[str, Any] | None = None,
    **service: Any,
) -> ServiceAtLocation:
    """A listing some steps north of the centre; a fact with a minus is known not to be so."""
    made = a_service(kind, name, **service)
    for fact in facts:
        a_fact(fact.removeprefix("-"), value=not fact.startswith("-"), service=made)
    for code in languages:
        Language.objects.create(service=made, code=code)
    a_phone(service=made)
    if place is None:
        place = a_location(CENTRE[0] + steps / 100, CENTRE[1], **(where or {}))
    stop = a_listing(made, place, **(listing or {}))
    if hours:
        days, opens_at, closes_at = hours
        freq = "MONTHLY" if days[0].isdigit() else "WEEKLY"
        Schedule.objects.create(
            service_at_location=stop, freq=freq, byday=days, opens_at=opens_at, closes_at=closes_at
        )
    return stop


def build_town() -> None:
    """Twenty listings within 8 miles, two far away, two without a door, and some that hide."""
    add_exchanges()
    add_naloxone()
    add_clinics()
    add_sites_and_groups()
    add_who_is_not_there()
    add_without_doors()
    search_rows.refresh(ServiceAtLocation.objects.all())


def add_exchanges() -> None:
    add(
        "Exchange",
        SSP,
        1,
        "supply:needles",
        "supply:naloxone_kit",
        "supply:smoking_kit",
        "-entry_rule:id_required",
        "entry_rule:anonymous",
        "payment:free",
        hours=DAY,
        syringe_policy="needs_based",
    )
    add(
        "Small Exchange",
        SSP,
        2,
        "supply:needles",
        "entry_rule:id_required",
        hours=SECOND_THURSDAY,
        syringe_policy="one_for_one",
    )
    add("Quiet Exchange", SSP, 3, hours=None)
    van = add(
        "Van", SSP, 4, "access_mode:mobile_stop", "supply:needles", "supply:wound_care", hours=NIGHT
    )
    for step in (5, 6):
        stop = a_listing(van.service, a_location(CENTRE[0] + step / 100, CENTRE[1]))
        Schedule.objects.create(
            service_at_location=stop, byday="SU", opens_at=time(12), closes_at=time(13)
        )


def add_naloxone() -> None:
    add(
        "Box",
        NLX,
        1.5,
        "naloxone_access:free_no_id",
        "-entry_rule:id_required",
        hours=ALWAYS,
        cost=0,
        naloxone_training="none",
    )
    add(
        "Pharmacy",
        NLX,
        2.5,
        "naloxone_access:standing_order",
        "payment:private_insurance",
        "access_mode:pharmacy",
        hours=DAY,
        languages=("es",),
        naloxone_training="offered",
    )
    house = a_location(CENTRE[0] + 0.06, CENTRE[1], address_1="7 Shared House")
    add("House Clinic", MAT, 6, "moud_medication:methadone", place=house, moud_setting="otp")
    add("House Naloxone", NLX, 6, place=house)


def add_clinics() -> None:
    add(
        "Methadone Clinic",
        MAT,
        1.2,
        "moud_medication:methadone",
        "moud_attr:same_day_start",
        "entry_rule:id_required",
        "payment:medicaid",
        hours=DAY,
        moud_setting="otp",
    )
    add(
        "Bupe Clinic",
        MAT,
        2.2,
        "moud_medication:buprenorphine",
        "moud_attr:walk_in",
        "-entry_rule:id_required",
        "payment:medicaid",
        "payment:sliding_scale",
        hours=DAY,
        languages=("es", "fr"),
        moud_setting="office",
    )
    add(
        "Slow Clinic",
        MAT,
        3.2,
        "moud_medication:buprenorphine",
        "-moud_attr:same_day_start",
        hours=DAY,
        moud_setting="office",
        moud_wait="waitlist",
        moud_wait_on=date(2026, 11, 1),
    )
    add(
        "Naltrexone Clinic",
        MAT,
        4.2,
        "moud_medication:naltrexone_xr",
        "moud_attr:same_day_start",
        hours=DAY,
        moud_setting="office",
    )
    add("Video Clinic", MAT, 5.2, "moud_medication:buprenorphine", moud_setting="telehealth")


def add_sites_and_groups() -> None:
    add("Safe Site", SCS, 1.8, "scs_route:injection", "scs_route:inhalation", hours=ALWAYS)
    add("Expired Site", SCS, 1.9, scs_authorised_until=date(2026, 11, 30))
    add("Planned Site", SCS, 2.1, scs_status="authorised_not_open")
    add(
        "Open Group",
        PEER,
        2.8,
        "peer_approach:harm_reduction",
        peer_medication="welcome",
        peer_format="in_person",
        peer_goal="any_goal",
        hours=("TH", time(19), time(20)),
    )
    add(
        "Twelve Steps",
        PEER,
        3.8,
        "peer_approach:twelve_step",
        peer_medication="no",
        peer_format="in_person",
        peer_goal="required",
    )
    add("Housing Help", RELATED, 4.8, "support:housing", "accessibility:step_free")


def add_who_is_not_there() -> None:
    """Closed for now, out of season, hidden in several ways, and far away."""
    add(
        "Closed For Now",
        NLX,
        0.5,
        hours=ALWAYS,
        listing={"closed_from": date(2026, 11, 20), "closed_until": date(2026, 12, 20)},
    )
    add("Winter Only", NLX, 0.6, listing={"valid_from": date(2026, 12, 15)})
    add("Draft", NLX, 0.7, listing={"publication": "draft"})
    add("Hidden", NLX, 0.8, listing={"publication": "hidden"})
    add("Unlisted", NLX, 0.9, where={"address_privacy": AddressPrivacy.UNLISTED})
    add("Far Exchange", SSP, 60, "supply:needles", "-entry_rule:id_required")
    add("Farther Clinic", MAT, 120, "moud_medication:methadone", moud_setting="otp")


def add_without_doors() -> None:
    at_home = {"address_privacy": AddressPrivacy.SERVICE_AREA}
    mail = add("By Mail", NLX, 0, "naloxone_access:mail_order", cost=0, where=at_home)
    ServiceArea.objects.create(
        service_at_location=mail, extent_type="subdivision", country="US", state_province="US-PA"
    )
    phone = add(
        "By Phone",
        MAT,
        0,
        "moud_medication:buprenorphine",
        where=at_home,
        moud_setting="telehealth",
    )
    ServiceArea.objects.create(service_at_location=phone, extent_type="country", country="US")
