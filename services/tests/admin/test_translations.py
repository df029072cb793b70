"""Staff give the texts of a place in the other languages, and visitors read them."""

from __future__ import annotations

import pytest
import reversion
from reversion.models import Version

from services.curation import search_rows
from services.models import DirectorySettings, ServiceAtLocation, TaxonomyTerm
from services.tests.builders import a_fact, a_listing, a_service

from .conftest import url_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    service = a_service(
        name="Corner Box",
        description="Take what you need.",
        alert="Use the side door.",
        cost=0,
        fees_description="Gifts are welcome.",
        application_process="Just come in.",
    )
    a_listing(service, slug="box", description="Behind the library.")
    search_rows.refresh(ServiceAtLocation.objects.all())
    return service


SPANISH = {
    "description_es": "Toma lo que necesites.",
    "alert_es": "Usa la puerta lateral.",
    "fees_description_es": "Se aceptan regalos.",
    "application_process_es": "Solo entra.",
}


def test_a_translation_is_read_by_visitors_of_its_language(client, staff, open_form, service):
    url = url_of(service)
    assert staff.post(url, {**open_form(url), **SPANISH}).status_code == 302
    page = client.get("/es/listings/box/").content.decode()
    assert all(text in page for text in SPANISH.values())
    assert (
        "Take what you need." not in page.partition("application/ld+json")[0].partition("<main")[2]
    )
    assert "Take what you need." in client.get("/listings/box/").content.decode()
    card = client.get("/es/search/?near=19134").content.decode()
    assert '<p class="card-summary">Toma lo que necesites.</p>' in card
    assert '<p class="alert">Usa la puerta lateral.</p>' in card


def test_a_text_without_translation_says_that_it_is_english(client, service):
    page = client.get("/fr/listings/box/").content.decode()
    assert '<div class="description" lang="en" dir="ltr"><p>Take what you need.</p></div>' in page
    assert '<span lang="en" dir="ltr">Just come in.</span>' in page
    assert '<span lang="en" dir="ltr">Behind the library.</span>' in page
    assert page.count("(en anglais)") == 5
    assert "<span lang=" not in client.get("/listings/box/").content.decode()
    card = client.get("/ar/search/?near=19134").content.decode()
    assert '<p class="card-summary" lang="en" dir="ltr">Take what you need.</p>' in card


def test_one_process_remembers_each_language_apart(client, staff, open_form, service):
    url = url_of(service)
    staff.post(url, {**open_form(url), **SPANISH})
    for _twice in range(2):
        for code, text in (("/es", "Toma lo que"), ("", "Take what"), ("/ar", "Take what")):
            page = client.get(f"{code}/search/?near=19134").content.decode()
            assert f">{text}" in page
            assert page.count("card-summary") == 1


def test_history_has_the_translations_and_the_version_counts(staff, open_form, service):
    url = url_of(service)
    staff.post(url, {**open_form(url), **SPANISH})
    service.refresh_from_db()
    assert service.version == 2
    stored = Version.objects.get_for_object(service).first().field_dict["translations"]
    assert (
        stored
        == service.translations
        == {"es": {name.removesuffix("_es"): text for name, text in SPANISH.items()}}
    )
    assert reversion.is_registered(type(service))


def test_a_translation_is_not_saved_over_that_of_a_colleague(staff, colleague, open_form, service):
    url = url_of(service)
    mine, theirs = open_form(url), open_form(url)
    colleague.post(url, {**theirs, "description_es": "De ella."})
    response = staff.post(url, {**mine, "description_es": "Mío."})
    assert "was changed by grace at " in response.content.decode()
    assert "Mío." in response.content.decode()
    service.refresh_from_db()
    assert service.translations == {"es": {"description": "De ella."}}


def test_an_emptied_translation_is_gone(staff, open_form, service):
    url = url_of(service)
    staff.post(url, {**open_form(url), "description_es": "Hola."})
    staff.post(url, {**open_form(url), "description_es": ""})
    service.refresh_from_db()
    assert service.translations == {}


def test_only_offered_languages_are_asked_and_others_kept(staff, open_form, service):
    service.translations = {"fr": {"description": "Servez-vous."}}
    service.save()
    DirectorySettings.objects.create(languages=["en", "ar"])
    url = url_of(service)
    form = open_form(url)
    assert "description_ar" in form
    assert "description_fr" not in form
    staff.post(url, {**form, "description_ar": "خذ ما تحتاج إليه."})
    service.refresh_from_db()
    assert service.translations == {
        "fr": {"description": "Servez-vous."},
        "ar": {"description": "خذ ما تحتاج إليه."},
    }


def test_a_text_that_turns_others_around_is_refused(staff, open_form, service):
    url = url_of(service)
    response = staff.post(url, {**open_form(url), "description_es": "abc\u202edef"})
    assert response.status_code == 200
    service.refresh_from_db()
    assert service.translations == {}


def test_a_term_that_staff_added_has_labels_too(client, staff, open_form, service):
    a_fact("amenity:hammock", service=service)
    search_rows.refresh(ServiceAtLocation.objects.all())
    assert "hammock" in client.get("/es/listings/box/").content.decode()
    url = url_of(TaxonomyTerm.objects.get(code="hammock"))
    staff.post(url, {**open_form(url), "name_es": "Hamaca"})
    assert "Hamaca" in client.get("/es/listings/box/").content.decode()
    assert "Hamaca" not in client.get("/fr/listings/box/").content.decode()
    found = client.get("/es/search/?near=19134&view=filters").content.decode()
    assert "Hamaca" in found
    assert "Hamaca" not in client.get("/search/?near=19134&view=filters").content.decode()
