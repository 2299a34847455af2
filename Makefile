# Verbatim. Needs make and Python 3.11 to 3.14; `make demo` is the place to start.
# PYTHON=python3.13 chooses the Python; uv is used where it is installed, pip otherwise.

PYTHON ?=
PY := .venv/bin/python
PYTEST := $(PY) -m pytest
# How much of a package the tests have to reach, in per cent of lines and branches.
BOT_COVERAGE := 95
ADAPTERS_COVERAGE := 90

VERSION := import sys; print("%d.%d" % sys.version_info[:2])
SUPPORTED := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))

# A .venv that broke, moved, or is of another Python than the one asked for does not count as made.
SOUND := [ "$$(cat .venv/.home)" = "$(CURDIR)" ] && $(PY) -I -c '$(SUPPORTED)' && $(PY) -I -c 'import bot, msgspec' \
	$(if $(PYTHON),&& [ "$$($(PYTHON) -c '$(VERSION)')" = "$$($(PY) -c '$(VERSION)')" ])
ifneq ($(filter-out help lock clean,$(MAKECMDGOALS)),)
$(shell { $(SOUND); } 2>/dev/null || rm -f .venv/.runtime .venv/.dev)
endif

# Installs what a lock names, by hash and without building anything.
define install
	if ! { command -v uv && uv pip install --quiet --python $(PY) --require-hashes --no-deps --only-binary :all: -r $(1); } >/dev/null; then \
		$(PY) -m pip --version >/dev/null 2>&1 || $(PY) -m ensurepip >/dev/null; \
		$(PY) -m pip install -qq --disable-pip-version-check --require-hashes --no-deps --only-binary :all: -r $(1); \
	fi
endef

.PHONY: help setup demo test lint check soak bench docs lock clean

help: ## list what make can do
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile

setup: .venv/.runtime ## prepare .venv with the verbatim command
	@:

demo: .venv/.runtime ## brief you on the sample news in seeds/
	@.venv/bin/verbatim demo

# Hundreds of processes import the project: each would compile it where keeping bytecode is switched off.
test soak: export PYTHONDONTWRITEBYTECODE :=
test: .venv/.dev ## run the tests, with coverage
	@rm -f .coverage .coverage.*
	@$(PYTEST) --numprocesses=auto --dist=worksteal --cov --cov-report=
	@rm -f .coverage.* # of processes that the tests killed
	@$(call covered,bot,$(BOT_COVERAGE))
	@$(call covered,adapters,$(ADAPTERS_COVERAGE))

lint: .venv/.dev ## check format, style, types and the direction of imports
	@$(PY) -m ruff format --check --quiet
	@$(PY) -m ruff check --quiet
	@$(PY) -m mypy bot adapters tests
	@contracts=$$(.venv/bin/lint-imports --no-logo 2>&1) || { echo "$$contracts"; exit 1; }; echo "$$contracts" | tail -n 1

check: lint test ## lint, then test

soak: .venv/.dev ## run for minutes under load
	@$(PYTEST) -m soak

bench: .venv/.dev ## measure speed
	@$(PY) -m tests.bench

docs: .venv/.runtime ## write docs/commands.md anew
	@$(PY) -m bot.commands.page > docs/commands.md

lock: ## write the locks anew; LOCK=--upgrade takes newer releases (needs uv)
	@command -v uv >/dev/null || { echo "make lock: needs uv on PATH; pip install uv" >&2; exit 1; }
	@$(call compile,requirements.lock,--group build)
	@$(call compile,requirements-dev.lock,--group build --group dev --constraints requirements.lock)

clean: ## remove all that make and the tools made
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage .coverage.* htmlcov build dist
	@find bot adapters tests -name __pycache__ -prune -exec rm -rf {} +

define covered
	if total=$$($(PY) -m coverage report --include='$(1)/*' --fail-under=$(2) --format=total); then \
		echo "coverage of $(1): $$total % (at least $(2) %)"; \
	else \
		$(PY) -m coverage report --include='$(1)/*' --show-missing --skip-covered; \
		echo "make test: coverage of $(1) is below $(2) %" >&2; exit 1; \
	fi
endef

define compile
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url \
		$(LOCK) pyproject.toml $(2) --output-file $(1)
endef

.venv/.runtime: pyproject.toml requirements.lock
	@set -e; \
	for python in $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11); do \
		"$$python" -c '$(SUPPORTED)' 2>/dev/null && break; python=; \
	done; \
	uv=$$(command -v uv || true); \
	if [ -z "$$python" ] && ! { [ -n "$$uv" ] && [ -z "$(PYTHON)" ] && python=$$(uv python find '>=3.11,<3.15' 2>/dev/null); }; then \
		echo "make setup: $(if $(PYTHON),$(PYTHON) is not,found no) Python 3.11 to 3.14; install one, or name it: make setup PYTHON=python3.13" >&2; exit 1; \
	fi; \
	if [ -z "$$uv" ] && ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
		echo "make setup: $$python lacks the venv module; install it (Debian, Ubuntu: apt install python3-venv) or install uv" >&2; exit 1; \
	fi; \
	if ! { $(SOUND); } 2>/dev/null; then \
		echo "Preparing .venv with $$("$$python" --version), about a minute"; \
		rm -rf .venv; \
		if [ -n "$$uv" ]; then uv venv --quiet --python "$$python" .venv; else "$$python" -m venv .venv; fi; \
	fi; \
	$(call install,requirements.lock); \
	$(PY) -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .; \
	echo "$(CURDIR)" > .venv/.home; \
	touch $@

.venv/.dev: .venv/.runtime requirements-dev.lock
	@set -e; $(call install,requirements-dev.lock); touch $@
