# For developers. `./run` and `./test` need none of this.
.PHONY: run test env lint bench acceptance crash

PYTHON := QT_QPA_PLATFORM=offscreen .venv/bin/python

run test:
	@./$@

# The environment alone, with .venv/bin/muragat.
env:
	@set -eu; . packaging/setup.sh; make_env requirements.txt requirements-dev.txt

lint: env
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy --strict archive_schema desktop/archive
	$(PYTHON) packaging/licences.py

# The crash tests of the suite, many times over. MURAGAT_CRASH_ROUNDS says how many times the usual number.
crash: env
	MURAGAT_CRASH_ROUNDS=$${MURAGAT_CRASH_ROUNDS:-10} $(PYTHON) -m pytest tests/crash

# Ratios against plain tools, for docs/benchmarks.md.
bench: env
	$(PYTHON) -m tests.bench

# What may take hours, for docs/acceptance.md.
acceptance: env
	$(PYTHON) -m tests.acceptance
