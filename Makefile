# The project's verbs. Each makes .venv first where it is not there. `make help` lists them.
PYTHON ?= python3
RUN := .venv/bin/python -m overrides.hooks

.PHONY: help serve test check build new addresses lock clean
.DEFAULT_GOAL := help

help: ## List the verbs
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 20

serve: .venv/ready ## Show the site at http://127.0.0.1:8000/ and rebuild it while you write
	@$(RUN) serve

test: .venv/ready ## Run every check; what CI runs
	@.venv/bin/python -m pytest

check: .venv/ready ## Run the guards over the sources, without a build, in seconds
	@$(RUN) check

build: .venv/ready ## Build the site into site/, strictly
	@$(RUN) build

new: .venv/ready ## Start a page from a template: make new PAGE=strategies/outreach TYPE=strategy
	@$(RUN) new "$(PAGE)" "$(TYPE)"

addresses: .venv/ready ## Add new addresses and section ids to the committed list
	@$(RUN) addresses

lock: .venv/ready ## Write requirements.txt again from pyproject.toml
	@.venv/bin/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11.5 --generate-hashes \
	  --no-emit-index-url --no-header --quiet --upgrade --output-file requirements.txt

clean: ## Remove .venv, site and caches
	rm -rf .venv site .pytest_cache

.venv/ready: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11, 5) else "This project needs Python 3.11.5 or newer; %s is %s. Install one and run: make PYTHON=python3.12 $(MAKECMDGOALS)" % (sys.executable, sys.version.split()[0]))'
	@echo "Setting up .venv (once, about a minute) ..."
	@$(PYTHON) -m venv .venv
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	@touch $@
