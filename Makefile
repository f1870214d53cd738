# The project's verbs. Each makes .venv first where it is not there. `make help` lists them.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
RUN := $(BIN)/python -m overrides.hooks.cli

.PHONY: help serve check build test access rehearse book sheets new move translate approve due addresses spell lint links bench engines browsers lock clean
.DEFAULT_GOAL := help

help: ## List the verbs
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 20

serve: .venv/ready ## Show the site at http://127.0.0.1:8000/ and rebuild it while you write: make serve PORT=8001
	@$(RUN) serve --port $(PORT)

check: .venv/ready ## Check the sources, without a build, in seconds
	@$(RUN) check

build: .venv/ready ## Build the site into site/, strictly
	@$(RUN) build

test: .venv/ready check ## Check the sources, then run every test on every core; what CI runs
	@$(BIN)/python -m tests.browser.find
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal

access: .venv/ready ## Run axe on every page in both widths and both color schemes
	@$(BIN)/python -m tests.browser.find
	@EVERY_VIEW=1 $(BIN)/python -m pytest tests/browser/test_every_page.py

rehearse: .venv/ready ## Do what publishing does: build, test, serve as GitHub Pages would, visit everything: make rehearse SITE_URL=...
	@$(BIN)/python -m tests.rehearsal

book: .venv/ready ## Bind the whole site as PDF and EPUB in build/book/, in minutes: make book PAPER=a4
	@$(RUN) book $(PAPER)

sheets: .venv/ready ## Print the sheets to pin up from the finished site into build/sheets/; the next build shows them
	@$(BIN)/python -m tests.browser.find
	@$(BIN)/python -m tests.sheets

new: .venv/ready ## Start a page from a template: make new PAGE=strategies/outreach TYPE=strategy
	@$(RUN) new "$(PAGE)" "$(TYPE)"

move: .venv/ready ## Rename a page and all that points at it: make move FROM=strategies/outreach TO=strategies/street-work
	@$(RUN) move "$(FROM)" "$(TO)"

translate: .venv/ready ## Start a translation: make translate PAGE=safer/signs TO=es
	@$(RUN) translate "$(PAGE)" $(TO)

approve: .venv/ready ## Approve a change of what must not change by accident: make approve WHAT=overdose BY="two names"
	@$(RUN) approve "$(WHAT)" "$(BY)"

due: .venv/ready ## List what has to be looked at again in the next 90 days, soonest first: make due DAYS=30
	@$(RUN) due $(DAYS)

addresses: .venv/ready ## Add new addresses and section ids to the committed list
	@$(RUN) addresses

spell: .venv/ready ## List words that neither a dictionary nor docs/data/spelling.txt knows
	@$(RUN) spell

lint: .venv/ready ## Check the form of Python, Markdown and workflows
	@$(BIN)/ruff check --quiet overrides tests
	@$(BIN)/rumdl check --quiet docs/en README.md CONTRIBUTING.md
	@$(BIN)/zizmor --quiet --offline .github

links: ## Ask every outside address whether it still answers (needs lychee)
	@command -v lychee >/dev/null || { echo "make links needs lychee, a link checker: see its site, lychee.cli.rs, for how to install it."; exit 1; }
	lychee --config lychee.toml docs/data

bench: .venv/ready ## Measure weight, paint and build time against the stock theme and bare HTML
	@$(BIN)/python -m tests.browser.find
	@$(BIN)/python -m tests.bench

engines: .venv/ready ## Build without the theme, and with the generator that may come next; compare with the build as it is
	@sh tests/engines.sh

browsers: .venv/ready ## Visit every page type in WebKit and Firefox (Debian: webkit2gtk-driver, xvfb, firefox-esr)
	@$(BIN)/python -m tests.browsers

lock: .venv/ready ## Write requirements.txt again from pyproject.toml; make lock PACKAGE=mkdocs-material raises one alone
	@$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11.5 --generate-hashes \
	  --no-emit-index-url --no-header --quiet $(if $(PACKAGE),--upgrade-package $(PACKAGE),--upgrade) --output-file requirements.txt

clean: ## Remove .venv, site, build and caches
	rm -rf .venv build site .pytest_cache .ruff_cache .rumdl_cache .cache

.venv/ready: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11, 5) else "This project needs Python 3.11.5 or newer; %s is %s. Install one and run: make PYTHON=python3.12 $(MAKECMDGOALS)" % (sys.executable, sys.version.split()[0]))'
	@echo "Setting up .venv (once, two to four minutes) ..." >&2
	@$(PYTHON) -m venv .venv
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	@touch $@
