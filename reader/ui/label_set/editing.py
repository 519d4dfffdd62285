"""What the label set editor does to the label set: each verb is one saved, undoable operation."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from reader.domain.errors import FileError, InvalidAnnotationError, ReaderError
from reader.domain.schema import (
    Attribute,
    Label,
    LabelId,
    LabelKind,
    RelationType,
    RelationTypeId,
    RemovalPolicy,
    Schema,
)
from reader.project import Edit, Project
from reader.ui.look.colour_distance import furthest
from reader.ui.look.theme import load_theme
from reader.ui.session import Session

KEYS = ("", *"1234567890", *(f"shift+{digit}" for digit in "1234567890"))
LABEL, RELATION_TYPE = "label", "relation_type"


class LabelSetEditing(QObject):
    """Change the label set of the session's project. What goes wrong changes nothing and is told by `failed`."""

    failed = Signal(object)  # ReaderError

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    @property
    def project(self) -> Project:
        """The project that is open."""
        if self._session.project is None:
            raise RuntimeError("no project is open")
        return self._session.project

    @property
    def schema(self) -> Schema:
        """The label set as it is now."""
        return self.project.schema if self._session.project is not None else Schema()

    def do(self, kind: str, action: Callable[[Edit], object]) -> bool:
        """Carry out one operation; False when it was refused."""
        try:
            with self.project.edit(kind, origin=self) as edit:
                action(edit)
        except ReaderError as error:
            if isinstance(error, FileError):
                self._session.set_save_problem(error)
            self.failed.emit(error)
            return False
        return True

    # --- labels

    def labels(self, kind: LabelKind) -> list[Label]:
        """Return the labels of a kind in the order shown, retired ones last."""
        return sorted((each for each in self.schema.labels if each.kind is kind), key=lambda label: label.retired)

    def add_label(self, kind: LabelKind, parent: LabelId | None = None) -> LabelId | None:
        """Add a label with a free name and digit, in the colour that is furthest from the others."""
        label = Label(
            LabelId(0), self._free_name([each.name for each in self.schema.labels], "NEW"),
            colour=self._free_colour(kind), kind=kind, parent=parent, position=len(self.schema.labels),
            key=self._free_key() if kind is LabelKind.MENTION else "",
        )  # fmt: skip
        return self._add_label(label)

    def duplicate_label(self, label_id: LabelId) -> LabelId | None:
        """Add a label like another one, right after it, with a name, digit and colour of its own."""
        label = self.schema.find_label(label_id)
        if label is None:
            return None
        copy = replace(
            label, name=self._free_name([each.name for each in self.schema.labels], label.name), retired=False,
            colour=self._free_colour(label.kind), key=self._free_key() if label.kind is LabelKind.MENTION else "",
        )  # fmt: skip
        return self._add_label(copy, after=label_id)

    def _add_label(self, label: Label, after: LabelId | None = None) -> LabelId | None:
        made: list[LabelId] = []

        def action(edit: Edit) -> None:
            made.append(edit.add_label(label).id)
            if after is not None:
                order = [each.id for each in self.schema.labels if each.id != made[0]]
                order.insert(order.index(after) + 1, made[0])
                edit.reorder_labels(order)

        return made[0] if self.do("label.add", action) else None

    @staticmethod
    def _free_name(names: Sequence[str], stem: str) -> str:
        number, name = 1, stem
        while name in names:
            number += 1
            name = f"{stem}{number}"
        return name

    def _free_key(self) -> str:
        taken = {label.key for label in self.schema.mention_labels}
        return next((key for key in KEYS if key and key not in taken), "")

    def _free_colour(self, kind: LabelKind) -> str:
        light = load_theme("light")
        return furthest(light.label_colour(each) for each in self.labels(kind) if not each.retired).name()

    def change_label(self, label_id: LabelId, **fields: object) -> bool:
        """Write some fields of a label; nothing is done when they are so already."""
        label = self.schema.find_label(label_id)
        if label is None:
            return False
        changed = replace(label, **fields)  # type: ignore[arg-type]
        return changed == label or self.do("label.change", lambda edit: edit.change_label(changed))

    def set_key(self, label_id: LabelId, key: str, *, swap: bool = False) -> bool:
        """Let a digit give this label; the label that had it gets this one's (`swap`) or none."""
        label, other = self.schema.find_label(label_id), self.schema.find_label_by_key(key) if key else None
        if label is None or label.key == key:
            return False

        def action(edit: Edit) -> None:
            edit.set_label_key(label_id, key)
            if swap and other is not None:
                edit.set_label_key(other.id, label.key)

        return self.do("label.key", action)

    def move_label(self, label_id: LabelId, parent: LabelId | None, before: LabelId | None) -> bool:
        """Put a label below another one, before one of its siblings or after the last."""
        schema = self.schema
        label = schema.find_label(label_id)
        if label is None or label_id in {each.id for each in schema.lineage(parent)}:
            return False
        order = [each.id for each in schema.labels if each.id != label_id]
        order.insert(order.index(before) if before in order else len(order), label_id)
        if order == [each.id for each in schema.labels] and label.parent == parent:
            return False

        def action(edit: Edit) -> None:
            edit.change_label(replace(edit.label(label_id), parent=parent))
            edit.reorder_labels(order)

        return self.do("label.order", action)

    def step_label(self, label_id: LabelId, step: int) -> bool:
        """Put a label one place higher (-1) or lower (+1) among its siblings."""
        label = self.schema.find_label(label_id)
        if label is None or label.retired:
            return False
        siblings = [each.id for each in self.labels(label.kind) if each.parent == label.parent and not each.retired]
        at = siblings.index(label_id) + step
        if not 0 <= at < len(siblings):
            return False
        after = at if step < 0 else at + 1
        return self.move_label(label_id, label.parent, siblings[after] if after < len(siblings) else None)

    def remove_label(self, label_id: LabelId, policy: RemovalPolicy, other: LabelId | None = None) -> bool:
        """Remove a label and treat what has it as the policy says."""
        return self.do("label.remove", lambda edit: edit.remove_label(label_id, policy, other))

    def bring_back_label(self, label_id: LabelId) -> bool:
        """Offer a retired label again."""
        return self.do("label.change", lambda edit: edit.bring_back_label(label_id))

    # --- relation types

    def relation_types(self) -> list[RelationType]:
        """Return the relation types in the order shown, retired ones last."""
        return sorted(self.schema.relation_types, key=lambda kind: kind.retired)

    def add_relation_type(self, like: RelationType | None = None) -> RelationTypeId | None:
        """Add a relation type with a free name, like another one if one is given."""
        made: list[RelationTypeId] = []
        kinds = self.schema.relation_types
        name = self._free_name([each.name for each in kinds], like.name if like else "new")
        kind = replace(like or RelationType(RelationTypeId(0), ""), name=name, position=len(kinds), retired=False)
        done = self.do("type.add", lambda edit: made.append(edit.add_relation_type(kind).id))
        return made[0] if done else None

    def change_relation_type(self, type_id: RelationTypeId, **fields: object) -> bool:
        """Write some fields of a relation type; nothing is done when they are so already."""
        kind = self.schema.find_relation_type(type_id)
        if kind is None:
            return False
        changed = replace(kind, **fields)  # type: ignore[arg-type]
        return changed == kind or self.do("type.change", lambda edit: edit.change_relation_type(changed))

    def move_relation_type(self, type_id: RelationTypeId, before: RelationTypeId | None) -> bool:
        """Put a relation type before another one, or after the last."""
        order = [each.id for each in self.schema.relation_types if each.id != type_id]
        order.insert(order.index(before) if before in order else len(order), type_id)
        if order == [each.id for each in self.schema.relation_types]:
            return False
        return self.do("type.order", lambda edit: edit.reorder_relation_types(order))

    def step_relation_type(self, type_id: RelationTypeId, step: int) -> bool:
        """Put a relation type one place higher (-1) or lower (+1)."""
        order = [each.id for each in self.relation_types() if not each.retired]
        at = order.index(type_id) + step if type_id in order else -1
        if not 0 <= at < len(order):
            return False
        after = at if step < 0 else at + 1
        return self.move_relation_type(type_id, order[after] if after < len(order) else None)

    def remove_relation_type(
        self, type_id: RelationTypeId, policy: RemovalPolicy, other: RelationTypeId | None = None
    ) -> bool:
        """Remove a relation type and treat its relations as the policy says."""
        return self.do("type.remove", lambda edit: edit.remove_relation_type(type_id, policy, other))

    # --- attributes of labels and relation types

    def attributes(self, table: str, owner_id: int) -> tuple[Attribute, ...]:
        """Return the attributes that a label or relation type defines itself."""
        owner: Label | RelationType | None = (
            self.schema.find_label(LabelId(owner_id))
            if table == LABEL
            else self.schema.find_relation_type(RelationTypeId(owner_id))
        )
        return owner.attributes if owner is not None else ()

    def set_attributes(self, table: str, owner_id: int, attributes: Sequence[Attribute]) -> bool:
        """Write the attributes of a label or relation type."""
        if table == LABEL:
            return self.change_label(LabelId(owner_id), attributes=tuple(attributes))
        return self.change_relation_type(RelationTypeId(owner_id), attributes=tuple(attributes))

    def add_attribute(self, table: str, owner_id: int) -> str:
        """Add an attribute with a free name and return that."""
        found = self.attributes(table, owner_id)
        name = self._free_name([each.name for each in found], "attribute")
        return name if self.set_attributes(table, owner_id, [*found, Attribute(name)]) else ""

    def rename_attribute(self, table: str, owner_id: int, old: str, new: str) -> bool:
        """Give an attribute another short name; values that were set follow."""
        if old == new:
            return False
        return self.do("attribute.rename", lambda edit: edit.rename_attribute(table, owner_id, old, new))

    def change_attribute(self, table: str, owner_id: int, name: str, **fields: object) -> bool:
        """Write some fields of an attribute other than its short name."""
        found = self.attributes(table, owner_id)
        changed = [replace(each, **fields) if each.name == name else each for each in found]  # type: ignore[arg-type]
        return self.set_attributes(table, owner_id, changed)

    def step_attribute(self, table: str, owner_id: int, name: str, step: int) -> bool:
        """Put an attribute one place higher (-1) or lower (+1)."""
        found = list(self.attributes(table, owner_id))
        at = next((order for order, each in enumerate(found) if each.name == name), -1)
        if at < 0 or not 0 <= at + step < len(found):
            return False
        found[at], found[at + step] = found[at + step], found[at]
        return self.set_attributes(table, owner_id, found)

    def remove_attribute(self, table: str, owner_id: int, name: str, policy: RemovalPolicy) -> bool:
        """Remove an attribute; the values that were set stay or go."""
        return self.do("attribute.remove", lambda edit: edit.remove_attribute(table, owner_id, name, policy))

    def refuse(self, problem: str, text: str) -> None:
        """Tell that something cannot be, as an edit that was refused does."""
        self.failed.emit(InvalidAnnotationError(problem, text))
