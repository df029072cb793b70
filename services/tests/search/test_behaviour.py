"""How the search behaves, as one table: what is asked, and who is found, in order.

It is Wednesday 2 December 2026, 10 am in Philadelphia; the places are those of `town.py`. A
comment says who is absent on purpose, and why. Services without a door stand last, by name.
"""

from __future__ import annotations

import pytest
import time_machine
from django.core.management import call_command

from services.tests.pages.invariants import card_titles

from .town import build_town

NOW = "2026-12-02T15:00:00Z"
ALL = [
    *["Closed For Now", "Exchange", "Methadone Clinic", "Box", "Safe Site", "Small Exchange"],
    *["Bupe Clinic", "Pharmacy", "Open Group", "Quiet Exchange", "Slow Clinic", "Twelve Steps"],
    *["Van", "Naltrexone Clinic", "Housing Help", "Video Clinic", "House Clinic"],
    *["By Mail", "By Phone"],
]
NEAR = "near=19134&within=5"
TABLE: dict[str, list[str]] = {
    # Where. Absent everywhere: Winter Only (its season is to come), Expired Site and Planned Site
    # (no places to go), Draft, Hidden, Unlisted. House Naloxone stands on the card of its house.
    "near=19134&within=10": ALL,
    "near=19134": ALL,  # ten cards are near enough: not Far Exchange, 41 miles away
    "near=19134&within=1": [
        "Closed For Now",
        "Exchange",
        "Methadone Clinic",
        "By Mail",
        "By Phone",
    ],
    "near=19134&within=0.5": ["Closed For Now", "By Mail", "By Phone"],
    "near=19134&unit=km&within=2": [
        *["Closed For Now", "Exchange", "Methadone Clinic", "Box", "By Mail", "By Phone"]
    ],
    "lat=39.99&lon=-75.12&within=5&kind=related": ["Housing Help"],
    "near=Philadelphia, PA&kind=supervised_consumption": ["Safe Site"],
    "near=Pennsylvania&kind=peer_support": ["Twelve Steps", "Open Group"],  # from its middle
    "near=Princeton, NJ&within=5": ["By Phone"],  # By Mail serves Pennsylvania alone
    "near=Springfield": [],  # which one?
    "near=asdfqwer": [],  # not found
    # Kinds: whoever gives it, under whatever kind it is listed.
    f"{NEAR}&kind=syringe_service": ["Exchange", "Small Exchange", "Quiet Exchange", "Van"],
    f"{NEAR}&kind=naloxone": [
        *["Closed For Now", "Exchange", "Box", "Pharmacy", "House Naloxone", "By Mail"]
    ],
    f"{NEAR}&kind=mat": [
        *["Methadone Clinic", "Bupe Clinic", "Slow Clinic", "Naltrexone Clinic", "Video Clinic"],
        *["House Clinic", "By Phone"],
    ],
    f"{NEAR}&kind=supervised_consumption": ["Safe Site"],
    f"{NEAR}&kind=peer_support": ["Open Group", "Twelve Steps"],
    f"{NEAR}&kind=related": ["Housing Help"],
    f"{NEAR}&kind=related&kind=supervised_consumption": ["Safe Site", "Housing Help"],
    # Supplies: all of them. Quiet Exchange has told us nothing: it never matches.
    f"{NEAR}&supply=needles": ["Exchange", "Small Exchange", "Van"],
    f"{NEAR}&supply=needles&supply=smoking_kit": ["Exchange"],
    f"{NEAR}&supply=wound_care": ["Van"],
    f"{NEAR}&supply=xylazine_strips": [],
    f"{NEAR}&syringe_policy=needs_based": ["Exchange"],  # not Small Exchange: one for one
    f"{NEAR}&syringe_policy=needs_based&syringe_policy=one_for_one": ["Exchange", "Small Exchange"],
    # Easy to get in: known to be so. Small Exchange and Methadone Clinic ask for ID.
    f"{NEAR}&entry=no_id": ["Exchange", "Box", "Bupe Clinic"],
    f"{NEAR}&entry=no_id&entry=no_name": ["Exchange"],
    f"{NEAR}&entry=no_appointment": [],
    f"{NEAR}&entry=no_id&kind=syringe_service&untold=1": ["Quiet Exchange", "Van"],
    f"{NEAR}&entry=no_id&entry=no_name&untold=1&kind=naloxone": [
        *["Closed For Now", "Box", "Pharmacy", "House Naloxone", "By Mail"][:-1]
    ],  # not Exchange: it has told us
    # Cost: any of them.
    f"{NEAR}&payment=free": ["Exchange", "Box", "By Mail"],  # a cost of 0 is free
    f"{NEAR}&payment=medicaid": ["Methadone Clinic", "Bupe Clinic"],
    f"{NEAR}&payment=medicaid&payment=private_insurance": [
        *["Methadone Clinic", "Bupe Clinic", "Pharmacy"]
    ],
    f"{NEAR}&payment=free&entry=no_id": ["Exchange", "Box"],
    # Languages: any of them.
    f"{NEAR}&language=es": ["Bupe Clinic", "Pharmacy"],
    f"{NEAR}&language=fr": ["Bupe Clinic"],
    f"{NEAR}&language=es&language=fr": ["Bupe Clinic", "Pharmacy"],
    # Medicine.
    f"{NEAR}&moud_medication=methadone": ["Methadone Clinic", "House Clinic"],
    f"{NEAR}&moud_medication=methadone&moud_medication=naltrexone_xr": [
        *["Methadone Clinic", "Naltrexone Clinic", "House Clinic"]
    ],
    f"{NEAR}&medicine=today": ["Methadone Clinic", "Bupe Clinic", "Video Clinic", "By Phone"],
    # Today is not naltrexone, though that clinic starts the same day, nor a clinic that has said no.
    f"{NEAR}&medicine=today&entry=no_id": ["Bupe Clinic"],
    f"{NEAR}&moud_setting=otp": ["Methadone Clinic", "House Clinic"],
    f"{NEAR}&moud_setting=office": ["Bupe Clinic", "Slow Clinic", "Naltrexone Clinic"],
    f"{NEAR}&moud_setting=telehealth": ["Video Clinic", "By Phone"],
    f"{NEAR}&moud_wait=waitlist": ["Slow Clinic"],
    f"{NEAR}&moud_attr=same_day_start": ["Methadone Clinic", "Naltrexone Clinic"],
    # Not Slow Clinic, which has said no, and no exchange: the question is for clinics.
    f"{NEAR}&moud_attr=same_day_start&untold=1": ["Bupe Clinic", "Video Clinic", "House Clinic"],
    # Naloxone, ways of getting it, and the place.
    f"{NEAR}&naloxone_access=free_no_id": ["Box"],
    f"{NEAR}&naloxone_access=free_no_id&naloxone_access=standing_order": ["Box", "Pharmacy"],
    f"{NEAR}&naloxone_training=none": ["Box"],
    f"{NEAR}&access_mode=mobile_stop": ["Van"],  # one card, at its nearest stop
    f"{NEAR}&access_mode=pharmacy&access_mode=mobile_stop": ["Pharmacy", "Van"],
    f"{NEAR}&accessibility=step_free": ["Housing Help"],
    f"{NEAR}&support=housing": ["Housing Help"],
    f"{NEAR}&support=housing&kind=mat": [],
    f"{NEAR}&scs_route=injection": ["Safe Site"],
    f"{NEAR}&scs_route=injection&scs_route=inhalation": ["Safe Site"],
    f"{NEAR}&scs_route=injection&scs_route=oral": [],
    # Groups.
    f"{NEAR}&peer_medication=welcome": ["Open Group"],  # Twelve Steps has said no
    f"{NEAR}&peer_goal=any_goal&peer_goal=no": ["Open Group"],
    f"{NEAR}&peer_approach=twelve_step": ["Twelve Steps"],
    f"{NEAR}&peer_format=online": [],
    # Open now. Absent: who is closed, closed for now, or has told us no hours (Video Clinic).
    f"{NEAR}&open=now": [
        *["Exchange", "Methadone Clinic", "Box", "Safe Site", "Bupe Clinic", "Pharmacy"],
        *["Slow Clinic", "Naltrexone Clinic"],
    ],
    f"{NEAR}&open=now&kind=syringe_service": ["Exchange"],
    f"{NEAR}&open=now&kind=mat&untold=1": ["Video Clinic", "House Clinic"],
    f"{NEAR}&open=now&kind=peer_support": ["Open Group"],  # none is: this one opens next
    # Another day and time, by the clock of the place.
    f"{NEAR}&day=2026-12-10&time=15:00&kind=syringe_service": ["Exchange", "Small Exchange"],
    f"{NEAR}&day=2026-12-03&time=15:00&kind=syringe_service": ["Exchange"],  # the 1st Thursday
    f"{NEAR}&day=2026-12-03&time=01:30&kind=syringe_service": [
        "Van"
    ],  # since 8 pm of the day before
    f"{NEAR}&day=2026-12-03&time=02:00&kind=syringe_service": [],  # until 2, and no minute more
    f"{NEAR}&day=2026-12-06&time=12:30&kind=syringe_service": ["Van"],  # at another of its stops
    f"{NEAR}&day=2026-12-03&time=19:30&kind=peer_support": ["Open Group"],
    f"{NEAR}&day=2026-12-21&kind=naloxone": ["Closed For Now", "Exchange", "Box", "Pharmacy"],
    # Order.
    f"{NEAR}&sort=name&kind=syringe_service": [
        *["Exchange", "Quiet Exchange", "Small Exchange", "Van"]
    ],
    f"{NEAR}&sort=open&kind=naloxone": [
        *["Exchange", "Box", "Pharmacy", "Closed For Now", "House Naloxone", "By Mail"]
    ],
    # Without a door.
    f"{NEAR}&remote=1": ["By Mail", "By Phone"],
    f"{NEAR}&remote=1&kind=mat": ["By Phone"],
    # What is not understood is said, and the rest still works.
    f"{NEAR}&kind=related&supply=nonsense": ["Housing Help"],
    f"{NEAR}&kind=related&colour=blue": ["Housing Help"],
    f"{NEAR}&kind=related&open=yesterday&sort=best&day=soon&time=13:00": ["Housing Help"],
}


@pytest.mark.django_db
def test_the_search_finds_what_the_table_says(client):
    with time_machine.travel(NOW, tick=False):
        call_command("loaddata", "taxonomy", verbosity=0)
        build_town()
        found = {query: card_titles(answer(client, query)) for query in TABLE}
    assert found == TABLE
    assert len(TABLE) >= 60


def answer(client, query: str) -> str:
    response = client.get(f"/search/?{query.replace(' ', '%20')}")
    assert response.status_code == 200
    page: str = response.content.decode()
    return page
