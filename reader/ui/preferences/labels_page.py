"""Which digit gives which label."""

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QWidget

from reader.domain.errors import ReaderError
from reader.domain.operation import ChangeSet
from reader.domain.schema import Label
from reader.ui.look.icons import pixmap
from reader.ui.preferences.rows import grid_of_rows, note, page_column
from reader.ui.session import Session

KEYS = ("", *"1234567890", *(f"shift+{digit}" for digit in "1234567890"))


class LabelsPage(QWidget):
    """Change the digits of the project's labels; each change is saved and can be undone."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.boxes: dict[int, QComboBox] = {}
        column = page_column(self)
        self._grid = grid_of_rows()
        self._note = note("")
        column.addWidget(self._note)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._fill()
        session.changed.connect(self._changed)

    def _changed(self, change: ChangeSet) -> None:
        if change.touches("label"):
            self._show()

    def _fill(self) -> None:
        project, language = self._session.project, self._session.settings.language
        if project is None:
            self._note.setText(self.tr("Open a project to choose the digits of its labels."))
            return
        self._note.setText(self.tr("A digit that is taken changes places with this one."))
        for label in project.schema.mention_labels:
            box = QComboBox()
            box.setObjectName(f"label_{label.id}")
            box.addItems([key.replace("shift+", "⇧ ") or self.tr("None") for key in KEYS])
            box.setAccessibleName(label.shown(language))
            box.setEnabled(not project.read_only)
            box.setMinimumWidth(96)
            self.boxes[label.id] = box
            _add(self._grid, self._name(label), box)
            box.activated.connect(lambda at, label_id=label.id: self._choose(label_id, KEYS[at]))
        self._show()

    def _name(self, label: Label) -> QWidget:
        session = self._session
        name = QWidget()
        row = QHBoxLayout(name)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        picture = QLabel()
        picture.setPixmap(pixmap("tag", session.theme.label_colour(label), 16, self.devicePixelRatioF()))
        row.addWidget(picture)
        row.addWidget(QLabel(label.shown(session.settings.language)), 1)
        return name

    def _show(self) -> None:
        project = self._session.project
        for label in project.schema.mention_labels if project else ():
            box = self.boxes.get(label.id)
            if box is not None:
                box.setCurrentIndex(KEYS.index(label.key) if label.key in KEYS else 0)

    def _choose(self, label_id: int, key: str) -> None:
        project = self._session.project
        label = next((each for each in project.schema.labels if each.id == label_id), None) if project else None
        if project is None or label is None or label.key == key:
            return
        other = project.schema.find_label_by_key(key) if key else None
        try:
            with project.edit("label.key", origin=self) as edit:
                if other is not None:
                    edit.change_label(replace(other, key=""))
                edit.change_label(replace(label, key=key))
                if other is not None:
                    edit.change_label(replace(other, key=label.key))
        except ReaderError as error:
            self._session.report(error)
        self._show()


def _add(grid: QGridLayout, name: QWidget, box: QComboBox) -> None:
    row = grid.rowCount()
    grid.addWidget(name, row, 0)
    grid.addWidget(box, row, 2)
