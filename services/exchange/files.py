"""The file of a list, looked at once from end to end and then read as a stream."""

from __future__ import annotations

import codecs
import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TextIO

from .unreadable import UnreadableFile

MAX_BYTES = 100_000_000
CHUNK = 65_536
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
ENCODINGS = ("utf-8-sig", "cp1252")


@dataclass(frozen=True)
class ListFile:
    """A file that can be read, with its first bytes and the fingerprint of all of them."""

    path: Path
    head: bytes
    sha256: str

    def open(self) -> TextIO:
        """Its text, with its own line ends. Raises UnreadableFile if it is none."""
        return self.path.open(encoding=self.encoding, newline="")

    @cached_property
    def encoding(self) -> str:
        return encoding_of(self.path, self.head)

    def text_head(self) -> str:
        with self.open() as text:
            return text.read(CHUNK)


def look_at(path: Path) -> ListFile:
    """Raises UnreadableFile for what is no file, cannot be read, is empty or too large."""
    if path.is_dir():
        raise UnreadableFile(f"{path.name} is a folder: name one CSV, XLSX or JSON file.")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableFile(
                f"{path.name} is larger than {MAX_BYTES // 1_000_000} MB: split it."
            )
        with path.open("rb") as file:
            head = file.read(CHUNK)
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be read: {error.strerror}.") from error
    if not head.strip() and len(head) < CHUNK:
        raise UnreadableFile(f"{path.name} is empty.")
    return ListFile(path, head, digest)


def encoding_of(path: Path, head: bytes) -> str:
    """UTF-16 by its mark, else UTF-8, else Windows-1252. Raises UnreadableFile."""
    is_utf16 = head.startswith(UTF_16)
    if not is_utf16 and has_zeros(path):
        raise UnreadableFile(f"{path.name} is not a text file: save it as CSV (UTF-8) or JSON.")
    for encoding in ("utf-16",) if is_utf16 else ENCODINGS:
        if fits(path, encoding):
            return encoding
    raise UnreadableFile(
        f"{path.name} is not a text file that we can read: save it as CSV (UTF-8)."
    )


def has_zeros(path: Path) -> bool:
    with path.open("rb") as file:
        return any(b"\0" in chunk for chunk in iter(lambda: file.read(CHUNK), b""))


def fits(path: Path, encoding: str) -> bool:
    """Whether all of the file can be read so."""
    try:
        with path.open(encoding=encoding, newline="") as text:
            while text.read(CHUNK):
                pass
    except UnicodeDecodeError:
        return False
    return True
