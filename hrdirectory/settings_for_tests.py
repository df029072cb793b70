"""The settings of a machine of one's own, with what only tests need."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

os.environ["DJANGO_DEVELOPMENT"] = "1"
os.environ.pop("REDIS_URL", None)  # the tests empty their caches

from hrdirectory.settings import *  # noqa: F403
from hrdirectory.settings import DATABASES, IS_SQLITE

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if IS_SQLITE:
    # A file, since a database in memory has neither a write-ahead log nor several connections;
    # its name keeps runs at the same time apart.
    file_name = f"hrdirectory-tests-{os.getpid()}.sqlite3"
    DATABASES["default"]["TEST"] = {"NAME": str(Path(tempfile.gettempdir()) / file_name)}
