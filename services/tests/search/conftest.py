from __future__ import annotations

import pytest

from services.curation import search_rows
from services.tests.builders import a_fact, a_listing, a_location, a_service, an_organization
from services.vocabulary import ServiceKind


@pytest.fixture
def directory(db):
    """A small invented directory: nine listings of six organizations."""
    riverside = an_organization("Riverside Harm Reduction", alternate_name="La Ribera")
    exchange = a_service(
        ServiceKind.SYRINGE_EXCHANGE,
        "Riverside Needle Exchange",
        organization=riverside,
        description="New needles and a warm room. Fentanyl test strips.",
    )
    a_fact("supply:naloxone_kit", service=exchange)
    a_fact("health:hiv_test", service=exchange)
    a_fact("supply:wound_care", service=exchange, value=False)
    van = a_service(ServiceKind.NALOXONE, "Narcan Van", organization=riverside)
    pharmacy = a_service(
        ServiceKind.NALOXONE,
        "St. Brigid's Pharmacy",
        organization=an_organization("Brigid Apothecary"),
        description="Ask at the counter.",
    )
    room = a_service(
        ServiceKind.SUPERVISED_CONSUMPTION,
        "Överdose Prevention Centre Fjord",
        organization=an_organization("Kelpstone Peers"),
    )
    clinic = a_service(
        ServiceKind.MAT,
        "Allegheny Clinic",
        organization=an_organization("Ironmoss Opioid Treatment"),
        description="Hepatitis C treatment in the same visit.",
    )
    a_fact("moud_medication:buprenorphine", service=clinic)
    a_fact("moud_medication:methadone", service=clinic)
    vivitrol = a_service(
        ServiceKind.MAT,
        "Vivitrol at Larkspindle",
        organization=an_organization("Larkspindle Family Health"),
    )
    group = a_service(
        ServiceKind.PEER_SUPPORT,
        "Grupo Mariposa",
        organization=an_organization("Mariposa Mutual"),
        description="Mujeres que se apoyan. Reuniones los lunes.",
    )
    steps = a_service(
        ServiceKind.PEER_SUPPORT,
        "N.A. Clean Start",
        organization=an_organization("Tallow Slip"),
        alternate_name="Grupo de Narcóticos Anónimos",
    )
    housing = a_service(
        ServiceKind.RELATED,
        "Rooms and Jobs",
        organization=an_organization("Porter Street Trust", description="Not searched"),
        description="Help for homeless people after prison. 日本語の案内.",
    )
    for service in (exchange, van, pharmacy, room, clinic, vivitrol, group, steps, housing):
        a_listing(service, a_location())
    search_rows.rebuild()
