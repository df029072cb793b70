"""The listing API of FindTreatment.gov: places with lists of services in SAMHSA's words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from services.curation.documents import in_order, terms_by_key
from services.vocabulary import MoudSetting, PhoneType, ServiceKind, samhsa

from .cells import clean
from .findings import Findings, Refusal
from .keys import Keys, address_key, bounded, fold
from .mapping import Mapping
from .phone_cells import PhoneRow, read_phones
from .rows import ReadRow, RowRefused, check_usable, fill_document
from .sheets import Row

PHONE_FIELDS = {"phone": "", "intake1": "New clients", "hotline1": "Hotline"}
"""The numbers of a place, and what the second and third are for."""

OTHER_LANGUAGES = "OL"
MALE_ONLY, FEMALE_ONLY = {"male"}, {"female"}
DESCRIPTIONS = {
    ServiceKind.MAT: "A place that gives medicine for opioid use, from the national locator.",
    ServiceKind.RELATED: "Treatment for substance use or mental health, from the national locator.",
}

Groups = dict[str, list[str]]
"""The words of each group of services, by the code of the group."""


def read_places(mapping: Mapping, rows: Iterable[Row], findings: Findings) -> Iterator[ReadRow]:
    """The places of a reply, with the facts that the terms' SAMHSA codes stand for."""
    terms = terms_by_code()
    for row in rows:
        try:
            if row.refusal:
                raise RowRefused(row.refusal)
            yield read_place(mapping, row, terms, findings)
        except RowRefused as refusal:
            findings.refused.append(Refusal(row.number, str(refusal)))


def terms_by_code() -> dict[str, list[str]]:
    """The terms that a SAMHSA code stands for, as `list:code`."""
    found = defaultdict(list)
    for key, term in terms_by_key().items():
        for code in term.samhsa_codes:
            found[code].append(key)
    return found


def read_place(
    mapping: Mapping, row: Row, terms: dict[str, list[str]], findings: Findings
) -> ReadRow:
    item = {name: text(value) for name, value in row.cells.items() if name != "services"}
    key = item.get("frid", "")
    if not key:
        raise RowRefused("it has no frid, by which the next edition finds it again")
    groups = services_of(row.cells.get("services"))
    codes = codes_of(groups, findings)
    doubts: list[str] = []
    document = fill_document(mapping, texts_of(item, codes), doubts)
    document["service"].setdefault("attributes", {}).update(facts_of(codes, groups, terms))
    document["service"]["languages"] = languages(groups)
    document["service_at_location"]["phones"] = phones(item, mapping.country, doubts)
    check_usable(document)
    return ReadRow([row.number], keys_of_place(key, document), document, doubts)


def text(value: Any) -> str:
    return clean(str(value)) if isinstance(value, str | int | float) else ""


def services_of(value: Any) -> Groups:
    """[{"f2": "OT", "f3": "a; b"}, …] as {"OT": ["a", "b"]}; the words folded."""
    groups: Groups = defaultdict(list)
    for entry in value if isinstance(value, list) else []:
        if isinstance(entry, dict):
            words = [fold(part) for part in text(entry.get("f3")).split(";")]
            groups[text(entry.get("f2"))] += filter(None, words)
    return groups


def codes_of(groups: Groups, findings: Findings) -> set[str]:
    """The SAMHSA codes behind the words; words that nobody knows are counted."""
    found = set()
    for group, words in groups.items():
        for word in words:
            if code := samhsa.CODES_BY_WORDS.get(word):
                found.add(samhsa.SAME_AS.get(code, code))
            elif group != OTHER_LANGUAGES and group not in samhsa.WITHOUT_TERM:
                findings.unread[f"the service “{word}”"] += 1
    return found


def texts_of(item: dict[str, str], codes: set[str]) -> dict[str, str]:
    kind = ServiceKind.MAT if codes & samhsa.MEDICINE_CODES else ServiceKind.RELATED
    name, site = item.get("name1", ""), item.get("name2", "")
    texts = {
        "organization.name": name,
        "service.kind": kind.value,
        "service.name": f"{name}: {site}" if site else name,
        "service.description": DESCRIPTIONS[kind],
        "service.url": item.get("website", ""),
        "location.address_1": item.get("street1", ""),
        "location.address_2": item.get("street2", ""),
        "location.city": item.get("city", ""),
        "location.state_province": item.get("state", ""),
        "location.postal_code": item.get("zip", ""),
        "location.latitude": item.get("latitude", ""),
        "location.longitude": item.get("longitude", ""),
    }
    if kind == ServiceKind.MAT and (setting := setting_of(codes)):
        texts["service.moud_setting"] = setting
    return texts


def setting_of(codes: set[str]) -> str:
    fitting = (name for name, of in samhsa.SETTINGS_BY_CODE if codes & of)
    return MoudSetting(name).value if (name := next(fitting, "")) else ""


def facts_of(codes: set[str], groups: Groups, terms: dict[str, list[str]]) -> dict[str, bool]:
    """What the codes say yes to; a service that is not named is not known."""
    found = {key for code in codes for key in terms.get(code, ())} - samhsa.NOT_FACTS
    if samhsa.CHILDREN in codes:
        found.discard(samhsa.AGES_TERM)
    genders = set(groups.get("GN", ()))
    if genders == MALE_ONLY:
        found.add("population:men")
    if genders == FEMALE_ONLY:
        found.add("population:women")
    return dict.fromkeys(sorted(found), True)


def languages(groups: Groups) -> list[dict[str, str]]:
    codes = {samhsa.LANGUAGE_CODES.get(word) for word in groups.get(OTHER_LANGUAGES, ())}
    return in_order({"code": code, "note": ""} for code in codes if code)


def phones(item: dict[str, str], country: str, doubts: list[str]) -> list[PhoneRow]:
    """The numbers with what they are for; one that is given twice is kept once."""
    found: list[PhoneRow] = []
    for name, description in PHONE_FIELDS.items():
        rows, unread = read_phones(item.get(name, ""), country=country)
        doubts += [f"{name}: {doubt}" for doubt in unread]
        known = {(row["number"], row["extension"]) for row in found}
        for row in rows:
            if (row["number"], row["extension"]) in known:
                continue
            kind = PhoneType.HOTLINE.value if name == "hotline1" else row["type"]
            told = {"type": kind, "description": description, "position": len(found)}
            found.append({**row, **told})
    return in_order(found)


def keys_of_place(key: str, document: dict[str, dict[str, Any]]) -> Keys:
    place = address_key(document["location"])
    has_street = bool(document["location"].get("address_1"))
    return Keys(
        organization=bounded([fold(document["organization"]["name"])]),
        service=bounded([key]),
        location=bounded([place]) if has_street else bounded([key]),
        service_at_location=bounded([key]),
    )
