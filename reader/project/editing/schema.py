"""The label set: labels, relation types."""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace

from reader.domain.errors import InvalidAnnotationError
from reader.domain.schema import Label, LabelConstraints, LabelId, RelationType, RelationTypeId, Schema
from reader.project.editing.writing import Writer, as_json

NONE = LabelConstraints()


def moved_constraints(constraints: LabelConstraints, new_ids: Mapping[LabelId, LabelId]) -> LabelConstraints:
    """Return constraints with the ids of their labels exchanged; labels without a new id are left out."""
    hosts = constraints.may_nest_in
    return replace(
        constraints,
        may_nest_in=None if hosts is None else tuple(new_ids[each] for each in hosts if each in new_ids),
        no_overlap_with=tuple(new_ids[each] for each in constraints.no_overlap_with if each in new_ids),
    )


def _constraints_out(constraints: LabelConstraints) -> str:
    return "{}" if constraints == NONE else as_json(asdict(constraints))


class SchemaVerbs(Writer):
    """Change the label set."""

    def add_schema(self, schema: Schema) -> dict[LabelId, LabelId]:
        """Add every label and relation type of a schema; return the new id of each label by its old one."""
        self.set_schema_name(schema.name)
        plain = {label.id: self.add_label(replace(label, parent=None, constraints=NONE)) for label in schema.labels}
        new_ids = {old: made.id for old, made in plain.items()}
        for label in schema.labels:
            parent = new_ids.get(label.parent) if label.parent is not None else None
            constraints = moved_constraints(label.constraints, new_ids)
            self.change_label(replace(plain[label.id], parent=parent, constraints=constraints))
        for kind in schema.relation_types:
            self.add_relation_type(kind)
        return new_ids

    def set_schema_name(self, name: str) -> None:
        """Remember which label set the project began with."""
        self.connection.execute(
            "INSERT INTO meta VALUES('schema_name', ?) ON CONFLICT DO UPDATE SET value = excluded.value", (name,)
        )

    def add_label(self, label: Label) -> Label:
        """Add a label; its id is given anew."""
        made = replace(label, id=LabelId(self.transaction.new_id()))
        self._put_label(made)
        return made

    def change_label(self, label: Label) -> None:
        """Write a label that is there, also under another name: its mentions keep it, relation types follow.

        Raises InvalidAnnotationError for a name that another label has, or a hierarchy that goes in circles.
        """
        before = self.record("label", label.id)
        self._refuse_label(label)
        self._put_label(label)
        if before["name"] != label.name:
            self.rename_ends(before["name"], label.name)

    def _refuse_label(self, label: Label) -> None:
        if not label.name.strip():
            raise InvalidAnnotationError("A label needs a name.")
        if not label.retired and self.ids(
            "SELECT id FROM label WHERE name = ? AND id <> ? AND NOT retired", label.name, label.id
        ):
            raise InvalidAnnotationError("Another label has this name already.", label.name)
        above = label.parent
        while above is not None:
            if above == label.id:
                raise InvalidAnnotationError("A label cannot stand below itself.", label.name)
            above = self.record("label", above)["parent_id"]

    def rename_ends(self, old: str, new: str) -> None:
        """Let relation types speak of a label by its new name."""
        for number in self.ids("SELECT id FROM relation_type"):
            record = self.record("relation_type", number)
            for column in ("source_labels", "target_labels"):
                names = dict.fromkeys(new if name == old else name for name in json.loads(record[column]))
                record = {**record, column: as_json(list(names))}
            self.transaction.put("relation_type", record)

    def _put_label(self, label: Label) -> None:
        self.transaction.put(
            "label",
            {
                "id": label.id,
                "name": label.name,
                "names": as_json(dict(label.names)),
                "colour": label.colour,
                "key": label.key,
                "kind": label.kind.value,
                "parent_id": label.parent,
                "description": label.description,
                "attributes": as_json([asdict(attribute) for attribute in label.attributes]),
                "position": label.position,
                "retired": int(label.retired),
                "event": int(label.event),
                "exclusive": int(label.exclusive),
                "constraints": _constraints_out(label.constraints),
            },
        )

    def add_relation_type(self, kind: RelationType) -> RelationType:
        """Add a relation type; its id is given anew."""
        made = replace(kind, id=RelationTypeId(self.transaction.new_id()))
        self._put_relation_type(made)
        return made

    def change_relation_type(self, kind: RelationType) -> None:
        """Write a relation type that is there. Raises InvalidAnnotationError for a name that another one has."""
        self.record("relation_type", kind.id)
        if not kind.name.strip():
            raise InvalidAnnotationError("A relation type needs a name.")
        if not kind.retired and self.ids(
            "SELECT id FROM relation_type WHERE name = ? AND id <> ? AND NOT retired", kind.name, kind.id
        ):
            raise InvalidAnnotationError("Another relation type has this name already.", kind.name)
        self._put_relation_type(kind)

    def _put_relation_type(self, kind: RelationType) -> None:
        self.transaction.put(
            "relation_type",
            {
                "id": kind.id,
                "name": kind.name,
                "names": as_json(dict(kind.names)),
                "source_labels": as_json(list(kind.source_labels)),
                "target_labels": as_json(list(kind.target_labels)),
                "attributes": as_json([asdict(attribute) for attribute in kind.attributes]),
                "position": kind.position,
                "retired": int(kind.retired),
                "role": int(kind.role),
                "colour": kind.colour,
            },
        )
