"""Database rules in the words of a curator; each is also checked when a form is saved."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, TypeAlias

from django.db.models import CheckConstraint, Choices, F, Q, Value
from django.db.models.functions import Concat, Length, Substr, Trim, Upper
from django.db.models.lookups import Exact
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Message: TypeAlias = "str | _StrPromise"


def rule(name: str, condition: Q, message: Message) -> CheckConstraint:
    """A CHECK with a sentence that says what to do."""
    return CheckConstraint(condition=condition, name=name, violation_error_message=message)


def one_of(
    name: str, field: str, choices: type[Choices], *, blank: bool = False
) -> CheckConstraint:
    """`field` holds one of `choices`; Django alone would let `bulk_create` store nonsense."""
    allowed = [*choices.values, *([""] if blank else [])]
    message = format_lazy(_("“{field}” must be one of the listed choices."), field=field)
    return rule(name, Q(**{f"{field}__in": allowed}), message)


def not_blank(name: str, field: str) -> CheckConstraint:
    """`field` holds more than spaces."""
    message = format_lazy(_("“{field}” must not be empty."), field=field)
    return rule(name, ~Q(Exact(Trim(F(field)), Value(""))), message)


def web_address(name: str, field: str) -> CheckConstraint:
    """`field` is empty or an http address: nothing that runs when it is tapped."""
    schemes = Q(**{f"{field}__startswith": "http://"}) | Q(**{f"{field}__startswith": "https://"})
    message = _("Use a web address that starts with https:// or http://.")
    return rule(name, Q(**{field: ""}) | schemes, message)


def country_code(name: str, field: str) -> CheckConstraint:
    """`field` is empty or shaped like ISO 3166-1 alpha-2."""
    shaped = Q(Exact(Length(F(field)), Value(2))) & Q(Exact(Upper(F(field)), F(field)))
    message = _("Use the two-letter country code, such as US or CA.")
    return rule(name, Q(**{field: ""}) | shaped, message)


def state_in_country(name: str) -> CheckConstraint:
    """A state or province code begins with its country's (ISO 3166-2)."""
    message = _("The state or province must be one of the country, such as US-PA.")
    starts = Q(Exact(Substr(F("state_province"), 1, 3), Concat(F("country"), Value("-"))))
    return rule(name, Q(state_province="") | starts, message)


def link_name(name: str) -> CheckConstraint:
    """`slug` can stand in an address."""
    message = _("The short name must not be empty and must not have slashes or spaces.")
    awkward = Q(slug="") | Q(slug__contains="/") | Q(slug__contains=" ")
    return rule(name, ~awkward, message)


def in_range(name: str, field: str, low: float, high: float) -> CheckConstraint:
    """`field` is empty or within [low, high]."""
    message = format_lazy(
        _("“{field}” must be between {low} and {high}."), field=field, low=low, high=high
    )
    return rule(
        name, Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__range": (low, high)}), message
    )


def both_or_none(name: str, first: str, second: str, message: Message) -> CheckConstraint:
    return rule(
        name,
        Q(**{f"{first}__isnull": True, f"{second}__isnull": True})
        | Q(**{f"{first}__isnull": False, f"{second}__isnull": False}),
        message,
    )


def in_order(name: str, first: str, last: str, message: Message) -> CheckConstraint:
    """`first` is not after `last`, where both are given."""
    either_open = Q(**{f"{first}__isnull": True}) | Q(**{f"{last}__isnull": True})
    return rule(name, either_open | Q(**{f"{last}__gte": F(first)}), message)


def exactly_one(name: str, fields: Iterable[str], message: Message) -> CheckConstraint:
    """Exactly one of the nullable `fields` is set (a row with one owner of several kinds)."""
    names = tuple(fields)
    alternatives: list[Q] = []
    for chosen in names:
        pattern: dict[str, Any] = {f"{name_}__isnull": name_ != chosen for name_ in names}
        alternatives.append(Q(**pattern))
    return rule(name, reduce(or_, alternatives), message)


def source_needs_key(name: str) -> CheckConstraint:
    """A row from a source carries the key by which the source's next edition finds it."""
    return rule(
        name,
        Q(source__isnull=True, external_id="") | (Q(source__isnull=False) & ~Q(external_id="")),
        _("A row from a source needs the source's own key, and a key needs a source."),
    )
