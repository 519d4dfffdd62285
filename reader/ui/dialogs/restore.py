"""Getting a project back: what there is, newest first, and where it goes."""

import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QTableWidget, QTableWidgetItem, QWidget

from reader.project.restoring import Restorable
from reader.ui.dialogs.base import Form
from reader.ui.widgets.tables import show_rows
from reader.ui.words.i18n import digits, isolate, isolate_ltr, number


class RestoreDialog(Form):
    """List what a project can be got back from. `other_requested` asks for a file that is not in the list."""

    other_requested = Signal()

    def __init__(
        self,
        found: Sequence[Restorable],
        language: str,
        parent: QWidget | None = None,
        *,
        lost: bool = False,
        place: Path | None = None,
    ) -> None:
        super().__init__("", language, parent)
        self.setWindowTitle(self.tr("Restore a lost project") if lost else self.tr("Restore a backup"))
        self._found = list(found)
        if found:
            self.note(self.tr("It is restored as a new file beside the others. Nothing that is there is overwritten."))
        else:
            self.note(self.tr("Nothing was found in the folder of the backups and second copies."))
        self.table = self._make_table()
        self.column.addWidget(self.table)
        self.add_buttons(self.tr("Restore"), self.tr("Cancel"))
        other = QPushButton(self.tr("Another file…"))
        other.clicked.connect(self.other_requested)
        self.buttons.addButton(other, QDialogButtonBox.ButtonRole.ActionRole)
        self.table.itemActivated.connect(self.accept)
        if found:
            first = next((row for row, each in enumerate(found) if place is not None and each.place == place), 0)
            self.table.setCurrentCell(first, 0)
        else:
            self._disable_restore()
        self.resize(800, 420)
        self.table.setFocus()

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(len(self._found), 5)
        table.setAccessibleName(self.windowTitle())
        table.setHorizontalHeaderLabels(
            [self.tr("Project"), self.tr("Last action"), self.tr("Actions"), self.tr("Articles"), self.tr("From")]
        )
        show_rows(table)
        table.horizontalHeader().setStretchLastSection(True)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        for row, each in enumerate(self._found):
            for column, text in enumerate(self._cells(each)):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
                item.setToolTip(isolate_ltr(str(each.place or each.path)))
                table.setItem(row, column, item)
        for column, width in enumerate((240, 140, 80, 80)):
            table.setColumnWidth(column, width)
        return table

    def _disable_restore(self) -> None:
        for button in self.buttons.buttons():
            if self.buttons.buttonRole(button) is QDialogButtonBox.ButtonRole.AcceptRole:
                button.setEnabled(False)

    def _cells(self, each: Restorable) -> tuple[str, ...]:
        name = isolate(each.name) if each.name else self.tr("Name not known")
        if each.is_lost and each.name:
            name = self.tr("{0} (not there any more)").format(name)
        moment = digits(time.strftime("%Y-%m-%d %H:%M", time.localtime(each.moment / 1000)), self.language)
        return (
            name,
            isolate_ltr(moment),
            number(each.operations, self.language),
            number(each.articles, self.language),
            self.tr("second copy of every action") if each.is_shadow else self.tr("backup"),
        )

    @property
    def chosen(self) -> Restorable | None:
        """What is to be restored."""
        row = self.table.currentRow()
        return self._found[row] if 0 <= row < len(self._found) else None
