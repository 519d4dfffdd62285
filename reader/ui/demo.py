"""Drawing the window without a display: for `make run` on a server, and for the pictures of the README."""

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from reader.project import Project
from reader.project.exporting import export
from reader.project.samples import create_sample_project
from reader.ui.application import make_application
from reader.ui.article_view import selection
from reader.ui.main_window import MainWindow
from reader.ui.settings import Settings

PICTURE, EXPORT = "hashiya-window.png", "hashiya-sample-export.jsonl"


def run_demo(folder: Path, language: str, theme: str) -> int:
    """Draw the window on the sample project into `folder`, with an export beside it; return the exit code."""
    qInstallMessageHandler(_say_what_matters)
    with tempfile.TemporaryDirectory(prefix="hashiya-") as place:
        os.environ.setdefault("HASHIYA_HOME", str(Path(place, "home")))
        app = make_application(language, theme)
        settings = Settings(Path(place, "settings.ini"))
        settings.language, settings.theme = language, theme
        project_file = Path(place, "sample.sqlite")
        create_sample_project(project_file, settings.language)
        window = show_sample(app, settings, project_file)
        window.grab().save(str(folder / PICTURE))
        window.close()
        with Project.open(project_file) as project:
            report = export(project, folder / EXPORT, "jsonl")
    print(f"There is no display: the window was drawn into {folder / PICTURE}.")  # noqa: T201
    print(f"{report.exact} mentions were exported to {report.path} and read back equal.")  # noqa: T201
    return 0


def _say_what_matters(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Pass on Qt's messages but the one that the offscreen platform prints for every window."""
    if "propagateSizeHints" not in message:
        sys.stderr.write(f"{message}\n")


def show_sample(app: QApplication, settings: Settings, project_file: Path) -> MainWindow:
    """Return the window on a sample project, with a mention behind a glued letter in focus."""
    window = MainWindow(settings)
    window.resize(1440, 900)
    window.show()
    window.open_paths([project_file])
    settle(app)
    session = window.session
    target = next((each for each in session.mentions.values() if each.quote(session.content) == "أحمد الزاهي"), None)
    if target is not None:
        session.set_focus(selection.on_mention(session.content, target))
    window.reading.messages.hide()
    settle(app)
    return window


def settle(app: QApplication, rounds: int = 12) -> None:
    """Let everything that waits for its turn happen."""
    for _ in range(rounds):
        app.processEvents()
        app.thread().msleep(10)
