"""Every rule of the data is in the database, with a sentence that a curator understands."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.db.models import CheckConstraint, UniqueConstraint

from .broken_rows import BROKEN

SAME_RULE_ELSEWHERE = {
    "searchfact_key_given",
    *(f"{model}_version_positive" for model in ("organization", "location", "taxonomyterm")),
    *(f"{model}_version_positive" for model in ("serviceatlocation", "page", "embedsite")),
    *(f"{model}_source_and_key" for model in ("service", "location", "serviceatlocation")),
    *(f"{model}_once_per_source" for model in ("service", "location", "serviceatlocation")),
    *(f"service_{field}_known" for field in ("naloxone_training", "scs_model", "scs_status")),
    *(f"service_{field}_known" for field in ("moud_setting", "moud_wait", "peer_format")),
    *(f"service_{field}_known" for field in ("peer_goal", "peer_medication")),
    *(f"language_once_per_{owner}" for owner in ("service", "location", "phone")),
    *(f"attribute_once_per_{owner}" for owner in ("location", "service_at_location")),
    "consent_once_per_channel",
    "embedcount_once_per_day",
}


def all_constraints() -> dict[str, CheckConstraint | UniqueConstraint]:
    own = apps.get_app_config("services").get_models()
    return {rule.name: rule for model in own for rule in model._meta.constraints}


@pytest.mark.django_db
@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses_what_breaks_a_rule(name):
    broken = BROKEN[name]()
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        broken.save(force_insert=True)
    if connection.vendor == "postgresql" or isinstance(all_constraints()[name], CheckConstraint):
        assert name in str(refused.value)


def test_every_rule_is_tried():
    assert set(all_constraints()) == set(BROKEN) | SAME_RULE_ELSEWHERE


@pytest.mark.parametrize("name", sorted(all_constraints()))
def test_every_rule_has_a_message_of_its_own(name):
    message = str(all_constraints()[name].violation_error_message)
    assert message.endswith((".", "?"))
    assert "violated" not in message


def test_text_is_never_null():
    for model in apps.get_app_config("services").get_models():
        for column in model._meta.concrete_fields:
            assert not (isinstance(column, models.CharField | models.TextField) and column.null)
