"""What mentions refer to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
