"""Label sets as TOML files, among them the starter sets in resources/schemas."""

import tomllib
from pathlib import Path
from typing import Any

from reader.domain.errors import ImportProblem
from reader.domain.schema import Label, LabelId, RelationType, RelationTypeId, Schema
from reader.paths import RESOURCES

_ORDER = ("news", "anercorp", "ontonotes", "wojood")


def starter_schemas() -> list[tuple[str, Path]]:
    """Return name and file of each starter label set, the default first."""
    return [(name, RESOURCES / "schemas" / f"{name}.toml") for name in _ORDER]


def read_schema(path: Path) -> Schema:
    """Read a label set; its ids are only places in the file. Raises ImportProblem."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        labels = tuple(_label(order, item) for order, item in enumerate(data.get("labels", ())))
        kinds = tuple(_relation_type(order, item) for order, item in enumerate(data.get("relation_types", ())))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ImportProblem(
            str(path), f"This is not a label set: {error}.", "Choose a TOML file with [[labels]]."
        ) from error
    return Schema(labels, kinds, str(data.get("name", path.stem)))


def _names(item: dict[str, Any]) -> dict[str, str]:
    return {language: str(item[language]) for language in ("en", "ar") if language in item}


def _label(order: int, item: dict[str, Any]) -> Label:
    return Label(
        LabelId(order), str(item["name"]), _names(item), str(item.get("colour", "")), str(item.get("key", "")),
        description=str(item.get("description", "")), position=order,
    )  # fmt: skip


def _relation_type(order: int, item: dict[str, Any]) -> RelationType:
    return RelationType(
        RelationTypeId(order), str(item["name"]), _names(item), tuple(map(str, item.get("source_labels", ()))),
        tuple(map(str, item.get("target_labels", ()))), position=order,
    )  # fmt: skip
