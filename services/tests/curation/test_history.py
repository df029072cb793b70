from __future__ import annotations

import pytest
import reversion
from django.apps import apps
from reversion.errors import RevertError
from reversion.models import Revision, Version

from services.curation import history, publishing
from services.models import KIND_MODELS, Attribute, Curated, ServiceAtLocation, User
from services.tests.builders import a_fact, a_listing, a_service, an_organization
from services.vocabulary import ServiceKind

pytestmark = pytest.mark.django_db


def test_everything_that_people_edit_has_a_history():
    curated = [model for model in apps.get_models() if issubclass(model, Curated)]
    assert [model for model in curated if not reversion.is_registered(model)] == []


def test_accounts_have_none_because_of_their_passwords():
    assert not reversion.is_registered(User)


def test_an_act_within_an_act_is_one_entry():
    ada = User.objects.create_user("ada")
    listing = a_listing()
    with history.act("Both", by=ada):
        publishing.hide(listing, by=ada)
        publishing.publish(listing, by=ada)
    assert Revision.objects.count() == 1


def test_last_change_names_who_and_when():
    organization = an_organization()
    assert history.last_change(organization) is None
    with history.act("Saved", by=User.objects.create_user("ada")):
        organization.save()
    change = history.last_change(organization)
    assert change is not None
    assert (change.name, change.at) == ("ada", Revision.objects.get().date_created)


def test_a_proxy_shares_the_history_of_its_service():
    service = a_service(ServiceKind.MAT)
    with history.act("Saved", by=None):
        KIND_MODELS[ServiceKind.MAT].objects.get(pk=service.pk).save()
    assert history.last_change(service) is not None


def test_facts_come_back_with_their_service():
    service = a_service()
    a_fact("supply:needles", service=service)
    with history.act("Saved", by=None):
        service.save()
    service.attributes.all().delete()
    a_fact("supply:pipes", service=service, value=False)
    history.revert(Version.objects.get_for_object(service).get())
    assert [(fact.term.key, fact.value) for fact in Attribute.objects.all()] == [
        ("supply:needles", True)
    ]


def test_an_old_state_that_no_longer_fits_is_refused_whole():
    first = a_listing()
    with history.act("Saved", by=None):
        first.save()
    old = Version.objects.get_for_object(first).get()
    ServiceAtLocation.objects.filter(pk=first.pk).update(location=a_listing().location)
    a_listing(first.service, first.location)
    with pytest.raises(RevertError):
        history.revert(old)


def test_a_row_that_is_gone_cannot_come_back():
    organization = an_organization()
    with history.act("Saved", by=None):
        organization.save()
    old = Version.objects.get_for_object(organization).get()
    organization.delete()
    with pytest.raises(RevertError):
        history.revert(old)
