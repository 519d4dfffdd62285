"""The part of the export dialog that chooses what of a project goes out."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from reader.domain.annotator import Annotator, AnnotatorKind
from reader.domain.article import ArticleId
from reader.project.scope import Scope
from reader.ui.words.i18n import isolate, number

ALL, MINE, GOLD, CHOSEN = "all", "mine", "gold", "chosen"
_ROW = 26


@dataclass(frozen=True, slots=True)
class Source:
    """Hold what of the project can be chosen from. `filtered` is None when the article list shows all of them."""

    folder: Path
    name: str
    articles: int
    filtered: tuple[ArticleId, ...] | None = None
    selected: tuple[ArticleId, ...] = ()
    shown: ArticleId | None = None
    annotators: tuple[Annotator, ...] = ()
    own: str = ""


class ScopeForm(QWidget):
    """Choose articles, annotators, and kinds of annotations. `changed` is sent at each change."""

    changed = Signal()

    def __init__(self, source: Source, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source, self._language = source, language
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setVerticalSpacing(10)
        self.form.addRow(self.tr("Articles"), self._make_articles())
        self.form.addRow(self.tr("Whose"), self._make_annotators())
        self.form.addRow(self.tr("With"), self._make_parts())

    def _make_articles(self) -> QGridLayout:
        source = self._source
        filtered = self._source.filtered
        self.whole = QRadioButton(self._counted(self.tr("All articles"), source.articles))
        self.filtered = QRadioButton(
            self._counted(self.tr("Those the list shows now"), source.articles if filtered is None else len(filtered))
        )
        self.selected = QRadioButton(self._counted(self.tr("Those selected in the list"), len(source.selected)))
        self.one = QRadioButton(self.tr("This article"))
        self.filtered.setEnabled(filtered is not None)
        self.filtered.setToolTip(self.tr("Filter the article list first"))
        self.selected.setEnabled(len(source.selected) > 1)
        self.selected.setToolTip(self.tr("Select several articles in the list with Shift or Ctrl first"))
        self.one.setEnabled(source.shown is not None)
        self.whole.setChecked(True)
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        self._group = QButtonGroup(self)
        for at, button in enumerate((self.whole, self.one, self.filtered, self.selected)):
            self._group.addButton(button)
            grid.addWidget(button, at // 2, at % 2)
        self._group.buttonClicked.connect(lambda _button: self.changed.emit())
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _counted(self, text: str, count: int) -> str:
        return f"{text} ({number(count, self._language)})"

    def _make_annotators(self) -> QVBoxLayout:
        self.who = QComboBox()
        self.who.setAccessibleName(self.tr("Whose"))
        people = self._source.annotators
        self.who.addItem(self.tr("All annotators"), ALL)
        if len(people) > 1:
            self.who.addItem(self.tr("Only mine ({0})").format(isolate(self._source.own)), MINE)
            if any(each.kind is AnnotatorKind.ADJUDICATOR for each in people):
                self.who.addItem(self.tr("Only gold, as it was adjudicated"), GOLD)
            self.who.addItem(self.tr("Those chosen here"), CHOSEN)
        self.people = QListWidget()
        self.people.setAccessibleName(self.tr("Annotators"))
        self.people.setFixedHeight(_ROW * min(4, max(1, len(people))) + 6)
        for each in people:
            item = QListWidgetItem(isolate(each.name), self.people)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if each.name == self._source.own else Qt.CheckState.Unchecked)
        if people:
            self.people.setCurrentRow(0)
        self.people.hide()
        self.who.currentIndexChanged.connect(self._who_changed)
        self.people.itemChanged.connect(lambda _item: self.changed.emit())
        box = QVBoxLayout()
        box.setSpacing(4)
        box.addWidget(self.who)
        box.addWidget(self.people)
        return box

    def _who_changed(self) -> None:
        self.people.setVisible(self.who.currentData() == CHOSEN)
        self.changed.emit()

    def _make_parts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.parts: dict[str, QCheckBox] = {}
        self._kept: dict[str, bool] = {}
        for name, text in (
            ("relations", self.tr("Relations")),
            ("entities", self.tr("Entities")),
            ("attributes", self.tr("Attributes")),
            ("notes", self.tr("Notes")),
            ("suggestions", self.tr("Suggestions")),
        ):
            box = QCheckBox(text)
            box.setChecked(True)
            box.toggled.connect(lambda _on: self.changed.emit())
            # only the user's own ticks are kept for the next format
            box.clicked.connect(lambda on, name=name: self._kept.update({name: on}))
            row.addWidget(box)
            self.parts[name], self._kept[name] = box, True
        row.addStretch(1)
        return row

    def set_carried(self, carried: Collection[str]) -> None:
        """Offer to leave out only what the format could carry; the rest is told by the preview."""
        for name, box in self.parts.items():
            box.setEnabled(name in carried or (name == "notes" and "mention notes" in carried))
            with QSignalBlocker(box):
                box.setChecked(box.isEnabled() and self._kept[name])
            box.setToolTip("" if box.isEnabled() else self.tr("This format cannot carry them"))

    @property
    def scope(self) -> Scope:
        """What was chosen."""
        source = self._source
        ids = None
        if self.filtered.isChecked():
            ids = source.filtered
        elif self.selected.isChecked():
            ids = source.selected
        elif self.one.isChecked() and source.shown is not None:
            ids = (source.shown,)
        names = tuple(
            each.name for at, each in enumerate(source.annotators)
            if self.people.item(at).checkState() is Qt.CheckState.Checked
        )  # fmt: skip
        annotators = {MINE: (source.own,), CHOSEN: names}.get(str(self.who.currentData()))
        # what the format cannot carry stays in, so that the report tells of it
        wanted = {name: box.isChecked() or not box.isEnabled() for name, box in self.parts.items()}
        return Scope(
            ids, annotators=annotators, gold_only=self.who.currentData() == GOLD, relations=wanted["relations"],
            entities=wanted["entities"], attributes=wanted["attributes"], notes=wanted["notes"],
            suggestions=wanted["suggestions"],
        )  # fmt: skip
