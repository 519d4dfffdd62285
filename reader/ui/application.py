"""The QApplication of a process: fonts, language, theme."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from reader import __version__
from reader.ui.look.fonts import load_fonts, ui_font
from reader.ui.look.theme import SYSTEM, apply_theme, chosen_theme
from reader.ui.words.i18n import install_language


def make_application(language: str, theme: str) -> QApplication:
    """Return the QApplication of this process with the bundled fonts, a theme and a language."""
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
