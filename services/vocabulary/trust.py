"""Who may see what, how it is known, and what is waiting."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Publication(models.TextChoices):
    """Who may see a listing: only `published` ones reach any public surface."""

    DRAFT = "draft", _("Draft (staff only)")
    PUBLISHED = "published", _("Published")
    HIDDEN = "hidden", _("Hidden (staff only)")


class Verification(models.TextChoices):
    """How somebody came to know that a listing is right."""

    PROVIDER_CONFIRMED = "provider_confirmed", _("The service told us")
    PHONED = "phoned", _("We called")
    VISITED = "visited", _("We went there")
    WEBSITE = "website", _("We read their site")
    # An official list is not a check of our own: pages never call it "verified".
    OFFICIAL_LIST = "official_list", _("On a government list")
    COMMUNITY_REPORT = "community_report", _("Someone told us")
    UNVERIFIED = "unverified", _("Not checked")


class Channel(models.TextChoices):
    """The ways a listing leaves the directory; consent is asked for each."""

    WEB = "web", _("This site")
    EMBED = "embed", _("Partner sites")
    OPEN_DATA = "open_data", _("Open data")
    PRINT = "print", _("Printed lists")


class ConsentState(models.TextChoices):
    GIVEN = "given", _("Given")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Taken back")


class ProposalOrigin(models.TextChoices):
    PUBLIC_REPORT = "public_report", _("Report by a visitor")
    PUBLIC_SUGGESTION = "suggestion", _("Place suggested by a visitor")
    PROVIDER_LINK = "provider_link", _("Link sent to the provider")
    EDITOR = "editor", _("Editor")
    IMPORT = "import", _("Import")


class ReportedProblem(models.TextChoices):
    """What a visitor says is wrong with a listing; visitors and staff read the same words."""

    CLOSED = "closed", _("It is closed, or it moved")
    PHONE = "phone", _("The phone number is wrong")
    HOURS = "hours", _("The hours are wrong")
    ADDRESS = "address", _("The address is wrong")
    OTHER = "other", _("Something else")


class ProposalState(models.TextChoices):
    OPEN = "open", _("Waiting")
    ACCEPTED = "accepted", _("Accepted")
    REJECTED = "rejected", _("Rejected")
    SUPERSEDED = "superseded", _("Out of date")


class ImportAction(models.TextChoices):
    """What an import found in one row, or did with it."""

    ADDED = "added", _("Added")
    CHANGED = "changed", _("Changed")
    UNCHANGED = "unchanged", _("Unchanged")
    GONE = "gone", _("Gone from the source")
    DOUBTFUL = "doubtful", _("Doubtful")


class EmbedMode(models.TextChoices):
    ELEMENT = "element", _("Custom element")
    FRAME = "frame", _("Frame")
    LINK = "link", _("Link or QR code")
