from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from services.vocabulary import ScheduleFrequency, ScheduleKind

from .base import Identified
from .constraints import both_or_none, exactly_one, in_order, in_range, one_of, rule
from .validation import validate_byday

BY_WEEKDAY = (ScheduleFrequency.WEEKLY, ScheduleFrequency.MONTHLY)


class Schedule(Identified):
    """One rule of opening hours (HSDS schedule), in the time zone of the location.

    `closes_at` before `opens_at` means past midnight; the two alike mean 24 hours. Rows for dates
    and for holidays override the weekly and monthly ones on the days they name.
    """

    service_at_location = models.ForeignKey(
        "services.ServiceAtLocation",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="schedules",
    )
    location = models.ForeignKey(
        "services.Location", models.CASCADE, null=True, blank=True, related_name="schedules"
    )
    freq = models.CharField(
        _("when"),
        max_length=10,
        choices=ScheduleFrequency.choices,
        default=ScheduleFrequency.WEEKLY,
    )
    interval = models.PositiveSmallIntegerField(
        _("every … weeks or months"), default=1, help_text=_("2 means every other week.")
    )
    byday = models.CharField(
        _("days"),
        max_length=60,
        blank=True,
        validators=[validate_byday],
        help_text=_("MO,WE for Monday and Wednesday; 2TH for the 2nd Thursday."),
    )
    opens_at = models.TimeField(_("opens at"), null=True, blank=True)
    closes_at = models.TimeField(_("closes at"), null=True, blank=True)
    valid_from = models.DateField(_("from day"), null=True, blank=True)
    valid_to = models.DateField(_("to day"), null=True, blank=True)
    dtstart = models.DateField(
        _("first date"), null=True, blank=True, help_text=_("Says which weeks “every other” means.")
    )
    kind = models.CharField(
        _("then it is"), max_length=15, choices=ScheduleKind.choices, default=ScheduleKind.OPEN
    )
    description = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        ordering: ClassVar = ["freq", "byday", "opens_at", "pk"]
        constraints: ClassVar = [
            exactly_one(
                "schedule_one_owner",
                ["service_at_location", "location"],
                _("Hours belong to a listing or to a location."),
            ),
            one_of("schedule_freq_known", "freq", ScheduleFrequency),
            one_of("schedule_kind_known", "kind", ScheduleKind),
            in_range("schedule_interval_range", "interval", 1, 52),
            both_or_none(
                "schedule_times_complete",
                "opens_at",
                "closes_at",
                _("Give both times, or neither."),
            ),
            rule(
                "schedule_open_has_times",
                ~Q(kind=ScheduleKind.OPEN) | Q(opens_at__isnull=False),
                _("Say when it opens and closes."),
            ),
            rule(
                "schedule_closed_has_no_times",
                ~Q(kind=ScheduleKind.CLOSED) | Q(opens_at__isnull=True),
                _("Leave the times empty for days on which it is closed."),
            ),
            rule(
                "schedule_days_fit_frequency",
                (Q(freq__in=BY_WEEKDAY) & ~Q(byday=""))
                | (~Q(freq__in=BY_WEEKDAY) & Q(byday="", interval=1, dtstart__isnull=True)),
                _("Weekly and monthly hours name their days; dates and holidays do not."),
            ),
            rule(
                "schedule_dates_complete",
                ~Q(freq=ScheduleFrequency.DATES)
                | Q(valid_from__isnull=False, valid_to__isnull=False),
                _("Say which dates, from and to."),
            ),
            rule(
                "schedule_every_other_is_anchored",
                Q(interval=1) | Q(dtstart__isnull=False),
                _("“Every other” needs a first date to count from."),
            ),
            in_order(
                "schedule_days_in_order",
                "valid_from",
                "valid_to",
                _("The last day must not be before the first."),
            ),
        ]

    def __str__(self) -> str:
        if self.opens_at is None or self.closes_at is None:
            return f"{self.freq} {self.byday} {self.kind}"
        return f"{self.freq} {self.byday} {self.opens_at:%H:%M}–{self.closes_at:%H:%M}"
