"""History: one revision per act, with who and why, and the way back to an earlier state."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import reversion
from django.db import IntegrityError, models, transaction
from reversion.errors import RevertError
from reversion.models import Version

from services.models import (
    KIND_MODELS,
    Attribute,
    ChangeProposal,
    Check,
    Consent,
    DirectorySettings,
    EmbedSite,
    EmergencyNumber,
    Hotline,
    Language,
    Location,
    Page,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    Source,
    TaxonomyTerm,
    User,
)

from .documents import SECTIONS
from .locating import locate

BELONGINGS: dict[type[models.Model], tuple[str, ...]] = {
    **{section.model: section.lists for section in SECTIONS.values()},
    DirectorySettings: ("emergency_numbers", "hotlines"),
}
"""The lists that are saved, and brought back, with their owner. Checks and consents are not among
them: to bring back an old text must not bring back a consent that was taken away since."""

OTHERS = (
    Attribute,
    ChangeProposal,
    Check,
    Consent,
    EmbedSite,
    EmergencyNumber,
    Hotline,
    Language,
    Page,
    Phone,
    Schedule,
    ServiceArea,
    Source,
    TaxonomyTerm,
)

KEPT = (
    "version",
    "deleted_at",
    "slug",
    "publication",
    "address_privacy",
    "assured_date",
    "assured_how",
)
"""What an earlier state never brings back: addresses on the site stay, a version only grows, and
who may see a listing or an address is decided anew, never by undoing something else."""


@dataclass(frozen=True)
class LastChange:
    """Who changed a row last, as far as the history knows, and when."""

    name: str
    at: datetime


def register_models() -> None:
    """Keep the history of everything that people edit; users are left out for their passwords."""
    for model, follow in BELONGINGS.items():
        reversion.register(model, follow=follow)
    for proxy in KIND_MODELS.values():
        reversion.register(proxy, follow=BELONGINGS[Service])
    for model in OTHERS:
        reversion.register(model)


@contextmanager
def act(comment: str, *, by: User | None) -> Iterator[None]:
    """One transaction and one revision around everything that an act saves."""
    with reversion.create_revision():
        if by is not None:
            reversion.set_user(by)
        reversion.set_comment(comment)
        yield


def last_change(row: models.Model) -> LastChange | None:
    """The newest revision of `row`; None for a row that only imports have written."""
    versions = Version.objects.get_for_object(row).select_related("revision__user")
    newest = versions.first()
    if newest is None:
        return None
    user = newest.revision.user
    return LastChange(str(user) if user else "", newest.revision.date_created)


def revert(version: Version) -> None:
    """Bring one row and its belongings back to `version`, and nothing else of that revision.

    What `KEPT` names stays as it is now. Raises RevertError if the row is gone or if the old state
    contradicts what was saved since.
    """
    row = version._object_version.object
    current = type(row)._base_manager.filter(pk=row.pk).first()
    if current is None:
        raise RevertError(f"{version.object_repr} is no longer there.")
    for field in KEPT:
        if hasattr(current, field):
            setattr(row, field, getattr(current, field))
    if isinstance(row, Location):
        locate(row)
    try:
        with transaction.atomic():
            version._object_version.save()
            for name in BELONGINGS.get(row._meta.concrete_model, ()):
                revert_belongings(version, row, name)
    except IntegrityError as error:
        raise RevertError(f"{version.object_repr} does not fit what was saved since.") from error


def revert_belongings(version: Version, owner: models.Model, name: str) -> None:
    """Bring one list of `owner` back: rows added since go, the others are as they were."""
    relation: Any = owner._meta.get_field(name)
    model, key = relation.related_model, relation.field.attname
    versions = Version.objects.get_for_model(model).filter(revision=version.revision)
    old = [row for row in versions if str(row.field_dict[key]) == str(owner.pk)]
    kept = [row.object_id for row in old]
    model._base_manager.filter(**{key: owner.pk}).exclude(pk__in=kept).delete()
    for row in old:
        row.revert()


if not reversion.is_registered(Service):
    register_models()
