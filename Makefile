# The project's verbs. Each makes .venv first where it is not there. `make help` lists them.
PYTHON ?= python3
RUN := .venv/bin/python -m overrides.hooks.cli

.PHONY: help serve test access check build book new move translate due lint spell links bench engine addresses lock clean
.DEFAULT_GOAL := help

help: ## List the verbs
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 20

serve: .venv/ready ## Show the site at http://127.0.0.1:8000/ and rebuild it while you write
	@$(RUN) serve

test: .venv/ready ## Run every check on every core; what CI runs
	@.venv/bin/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

access: .venv/ready ## Run axe on every page in both widths and both schemes; takes some minutes more than in the tests
	@EVERY_VIEW=1 .venv/bin/python -m pytest tests/browser/test_every_page.py

check: .venv/ready ## Run the guards over the sources, without a build, in seconds
	@$(RUN) check

build: .venv/ready ## Build the site into site/, strictly
	@$(RUN) build

book: .venv/ready ## Make a PDF and an EPUB of the whole site in build/book/, in some minutes: make book PAPER=a4
	@$(RUN) book $(PAPER)

new: .venv/ready ## Start a page from a template: make new PAGE=strategies/outreach TYPE=strategy
	@$(RUN) new "$(PAGE)" "$(TYPE)"

move: .venv/ready ## Rename a page and all that points at it: make move FROM=strategies/outreach TO=strategies/street-work
	@$(RUN) move "$(FROM)" "$(TO)"

translate: .venv/ready ## Start a translation: make translate PAGE=safer/signs TO=es
	@$(RUN) translate "$(PAGE)" $(TO)

due: .venv/ready ## List what has to be looked at again in the next 90 days, soonest first
	@$(RUN) due $(DAYS)

lint: .venv/ready ## Check the form of the Python and the Markdown
	@.venv/bin/ruff check --quiet overrides tests
	@.venv/bin/rumdl check --quiet docs/en README.md CONTRIBUTING.md

spell: .venv/ready ## List words that neither a dictionary nor docs/data/spelling.txt knows
	@$(RUN) spell

links: ## Ask every outside address whether it still answers (needs lychee)
	@command -v lychee >/dev/null || { echo "make links needs lychee, a link checker: see its site, lychee.cli.rs, for how to install it."; exit 1; }
	lychee --config lychee.toml docs/data/sources.yml docs/data/helplines.yml

bench: .venv/ready ## Measure weight, paint and build time against the stock theme and bare HTML
	@.venv/bin/python -m tests.bench

engine: .venv/ready ## Build the same site with the next engine, and say which promises hold
	@.venv/bin/python -m tests.engine

addresses: .venv/ready ## Add new addresses and section ids to the committed list
	@$(RUN) addresses

lock: .venv/ready ## Write requirements.txt again from pyproject.toml
	@.venv/bin/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11.5 --generate-hashes \
	  --no-emit-index-url --no-header --quiet --upgrade --output-file requirements.txt

clean: ## Remove .venv, site, build and caches
	rm -rf .venv build site .pytest_cache .cache

.venv/ready: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11, 5) else "This project needs Python 3.11.5 or newer; %s is %s. Install one and run: make PYTHON=python3.12 $(MAKECMDGOALS)" % (sys.executable, sys.version.split()[0]))'
	@echo "Setting up .venv (once, about a minute) ..." >&2
	@$(PYTHON) -m venv .venv
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	@touch $@
