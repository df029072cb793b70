"""The shipped vocabulary: 31 lists, as enums with one answer or as terms with many."""

from __future__ import annotations

import json

import pytest
from django.core.management import call_command

from services import vocabulary
from services.models import CHOICE_FIELDS, KIND_FIELDS, TaxonomyTerm
from services.vocabulary import ServiceKind, TermList

ENUMS = {
    "service_type": vocabulary.ServiceKind,
    "syringe_policy": vocabulary.SyringePolicy,
    "naloxone_training": vocabulary.NaloxoneTraining,
    "scs_model": vocabulary.SupervisedSiteModel,
    "scs_status": vocabulary.SupervisedSiteStatus,
    "moud_setting": vocabulary.MoudSetting,
    "moud_wait": vocabulary.MoudWait,
    "peer_format": vocabulary.PeerFormat,
    "peer_goal": vocabulary.PeerGoal,
    "peer_medication": vocabulary.PeerMedication,
    "address_privacy": vocabulary.AddressPrivacy,
    "listing_status": vocabulary.ListingStatus,
    "verification": vocabulary.Verification,
}


@pytest.fixture(scope="session")
def taxonomy(shared_data):
    lists = json.loads((shared_data.parent / "taxonomy.json").read_text())
    return {one["key"]: one["choices"] for one in lists}


@pytest.mark.parametrize("key", ENUMS)
def test_a_list_with_one_answer_is_an_enum(taxonomy, key):
    own = [(value, str(label)) for value, label in ENUMS[key].choices if value != "related"]
    assert own == [(choice["value"], choice["label"]) for choice in taxonomy[key]]


@pytest.mark.django_db
@pytest.mark.parametrize("key", TermList.values)
def test_a_list_with_many_answers_is_in_the_fixture(taxonomy, key):
    call_command("loaddata", "taxonomy", verbosity=0)
    terms = TaxonomyTerm.objects.filter(taxonomy=key)
    own = [(term.code, term.name, term.description, term.samhsa_codes) for term in terms]
    assert own == [
        (choice["value"], choice["label"], choice.get("description", ""), choice.get("samhsa", []))
        for choice in taxonomy[key]
    ]


def test_no_list_is_left_out(taxonomy):
    assert set(taxonomy) == set(ENUMS) | set(TermList.values)
    assert sum(map(len, taxonomy.values())) == 254


@pytest.mark.django_db
def test_loading_the_terms_again_changes_nothing():
    call_command("loaddata", "taxonomy", verbosity=0)
    before = list(TaxonomyTerm.objects.values())
    call_command("loaddata", "taxonomy", verbosity=0)
    assert list(TaxonomyTerm.objects.values()) == before


def test_every_choice_column_belongs_to_one_kind():
    columns = [field for fields in KIND_FIELDS.values() for field in fields]
    assert len(columns) == len(set(columns))
    assert set(CHOICE_FIELDS) <= set(columns)


def test_kinds_have_stable_bits():
    assert [kind.bit for kind in ServiceKind] == [1, 2, 4, 8, 16, 32]
