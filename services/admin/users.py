"""Staff accounts; they are switched off, not deleted, so that history keeps its names."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest

from services.models import User


@admin.register(User)
class StaffAdmin(UserAdmin):  # type: ignore[type-arg]
    """Django's own, without reversion: a history of accounts would keep old password hashes."""

    list_display = (
        "username",
        "first_name",
        "last_name",
        "is_active",
        "is_superuser",
        "last_login",
    )

    def has_delete_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        return False
