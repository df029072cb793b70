"""The stylesheet as it stands in every public page."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def stylesheet() -> SafeString:
    return mark_safe(settings.STYLESHEET)  # our own file  # nosec B308 B703
