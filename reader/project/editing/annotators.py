"""Annotators: who writes what."""

import time

from reader.domain.annotator import Annotator, AnnotatorId, AnnotatorKind
from reader.project.editing.writing import Writer


class AnnotatorVerbs(Writer):
    """Change annotators."""

    def rename_annotator(self, annotator_id: AnnotatorId, name: str) -> None:
        """Give an annotator another name."""
        self.transaction.put("annotator", {**self.record("annotator", annotator_id), "name": name[:200]})

    def add_annotator(self, name: str, kind: AnnotatorKind) -> Annotator:
        """Add a person or program that annotates."""
        made = Annotator(AnnotatorId(self.transaction.new_id()), name[:200], kind)
        self.transaction.put(
            "annotator",
            {
                "id": made.id,
                "name": made.name,
                "kind": kind.value,
                "locked": 0,
                "created_at": time.time_ns() // 1_000_000,
            },
        )
        return made
