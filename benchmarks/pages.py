"""Measure whole pages: gunicorn, full middleware, wrk, against a page that does nothing.

`python benchmarks/pages.py 200000`. Bounded runs, medians of 5, ratios to /hello/.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime

from databases import RESULTS, VENDORS, machine, ready
from load import get, measure, need_wrk, serving_ours

PAGES = {
    "hello": "/hello/",
    "a 304": "/search/?lat=37.25&lon=-83.19",
    "medium town": "/search/?lat=37.25&lon=-83.19",
    "… open now": "/search/?lat=37.25&lon=-83.19&open=now",
    "… with a filter": "/search/?lat=37.25&lon=-83.19&payment=free",
    "densest city": "/search/?lat=40.75&lon=-73.99",
    "… open now, there": "/search/?lat=40.75&lon=-73.99&open=now",
    "empty sea": "/search/?lat=-48.9&lon=-123.4",
}


def main() -> None:
    need_wrk()
    size = int(sys.argv[1])
    report = [f"# Pages, {size:,} listings, {datetime.now(UTC):%Y-%m-%d}", "", machine(), ""]
    for vendor in VENDORS:
        print(f"{vendor}, {size:,} listings …", file=sys.stderr, flush=True)
        report += [f"## {vendor}", "", "| page | requests a second | of hello | p95 ms | p99 ms |"]
        report += ["|---|---|---|---|---|", *rows(ready(size, vendor)), ""]
    text = "\n".join(report)
    (RESULTS / f"pages-{datetime.now(UTC):%Y-%m-%d}.md").write_text(text)
    print(text)


def rows(database: str) -> Iterator[str]:
    rates: dict[str, float] = {}
    with serving_ours(database):
        for name, path in PAGES.items():
            load = measure(path, tag=get(path)[1] if name == "a 304" else "")
            rates[name] = load.rate
            share = load.rate / rates["hello"]
            yield f"| {name} | {load.rate:,.0f} | {share:.0%} | {load.p95:.1f} | {load.p99:.1f} |"


if __name__ == "__main__":
    main()
