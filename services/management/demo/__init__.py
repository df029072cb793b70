"""The demo: invented services in twelve real cities, and the builder of `fixtures/demo.json`.

The words stand in `content/`: one file for each city, one for each kind of service, and what the
whole directory shares. Nothing in it is a real service; see `content/README.md`.
"""
