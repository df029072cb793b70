"""What people type wrong is refused with a message at its field, and nothing is half-saved."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from services.models import (
    DirectorySettings,
    EmbedSite,
    Location,
    Organization,
    Page,
    ServiceAtLocation,
    User,
)
from services.tests.builders import (
    a_fact,
    a_listing,
    a_location,
    a_phone,
    a_service,
    an_organization,
)
from services.vocabulary import ServiceKind

from .conftest import new_row, url_of

ZERO_WIDTH, OVERRIDE = "\u200b\u200d", "Clinic\u202egro"


@pytest.mark.parametrize("name", [ZERO_WIDTH, OVERRIDE, "a\x00b", "two\nlines", "\u00a0", ""])
def test_a_name_that_nobody_could_read_is_refused(db, refused, name):
    organization = an_organization("Riverside")
    assert refused(organization, name=name)
    assert Organization.objects.get().name == "Riverside"


@pytest.mark.parametrize("field", ["name", "alternate_name", "address_1", "transportation"])
def test_invisible_text_is_refused_in_every_field(db, refused, field):
    assert "Type a name that people can see" in refused(a_location(), **{field: ZERO_WIDTH})


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{{ 7|add:7 }} {% debug %}",
        "[x](javascript:alert(1))",
        "Café 💉 \U0001f9ea",
    ],
)
def test_markup_is_stored_as_text_and_shown_escaped_everywhere(staff, submit, text):
    organization = an_organization()
    assert submit(organization, name=text, description=text).status_code == 302
    assert Organization.objects.get().name == text
    pages = [
        url_of(organization),
        url_of(organization).replace("change", "history"),
        url_of(organization).replace("change", "delete"),
        reverse("admin:services_organization_changelist"),
    ]
    for page in pages:
        html = staff.get(page).content.decode()
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert "{{ 714" not in html


def test_a_long_description_is_kept_whole(db, submit):
    submit(an_organization(), description="x" * 100_000)
    assert len(Organization.objects.get().description) == 100_000


def test_spaces_around_a_name_are_taken_off(db, submit):
    submit(an_organization(), name="\u00a0 Riverside \u00a0")
    assert Organization.objects.get().name == "Riverside"


def test_the_same_fact_twice_is_refused(db, submit):
    service, term = a_service(), a_fact("supply:needles", service=a_service()).term
    rows = {
        **new_row("attributes", 0, term=term.pk, value="True"),
        **new_row("attributes", 1, term=term.pk, value="False"),
    }
    response = submit(service, **rows)
    assert "is there twice" in str(response.context["errors"])
    assert not service.attributes.exists()


@pytest.mark.parametrize(
    ("inline", "fields"),
    [
        ("languages", {"code": "Spanish!"}),
        ("languages", {"code": "e"}),
        ("service_areas", {"extent_type": "country", "country": "Mars"}),
        ("service_areas", {"extent_type": "circle", "country": "US", "latitude": "nan"}),
        ("service_areas", {"extent_type": "postal_code", "country": "US"}),
        ("attributes", {"term": "not-a-term", "value": "True"}),
        ("stops", {"location": "not-a-place", "publication": "draft"}),
    ],
)
def test_a_wrong_row_of_a_service_is_refused(db, submit, inline, fields):
    response = submit(a_service(), **new_row(inline, **fields))
    assert response.status_code == 200
    assert response.context["errors"]


def test_a_published_listing_without_a_pin_needs_an_area(db, submit):
    listing = a_listing(location=a_location(address_privacy="contact_first"), publication="draft")
    response = submit(listing, publication="published")
    assert "Add the area that it serves" in str(response.context["errors"])
    area = new_row("service_areas", extent_type="subdivision", country="us", state_province="us-pa")
    assert submit(listing, publication="published", **area).status_code == 302


def test_a_listing_without_a_place_is_not_published_by_an_action(db, staff):
    listing = a_listing(location=a_location(address_privacy="service_area"), publication="draft")
    url = reverse("admin:services_serviceatlocation_changelist")
    data = {"action": "publish_selected", "_selected_action": [listing.pk]}
    assert "say first which area it serves" in staff.post(url, data, follow=True).content.decode()
    listing.refresh_from_db()
    assert listing.publication == "draft"


def test_hiding_an_address_warns_of_listings_that_lose_their_place(db, staff, submit):
    listing = a_listing()
    response = submit(listing.location, address_privacy="contact_first")
    assert "No search can find these" in staff.get(response.url).content.decode()


def test_a_stop_without_a_pin_is_not_published_with_its_service(db, submit):
    hidden = a_location(address_privacy="contact_first")
    row = new_row("stops", location=hidden.pk, publication="published")
    response = submit(a_service(), **row)
    assert "leave it as a draft" in str(response.context["errors"])


def test_the_same_service_twice_at_a_place_is_refused(db, refused):
    listing = a_listing()
    again = {"service": listing.service.pk, "location": listing.location.pk}
    text = refused(ServiceAtLocation, **again, publication="draft")
    assert "already listed at this location" in text


def test_restoring_into_a_taken_place_is_explained(db, staff):
    listing = a_listing()
    ServiceAtLocation.objects.filter(pk=listing.pk).update(deleted_at=timezone.now())
    a_listing(listing.service, listing.location)
    url = f"{reverse('admin:services_serviceatlocation_changelist')}?removed=yes"
    data = {"action": "restore_selected", "_selected_action": [listing.pk]}
    page = staff.post(url, data, follow=True).content.decode()
    assert "already listed at this location" in page


def test_an_old_link_of_another_listing_cannot_be_taken(db, submit, refused):
    listing, other = a_listing(slug="first"), a_listing()
    submit(listing, slug="second")
    assert "lead to another listing" in refused(other, slug="first")
    assert submit(listing, slug="first").status_code == 302
    assert [old.slug for old in listing.old_slugs.all()] == ["second"]


def test_a_check_in_the_future_or_without_a_way_is_refused(db, submit):
    listing = a_listing()
    later = timezone.localdate() + timedelta(days=3)
    for fields in ({"checked_on": later, "how": "phoned"}, {"how": "unverified"}):
        row = new_row("checks", **{"checked_on": "2026-05-01", **fields})
        assert submit(listing, **row).status_code == 200
    assert not listing.checks.exists()


def test_a_supervised_site_needs_its_legal_status(db, refused):
    service = a_service(ServiceKind.SUPERVISED_CONSUMPTION)
    assert "This field is required" in refused(service, scs_status="")


def test_a_help_page_needs_a_review_to_be_published(db, refused):
    page = Page.objects.create(slug="naloxone", title="Naloxone")
    assert "date of the review" in refused(page, publication="published")


@pytest.mark.parametrize(
    "origins", ["javascript:alert(1)", "https://a.example/path", "a.example", "https://u@a.example"]
)
def test_a_partner_origin_is_scheme_and_host_only(db, refused, origins):
    site = EmbedSite.objects.create(slug="library", name="Library")
    assert refused(site, origins=f"https://fine.example {origins}")


@pytest.mark.parametrize("countries", ["", "USA", "U$", "United States", "\x00"])
def test_settings_refuse_what_is_no_country(db, refused, countries):
    settings = DirectorySettings.objects.create()
    assert refused(settings, countries_served=countries)


def test_settings_take_lists_as_words(db, submit):
    settings = DirectorySettings.objects.create()
    assert submit(settings, countries_served="ca, us us").status_code == 302
    settings.refresh_from_db()
    assert settings.countries_served == ["CA", "US"]


def test_forged_fields_are_ignored(db, submit, superuser):
    listing = a_listing()
    forged = {
        "id": "00000000-0000-0000-0000-000000000000",
        "version": 99,
        "deleted_at": "2026-01-01",
        "assured_date": "2026-05-01",
        "assured_how": "visited",
        "service": a_service().pk,
        "external_id": "forged",
        "is_superuser": "1",
    }
    assert submit(listing, **forged).status_code == 302
    saved = ServiceAtLocation.objects.get(pk=listing.pk)
    assert (saved.version, saved.service_id) == (2, listing.service_id)
    assert (saved.deleted_at, saved.assured_date, saved.external_id) == (None, None, "")


def test_a_forged_kind_is_ignored(db, submit):
    service = a_service(ServiceKind.NALOXONE)
    assert submit(service, kind="mat", moud_setting="otp").status_code == 302
    service.refresh_from_db()
    assert (service.kind, service.moud_setting) == ("naloxone", "")


def test_a_forged_name_of_who_checked_is_ignored(db, submit, superuser):
    listing = a_listing()
    other = User.objects.create_user("mallory")
    row = new_row("checks", checked_on="2026-05-01", how="phoned", checked_by=other.pk)
    submit(listing, **row)
    assert listing.checks.get().checked_by == superuser


def test_an_inline_row_of_another_owner_cannot_be_edited(db, submit):
    mine, theirs = an_organization(), an_organization()
    a_phone("+12155550101", organization=mine)
    foreign = a_phone("+12155550102", organization=theirs)
    submit(mine, **{"phones-0-id": foreign.pk, "phones-0-number": "215-555-0199"})
    foreign.refresh_from_db()
    assert foreign.number == "+12155550102"


@pytest.mark.parametrize("query", ["q=%00", "q=" + "a" * 3000, "p=99999", "kind__exact=x", "o=zz"])
def test_a_list_survives_a_wrong_address(db, staff, query):
    url = reverse("admin:services_serviceatlocation_changelist")
    assert staff.get(f"{url}?{query}", follow=True).status_code == 200


def test_removed_rows_cannot_be_picked(db, staff):
    kept, removed = a_location(name="Kept place"), a_location(name="Removed place")
    Location.objects.filter(pk=removed.pk).update(deleted_at=timezone.now())
    query = {"app_label": "services", "model_name": "serviceatlocation", "field_name": "location"}
    found = staff.get(reverse("admin:autocomplete"), {**query, "term": "place"}).json()
    assert [result["id"] for result in found["results"]] == [str(kept.pk)]


@pytest.mark.parametrize("query", ["service=abc", "location=%00", "publication=nonsense", "x=1"])
def test_an_empty_form_survives_a_wrong_address(db, staff, query):
    url = reverse("admin:services_serviceatlocation_add")
    assert staff.get(f"{url}?{query}").status_code == 200


@pytest.mark.parametrize("member", ["abc", "-1", "9" * 30])
def test_a_member_of_staff_who_does_not_exist_is_refused(db, refused, member):
    assert refused(an_organization(), members=[member])


def test_an_address_on_the_site_that_was_taken_a_moment_ago(db, submit, monkeypatch):
    from services.curation import naming  # noqa: PLC0415

    a_listing(slug="free-naloxone-philadelphia")
    late = iter(["free-naloxone-philadelphia", "free-naloxone-philadelphia-2"])
    monkeypatch.setattr(naming, "listing_slug", lambda *_args: next(late))
    changes = {"service": a_service().pk, "location": a_location().pk}
    assert submit(ServiceAtLocation, **changes).status_code == 302
    assert ServiceAtLocation.objects.filter(slug="free-naloxone-philadelphia-2").exists()
