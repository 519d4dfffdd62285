"""When the program itself is wrong: a report to copy. Nothing saved is lost by it."""

from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPlainTextEdit, QWidget

from reader.ui.dialogs.base import Form


class ErrorDialog(Form):
    """Show a report of a bug."""

    def __init__(self, report: str, parent: QWidget | None = None, language: str = "en") -> None:
        super().__init__("", language, parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.note(self.tr("This is a fault of Hashiya. Everything you did is saved. Please send us this report."))
        self.text = QPlainTextEdit(report)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.windowTitle())
        self.column.addWidget(self.text)
        self.add_buttons(self.tr("Go on"))
        copy = self.buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(report))
        self.resize(640, 380)
