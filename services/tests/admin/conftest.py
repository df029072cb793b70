"""A member of staff at the staff site, and forms as a browser would send them back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.forms import BaseForm
from django.test import Client

from services.models import User

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


def posted(form: BaseForm) -> OpenedForm:
    """What a browser sends for an untouched form."""
    values = {bound.html_name: bound.field.prepare_value(bound.value()) for bound in form}
    return {
        name: value for name, value in values.items() if value is not None and value is not False
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
