# Everything that a fresh machine needs beyond Python >= 3.11, git and make is installed by these targets.
#   make run PYTHON=python3.12               another interpreter for the environment
#   make run ARGS="--server.port 8600"       any option of `streamlit run`
#   make test ARGS="-k stage"                any option of pytest

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: help run test check format bench pictures clean

help:
	@echo "make run       open the app in a browser"
	@echo "make test      every test, a real Chromium among them"
	@echo "make check     format, lint, types, import rules, JavaScript syntax"
	@echo "make format    put the format right and mend what the linter can"
	@echo "make bench     measure the app on this machine (about 15 minutes)"
	@echo "make pictures  take the README's picture anew"
	@echo "make clean     remove the environment and every cache"

run: $(VENV)/.app
	$(BIN)/streamlit run app.py $(ARGS)

test: $(VENV)/.dev
	@$(BIN)/python tests/browser/chromium.py
	$(BIN)/python -m pytest $(ARGS)

check: $(VENV)/.dev
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m ruff check .
	$(BIN)/python -m mypy
	$(BIN)/python -m pytest --quiet tests/test_import_rules.py tests/test_javascript.py

format: $(VENV)/.dev
	$(BIN)/python -m ruff format .
	$(BIN)/python -m ruff check --fix .

bench: $(VENV)/.dev
	@$(BIN)/python tests/browser/chromium.py
	@$(BIN)/python -m bench $(ARGS)

pictures: $(VENV)/.dev
	@$(BIN)/python tests/browser/chromium.py
	@$(BIN)/python -m bench.pictures

clean:
	rm -rf $(VENV) .hypothesis .mypy_cache .pytest_cache .ruff_cache test-results build *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps are newer than the lists that they were made from, so a second `make run` starts at once.
$(VENV)/.app: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "deconv_viz needs Python 3.11 or newer and $(PYTHON) is %d.%d: name another, as in `make run PYTHON=python3.12`." % sys.version_info[:2])'
	@echo "Setting up $(VENV): a minute or two, once."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.app
	@$(PIP) -r requirements-dev.txt
	@touch $@
