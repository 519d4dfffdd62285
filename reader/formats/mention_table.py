"""Mentions column by column, for files that hold hundreds of thousands: what is one list needs no object for each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

from reader.domain.span import Span
from reader.formats.base import BundleMention


@dataclass(frozen=True, slots=True, eq=False)
class MentionTable(Sequence[BundleMention]):
    """Hold mentions of one span each; every column has a value for each. Equal to any sequence of equal mentions.

    `quotes` are the marked texts, compared with the article's content by who made the table.
    """

    ids: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    quotes: Sequence[str]
    labels: Sequence[str | None]
    annotators: Sequence[str]
    entities: Sequence[str | None]
    attributes: Sequence[Mapping[str, str]]
    notes: Sequence[str]

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[BundleMention]:
        spans = ((span,) for span in map(Span, self.starts, self.ends))
        return map(
            BundleMention, self.ids, spans, self.labels, self.annotators, self.entities, self.attributes, self.notes
        )

    @overload
    def __getitem__(self, index: int) -> BundleMention: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[BundleMention]: ...
    def __getitem__(self, index: int | slice) -> BundleMention | Sequence[BundleMention]:
        return tuple(self)[index]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, MentionTable):
            return all(
                mine is theirs or tuple(mine) == tuple(theirs)
                for mine, theirs in zip(self._told_apart(), other._told_apart(), strict=True)
            )
        if not isinstance(other, (tuple, list)):
            return NotImplemented
        return len(self) == len(other) and all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    def _told_apart(self) -> tuple[Sequence[object], ...]:
        """Return the columns that make a mention what it is; its quote follows from the text."""
        return (
            self.ids, self.starts, self.ends, self.labels, self.annotators, self.entities, self.attributes, self.notes
        )  # fmt: skip

    __hash__ = None  # type: ignore[assignment]
