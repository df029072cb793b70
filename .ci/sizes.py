"""Measure functions, files and templates against the limits that keep them readable."""

from __future__ import annotations

import ast
import statistics
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FUNCTION_LIMIT, FILE_LIMIT, TEMPLATE_LIMIT = 50, 300, 80

type_of_function = (ast.FunctionDef, ast.AsyncFunctionDef)


def list_files(*folders: str, suffix: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob(f"*{suffix}"))]


def count_lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def measure_functions(path: Path) -> Iterator[tuple[int, str]]:
    """Lines of each function, decorators left out, with the place it stands at."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, type_of_function):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            yield lines, f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"


def describe(label: str, sizes: Sequence[int]) -> str:
    if not sizes:
        return f"{label}: none"
    ninth = sorted(sizes)[min(len(sizes) - 1, int(len(sizes) * 0.9))]
    middle = statistics.median(sizes)
    return f"{label}: {len(sizes)}, median {middle:g} lines, p90 {ninth}, longest {max(sizes)}"


def main() -> int:
    """Print the figures, then everything over a limit; the exit code says whether there is any."""
    files = [
        path
        for path in list_files("services", "hrdirectory", ".ci", suffix=".py")
        if "migrations" not in path.parts
    ]
    templates = list_files("templates", "services", suffix=".html")
    app_files = [path for path in files if "tests" not in path.parts]
    functions = [found for path in files for found in measure_functions(path)]
    app_functions = [lines for path in app_files for lines, _ in measure_functions(path)]
    tests = sum(1 for _, place in functions if " test_" in place)

    print(describe("Functions", app_functions))
    print(describe("Files", [count_lines(path) for path in app_files]))
    print(describe("Templates", [count_lines(path) for path in templates]))
    print(f"Tests: {tests}, {tests / max(1, len(app_functions)):.2f} for each function")

    too_long = [
        *(f"{place}: {lines} lines" for lines, place in functions if lines > FUNCTION_LIMIT),
        *(f"{path.relative_to(ROOT)}" for path in files if count_lines(path) > FILE_LIMIT),
        *(f"{path.relative_to(ROOT)}" for path in templates if count_lines(path) > TEMPLATE_LIMIT),
    ]
    for place in too_long:
        print(f"Too long: {place}")
    return 1 if too_long else 0


if __name__ == "__main__":
    sys.exit(main())
