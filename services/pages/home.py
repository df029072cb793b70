from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from services.models import DirectorySettings
from services.vocabulary import FIVE_KINDS

from .errors import only_reading
from .kind_pages import kind_links
from .kinds import kind_choices
from .rendering import render_page


@only_reading
def home(request: HttpRequest) -> HttpResponse:
    """The front page: where are you, and what do you need?"""
    directory = DirectorySettings.objects.load()
    context = {
        "page_title": directory.name,
        "kinds": kind_choices(directory, FIVE_KINDS),
        "kind_links": kind_links(directory),
    }
    return render_page(request, "pages/home.html", context, directory=directory, is_private=True)
