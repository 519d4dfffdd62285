"""The fields of one relation type, each applied at once."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.domain.schema import LabelKind, RelationType, RelationTypeId
from reader.ui.label_set.attribute_editor import AttributeEditor
from reader.ui.label_set.editing import RELATION_TYPE, LabelSetEditing
from reader.ui.label_set.parts import TextField, TickList, add_field, form_grid, heading, keep_off_scroll_bar
from reader.ui.look.theme import Theme
from reader.ui.preferences.rows import note, switch


class RelationForm(QWidget):
    """Edit a relation type. `left` asks for the keyboard to go back to the list."""

    left = Signal()

    def __init__(self, editing: LabelSetEditing, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing, self._language = editing, language
        self.type_id: RelationTypeId | None = None
        self.name = TextField("type_name", self.tr("Short name"))
        self.english = TextField("type_en", self.tr("English name"))
        self.arabic = TextField("type_ar", self.tr("Arabic name"), rtl=True)
        self.role_switch = switch(
            "type_role", False, self.tr("A role in an event"), lambda on: self._change(role=on), theme
        )
        self.sources = TickList("type_sources", self.tr("From"))
        self.targets = TickList("type_targets", self.tr("To"))
        self.attributes = AttributeEditor(editing, RELATION_TYPE, language)
        self.name.written.connect(self._rename)
        self.english.written.connect(lambda text: self._named("en", text))
        self.arabic.written.connect(lambda text: self._named("ar", text))
        self.sources.ticked.connect(lambda values: self._change(source_labels=tuple(values)))
        self.targets.ticked.connect(lambda values: self._change(target_labels=tuple(values)))
        column = QVBoxLayout(self)
        keep_off_scroll_bar(column, language)
        column.setSpacing(10)
        grid = form_grid()
        for field in (self.name, self.english, self.arabic, self.role_switch):
            add_field(grid, field.accessibleName(), field)
        for ticks in (self.sources, self.targets):
            add_field(grid, ticks.accessibleName(), ticks)
        add_field(grid, "", note(self.tr("Without a tick any label may stand there.")))
        column.addLayout(grid)
        column.addWidget(heading(self.tr("Attributes"), language))
        column.addWidget(self.attributes)
        column.addStretch(1)

    @property
    def relation_type(self) -> RelationType | None:
        """The relation type shown, as it is now."""
        return self._editing.schema.find_relation_type(self.type_id) if self.type_id is not None else None

    def show_type(self, type_id: RelationTypeId) -> None:
        """Show a relation type, or the same one after it was changed."""
        self.type_id = type_id
        kind = self.relation_type
        if kind is None:
            return
        self.name.show_text(kind.name)
        self.english.show_text(kind.names.get("en", ""))
        self.arabic.show_text(kind.names.get("ar", ""))
        blocker = QSignalBlocker(self.role_switch)
        self.role_switch.setChecked(kind.role)
        self.role_switch.update()
        blocker.unblock()
        self.sources.show_values(self._labels(kind.source_labels), kind.source_labels)
        self.targets.show_values(self._labels(kind.target_labels), kind.target_labels)
        self.attributes.show_owner(kind.id)

    def _labels(self, named: Sequence[str]) -> list[tuple[object, str]]:
        """Return the labels by short name; one that is gone but still named is offered, to be unticked."""
        labels = [each for each in self._editing.labels(LabelKind.MENTION) if not each.retired or each.name in named]
        known = {each.name for each in labels}
        gone = [name for name in named if name not in known]
        values: list[tuple[object, str]] = [(each.name, each.shown(self._language)) for each in labels]
        return values + [(name, name) for name in gone]

    def _change(self, **fields: object) -> None:
        if self.type_id is not None:
            self._editing.change_relation_type(self.type_id, **fields)

    def _rename(self, name: str) -> None:
        kind = self.relation_type
        if kind is not None and not self._editing.change_relation_type(kind.id, name=name):
            self.name.setText(kind.name)
            self.name.show_text(kind.name)

    def _named(self, language: str, text: str) -> None:
        kind = self.relation_type
        if kind is not None:
            names = {**kind.names, language: text}
            self._change(names={key: name for key, name in names.items() if name})
