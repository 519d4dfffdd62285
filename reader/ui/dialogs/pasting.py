"""A pasted text, looked at before it is frozen; that it is another or nearly is told in time."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QTextEdit, QWidget

from reader.ui.dialogs.base import Form
from reader.ui.widgets.kept_text import KeptText
from reader.ui.work.timing import once_after

# while it is written the text is not compared
_PAUSE = 500


class PasteDialog(Form):
    """Show a pasted text to be corrected. `save` returns why it was not saved, or nothing.

    With `compares` the text is compared with others: `look_wanted` asks for that whenever another text stands there,
    and `tell` answers. Who adds the text before the answer waits for it, unless they press once more.
    """

    look_wanted = Signal()
    beside_wanted = Signal()

    def __init__(
        self,
        text: str,
        language: str,
        parent: QWidget | None = None,
        *,
        save: Callable[[str, str], str] = lambda _text, _title: "",
        compares: bool = False,
    ) -> None:
        super().__init__("", language, parent)
        self._save, self._compares = save, compares
        self._is_told, self._waits = not compares, False
        self.setWindowTitle(self.tr("Paste as an article"))
        self.title_edit = QLineEdit()
        self.title_edit.setPlaceholderText(self.tr("Title (or empty: from the text)"))
        self.title_edit.setAccessibleName(self.title_edit.placeholderText())
        self.column.addWidget(self.title_edit)
        # not QPlainTextEdit: that has one alignment for all paragraphs
        self.text_edit = QTextEdit()
        self.text_edit.setAcceptRichText(False)
        option = self.text_edit.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.text_edit.document().setDefaultTextOption(option)
        self.text_edit.setAccessibleName(self.tr("Text of the article"))
        self._kept = KeptText(self.text_edit)
        self._kept.set_text(text)
        self.column.addWidget(self.text_edit)
        self._add_alike()
        self.warning = self._warning()
        self.column.addWidget(self.warning)
        self.note(self.tr("Once it is added the text never changes, so that every label keeps its place."))
        self.add_buttons(self.tr("Add the article"), self.tr("Cancel"))
        self._soon = once_after(self, _PAUSE, self._look)
        if compares:
            self.text_edit.textChanged.connect(self._changed)
            self._soon.start(0)
        self.resize(620, 460)

    @staticmethod
    def _warning() -> QLabel:
        label = QLabel()
        label.setProperty("role", "warning")
        label.setWordWrap(True)
        label.hide()
        return label

    def _add_alike(self) -> None:
        """Make the line that says what the text is like, with a button to see the other."""
        self.alike, self.beside_button = self._warning(), QPushButton()
        self.beside_button.clicked.connect(self.beside_wanted)
        self.beside_button.hide()
        row = QHBoxLayout()
        row.addWidget(self.alike, 1)
        row.addWidget(self.beside_button)
        self.column.addLayout(row)

    # --- comparing

    def _changed(self) -> None:
        self._is_told = self._waits = False
        self._say("", "")
        self._soon.start(_PAUSE)

    def _look(self) -> None:
        self._soon.stop()
        self.look_wanted.emit()

    @property
    def wants_look(self) -> bool:
        """True while nobody has said of the text that stands here what it is like."""
        return not self._is_told and not self._soon.isActive()

    def tell(self, said: str, button: str = "") -> None:
        """Say what the text is like, with the text of a button that shows it; or nothing."""
        waited, self._is_told, self._waits = self._waits, True, False
        self._say(said, button)
        if waited and not said:
            self.accept()

    def _say(self, said: str, button: str) -> None:
        self.alike.setText(said)
        self.alike.setVisible(bool(said))
        self.beside_button.setText(button)
        self.beside_button.setVisible(bool(button))

    # --- adding

    def accept(self) -> None:
        """Save the text, and close only when it is saved."""
        if not self._is_told and not self._waits and self.text.strip():
            self._waits = True
            self._say(self.tr("Comparing with the project's texts. To add it at once, press again."), "")
            self._look()
            return
        wrong = self._save(self.text, self.title)
        self.warning.setText(wrong)
        self.warning.setVisible(bool(wrong))
        if not wrong:
            super().accept()

    @property
    def text(self) -> str:
        """The text to add: as it was given, but for what was edited here."""
        return self._kept.text

    @property
    def title(self) -> str:
        """The title written, or empty."""
        return self.title_edit.text().strip()
