# The two commands: `make run` starts the program, `make test` tests it. Each does its own set-up when called first.
# make check   format, lint, types, import rules, content, translations      make bench   start-up and drawing, measured
# make shots   pictures of all screens, in shots/                            make texts   the translators' templates
# make lock    pins the Python packages anew                                 make sketches  builds the sketches anew
# make frozen  the build of this system, in dist/                            make windows   the Windows one, under wine

PYTHON_IN := .venv/bin
JOBS ?= 2
TRANSLATIONS := $(patsubst %.po,%.mo,$(wildcard i18n/*/LC_MESSAGES/*.po))

.PHONY: run test check bench shots texts sketches lock frozen windows ready-to-run ready-to-test

run: ready-to-run $(TRANSLATIONS)
	@$(PYTHON_IN)/python -m coach $(ARGS)

# The ground floor runs where Qt cannot be imported, and every branch of it must be reached.
test: ready-to-test $(TRANSLATIONS)
	$(PYTHON_IN)/python -m coverage run -m pytest -q -p tests.no_qt --confcutdir=tests/practice tests/practice
	$(PYTHON_IN)/python -m coverage report
	$(PYTHON_IN)/python -m pytest -q -n $(JOBS) --dist loadgroup --ignore=tests/practice

check: ready-to-test
	$(PYTHON_IN)/ruff format --check .
	$(PYTHON_IN)/ruff check .
	$(PYTHON_IN)/mypy
	$(PYTHON_IN)/lint-imports
	$(PYTHON_IN)/python -m pytest -q tests/library
	$(PYTHON_IN)/python -m i18n.check

bench: ready-to-test $(TRANSLATIONS)
	@for bench in tests/benchmarks/bench_*.py; do echo "== $$bench"; $(PYTHON_IN)/python $$bench || exit 1; done

shots: ready-to-run $(TRANSLATIONS)
	$(PYTHON_IN)/python -m coach doctor --screens shots

texts: ready-to-test
	$(PYTHON_IN)/python -m i18n.extract

sketches: ready-to-test
	PYTHONPATH=resources $(PYTHON_IN)/python -m sketchbook $(ARGS)

frozen:
	@packaging/make_frozen.sh

windows:
	@packaging/make_windows.sh

ready-to-run:
	@packaging/setup_dev.sh run

ready-to-test:
	@packaging/setup_dev.sh test

%.mo: %.po
	$(PYTHON_IN)/pybabel -q compile -i $< -o $@

# One lock for each purpose, for all systems. The pip that installs from them checks every hash.
UV := $(PYTHON_IN)/uv pip compile pyproject.toml packaging/build.in --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --quiet --custom-compile-command "make lock" $(UPGRADE)

# wine has not all that the newest numpy asks of Windows; this lock is for the trial build under wine alone.
UV_WINE := $(subst --universal,--python-platform x86_64-pc-windows-msvc --overrides packaging/windows/wine-overrides.in,$(UV))

lock: ready-to-test
	$(PYTHON_IN)/python -m pip install --quiet "uv>=0.9.8"
	$(UV) -o packaging/requirements.lock
	$(UV) --extra dev -c packaging/requirements.lock -o packaging/requirements-dev.lock
	$(UV) --extra freeze -c packaging/requirements.lock -o packaging/requirements-freeze.lock
	@mkdir -p build && sed -n 's/ \\$$//; /^numpy/d; /^[a-z]/p' packaging/requirements-freeze.lock >build/wine-constraints.txt
	$(UV_WINE) --extra freeze -c build/wine-constraints.txt -o packaging/windows/requirements-wine.lock
