"""The file format of the gazetteer: sorted lines in compressed blocks, read one block at a time.

    MAGIC, length of the index (4 bytes, big-endian), index (zlib, JSON), blocks (zlib) …

The index names each table and the first key and place of each of its blocks. A line is a key and
its fields, separated by tabs; lines are sorted, and lines of one key never cross blocks. So a file
of any size costs its own bytes in memory, and a look-up the unpacking of one block.
"""

from __future__ import annotations

import json
import struct
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

MAGIC = b"PLACES 1\n"
BLOCK_BYTES = 16_384
BLOCKS_KEPT = 16

Row = tuple[str, ...]
Blocks = list[tuple[str, bytes]]


class Table:
    """One sorted table of the file, packed but for the blocks used last."""

    def __init__(self, first_keys: list[str], offsets: list[int], data: bytes) -> None:
        self.first_keys = first_keys
        self.offsets = offsets
        self.data = data
        self._block = lru_cache(maxsize=BLOCKS_KEPT)(self._unpacked)

    def find(self, key: str) -> list[Row]:
        """The rows of exactly this key, each without the key."""
        number = bisect_right(self.first_keys, key) - 1
        return list(_rows_of(key, self._block(number))) if number >= 0 else []

    def __iter__(self) -> Iterator[Row]:
        """Every row with its key, in order: for tests and tools, not for a look-up."""
        for number in range(len(self.first_keys)):
            for line in self._block(number).decode().splitlines():
                yield tuple(line.split("\t"))

    def _unpacked(self, number: int) -> bytes:
        start, end = self.offsets[number], self.offsets[number + 1]
        return zlib.decompress(self.data[start:end])


def read_tables(path: Path) -> dict[str, Table]:
    """The tables of a places file; ValueError when it is something else."""
    data = path.read_bytes()
    if not data.startswith(MAGIC):
        raise ValueError(f"{path.name} is not a places file of this version")
    (length,) = struct.unpack_from(">I", data, len(MAGIC))
    start = len(MAGIC) + 4
    index = json.loads(zlib.decompress(data[start : start + length]))
    return {
        name: Table(entry["keys"], [start + length + offset for offset in entry["offsets"]], data)
        for name, entry in index.items()
    }


def pack_tables(tables: dict[str, Iterable[Row]]) -> bytes:
    """The bytes of a places file; the same rows give the same bytes (with the same zlib)."""
    index = {}
    body = bytearray()
    for name, rows in tables.items():
        blocks = _blocks(sorted(set(rows)))
        offsets = [len(body)]
        for _, packed in blocks:
            body += packed
            offsets.append(len(body))
        index[name] = {"keys": [key for key, _ in blocks], "offsets": offsets}
    head = zlib.compress(json.dumps(index, ensure_ascii=False).encode(), 9)
    return MAGIC + struct.pack(">I", len(head)) + head + bytes(body)


def _blocks(rows: list[Row]) -> Blocks:
    """Sorted rows in blocks of about BLOCK_BYTES, rows of one key together."""
    blocks: Blocks = []
    lines: list[str] = []
    first_key = last_key = ""
    size = 0
    for row in rows:
        if size >= BLOCK_BYTES and row[0] != last_key:
            blocks.append((first_key, _packed(lines)))
            lines, size = [], 0
        first_key = first_key if lines else row[0]
        last_key = row[0]
        lines.append("\t".join(row))
        size += len(lines[-1]) + 1
    return [*blocks, (first_key, _packed(lines))] if lines else blocks


def _packed(lines: list[str]) -> bytes:
    return zlib.compress(("\n".join(lines) + "\n").encode(), 9)


def _rows_of(key: str, block: bytes) -> Iterator[Row]:
    """The lines of a block that start with the key and a tab."""
    prefix = key.encode() + b"\t"
    start = 0 if block.startswith(prefix) else block.find(b"\n" + prefix) + 1
    while block.startswith(prefix, start):
        end = block.index(b"\n", start)
        yield tuple(block[start + len(prefix) : end].decode().split("\t"))
        start = end + 1
