"""Label sets in files of other tools: which formats there are, and what each one loses."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from reader.domain.errors import ExportProblem, ImportProblem, NotFoundError
from reader.domain.schema import Label, RelationType, Schema
from reader.formats.schema_brat import BratSchema
from reader.formats.schema_inception import InceptionSchema
from reader.formats.schema_labelstudio import LabelStudioSchema
from reader.formats.schema_toml import TomlSchema


class SchemaFormat(Protocol):
    """Describe a file that holds a label set."""

    name: str
    title: str
    suffix: str

    def accepts(self, path: Path) -> bool:
        """Tell whether this looks like a file of the format."""

    def read(self, path: Path) -> Schema:
        """Return the label set; ids are places in the file. Raises ImportProblem."""

    def write(self, schema: Schema, path: Path) -> None:
        """Write what the format has a place for."""


_FORMATS: tuple[SchemaFormat, ...] = (TomlSchema(), BratSchema(), LabelStudioSchema(), InceptionSchema())


def schema_formats() -> dict[str, SchemaFormat]:
    """Return every format by name, the product's own first."""
    return {each.name: each for each in _FORMATS}


def schema_format(name: str) -> SchemaFormat:
    """Return a format by name. Raises NotFoundError."""
    if name not in schema_formats():
        raise NotFoundError(f"format of label sets ({', '.join(schema_formats())})", name)
    return schema_formats()[name]


def read_schema_file(path: Path, format_name: str | None = None) -> Schema:
    """Read a label set in the format named, or in the one it looks like. Raises ImportProblem."""
    if format_name is not None:
        return schema_format(format_name).read(path)
    if not path.is_file():
        raise ImportProblem(str(path), "The file is not there.", "Check its name.")
    for each in _FORMATS:
        if each.accepts(path):
            return each.read(path)
    known = ", ".join(each.title for each in _FORMATS)
    raise ImportProblem(str(path), "This is no label set of a known kind.", f"Known are: {known}.")


def write_schema_file(schema: Schema, path: Path, format_name: str) -> tuple[str, ...]:
    """Write a label set, read it again and return what the format did not carry, with counts. Raises ExportProblem."""
    chosen = schema_format(format_name)
    part = path.with_name(path.name + ".part")
    try:
        chosen.write(schema, part)
        again = chosen.read(part)
        part.replace(path)
    except (OSError, ImportProblem, ValueError) as error:
        part.unlink(missing_ok=True)
        raise ExportProblem(str(path), f"The label set could not be written: {error}.", "Nothing was kept.") from error
    counts = Counter(_lost(schema, again))
    return tuple(f"{counts[what]} {what}" for what in sorted(counts))


def _lost(schema: Schema, again: Schema) -> Iterator[str]:
    found = {label.name: label for label in again.labels}
    for label in schema.labels:
        if label.name not in found:
            yield "labels"
        else:
            mine, theirs = label_parts(schema, label), label_parts(again, found[label.name])
            yield from (what for what in mine if mine[what] != theirs[what])
    kinds = {kind.name: kind for kind in again.relation_types}
    for kind in schema.relation_types:
        if kind.name not in kinds:
            yield "relation types"
        else:
            own, other = relation_type_parts(kind), relation_type_parts(kinds[kind.name])
            yield from (what for what in own if own[what] != other[what])


def label_parts(schema: Schema, label: Label) -> dict[str, object]:
    """Return what there is to say of a label, other labels by name, so that two label sets can be compared."""
    names = {each.id: each.name for each in schema.labels}
    hosts = label.constraints.may_nest_in
    return {
        "shown names": dict(label.names),
        "colours": label.colour,
        "keys": label.key,
        "kinds": label.kind,
        "parents": names.get(label.parent) if label.parent is not None else None,
        "descriptions": label.description,
        "attributes": label.attributes,
        "retired marks": label.retired,
        "event marks": label.event,
        "single choices": label.exclusive,
        "constraints": (
            None if hosts is None else {names.get(each) for each in hosts},
            {names.get(each) for each in label.constraints.no_overlap_with},
            set(label.constraints.needs_attributes),
        ),
    }


def relation_type_parts(kind: RelationType) -> dict[str, object]:
    """Return what there is to say of a relation type."""
    return {
        "shown names": dict(kind.names),
        "colours": kind.colour,
        "allowed ends": (set(kind.source_labels), set(kind.target_labels)),
        "attributes": kind.attributes,
        "retired marks": kind.retired,
        "role marks": kind.role,
    }
