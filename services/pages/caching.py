"""Pages that are the same for everybody."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

FRESH_SECONDS = 300
View = Callable[..., HttpResponseBase]


def cacheable(view: View) -> View:
    """Let any cache keep the answers of a view for some minutes."""

    @wraps(view)
    def answer(request: HttpRequest, **segments: Any) -> HttpResponseBase:
        response = view(request, **segments)
        patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
        return response

    return answer
