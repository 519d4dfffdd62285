"""What was said of some articles at once, in a handful of queries: what goes out of a project whole is read so."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import lt
from typing import Any, NamedTuple

import orjson

from reader.domain.annotation import MentionId
from reader.domain.article import ArticleStatus
from reader.domain.entity import EntityId
from reader.domain.schema import LabelId
from reader.domain.span import Span

_COLUMNS = ("id", "label_id", "start", '"end"', "entity_id", "attributes", "note", "span_count")
_FEW_HAVE = ("relation", "article_label", "note", "suggestion", "article_tag", "assignment")


class MentionColumns(NamedTuple):
    """Hold mentions column by column, for there are hundreds of thousands: ids, labels, where each begins and ends.

    Then entities, attributes as JSON, notes, and of how many pieces each is. All are of one length.
    """

    ids: list[MentionId]
    labels: list[LabelId | None]
    starts: list[int]
    ends: list[int]
    entities: list[EntityId | None]
    attributes: list[str]
    notes: list[str]
    counts: list[int]

    def only(self, places: Sequence[int]) -> "MentionColumns":
        """Return those at some places, in the order of these."""
        columns: tuple[list[Any], ...] = self
        return MentionColumns._make([column[at] for at in places] for column in columns)


@dataclass(frozen=True, slots=True)
class Said:
    """Hold the mentions and states of some articles by article and annotator.

    Mentions stand by start, outer before inner; `pieces` are those of mentions that have more than one. A state is
    status, flag and since when. `holding` are the pairs of table and article that have rows of the other kinds.
    """

    mentions: Mapping[tuple[int, int], MentionColumns]
    pieces: Mapping[MentionId, tuple[Span, ...]]
    states: Mapping[tuple[int, int], tuple[ArticleStatus, bool, int]]
    holding: frozenset[tuple[str, int]]


def said(connection: sqlite3.Connection, ids: Sequence[int], annotators: Sequence[int]) -> Said:
    """Return what annotators said of articles."""
    places, people = ", ".join("?" * len(ids)), ", ".join("?" * len(annotators))
    states = connection.execute(
        "SELECT article_id, annotator_id, status, flagged, changed_at FROM article_status"
        f" WHERE article_id IN ({places})",
        ids,
    )
    holding = connection.execute(
        " UNION ".join(f"SELECT '{name}', article_id FROM {name} WHERE article_id IN ({places})" for name in _FEW_HAVE),
        [*ids] * len(_FEW_HAVE),
    )
    return Said(
        *_mentions(connection, f"m.article_id IN ({places}) AND m.annotator_id IN ({people})", [*ids, *annotators]),
        {(row[0], row[1]): (ArticleStatus(row[2]), bool(row[3]), row[4] or 0) for row in states},
        frozenset(holding),
    )


def _mentions(
    connection: sqlite3.Connection, condition: str, values: Sequence[int]
) -> tuple[dict[tuple[int, int], MentionColumns], dict[MentionId, tuple[Span, ...]]]:
    # as JSON, SQLite gives a whole column at once; a row of ten values at a time takes twice as long
    columns = ", ".join(f"json_group_array({name})" for name in _COLUMNS)
    rows = connection.execute(
        f"SELECT article_id, annotator_id, max(span_count), {columns} FROM mention m WHERE {condition}"
        " GROUP BY article_id, annotator_id",
        values,
    ).fetchall()
    pieces: dict[MentionId, list[Span]] = {}
    if any(row[2] > 1 for row in rows):
        found = connection.execute(
            'SELECT s.mention_id, s.start, s."end" FROM mention_span s JOIN mention m ON m.id = s.mention_id'
            f" WHERE m.span_count > 1 AND {condition} ORDER BY s.mention_id, s.position",
            values,
        )
        for mention_id, start, end in found:
            pieces.setdefault(mention_id, []).append(Span(start, end))
    mentions = {(row[0], row[1]): _ordered(MentionColumns(*map(orjson.loads, row[3:]))) for row in rows}
    return mentions, {key: tuple(each) for key, each in pieces.items()}


def _ordered(columns: MentionColumns) -> MentionColumns:
    """Return mentions by where they start, the outer before the inner."""
    ids, starts, ends = columns.ids, columns.starts, columns.ends
    if all(map(lt, starts, starts[1:])):
        return columns
    return columns.only(sorted(range(len(ids)), key=lambda at: (starts[at], -ends[at], ids[at])))
