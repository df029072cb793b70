"""What is known of a listing, in words; what is not known is not guessed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from services.curation.search_facts import known_facts, searched_facts
from services.geo.places import gazetteer
from services.models import (
    CHOICE_FIELDS,
    KIND_FIELDS,
    Attribute,
    Service,
    ServiceArea,
    ServiceAtLocation,
)
from services.vocabulary import AreaExtent, ServiceKind, TermList, Written

from .filter_groups import EASY_ENTRY, GROUPS_BY_NAME

OPPOSITES = {
    "entry_rule:anonymous": gettext_lazy("They ask for your name"),
    "entry_rule:immigration_not_asked": gettext_lazy("They may ask about immigration"),
    "payment:no_insurance_ok": gettext_lazy("You need insurance"),
    "moud_attr:no_counseling_required": gettext_lazy("Counseling is part of it"),
    "moud_attr:low_barrier": gettext_lazy("They ask you not to use"),
    "peer_type:closed": gettext_lazy("Not for members only"),
    "peer_type:secular": gettext_lazy("May be religious"),
    **{option.fact: option.label for option in EASY_ENTRY.fixed if not option.is_so},
}
"""What “no” means for terms that are a “no” themselves: nobody should read “No: No name needed”, or
“No: ID needed”."""

LEGAL_STATUS = gettext_lazy("Legal status")
"""Of a supervised site; nobody filters by it, so it has no group to be named by."""

EXPECTED = (
    TermList.ACCESS_MODE,
    TermList.NALOXONE_ACCESS,
    TermList.MOUD_ATTR,
    TermList.PAYMENT,
    TermList.ENTRY_RULE,
    TermList.POPULATION,
    TermList.PEER_TYPE,
)
"""The lists that tell what happens on the way in."""

COST = "payment:"
WAY_IN = "entry_rule:appointment_required"
QUESTIONS = (
    (gettext_lazy("cost"), (COST,)),
    (
        gettext_lazy("ID"),
        ("entry_rule:id_required", "entry_rule:anonymous", "naloxone_access:free_no_id"),
    ),
    (
        gettext_lazy("appointment"),
        (
            WAY_IN,
            "access_mode:appointment_only",
            "moud_attr:walk_in",
            "naloxone_access:free_walk_in",
        ),
    ),
)
"""What everybody asks, with the beginnings of the facts that answer it."""


@dataclass(frozen=True)
class Answer:
    """A question that people ask before going, with its answer: in our words, in theirs or both."""

    label: str
    value: str = ""
    written: Written = field(default_factory=Written)


@dataclass(frozen=True)
class FactGroup:
    """What a listing is known to have, and not to have, of one list of terms."""

    term_list: TermList
    yes: tuple[str, ...]
    no: tuple[str, ...]

    @property
    def title(self) -> str:
        return str(self.term_list.label)


def fact_groups(listing: ServiceAtLocation) -> tuple[FactGroup, ...]:
    """The facts by list; the listing's own answer beats its location's and its service's."""
    known = known_attributes(listing).values()
    groups = (group_of(term_list, known) for term_list in TermList)
    return tuple(group for group in groups if group.yes or group.no)


def known_attributes(listing: ServiceAtLocation) -> dict[str, Attribute]:
    known: dict[str, Attribute] = {}
    for owner in (listing.service, listing.location, listing):
        known.update({fact.term.key: fact for fact in owner.attributes.all()})
    return known


def group_of(term_list: TermList, facts: Iterable[Attribute]) -> FactGroup:
    of_list = sorted(
        (fact for fact in facts if fact.term.taxonomy == term_list),
        key=lambda fact: fact.term.position,
    )
    return FactGroup(
        term_list=term_list,
        yes=tuple(yes_text(fact) for fact in of_list if fact.value or fact.term.key in OPPOSITES),
        no=tuple(
            fact.term.translated("name")
            for fact in of_list
            if not fact.value and fact.term.key not in OPPOSITES
        ),
    )


