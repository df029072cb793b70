"""Security headers on every answer."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.security import SecurityMiddleware


class HeadersMiddleware(SecurityMiddleware):
    """The headers of Django's own middleware and Permissions-Policy, on whatever is answered below.

    Django's redirects to https, and refuses an unknown host while doing so; that refusal would
    leave without headers. So the redirect stays there and the headers are set here, further out.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Leave the redirect to Django's own middleware."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Add what the answer does not say itself."""
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return super().process_response(request, response)
