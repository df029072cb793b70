"""Measure `manage.py import_listings` from start to end, on an empty directory of each database.

`python benchmarks/imports.py 5000 80000 --on sqlite`: new rows with hours, numbers and facts, then the
same list again, with the seconds (of them the processor's) and the most memory that the command took.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg2

ROOT = Path(__file__).resolve().parent.parent
POSTGRESQL_SERVER = "postgres://postgres@127.0.0.1:5432"
NAME = "hrdirectory_bench_imports"
TOWNS = (
    ("Philadelphia", "PA", "19134"), ("Pittsburgh", "PA", "15213"), ("Boston", "MA", "02118"),
    ("Worcester", "MA", "01608"), ("Hazard", "KY", "41701"), ("Lexington", "KY", "40507"),
    ("Denver", "CO", "80205"), ("Seattle", "WA", "98104"), ("Portland", "OR", "97209"),
    ("Chicago", "IL", "60612"), ("Baltimore", "MD", "21201"), ("Tucson", "AZ", "85701"),
)  # fmt: skip
STREETS = "Kensington Ave|Main St|Broad St|Oak Rd|Third Ave|Riverside Dr|Market St|Mill Ln".split(
    "|"
)
NAMES = "Hope|Harbor|Riverside|Northside|Bridge|Lighthouse|Valley|Cedar|Compass|Open Door".split(
    "|"
)
WHAT = "Recovery Center|Clinic|Health Services|Wellness Program|Treatment Center".split("|")
HOURS = (
    "Mon-Fri 9am-5pm", "Mon, Wed, Fri 8:00 AM - 4:30 PM; Sat 9am-noon", "24 hours a day, 7 days a week",
    "Tuesdays and Thursdays 10-2", "Call for hours", "Mon-Thu 6am-2pm, Fri 6am-12pm", "",
)  # fmt: skip
FACTS = {
    "Methadone": "moud_medication:methadone",
    "Buprenorphine": "moud_medication:buprenorphine",
    "Naloxone": "supply:naloxone_kit",
    "Walk in": "moud_attr:walk_in",
    "HIV test": "health:hiv_test",
    "Wound care": "supply:wound_care",
}
COLUMNS = ("ID", "Name", "Street", "City", "ST", "ZIP", "Phone", "Hours", "About", "Web", *FACTS)
MAPPING = """
country = "US"
[source]
slug = "benchmark"
name = "A list to measure with"
[key]
row = ["ID"]
[columns]
Name = ["organization.name", "service.name"]
Street = "location.address_1"
City = "location.city"
ST = "location.state_province"
ZIP = "location.postal_code"
Phone = "phone"
Hours = "service_at_location.hours_note"
About = "service.description"
Web = "organization.website"
[constants]
"service.kind" = "mat"
[facts]
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[5_000])
    parser.add_argument("--on", choices=["sqlite", "postgresql"], help="one of the databases alone")
    options = parser.parse_args()
    print("| database | rows | new, s | processor, s | MB | again, s | processor, s | MB |")
    print("|---|---|---|---|---|---|---|---|")
    for vendor in [options.on] if options.on else ["sqlite", "postgresql"]:
        for size in options.sizes:
            with tempfile.TemporaryDirectory() as folder:
                figures = measured(size, vendor, Path(folder))
            print(f"| {vendor} | {size:,} | {figures} |", flush=True)


def measured(size: int, vendor: str, folder: Path) -> str:
    write_list(folder / "list.csv", size)
    facts = "".join(f'"{column}" = "{term}"\n' for column, term in FACTS.items())
    (folder / "list.toml").write_text(MAPPING + facts)
    url = empty_database(vendor, folder)
    for command in (["migrate"], ["loaddata", "taxonomy"]):
        manage(url, *command, "--verbosity", "0")
    command = ["import_listings", "sheet", str(folder / "list.csv")]
    runs = [manage(url, *command, "--mapping", str(folder / "list.toml")) for _ in range(2)]
    return " | ".join(f"{run[0]:.1f} | {run[1]:.1f} | {run[2]:.0f}" for run in runs)


def manage(url: str, *command: str) -> tuple[float, float, float]:
    """Run a command of the project: its seconds, those of the processor, its most megabytes."""
    env = {**os.environ, "DJANGO_DEVELOPMENT": "1", "DATABASE_URL": url}
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, ROOT / "manage.py", *command],
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} failed on {url}.")
    seconds = time.monotonic() - started
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000


def empty_database(vendor: str, folder: Path) -> str:
    if vendor == "sqlite":
        return f"sqlite:///{folder / 'imports.sqlite3'}"
    connection = psycopg2.connect(f"{POSTGRESQL_SERVER}/postgres")
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {NAME}")
        cursor.execute(f"CREATE DATABASE {NAME}")
    connection.close()
    return f"{POSTGRESQL_SERVER}/{NAME}"


def write_list(path: Path, size: int) -> None:
    draw = random.Random(20261128)
    with path.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        rows.writerows(a_row(number, draw) for number in range(size))


def a_row(number: int, draw: random.Random) -> list[str]:
    city, state, code = draw.choice(TOWNS)
    name = f"{draw.choice(NAMES)} {draw.choice(WHAT)} {number % 997}"
    phones = f"215-555-{number % 10000:04} ext. {number % 90 + 1}"
    if number % 3 == 0:
        phones += f" / Fax: 215-555-{(number + 7) % 10000:04}"
    about = f"Medicine for opioid use and counseling at {name}. Walk in or call for a visit."
    facts = (draw.choice(["Yes", "No", ""]) for _ in FACTS)
    street = f"{number + 1} {draw.choice(STREETS)}"
    web = f"https://example.org/{number % 997}"
    hours = draw.choice(HOURS)
    return [f"B{number}", name, street, city, state, code, phones, hours, about, web, *facts]


if __name__ == "__main__":
    main()
