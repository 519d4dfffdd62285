"""The first steps with the program, as a page to read beside the window."""

import re
from html import escape

from PySide6.QtWidgets import QTextBrowser, QWidget

from reader.paths import RESOURCES
from reader.ui.dialogs.base import Form
from reader.ui.look.fonts import ui_font
from reader.ui.words.i18n import digits

_STEP = re.compile(r"(\d+)\.\s+(.*)")


class FirstStepsDialog(Form):
    """Show the page of first steps in the interface's language; the window stays usable beside it."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__("", language, parent)
        self.setWindowTitle(self.tr("First steps"))
        self.setModal(False)
        page = RESOURCES / "help" / language / "first-steps.md"
        text = page.read_text(encoding="utf-8").split("\n", 1)[1]
        self.page = QTextBrowser()
        self.page.setAccessibleName(self.windowTitle())
        self.page.setFont(ui_font(language, 14))
        self.page.document().setDefaultFont(self.page.font())
        self.page.setHtml(laid_out(text, language))
        self.column.addWidget(self.page)
        self.add_buttons(self.tr("Close"))
        self.resize(700, 680)


def laid_out(text: str, language: str) -> str:
    """Return the page as HTML: numbers in the language's digits beside the steps, each of which runs as it does.

    Qt numbers a list in Latin digits only, with the point on the wrong side of them in Arabic.
    """
    way = "rtl" if language == "ar" else "ltr"
    side = "right" if language == "ar" else "left"
    steps, rest = [], []
    # a step goes on in the lines that are set in below it
    for line in filter(None, re.sub(r"\n +", " ", text).splitlines()):
        found = _STEP.fullmatch(line)
        if found:
            number = digits(found[1], language)
            cells = [f"<td dir='{way}' align='{side}' width='34'>{number}.</td>"]
            cells.insert(0 if language == "ar" else 1, f"<td dir='{way}'>{escape(found[2])}</td>")
            steps.append(f"<tr>{''.join(cells)}</tr>")
        else:
            rest.append(f"<p dir='{way}' align='{side}'>{escape(line)}</p>")
    return f"<table width='100%' cellspacing='0' cellpadding='3'>{''.join(steps)}</table>{''.join(rest)}"
