"""How much there is of each annotator and label, in some articles or in all: counted, not read."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

Kind = Literal["relation", "note", "article_label", "suggestion"]
_AT_ONCE = 500


def mentions_by(connection: sqlite3.Connection, article_ids: Sequence[int] | None) -> Counter[tuple[int, int]]:
    """Return how many mentions there are by annotator and label; 0 stands for no label, None for all articles."""
    if article_ids is None:
        rows = connection.execute("SELECT annotator_id, label_id, n FROM label_count WHERE n > 0")
        return Counter({(row[0], row[1]): row[2] for row in rows})
    return _grouped(connection, "mention", "annotator_id, coalesce(label_id, 0)", article_ids)


def marks_by(connection: sqlite3.Connection, kind: Kind, article_ids: Sequence[int] | None) -> Counter[tuple[int, int]]:
    """Return how much there is of a kind by annotator and label; what has no label counts under 0."""
    label = "label_id" if kind in ("article_label", "suggestion") else "0"
    return _grouped(connection, kind, f"annotator_id, {label}", article_ids)


def _grouped(
    connection: sqlite3.Connection, table: str, columns: str, article_ids: Sequence[int] | None
) -> Counter[tuple[int, int]]:
    found: Counter[tuple[int, int]] = Counter()
    for where, chosen in _parts(article_ids):
        rows = connection.execute(f"SELECT {columns}, count(*) FROM {table}{where} GROUP BY 1, 2", chosen)
        for annotator, label, count in rows:
            found[annotator, label] += count
    return found


def _parts(article_ids: Sequence[int] | None) -> Iterator[tuple[str, Sequence[int]]]:
    """Yield conditions for all articles at once, or for some at a time."""
    if article_ids is None:
        yield "", ()
        return
    for first in range(0, len(article_ids), _AT_ONCE):
        some = article_ids[first : first + _AT_ONCE]
        yield f" WHERE article_id IN ({', '.join('?' * len(some))})", some
