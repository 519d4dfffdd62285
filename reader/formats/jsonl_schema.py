"""The label set in the header of the product's own JSONL, everything by name."""

from dataclasses import asdict
from typing import Any

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
from reader.formats.fields import pairs, text, texts, typed


def schema_out(schema: Schema) -> dict[str, Any]:
    """Return a label set as JSON."""
    names = {label.id: label.name for label in schema.labels}
    return {
        "name": schema.name,
        "labels": [
            {
                "name": label.name,
                "names": dict(label.names),
                "colour": label.colour,
                "key": label.key,
                "kind": label.kind.value,
                "parent": names.get(label.parent) if label.parent is not None else None,
                "description": label.description,
                "attributes": [_attribute_out(attribute) for attribute in label.attributes],
                "retired": label.retired,
                "event": label.event,
                "exclusive": label.exclusive,
                "constraints": _constraints_out(label.constraints, names),
            }
            for label in schema.labels
        ],
        "relation_types": [
            {
                "name": kind.name,
                "names": dict(kind.names),
                "source_labels": list(kind.source_labels),
                "target_labels": list(kind.target_labels),
                "attributes": [_attribute_out(attribute) for attribute in kind.attributes],
                "retired": kind.retired,
                "role": kind.role,
                "colour": kind.colour,
            }
            for kind in schema.relation_types
        ],
    }


def _attribute_out(attribute: Attribute) -> dict[str, Any]:
    return {**asdict(attribute), "choices": list(attribute.choices)}


def _constraints_out(constraints: LabelConstraints, names: dict[LabelId, str]) -> dict[str, Any]:
    hosts = constraints.may_nest_in
    return {
        "may_nest_in": None if hosts is None else [names[each] for each in hosts],
        "no_overlap_with": [names[each] for each in constraints.no_overlap_with],
        "needs_attributes": list(constraints.needs_attributes),
    }


def _constraints_in(item: dict[str, Any], ids: dict[str, LabelId]) -> LabelConstraints:
    hosts = None if item["may_nest_in"] is None else tuple(ids[name] for name in texts(item, "may_nest_in"))
    others = tuple(ids[name] for name in texts(item, "no_overlap_with"))
    return LabelConstraints(hosts, others, texts(item, "needs_attributes"))


def _attributes_in(item: dict[str, Any]) -> tuple[Attribute, ...]:
    return tuple(
        Attribute(
            text(each, "name"), texts(each, "choices"), text(each, "default"), typed(each, "flag", bool),
            pairs(each, "names"),
        )
        for each in typed(item, "attributes", list)
    )  # fmt: skip


def upgrade_schema(data: dict[str, Any]) -> None:
    """Give the label set of a version 1 file what version 2 has more."""
    for label in data["labels"]:
        none: dict[str, Any] = {"may_nest_in": None, "no_overlap_with": [], "needs_attributes": []}
        for name, value in (("event", False), ("exclusive", False), ("constraints", none)):
            label.setdefault(name, value)
    for kind in data["relation_types"]:
        kind.setdefault("role", False)
        kind.setdefault("colour", "")
    for owner in (*data["labels"], *data["relation_types"]):
        for attribute in owner["attributes"]:
            attribute.setdefault("names", {})


def schema_in(data: dict[str, Any]) -> Schema:
    """Return the label set of a JSON header; ids are places in it. Raises ValueError or KeyError."""
    ids = {text(item, "name"): LabelId(order) for order, item in enumerate(data["labels"])}
    if len(ids) != len(data["labels"]):
        raise ValueError("two labels have the same name")
    labels = tuple(
        Label(
            ids[item["name"]], item["name"], pairs(item, "names"), text(item, "colour"), text(item, "key"),
            LabelKind(item["kind"]), ids[item["parent"]] if item["parent"] is not None else None,
            text(item, "description"), _attributes_in(item), order, typed(item, "retired", bool),
            typed(item, "event", bool), typed(item, "exclusive", bool), _constraints_in(item["constraints"], ids),
        )
        for order, item in enumerate(data["labels"])
    )  # fmt: skip
    kinds = tuple(
        RelationType(
            RelationTypeId(order), text(item, "name"), pairs(item, "names"), texts(item, "source_labels"),
            texts(item, "target_labels"), _attributes_in(item), order, typed(item, "retired", bool),
            typed(item, "role", bool), text(item, "colour"),
        )
        for order, item in enumerate(data["relation_types"])
    )  # fmt: skip
    return Schema(labels, kinds, text(data, "name"))
