"""The file format of the gazetteer: sorted rows in compressed blocks, read one block at a time.

    MAGIC, length of the index (4 bytes, big-endian), index (Brotli, JSON), blocks (Brotli) …

A row is texts, the first of which is its key, and whole numbers. Rows are sorted by key and stand
by their number in blocks of ROWS_PER_BLOCK, column by column: the texts of a column joined by line
breaks, the bytes of a number in planes. So a file of any size costs its own bytes in memory, and a
look-up the unpacking of one block or two.
"""

from __future__ import annotations

import json
import struct
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import brotli

MAGIC = b"PLACES 3\n"
ROWS_PER_BLOCK = 128
BLOCKS_KEPT = 16


class Row(NamedTuple):
    """Texts, the first of which is the key, and whole numbers."""

    texts: tuple[str, ...]
    numbers: tuple[int, ...] = ()


class Shape(NamedTuple):
    """The columns of numbers of a table: the least value of each and its bytes."""

    bases: tuple[int, ...]
    widths: tuple[int, ...]


class Block:
    """The rows of an unpacked block."""

    __slots__ = ("keys", "others", "planes", "shape")

    def __init__(self, data: bytes, shape: Shape) -> None:
        (length,) = struct.unpack_from(">I", data)
        keys, *self.others = data[4 : 4 + length].decode().split("\0")
        self.keys = keys.split("\n")
        self.planes = data[4 + length :]
        self.shape = shape

    def row(self, number: int) -> Row:
        """A row by its number in the block."""
        others = (column.split("\n")[number] for column in self.others)
        return Row((self.keys[number], *others), tuple(self._numbers(number)))

    def numbers(self) -> Iterator[list[int]]:
        """The columns of numbers, one after the other."""
        plane, count = 0, len(self.keys)
        for base, width in zip(*self.shape, strict=True):
            starts = range(plane * count, (plane + width) * count, count)
            planes = [self.planes[start : start + count] for start in starts]
            values = map(int.from_bytes, zip(*planes, strict=True)) if planes else [0] * count
            yield [base + value for value in values]
            plane += width

    def _numbers(self, number: int) -> Iterator[int]:
        plane, count = 0, len(self.keys)
        for base, width in zip(*self.shape, strict=True):
            last = (plane + width) * count
            yield base + int.from_bytes(self.planes[plane * count + number : last : count], "big")
            plane += width


class Table:
    """One sorted table of the file, packed but for the blocks used last."""

    def __init__(self, entry: dict[str, Any], start: int, data: bytes) -> None:
        self.first_keys: list[str] = entry["keys"]
        self.offsets = [start + offset for offset in entry["offsets"]]
        self.shape = Shape(tuple(entry["bases"]), tuple(entry["widths"]))
        self.data = data
        self.block = lru_cache(maxsize=BLOCKS_KEPT)(self._unpacked)

    def find(self, key: str) -> list[Row]:
        """The rows of exactly this key."""
        return [block.row(number) for block, number in self._places_of(key)]

    def has(self, key: str) -> bool:
        """Whether there is a row of exactly this key."""
        return any(True for _ in self._places_of(key))

    def row(self, number: int) -> Row:
        """The row of a number: their order is that of the rows that were packed, sorted."""
        block, place = divmod(number, ROWS_PER_BLOCK)
        return self.block(block).row(place)

    def keys_with(self, start: str, pieces: Iterable[str]) -> Iterator[str]:
        """The keys with this start and any of these pieces in them, some of them repeatedly."""
        first = max(bisect_left(self.first_keys, start) - 1, 0)
        for number in range(first, len(self.first_keys)):
            if self.first_keys[number] > start and not self.first_keys[number].startswith(start):
                return
            text = self._keys_of(number)
            for piece in pieces:
                yield from (key for key in _lines_with(piece, text) if key.startswith(start))

    def __iter__(self) -> Iterator[Row]:
        """Every row, in order: for tests and tools, not for a look-up."""
        for block in self.blocks():
            yield from (block.row(place) for place in range(len(block.keys)))

    def blocks(self) -> Iterator[Block]:
        """All blocks in order; none of them is kept."""
        return map(self._unpacked, range(len(self.first_keys)))

    def _places_of(self, key: str) -> Iterator[tuple[Block, int]]:
        """Where the rows of a key stand; they may cross from one block to the next."""
        first = max(bisect_left(self.first_keys, key) - 1, 0)
        for number in range(first, len(self.first_keys)):
            if self.first_keys[number] > key:
                return
            block = self.block(number)
            place = bisect_left(block.keys, key)
            while place < len(block.keys) and block.keys[place] == key:
                yield block, place
                place += 1

    def _unpacked(self, number: int) -> Block:
        return Block(self._bytes_of(number), self.shape)

    def _bytes_of(self, number: int) -> bytes:
        start, end = self.offsets[number], self.offsets[number + 1]
        data: bytes = brotli.decompress(self.data[start:end])
        return data

    def _keys_of(self, number: int) -> str:
        """The keys of a block, one a line."""
        data = self._bytes_of(number)
        (length,) = struct.unpack_from(">I", data)
        return data[4 : 4 + length].partition(b"\0")[0].decode()


