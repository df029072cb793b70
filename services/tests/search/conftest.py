from __future__ import annotations

import pytest

from services.curation import search_rows
from services.tests.builders import a_fact, a_listing, a_location, a_service, an_organization
from services.vocabulary import ServiceKind

RIVERSIDE = {"name": "Riverside Harm Reduction", "alternate_name": "La Ribera"}
SERVICES = [
    (
        ServiceKind.SYRINGE_EXCHANGE,
        "Riverside Needle Exchange",
        RIVERSIDE,
        {"description": "New needles and a warm room. Fentanyl test strips."},
    ),
    (ServiceKind.NALOXONE, "Narcan Van", RIVERSIDE, {}),
    (
        ServiceKind.NALOXONE,
        "St. Brigid's Pharmacy",
        {"name": "Brigid Apothecary"},
        {"description": "Ask at the counter."},
    ),
    (
        ServiceKind.SUPERVISED_CONSUMPTION,
        "Överdose Prevention Centre Fjord",
        {"name": "Kelpstone Peers"},
        {},
    ),
    (
        ServiceKind.MAT,
        "Allegheny Clinic",
        {"name": "Ironmoss Opioid Treatment"},
        {"description": "Hepatitis C treatment in the same visit."},
    ),
    (ServiceKind.MAT, "Vivitrol at Larkspindle", {"name": "Larkspindle Family Health"}, {}),
    (
        ServiceKind.PEER_SUPPORT,
        "Grupo Mariposa",
        {"name": "Mariposa Mutual"},
        {"description": "Mujeres que se apoyan. Reuniones los lunes."},
    ),
    (
        ServiceKind.PEER_SUPPORT,
        "N.A. Clean Start",
        {"name": "Tallow Slip"},
        {"alternate_name": "Grupo de Narcóticos Anónimos"},
    ),
    (
        ServiceKind.RELATED,
        "Rooms and Jobs",
        {"name": "Porter Street Trust", "description": "Not searched"},
        {"description": "Help for homeless people after prison. 日本語の案内."},
    ),
]
# Names that hold words of the field, and mean a region, a person and a place.
NAMED = [
    (ServiceKind.RELATED, "Ashpole Medicine of NEPA", {"name": "Ashpole Partners"}, {}),
    (ServiceKind.RELATED, "Oriel House – Sharp", {"name": "Lady Tran Mata Trust"}, {}),
]
SERVICES += NAMED
FACTS = [
    ("Riverside Needle Exchange", "supply:naloxone_kit", True),
    ("Riverside Needle Exchange", "health:hiv_test", True),
    ("Riverside Needle Exchange", "supply:wound_care", False),
    ("Allegheny Clinic", "moud_medication:buprenorphine", True),
    ("Allegheny Clinic", "moud_medication:methadone", True),
]


@pytest.fixture
def directory(db):
    """A small invented directory: eleven listings of ten organizations."""
    services = {
        name: a_service(kind, name, organization=an_organization(**owner), **fields)
        for kind, name, owner, fields in SERVICES
    }
    for name, key, value in FACTS:
        a_fact(key, service=services[name], value=value)
    for service in services.values():
        a_listing(service, a_location())
    search_rows.rebuild()
