"""The attributes that a label or relation type defines: a list, and the fields of the one chosen."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from reader.domain.schema import Attribute, RemovalPolicy
from reader.ui.label_set.editing import LabelSetEditing
from reader.ui.label_set.parts import TextField, add_field, choice, form_grid, show_choices, show_row
from reader.ui.panels.inspector.attributes import SET
from reader.ui.panels.inspector.section import secondary
from reader.ui.panels.inspector.span_sections import NoteEdit

_NAME = Qt.ItemDataRole.UserRole
_TEXT, _CHOICES, _FLAG = "text", "choices", "flag"


class AttributeList(QListWidget):
    """List attributes; Alt with the arrows moves one, Delete asks to remove it, Insert to add one."""

    stepped = Signal(int)
    removal_requested = Signal()
    adding_requested = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, remove, add."""
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete:
            self.removal_requested.emit()
        elif key == Qt.Key.Key_Insert:
            self.adding_requested.emit()
        else:
            super().keyPressEvent(event)


class AttributeEditor(QWidget):
    """Edit the attributes of one owner. `removal_requested` asks what is to become of values that were set."""

    removal_requested = Signal(str)

    def __init__(self, editing: LabelSetEditing, table: str, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing, self._table, self._language = editing, table, language
        self._owner: int | None = None
        self._asks_choices = False
        self.list = AttributeList()
        self.list.setObjectName("attribute_list")
        self.list.setAccessibleName(self.tr("Attributes"))
        self.list.setFixedHeight(92)
        self.list.currentItemChanged.connect(lambda *_: self._show_fields())
        self.list.stepped.connect(self._step)
        self.list.removal_requested.connect(self._remove)
        self.list.adding_requested.connect(self._add)
        self.add_button = self._button("attribute_add", self.tr("Add"), self._add)
        self.remove_button = self._button("attribute_remove", self.tr("Remove"), self._remove)
        self._make_fields()
        self._place()

    def _button(self, name: str, text: str, pressed: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(pressed)
        return button

    def _make_fields(self) -> None:
        self.name = TextField("attribute_name", self.tr("Short name"))
        self.english = TextField("attribute_en", self.tr("English name"))
        self.arabic = TextField("attribute_ar", self.tr("Arabic name"), rtl=True)
        self.sort = choice("attribute_sort", self.tr("Kind"), self._sort_chosen)
        self.choices = NoteEdit()
        self.choices.setObjectName("attribute_choices")
        self.choices.setAccessibleName(self.tr("Choices, one on each line"))
        self.choices.setPlaceholderText(self.tr("One choice on each line"))
        self.choices.setTabChangesFocus(True)
        self.choices.setFixedHeight(74)
        self.default = choice("attribute_default", self.tr("When not set"), self._default_chosen)
        self.default_text = TextField("attribute_default_text", self.tr("When not set"))
        self.name.written.connect(self._rename)
        self.english.written.connect(lambda text: self._named("en", text))
        self.arabic.written.connect(lambda text: self._named("ar", text))
        self.choices.finished.connect(self._choices_written)
        self.choices.left.connect(self.list.setFocus)
        self.default_text.written.connect(lambda text: self._change(default=text))

    def _place(self) -> None:
        self.empty = secondary(self.tr("None yet."))
        buttons = QVBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        top = QHBoxLayout()
        top.addWidget(self.empty, 1)
        top.addWidget(self.list, 1)
        top.addLayout(buttons)
        self.fields = QWidget()
        grid = form_grid()
        self.fields.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        for field in (self.name, self.english, self.arabic, self.sort, self.choices, self.default, self.default_text):
            add_field(grid, field.accessibleName(), field)
        self._grid = grid
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.fields)

    # --- showing

    def show_owner(self, owner_id: int) -> None:
        """Show the attributes of a label or relation type."""
        chosen = self.chosen if owner_id == self._owner else ""
        self._owner = owner_id
        attributes = self._editing.attributes(self._table, owner_id)
        self.list.blockSignals(True)
        self.list.clear()
        for each in attributes:
            item = QListWidgetItem(each.shown(self._language))
            item.setData(_NAME, each.name)
            self.list.addItem(item)
        names = [each.name for each in attributes]
        self.list.setCurrentRow(names.index(chosen) if chosen in names else 0 if names else -1)
        self.list.blockSignals(False)
        self._show_fields()

    @property
    def chosen(self) -> str:
        """The short name of the attribute chosen; "" when there is none."""
        item = self.list.currentItem()
        return "" if item is None else str(item.data(_NAME))

    @property
    def attribute(self) -> Attribute | None:
        """The attribute chosen, or None."""
        found = self._editing.attributes(self._table, self._owner) if self._owner is not None else ()
        return next((each for each in found if each.name == self.chosen), None)

    def _show_fields(self) -> None:
        each = self.attribute
        self.fields.setVisible(each is not None)
        self.list.setVisible(each is not None)
        self.empty.setVisible(each is None)
        self.remove_button.setVisible(each is not None)
        if each is None:
            return
        self.name.show_text(each.name)
        self.english.show_text(each.names.get("en", ""))
        self.arabic.show_text(each.names.get("ar", ""))
        sort = _FLAG if each.flag else _CHOICES if each.choices or self._asks_choices else _TEXT
        kinds = ((_TEXT, self.tr("Text")), (_CHOICES, self.tr("One of some choices")), (_FLAG, self.tr("Yes or no")))
        show_choices(self.sort, kinds, sort)
        if not self.choices.hasFocus():
            self.choices.setPlainText("\n".join(each.choices))
        show_row(self._grid, self.choices, on=sort == _CHOICES)
        show_row(self._grid, self.default, on=sort != _TEXT)
        show_row(self._grid, self.default_text, on=sort == _TEXT)
        none = ("", self.tr("Not set"))
        values = [(text, text) for text in each.choices] if sort == _CHOICES else [(SET, self.tr("Yes"))]
        show_choices(self.default, [none, *values], each.default)
        self.default_text.show_text(each.default)

    # --- changing

    def _add(self) -> None:
        if self._owner is None:
            return
        made = self._editing.add_attribute(self._table, self._owner)
        if made:
            self._asks_choices = False
            self.choose(made)
            self.name.setFocus()
            self.name.selectAll()

    def choose(self, name: str) -> None:
        """Choose an attribute by its short name."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_NAME) == name:
                self.list.setCurrentRow(row)

    def _remove(self) -> None:
        if self._owner is None or not self.chosen:
            return
        if self._editing.project.attribute_usage(self._table, self._owner, self.chosen):
            self.removal_requested.emit(self.chosen)
        else:
            self._editing.remove_attribute(self._table, self._owner, self.chosen, RemovalPolicy.KEEP)

    def _step(self, step: int) -> None:
        if self._owner is not None and self.chosen:
            self._editing.step_attribute(self._table, self._owner, self.chosen, step)

    def _rename(self, name: str) -> None:
        if self._owner is None:
            return
        item, before = self.list.currentItem(), self.chosen
        if item is not None:
            # so that the one that is renamed stays the one chosen
            item.setData(_NAME, name)
        if not self._editing.rename_attribute(self._table, self._owner, before, name):
            self.show_owner(self._owner)
            self.choose(before)
            self.name.setText(before)

    def _named(self, language: str, text: str) -> None:
        each = self.attribute
        if each is not None:
            names = {**each.names, language: text}
            self._change(names={key: name for key, name in names.items() if name})

    def _sort_chosen(self, sort: object) -> None:
        self._asks_choices = sort == _CHOICES
        each = self.attribute
        if each is None:
            return
        plain = replace(each, flag=sort == _FLAG, default="", choices=each.choices if sort == _CHOICES else ())
        self._change(flag=plain.flag, default=plain.default, choices=plain.choices)
        self._show_fields()
        if self._asks_choices:
            self.choices.setFocus()

    def _choices_written(self) -> None:
        each = self.attribute
        if each is None or not self.choices.isVisibleTo(self):
            return
        lines = (line.strip() for line in self.choices.toPlainText().splitlines())
        choices = tuple(dict.fromkeys(line for line in lines if line))
        self._change(choices=choices, default=each.default if each.default in choices else "")

    def _default_chosen(self, value: object) -> None:
        self._change(default=str(value))

    def _change(self, **fields: object) -> None:
        if self._owner is not None and self.chosen:
            self._editing.change_attribute(self._table, self._owner, self.chosen, **fields)
