"""What the content files hold, with names and types."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from services.vocabulary import ServiceKind

CONTENT = Path(__file__).parent / "content"
DEMO_DAY = date(2026, 11, 23)
"""The day on which the demo is set; a Monday, so that every-other-week hours stay right."""

Texts = list[str]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sort of place offers, such as a shop or a meeting hall."""

    yes: Texts = field(default_factory=list)
    no: Texts = field(default_factory=list)
    perhaps: Texts = field(default_factory=list)
    directions: Texts = field(default_factory=lambda: [""])
    names: Texts = field(default_factory=lambda: [""])
    is_corner: bool = False


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A service as many organizations offer it; `opening` and `details` make its description."""

    kind: ServiceKind
    names: Texts
    opening: Texts
    details: Texts
    setting: str
    hours: Texts = field(default_factory=lambda: [""])
    yes: Texts = field(default_factory=list)
    no: Texts = field(default_factory=list)
    perhaps: Texts = field(default_factory=list)
    fees: Texts = field(default_factory=lambda: [""])
    process: Texts = field(default_factory=lambda: [""])
    eligibility: Texts = field(default_factory=lambda: [""])
    phones: Texts = field(default_factory=list)
    privacy: str = "exact"
    location_type: str = "physical"
    serves: str = ""
    columns: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stop:
    """Where and when an offer is found, and what is different there."""

    area: str = ""
    place: str = ""
    privacy: str = ""
    hours: str | None = None
    hours_note: str = ""
    note: str = ""
    closed: list[Any] = field(default_factory=list)
    dates: list[int] = field(default_factory=list)
    phones: Texts = field(default_factory=list)
    serves: str = ""
    yes: Texts = field(default_factory=list)
    no: Texts = field(default_factory=list)
    publication: str = "published"
    consents: dict[str, str] = field(default_factory=dict)
    pin_accuracy: str = "site"


@dataclass(frozen=True, slots=True)
class Offer:
    """A blueprint as one organization offers it."""

    use: str
    stops: list[Stop]
    name: str = ""
    alternate_name: str = ""
    more: str = ""
    status: str = "active"
    alert: str = ""
    languages: Texts = field(default_factory=list)
    phones: Texts | None = None
    yes: Texts = field(default_factory=list)
    no: Texts = field(default_factory=list)
    unknown: Texts = field(default_factory=list)
    columns: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Group:
    """An organization with what it offers."""

    name: str
    about: str
    offers: list[Offer]
    alternate_name: str = ""
    website: bool = True


@dataclass(frozen=True, slots=True)
class Area:
    """A neighbourhood or nearby town; its middle is about right."""

    name: str
    postal_codes: Texts
    latitude: float
    longitude: float
    spread_km: float = 0.6
    city: str = ""


@dataclass(frozen=True, slots=True)
class City:
    slug: str
    name: str
    state_province: str
    country: str
    timezone: str
    areas: dict[str, Area]
    streets: Texts
    address: str
    corner: str
    house_numbers: list[int]
    phone_prefixes: Texts
    languages: list[Texts]
    groups: list[Group]
    places: dict[str, dict[str, str]] = field(default_factory=dict)
    not_here: Texts = field(default_factory=list)


def read_toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def read_blueprints() -> dict[str, Blueprint]:
    """Every blueprint by its name; a file's `shared` table is the start of each."""
    found: dict[str, Blueprint] = {}
    for path in sorted((CONTENT / "kinds").glob("*.toml")):
        tables = read_toml(path)
        shared = tables.pop("shared")
        for name, table in tables.items():
            found[name] = read_blueprint(shared, table)
    return found


def read_blueprint(shared: Mapping[str, Any], table: Mapping[str, Any]) -> Blueprint:
    """Facts add to the shared ones, unless the blueprint answers them itself."""
    values = {**shared, **table, "kind": ServiceKind(shared["kind"])}
    values["columns"] = {**shared.get("columns", {}), **table.get("columns", {})}
    own = {term for answer in ("yes", "no", "perhaps") for term in table.get(answer, [])}
    for answer in ("yes", "no", "perhaps"):
        inherited = [term for term in shared.get(answer, []) if term not in own]
        values[answer] = [*inherited, *table.get(answer, [])]
    return Blueprint(**values)


def read_settings() -> dict[str, Setting]:
    return {name: Setting(**table) for name, table in read_toml(CONTENT / "settings.toml").items()}


def read_cities() -> list[City]:
    return [read_city(path) for path in sorted((CONTENT / "cities").glob("*.toml"))]


def read_city(path: Path) -> City:
    table = read_toml(path)
    table["areas"] = {name: Area(name=name, **area) for name, area in table["areas"].items()}
    table["groups"] = [read_group(group) for group in table["groups"]]
    return City(slug=path.stem, **table)


def read_group(table: dict[str, Any]) -> Group:
    return Group(**{**table, "offers": [read_offer(offer) for offer in table["offers"]]})


def read_offer(table: dict[str, Any]) -> Offer:
    """An offer without `stops` is found at one place, which it describes itself."""
    values = dict(table)
    if "stops" in values:
        values["stops"] = [Stop(**stop) for stop in values["stops"]]
        return Offer(**values)
    own = set(Stop.__dataclass_fields__) - {"yes", "no", "phones"}
    at = {name: values.pop(name) for name in own & set(values)}
    return Offer(stops=[Stop(**at)], **values)


def day_from(days: int) -> date:
    """The day so many days after the demo's own; before it if negative."""
    return DEMO_DAY + timedelta(days)
