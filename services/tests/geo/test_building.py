"""How the places file is put together, on invented places."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from services.geo.places.building import sources
from services.geo.places.building.codes import (
    join_towns,
    locate_codes,
    nameless_codes,
    with_town_name,
)
from services.geo.places.building.sources import SourceCode, SourceTown
from services.geo.places.building.towns import gather_towns, tell_namesakes_apart
from services.geo.places.folding import fold_key
from services.geo.places.spelling import (
    packed_name,
    packed_people,
    unpacked_name,
    unpacked_people,
)
from services.geo.places.table import ROWS_PER_BLOCK, Row, pack_tables, read_tables
from services.geo.sphere import LatLng

HERE, NEAR, FAR = LatLng(40, -75), LatLng(40.05, -75), LatLng(42, -75)


def town(name: str, point: LatLng = HERE, population: int = 1000, *others: str) -> SourceTown:
    return SourceTown(name, "US-PA", point, population, others)


def code(number: str, name: str, point: LatLng = HERE, *, is_located: bool = True) -> SourceCode:
    return SourceCode(number, name, "US-PA", point, is_located)


def located(codes, towns, census=None) -> list:
    return list(locate_codes(codes, census or {}, towns))


def test_entries_of_one_town_become_one():
    towns = gather_towns([town("Mount Ida", HERE, 900), town("Mt. Ida", NEAR, 5000)])
    assert [(found.name, found.population) for found in towns] == [("Mt. Ida", 5000)]


def test_namesakes_far_apart_say_what_they_are_near():
    towns = gather_towns(
        [town("Ida", HERE), town("Ida", FAR), town("Bigtown", NEAR, 9000), town("Hill", FAR, 9000)]
    )
    tell_namesakes_apart(towns)
    assert {found.near for found in towns.named("Ida", "US-PA")} == {"Bigtown", "Hill"}


def test_towns_that_are_history_are_left_out():
    assert not list(gather_towns([town("Old Ida (historical)")]))


def test_names_in_other_scripts_are_kept_for_cities():
    towns = gather_towns([town("Ida", HERE, 200_000, "ИДА"), town("Eva", FAR, 900, "ЕВА")])
    assert towns.also_named("ИДА", "US-PA")
    assert not towns.also_named("ЕВА", "US-PA")


def test_a_zip_keeps_its_point_where_the_sources_agree():
    (found,) = located([code("19001", "Ida")], gather_towns([]), {"19001": NEAR})
    assert found.point == HERE


def test_a_zip_takes_the_point_nearer_to_its_town_where_they_disagree():
    towns = gather_towns([town("Ida", HERE)])
    census_is_right = located([code("19001", "Ida", FAR)], towns, {"19001": NEAR})
    census_is_wrong = located([code("19001", "Ida", NEAR)], towns, {"19001": FAR})
    assert census_is_right[0].point == census_is_wrong[0].point == NEAR


def test_an_estimate_far_from_its_town_gives_way_to_the_town():
    (found,) = located([code("19001", "Ida", FAR, is_located=False)], gather_towns([town("Ida")]))
    assert found.point == HERE


def test_an_estimate_without_a_town_gives_way_to_the_census():
    codes = [code("19001", "Ida", FAR, is_located=False)]
    assert located(codes, gather_towns([]), {"19001": HERE})[0].point == HERE


def test_the_post_brings_towns_that_no_list_has():
    towns = gather_towns([])
    join_towns(towns, located([code("19001", "Land Of Ida")], towns))
    assert [found.name for found in towns] == ["Land of Ida"]


def test_the_post_brings_other_names_of_towns():
    towns = gather_towns([town("Alma City", HERE, 1000, "Alma")])
    join_towns(towns, located([code("19001", "Alma", NEAR)], towns))
    assert [found.usual_keys for found in towns] == [{"alma"}]


def test_a_zip_writes_its_town_as_the_town_does():
    towns = gather_towns([town("McIda")])
    (found,) = located([code("19001", "Mcida")], towns)
    assert with_town_name(found, towns).town == "McIda"


def test_a_zip_without_a_town_has_the_state_of_its_neighbours():
    known = located([code("19001", "Ida")], gather_towns([]))
    points = {"19001": HERE, "19002": NEAR, "19003": FAR, "99999": HERE}
    assert [(found.code, found.area) for found in nameless_codes(known, points)] == [
        ("19002", "US-PA")
    ]


def test_rows_are_found_again_in_whichever_block_they_are(tmp_path):
    rows = [
        Row((f"key{number // 700:05}", str(number)), (number - 9, number << 9))
        for number in range(5000)
    ]
    path = tmp_path / "places.bin"
    path.write_bytes(pack_tables({"numbers": reversed(rows), "none": []}))
    tables = read_tables(path)
    numbers = tables["numbers"]
    assert len(numbers.first_keys) == 5000 // ROWS_PER_BLOCK + 1
    assert sorted(numbers) == sorted(rows)
    assert sorted(numbers.find("key00002")) == sorted(rows[1400:2100])
    edges = (0, ROWS_PER_BLOCK - 1, ROWS_PER_BLOCK, 4999)
    assert [numbers.row(number) for number in edges] == [sorted(rows)[number] for number in edges]
    assert set(numbers.keys_with("key0000", ["7", "3"])) == {"key00003", "key00007"}
    assert not numbers.has("key")
    assert numbers.find("key") == numbers.find("zzz") == tables["none"].find("key00001") == []


def test_the_order_of_the_rows_does_not_change_the_file():
    rows = [Row(("b",), (2,)), Row(("a",), (1,)), Row(("c",), (300,))]
    assert pack_tables({"t": rows}) == pack_tables({"t": reversed(rows)})


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(codec="utf-8", exclude_characters="\0\n")),
            st.integers(-(10**9), 10**9),
        )
    )
)
def test_any_rows_come_back_as_they_were(tmp_path_factory, pairs):
    rows = [Row((text,), (number,)) for text, number in pairs]
    path = tmp_path_factory.getbasetemp() / "any.bin"
    path.write_bytes(pack_tables({"t": rows}))
    assert list(read_tables(path)["t"]) == sorted(rows)


@pytest.mark.parametrize(
    "name",
    [
        "Berlin",
        "San Francisco",
        "Winston-Salem",
        "Saint-Rémy-de-Provence",
        "McAllen",
        "St. Louis",
        "Москва",
        "A",
    ],
)
def test_names_are_packed_by_what_they_add_to_their_key(name):
    assert unpacked_name(fold_key(name), packed_name(fold_key(name), name)) == name


@given(st.text(min_size=1))
def test_any_name_comes_back_as_it_was(name):
    assert unpacked_name(fold_key(name), packed_name(fold_key(name), name)) == name


@given(st.integers(1, 40_000_000))
def test_people_are_kept_to_a_few_percent(population):
    assert unpacked_people(packed_people(population)) == pytest.approx(population, rel=0.09, abs=1)


def test_another_file_is_refused(tmp_path):
    (tmp_path / "places.bin").write_bytes(b"something else")
    with pytest.raises(ValueError, match=r"places\.bin is not a places file"):
        read_tables(tmp_path / "places.bin")


def test_the_command_names_the_package_that_it_lacks(monkeypatch):
    monkeypatch.setattr(sources, "PINS", {"no-such-package": "1.0"})
    with pytest.raises(CommandError, match=r"no-such-package==1\.0 is needed"):
        call_command("build_places", dry_run=True)
