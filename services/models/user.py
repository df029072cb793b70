from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A member of staff; visitors have no account."""

    # Raising the epoch ends every session of the user at once.
    session_epoch = models.PositiveIntegerField(_("session epoch"), default=0, editable=False)

    class Meta(AbstractUser.Meta):
        pass
