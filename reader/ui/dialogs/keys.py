"""The key sheet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from reader.ui.dialogs.base import Form
from reader.ui.fonts import ui_font
from reader.ui.theme import Theme
from reader.ui.widgets.key_cap import KeyCap

KeyRow = tuple[str, str]


class KeysDialog(Form):
    """Show every key, in groups, on two columns."""

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__("", language, parent)
        self.setWindowTitle(self.tr("Keys"))
        groups = self._groups()
        inner = QWidget()
        grid = QHBoxLayout(inner)
        grid.setSpacing(40)
        for half in (groups[:2], groups[2:]):
            side = QVBoxLayout()
            for title, rows in half:
                side.addLayout(self._group(title, rows, theme))
            side.addStretch(1)
            grid.addLayout(side, 1)
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        self.column.addWidget(area)
        self.note(self.tr("Letters work on an Arabic keyboard too: the key counts, not what is printed on it."))
        self.add_buttons(self.tr("Close"))
        self.resize(940, 660)

    def _group(self, title: str, rows: Sequence[KeyRow], theme: Theme) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(5)
        grid.setHorizontalSpacing(14)
        grid.setColumnStretch(1, 1)
        heading = QLabel(title)
        heading.setFont(ui_font(self.language, 13.5, 600))
        grid.addWidget(heading, 0, 0, 1, 2)
        for number, (keys, text) in enumerate(rows, 1):
            cap = KeyCap(keys)
            cap.set_theme(theme)
            label = QLabel(text)
            label.setWordWrap(True)
            grid.addWidget(cap, number, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(label, number, 1)
        return grid

    def _groups(self) -> list[tuple[str, list[KeyRow]]]:
        moving = [
            ("← →", self.tr("Next and previous word, in the direction of the paragraph")),
            ("↑ ↓", self.tr("Line up and down")),
            ("PgUp PgDn", self.tr("Screen up and down")),
            ("Home End", self.tr("Ends of the line; with Ctrl, of the article")),
            ("Alt ←", self.tr("Letter by letter")),
            ("W", self.tr("Next mention; with Shift the previous one")),
            ("Ctrl F", self.tr("Find in the article; F3 next hit")),
            ("Ctrl G", self.tr("Go to a paragraph")),
            ("Alt ↓", self.tr("Next article; Alt ↑ the previous one")),
            ("Ctrl Enter", self.tr("Done, next article")),
        ]
        labelling = [
            ("1 … 9 0", self.tr("Give the label; on a mention: relabel. With Shift: labels 11 to 20")),
            ("L", self.tr("Label by typing its name")),
            ("␣", self.tr("Accept the suggestion and go on; with Shift all that are left in the paragraph")),
            ("X", self.tr("Reject the suggestion and go on")),
            ("Tab", self.tr("Next suggestion; with Shift the previous one")),
            ("A", self.tr("Label every occurrence in the article; with Shift in all articles")),
            ("H", self.tr("Highlight without a label")),
            ("N", self.tr("Note")),
            ("P", self.tr("Add a piece to the mention; Enter adds the words chosen")),
            ("Del", self.tr("Delete the mention")),
            ("Z", self.tr("Undo; with Shift redo")),
        ]
        selecting = [
            ("⇧ ←", self.tr("Extend or shrink by word; resize a mention")),
            ("⇧ Alt ←", self.tr("The same by letter")),
            ("E", self.tr("Grow: word, bare word, known name, phrase, sentence; with Shift shrink")),
            ("C", self.tr("Prefix out or in: و ف ب ل ك س, then ال")),
            ("Esc", self.tr("Drop the selection; then leave the text")),
        ]
        window = [
            ("F6", self.tr("Next pane; with Shift the previous one")),
            ("F9 F10", self.tr("Article list, inspector")),
            ("Ctrl 1", self.tr("Read; Ctrl 2 label")),
            ("Ctrl +", self.tr("Larger text; Ctrl − smaller; Ctrl 0 normal")),
            ("Ctrl O", self.tr("Add files; Ctrl V paste as an article")),
            ("Ctrl E", self.tr("Export")),
            ("Enter", self.tr("Into the inspector; Esc back")),
            ("G", self.tr("Flag the article")),
            ("F1", self.tr("This sheet")),
        ]
        return [
            (self.tr("Move"), moving),
            (self.tr("Window"), window),
            (self.tr("Label"), labelling),
            (self.tr("Select"), selecting),
        ]
