.DEFAULT_GOAL := help
PY ?= python3
BIN := .venv/bin
RUN := $(BIN)/python -m

help:  ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

.venv/installed: pyproject.toml
	$(PY) -m venv .venv
	$(RUN) pip install --quiet --upgrade "pip>=25.1"
	$(RUN) pip install --quiet --editable . --group dev
	touch $@

setup: .venv/installed  ## a virtual environment with the program and the development tools

demo: setup  ## the main job on samples/: leaves out/bao-cao.html
	$(BIN)/vbpl-check check samples/du-thao --against samples/kho --as-of 2026-03-01 --format html -o out/bao-cao.html --fail-on never

test: setup  ## the tests
	$(RUN) pytest -n auto

fix: setup  ## format and repair what can be repaired
	$(RUN) ruff format .
	$(RUN) ruff check --fix .

check: setup  ## format, ruff, mypy --strict, import contracts, tests, README in step
	$(RUN) ruff format --check .
	$(RUN) ruff check .
	$(RUN) mypy
	$(BIN)/lint-imports
	$(RUN) pytest -n auto

golden: setup  ## rewrite golden files
	$(RUN) pytest -n auto --golden

.PHONY: help setup demo test fix check golden
