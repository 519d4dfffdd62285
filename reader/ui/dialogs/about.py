"""What this program is, and whose fonts and icons it carries."""

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from reader import __version__
from reader.paths import RESOURCES
from reader.ui.dialogs.base import Form
from reader.ui.words.i18n import isolate_ltr


class AboutDialog(Form):
    """Show version and licences."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        names = ("حاشية", "Hashiya") if language == "ar" else ("Hashiya", "حاشية")
        super().__init__("  ·  ".join(names), language, parent)
        self.column.addWidget(QLabel(self.tr("Version {0}").format(isolate_ltr(__version__))))
        self.note(self.tr("Read and annotate right-to-left text. Free software under the MIT licence."))
        texts = [
            path.read_text(encoding="utf-8", errors="replace")
            for folder in ("fonts", "icons")
            for path in sorted((RESOURCES / folder).glob("*LICENSE.txt"))
        ]
        licences = QPlainTextEdit("\n\n".join(texts))
        licences.setReadOnly(True)
        licences.setAccessibleName(self.tr("Licences"))
        self.column.addWidget(licences)
        self.add_buttons(self.tr("Close"))
        self.resize(560, 480)
