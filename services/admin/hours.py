"""Opening hours as a list of rules; times that contradict each other are refused."""

from __future__ import annotations

from datetime import date, time
from itertools import combinations
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from services.models import Schedule
from services.vocabulary import ScheduleKind

from .fields import CodeField
from .forms import TextForm
from .inlines import ListFormSet, ListInline

DAY_MINUTES = 24 * 60


class ScheduleForm(TextForm):
    class Meta:
        field_classes = {"byday": CodeField}


class ScheduleFormSet(ListFormSet):
    def clean(self) -> None:
        """Compare the rows only when somebody edits them: old ones must not block other edits."""
        super().clean()
        if not self.has_changed():
            return
        rows = [form.instance for form in self.kept_forms() if form.is_valid()]
        for first, second in combinations(filter(is_comparable, rows), 2):
            if overlap(first, second):
                message = _("These hours overlap: %(first)s and %(second)s.")
                raise ValidationError(message, params={"first": first, "second": second})


class ScheduleInline(ListInline):
    model = Schedule
    form = ScheduleForm
    formset = ScheduleFormSet
    fields = (
        ("freq", "byday", "kind"),
        ("opens_at", "closes_at", "description"),
        ("valid_from", "valid_to"),
        ("interval", "dtstart"),
    )
    verbose_name = _("rule")
    verbose_name_plural = _("opening hours")


def is_comparable(row: Schedule) -> bool:
    """Open every week: other rules only overlap on some dates."""
    return row.kind == ScheduleKind.OPEN and row.interval == 1 and bool(row.byday)


def overlap(first: Schedule, second: Schedule) -> bool:
    """Whether both are open at the same minute; one may run past midnight."""
    same_days = first.freq == second.freq and set(days(first)) & set(days(second))
    return bool(same_days) and same_season(first, second) and same_minute(first, second)


def days(row: Schedule) -> list[str]:
    return row.byday.split(",")


def same_season(first: Schedule, second: Schedule) -> bool:
    starts = max(first.valid_from or date.min, second.valid_from or date.min)
    ends = min(first.valid_to or date.max, second.valid_to or date.max)
    return starts <= ends


def same_minute(first: Schedule, second: Schedule) -> bool:
    (opens, closes), (other_opens, other_closes) = minutes(first), minutes(second)
    return opens < other_closes and other_opens < closes


def minutes(row: Any) -> tuple[int, int]:
    """Opening and closing in minutes of the opening day; closing may be on the next."""
    opens, closes = minute_of_day(row.opens_at), minute_of_day(row.closes_at)
    return opens, closes if closes > opens else closes + DAY_MINUTES


def minute_of_day(moment: time) -> int:
    return moment.hour * 60 + moment.minute
