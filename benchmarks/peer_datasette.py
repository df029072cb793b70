"""Datasette over the listings, run by the peers' own Python: `uvicorn peer_datasette:app`.

DATABASE_PATH names the file. Its facets need more time than the 200 ms that it allows by default,
else it leaves them out.
"""

from __future__ import annotations

import os
from pathlib import Path

from datasette.app import Datasette

PATH = os.environ["DATABASE_PATH"]
NEAREST = """
SELECT *, COUNT(*) OVER () AS total FROM listing
WHERE latitude BETWEEN :south AND :north AND longitude BETWEEN :west AND :east
ORDER BY (latitude - :lat) * (latitude - :lat)
    + (longitude - :lng) * (longitude - :lng) * :shrink * :shrink
LIMIT 20
"""

app = Datasette(
    immutables=[PATH],
    settings={"facet_time_limit_ms": 5000, "sql_time_limit_ms": 5000, "suggest_facets": False},
    metadata={"databases": {Path(PATH).stem: {"queries": {"nearest": NEAREST}}}},
).app()