def _lines_with(piece: str, text: str) -> Iterator[str]:
    """The lines that hold a piece; finding them is left to the interpreter, which is fast at it."""
    found = text.find(piece)
    while found >= 0:
        end = text.find("\n", found)
        end = len(text) if end < 0 else end
        yield text[text.rfind("\n", 0, found) + 1 : end]
        found = text.find(piece, end)


def read_tables(path: Path) -> dict[str, Table]:
    """The tables of a places file; ValueError when it is something else."""
    data = path.read_bytes()
    if not data.startswith(MAGIC):
        raise ValueError(f"{path.name} is not a places file of this version")
    (length,) = struct.unpack_from(">I", data, len(MAGIC))
    start = len(MAGIC) + 4
    index = json.loads(brotli.decompress(data[start : start + length]))
    return {name: Table(entry, start + length, data) for name, entry in index.items()}


def pack_tables(tables: Mapping[str, Iterable[Row]]) -> bytes:
    """The bytes of a places file; the same rows give the same bytes (with the same Brotli)."""
    index = {}
    body = bytearray()
    for name, unsorted in tables.items():
        rows = sorted(unsorted)
        shape = _shape(rows)
        offsets, keys = [len(body)], []
        for start in range(0, len(rows), ROWS_PER_BLOCK):
            block = rows[start : start + ROWS_PER_BLOCK]
            body += brotli.compress(_block_bytes(block, shape))
            offsets.append(len(body))
            keys.append(block[0].texts[0])
        index[name] = {"keys": keys, "offsets": offsets, **shape._asdict()}
    head: bytes = brotli.compress(json.dumps(index, ensure_ascii=False).encode())
    return MAGIC + struct.pack(">I", len(head)) + head + bytes(body)


def _shape(rows: list[Row]) -> Shape:
    """The least value of each column of numbers, and how many bytes what is above it needs."""
    columns = list(zip(*(row.numbers for row in rows), strict=True))
    bases = tuple(min(column) for column in columns)
    spans = (max(column) - base for column, base in zip(columns, bases, strict=True))
    return Shape(bases, tuple((span.bit_length() + 7) // 8 for span in spans))


def _block_bytes(rows: list[Row], shape: Shape) -> bytes:
    columns = zip(*(row.texts for row in rows), strict=True)
    texts = "\0".join("\n".join(column) for column in columns).encode()
    planes = bytearray()
    for number, (base, width) in enumerate(zip(*shape, strict=True)):
        for shift in range(8 * (width - 1), -1, -8):
            planes += bytes((row.numbers[number] - base) >> shift & 255 for row in rows)
    return struct.pack(">I", len(texts)) + texts + bytes(planes)
