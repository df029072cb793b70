"""Bring the catalogues in locale/ up to date: `make messages` (needs gettext).

With `--check`: say what is missing or out of date, and change nothing.
"""

from __future__ import annotations

import gettext
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("ar", "es", "fr")
STAFF_ONLY = (
    "services/admin/*",
    "services/curation/*",
    "services/exchange/*",
    "services/management/*",
    "services/models/*",
    "services/apps.py",
    "templates/admin/*",
)
"""The words in these only staff read, in English."""
NOT_THE_SITE = (".venv/*", "services/tests/*", "benchmarks/*", "staticfiles/*")


def catalogue(root: Path, language: str) -> Path:
    return root / "locale" / language / "LC_MESSAGES" / "django.po"


def update(root: Path) -> None:
    """Merge what the sources below `root` say into the catalogues there, and compile those.

    Fails for wrong placeholders and for a wrong number of plural forms.
    """
    ignored = [f"--ignore={pattern}" for pattern in (*STAFF_ONLY, *NOT_THE_SITE)]
    locales = [f"--locale={language}" for language in LANGUAGES]
    options = ("--no-obsolete", "--no-wrap", "--add-location=file", "--symlinks", "--verbosity=0")
    command = (sys.executable, "manage.py", "makemessages", *locales, *ignored, *options)
    subprocess.run(command, cwd=root, check=True)
    for language in LANGUAGES:
        source = catalogue(root, language)
        target = source.with_suffix(".mo")
        subprocess.run(["msgfmt", "--check", "--output-file", target, source], check=True)


def problems(language: str, fresh: Path) -> list[str]:
    """What is wrong with a catalogue, seen from what an update made of it below `fresh`."""
    ours, updated = catalogue(ROOT, language), catalogue(fresh, language)
    untranslated = [
        f"Not translated ({language}): {one}" for one in entries(updated, "untranslated")
    ]
    doubtful = [f"To be checked ({language}): {one}" for one in entries(updated, "only-fuzzy")]
    is_old = text_of(ours) != text_of(updated) or compiled(ours) != compiled(updated)
    old = [f"Out of date: {ours.relative_to(ROOT)}. Run: make messages"] if is_old else []
    return untranslated + doubtful + old


def entries(file: Path, which: str) -> list[str]:
    """The messages that `msgattrib` selects, each in one line with the files that have it."""
    command = ["msgattrib", f"--{which}", "--no-obsolete", "--no-wrap", file]
    found = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    blocks = (block.splitlines() for block in found.split("\n\n")[1:])  # the first is the header
    shown = ("#: ", "msgctxt ", "msgid ", '"')
    return [" ".join(line for line in block if line.startswith(shown)) for block in blocks]


def text_of(file: Path) -> str:
    """A catalogue without its date."""
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    return re.sub(r'^"POT-Creation-Date.*\n', "", text, flags=re.MULTILINE)


def compiled(file: Path) -> dict[object, str]:
    """What the compiled catalogue beside `file` says, without its header."""
    target = file.with_suffix(".mo")
    if not target.exists():
        return {}
    with target.open("rb") as opened:
        messages = gettext.GNUTranslations(opened)._catalog  # type: ignore[attr-defined]
    return {key: text for key, text in messages.items() if key}


def check() -> list[str]:
    """Update a copy and look what that changed."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder)
        shutil.copytree(ROOT / "locale", fresh / "locale")
        for name in ("manage.py", "hrdirectory", "services", "templates"):
            (fresh / name).symlink_to(ROOT / name)
        update(fresh)
        return [problem for language in LANGUAGES for problem in problems(language, fresh)]


def main() -> int:
    os.environ["DJANGO_DEVELOPMENT"] = "1"
    if not shutil.which("xgettext"):
        print("gettext was not found: install it first (apt-get install gettext).")
        return 1
    if sys.argv[1:] == ["--check"]:
        found = check()
        print("\n".join(found) or f"The catalogues are complete: {', '.join(LANGUAGES)}.")
        return 1 if found else 0
    update(ROOT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
