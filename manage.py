#!/usr/bin/env python
"""The commands: `python manage.py help`."""

from __future__ import annotations

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> None:
    """Run one command; a wrong configuration is one sentence and no traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hrdirectory.settings")
    try:
        _ = settings.INSTALLED_APPS  # some commands would stumble over something else first
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
