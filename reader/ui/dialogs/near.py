"""Texts that are nearly the same as others: side by side, what differs marked, and the choice to leave one out."""

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from reader.project.near import NearText
from reader.text.offsets import Utf16Map
from reader.text.tokens import word_spans
from reader.ui.dialogs.base import Form
from reader.ui.dialogs.import_preview import set_direction
from reader.ui.look.theme import Theme
from reader.ui.preferences.rows import mark_of
from reader.ui.words.i18n import file_name, percent

_LONGEST, _MOST_WORDS = 20_000, 3000


def differing(one: str, other: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the ranges of each text, in code points, whose words the other has not there."""
    spans = [list(word_spans(text))[:_MOST_WORDS] for text in (one, other)]
    mine = [span.slice(one) for span in spans[0]]
    theirs = [span.slice(other) for span in spans[1]]
    found: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for kind, first, last, start, end in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if kind != "equal":
            for side, (low, high) in enumerate(((first, last), (start, end))):
                if high > low:
                    found[side].append((spans[side][low].start, spans[side][high - 1].end))
    return found


class NearDialog(Form):
    """List the texts that are others or nearly. A tick says that one that is nearly another is added all the same."""

    def __init__(
        self,
        near: Sequence[NearText],
        left_out: set[tuple[Path, int]],
        texts_of: Callable[[NearText], tuple[tuple[str, str], tuple[str, str]]],
        theme: Theme,
        language: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", language, parent)
        self.setWindowTitle(self.tr("Nearly the same"))
        self.note(self.tr("These texts are nearly others. Untick those that are not to be added."))
        self._near, self._texts_of = list(near), texts_of
        colour = QColor(theme.warn)
        colour.setAlpha(60)
        self._mark = QTextCharFormat()
        self._mark.setBackground(QBrush(colour))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Texts"))
        for each in near:
            # how similar, then the file; a number of a table's row is in the heading below
            self.list.addItem(self._item(each, (each.path, each.number) not in left_out))
        # Qt measures the row in focus anew, higher than the others
        self.list.setUniformItemSizes(True)
        self.list.currentRowChanged.connect(self._show)
        self.column.addWidget(self.list, 1)
        row = QHBoxLayout()
        self.mine, self.mine_title = self._side(row, self.tr("The new text"))
        self.other, self.other_title = self._side(row, self.tr("The text that is there"))
        self.column.addLayout(row, 2)
        self.add_buttons(self.tr("Done"), self.tr("Cancel"))
        self.list.setCurrentRow(0)
        self.resize(900, 600)

    def _item(self, near: NearText, ticked: bool) -> QListWidgetItem:
        """Return the row of a text; the very same as another is never added, and has nothing to tick."""
        item = QListWidgetItem(f"{percent(near.similarity, self.language)}   {file_name(near.path)}")
        if near.equal:
            item.setText(self.tr("{0}   There already, not added").format(item.text()))
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            return item
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        return item

    def _side(self, row: QHBoxLayout, name: str) -> tuple[QPlainTextEdit, QLabel]:
        column, title, edit = QVBoxLayout(), QLabel(), QPlainTextEdit()
        title.setWordWrap(True)
        edit.setReadOnly(True)
        edit.setTabChangesFocus(True)
        edit.setAccessibleName(name)
        column.addWidget(title)
        column.addWidget(edit, 1)
        row.addLayout(column, 1)
        return edit, title

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._near):
            return
        (mine_title, mine), (other_title, other) = self._texts_of(self._near[row])
        mine, other = mine[:_LONGEST], other[:_LONGEST]
        ranges = differing(mine, other)
        for edit, title, heading, text, marks in (
            (self.mine, self.mine_title, mine_title, mine, ranges[0]),
            (self.other, self.other_title, other_title, other, ranges[1]),
        ):
            title.setText(f"{mark_of(self.language)}{heading}")
            edit.setPlainText(text)
            set_direction(edit, text)
            positions = Utf16Map(text)
            edit.setExtraSelections([self._selection(edit, positions, *pair) for pair in marks])

    def _selection(self, edit: QPlainTextEdit, positions: Utf16Map, start: int, end: int) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(edit.document())
        cursor.setPosition(positions.to_qt(start))
        cursor.setPosition(positions.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, self._mark
        return selection

    @property
    def left_out(self) -> set[tuple[Path, int]]:
        """The texts that were unticked, each by its file and its number in it."""
        return {
            (each.path, each.number)
            for row, each in enumerate(self._near)
            if not each.equal and self.list.item(row).checkState() is not Qt.CheckState.Checked
        }
