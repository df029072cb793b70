"""Reads hours in plain English: all of a text, or nothing."""

from .sentences import read_hours
from .words import HoursNotUnderstood

__all__ = ["HoursNotUnderstood", "read_hours"]
