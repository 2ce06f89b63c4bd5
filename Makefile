# `make demo` shows Dragoman at work, `make test` proves it. Both build .venv first if need be.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint types house docs install clean help

help: ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

install: .venv/installed ## build .venv with everything that the checks need

.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

demo: install ## read samples/ into a fresh record and show it
	$(BIN)/dragoman demo

lint: install ## ruff: style and formatting
	@scripts/lint

types: install ## mypy --strict
	@scripts/types

house: install ## who may import whom
	@scripts/house

test: install ## all checks and tests
	@scripts/test

clean: ## drop what was built
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
