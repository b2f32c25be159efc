# make demo     a report of the sample journal (needs Python 3.11 or later and nothing else)
# make test     everything a change must pass: format, lint, types, layers, docs, tests
# make test-oldest  the tests with the lowest versions of what is needed
# make format   mend format and what the linter can mend
# make docs     write the generated pages of docs/ again
# make torture  the long tests of what must never break (prints its seed)
# make bench    how fast, how large, and what Lighthouse says of five pages (takes minutes)
# make simulate how often the figures find what is not there (prints its seed; takes minutes)
# make pictures pictures of every page on seven days, to be looked at (takes minutes)
# make golden   accept the pages as they are now as the golden ones
# make clean    remove everything that was made here

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SEED ?= 1

.DEFAULT_GOAL := help
.PHONY: help demo test test-oldest format docs torture bench simulate pictures golden clean

help:
	@sed -n 's/^# //p' $(MAKEFILE_LIST)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("journal needs Python 3.11 or later; say which one: make PYTHON=python3.12 ...") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.tools: pyproject.toml tools/install.py $(VENV)/.runtime
	$(BIN)/python tools/install.py test lint
	@touch $@

demo: $(VENV)/.runtime
	@JOURNAL_TODAY=2026-06-30 $(BIN)/journal -C sample_journal build -o .build/demo

test: $(VENV)/.tools
	@$(BIN)/python tools/chromium.py
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest -q --numprocesses auto --dist worksteal -m "not browser" --cov --cov-report=
	$(BIN)/python -m pytest -q --numprocesses auto --dist worksteal -m browser
	$(BIN)/python tools/coverage_bars.py

# The tests of the core with the lowest versions that pyproject.toml allows.
test-oldest: pyproject.toml
	$(PYTHON) -m venv --clear .build/oldest
	.build/oldest/bin/python tools/oldest.py > .build/oldest/lowest.txt
	.build/oldest/bin/python -m pip install --quiet --disable-pip-version-check -r .build/oldest/lowest.txt -e .
	.build/oldest/bin/python tools/install.py test
	.build/oldest/bin/python -m pytest -q --deselect tests/test_wheel.py

format: $(VENV)/.tools
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(VENV)/.tools
	$(BIN)/python -m tools.generate

torture: $(VENV)/.tools
	$(BIN)/python -m tests.torture --seed $(SEED)
	EXAMPLES=200 $(BIN)/python -m pytest -q --numprocesses auto --dist worksteal -m "hypothesis and not browser"

# The peers and this tool, as people install them, in one environment without what tests need.
.build/peers/bin/jrnl: pyproject.toml
	$(PYTHON) -m venv .build/peers
	.build/peers/bin/python tools/install.py bench
	@touch $@

bench: $(VENV)/.tools .build/peers/bin/jrnl
	.build/peers/bin/python -m pip install --quiet --disable-pip-version-check --upgrade .
	$(BIN)/python -m tests.bench --seed $(SEED) --peers .build/peers/bin

simulate: $(VENV)/.tools
	$(BIN)/python -m tests.simulate --seed $(SEED)

pictures: $(VENV)/.tools
	$(BIN)/python -m tools.pictures

golden: $(VENV)/.tools
	$(BIN)/python -m pytest -q --update-golden tests

clean:
	rm -rf $(VENV) .build dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache sample_journal/report
