"""One search for every surface: a query is read once, run once, and rendered many ways."""
