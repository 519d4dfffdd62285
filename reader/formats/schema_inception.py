"""Label sets as layers and tagsets of INCEpTION (and WebAnno before it), in its JSON."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from reader.domain.errors import ImportProblem
from reader.domain.schema import Attribute, Label, LabelId, LabelKind, RelationType, RelationTypeId, Schema

_STRING, _BOOLEAN = "uima.cas.String", "uima.cas.Boolean"
_VALUE = "value"
_KINDS = {"span": LabelKind.MENTION, "document-metadata": LabelKind.ARTICLE}


class InceptionSchema:
    """Write layers with their tagsets; read these, a single tagset, or an exported project."""

    name = "inception"
    title = "INCEpTION layers or tagset"
    suffix = ".json"

    def accepts(self, path: Path) -> bool:
        """Tell by the suffix; reading says what is wrong with it."""
        return path.suffix.lower() == ".json"

    def read(self, path: Path) -> Schema:
        """Return the label set: the tags of a layer's first tagset are labels, its other features attributes.

        A layer without a tagset is one label. Chains are left out.
        """
        try:
            data = json.loads(path.read_text(encoding="utf-8-sig"))
            layers, name = _layers(data, path.stem)
            schema = Schema(name=name)
            for layer in layers:
                schema = _with_layer(schema, layer)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ImportProblem(str(path), f"This is no layer and no tagset: {error}.", "Export it as JSON.") from error
        if not schema.labels and not schema.relation_types:
            raise ImportProblem(str(path), "It defines no labels.", "Choose a layer or a tagset.")
        return schema

    def write(self, schema: Schema, path: Path) -> None:
        """Write a span layer, a layer for whole articles and a relation layer, each with its tagset."""
        layers = [
            _layer_out(title, kind, [label for label in schema.labels if label.kind is of and not label.retired])
            for title, kind, of in (
                ("Mention", "span", LabelKind.MENTION),
                ("Article", "document-metadata", LabelKind.ARTICLE),
            )
        ]
        layers.append(_layer_out("Relation", "relation", [kind for kind in schema.relation_types if not kind.retired]))
        found = [layer for layer in layers if layer["features"][0]["tag_set"]["tags"]]
        path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def _layers(data: Any, stem: str) -> tuple[list[dict[str, Any]], str]:
    if isinstance(data, list):
        return data, stem
    if "layers" in data:
        return [layer for layer in data["layers"] if layer.get("enabled", True)], str(data.get("name", stem))
    if "tags" in data:
        feature = {"name": _VALUE, "type": _STRING, "tag_set": data}
        return [{"name": data["name"], "type": "span", "features": [feature]}], str(data["name"])
    if "features" in data:
        return [data], str(data.get("uiName") or data["name"])
    raise ValueError("expected features, tags or layers")


def _tags(feature: dict[str, Any]) -> list[tuple[str, str]]:
    tags = (feature.get("tag_set") or {}).get("tags") or []
    return [(str(tag["tag_name"]), str(tag.get("tag_description") or "")) for tag in tags]


def _with_layer(schema: Schema, layer: dict[str, Any]) -> Schema:
    features = [each for each in layer.get("features") or [] if each.get("type") in (_STRING, _BOOLEAN)]
    main = next((each for each in features if _tags(each)), None)
    title = str(layer.get("uiName") or layer["name"]).rsplit(".", 1)[-1]
    tags = _tags(main) if main else [(title, str(layer.get("description") or ""))]
    attributes = tuple(_attribute(each) for each in features if each is not main)
    if layer["type"] == "relation":
        known = {kind.name for kind in schema.relation_types}
        first = len(known)
        kinds = tuple(
            RelationType(RelationTypeId(first + order), name, attributes=attributes, position=first + order)
            for order, (name, _) in enumerate(each for each in tags if each[0] not in known)
        )
        return replace(schema, relation_types=(*schema.relation_types, *kinds))
    if layer["type"] not in _KINDS:
        return schema
    taken = {label.name for label in schema.labels}
    labels = tuple(
        Label(
            LabelId(len(taken) + order), name, kind=_KINDS[layer["type"]], description=description,
            attributes=attributes, position=len(taken) + order,
        )
        for order, (name, description) in enumerate(each for each in tags if each[0] not in taken)
    )  # fmt: skip
    return replace(schema, labels=(*schema.labels, *labels))


def _attribute(feature: dict[str, Any]) -> Attribute:
    name = str(feature.get("uiName") or feature["name"])
    return Attribute(name, tuple(tag for tag, _ in _tags(feature)), flag=feature["type"] == _BOOLEAN)


def _layer_out(title: str, kind: str, items: "list[Label] | list[RelationType]") -> dict[str, Any]:
    attributes: dict[str, Attribute] = {}
    for item in items:
        for attribute in item.attributes:
            attributes.setdefault(attribute.name, attribute)
    tags = [(item.name, item.description if isinstance(item, Label) else "") for item in items]
    features = [_feature(_VALUE, "Label", _STRING, tags, f"{title} labels")]
    for number, attribute in enumerate(attributes.values(), 1):
        # a feature is a field of a Java type: its own name keeps to ASCII, what is shown need not
        own = re.sub(r"\W", "", attribute.name, flags=re.ASCII) or f"attribute{number}"
        choices = [(choice, "") for choice in attribute.choices]
        features.append(_feature(own, attribute.name, _BOOLEAN if attribute.flag else _STRING, choices, attribute.name))
    return {
        "name": f"webanno.custom.Hashiya{title}",
        "uiName": title,
        "type": kind,
        "description": "",
        "enabled": True,
        "built_in": False,
        "readonly": False,
        "attach_type": {"name": "webanno.custom.HashiyaMention"} if kind == "relation" else None,
        "attach_feature": None,
        "anchoring_mode": "CHARACTERS",
        "overlap_mode": "ANY_OVERLAP",
        "validation_mode": "NEVER",
        "cross_sentence": True,
        "show_hover": True,
        "linked_list_behavior": False,
        "features": features,
    }


def _feature(name: str, title: str, kind: str, tags: list[tuple[str, str]], tag_set: str) -> dict[str, Any]:
    named = [{"tag_name": tag, "tag_description": description} for tag, description in tags]
    held = {"name": tag_set, "description": "", "language": "", "tags": named, "create_tag": False}
    return {
        "name": name,
        "uiName": title,
        "type": kind,
        "enabled": True,
        "visible": True,
        "description": "",
        "multi_value_mode": "NONE",
        "link_mode": "NONE",
        "tag_set": held if tags else None,
    }
