"""Every component in every state, from the real templates and invented data; for development."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from services.models import DirectorySettings
from services.search.cards import (
    NALTREXONE_WARNING,
    Card,
    CardFace,
    CardListing,
    CardService,
    PhoneLink,
)
from services.search.opening import OpenLine
from services.search.options import current_options
from services.search.query import read_query
from services.vocabulary import ServiceKind, Written

from .errors import only_reading
from .kinds import kind_choices
from .links import ActiveFilter, HotlineLink, Link, pager_of
from .rendering import Emergency, render_page
from .search_form import search_form

HERE = "#main"
PHONE = PhoneLink("tel:+12155550123", "(215) 555-0123", "Call")
TEXT_LINE = PhoneLink("sms:+12155550124", "(215) 555-0124", "Text")
LISTING = CardListing(
    title="Lantern House drop-in",
    url=HERE,
    kind="naloxone",
    kind_label="Naloxone (Narcan)",
    also=(),
    is_approximate=False,
    pin=None,
    place="Lantern House",
    organization="Lantern House Collective",
    summary=Written("A calm room with tea. Ask for naloxone at the door."),
    alert=Written(),
    warning="",
    address_lines=("2268 Pennywhistle Street", "Philadelphia, PA 19134"),
    address_note="",
    hours="",
    timezone="America/New_York",
    phone=PHONE,
    checked="Checked Nov. 6, 2026: we called",
    checked_on="2026-11-06",
    source="From: Invented demo data, 2026",
    is_demo=True,
)
FACE = CardFace(LISTING, True, "", "", OpenLine("open", "Open now, until 6 pm"), (), 0, 0)
DISTANCE = ("0.3 mi", "0.3 miles away")
SERVICES = (
    CardService("Walk-in naloxone", "Naloxone (Narcan)", HERE),
    CardService("Medicine today", "Medicine for opioid use", HERE, is_open=True),
)


@dataclass(frozen=True)
class Example:
    """One state of a component, with its name."""

    name: str
    card: Card


def card(name: str, *, listing: dict[str, Any] | None = None, **face: Any) -> Example:
    """A card that differs from the usual one in what is given."""
    changed = FACE._replace(listing=replace(LISTING, **(listing or {})), **face)
    return Example(name, Card(changed, DISTANCE if changed.has_distance else ()))


def kind_cards() -> list[Example]:
    return [
        card(str(kind.label), listing={"kind": kind.value, "kind_label": str(kind.label)})
        for kind in ServiceKind
    ]


def state_cards() -> list[Example]:
    """What a card may have to say."""
    closed = OpenLine("closed", "Closed now. Opens tomorrow at 9 am")
    unknown = OpenLine("unknown", "Hours not listed – call first")
    until = "Closed for now. Opens again on Dec. 3, 2026."
    area = {"address_lines": ("Philadelphia, PA",), "place": ""}
    long_name = "Kensington Avenue drop-in, wound care, naloxone and medicine for opioid use"
    return [
        card("Closed", open_line=closed),
        card("Hours not known", open_line=unknown),
        card("By appointment", open_line=OpenLine("by_appointment", "By appointment")),
        card("Closed for now", open_line=None, notice=until),
        card("Out of date", stale=STALE),
        card("Alert", listing={"alert": Written("We moved next door. Ring the bell.")}),
        card("Warning", listing={"warning": NALTREXONE_WARNING}),
        card("Approximate", listing={"is_approximate": True}),
        card("Only the area", listing=area | {"address_note": "Only the area is shown."}),
        card("Several services", services=SERVICES, more_here=3),
        card("Mobile", listing={"place": "Next to the playground fence"}, more_stops=4),
        card("Other kinds too", listing={"also": ("Peer support group", "Related help")}),
        card("By text, not checked", listing={"phone": TEXT_LINE} | NOT_CHECKED),
        card("Long name, no distance, no number", has_distance=False, listing=bare(long_name)),
    ]


STALE = "May be out of date, call first."
NOT_CHECKED = {"checked": "Not checked yet", "checked_on": "", "source": ""}


def bare(title: str) -> dict[str, Any]:
    return {"title": title, "phone": None, "organization": "", "summary": Written()}


def listing_heads() -> list[dict[str, Any]]:
    """The top of a listing: as usual, out of date, closed for now."""
    usual: dict[str, Any] = {
        "kind": "mat",
        "icon": "mat",
        "kind_label": "Medicine for opioid use",
        "title": "Bellwort Clinic medicine team",
        "organization": "Bellwort Community Clinic",
        "phone": PHONE,
        "phones": (PHONE,),
        "open_line": OpenLine("open", "Open now, until 6 pm"),
        "directions": {"web": HERE},
        "website": {"href": HERE},
        "description": "See the same nurse each time.",
    }
    notice = "Closed for now. Opens again on Dec. 3, 2026."
    return [
        usual,
        usual | {"stale": STALE, "title": "A page that was not checked for a year"},
        usual | {"notice": notice, "open_line": None, "title": "A clinic that is closed for now"},
    ]


def parts() -> dict[str, Any]:
    """What is neither a card nor a form."""
    line = HotlineLink("A line to call", "Day and night, free.", PHONE)
    return {
        "pagers": [pager_of(page, 9, lambda number: f"#page-{number}") for page in (1, 5, 9)],
        "active": [ActiveFilter(label, HERE) for label in ("Naloxone (Narcan)", "Open now")],
        "problems": ("Filter not understood: “kind” has no “spoon”.", "This is the first page."),
        "empty": {
            "nothing": "Nothing here with these filters. That does not mean there is no help.",
            "widen": [Link("Within 25 miles: 4 services", HERE), Link("Within 50 miles: 11", HERE)],
            "nearest_beyond": "The nearest one farther out is 14 mi away.",
            "untold": Link("38 more places have not told us: call and ask", HERE),
            "hotlines": [line],
        },
        "emergencies": [
            Emergency("911"),
            {"href": "tel:112", "number": "112", "country_name": "Germany"},
            None,
        ],
    }


@only_reading
def styleguide(request: HttpRequest) -> HttpResponse:
    """The page; elsewhere than on a developer's machine it does not exist."""
    if not settings.DEVELOPMENT:
        raise Http404
    now, directory = timezone.now(), DirectorySettings.objects.load()
    options = current_options(directory, at=now)
    reading = read_query(
        QueryDict("near=19134&kind=naloxone&payment=free"), directory=directory, options=options
    )
    mistaken = replace(reading, near_error="We could not find “zzz”. Try a postal code or a town.")
    context = {
        "page_title": "Style guide",
        "noindex": True,
        "kind_cards": kind_cards(),
        "state_cards": state_cards(),
        "heads": listing_heads(),
        "kinds": kind_choices(directory, ServiceKind),
        "forms": [search_form(form, directory, options, None) for form in (reading, mistaken)],
        **parts(),
    }
    return render_page(request, "styleguide/page.html", context, directory=directory)
