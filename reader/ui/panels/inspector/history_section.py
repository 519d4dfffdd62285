"""The section about how a mention came to be: who made it, and what was done to it since."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from reader.domain.annotation import MentionId
from reader.ui.look.fonts import ui_font
from reader.ui.panels.inspector.section import Section, Target, clear

SHOWN = 6


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """Hold what is shown of one operation: the words, and who and when below them."""

    what: str
    who_and_when: str


class HistorySection(Section):
    """List the last operations on the mention in focus, the newest first; hidden for words that are none."""

    more_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shown: MentionId | None = None
        self._lines: tuple[HistoryLine, ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.column.addLayout(self._list)
        self.more = QPushButton()
        self.more.setFlat(True)
        self.more.clicked.connect(self.more_requested)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self.hide()

    def show_target(self, target: Target | None) -> None:
        """Show another target; its lines come when the keys rest."""
        mention = target.mention.id if target and target.mention else None
        if mention != self._shown:
            self._shown, self._lines = mention, ()
        super().show_target(target)

    def set_lines(self, lines: Sequence[HistoryLine]) -> None:
        """Show these lines."""
        self._lines = tuple(lines)
        self.refresh()

    def lines(self) -> list[str]:
        """Return what is shown, for those who read it."""
        return [line.what for line in self._lines[:SHOWN]]

    def refresh(self) -> None:
        """Write the lines anew."""
        self.title.setText(self.tr("History"))
        self.more.setText(self.tr("All of the history…"))
        clear(self._list)
        for line in self._lines[:SHOWN]:
            what, below = QLabel(line.what), QLabel(line.who_and_when)
            for label, size in ((what, 12.5), (below, 11.5)):
                label.setWordWrap(True)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setFont(ui_font(self.language, size))
            below.setProperty("role", "secondary")
            self._list.addWidget(what)
            self._list.addWidget(below)
        self.setVisible(bool(self._lines))
