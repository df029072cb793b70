"""What a load balancer asks."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache


@never_cache
def live(request: HttpRequest) -> HttpResponse:
    """The process answers; it does not ask the database, so that a broken one restarts nothing."""
    return HttpResponse("ok\n", content_type="text/plain")
