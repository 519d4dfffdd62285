"""What every test shares: where the shared data lies, an offscreen Qt, a window for one test."""

import os
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--headed", action="store_true", help="draw windows on the real display")


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("--headed"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # second copies and backups of the tests' projects never reach the user's own folder
    os.environ["HASHIYA_HOME"] = tempfile.mkdtemp(prefix="hashiya-tests-")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real files beside the checkout; tests that need it are skipped where it is not there."""
    if not SHARED.is_dir():
        pytest.skip(f"needs the shared data folder at {SHARED}")
    return SHARED


@pytest.fixture(scope="session")
def seed_text(shared_data: Path) -> str:
    """The seed article's content."""
    return (shared_data / "seed" / "article.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def qapp() -> object:
    """The one QApplication of the test run, with the bundled fonts."""
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication(["hashiya-tests"])
    from reader.ui.look.fonts import load_fonts

    load_fonts()
    return app


@pytest.fixture(autouse=True)
def nothing_is_raised_in_a_slot(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail the test in which Qt called something of ours that raised: Qt itself would only print it and go on."""
    raised: list[str] = []

    def keep(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        raised.append("".join(traceback.format_exception(kind, error, trace)))

    monkeypatch.setattr(sys, "excepthook", keep)
    yield
    assert not raised, "\n".join(raised)
