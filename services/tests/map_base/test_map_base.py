"""The map's base: fewer points, the same borders, and files that say what is where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from services.management.map_base.lines import thin_out
from services.management.map_base.topology import Shape, Topology, read_topology

MAP = Path(__file__).resolve().parents[3] / "static" / "map"

TWO_SQUARES = Topology(
    arcs=(
        ((1.0, 1.0), (0.0, 1.0), (0.0, 0.0), (1.0, 0.0)),
        ((1.0, 0.0), (1.001, 0.5), (1.0, 1.0)),
        ((1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0)),
    ),
    shapes=(Shape("west", ((0, 1),)), Shape("east", ((~1, 2),))),
)
"""Two squares side by side; the border between them is nearly straight."""


def test_a_line_keeps_its_ends_and_its_corners():
    line = [(0.0, 0.0), (0.5, 0.001), (1.0, 0.0), (1.0, 1.0)]
    assert thin_out(line, 0.01) == ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0))
    assert thin_out(line, 0.0001) == tuple(line)


def test_a_closed_line_does_not_collapse():
    island = [(0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0), (0.0, 0.0)]
    assert len(thin_out(island, 0.1)) >= 4


def test_neighbours_keep_one_border_between_them():
    thinner = TWO_SQUARES.thinner(tolerance=0.01, islet=0.1)
    assert thinner.arcs[1] == ((1.0, 0.0), (1.0, 1.0))
    assert thinner.shapes == TWO_SQUARES.shapes
    assert len(thinner.outer_arcs()) == 2


def test_a_part_takes_only_its_own_lines():
    east = TWO_SQUARES.only(lambda shape: shape.id == "east")
    assert len(east.arcs) == 2
    assert east.box == (1.0, 0.0, 2.0, 1.0)


def test_small_islands_go_but_a_country_of_islands_stays():
    islet = ((5.0, 5.0), (5.01, 5.0), (5.01, 5.01), (5.0, 5.0))
    arcs = (*TWO_SQUARES.arcs, islet)
    shapes = (Shape("both", ((0, 2), (3,))), Shape("islands", ((3,),)))
    thinner = Topology(arcs, shapes).thinner(tolerance=0.001, islet=0.1)
    assert [len(shape.rings) for shape in thinner.shapes] == [1, 1]


def test_both_sides_of_the_date_line_stay_together():
    arcs = (((179.0, 0.0), (180.0, 1.0)), ((-180.0, 1.0), (-179.0, 0.0)))
    islands = Topology(arcs, (Shape("fiji", ((0,), (1,))),)).in_one_piece()
    assert islands.box == (179.0, 0.0, 181.0, 1.0)


def test_topojson_is_read_and_written_as_steps():
    data = {
        "transform": {"scale": [0.5, 0.25], "translate": [10, 20]},
        "arcs": [[[0, 0], [2, 0], [0, 4], [-2, -4]]],
        "objects": {"land": {"geometries": [{"type": "Polygon", "id": 7, "arcs": [[0]]}]}},
    }
    compact = read_topology(data).compact()
    assert compact["arcs"] == [[10000, 20000, 1000, 0, 0, 1000, -1000, -1000]]
    assert compact["shapes"] == [((0,),)]


def test_every_region_has_its_file_and_no_other():
    regions = json.loads((MAP / "regions.json").read_text())
    assert set(regions) == {path.stem for path in (MAP / "outlines").glob("*.json")} - {"world"}
    assert {"usa-42", "usa-72", "can-00", "prt", "fji"} <= set(regions)


@pytest.mark.parametrize(
    ("region", "town"), [("usa-42", "Philadelphia"), ("usa-21", "Hazard"), ("prt", "Lisbon")]
)
def test_towns_are_in_their_region(region, town):
    found = json.loads((MAP / "outlines" / f"{region}.json").read_text())["towns"]
    assert town in {name for name, _x, _y in found}


def test_without_the_packages_the_command_says_what_to_do(tmp_path):
    with pytest.raises(CommandError, match="make map-base"):
        call_command("build_map_base", tmp_path)
