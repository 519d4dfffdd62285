# make run | test | check | bench | screenshots | clean      (ARGS="..." goes to the program or to pytest)
# Everything happens in $(VENV); the first target sets it up, later ones only when pyproject.toml or constraints.txt change.

VENV ?= .venv
ARGS ?=
# CI adds the large ones; tests that need one that is not there are skipped and say so
EXTRAS ?= dev,formats-test
PYTHONS := python3.13 python3.12 python3.11 python3.14 python3 python
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LIBRARIES := $(VENV)/.libraries
TESTS ?= tests

# Debian's names for what Qt needs from the system
PACKAGES := libegl1 libgl1 libopengl0 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libglib2.0-0 \
	libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 \
	libxcb-xkb1 libxcb-xinerama0

.PHONY: help run test release-test check bench bench-corpus screenshots translations clean
.DEFAULT_GOAL := help

help:
	@echo "make run          set up what is needed and open the window"
	@echo "make test         run the tests"
	@echo "make check        lint, formatting, types, layers"
	@echo "make bench        measure, each figure beside its bound"
	@echo "make bench-corpus make 100,000 articles for it in build/ (some minutes, 1.5 GB)"
	@echo "make screenshots  draw every screen in both languages into build/screenshots"
	@echo "make translations extract and compile the interface's texts"
	@echo "make clean        remove $(VENV) and what tests leave behind"

run: $(LIBRARIES)
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		echo "No display here: drawing the window on the sample project offscreen."; \
		QT_QPA_PLATFORM=offscreen $(BIN)/python main.py --offscreen-demo $(ARGS); \
	else \
		$(BIN)/python main.py $(ARGS); \
	fi

test: $(LIBRARIES)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto --maxprocesses=4 --dist loadfile -m "not release" $(TESTS) $(ARGS)

release-test: $(LIBRARIES)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(TESTS) $(ARGS)

check: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(LIBRARIES)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks $(ARGS)

# kept in build/ from one run to the next; ARGS=5000 makes a smaller one
bench-corpus: $(READY)
	$(BIN)/python -m tests.benchmarks.corpus $(if $(ARGS),$(ARGS),100000)

screenshots: $(LIBRARIES)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.screenshots build/screenshots $(ARGS)

# twice: lupdate finds new texts, lrelease compiles what was translated
translations: $(READY)
	$(BIN)/pyside6-lupdate $$(find reader/ui -name '*.py' | sort) -locations none -no-obsolete -source-language en \
		-target-language ar -ts resources/i18n/reader_ar.ts
	$(BIN)/pyside6-lupdate $$(find reader/ui -name '*.py' | sort) -locations none -no-obsolete -pluralonly -source-language en \
		-target-language en -ts resources/i18n/reader_en.ts
	$(BIN)/pyside6-lrelease resources/i18n/reader_ar.ts -qm resources/i18n/reader_ar.qm
	$(BIN)/pyside6-lrelease resources/i18n/reader_en.ts -qm resources/i18n/reader_en.qm

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# An old environment is kept and brought up to date; a broken one (moved folder, removed Python) is made anew.
$(READY): pyproject.toml constraints.txt
	@set -e; \
	python=; \
	for name in $(PYTHON) $(PYTHONS); do \
		if "$$name" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' >/dev/null 2>&1; then python=$$name; break; fi; \
	done; \
	if command -v uv >/dev/null 2>&1; then \
		$(BIN)/python -c '' >/dev/null 2>&1 || uv venv --clear --python "$${python:->=3.11}" $(VENV); \
		uv pip install --python $(BIN)/python -c constraints.txt -e '.[$(EXTRAS)]'; \
	else \
		if [ -z "$$python" ]; then \
			echo "Python 3.11 or newer is missing (looked for: $(PYTHONS))."; \
			echo "Debian or Ubuntu: apt-get install python3 python3-venv.  Or set it: make PYTHON=/path/to/python3.12"; \
			exit 1; \
		fi; \
		if ! "$$python" -c 'import venv, ensurepip' >/dev/null 2>&1; then \
			package=$$("$$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
			if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
				apt-get update -q && apt-get install -y -q --no-install-recommends $$package; \
			else \
				echo "$$python cannot make environments. Debian or Ubuntu: sudo apt-get install $$package"; exit 1; \
			fi; \
		fi; \
		$(BIN)/python -c 'import pip' >/dev/null 2>&1 || { echo "Setting up $(VENV) with $$python"; "$$python" -m venv --clear $(VENV); }; \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[$(EXTRAS)]'; \
	fi
	@touch $@

# Qt's own files come with PySide6; what they need from the system may be missing on a bare Linux.
$(LIBRARIES): $(READY)
	@set -e; \
	missing() { \
		[ "$$(uname)" = Linux ] || return 0; \
		qt=$$($(BIN)/python -c 'import importlib.util as u, pathlib; print(pathlib.Path(u.find_spec("PySide6").origin).parent)'); \
		files="$$qt/QtGui.abi3.so $$qt/QtWidgets.abi3.so $$qt/Qt/plugins/platforms/libqoffscreen.so"; \
		if [ -n "$$DISPLAY" ]; then files="$$files $$qt/Qt/plugins/platforms/libqxcb.so"; fi; \
		ldd $$files 2>/dev/null | sed -n 's/^[[:space:]]*\([^ ]*\) => not found.*/\1/p' | sort -u | tr '\n' ' '; \
	}; \
	lacking=$$(missing); \
	if [ -n "$$lacking" ]; then \
		echo "Qt needs libraries that are not on this machine: $$lacking"; \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
			apt-get update -q && apt-get install -y -q --no-install-recommends $(PACKAGES); \
			lacking=$$(missing); \
		fi; \
		if [ -n "$$lacking" ]; then \
			echo "Debian or Ubuntu: sudo apt-get install $(PACKAGES)"; \
			exit 1; \
		fi; \
	fi; \
	QT_QPA_PLATFORM=offscreen $(BIN)/python -c 'import PySide6.QtGui, PySide6.QtWidgets, PySide6.QtSvg'
	@touch $@
