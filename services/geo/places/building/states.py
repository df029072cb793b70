"""States, district and territories of the United States: ISO 3166-2, 2020 Census counts."""

from __future__ import annotations

from typing import NamedTuple


class State(NamedTuple):
    """A state as people write it; `others` are abbreviations that are still in use."""

    code: str
    name: str
    population: int
    others: tuple[str, ...] = ()


STATES = (
    State("AL", "Alabama", 5_024_279, ("Ala",)),
    State("AK", "Alaska", 733_391),
    State("AZ", "Arizona", 7_151_502, ("Ariz",)),
    State("AR", "Arkansas", 3_011_524, ("Ark",)),
    State("CA", "California", 39_538_223, ("Calif", "Cal")),
    State("CO", "Colorado", 5_773_714, ("Colo",)),
    State("CT", "Connecticut", 3_605_944, ("Conn",)),
    State("DE", "Delaware", 989_948, ("Del",)),
    State("DC", "District of Columbia", 689_545),
    State("FL", "Florida", 21_538_187, ("Fla",)),
    State("GA", "Georgia", 10_711_908),
    State("HI", "Hawaii", 1_455_271),
    State("ID", "Idaho", 1_839_106),
    State("IL", "Illinois", 12_812_508, ("Ill",)),
    State("IN", "Indiana", 6_785_528, ("Ind",)),
    State("IA", "Iowa", 3_190_369),
    State("KS", "Kansas", 2_937_880, ("Kans", "Kan")),
    State("KY", "Kentucky", 4_505_836),
    State("LA", "Louisiana", 4_657_757),
    State("ME", "Maine", 1_362_359),
    State("MD", "Maryland", 6_177_224),
    State("MA", "Massachusetts", 7_029_917, ("Mass",)),
    State("MI", "Michigan", 10_077_331, ("Mich",)),
    State("MN", "Minnesota", 5_706_494, ("Minn",)),
    State("MS", "Mississippi", 2_961_279, ("Miss",)),
    State("MO", "Missouri", 6_154_913),
    State("MT", "Montana", 1_084_225, ("Mont",)),
    State("NE", "Nebraska", 1_961_504, ("Nebr", "Neb")),
    State("NV", "Nevada", 3_104_614, ("Nev",)),
    State("NH", "New Hampshire", 1_377_529),
    State("NJ", "New Jersey", 9_288_994),
    State("NM", "New Mexico", 2_117_522, ("N Mex",)),
    State("NY", "New York", 20_201_249),
    State("NC", "North Carolina", 10_439_388, ("N Car",)),
    State("ND", "North Dakota", 779_094, ("N Dak",)),
    State("OH", "Ohio", 11_799_448),
    State("OK", "Oklahoma", 3_959_353, ("Okla",)),
    State("OR", "Oregon", 4_237_256, ("Ore", "Oreg")),
    State("PA", "Pennsylvania", 13_002_700, ("Penn", "Penna")),
    State("RI", "Rhode Island", 1_097_379),
    State("SC", "South Carolina", 5_118_425, ("S Car",)),
    State("SD", "South Dakota", 886_667, ("S Dak",)),
    State("TN", "Tennessee", 6_910_840, ("Tenn",)),
    State("TX", "Texas", 29_145_505, ("Tex",)),
    State("UT", "Utah", 3_271_616),
    State("VT", "Vermont", 643_077),
    State("VA", "Virginia", 8_631_393),
    State("WA", "Washington", 7_705_281, ("Wash",)),
    State("WV", "West Virginia", 1_793_716, ("W Va",)),
    State("WI", "Wisconsin", 5_893_718, ("Wis", "Wisc")),
    State("WY", "Wyoming", 576_851, ("Wyo",)),
    State("AS", "American Samoa", 49_710, ("Samoa",)),
    State("GU", "Guam", 153_836),
    State("MP", "Northern Mariana Islands", 47_329, ("CNMI", "Mariana Islands")),
    State("PR", "Puerto Rico", 3_285_874),
    State(
        "VI",
        "U.S. Virgin Islands",
        87_146,
        ("Virgin Islands", "USVI", "United States Virgin Islands"),
    ),
)
