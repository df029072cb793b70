"""The kinds of service as the pages offer them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from services.models import Directory
from services.search.facets import Facets
from services.search.filter_groups import KIND
from services.vocabulary import ServiceKind

from .filters import count_text

ADDRESSES = {
    ServiceKind.SYRINGE_EXCHANGE: "syringe-services",
    ServiceKind.NALOXONE: "naloxone",
    ServiceKind.SUPERVISED_CONSUMPTION: "supervised-sites",
    ServiceKind.MAT: "medicine",
    ServiceKind.PEER_SUPPORT: "peer-support",
}
"""The address of the page of each kind, and the slug of its help text."""
KINDS_BY_ADDRESS = {address: kind for kind, address in ADDRESSES.items()}
DESCRIPTIONS = {
    ServiceKind.SYRINGE_EXCHANGE: _("Get new needles and supplies. Drop off used ones."),
    ServiceKind.NALOXONE: _("Get the medicine that can reverse an opioid overdose."),
    ServiceKind.SUPERVISED_CONSUMPTION: _("Use with trained staff nearby to help."),
    ServiceKind.MAT: _("Get methadone, buprenorphine or naltrexone."),
    ServiceKind.PEER_SUPPORT: _("Meet people who have been there too."),
    ServiceKind.RELATED: _("Housing, jobs, ID, family support, help to pay for care."),
}


@dataclass(frozen=True)
class KindChoice:
    """One kind as a button or checkbox."""

    value: str
    label: str
    description: str
    is_checked: bool = False

    @property
    def icon(self) -> str:
        """The name of the kind's icon in the sprite."""
        return self.value


def kind_choices(
    directory: Directory, kinds: Iterable[ServiceKind], *, checked: frozenset[str] = frozenset()
) -> tuple[KindChoice, ...]:
    """Those of `kinds` that this directory shows."""
    return choices_in(get_language(), directory.kinds_shown, tuple(kinds), checked)


@lru_cache(maxsize=256)
def choices_in(
    _language: str,
    kinds_shown: tuple[str, ...],
    kinds: tuple[ServiceKind, ...],
    checked: frozenset[str],
) -> tuple[KindChoice, ...]:
    return tuple(
        KindChoice(
            value=kind.value,
            label=str(kind.label),
            description=str(DESCRIPTIONS[kind]),
            is_checked=kind.value in checked,
        )
        for kind in kinds
        if kind.value in kinds_shown
    )


def kind_counts(choices: Iterable[KindChoice], facets: Facets | None) -> tuple[str, ...]:
    """What each kind would give, in words."""
    return tuple(
        count_text(facets.of(KIND, ServiceKind(choice.value))) if facets else ""
        for choice in choices
    )


def kind_url(kind: ServiceKind) -> str:
    return reverse(f"kind_{kind.value}")
