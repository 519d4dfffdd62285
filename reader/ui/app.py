"""Start the window: fonts, settings, theme, language, the file named on the command line."""

import argparse
import faulthandler
import logging
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from reader import __version__
from reader.domain.errors import ReaderError
from reader.ui.application import make_application
from reader.ui.settings import LANGUAGES, THEMES, Settings, default_path

_log = logging.getLogger(__name__)


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="hashiya", description="Read and annotate right-to-left text.")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PROJECT_OR_ARTICLE")
    parser.add_argument("--language", choices=LANGUAGES, help="language of the interface, for this run")
    parser.add_argument("--theme", choices=THEMES, help="colours, for this run")
    parser.add_argument("--settings", type=Path, help="settings file to use instead of your own")
    parser.add_argument(
        "--offscreen-demo",
        action="store_true",
        help="draw the window on the sample project without a display, write hashiya-window.png and an export, and end",
    )
    parser.add_argument("--version", action="version", version=f"Hashiya {__version__}")
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the window and return the process's exit code."""
    arguments = _arguments(sys.argv[1:] if argv is None else argv)
    faulthandler.enable()
    logging.basicConfig(level=logging.WARNING)
    if arguments.offscreen_demo:
        from reader.ui.demo import run_demo

        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        return run_demo(Path.cwd(), arguments.language or "en", arguments.theme or "light")
    settings = _settings(arguments)
    app = make_application(settings.language, settings.theme)
    from reader.ui.main_window import MainWindow

    window = MainWindow(settings)
    _report_bugs(window)
    window.show()
    QTimer.singleShot(0, lambda: window.open_paths([path.resolve() for path in arguments.paths]))
    return app.exec()


def _settings(arguments: argparse.Namespace) -> Settings:
    """Return the user's settings; what was asked for this run alone goes to a copy that is thrown away."""
    path = arguments.settings or default_path()
    if not arguments.language and not arguments.theme:
        return Settings(path)
    copy = Path(tempfile.mkdtemp(prefix="hashiya-")) / "hashiya.ini"
    if path.is_file():
        copy.write_bytes(path.read_bytes())
    settings = Settings(copy)
    settings.language = arguments.language or settings.language
    settings.theme = arguments.theme or settings.theme
    return settings


def _report_bugs(window: object) -> None:
    """Show what goes wrong unexpectedly in a dialog with a report to copy; nothing saved is lost by it."""
    from PySide6.QtWidgets import QWidget

    from reader.ui.dialogs.error import ErrorDialog

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        report = "".join(traceback.format_exception(kind, error, trace))
        _log.critical("%s", report)
        if isinstance(window, QWidget):
            if isinstance(error, ReaderError):
                report = f"{error}\n\n{report}"
            ErrorDialog(report, window).open()

    sys.excepthook = hook
