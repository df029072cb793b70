"""A member of staff at the staff site, and forms as a browser would send them back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.forms import BaseForm, BooleanField
from django.test import Client
from django.urls import reverse

from services.models import KIND_MODELS, User

OpenedForm = dict[str, Any]


@pytest.fixture
def superuser(db) -> User:
    return User.objects.create_superuser("ada", password="correct horse")


@pytest.fixture
def staff(superuser) -> Client:
    client = Client()
    client.force_login(superuser)
    return client


@pytest.fixture
def colleague(db) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("grace", password="battery staple"))
    return client


def new_row(prefix: str, index: int = 0, /, **fields: Any) -> dict[str, Any]:
    """An inline row that was added to the page."""
    data = {f"{prefix}-{index}-{name}": value for name, value in fields.items()}
    return {**data, f"{prefix}-TOTAL_FORMS": index + 1}


def url_of(row: Any) -> str:
    model = KIND_MODELS[row.kind] if hasattr(row, "kind") else type(row)
    return reverse(f"admin:services_{model._meta.model_name}_change", args=[row.pk])


def posted(form: BaseForm) -> OpenedForm:
    """What a browser sends for an untouched form; it leaves out boxes that are not ticked."""
    values = {bound: bound.field.prepare_value(bound.value()) for bound in form}
    return {
        bound.html_name: value
        for bound, value in values.items()
        if value is not None and not (isinstance(bound.field, BooleanField) and not value)
    }


def read_form(response: Any) -> OpenedForm:
    """The whole page of a change form, with its inline rows."""
    data = posted(response.context["adminform"].form)
    for inline in response.context["inline_admin_formsets"]:
        data |= posted(inline.formset.management_form)
        for form in inline.formset.forms:
            data |= posted(form)
    return data


@pytest.fixture
def open_form(staff) -> Callable[..., OpenedForm]:
    """Open a change or add form and return its values, ready to be edited and posted."""

    def open_(url: str, client: Client = staff) -> OpenedForm:
        response = client.get(url)
        assert response.status_code == 200, response
        return read_form(response)

    return open_


@pytest.fixture
def submit(staff, open_form):
    """Post the form of a row, or the empty form of a model, with changes."""

    def submit_(row: Any, **changes: Any) -> Any:
        is_model = isinstance(row, type)
        url = reverse(f"admin:services_{row._meta.model_name}_add") if is_model else url_of(row)
        return staff.post(url, {**open_form(url), **changes})

    return submit_


@pytest.fixture
def refused(submit):
    """The errors of a form that was not saved, as one text."""

    def refused_(row: Any, **changes: Any) -> str:
        response = submit(row, **changes)
        assert response.status_code == 200, "it was saved"
        return str(response.context["errors"]) + str(
            [line.errors() for fieldset in response.context["adminform"] for line in fieldset]
        )

    return refused_
