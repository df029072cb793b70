"""How static files are named and compressed for production."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashed names, also where one of our modules imports another."""

    support_js_module_import_aggregation = True
