"""Label sets in and out of a project: what a file says is joined, by name, with what is there."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from reader.domain.schema import Attribute, Label, LabelConstraints, LabelId, RelationType, Schema
from reader.formats.schema_formats import label_parts, read_schema_file, relation_type_parts, write_schema_file
from reader.project.editing import Edit
from reader.project.editing.schema import NONE, moved_constraints
from reader.project.project import Project


@dataclass(frozen=True, slots=True)
class SchemaImport:
    """Say what joining a label set did. `changed` names what of a label or relation type is otherwise now.

    `notes` say what of the file was not taken, and why.
    """

    added: tuple[str, ...] = ()
    changed: Mapping[str, tuple[str, ...]] | None = None
    unchanged: int = 0
    notes: tuple[str, ...] = ()


def import_schema(project: Project, path: Path, format_name: str | None = None) -> SchemaImport:
    """Join the label set of a file with the project's, as one operation. Raises ImportProblem."""
    return join_schema(project, read_schema_file(path, format_name))


def export_schema(project: Project, path: Path, format_name: str) -> tuple[str, ...]:
    """Write the project's label set and return what the format did not carry. Raises ExportProblem."""
    return write_schema_file(project.schema, path, format_name)


def join_schema(project: Project, schema: Schema) -> SchemaImport:
    """Add what the project has not, by name, and let the file decide what it says; what it leaves out stays.

    Nothing is removed: labels that the file has not, and everything that has them, stay as they are.
    """
    before = project.schema
    notes: list[str] = []
    with project.edit("schema.import") as edit:
        _join_labels(edit, before, schema, notes)
        for kind in schema.relation_types:
            mine = before.find_relation_type_named(kind.name)
            if mine is None:
                edit.add_relation_type(replace(kind, position=len(before.relation_types) + kind.position))
            else:
                edit.change_relation_type(_joined_kind(mine, kind))
    return _compared(before, project.schema, schema, notes)


def _join_labels(edit: Edit, before: Schema, schema: Schema, notes: list[str]) -> None:
    keys = {label.key: label.name for label in before.mention_labels if label.key}
    new_ids: dict[LabelId, LabelId] = {}
    written: dict[LabelId, Label] = {}
    for label in schema.labels:
        mine = before.find_label_named(label.name)
        if mine is not None and mine.kind is not label.kind:
            notes.append(f"{label.name} is a label of another kind here and was left as it is")
            continue
        key = label.key
        if key and keys.get(key, label.name) != label.name:
            notes.append(f"the key {key} of {label.name} gives {keys[key]} here")
            key = ""
        if mine is None:
            plain = replace(label, parent=None, constraints=LabelConstraints(), key=key)
            made = edit.add_label(replace(plain, position=len(before.labels) + label.position))
        else:
            made = _joined_label(mine, label, key)
        if made.key:
            keys[made.key] = made.name
        new_ids[label.id] = made.id
        written[label.id] = made
    for label in schema.labels:
        if label.id in written:
            made = written[label.id]
            parent = new_ids.get(label.parent) if label.parent is not None else None
            constraints = moved_constraints(label.constraints, new_ids)
            edit.change_label(
                replace(
                    made,
                    parent=made.parent if parent is None else parent,
                    constraints=made.constraints if constraints == NONE else constraints,
                )
            )


def _joined_label(mine: Label, theirs: Label, key: str) -> Label:
    return replace(
        mine,
        names={**mine.names, **theirs.names},
        colour=theirs.colour or mine.colour,
        key=key or mine.key,
        description=theirs.description or mine.description,
        attributes=_joined_attributes(mine.attributes, theirs.attributes),
        event=mine.event or theirs.event,
        exclusive=mine.exclusive or theirs.exclusive,
        retired=mine.retired and theirs.retired,
    )


def _joined_kind(mine: RelationType, theirs: RelationType) -> RelationType:
    return replace(
        mine,
        names={**mine.names, **theirs.names},
        colour=theirs.colour or mine.colour,
        source_labels=theirs.source_labels or mine.source_labels,
        target_labels=theirs.target_labels or mine.target_labels,
        attributes=_joined_attributes(mine.attributes, theirs.attributes),
        role=mine.role or theirs.role,
        retired=mine.retired and theirs.retired,
    )


def _joined_attributes(mine: tuple[Attribute, ...], theirs: tuple[Attribute, ...]) -> tuple[Attribute, ...]:
    named = {attribute.name: attribute for attribute in mine}
    return tuple({**named, **{attribute.name: attribute for attribute in theirs}}.values())


def _compared(before: Schema, after: Schema, theirs: Schema, notes: list[str]) -> SchemaImport:
    old = {label.id: label for label in before.labels}
    old_kinds = {kind.id: kind for kind in before.relation_types}
    added = [label.name for label in after.labels if label.id not in old]
    added += [kind.name for kind in after.relation_types if kind.id not in old_kinds]
    changed: dict[str, tuple[str, ...]] = {}
    for label in after.labels:
        if label.id in old:
            now, then = label_parts(after, label), label_parts(before, old[label.id])
            changed[label.name] = tuple(what for what in now if now[what] != then[what])
    for kind in after.relation_types:
        if kind.id in old_kinds:
            now, then = relation_type_parts(kind), relation_type_parts(old_kinds[kind.id])
            changed[kind.name] = tuple(what for what in now if now[what] != then[what])
    found = {name: what for name, what in changed.items() if what}
    named = {label.name for label in theirs.labels} | {kind.name for kind in theirs.relation_types}
    same = len([name for name, what in changed.items() if not what and name in named])
    return SchemaImport(tuple(added), found, same, tuple(notes))
