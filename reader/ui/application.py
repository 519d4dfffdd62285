"""The QApplication of a process: fonts, language, theme."""

import builtins
import gc

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from reader import __version__
from reader.ui.look.fonts import load_fonts, ui_font
from reader.ui.look.theme import SYSTEM, apply_theme, chosen_theme
from reader.ui.words.i18n import install_language


def _import_plainly() -> None:
    """Put Python's own `import` back in the place of PySide's.

    That one reads the source of every module imported, to see whether it asks for Qt's names in snake_case. None of
    ours does, and it would take a tenth of the time to start.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def make_application(language: str, theme: str) -> QApplication:
    """Return the QApplication of this process with the bundled fonts, a theme and a language."""
    # starting makes many objects and drops few: the default looks through them again and again
    gc.set_threshold(10_000, 20, 20)
    _import_plainly()
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(["hashiya"])
    QCoreApplication.setApplicationName("Hashiya")
    QCoreApplication.setOrganizationName("Hashiya")
    QCoreApplication.setApplicationVersion(__version__)
    load_fonts()
    install_language(app, language)
    app.setFont(ui_font(language))
    apply_theme(app, chosen_theme(theme), follows_system=theme == SYSTEM)
    return app
