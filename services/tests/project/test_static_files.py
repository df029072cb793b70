"""Static files in production: hashed names, also from one script of ours to another."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from hrdirectory.static_files import StaticFilesStorage

ROOT = Path(__file__).resolve().parents[3] / "static"


def test_scripts_import_each_other_by_their_hashed_names(tmp_path):
    shutil.copytree(ROOT / "js", tmp_path / "js")
    storage = StaticFilesStorage(location=tmp_path)
    names = [str(path.relative_to(ROOT)) for path in (ROOT / "js").rglob("*.js")]
    for _name, _hashed, outcome in storage.post_process({name: (storage, name) for name in names}):
        assert outcome is True
    script = tmp_path / storage.stored_name("js/map.js")
    imports = re.findall(r'(?:from |import\()"([^"]+)"', script.read_text())
    assert len(imports) == 5
    for name in imports:
        assert re.search(r"\.[0-9a-f]{12}\.js$", name)
        assert (script.parent / name).exists()
