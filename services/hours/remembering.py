"""States of many places at once: an answer is kept until its next change."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime
from threading import Lock

from .coding import decode
from .opening import Answer, answer
from .states import OpenState

MOST_ANSWERS = 20_000
_answers: OrderedDict[str, Answer] = OrderedDict()
_lock = Lock()


def state_of(text: str, *, at: datetime) -> OpenState:
    """As `open_state(decode(text), at=at)`, but asked once between two changes.

    Raises ValueError for an `at` without a time zone.
    """
    return answer_of(text, at=at).state


def answer_of(text: str, *, at: datetime) -> Answer:
    """The state with the stretch of time in which it is the right one."""
    with _lock:
        known = _answers.get(text)
        if known is not None and known.since <= at < known.before:
            _answers.move_to_end(text)
            return known
    found = answer(decode(text), at=at)
    keep(text, found)
    return found


def keep(text: str, found: Answer) -> None:
    """Of too many answers the one that was asked for longest ago goes."""
    with _lock:
        _answers[text] = found
        _answers.move_to_end(text)
        if len(_answers) > MOST_ANSWERS:
            _answers.popitem(last=False)


def forget() -> None:
    """Start anew, for measurements and tests."""
    with _lock:
        _answers.clear()
