"""What stands at one place of a text: few rows by index, also in an article with 100,000 mentions."""

import json
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from reader.domain.article import ArticleId
from reader.domain.schema import LabelId
from reader.domain.span import Span
from reader.domain.suggestion import SuggestionId, SuggestionState

# no name is longer; what reaches further around a place is not looked for
_REACH = 2000
_OPEN = "AND state = 'open'"


class Placed(NamedTuple):
    """Hold one mention's or suggestion's id, place and label."""

    id: int
    span: Span
    label_id: LabelId | None


def mentions_touching(
    connection: sqlite3.Connection, article_id: ArticleId, annotator_id: int, span: Span
) -> list[Placed]:
    """Return an annotator's mentions that share a code point with a span, by their hulls."""
    return _touching(connection, "mention", (article_id, annotator_id), span)


def open_touching(connection: sqlite3.Connection, article_id: ArticleId, annotator_id: int, span: Span) -> list[Placed]:
    """Return what is suggested to an annotator, and still open, that shares a code point with a span."""
    # named, because SQLite takes the index of all open ones of the article instead
    return _touching(connection, "suggestion INDEXED BY suggestion_open", (article_id, annotator_id), span, _OPEN)


def _touching(
    connection: sqlite3.Connection, table: str, owner: tuple[int, int], span: Span, condition: str = ""
) -> list[Placed]:
    rows = connection.execute(
        f'SELECT id, start, "end", label_id FROM {table} WHERE article_id = ? AND annotator_id = ? {condition}'
        ' AND start > ? AND start < ? AND "end" > ?',
        (*owner, span.start - _REACH, span.end, span.start),
    )
    return [Placed(number, Span(start, end), label) for number, start, end, label in rows]


def mention_spans(
    connection: sqlite3.Connection,
    article_id: ArticleId,
    annotators: Sequence[int],
    labels: Sequence[int],
    entities: Sequence[int],
) -> list[Span]:
    """Return the hulls of some annotators' mentions in an article, in reading order.

    Of one of the labels where some are given, and of one of the entities where some are.
    """
    conditions = [("annotator_id", annotators), ("label_id", labels), ("entity_id", entities)]
    said = "".join(f" AND {column} IN ({', '.join('?' * len(values))})" for column, values in conditions if values)
    rows = connection.execute(
        f'SELECT start, "end" FROM mention WHERE article_id = ?{said} ORDER BY start, "end" DESC',
        (article_id, *(value for _, values in conditions for value in values)),
    )
    return [Span(start, end) for start, end in rows]


def rejected_spans(
    connection: sqlite3.Connection, article_id: ArticleId, annotator_id: int, label_id: LabelId
) -> set[Span]:
    """Return where in an article an annotator refused a label."""
    rows = connection.execute(
        "SELECT start, \"end\" FROM suggestion WHERE annotator_id = ? AND state = 'rejected' AND article_id = ?"
        " AND label_id = ?",
        (annotator_id, article_id, label_id),
    )
    return {Span(start, end) for start, end in rows}


def open_of_source(
    connection: sqlite3.Connection, article_id: ArticleId, annotator_id: int, label_id: LabelId, source: str
) -> list[tuple[SuggestionId, str]]:
    """Return the open suggestions of one source with a label, each with its reason."""
    rows = connection.execute(
        "SELECT id, reason FROM suggestion WHERE article_id = ? AND annotator_id = ? AND state = 'open'"
        " AND label_id = ? AND source = ?",
        (article_id, annotator_id, label_id, source),
    )
    return [(SuggestionId(number), reason) for number, reason in rows]


def quotes_of_label(
    connection: sqlite3.Connection, article_id: ArticleId, annotator_id: int, label_id: LabelId
) -> set[str]:
    """Return the different texts, cut after 64 letters, to which an annotator gave a label in an article."""
    rows = connection.execute(
        "SELECT DISTINCT quote FROM mention WHERE label_id = ? AND annotator_id = ? AND article_id = ?",
        (label_id, annotator_id, article_id),
    )
    return {quote for (quote,) in rows}


def spans_of_quote(
    connection: sqlite3.Connection, article_id: ArticleId, annotator_id: int, label_id: LabelId, quote: str, most: int
) -> list[Span]:
    """Return some places to whose text an annotator gave a label in an article."""
    rows = connection.execute(
        'SELECT start, "end" FROM mention WHERE label_id = ? AND annotator_id = ? AND article_id = ? AND quote = ?'
        " LIMIT ?",
        (label_id, annotator_id, article_id, quote[:64], most),
    )
    return [Span(start, end) for start, end in rows]


def ignored_findings(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the keys of the findings that are not shown any more."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'ignored_findings'").fetchone()
    return frozenset(json.loads(row[0])) if row else frozenset()


def decisions(
    connection: sqlite3.Connection, annotator_id: int, source: str
) -> list[tuple[str, LabelId, SuggestionState, int]]:
    """Return how often what a source suggests was accepted and rejected, by reason and label."""
    rows = connection.execute(
        "SELECT reason, label_id, state, count(*) FROM suggestion WHERE annotator_id = ? AND state <> 'open'"
        " AND source = ? GROUP BY reason, label_id, state",
        (annotator_id, source),
    )
    return [(reason, LabelId(label), SuggestionState(state), count) for reason, label, state, count in rows]
