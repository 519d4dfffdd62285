"""The named properties of the mention in focus, each in the field that fits it."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from reader.domain.schema import Attribute
from reader.ui.look.fonts import ui_font
from reader.ui.panels.inspector.section import Section, clear

SET = "true"
Field = QCheckBox | QComboBox | QLineEdit


class AttributesSection(Section):
    """Show and set the attributes of a mention. `value_set` carries mention id, name and value ("" for none)."""

    value_set = Signal(object, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("T", parent)
        self._attributes: tuple[Attribute, ...] = ()
        self.fields: dict[str, Field] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)
        self._built: object = None

    def set_attributes(self, attributes: Sequence[Attribute]) -> None:
        """Offer these attributes: those of the label of the mention in focus."""
        self._attributes = tuple(attributes)
        self.refresh()

    def refresh(self) -> None:
        """Build the fields when they are others, and show the values."""
        mention = self.target.mention if self.target else None
        self.title.setText(self.tr("Attributes"))
        self.setVisible(mention is not None and bool(self._attributes))
        if mention is None:
            return
        # the caption is in the interface's language: another language needs other fields
        wanted = (self._attributes, self.language, self.tr("Attributes"))
        if wanted != self._built:
            self._built = wanted
            self._build()
        for attribute in self._attributes:
            self._show(attribute, mention.attributes.get(attribute.name, ""))

    def _build(self) -> None:
        clear(self._grid)
        self.fields = {}
        for row, attribute in enumerate(self._attributes):
            name = attribute.shown(self.language)
            field = self._field(attribute)
            field.setAccessibleName(name)
            self.fields[attribute.name] = field
            if isinstance(field, QCheckBox):
                field.setText(name)
                self._grid.addWidget(field, row, 0, 1, 2)
                continue
            caption = QLabel(name)
            caption.setFont(ui_font(self.language, 12))
            caption.setProperty("role", "secondary")
            self._grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(field, row, 1)

    def _field(self, attribute: Attribute) -> Field:
        if attribute.flag:
            box = QCheckBox()
            box.toggled.connect(lambda on: self._set(attribute, SET if on else ""))
            return box
        if attribute.choices:
            choice = QComboBox()
            choice.addItem(self.tr("Not set"), "")
            for text in attribute.choices:
                choice.addItem(text, text)
            choice.activated.connect(lambda at: self._set(attribute, str(choice.itemData(at))))
            return choice
        edit = QLineEdit()
        edit.setPlaceholderText(attribute.default)
        edit.editingFinished.connect(lambda: self._set(attribute, edit.text().strip()))
        return edit

    def _show(self, attribute: Attribute, value: str) -> None:
        field = self.fields[attribute.name]
        blocker = QSignalBlocker(field)
        if isinstance(field, QCheckBox):
            field.setChecked(value == SET)
        elif isinstance(field, QComboBox):
            field.setCurrentIndex(max(0, field.findData(value)))
        elif field.text() != value:
            field.setText(value)
        blocker.unblock()

    def _set(self, attribute: Attribute, value: str) -> None:
        mention = self.target.mention if self.target else None
        if mention is not None:
            self.value_set.emit(mention.id, attribute.name, value)
