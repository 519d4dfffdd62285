"""What figures are made of: counts and moments, read from indexes."""

import sqlite3
from collections.abc import Sequence

# a label given by hand, or a suggestion decided: one step of the hand each
_STEPS = ("mention.add", "mention.relabel", "suggestion.accept", "suggestion.reject")


def done_moments(connection: sqlite3.Connection, annotator_id: int, since: int) -> list[int]:
    """Return when articles became done since a time, ms UTC, for those that still are."""
    rows = connection.execute(
        "SELECT changed_at FROM article_status WHERE annotator_id = ? AND status = 'done' AND changed_at >= ?",
        (annotator_id, since),
    )
    return [row[0] for row in rows]


def step_moments(connection: sqlite3.Connection, annotator_id: int, since: int) -> list[int]:
    """Return when an annotator labelled or decided since a time, ms UTC."""
    rows = connection.execute(
        "SELECT created_at FROM operation WHERE created_at >= ? AND annotator_id = ?"
        f" AND kind IN ({', '.join('?' * len(_STEPS))})",
        (since, annotator_id, *_STEPS),
    )
    return [row[0] for row in rows]


def decision_counts(connection: sqlite3.Connection, annotator_id: int) -> dict[str, int]:
    """Return how many suggestions to an annotator are open, accepted and rejected."""
    rows = connection.execute(
        "SELECT state, count(*) FROM suggestion WHERE annotator_id = ? GROUP BY state", (annotator_id,)
    )
    return dict(rows.fetchall())


def entity_count(connection: sqlite3.Connection) -> int:
    """Return how many entities there are."""
    return int(connection.execute("SELECT count(*) FROM entity").fetchone()[0])


def most_mentioned(
    connection: sqlite3.Connection, annotator_id: int, most: int
) -> list[tuple[int, str, int | None, int]]:
    """Return id, name, label and number of mentions of the entities mentioned most."""
    return connection.execute(
        "SELECT e.id, e.name, e.label_id, c.n FROM (SELECT entity_id, count(*) AS n FROM mention"
        " WHERE entity_id IS NOT NULL AND annotator_id = ? GROUP BY entity_id ORDER BY n DESC, entity_id LIMIT ?) c"
        " JOIN entity e ON e.id = c.entity_id ORDER BY c.n DESC, e.id",
        (annotator_id, most),
    ).fetchall()


def articles_of_entities(
    connection: sqlite3.Connection, entity_ids: Sequence[int], annotator_id: int
) -> dict[int, set[int]]:
    """Return the articles in which an annotator mentions each of some entities."""
    return {
        entity_id: {
            row[0]
            for row in connection.execute(
                "SELECT DISTINCT article_id FROM mention WHERE entity_id = ? AND annotator_id = ?",
                (entity_id, annotator_id),
            )
        }
        for entity_id in entity_ids
    }


def article_months(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many articles have each month as their date, or year where no more is known; empty for no date."""
    rows = connection.execute("SELECT substr(published, 1, 7), count(*) FROM article GROUP BY 1")
    return dict(rows.fetchall())
