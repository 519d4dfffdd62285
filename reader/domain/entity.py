"""What mentions refer to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from reader.domain.schema import LabelId

EntityId = NewType("EntityId", int)


@dataclass(frozen=True, slots=True)
class Entity:
    """Hold one record of the entity register; `external_ids` maps a register (wikidata, ...) to an id there."""

    id: EntityId
    name: str
    label_id: LabelId | None = None
    aliases: tuple[str, ...] = ()
    external_ids: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class EntityRow:
    """Hold what a list shows of an entity, with the counts of one annotator.

    In the list of one article `mention_count` counts there; `article_count` is always of the whole corpus.
    """

    id: EntityId
    name: str
    label_id: LabelId | None
    aliases: tuple[str, ...]
    mention_count: int
    article_count: int


class Why(StrEnum):
    """Say why an entity is proposed for some words: what of it they equal, folded, or are like."""

    NAME = "name"
    ALIAS = "alias"
    BEFORE = "before"  # the same words were linked to it before
    PROCLITIC = "proclitic"  # its name without letters glued in front
    SIMILAR = "similar"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Propose an entity for some words; `score` is 0 to 1, and orders them."""

    entity: Entity
    score: float
    why: Why


@dataclass(frozen=True, slots=True)
class IdConflict:
    """Name an external id that a merge could not keep: `register` holds `kept`, not `dropped`."""

    register: str
    kept: str
    dropped: str


@dataclass(frozen=True, slots=True)
class EntityMerge:
    """Say what a merge did: the entity that stayed, how many mentions moved to it, which ids conflicted."""

    entity: Entity
    relinked: int
    conflicts: tuple[IdConflict, ...] = ()
