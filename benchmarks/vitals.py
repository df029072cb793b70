"""Measure what somebody waits for on a slow phone: `make vitals`. Chromium, medians of 5 visits."""

from __future__ import annotations

import os
import shutil
import statistics
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

from databases import RESULTS as FOLDER
from databases import ROOT, machine
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(ROOT))

from services.tests.browser.production_server import HEADERS, production_server

RUNS = 5
SLACK = 1.5
"""What is gated: the median may be so many times the goal, since the machine may be shared."""

SETTLE_MS = 2000
"""A new window of Chromium needs a second of the processor for itself."""

PHONE = {"width": 360, "height": 740}
RESULTS = "/search/?near=19134"
LISTING = "/listings/bellwort-community-clinic-medicine-team-pilsen-chicago/"
PAGES = ["/", RESULTS, f"{RESULTS}&view=map", f"{RESULTS}&view=filters", LISTING, "/naloxone/"]
PAGES += ["/places/", "/help/", "/help/overdose/", "/suggest/", "/saved/", "/search/?near=nowhere"]

WATCH = """
    window.seen = {lcp: 0, cls: 0, tbt: 0, inp: 0};
    const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take))
        .observe({type, buffered: true, durationThreshold: 16});
    watch("largest-contentful-paint", (entry) => { seen.lcp = entry.startTime; });
    watch("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.cls += entry.value; });
    watch("longtask", (entry) => { seen.tbt += entry.duration - 50; });
    watch("event", (entry) => { if (entry.interactionId) seen.inp = Math.max(seen.inp, entry.duration); });
"""


class Network(NamedTuple):
    """A connection, and by how much the processor is slower than this one."""

    kilobits: int = 0
    latency_ms: int = 0
    slower: int = 1


class Measure(NamedTuple):
    """One line of the table: milliseconds but for CLS."""

    name: str
    what: str
    goal: float
    visit: Callable[[Any], float]


def throttle(tab: Any, network: Network) -> None:
    session = tab.context.new_cdp_session(tab)
    if network.kilobits:
        rate = network.kilobits * 1000 / 8
        session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": network.latency_ms,
                "downloadThroughput": rate,
                "uploadThroughput": rate,
            },
        )
    session.send("Emulation.setCPUThrottlingRate", {"rate": network.slower})


def seen(tab: Any, network: Network, path: str, name: str) -> float:
    """What a first visit sees of `name`, half a second after the network is quiet."""
    throttle(tab, network)
    tab.goto(path)
    tab.wait_for_load_state("networkidle")
    tab.wait_for_timeout(500)
    found: float = tab.evaluate(f"seen.{name}")
    return found


def tick_two_filters(tab: Any) -> float:
    """The slower of two ticks, from the tap to what is painted next."""
    throttle(tab, Network(slower=6))
    tab.goto(RESULTS)
    tab.wait_for_load_state("networkidle")
    tab.locator("form[role=search] > details > summary").click()
    tab.evaluate("() => { seen.inp = 0; }")
    for box in ("[name=kind][value=naloxone]", "[name=open]"):
        tab.locator(f"input{box}").check()
        tab.wait_for_timeout(300)
    found: float = tab.evaluate("seen.inp")
    return found


SLOW_3G = Network(400, 400, 4)
NETWORKS = {"slow 3G": SLOW_3G, "2,000 ms": Network(400, 2000), "2G": Network(280, 800)}


def measures() -> Iterator[Measure]:
    def see(network: Network, path: str, name: str) -> Callable[[Any], float]:
        return lambda tab: seen(tab, network, path, name)

    lcp = "largest paint of the results"
    yield Measure("A12", f"{lcp}, 400 kbit/s, 400 ms, CPU 4x", 900, see(SLOW_3G, RESULTS, "lcp"))
    yield Measure(
        "A13", f"{lcp}, 400 kbit/s, 2000 ms", 2800, see(NETWORKS["2,000 ms"], RESULTS, "lcp")
    )
    yield Measure("A14", f"{lcp}, 280 kbit/s, 800 ms", 2000, see(NETWORKS["2G"], RESULTS, "lcp"))
    for path in PAGES:
        yield Measure("A15", f"layout shift of {path}, as A12", 0.02, see(SLOW_3G, path, "cls"))
    for name in ("2,000 ms", "2G"):
        shift = see(NETWORKS[name], RESULTS, "cls")
        yield Measure("A15", f"layout shift of the results, {name}", 0.02, shift)
    yield Measure(
        "A16", "blocking time of the results, CPU 4x", 150, see(Network(slower=4), RESULTS, "tbt")
    )
    yield Measure("A17", "ticking two filters, CPU 6x", 200, tick_two_filters)


def median(browser: Any, origin: str, measure: Measure) -> float:
    """Of first visits: each has a context, and so a cache, of its own."""
    runs = 1 if measure.name == "A15" and measure.what.endswith("as A12") else RUNS
    found = []
    for _run in range(runs):
        context = browser.new_context(
            viewport=PHONE, base_url=origin, extra_http_headers=HEADERS, has_touch=True
        )
        context.add_init_script(WATCH)
        tab = context.new_page()
        tab.wait_for_timeout(SETTLE_MS)
        found.append(measure.visit(tab))
        context.close()
    return statistics.median(found)


def main() -> int:
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    report = [f"# Vitals, demo, {day}", "", machine(), ""]
    report += ["| | what | goal | median | |", "|---|---|---|---|---|"]
    missed = 0
    with production_server() as origin, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            chromium_sandbox=os.geteuid() != 0,
            args=["--disable-gpu", "--disable-background-networking"],
        )
        report[2] += f" Chromium {chromium.version}."
        for measure in measures():
            found = median(chromium, origin, measure)
            missed += found > measure.goal * SLACK
            verdict = "met" if found <= measure.goal else f"{found / measure.goal:.1f}x"
            unit = "" if measure.goal < 1 else " ms"
            number = f"{found:.3f}" if measure.goal < 1 else f"{found:,.0f}"
            line = f"| {measure.name} | {measure.what} | {measure.goal:,g}{unit} | {number}{unit} | {verdict} |"
            print(line, flush=True)
            report.append(line)
        chromium.close()
    report[2] += f" Load {os.getloadavg()[1]:.1f}, the measuring included."
    (FOLDER / f"vitals-{day}.md").write_text("\n".join([*report, ""]))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
