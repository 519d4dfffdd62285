"""What was said of some articles at once, in a handful of queries: what goes out of a project whole is read so."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from reader.domain.annotation import EMPTY, MentionId
from reader.domain.article import ArticleStatus
from reader.domain.entity import EntityId
from reader.domain.schema import LabelId
from reader.domain.span import Span

# id, label, pieces, entity, attributes, note: plain tuples, for there are hundreds of thousands
MentionRow = tuple[MentionId, LabelId | None, tuple[Span, ...], EntityId | None, Mapping[str, str], str]
_Row = tuple[int, int, MentionId, LabelId | None, int, int, int, EntityId | None, str, str]
_FEW_HAVE = ("relation", "article_label", "note", "suggestion", "article_tag", "assignment")


@dataclass(frozen=True, slots=True)
class Said:
    """Hold the mentions and states of some articles by article and annotator.

    Mentions stand by start, outer before inner; a state is status, flag and since when. `holding` are the pairs of
    table and article that have rows of the other kinds.
    """

    mentions: Mapping[tuple[int, int], Sequence[MentionRow]]
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
        _mentions(connection, f"m.article_id IN ({places}) AND m.annotator_id IN ({people})", [*ids, *annotators]),
        {(row[0], row[1]): (ArticleStatus(row[2]), bool(row[3]), row[4] or 0) for row in states},
        frozenset(holding),
    )


def _mentions(
    connection: sqlite3.Connection, condition: str, values: Sequence[int]
) -> dict[tuple[int, int], list[MentionRow]]:
    rows = connection.execute(
        'SELECT article_id, annotator_id, id, label_id, start, "end", span_count, entity_id, attributes, note'
        f" FROM mention m WHERE {condition} ORDER BY article_id, annotator_id, start",
        values,
    ).fetchall()
    pieces: dict[int, list[Span]] = {}
    if any(row[6] > 1 for row in rows):
        found = connection.execute(
            'SELECT s.mention_id, s.start, s."end" FROM mention_span s JOIN mention m ON m.id = s.mention_id'
            f" WHERE m.span_count > 1 AND {condition} ORDER BY s.mention_id, s.position",
            values,
        )
        for mention_id, start, end in found:
            pieces.setdefault(mention_id, []).append(Span(start, end))
    return {
        key: [
            (
                number, label, tuple(pieces[number]) if number in pieces else (Span(start, end),), entity,
                EMPTY if named == "{}" else json.loads(named), note,
            )
            for _, _, number, label, start, end, _, entity, named, note in _ordered(list(group))
        ]
        for key, group in groupby(rows, key=itemgetter(0, 1))
    }  # fmt: skip


def _ordered(rows: list[_Row]) -> list[_Row]:
    """Return rows, which stand by start, with the outer before the inner; SQLite would take as long as to find them."""
    if len({row[4] for row in rows}) < len(rows):
        rows.sort(key=lambda row: (row[4], -row[5], row[2]))
    return rows
