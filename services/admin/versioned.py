"""Admins whose rows have a history: each save is a revision, and each revision can come back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import quote
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern
from django.utils.formats import localize
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from reversion.admin import VersionAdmin
from reversion.errors import RevertError
from reversion.models import Version
from reversion.revisions import create_revision, set_comment, set_user

from services.curation import history


class Preview(Exception):
    """The page of an earlier state is rendered: undo what was brought back to show it."""

    def __init__(self, response: HttpResponseBase) -> None:
        super().__init__()
        self.response = response


class HistoryAdmin(VersionAdmin):
    """reversion's admin, for rows that are never deleted and read without a transaction."""

    history_latest_first = True
    change_list_template = "admin/change_list.html"

    def reversion_register(self, model: Any, **options: Any) -> None:
        """Refuse: `curation.history` says what is kept, so that every writer agrees."""
        raise TypeError(f"{model.__name__} is missing in services.curation.history")

    def get_urls(self) -> list[URLPattern]:
        """Without reversion's list of deleted rows: rows are removed softly and restored."""
        gone = ("_recoverlist", "_recover")
        return [url for url in super().get_urls() if not (url.name or "").endswith(gone)]

    @contextmanager
    def create_revision(self, request: HttpRequest) -> Iterator[None]:
        """A revision around writes only: on SQLite it would make readers queue for the writer."""
        if request.method in ("GET", "HEAD"):
            yield
            return
        with create_revision():
            set_user(request.user)
            yield

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.save_or_explain(super().add_view, request, *args, **kwargs)

    def change_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.save_or_explain(super().change_view, request, *args, **kwargs)

    def save_or_explain(self, view: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Try twice: when somebody saved the same a moment before, the form then says so."""
        try:
            response: HttpResponse = view(*args, **kwargs)
        except IntegrityError:
            response = view(*args, **kwargs)
        return response

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with self.create_revision(request):
            response: HttpResponse = super().delete_view(request, *args, **kwargs)
        return response

    def _reversion_revisionform_view(
        self, request: HttpRequest, version: Version, template_name: Any, extra_context: Any = None
    ) -> HttpResponseBase:
        """Show the form of an earlier state, or save it.

        reversion's own would bring back every row of the revision, and switches off the signals of
        the whole process while it shows the page.
        """
        try:
            with transaction.atomic():
                history.revert(version)
                with self.create_revision(request):
                    return self.revise(request, version, template_name, extra_context)
        except Preview as preview:
            return preview.response
        except RevertError as error:
            self.message_user(request, str(error), messages.ERROR)
            return redirect("..")

    def revise(
        self, request: HttpRequest, version: Version, template_name: Any, extra_context: Any
    ) -> HttpResponseBase:
        """The change form over the earlier state; raises Preview unless it was saved."""
        response: Any = self.changeform_view(
            request, quote(version.object_id), request.path, extra_context
        )
        if request.method == "POST" and response.status_code == 302:
            moment = localize(localtime(version.revision.date_created))
            set_comment(_("Brought back the state of %(moment)s") % {"moment": moment})
            return response  # type: ignore[no-any-return]
        response.template_name = template_name
        raise Preview(response.render())
