"""The demo shows every kind of listing that the directory can hold."""

from __future__ import annotations

from collections import Counter

import pytest
from django.db.models import Count, Q

from services.models import (
    CHOICE_FIELDS,
    Attribute,
    Consent,
    Language,
    Location,
    Organization,
    Schedule,
    Service,
    ServiceAtLocation,
    TaxonomyTerm,
)
from services.vocabulary import (
    AddressPrivacy,
    PhoneType,
    Publication,
    ScheduleFrequency,
    ScheduleKind,
    ServiceKind,
    ServiceStatus,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

LEAST = {
    ServiceKind.SYRINGE_EXCHANGE: 50,
    ServiceKind.NALOXONE: 40,
    ServiceKind.SUPERVISED_CONSUMPTION: 8,
    ServiceKind.MAT: 40,
    ServiceKind.PEER_SUPPORT: 40,
    ServiceKind.RELATED: 25,
}


def count_by(path: str) -> Counter[str]:
    return Counter(ServiceAtLocation.objects.values_list(path, flat=True))


def offering(term: str, **service):
    taxonomy, _colon, code = term.partition(":")
    yes = Attribute.objects.filter(term__taxonomy=taxonomy, term__code=code, value=True)
    return ServiceAtLocation.objects.filter(
        Q(service__attributes__in=yes) | Q(location__attributes__in=yes) | Q(attributes__in=yes),
        **{f"service__{name}": value for name, value in service.items()},
    ).distinct()


def test_about_three_hundred_listings_in_twelve_cities():
    keys = ServiceAtLocation.objects.values_list("external_id", flat=True)
    cities = Counter(key.partition("/")[0] for key in keys)
    assert 290 <= len(keys) <= 330
    assert len(cities) == 12
    assert min(cities.values()) >= 8
    continents = {zone.partition("/")[0] for zone in count_by("location__timezone")}
    assert continents == {"America", "Europe", "Australia"}


@pytest.mark.parametrize("kind", LEAST)
def test_every_kind_has_enough_listings(kind):
    assert ServiceAtLocation.objects.offering(kind).count() >= LEAST[kind]


@pytest.mark.parametrize("code", ["19134", "02139", "10002"])
def test_well_known_zips_have_a_service(code):
    assert ServiceAtLocation.objects.listed().filter(location__postal_code=code).count() >= 3


@pytest.mark.parametrize("field", CHOICE_FIELDS)
def test_every_choice_of_every_kind_is_there(field):
    assert set(CHOICE_FIELDS[field].values) <= set(Service.objects.values_list(field, flat=True))


def test_every_privacy_level_status_and_publication_is_there():
    assert set(count_by("location__address_privacy")) == set(AddressPrivacy.values)
    assert set(count_by("service__status")) == set(ServiceStatus.values)
    assert set(count_by("publication")) == set(Publication.values)


@pytest.mark.parametrize(
    "way", ["pharmacy", "wall_box", "vending_machine", "mail", "delivery", "fixed_site"]
)
def test_naloxone_comes_in_every_way(way):
    assert offering(f"access_mode:{way}", kind=ServiceKind.NALOXONE).count() >= 3


@pytest.mark.parametrize(
    "help_", ["family_support", "treatment_funding", "housing", "jobs", "legal", "id_help"]
)
def test_related_help_of_many_sorts(help_):
    assert offering(f"support:{help_}", kind=ServiceKind.RELATED).count() >= 2


def test_nearly_every_term_is_used():
    unused = TaxonomyTerm.objects.filter(attributes__isnull=True)
    assert unused.count() < 8, [term.key for term in unused]


def test_facts_are_yes_no_and_unknown():
    answers = Counter(Attribute.objects.values_list("value", flat=True))
    assert answers[False] > 300
    assert answers[True] > answers[False]
    assert Attribute.objects.filter(checked_on__isnull=True).exists()


def test_vans_have_several_stops():
    vans = Service.objects.annotate(count=Count("stops")).filter(count__gte=2)
    assert vans.count() >= 10
    for van in vans:
        assert van.attributes.filter(term__code="mobile_stop", value=True).exists(), van


def test_hours_of_every_shape():
    shapes = Schedule.objects
    assert set(shapes.values_list("freq", flat=True)) == set(ScheduleFrequency.values)
    assert set(shapes.values_list("kind", flat=True)) == set(ScheduleKind.values)
    assert shapes.filter(byday__startswith="-1").exists()
    assert shapes.filter(byday__startswith="2T").exists()
    assert shapes.filter(interval=2, dtstart__isnull=False).exists()
    assert shapes.filter(opens_at="00:00", closes_at="00:00").exists()
    assert shapes.filter(opens_at__gt="18:00", closes_at__lt="06:00").exists()
    assert shapes.filter(freq="WEEKLY", valid_from__isnull=False).exists()
    assert shapes.filter(freq="DATES", kind="open").exists()
    assert shapes.filter(freq="HOLIDAYS", kind="open").exists()


def test_hours_may_be_words_only_or_unknown():
    silent = ServiceAtLocation.objects.filter(schedules__isnull=True, location__schedules=None)
    assert silent.exclude(hours_note="").exists()
    assert silent.filter(hours_note="").exists()


def test_hours_may_belong_to_the_place():
    assert Location.objects.filter(schedules__isnull=False).exists()


def test_closed_for_now_with_and_without_an_end():
    closed = ServiceAtLocation.objects.filter(closed_from__isnull=False)
    assert closed.filter(closed_until__isnull=True).exists()
    assert closed.filter(closed_until__isnull=False).count() >= 3


def test_some_run_only_part_of_the_year():
    assert ServiceAtLocation.objects.filter(valid_to__isnull=False).count() >= 3


def test_one_provider_took_consent_back():
    withdrawn = Consent.objects.get(channel="web", state="withdrawn")
    assert withdrawn.service_at_location not in ServiceAtLocation.objects.public()


def test_places_are_shared_between_organizations():
    shared = Location.objects.annotate(
        owners=Count("stops__service__organization", distinct=True)
    ).filter(owners__gte=2)
    assert shared.exists()


def test_many_languages_are_spoken():
    codes = Counter(Language.objects.values_list("code", flat=True))
    assert codes["es"] >= 40
    assert len(codes) >= 10


def test_portugal_has_no_phones_for_stories():
    portuguese = Organization.objects.filter(services__stops__location__country="PT")
    assert not portuguese.filter(phones__isnull=False).exists()
    assert not Service.objects.filter(
        organization__in=portuguese, phones__type=PhoneType.VOICE
    ).exists()
