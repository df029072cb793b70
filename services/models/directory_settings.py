"""What one installation decides: its name, its countries, and who to call in an emergency."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from typing import Any, ClassVar
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connections, models
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from services.vocabulary import DistanceUnit, ServiceKind

from .constraints import country_code, in_range, not_blank, one_of, rule, web_address
from .directory import LEAVE_PAGE_URL, STALE_AFTER_DAYS, Directory, default_languages, offered
from .validation import validate_country, validate_web_address


def new_edition() -> str:
    """A name that no edition had before."""
    return uuid4().hex


def all_kinds() -> list[str]:
    return list(ServiceKind.values)


def default_countries() -> list[str]:
    return ["US"]


def validate_codes(values: Any) -> None:
    """A list of texts, each once; none is no list."""
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ValidationError(_('Give a list of codes in quotes, such as ["US", "CA"].'))
    if not values or len(set(values)) < len(values):
        raise ValidationError(_("Give at least one code, and each of them once."))


def validate_countries(values: Any) -> None:
    validate_codes(values)
    for code in values:
        validate_country(code)


def validate_languages(values: Any) -> None:
    validate_codes(values)
    if unknown := sorted({*values} - {*default_languages()}):
        spoken = ", ".join(default_languages())
        raise ValidationError(
            _("The pages do not speak “%(code)s”. They speak %(spoken)s.")
            % {"code": unknown[0], "spoken": spoken}
        )
    if settings.LANGUAGE_CODE not in values:
        raise ValidationError(_("English is always there: leave “en” in the list."))


def validate_kinds(values: Any) -> None:
    validate_codes(values)
    if unknown := sorted({*values} - {*ServiceKind.values}):
        raise ValidationError(_("There is no kind “%(kind)s”.") % {"kind": unknown[0]})


VALIDATORS = {
    "countries_served": validate_countries,
    "languages": validate_languages,
    "kinds_shown": validate_kinds,
}


class DirectorySettingsQuerySet(models.QuerySet[Any]):
    def load(self) -> Directory:
        """The directory's settings and emergency numbers, in one query, which is not compiled anew
        for each page."""
        connection = connections[self.db]
        sql, params = settings_query(connection.alias)
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            return directory_of(tuple(cursor.fetchall()))


COLUMNS = [name for name in Directory.__dataclass_fields__ if name != "emergency_numbers"]
NUMBERS = ("emergency_numbers__country", "emergency_numbers__number")


@cache
def settings_query(using: str) -> tuple[str, tuple[Any, ...]]:
    as_text = {"countries_served", "kinds_shown", "languages"}
    columns = [Cast(name, models.TextField()) if name in as_text else name for name in COLUMNS]
    rows = DirectorySettings.objects.using(using).filter(pk=1).values_list(*columns, *NUMBERS)
    sql, params = rows.query.get_compiler(using).as_sql()
    return sql, tuple(params)


@lru_cache(maxsize=1)
def directory_of(rows: tuple[tuple[Any, ...], ...]) -> Directory:
    """The settings in these rows, one for each emergency number; no row: the defaults."""
    if not rows:
        return Directory()
    values = dict(zip(COLUMNS, rows[0], strict=False))
    return Directory(
        **{
            **values,
            "countries_served": tuple(json.loads(values["countries_served"])) or ("US",),
            "kinds_shown": tuple(json.loads(values["kinds_shown"])),
            "has_plain_titles": bool(values["has_plain_titles"]),
            "languages": offered(json.loads(values["languages"])),
            "is_demo": bool(values["is_demo"]),
        },
        emergency_numbers=tuple((row[-2], row[-1]) for row in rows if row[-2]),
    )


class DirectorySettings(models.Model):
    """The one row of settings that staff edit."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField(_("name of the directory"), max_length=100, default="hrdirectory")
    contact_email = models.EmailField(_("contact e-mail"), blank=True)
    contact_phone = models.CharField(_("contact phone"), max_length=20, blank=True)
    countries_served = models.JSONField(
        _("countries served"),
        default=default_countries,
        help_text=_("Two-letter codes; the first is the default country."),
    )
    distance_unit = models.CharField(
        _("distances in"),
        max_length=2,
        choices=DistanceUnit.choices,
        blank=True,
        help_text=_("Leave it empty for miles or kilometres as people use them in each country."),
    )
    stale_after_days = models.PositiveSmallIntegerField(
        _("out of date after (days)"),
        default=STALE_AFTER_DAYS,
        help_text=_("Pages of places that were checked longer ago say so."),
    )
    languages = models.JSONField(_("languages"), default=default_languages)
    kinds_shown = models.JSONField(_("kinds shown"), default=all_kinds)
    leave_page_url = models.URLField(
        _("where “leave this page” goes"),
        max_length=500,
        default=LEAVE_PAGE_URL,
        blank=True,
        validators=[validate_web_address],
        help_text=_("Empty: no page has that link."),
    )
    short_name = models.CharField(
        _("name on a phone's screen"),
        max_length=30,
        default="Saved pages",
        help_text=_("Something neutral: others may see it."),
    )
    has_plain_titles = models.BooleanField(
        _("plain titles"),
        default=False,
        help_text=_("The title of every page is the name above, in tabs and history as well."),
    )
    is_demo = models.BooleanField(_("say on every page that this is a demo"), default=False)

    # Changes with all that the public sees (`curation.versions`).
    edition = models.CharField(max_length=32, default=new_edition, editable=False)

    objects: ClassVar[models.Manager[Any]] = DirectorySettingsQuerySet.as_manager()

    class Meta:
        verbose_name = _("directory settings")
        verbose_name_plural = _("directory settings")
        constraints: ClassVar = [
            rule("directorysettings_one_row", models.Q(id=1), _("There is one row of settings.")),
            not_blank("directorysettings_name_given", "name"),
            not_blank("directorysettings_short_name_given", "short_name"),
            web_address("directorysettings_leave_page_http", "leave_page_url"),
            one_of("directorysettings_unit_known", "distance_unit", DistanceUnit, blank=True),
            in_range("directorysettings_stale_some_day", "stale_after_days", 1, 3650),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Whatever wrote the lists, pages can read them; a CHECK cannot look at each of a list."""
        problems = {}
        for name, validate in VALIDATORS.items():
            try:
                validate(getattr(self, name))
            except ValidationError as error:
                problems[name] = error
        if problems:
            raise ValidationError(problems)


class EmergencyNumber(models.Model):
    """The number to call when somebody is not breathing, in one country."""

    settings = models.ForeignKey(
        DirectorySettings, models.CASCADE, related_name="emergency_numbers"
    )
    country = models.CharField(
        _("country code"), max_length=2, unique=True, validators=[validate_country]
    )
    number = models.CharField(_("number"), max_length=10)

    class Meta:
        verbose_name = _("emergency number")
        verbose_name_plural = _("emergency numbers")
        ordering: ClassVar = ["country"]
        constraints: ClassVar = [
            not_blank("emergencynumber_country_given", "country"),
            country_code("emergencynumber_country_shaped", "country"),
            not_blank("emergencynumber_number_given", "number"),
        ]

    def __str__(self) -> str:
        return f"{self.country}: {self.number}"


class Hotline(models.Model):
    """A line that anybody in a country can call, text or open, with the day it was checked."""

    settings = models.ForeignKey(DirectorySettings, models.CASCADE, related_name="hotlines")
    country = models.CharField(_("country code"), max_length=2, validators=[validate_country])
    name = models.CharField(_("name"), max_length=100)
    number = models.CharField(_("number"), max_length=20)
    description = models.CharField(_("what it is for"), max_length=200, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    translations = models.JSONField(_("translations"), default=dict, blank=True, editable=False)

    class Meta:
        verbose_name = _("hotline")
        verbose_name_plural = _("hotlines")
        ordering: ClassVar = ["position", "name"]
        constraints: ClassVar = [
            not_blank("hotline_name_given", "name"),
            not_blank("hotline_country_given", "country"),
            country_code("hotline_country_shaped", "country"),
            not_blank("hotline_number_given", "number"),
            models.UniqueConstraint(
                fields=["country", "number"],
                name="hotline_once_per_country",
                violation_error_message=_("This country already has this number."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.number}"
