"""Bringing texts in: what was found in the files, before and after it is added."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from reader.domain.article import Direction
from reader.domain.errors import FileError
from reader.formats.plain_text import CHARSETS, TextFile
from reader.project.incoming import Incoming
from reader.text.direction import article_direction
from reader.ui.dialogs.base import Form
from reader.ui.i18n import file_name, isolate, isolate_ltr, number

_PREVIEW = 1500


class ImportDialog(Form):
    """Show each file with its charset before it is added; the charset of any text can be changed.

    `charset_chosen` asks for the texts in `wanted` to be read anew; each answer comes by `set_read`.
    """

    charset_chosen = Signal()

    def __init__(
        self,
        incoming: Incoming,
        error_text: Callable[[FileError], str],
        language: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", language, parent)
        self.setWindowTitle(self.tr("Add articles"))
        self._error_text = error_text
        self._incoming = incoming
        self.wanted: dict[Path, str] = {}
        self._waiting: set[Path] = set()
        self._texts = incoming.texts.without(())
        self._read: dict[Path, TextFile | FileError] = {path: self._texts.text(path, 0) for path in self._texts.paths}
        self._read |= {Path(problem.path): problem for problem in incoming.problems}
        self._paths = list(self._read)
        self.summary = QLabel()
        self.column.addWidget(self.summary)
        self.table = QTableWidget(len(self._paths), 3)
        self.table.setAccessibleName(self.tr("Files"))
        self.table.setHorizontalHeaderLabels([self.tr("File"), self.tr("Character set"), self.tr("Title")])
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.currentCellChanged.connect(self._show_preview)
        self.column.addWidget(self.table, 2)
        self._add_charsets()
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName(self.tr("Beginning of the text"))
        self.column.addWidget(self.preview, 2)
        self.add_buttons(self.tr("Add"), self.tr("Cancel"))
        for row in range(len(self._paths)):
            self._fill(row)
        self._sum_up()
        self.table.setColumnWidth(0, 220)
        self.table.setColumnWidth(1, 190)
        if self._paths:
            self.table.setCurrentCell(self._first_of_interest(), 0)
        self.resize(720, 520)

    def _add_charsets(self) -> None:
        self.charset_box = QComboBox()
        self.charset_box.addItems(CHARSETS)
        self.charset_box.activated.connect(self._override)
        label = QLabel(self.tr("Read this file as"))
        label.setBuddy(self.charset_box)
        self.charset_box.setAccessibleName(label.text())
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.charset_box)
        row.addStretch(1)
        self.column.addLayout(row)

    def _first_of_interest(self) -> int:
        """Return the first row that needs a look: one that was guessed, or else that could not be read."""
        for row, path in enumerate(self._paths):
            found = self._read[path]
            if isinstance(found, TextFile) and found.provenance.charset_source == "guessed":
                return row
        return next((row for row, path in enumerate(self._paths) if not isinstance(self._read[path], TextFile)), 0)

    def _fill(self, row: int) -> None:
        found = self._read[self._paths[row]]
        sources = {
            "bom": self.tr("by its mark"),
            "utf-8": self.tr("strict"),
            "detected": self.tr("detected"),
            "guessed": self.tr("guessed"),
            "given": self.tr("chosen"),
        }
        if isinstance(found, TextFile):
            origin = found.provenance
            charset = f"{isolate_ltr(origin.charset)}  ({sources.get(origin.charset_source, '')})"
            cells = (file_name(self._paths[row]), charset, isolate(found.title))
        else:
            cells = (file_name(self._paths[row]), "—", self._error_text(found))
        for column, text in enumerate(cells):
            self.table.setItem(row, column, QTableWidgetItem(text))

    def _sum_up(self) -> None:
        good = len(self._texts)
        bad = sum(isinstance(found, FileError) for found in self._read.values())
        annotated = sum(len(bundle.articles) for _, bundle in self._incoming.bundles)
        parts = [self.tr("%n text(s) can be added.", "", good)]
        if annotated:
            parts.append(self.tr("And %n annotated article(s).", "", annotated))
        if bad:
            parts.append(self.tr("%n file(s) cannot be read.", "", bad))
        self.summary.setText(" ".join(parts))
        for button in self.buttons.buttons():
            if self.buttons.buttonRole(button) is QDialogButtonBox.ButtonRole.AcceptRole:
                button.setEnabled(good + annotated > 0 and not self._waiting)

    def _show_preview(self, row: int) -> None:
        found = self._read[self._paths[row]] if 0 <= row < len(self._paths) else None
        if isinstance(found, TextFile):
            option = self.preview.document().defaultTextOption()
            rtl = article_direction(found.content) is Direction.RTL
            option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
            self.preview.document().setDefaultTextOption(option)
            self.preview.setPlainText(found.content[:_PREVIEW])
            at = self.charset_box.findText(found.provenance.charset)
            self.charset_box.setCurrentIndex(at)
        else:
            option = self.preview.document().defaultTextOption()
            option.setTextDirection(self.layoutDirection())
            self.preview.document().setDefaultTextOption(option)
            self.preview.setPlainText(self._error_text(found) if found else "")

    def _override(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._paths):
            # arrow keys walk through many: only the one where they rest is read
            self.wanted[self._paths[row]] = self.charset_box.currentText()
            self._waiting.add(self._paths[row])
            self._sum_up()
            self.charset_chosen.emit()

    def set_read(self, path: Path, found: Incoming) -> None:
        """Show what a file is in the charset that was asked for."""
        if path in self.wanted:
            return
        self._texts.replace(path, found.texts)
        self._read[path] = self._texts.text(path, 0) if self._texts.count(path) else found.problems[0]
        self._waiting.discard(path)
        row = self._paths.index(path)
        self._fill(row)
        self._sum_up()
        if row == self.table.currentRow():
            self._show_preview(row)

    @property
    def incoming(self) -> Incoming:
        """What is to be added, and what still cannot be read."""
        problems = tuple(found for found in self._read.values() if isinstance(found, FileError))
        return Incoming(self._texts, self._incoming.bundles, problems)


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """Say what there is to know of one file, and what can be done about it: the text of a button and its call."""

    path: Path
    text: str
    fix: str = ""
    call: Callable[[], object] | None = None


class OutcomeDialog(Form):
    """List the files of an import of which there is something to say."""

    def __init__(self, rows: Sequence[OutcomeRow], language: str, parent: QWidget | None = None) -> None:
        super().__init__("", language, parent)
        self.setWindowTitle(self.tr("What was not taken in as it is"))
        self._rows = list(rows)
        self.table = QTableWidget(len(rows), 2)
        self.table.setAccessibleName(self.tr("Files"))
        self.table.setHorizontalHeaderLabels([self.tr("File"), self.tr("What happened")])
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
        self.table.setColumnWidth(0, 220)
        for at, row in enumerate(rows):
            for column, text in enumerate((file_name(row.path), row.text)):
                item = QTableWidgetItem(text)
                item.setToolTip(isolate_ltr(str(row.path)) if column == 0 else text)
                self.table.setItem(at, column, item)
        self.column.addWidget(self.table)
        self.add_buttons(self.tr("Close"))
        self.fix_button = QPushButton()
        self.buttons.addButton(self.fix_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.fix_button.clicked.connect(self._fix)
        self.table.currentCellChanged.connect(self._current_changed)
        self.table.setCurrentCell(0, 0)
        self.resize(680, 380)
        self.table.resizeRowsToContents()

    def _current_changed(self, row: int) -> None:
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        self.fix_button.setVisible(found is not None and found.call is not None)
        self.fix_button.setText(found.fix if found else "")

    def _fix(self) -> None:
        call = self._rows[self.table.currentRow()].call
        self.accept()
        if call is not None:
            call()


def count_text(what: str, language: str) -> str:
    """Return what an importer left out ("3 events"), the number in the language's digits, the name isolated."""
    count, _, name = what.partition(" ")
    return f"{number(int(count), language)} {isolate_ltr(name)}" if count.isdecimal() else isolate_ltr(what)
