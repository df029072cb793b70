"""Fields that pick another row by typing a part of its name."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.core.exceptions import ValidationError
from django.forms import ModelMultipleChoiceField
from django.http import HttpRequest


class PickOne(AutocompleteSelect):
    """Django's own looks up whatever an address or a forged form holds, and fails on nonsense."""

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        return super().optgroups(name, possible_keys(self.field, value), attr)


class PickSeveral(AutocompleteSelectMultiple):
    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        return super().optgroups(name, possible_keys(self.field, value), attr)


class SeveralRows(ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Refuses keys that no row can have, which Django would send to the database."""

    def clean(self, value: Any) -> Any:
        key = self.queryset.model._meta.pk  # type: ignore[union-attr]
        wrong = [one for one in value or [] if not is_possible(key, one)]
        if wrong:
            message = self.error_messages["invalid_pk_value"]
            raise ValidationError(message, code="invalid_pk_value", params={"pk": wrong[0]})
        return super().clean(value)


class PickingMixin:
    """Uses these widgets for `autocomplete_fields`."""

    autocomplete_fields: ClassVar[Any] = ()
    admin_site: Any

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Without the button that removes the picked row itself: people take it for “clear”."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = PickOne(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = PickSeveral(db_field, self.admin_site)
            kwargs["form_class"] = SeveralRows
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc]


def possible_keys(field: Any, values: list[Any]) -> list[Any]:
    """Those among `values` that could be keys of the rows to pick from."""
    key = field.remote_field.model._meta.pk
    return [value for value in values if value == "" or is_possible(key, value)]


def is_possible(key: Any, value: Any) -> bool:
    try:
        key.clean(value, None)
    except ValidationError:
        return False
    return True
