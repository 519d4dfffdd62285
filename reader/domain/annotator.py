"""Who made an annotation."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

AnnotatorId = NewType("AnnotatorId", int)


class AnnotatorKind(StrEnum):
    """Say what kind of hand an annotator is; gold is the adjudicator's layer."""

    HUMAN = "human"
    MODEL = "model"
    IMPORT = "import"
    ADJUDICATOR = "adjudicator"


@dataclass(frozen=True, slots=True)
class Annotator:
    """Name a person or program that annotates; a locked one's annotations cannot change."""

    id: AnnotatorId
    name: str
    kind: AnnotatorKind = AnnotatorKind.HUMAN
    locked: bool = False
