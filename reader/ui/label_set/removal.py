"""The question what is to become of what a removed label, relation type or attribute was given to."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QRadioButton, QVBoxLayout, QWidget

from reader.domain.schema import RemovalPolicy
from reader.ui.look.fonts import ui_font


class RemovalQuestion(QWidget):
    """Ask, in place of the form. `decided` carries a RemovalPolicy and the id that gets what is moved, or None."""

    decided = Signal(object, object)
    cancelled = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.facts = QLabel(), QLabel()
        self.title.setFont(ui_font(language, 14, 600))
        self.title.setWordWrap(True)
        self.facts.setWordWrap(True)
        self.keep, self.move_to, self.delete = QRadioButton(), QRadioButton(), QRadioButton()
        for name, button in (("keep", self.keep), ("move", self.move_to), ("delete", self.delete)):
            button.setObjectName(f"removal_{name}")
        self.others = QComboBox()
        self.others.setObjectName("removal_others")
        self.others.setAccessibleName(self.tr("Another one for them"))
        self.others.setMinimumWidth(200)
        self.others.activated.connect(lambda _at: self.move_to.setChecked(True))
        self.remove_button, self.cancel_button = QPushButton(self.tr("Remove")), QPushButton(self.tr("Cancel"))
        self.remove_button.setObjectName("removal_remove")
        self.cancel_button.setObjectName("removal_cancel")
        self.remove_button.setProperty("danger", True)
        for answer in (self.remove_button, self.cancel_button):
            answer.setAutoDefault(False)
        self.remove_button.clicked.connect(self._decide)
        self.cancel_button.clicked.connect(self.cancelled)
        self._place()

    def _place(self) -> None:
        moving = QHBoxLayout()
        moving.addWidget(self.move_to)
        moving.addWidget(self.others)
        moving.addStretch(1)
        answers = QHBoxLayout()
        answers.addWidget(self.remove_button)
        answers.addWidget(self.cancel_button)
        answers.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 10, 10)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.facts)
        column.addWidget(self.keep)
        column.addLayout(moving)
        column.addWidget(self.delete)
        column.addSpacing(6)
        column.addLayout(answers)
        column.addStretch(1)

    def ask(
        self, title: str, facts: str, answers: tuple[str, str, str], others: Sequence[tuple[object, str]] = ()
    ) -> None:
        """Ask with these texts for keeping, moving and deleting; nothing can be moved without `others`."""
        self.title.setText(title)
        self.facts.setText(facts)
        self.facts.setVisible(bool(facts))
        for button, text in zip((self.keep, self.move_to, self.delete), answers, strict=True):
            button.setText(text)
        self.others.clear()
        for value, text in others:
            self.others.addItem(text, value)
        self.move_to.setVisible(bool(others))
        self.others.setVisible(bool(others))
        # what loses nothing is what Enter does
        self.keep.setChecked(True)
        self.keep.setFocus()

    def _decide(self) -> None:
        if self.move_to.isChecked():
            self.decided.emit(RemovalPolicy.MOVE, self.others.currentData())
        else:
            self.decided.emit(RemovalPolicy.DELETE if self.delete.isChecked() else RemovalPolicy.KEEP, None)
