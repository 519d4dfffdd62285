"""Label sets as TOML files, among them the starter sets in resources/schemas."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from reader.domain.errors import ImportProblem
from reader.domain.schema import (
    Attribute,
    Label,
    LabelConstraints,
    LabelId,
    LabelKind,
    RelationType,
    RelationTypeId,
    Schema,
)
from reader.paths import RESOURCES

_ORDER = ("news", "anercorp", "ontonotes", "wojood")


def starter_schemas() -> list[tuple[str, Path]]:
    """Return name and file of each starter label set, the default first."""
    return [(name, RESOURCES / "schemas" / f"{name}.toml") for name in _ORDER]


class TomlSchema:
    """Write and read the product's own form; nothing is lost in it."""

    name = "toml"
    title = "Hashiya label set (TOML)"
    suffix = ".toml"

    def accepts(self, path: Path) -> bool:
        """Tell by the suffix."""
        return path.suffix.lower() == ".toml"

    def read(self, path: Path) -> Schema:
        """Return the label set. Raises ImportProblem."""
        return read_schema(path)

    def write(self, schema: Schema, path: Path) -> None:
        """Write the label set."""
        path.write_text("\n".join(_lines(schema)) + "\n", encoding="utf-8", newline="\n")


def read_schema(path: Path, language: str = "en") -> Schema:
    """Read a label set, its guidelines in a language where the file has them; its ids are only places in the file.

    Raises ImportProblem.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        labels = _labels(data.get("labels", ()), language)
        kinds = tuple(_relation_type(order, item) for order, item in enumerate(data.get("relation_types", ())))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ImportProblem(
            str(path), f"This is not a label set: {error}.", "Choose a TOML file with [[labels]]."
        ) from error
    return Schema(labels, kinds, str(data.get("name", path.stem)))


def _names(item: dict[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {language: str(item[language]) for language in ("en", "ar") if language in item}
    return {**found, **{str(language): str(name) for language, name in item.get("names", {}).items()}}


def _texts(item: dict[str, Any], name: str) -> tuple[str, ...]:
    return tuple(map(str, item.get(name, ())))


def _attributes(item: dict[str, Any]) -> tuple[Attribute, ...]:
    return tuple(
        Attribute(
            str(each["name"]), _texts(each, "choices"), str(each.get("default", "")), bool(each.get("flag", False)),
            _names(each),
        )
        for each in item.get("attributes", ())
    )  # fmt: skip


def _labels(items: "list[dict[str, Any]]", language: str) -> tuple[Label, ...]:
    ids = {str(item["name"]): LabelId(order) for order, item in enumerate(items)}
    if len(ids) != len(items):
        raise ValueError("two labels have the same name")
    found = []
    for order, item in enumerate(items):
        hosts = tuple(ids[name] for name in _texts(item, "may_nest_in")) if "may_nest_in" in item else None
        others = tuple(ids[name] for name in _texts(item, "no_overlap_with"))
        parent = ids[str(item["parent"])] if "parent" in item else None
        guideline = str(item.get(f"description_{language}", item.get("description", "")))
        found.append(
            Label(
                LabelId(order), str(item["name"]), _names(item), str(item.get("colour", "")), str(item.get("key", "")),
                LabelKind(item.get("kind", "mention")), parent, guideline, _attributes(item),
                order, bool(item.get("retired", False)), bool(item.get("event", False)),
                bool(item.get("exclusive", False)), LabelConstraints(hosts, others, _texts(item, "needs_attributes")),
            )
        )  # fmt: skip
    for label in found:
        line, above = {label.id}, label.parent
        while above is not None:
            if above in line:
                raise ValueError(f"{label.name} stands below itself")
            line.add(above)
            above = found[above].parent
    return tuple(found)


def _relation_type(order: int, item: dict[str, Any]) -> RelationType:
    return RelationType(
        RelationTypeId(order), str(item["name"]), _names(item), _texts(item, "source_labels"),
        _texts(item, "target_labels"), _attributes(item), order, bool(item.get("retired", False)),
        bool(item.get("role", False)), str(item.get("colour", "")),
    )  # fmt: skip


def _value(value: object) -> str:
    """Return a text, list or truth value in TOML; its escapes are those of JSON, but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _pairs(values: Mapping[str, object]) -> Iterator[str]:
    """Yield a line for each value that says something."""
    for name, value in values.items():
        if value or (name == "may_nest_in" and value is not None):
            yield f"{name} = {_value(value)}"


def _named(names: Mapping[str, str]) -> Iterator[str]:
    yield from _pairs({language: names.get(language, "") for language in ("en", "ar")})
    others = {language: name for language, name in names.items() if language not in ("en", "ar") or not name}
    if others:
        yield f"names = {{ {', '.join(f'{_value(language)} = {_value(name)}' for language, name in others.items())} }}"


def _lines(schema: Schema) -> Iterator[str]:
    yield f"name = {_value(schema.name)}"
    names = {label.id: label.name for label in schema.labels}
    for label in schema.labels:
        hosts = label.constraints.may_nest_in
        yield from ("", "[[labels]]", f"name = {_value(label.name)}", *_named(label.names))
        yield from _pairs(
            {
                "kind": "" if label.kind is LabelKind.MENTION else label.kind.value,
                "parent": names.get(label.parent, "") if label.parent is not None else "",
                "key": label.key,
                "colour": label.colour,
                "description": label.description,
                "event": label.event,
                "exclusive": label.exclusive,
                "retired": label.retired,
                "may_nest_in": None if hosts is None else [names[each] for each in hosts],
                "no_overlap_with": [names[each] for each in label.constraints.no_overlap_with],
                "needs_attributes": list(label.constraints.needs_attributes),
            }
        )
        yield from _attribute_lines("labels", label.attributes)
    for kind in schema.relation_types:
        yield from ("", "[[relation_types]]", f"name = {_value(kind.name)}", *_named(kind.names))
        yield from _pairs(
            {
                "colour": kind.colour,
                "source_labels": list(kind.source_labels),
                "target_labels": list(kind.target_labels),
                "role": kind.role,
                "retired": kind.retired,
            }
        )
        yield from _attribute_lines("relation_types", kind.attributes)


def _attribute_lines(owner: str, attributes: tuple[Attribute, ...]) -> Iterator[str]:
    for each in attributes:
        yield from ("", f"[[{owner}.attributes]]", f"name = {_value(each.name)}", *_named(each.names))
        yield from _pairs({"choices": list(each.choices), "default": each.default, "flag": each.flag})
