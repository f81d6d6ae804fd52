# Everything that a fresh machine needs beyond Python >= 3.11, git and make is installed by these targets.
#   make run PYTHON=python3.12               another interpreter for the environment
#   make run ARGS="--server.port 8600"       any option of `streamlit run`
#   make test ARGS="-k stage"                any option of pytest

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# PyTorch, TensorFlow, Keras, JAX, Flax, ONNX and SciPy have an environment of their own: the app needs none of them.
FRAMEWORKS_VENV ?= .venv-frameworks
FRAMEWORKS_BIN := $(FRAMEWORKS_VENV)/bin
export FRAMEWORKS_VENV

.PHONY: help run test test-long test-frameworks bank check format bench pictures static load soak proxy-test faults fuzz lock audit deploy-check clean

help:
	@echo "make run       open the app in a browser"
	@echo "make test      the tests, a real Chromium among them"
	@echo "make test-long the wide forms: all pairs of axes, faults, replicas, static edition, exports, larger lessons"
	@echo "make check     format, lint, types, import rules, JavaScript syntax"
	@echo "make format    put the format right and mend what the linter can"
	@echo "make bench     measure the app on this machine (about 15 minutes)"
	@echo "make load      users on one and two processes, and beside a heavy job: a table with bounds (4 minutes)"
	@echo "make soak      users come and go for an hour: memory and sessions"
	@echo "make proxy-test  replicas behind nginx under load, one killed, all restarted"
	@echo "make faults    the network cut for half a minute, in a real browser"
	@echo "make fuzz      a hundred thousand hostile inputs and more, some of them led by coverage (15 minutes)"
	@echo "make lock, make audit, make deploy-check   the list with hashes, known faults in it, linters of deploy/"
	@echo "make test-frameworks   the snippets and a sample of cases, run by the frameworks themselves (4 GB, once)"
	@echo "make bank      make tests/data/bank.* anew, by running the frameworks"
	@echo "make pictures  take the README's picture anew"
	@echo "make static    the edition without a server, into build/static (ARGS=\"DIR --app URL\")"
	@echo "make clean     remove the environment and every cache"

run: $(VENV)/.app
	$(BIN)/streamlit run app.py $(ARGS)

test: $(VENV)/.dev
	@$(BIN)/python tests/browser/chromium.py
	$(BIN)/python -m pytest -n 2 --reruns 1 -r R -m "not long" $(ARGS)

test-long: $(VENV)/.dev
	@$(BIN)/python tests/browser/chromium.py
	$(BIN)/python -m pytest -n 2 --reruns 2 -r R -m long $(ARGS)

check: $(VENV)/.dev
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m ruff check .
	$(BIN)/python -m mypy
	$(BIN)/python -m pytest --quiet tests/test_import_rules.py tests/test_javascript.py

format: $(VENV)/.dev
	$(BIN)/python -m ruff format .
	$(BIN)/python -m ruff check --fix .

test-frameworks: $(FRAMEWORKS_VENV)/.frameworks
	DECONV_VIZ_LIVE=1 $(FRAMEWORKS_BIN)/python -m pytest tests/live $(ARGS)

bank: $(FRAMEWORKS_VENV)/.frameworks
	$(FRAMEWORKS_BIN)/python -m tests.live.make_bank --out tests/data/bank.json --from-bank tests/data/bank.json $(ARGS)

bench: $(VENV)/.dev
	@$(BIN)/python tests/browser/chromium.py
	@$(BIN)/python -m bench $(ARGS)
	@$(BIN)/python -m bench.lessons

pictures: $(VENV)/.dev
	@$(BIN)/python tests/browser/chromium.py
	@$(BIN)/python -m bench.pictures

static: $(VENV)/.app
	$(BIN)/python -m deconv_viz static $(ARGS)

load: $(VENV)/.dev
	@$(BIN)/python tests/browser/chromium.py
	@OPENBLAS_NUM_THREADS=1 $(BIN)/python -m bench.load $(ARGS)

soak: $(VENV)/.dev
	@$(BIN)/python tests/browser/chromium.py
	@OPENBLAS_NUM_THREADS=1 $(BIN)/python -m bench.soak $(ARGS)

proxy-test: $(VENV)/.dev
	@$(BIN)/python tests/browser/chromium.py
	@$(BIN)/python -m bench.proxy $(ARGS)

faults: $(VENV)/.dev
	@$(BIN)/python tests/browser/chromium.py
	DECONV_VIZ_FAULT_SECONDS=30 $(BIN)/python -m pytest tests/browser/test_faults.py $(ARGS)

# atheris, the fuzzer that watches coverage, exists for Linux on x86-64 only.
fuzz: $(VENV)/.dev
	@$(PIP) "atheris>=3,<4"
	$(BIN)/python -m tests.fuzz $(ARGS)

DEPLOY_BIN := .venv-deploy/bin

lock: .venv-deploy/.tools
	cd deploy && ../$(DEPLOY_BIN)/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 \
		--no-emit-index-url --custom-compile-command "make lock" --output-file requirements.lock $(ARGS) requirements.in

audit: .venv-deploy/.tools
	$(DEPLOY_BIN)/pip-audit --strict --require-hashes --requirement deploy/requirements.lock $(ARGS)

deploy-check: .venv-deploy/.tools
	$(DEPLOY_BIN)/hadolint deploy/Dockerfile
	$(DEPLOY_BIN)/yamllint --strict --config-file deploy/yamllint.yaml deploy
	$(DEPLOY_BIN)/check-jsonschema --builtin-schema vendor.compose-spec deploy/compose.yaml
	$(DEPLOY_BIN)/kubernetes-validate --strict deploy/kubernetes/*.yaml

clean:
	rm -rf $(VENV) .venv-frameworks .venv-deploy .hypothesis .mypy_cache .pytest_cache .ruff_cache test-results build *.egg-info
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

.venv-deploy/.tools: deploy/requirements-tools.txt
	@$(PYTHON) -m venv .venv-deploy
	@.venv-deploy/bin/python -m pip install --quiet --disable-pip-version-check -r deploy/requirements-tools.txt
	@touch $@

$(FRAMEWORKS_VENV)/.frameworks: requirements-frameworks.txt
	@echo "Setting up $(FRAMEWORKS_VENV) with every framework: a few minutes, once."
	@test -x $(FRAMEWORKS_BIN)/python || $(PYTHON) -m venv $(FRAMEWORKS_VENV)
	@$(FRAMEWORKS_BIN)/python -m pip install --quiet --disable-pip-version-check $(FRAMEWORKS_PIP) -r requirements-frameworks.txt
	@touch $@
