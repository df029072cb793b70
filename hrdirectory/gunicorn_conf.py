"""gunicorn's settings: `gunicorn --config python:hrdirectory.gunicorn_conf hrdirectory.wsgi`."""

from __future__ import annotations

import subprocess  # nosec B404
import sys
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from gunicorn.glogging import Logger

from hrdirectory import environment

MANAGE = Path(__file__).resolve().parent.parent / "manage.py"

try:
    port = environment.read_number("PORT", default=8000, minimum=1, maximum=65_535)
    workers = environment.read_number("WEB_CONCURRENCY", default=2, minimum=1, maximum=256)
    threads = environment.read_number("WEB_THREADS", default=4, minimum=1, maximum=256)
except ImproperlyConfigured as error:
    sys.exit(str(error))
bind = f"0.0.0.0:{port}"
worker_class = "gthread"  # half-open connections would stop sync workers
accesslog = None  # hrdirectory.logs writes it, without the visitor
control_socket_disable = True


class PrivateLogger(Logger):
    """gunicorn's own messages without the visitor's address, query or headers."""

    def warning(self, msg: str, *args: Any, **kwargs: Any) -> None:
        """gunicorn puts the address and the refused line into the message itself."""
        if msg.startswith("Invalid request from"):
            super().warning("A request that is not proper HTTP was refused.")
        else:
            super().warning(msg, *args, **kwargs)

    def exception(self, msg: str, *args: Any, **kwargs: Any) -> None:
        """gunicorn names the whole address of a request that failed outside Django."""
        if str(msg).startswith("Error handling request"):
            kind = type(sys.exc_info()[1]).__qualname__
            super().error("A request failed outside the application: %s", kind)
        else:
            super().exception(msg, *args, **kwargs)


logger_class = PrivateLogger


def on_starting(_server: object) -> None:
    """Refuse to serve when the configuration is wrong: once, and not in every worker.

    The check runs in a process of its own, so that a reload (SIGHUP) still reads new code.
    """
    check = [sys.executable, str(MANAGE), "check", "--deploy", "--fail-level", "ERROR"]
    finished = subprocess.run(check, capture_output=True, text=True, check=False)  # nosec B603
    if finished.returncode:
        sys.exit(finished.stderr.strip())
