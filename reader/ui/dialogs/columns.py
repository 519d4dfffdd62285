"""Which column of a table is what: guessed, shown with some rows, and for the user to say."""

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from reader.formats.articles.tables import FIELDS, TableLook
from reader.ui.dialogs.base import Form
from reader.ui.widgets.tables import show_rows
from reader.ui.words.i18n import isolate

_ROWS, _LONGEST = 5, 120


class ColumnsDialog(Form):
    """Ask which column holds the text, the title and the rest."""

    def __init__(self, look: TableLook, language: str, parent: QWidget | None = None) -> None:
        super().__init__("", language, parent)
        self.setWindowTitle(self.tr("Columns of the table"))
        self.note(self.tr("Each row becomes an article. Say which column holds what; only the text is needed."))
        self._look = look
        self.boxes: dict[str, QComboBox] = {}
        self.column.addLayout(self._make_boxes())
        self.sample = self._make_sample()
        self.column.addWidget(self.sample, 1)
        self.same_box = QCheckBox(self.tr("The same for the other tables with these columns"))
        self.same_box.setChecked(True)
        self.column.addWidget(self.same_box)
        self.add_buttons(self.tr("Read the table"), self.tr("Cancel"))
        self._changed()
        self.resize(720, 480)

    def _make_boxes(self) -> QGridLayout:
        names = {
            "text": self.tr("Text"),
            "title": self.tr("Title"),
            "date": self.tr("Date"),
            "source": self.tr("Source"),
            "author": self.tr("Author"),
            "url": self.tr("Address"),
            "language": self.tr("Language"),
        }
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        for at, field in enumerate(FIELDS):
            box = QComboBox()
            box.addItem("—", "")
            for column in self._look.columns:
                box.addItem(isolate(column), column)
            box.setCurrentIndex(max(0, box.findData(self._look.guess.get(field, ""))))
            box.currentIndexChanged.connect(self._changed)
            label = QLabel(names[field])
            label.setBuddy(box)
            box.setAccessibleName(names[field])
            row, side = divmod(at, 2)
            grid.addWidget(label, row, 2 * side)
            grid.addWidget(box, row, 2 * side + 1)
            self.boxes[field] = box
        return grid

    def _make_sample(self) -> QTableWidget:
        look = self._look
        table = QTableWidget(min(_ROWS, len(look.rows)), len(look.columns))
        table.setAccessibleName(self.tr("First rows"))
        table.setHorizontalHeaderLabels([isolate(name) for name in look.columns])
        show_rows(table)
        for row, cells in enumerate(look.rows[:_ROWS]):
            for column, cell in enumerate(cells):
                short = " ".join(cell[: 4 * _LONGEST].split())
                short = short if len(short) <= _LONGEST else f"{short[:_LONGEST]}…"
                table.setItem(row, column, QTableWidgetItem(isolate(short)))
        table.horizontalHeader().setStretchLastSection(True)
        return table

    def _changed(self) -> None:
        for button in self.buttons.buttons():
            if self.buttons.buttonRole(button) is QDialogButtonBox.ButtonRole.AcceptRole:
                button.setEnabled("text" in self.columns)

    @property
    def columns(self) -> dict[str, str]:
        """The column of each field that has one."""
        return {field: box.currentData() for field, box in self.boxes.items() if box.currentData()}
