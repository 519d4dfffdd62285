"""The fields that narrow a search of the corpus: label around the place, entity, status, source, dates and others."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from reader.domain.article import ArticleStatus
from reader.domain.entity import EntityId
from reader.project.scope import Condition
from reader.text.normalize import fold_text

_COLUMNS = 4
# a day, a month or a year, also while it is being typed
_DATE = re.compile(r"(\d{1,4}(-(0|1|0[1-9]|1[0-2])(-([0-3]|0[1-9]|[12]\d|3[01]))?)?)?")


def _date(text: str) -> str:
    """Return a date that may be written in any digits as it is stored."""
    return fold_text(text).replace(" ", "").rstrip("-")


class ConcordanceFilters(QWidget):
    """Hold what is chosen; `changed` when it is something else. Fields left empty narrow nothing.

    An entity that was chosen elsewhere is meant itself, as long as its name stands in the field as it was put there.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inside, self.status, self.annotator = QComboBox(), QComboBox(), QComboBox()
        self.entity, self.source, self.language, self.since, self.until = (QLineEdit() for _ in range(5))
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 0, 14, 8)
        grid.setSpacing(6)
        self._fields: tuple[QComboBox | QLineEdit, ...] = (
            self.inside, self.entity, self.status, self.annotator, self.source, self.language, self.since, self.until,
        )  # fmt: skip
        for order, field in enumerate(self._fields):
            grid.addWidget(field, order // _COLUMNS, order % _COLUMNS)
            # the last one holds the longest words
            grid.setColumnStretch(order % _COLUMNS, 5 if order % _COLUMNS == _COLUMNS - 1 else 4)
            field.setMinimumWidth(60)
            if isinstance(field, QComboBox):
                field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                field.currentIndexChanged.connect(lambda _index: self.changed.emit())
            elif isinstance(field, QLineEdit):
                field.setClearButtonEnabled(True)
                field.textChanged.connect(lambda _text: self.changed.emit())
        self._entity: tuple[EntityId, str] | None = None
        self.retranslate()

    def set_choices(self, labels: Sequence[tuple[str, str]], annotators: Sequence[str]) -> None:
        """Offer labels (short name, text shown) and annotators; what is chosen stays."""
        for box, rows in ((self.inside, labels), (self.annotator, [(name, name) for name in annotators])):
            chosen = box.currentData()
            box.blockSignals(True)
            while box.count() > 1:
                box.removeItem(1)
            for value, text in rows:
                box.addItem(text, value)
            box.setCurrentIndex(max(0, box.findData(chosen)))
            box.blockSignals(False)

    def choose(self, label: str, entity: tuple[EntityId, str] | None, annotator: str = "") -> None:
        """Narrow to a label (its short name), an entity, and whose mentions count, and to nothing else."""
        self.clear()
        self._entity = entity
        for field in (self.inside, self.entity, self.annotator):
            field.blockSignals(True)
        self.annotator.setCurrentIndex(max(0, self.annotator.findData(annotator)))
        self.inside.setCurrentIndex(max(0, self.inside.findData(label)))
        self.entity.setText(entity[1] if entity is not None else "")
        for field in (self.inside, self.entity, self.annotator):
            field.blockSignals(False)

    @property
    def entities(self) -> tuple[EntityId, ...]:
        """The entity that was chosen elsewhere."""
        return (self._entity[0],) if self._entity is not None and self.entity.text() == self._entity[1] else ()

    @property
    def named(self) -> str:
        """What mentions can be listed of: the label or the entity chosen, as shown; empty for neither."""
        label = self.inside.currentText() if self.inside.currentData() else ""
        return self.entity.text().strip() or label

    def clear(self) -> None:
        """Narrow nothing."""
        for field in self._fields:
            field.blockSignals(True)
            if isinstance(field, QComboBox):
                field.setCurrentIndex(0)
            else:
                field.clear()
            field.blockSignals(False)

    def conditions(self) -> tuple[Condition, ...]:
        """Return what is chosen, as conditions."""
        found = []
        for name, sign, value in (
            ("inside", "=", self.inside.currentData()),
            ("entity", "~", "" if self.entities else self.entity.text().strip()),
            ("status", "=", self.status.currentData()),
            ("annotator", "=", self.annotator.currentData()),
            ("source", "~", self.source.text().strip()),
            ("language", "=", self.language.text().strip()),
            ("date", ">=", _date(self.since.text())),
            ("date", "<=", _date(self.until.text())),
        ):
            if value:
                found.append(Condition(name, sign, str(value)))
        return tuple(found)

    @property
    def has_wrong_date(self) -> bool:
        """True when what stands for a date is neither one nor the beginning of one."""
        return not all(_DATE.fullmatch(_date(field.text())) for field in (self.since, self.until))

    def retranslate(self) -> None:
        """Set the texts in the interface's language."""
        states = {
            ArticleStatus.TODO: self.tr("To do"),
            ArticleStatus.DOING: self.tr("Doing"),
            ArticleStatus.DONE: self.tr("Done"),
            ArticleStatus.SKIP: self.tr("Skipped"),
        }
        for box, text in (
            (self.inside, self.tr("Any label")),
            (self.status, self.tr("Any status")),
            (self.annotator, self.tr("Any annotator")),
        ):
            box.blockSignals(True)
            if not box.count():
                box.addItem("", "")
            box.setItemText(0, text)
            box.setAccessibleName(text)
            box.blockSignals(False)
        self.status.blockSignals(True)
        chosen = self.status.currentIndex()
        while self.status.count() > 1:
            self.status.removeItem(1)
        for state, text in states.items():
            self.status.addItem(text, state.value)
        self.status.setCurrentIndex(max(0, chosen))
        self.status.blockSignals(False)
        for field, text, tip in (
            (self.entity, self.tr("Entity"), self.tr("The name of an entity, or a part of it")),
            (self.source, self.tr("Source"), self.tr("The name of a source, or a part of it")),
            (self.language, self.tr("Language: ar"), self.tr("The language of the articles, such as ar")),
            (
                self.since,
                self.tr("From 2026-01"),
                self.tr("From this day, month or year on: 2026-01-31, 2026-01, 2026"),
            ),
            (self.until, self.tr("To 2026-12"), self.tr("Up to this day, month or year: 2026-12-31, 2026-12, 2026")),
        ):
            field.setPlaceholderText(text)
            field.setAccessibleName(text)
            field.setToolTip(tip)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the interface's language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
