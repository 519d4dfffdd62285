"""The fields of one entity; each is told as soon as the keyboard leaves it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from reader.domain.entity import Entity
from reader.domain.schema import Label, LabelId
from reader.ui.look.fonts import ui_font
from reader.ui.widgets.own_side import OwnSide

WIKIDATA = "wikidata"


class _Lines(QPlainTextEdit):
    """Edit several lines; `finished` when the keyboard leaves."""

    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        OwnSide(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Finish."""
        super().focusOutEvent(event)
        self.finished.emit()


class EntityForm(QWidget):
    """Show and edit name, label, other names, ids and note of one entity."""

    edited = Signal(object)  # Entity

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entity: Entity | None = None
        self._language = "en"
        self.name, self.label_box, self.wikidata = QLineEdit(), QComboBox(), QLineEdit()
        self.aliases, self.ids, self.note = _Lines(), _Lines(), _Lines()
        self._captions = {key: QLabel() for key in ("name", "label", "aliases", "wikidata", "ids", "note")}
        for lines, height in ((self.aliases, 56), (self.ids, 44), (self.note, 44)):
            lines.setFixedHeight(height)
            lines.setTabChangesFocus(True)
            lines.finished.connect(self._tell)
        for edit in (self.name, self.wikidata):
            edit.editingFinished.connect(self._tell)
        self.label_box.activated.connect(self._tell)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(7)
        for caption, field in zip(self._captions.values(), self._fields(), strict=True):
            form.addRow(caption, field)

    def _fields(self) -> tuple[QWidget, ...]:
        return (self.name, self.label_box, self.aliases, self.wikidata, self.ids, self.note)

    def set_look(self, language: str) -> None:
        """Use another language."""
        self._language = language
        texts = {
            "name": self.tr("Name"),
            "label": self.tr("Label"),
            "aliases": self.tr("Other names"),
            "wikidata": "Wikidata",
            "ids": self.tr("Other ids"),
            "note": self.tr("Note"),
        }
        for (key, caption), field in zip(self._captions.items(), self._fields(), strict=True):
            caption.setText(texts[key])
            caption.setFont(ui_font(language, 12))
            field.setAccessibleName(texts[key])
        self.ids.setPlaceholderText("viaf: 12345")
        self.wikidata.setPlaceholderText("Q42")

    def set_labels(self, labels: Sequence[Label]) -> None:
        """Offer these labels."""
        blocker = QSignalBlocker(self.label_box)
        self.label_box.clear()
        self.label_box.addItem(self.tr("None"), None)
        for label in labels:
            self.label_box.addItem(label.shown(self._language), label.id)
        blocker.unblock()

    def set_entity(self, entity: Entity | None) -> None:
        """Show an entity; what was written on the one before is told first."""
        if self._entity is not None and (entity is None or entity.id != self._entity.id):
            self._tell()
        self._entity = entity
        self.setEnabled(entity is not None)
        shown = entity or Entity(0, "")  # type: ignore[arg-type]
        others = {key: value for key, value in shown.external_ids.items() if key != WIKIDATA}
        for field, text in (
            (self.name, shown.name),
            (self.wikidata, shown.external_ids.get(WIKIDATA, "")),
            (self.aliases, "\n".join(shown.aliases)),
            (self.ids, "\n".join(f"{key}: {value}" for key, value in others.items())),
            (self.note, shown.note),
        ):
            if isinstance(field, QLineEdit):
                field.setText(text)
            elif field.toPlainText() != text:
                field.setPlainText(text)
        self.label_box.setCurrentIndex(max(0, self.label_box.findData(shown.label_id)))

    def written(self) -> Entity | None:
        """Return the entity as it is written now; a blank name leaves the old one."""
        entity = self._entity
        if entity is None:
            return None
        ids = {WIKIDATA: self.wikidata.text().strip()}
        for line in self.ids.toPlainText().splitlines():
            register, colon, value = line.partition(":")
            if colon and register.strip():
                ids[register.strip()] = value.strip()
        label = self.label_box.currentData()
        return replace(
            entity,
            name=self.name.text().strip() or entity.name,
            label_id=None if label is None else LabelId(int(label)),
            aliases=tuple(line.strip() for line in self.aliases.toPlainText().splitlines() if line.strip()),
            external_ids={key: value for key, value in ids.items() if value},
            note=self.note.toPlainText().strip(),
        )

    def _tell(self) -> None:
        written = self.written()
        if written is not None and written != self._entity:
            self.edited.emit(written)
