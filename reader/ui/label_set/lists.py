"""What the keys of a list do to its rows: labels of one kind, or relation types, each with the form beside it."""

from typing import Protocol

from PySide6.QtWidgets import QLineEdit, QWidget

from reader.domain.schema import LabelId, LabelKind, RelationTypeId
from reader.ui.label_set.editing import LabelSetEditing
from reader.ui.label_set.entries import label_entries, relation_entries
from reader.ui.label_set.entry_tree import Entry
from reader.ui.label_set.label_form import LabelForm
from reader.ui.label_set.relation_form import RelationForm
from reader.ui.label_set.removal import RemovalQuestion
from reader.ui.look.theme import Theme


class EntryList(Protocol):
    """One list of the label set; rows are named by the id of what stands in them."""

    @property
    def form(self) -> QWidget: ...
    @property
    def name(self) -> QLineEdit: ...
    def entries(self, theme: Theme, language: str) -> list[Entry]: ...
    def show(self, entry_id: int) -> bool: ...
    def add(self) -> int | None: ...
    def copy(self, entry_id: int) -> int | None: ...
    def move(self, entry_id: int, parent: int | None, before: int | None) -> None: ...
    def step(self, entry_id: int, step: int) -> None: ...
    def bring_back(self, entry_id: int) -> None: ...
    def remove(self, entry_id: int) -> None: ...


class LabelList:
    """The labels of one kind."""

    def __init__(self, editing: LabelSetEditing, kind: LabelKind, form: LabelForm, removal: RemovalQuestion) -> None:
        self._editing, self._kind, self.form, self._removal = editing, kind, form, removal

    @property
    def name(self) -> QLineEdit:
        """The field with the short name."""
        return self.form.name

    def entries(self, theme: Theme, language: str) -> list[Entry]:
        """Return the rows."""
        return label_entries(self._editing, self._kind, theme, language)

    def show(self, entry_id: int) -> bool:
        """Show a label in the form; True when it is offered no more."""
        self.form.show_label(LabelId(entry_id))
        label = self.form.label
        return label is not None and label.retired

    def add(self) -> int | None:
        """Add a label."""
        return self._editing.add_label(self._kind)

    def copy(self, entry_id: int) -> int | None:
        """Add a label like another one."""
        return self._editing.duplicate_label(LabelId(entry_id))

    def move(self, entry_id: int, parent: int | None, before: int | None) -> None:
        """Put a label below another one, before one of its siblings or after the last."""
        above, place = (None if each is None else LabelId(each) for each in (parent, before))
        self._editing.move_label(LabelId(entry_id), above, place)

    def step(self, entry_id: int, step: int) -> None:
        """Put a label one place higher (-1) or lower (+1)."""
        self._editing.step_label(LabelId(entry_id), step)

    def bring_back(self, entry_id: int) -> None:
        """Offer a label again."""
        self._editing.bring_back_label(LabelId(entry_id))

    def remove(self, entry_id: int) -> None:
        """Remove a label, after a question when something has it."""
        self._removal.remove_label(LabelId(entry_id))


class RelationTypeList:
    """The relation types."""

    def __init__(self, editing: LabelSetEditing, form: RelationForm, removal: RemovalQuestion) -> None:
        self._editing, self.form, self._removal = editing, form, removal

    @property
    def name(self) -> QLineEdit:
        """The field with the short name."""
        return self.form.name

    def entries(self, theme: Theme, language: str) -> list[Entry]:
        """Return the rows."""
        return relation_entries(self._editing, theme, language)

    def show(self, entry_id: int) -> bool:
        """Show a relation type in the form; True when it is offered no more."""
        self.form.show_type(RelationTypeId(entry_id))
        kind = self.form.relation_type
        return kind is not None and kind.retired

    def add(self) -> int | None:
        """Add a relation type."""
        return self._editing.add_relation_type()

    def copy(self, entry_id: int) -> int | None:
        """Add a relation type like another one."""
        return self._editing.add_relation_type(self._editing.schema.find_relation_type(RelationTypeId(entry_id)))

    def move(self, entry_id: int, _parent: int | None, before: int | None) -> None:
        """Put a relation type before another one, or after the last; none lies below another."""
        self._editing.move_relation_type(RelationTypeId(entry_id), None if before is None else RelationTypeId(before))

    def step(self, entry_id: int, step: int) -> None:
        """Put a relation type one place higher (-1) or lower (+1)."""
        self._editing.step_relation_type(RelationTypeId(entry_id), step)

    def bring_back(self, entry_id: int) -> None:
        """Offer a relation type again."""
        self._editing.change_relation_type(RelationTypeId(entry_id), retired=False)

    def remove(self, entry_id: int) -> None:
        """Remove a relation type, after a question when relations are of it."""
        self._removal.remove_type(RelationTypeId(entry_id))
