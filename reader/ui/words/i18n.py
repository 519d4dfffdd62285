"""Language of the interface: translations, digits, and isolates around text of another direction."""

import re
import time
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from reader.paths import RESOURCES

_LRI, _RLI, _FSI, _PDI = "\u2066", "\u2067", "\u2068", "\u2069"
_LRM, _RLM = "\u200e", "\u200f"
_DIGITS = {
    "arabic": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"),
    "persian": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"),
}
_chosen_digits = ["auto"]
_installed: list[QTranslator] = []


def install_language(app: QApplication, language: str) -> None:
    """Translate the interface into `language` (en, ar) and mirror it; the texts of open windows follow."""
    for translator in _installed:
        app.removeTranslator(translator)
    _installed.clear()
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for name, place in ((f"qtbase_{language}", folder), (f"reader_{language}", RESOURCES / "i18n")):
        translator = QTranslator(app)
        if translator.load(name, str(place)):
            app.installTranslator(translator)
            _installed.append(translator)
    QLocale.setDefault(QLocale(language))
    rtl = language == "ar"
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)


def choose_digits(style: str) -> None:
    """Write numbers of the interface in latin, arabic or persian digits, or (auto) in those of its language."""
    _chosen_digits[0] = style


def _style(language: str) -> str:
    chosen = _chosen_digits[0]
    return chosen if chosen != "auto" else "arabic" if language == "ar" else "latin"


def digits(text: str, language: str) -> str:
    """Return the text with the digits chosen, or those of the language."""
    return text.translate(_DIGITS.get(_style(language), {}))


def number(value: int, language: str) -> str:
    """Return a whole number as the language writes it."""
    grouped = f"{value:,}"
    return grouped if _style(language) == "latin" else digits(grouped.replace(",", "٬"), language)


def decimal(value: float, language: str) -> str:
    """Return a number with one digit behind the point, or behind the comma that Arabic digits have."""
    shown = f"{value:.1f}"
    return shown if _style(language) == "latin" else digits(shown.replace(".", "٫"), language)


def counted(text: str, count: int, language: str) -> str:
    """Return a translated text with %n in it, into which Qt put a count, with the count in the language's digits.

    Qt puts it in plain. To be called before anything of the user's is put in; places kept for that ({0}) stay.
    """
    return re.sub(rf"(?<![\d{{]){count}(?![\d}}])", number(count, language), text)


def number_range(start: int, end: int, language: str) -> str:
    """Return a range of numbers that reads start first in the language's direction."""
    mark = _RLI if language == "ar" else _LRI
    # Arabic digits take a dash between them into their own direction
    dash = " \u2013 " if language == "ar" or _style(language) == "latin" else f"{_LRM} \u2013 {_LRM}"
    return f"{mark}{number(start, language)}{dash}{number(end, language)}{_PDI}"


def percent(value: float, language: str) -> str:
    """Return a share of one as a percentage."""
    shown = digits(str(round(value * 100)), language)
    return f"{shown}%" if _style(language) == "latin" else f"{shown}٪"


def isolate(text: str) -> str:
    """Return user text for use inside a sentence of the interface: neither reorders the other.

    A sentence that begins with Arabic user text would run right to left; in an Arabic interface it should.
    """
    mark = "" if QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft else _LRM
    return f"{mark}{_FSI}{text}{_PDI}"


def led(sentence: str) -> str:
    """Return a sentence that may begin with user text so that a label draws it as the interface runs.

    Qt's labels go by the first letter, also by one that is isolated.
    """
    mark = _RLM if QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft else _LRM
    return f"{mark}{sentence}"


def isolate_ltr(text: str) -> str:
    """Return a file name, path or key that always runs left to right."""
    return f"{_LRI}{text}{_PDI}"


def directed(text: str, *, rtl: bool) -> str:
    """Return user text that runs in its own direction wherever it is drawn, with its punctuation on its own sides."""
    return f"{_RLI if rtl else _LRI}{text}{_PDI}"


def file_name(path: Path | str) -> str:
    """Return the last part of a path, isolated."""
    return isolate_ltr(Path(path).name)


def clock(moment: int, language: str) -> str:
    """Return hours and minutes, local time, of a moment in ms UTC."""
    return digits(time.strftime("%H:%M", time.localtime(moment / 1000)), language)
