"""What works without a connection, for those who ask for it: the worker, its page, saved places.

Nothing is kept on a phone until somebody presses "Save to this phone"; then the browser holds the
emergency page and what was saved, and nothing else.
"""

from __future__ import annotations

import json
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from services.models import DirectorySettings

from .caching import cacheable
from .errors import only_reading
from .help_texts import OVERDOSE, help_text
from .rendering import render_page


def shell_pages() -> list[str]:
    """The pages that open without a connection, in the language of the page that was saved."""
    return [reverse("offline"), reverse("saved"), reverse("help_page", args=[OVERDOSE])]


@only_reading
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker (https://www.w3.org/TR/service-workers/), or one that clears up after it.

    A browser asks for it again on each visit; other text makes it replace the shell.
    """
    if not settings.OFFLINE:
        response = render(request, "offline/clear_up.js", content_type="text/javascript")
    else:
        shell = [*shell_pages(), static("js/site.js"), static("img/icon.svg")]
        edition = DirectorySettings.objects.load().edition
        marks = f"{settings.STYLESHEET}{edition}{shell}{help_text(OVERDOSE)}"
        context = {
            "shell": json.dumps(shell),
            "offline": json.dumps(shell[0]),
            "version": sha256(marks.encode()).hexdigest()[:12],
        }
        response = render(request, "offline/worker.js", context, content_type="text/javascript")
    response.headers["Service-Worker-Allowed"] = "/"
    response.headers["Cache-Control"] = "no-cache"
    return response


@only_reading
@cacheable
def offline(request: HttpRequest) -> HttpResponse:
    """What to do, and whom to call, while there is no connection."""
    context = {"page_title": _("You are offline"), "noindex": True}
    directory = DirectorySettings.objects.load()
    return render_page(request, "pages/offline.html", context, directory=directory)


@only_reading
@cacheable
def saved(request: HttpRequest) -> HttpResponse:
    """The places that this phone has saved: the browser fills the list, we do not know it."""
    context = {"page_title": _("Saved places"), "noindex": True}
    directory = DirectorySettings.objects.load()
    return render_page(request, "pages/saved.html", context, directory=directory)


@only_reading
@cacheable
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to put the site on its screen, under a neutral name
    (https://www.w3.org/TR/appmanifest/)."""
    name = DirectorySettings.objects.load().short_name
    icon = {"src": static("img/icon.svg"), "sizes": "any", "type": "image/svg+xml"}
    return JsonResponse(
        {
            "name": name,
            "short_name": name,
            "start_url": reverse("home"),
            "scope": "/",
            "display": "standalone",
            "background_color": "#fbf7f0",
            "theme_color": "#0b5563",
            "icons": [icon],
        },
        content_type="application/manifest+json",
    )
