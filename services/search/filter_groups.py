"""What a person can choose by: the groups of filters, and which kinds of service have them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.utils.translation import gettext_lazy as _

from services.models import CHOICE_FIELDS
from services.vocabulary import ServiceKind, TermList

KIND = "kind"
LANGUAGE = "language"
FIRST_CHOICES = ("entry", "payment")


class Joins(Enum):
    """What several ticks in one group mean."""

    ANY = "any"
    ALL = "all"


@dataclass(frozen=True)
class FixedOption:
    """An option that is not a term of its own: a fact that is so, or known not to be so."""

    value: str
    label: Any
    fact: str
    is_so: bool = True


@dataclass(frozen=True)
class FilterGroup:
    """One group of options; its name is the parameter. Without kinds it is always there."""

    name: str
    title: Any
    joins: Joins
    kinds: frozenset[ServiceKind] = frozenset()
    fixed: tuple[FixedOption, ...] = field(default=())

    def is_shown_for(self, kinds: frozenset[str]) -> bool:
        """Filters of one kind appear when that kind is chosen."""
        return not self.kinds or bool(self.kinds & kinds)

    @property
    def is_first_choice(self) -> bool:
        """Whether it stands beside the results; the others are one tap away, for a light page."""
        return bool(self.kinds) or self.name in FIRST_CHOICES


def of_terms(terms: TermList, joins: Joins, *kinds: ServiceKind) -> FilterGroup:
    return FilterGroup(terms.value, terms.label, joins, frozenset(kinds))


def of_choices(name: str, title: Any, kind: ServiceKind) -> FilterGroup:
    """A list with one answer: any of the ticked ones will do."""
    fixed = tuple(
        FixedOption(choice.value, choice.label, f"{name}:{choice.value}")
        for choice in CHOICE_FIELDS[name]
    )
    return FilterGroup(name, title, Joins.ANY, frozenset({kind}), fixed)


EASY_ENTRY = FilterGroup(
    "entry",
    _("Easy to get in"),
    Joins.ALL,
    fixed=(
        FixedOption("no_id", _("No ID needed"), "entry_rule:id_required", is_so=False),
        FixedOption("no_name", _("No name needed"), "entry_rule:anonymous"),
        FixedOption("no_sign_up", _("No sign-up"), "entry_rule:registration_required", is_so=False),
        FixedOption(
            "no_appointment", _("No appointment"), "entry_rule:appointment_required", is_so=False
        ),
        FixedOption("no_referral", _("No referral"), "entry_rule:referral_required", is_so=False),
        FixedOption(
            "from_anywhere",
            _("You can live anywhere"),
            "entry_rule:residency_required",
            is_so=False,
        ),
        FixedOption("no_papers", _("No papers"), "entry_rule:documents_required", is_so=False),
        FixedOption("no_drug_test", _("No drug test"), "entry_rule:drug_test", is_so=False),
        FixedOption(
            "immigration_not_asked",
            _("They do not ask about immigration"),
            "entry_rule:immigration_not_asked",
        ),
    ),
)
MEDICINE_TODAY = FilterGroup(
    "medicine",
    _("Medicine today"),
    Joins.ANY,
    frozenset({ServiceKind.MAT}),
    (FixedOption("today", _("Methadone or buprenorphine today"), "medicine:today"),),
)
GROUPS: tuple[FilterGroup, ...] = (
    MEDICINE_TODAY,
    of_terms(TermList.MOUD_MEDICATION, Joins.ANY, ServiceKind.MAT),
    of_terms(TermList.MOUD_ATTR, Joins.ALL, ServiceKind.MAT),
    of_choices("moud_setting", _("Kind of clinic"), ServiceKind.MAT),
    of_choices("moud_wait", _("Wait"), ServiceKind.MAT),
    of_terms(TermList.SUPPLY, Joins.ALL, ServiceKind.SYRINGE_EXCHANGE),
    of_choices("syringe_policy", _("How many needles"), ServiceKind.SYRINGE_EXCHANGE),
    of_terms(TermList.SYRINGE_ATTR, Joins.ALL, ServiceKind.SYRINGE_EXCHANGE),
    of_terms(TermList.NALOXONE_ACCESS, Joins.ANY, ServiceKind.NALOXONE),
    of_terms(TermList.NALOXONE_PRODUCT, Joins.ANY, ServiceKind.NALOXONE),
    of_choices("naloxone_training", _("Training"), ServiceKind.NALOXONE),
    of_terms(TermList.SCS_ROUTE, Joins.ALL, ServiceKind.SUPERVISED_CONSUMPTION),
    of_choices("scs_model", _("Kind of site"), ServiceKind.SUPERVISED_CONSUMPTION),
    of_terms(TermList.SCS_ATTR, Joins.ALL, ServiceKind.SUPERVISED_CONSUMPTION),
    of_choices("peer_format", _("Where they meet"), ServiceKind.PEER_SUPPORT),
    of_choices("peer_medication", _("Is medicine welcome?"), ServiceKind.PEER_SUPPORT),
    of_choices("peer_goal", _("Do you have to stop using?"), ServiceKind.PEER_SUPPORT),
    of_terms(TermList.PEER_APPROACH, Joins.ANY, ServiceKind.PEER_SUPPORT),
    of_terms(TermList.PEER_TYPE, Joins.ALL, ServiceKind.PEER_SUPPORT),
    EASY_ENTRY,
    of_terms(TermList.PAYMENT, Joins.ANY),
    of_terms(TermList.ACCESS_MODE, Joins.ANY),
    of_terms(TermList.HEALTH, Joins.ALL),
    of_terms(TermList.SUPPORT, Joins.ALL),
    of_terms(TermList.AMENITY, Joins.ALL),
    of_terms(TermList.POPULATION, Joins.ALL),
    of_terms(TermList.ACCESSIBILITY, Joins.ALL),
    FilterGroup(LANGUAGE, _("Languages spoken"), Joins.ANY),
)
"""In the order of the page: what only some kinds have, then what all may have."""

GROUPS_BY_NAME = {group.name: group for group in GROUPS}
