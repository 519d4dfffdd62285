"""The first steps with the program, as a page to read beside the window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QWidget

from reader.paths import RESOURCES
from reader.ui.dialogs.base import Form
from reader.ui.look.fonts import ui_font


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
        self.page.setMarkdown(text)
        self._direct(rtl=language == "ar")
        self.column.addWidget(self.page)
        self.add_buttons(self.tr("Close"))
        self.resize(700, 680)

    def _direct(self, *, rtl: bool) -> None:
        """Let every block run as the language does: a line that begins with a key would take the key's direction."""
        form = QTextBlockFormat()
        form.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        form.setBottomMargin(6)
        cursor = QTextCursor(self.page.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)
