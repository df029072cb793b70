"""What every form of the staff site checks: visible text, and no overwriting of a colleague."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from services.curation.history import LastChange, last_change
from services.models import Curated
from services.models.validation import validate_visible

from .fields import CodeField, validate_one_line

CODE_FIELDS = {"country": CodeField, "state_province": CodeField, "cost_currency": CodeField}
VERSION_FIELD = "opened_version"


class TextForm(forms.ModelForm):  # type: ignore[type-arg]
    """A form whose text is readable: nothing invisible, nothing that turns text around."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.CharField):
                field.validators = [*field.validators, *self.text_validators(field)]

    def _get_validation_exclusions(self) -> set[str]:
        """Check the rules about rows that are not removed too, which Django would leave out."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded - {"deleted_at"}

    def text_validators(self, field: forms.CharField) -> list[Any]:
        if isinstance(field.widget, forms.Textarea):
            return [validate_visible]
        return [validate_visible, validate_one_line]


class CuratedForm(TextForm):
    """A form that knows which version of the row it was opened for."""

    opened_version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        field_classes = CODE_FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            del self.fields[VERSION_FIELD]
        else:
            self.initial[VERSION_FIELD] = self.instance.version

    def clean(self) -> dict[str, Any] | None:
        """Refuse to save over what somebody else saved since the form was opened."""
        cleaned = super().clean()
        opened = self.cleaned_data.get(VERSION_FIELD)
        if opened is not None and opened != self.instance.version:
            raise ValidationError(conflict_message(self.instance), code="conflict")
        return cleaned


def conflict_message(row: Curated) -> SafeString:
    """Who was faster and when, and where to see the row as it is now."""
    sentence = removed_sentence(row) if row.deleted_at else changed_sentence(row)
    return format_html(
        '{} {} <a href="" target="_blank">{}</a>',
        sentence,
        _("Your text is kept below and nothing was saved."),
        _("Open it as it is now, in a new tab, and add your change there."),
    )


def removed_sentence(row: Curated) -> str:
    return _("“%(row)s” was removed by %(name)s at %(time)s since you opened it.") % who(row)


def changed_sentence(row: Curated) -> str:
    return _("“%(row)s” was changed by %(name)s at %(time)s since you opened it.") % who(row)


def who(row: Curated) -> dict[str, str]:
    change = last_change(row) or LastChange("", row.updated_at)
    return {
        "row": str(row),
        "name": change.name or _("an import"),
        "time": date_format(timezone.localtime(change.at), "DATETIME_FORMAT"),
    }
