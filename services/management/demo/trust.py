"""When and how each invented listing was checked, and what its provider agreed to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from services.models import Check, Consent, ServiceAtLocation
from services.vocabulary import Channel, ConsentState, Verification

from .content import day_from
from .drawing import pick, share
from .fixture import Fixture

Checks = tuple[tuple[int, Verification], ...]

# Days before the demo's own, latest first; stops and waits go stale sooner than addresses.
CHECKS: tuple[Checks, ...] = (
    ((2, Verification.PHONED),),
    ((5, Verification.PROVIDER_CONFIRMED), (190, Verification.WEBSITE)),
    ((9, Verification.VISITED),),
    ((17, Verification.PHONED), (120, Verification.PHONED), (300, Verification.WEBSITE)),
    ((26, Verification.PROVIDER_CONFIRMED),),
    ((41, Verification.WEBSITE),),
    ((63, Verification.PHONED), (64, Verification.COMMUNITY_REPORT)),
    ((88, Verification.VISITED), (410, Verification.OFFICIAL_LIST)),
    ((120, Verification.OFFICIAL_LIST),),
    ((175, Verification.PHONED),),
    ((240, Verification.COMMUNITY_REPORT),),
    ((395, Verification.WEBSITE),),
    ((520, Verification.VISITED),),
    (),
)
# Nobody can go and see a service that has no address to go to.
WITHOUT_DOOR = {Verification.VISITED: Verification.PROVIDER_CONFIRMED}
NOTES = {
    Verification.PHONED: "Spoke to the front desk.",
    Verification.PROVIDER_CONFIRMED: "The coordinator answered our e-mail.",
    Verification.VISITED: "Hours are on the door.",
    Verification.WEBSITE: "Their site was up to date.",
    Verification.OFFICIAL_LIST: "On the yearly list.",
    Verification.COMMUNITY_REPORT: "A visitor told us at the desk.",
}
AGREED: dict[str, str] = {"web": "given", "embed": "given", "open_data": "given", "print": "given"}
CONSENTS: tuple[dict[str, str], ...] = (
    AGREED,
    AGREED,
    {**AGREED, "open_data": "refused"},
    {"web": "given", "embed": "given"},
    {"web": "given", "embed": "refused", "print": "given"},
    {},
    {},
)


def add_checks(fixture: Fixture, listing: ServiceAtLocation, key: str) -> date | None:
    """Add the checks of a listing, and the latest on the listing itself; returns its day."""
    has_door = listing.location.public_pin is not None
    checks = [
        (days, how if has_door else WITHOUT_DOOR.get(how, how))
        for days, how in pick(CHECKS, f"{key} checks")
    ]
    for number, (days, how) in enumerate(checks):
        checked_on = day_from(-days)
        note = NOTES[how] if share(f"{key} note {number}") < 0.3 else ""
        check = Check(service_at_location=listing, checked_on=checked_on, how=how, note=note)
        fixture.add(check, f"{key}:{number}")
    if not checks:
        return None
    days, listing.assured_how = checks[0]
    listing.assured_date = day_from(-days)
    return listing.assured_date


def add_consents(
    fixture: Fixture, listing: ServiceAtLocation, key: str, given: Mapping[str, str]
) -> None:
    states = {**pick(CONSENTS, f"{key} consents"), **given}
    for channel, state in states.items():
        consent = Consent(
            service_at_location=listing,
            channel=Channel(channel),
            state=ConsentState(state),
            given_by="Program coordinator",
            recorded_on=day_from(-10 - int(share(f"{key} consent") * 400)),
        )
        fixture.add(consent, f"{key}:{channel}")
