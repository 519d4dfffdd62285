"""Label sets: labels, relation types, attributes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

LabelId = NewType("LabelId", int)
RelationTypeId = NewType("RelationTypeId", int)


class LabelKind(StrEnum):
    """Say what a label is given to."""

    MENTION = "mention"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Attribute:
    """Define a named property; `choices` empty means free text, or a flag when `flag` is set.

    A flag that is set has the value "true". `names` maps a language to what the interface shows.
    """

    name: str
    choices: tuple[str, ...] = ()
    default: str = ""
    flag: bool = False
    names: Mapping[str, str] = field(default_factory=dict)

    def shown(self, language: str) -> str:
        """Return the name in `language`, else in English, else the short name."""
        return self.names.get(language) or self.names.get("en") or self.name


@dataclass(frozen=True, slots=True)
class LabelConstraints:
    """Say what mentions of a label must keep to; breaking it is listed by the checks, never refused.

    `may_nest_in` holds the labels whose mentions they may lie in: None for any, empty for none.
    """

    may_nest_in: tuple[LabelId, ...] | None = None
    no_overlap_with: tuple[LabelId, ...] = ()
    needs_attributes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """Define one class. `key` is the digit that gives it: "1".."9", "0", then "shift+1".. or empty.

    `names` maps a language (en, ar) to what the interface shows; `colour` is #rrggbb, the light theme's lane,
    empty when the theme's own palette gives it by name. `parent` is the id of a broader label. Mentions of an `event`
    label are events, whose participants are relations of role types. The children of an `exclusive` article label
    exclude each other: an article has one of them at most.
    """

    id: LabelId
    name: str
    names: Mapping[str, str] = field(default_factory=dict)
    colour: str = ""
    key: str = ""
    kind: LabelKind = LabelKind.MENTION
    parent: LabelId | None = None
    description: str = ""
    attributes: tuple[Attribute, ...] = ()
    position: int = 0
    retired: bool = False
    event: bool = False
    exclusive: bool = False
    constraints: LabelConstraints = LabelConstraints()

    def shown(self, language: str) -> str:
        """Return the name in `language`, else in English, else the short name."""
        return self.names.get(language) or self.names.get("en") or self.name


@dataclass(frozen=True, slots=True)
class RelationType:
    """Define a directed relation and which labels (by name) may stand at its ends; empty means any.

    The source of a `role` is the mention of an event, its target a participant. `colour` is #rrggbb or empty.
    """

    id: RelationTypeId
    name: str
    names: Mapping[str, str] = field(default_factory=dict)
    source_labels: tuple[str, ...] = ()
    target_labels: tuple[str, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    position: int = 0
    retired: bool = False
    role: bool = False
    colour: str = ""

    def shown(self, language: str) -> str:
        """Return the name in `language`, else in English, else the short name."""
        return self.names.get(language) or self.names.get("en") or self.name


@dataclass(frozen=True, slots=True)
class Schema:
    """Hold the labels and relation types in the order shown; retired ones are kept for what still uses them."""

    labels: tuple[Label, ...] = ()
    relation_types: tuple[RelationType, ...] = ()
    name: str = ""

    @property
    def mention_labels(self) -> tuple[Label, ...]:
        """Labels that can be given to text now."""
        return tuple(label for label in self.labels if label.kind is LabelKind.MENTION and not label.retired)

    def find_label(self, label_id: LabelId | None) -> Label | None:
        """Return the label with this id, retired or not, or None."""
        return next((label for label in self.labels if label.id == label_id), None)

    def lineage(self, label_id: LabelId | None) -> tuple[Label, ...]:
        """Return a label and the broader ones above it, nearest first."""
        found: list[Label] = []
        label = self.find_label(label_id)
        while label is not None and label not in found:
            found.append(label)
            label = self.find_label(label.parent) if label.parent is not None else None
        return tuple(found)

    def excluded_by(self, label_id: LabelId) -> frozenset[LabelId]:
        """Return the article labels that cannot stand beside this one: other branches below an exclusive label."""
        line = [label.id for label in self.lineage(label_id)]
        found = set()
        for label in self.labels:
            other = [each.id for each in self.lineage(label.id)]
            shared = next((each for each in other if each in line), None)
            parent = self.find_label(shared)
            if parent is not None and parent.exclusive and parent.id not in (label_id, label.id):
                found.add(label.id)
        return frozenset(found)

    def attributes_of(self, label_id: LabelId | None) -> tuple[Attribute, ...]:
        """Return the attributes that mentions of a label have: those of the broader labels first, then its own."""
        named = {each.name: each for label in reversed(self.lineage(label_id)) for each in label.attributes}
        return tuple(named.values())

    def find_label_named(self, name: str) -> Label | None:
        """Return the label with this short name, retired ones last, or None."""
        found = sorted((label for label in self.labels if label.name == name), key=lambda label: label.retired)
        return found[0] if found else None

    def find_label_by_key(self, key: str) -> Label | None:
        """Return the mention label that this digit key gives, or None."""
        return next((label for label in self.mention_labels if label.key == key), None)

    def find_relation_type(self, relation_type_id: RelationTypeId) -> RelationType | None:
        """Return the relation type with this id, retired or not, or None."""
        return next((kind for kind in self.relation_types if kind.id == relation_type_id), None)

    def find_relation_type_named(self, name: str) -> RelationType | None:
        """Return the relation type with this short name, or None."""
        return next((kind for kind in self.relation_types if kind.name == name), None)


class RemovalPolicy(StrEnum):
    """Say what becomes of what a removed label, relation type or attribute was given to."""

    KEEP = "keep"  # it stays as it is: a label is retired, an attribute's values are listed by the checks
    MOVE = "move"  # it gets another label or relation type instead
    DELETE = "delete"  # it goes too


@dataclass(frozen=True, slots=True)
class LabelUsage:
    """Count what a label is given to, by whoever, and how many labels stand below it."""

    mentions: int = 0
    articles: int = 0
    article_labels: int = 0
    entities: int = 0
    suggestions: int = 0
    children: int = 0

    @property
    def used(self) -> bool:
        """True when removing it touches anything but the label set."""
        return bool(self.mentions or self.article_labels or self.entities or self.suggestions)