def yes_text(fact: Attribute) -> str:
    return fact.term.translated("name") if fact.value else str(OPPOSITES[fact.term.key])


def answers(service: Service) -> tuple[Answer, ...]:
    """Cost, ways in, ages and what only this kind has; questions without an answer are left out."""
    asked = (
        Answer(_("Cost"), price_text(service), service.translated("fees_description")),
        Answer(_("How to get in"), written=service.translated("application_process")),
        Answer(_("Who can come"), written=service.translated("eligibility_description")),
        Answer(_("Age"), age_text(service)),
        *kind_answers(service),
    )
    return tuple(answer for answer in asked if answer.value or answer.written)


def unanswered(listing: ServiceAtLocation) -> tuple[Answer, ...]:
    """What everybody asks and nobody has told us, as one answer; nothing if all is known."""
    service = listing.service
    told = {
        COST: service.fees_description or service.cost is not None,
        WAY_IN: service.application_process,
    }
    known = [*searched_facts(listing, known_facts(listing)), *filter(told.get, told)]
    asked = [
        str(question)
        for question, answered_by in QUESTIONS
        if not any(fact.startswith(answered_by) for fact in known)
    ]
    if not asked:
        return ()
    text = _("%(questions)s. Ask before you go.") % {"questions": get_text_list(asked, _("or"))}
    return (Answer(_("Not known"), text[:1].upper() + text[1:]),)


def kind_answers(service: Service) -> Iterable[Answer]:
    for name in KIND_FIELDS[ServiceKind(service.kind)]:
        value = getattr(service, name)
        if name in CHOICE_FIELDS and value:
            group = GROUPS_BY_NAME.get(name)
            title = str(group.title if group else LEGAL_STATUS)
            yield Answer(title, choice_text(service, name))


def choice_text(service: Service, name: str) -> str:
    """The plain label of a choice; a waiting time is nothing without its date."""
    text = str(getattr(service, f"get_{name}_display")())
    if name == "moud_wait" and service.moud_wait_on:
        return f"{text} ({date_format(service.moud_wait_on)})"
    return text


def price_text(service: Service) -> str:
    """Free only when somebody said so: an unknown cost is not zero. "" where the words on the cost
    say it already."""
    if service.cost is None:
        return ""
    words = service.fees_description.casefold()
    if service.cost == Decimal(0):
        return "" if words.startswith("free.") else _("Free.")
    price = f"{number_format(service.cost)} {service.cost_currency}."
    return "" if words.startswith(price.casefold()) else price


def age_text(service: Service) -> str:
    youngest, oldest = service.minimum_age, service.maximum_age
    if youngest is not None and oldest is not None:
        return _("%(youngest)s to %(oldest)s") % {"youngest": youngest, "oldest": oldest}
    if youngest is not None:
        return _("%(youngest)s and older") % {"youngest": youngest}
    return _("Up to %(oldest)s") % {"oldest": oldest} if oldest is not None else ""


def area_lines(areas: Iterable[ServiceArea], *, state: str) -> tuple[str, ...]:
    """Where a service without a door serves; `state` is that of its location (ISO 3166-2)."""
    return tuple(dict.fromkeys(filter(None, (area_text(area, state) for area in areas))))


def area_text(area: ServiceArea, state: str) -> str:
    """The area by name. The middle of a circle may be the place itself, so it is not told."""
    if area.extent_type == AreaExtent.CIRCLE:
        return _("Part of %(place)s") % {"place": place_name(state, area.country)}
    if area.extent_type == AreaExtent.POSTAL_CODE:
        return f"{area.postal_code}, {area.country}"
    return place_name(area.state_province, area.country)


def place_name(state: str, country: str) -> str:
    """The name of a state, or of a country where no state is given; else the code."""
    found = gazetteer().subdivision(state) if state else gazetteer().country(country)
    return found.name if found else state or country
