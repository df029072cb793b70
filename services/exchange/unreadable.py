"""What is said of a file that cannot be used."""

from __future__ import annotations


class UnreadableFile(Exception):
    """The file cannot be read as a list; the text is one sentence that says what to do."""
