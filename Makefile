# make site: everything from a fresh clone to output/index.html. Each target sets up what it needs by itself.

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install --require-hashes
MICROSITE := $(BIN)/python -m generator

.PHONY: new site serve check report changes links test test-quick lint audit fuzz bench lock picture clean

site: .venv/site
	@$(MICROSITE) import
	@$(MICROSITE) build $(ARGS)

serve: .venv/site
	@$(MICROSITE) import
	@$(MICROSITE) serve $(ARGS)

check: .venv/site
	@$(MICROSITE) check $(ARGS)

report: .venv/site
	@$(MICROSITE) report $(ARGS)

# What an edit does to the site, against the main branch.
changes: .venv/site
	@$(MICROSITE) changes $(ARGS)

# Asks the outside links of the content whether they still lead somewhere.
links: .venv/site
	@$(MICROSITE) links $(ARGS)

# Writes a repository for a conference of your own.
new: .venv/site
	@test -n "$(DIR)" || { echo "Name the folder: make new DIR=../my-conference" >&2; exit 2; }
	@$(MICROSITE) new "$(DIR)"

test: lint .venv/browser
	@$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

test-quick: .venv/tests
	@$(BIN)/python -m pytest -n auto -m "not browser and not slow" $(ARGS)

lint: .venv/tests
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

# Asks the public advisories about every locked library; says so where they cannot be reached.
audit: .venv/audit
	@$(BIN)/python -m tests.audit .venv/audit requirements.txt requirements-dev.txt

# Looks for what breaks the readers, the text, the merge and the exports: make fuzz TARGET=text SECONDS=1200
fuzz: .venv/fuzz
	@$(BIN)/python -m tests.fuzz $(or $(TARGET),text) $(or $(SECONDS),60)

# Measures the program against Hugo and against its own limits; quicker: make bench ARGS="--sizes 47,1000"
bench: .venv/bench
	@$(BIN)/python -m tests.bench $(ARGS)

# Writes the locks anew from pyproject.toml, with hashes, for every Python and system that is supported.
lock: .venv/tests
	@$(BIN)/python -m pip --disable-pip-version-check --quiet install uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --upgrade --extra pdf pyproject.toml -o requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --upgrade --extra pdf pyproject.toml --group dev -o requirements-dev.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --upgrade --group bench -o tests/bench/requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --upgrade --group audit -o tests/audit/requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --upgrade --group fuzz -o tests/fuzz/requirements.txt

# Takes the documents' pictures anew.
picture: .venv/browser
	@PYTHONPATH=. $(BIN)/python tests/browser/picture.py docs

clean:
	rm -rf output .microsite .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/made:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed. Install it, or name it: make site PYTHON=/path/to/python3.12" >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is too old: Python 3.11 or newer is needed." >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) comes without venv. On Debian and Ubuntu: apt install python3-venv" >&2; exit 2; }
	@echo "Setting up .venv ..."
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/site: .venv/made requirements.txt
	@$(PIP) -r requirements.txt
	@touch $@

.venv/tests: .venv/site requirements-dev.txt
	@$(PIP) -r requirements-dev.txt
	@touch $@

.venv/browser: .venv/tests tests/browser/provide.py
	@$(BIN)/python tests/browser/provide.py $@

.venv/fuzz: .venv/tests tests/fuzz/requirements.txt
	@$(PIP) -r tests/fuzz/requirements.txt
	@touch $@

# In an environment of its own: what it needs shall not decide what the program gets.
.venv/audit: .venv/made tests/audit/requirements.txt
	@rm -rf $@
	@$(BIN)/python -m venv $@
	@$@/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r tests/audit/requirements.txt

.venv/bench: .venv/browser tests/bench/requirements.txt
	@$(PIP) -r tests/bench/requirements.txt
	@touch $@
