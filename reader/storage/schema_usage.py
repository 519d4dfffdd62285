"""Counting what uses the label set, before it is changed."""

import json
import sqlite3
from collections import Counter

from reader.domain.schema import LabelUsage


def label_usage(connection: sqlite3.Connection, label_id: int) -> LabelUsage:
    """Return what a label is given to, by whoever."""
    mentions, articles = connection.execute(
        "SELECT count(*), count(DISTINCT article_id) FROM mention WHERE label_id = ?", (label_id,)
    ).fetchone()
    rest = [
        connection.execute(f"SELECT count(*) FROM {table} WHERE {column} = ?", (label_id,)).fetchone()[0]
        for table, column in (
            ("article_label", "label_id"),
            ("entity", "label_id"),
            ("suggestion", "label_id"),
            ("label", "parent_id"),
        )
    ]
    return LabelUsage(mentions, articles, *rest)


def label_examples(
    connection: sqlite3.Connection, label_id: int, annotator_id: int, most: int
) -> list[tuple[int, int, int]]:
    """Return article, start and end of a few mentions of a label on different words, the earlier articles first."""
    rows = connection.execute(
        'SELECT article_id, start, "end", quote FROM mention WHERE label_id = ? AND annotator_id = ?'
        " ORDER BY article_id LIMIT 100",
        (label_id, annotator_id),
    )
    found: dict[str, tuple[int, int, int]] = {}
    for article_id, start, end, quote in rows:
        found.setdefault(quote, (article_id, start, end))
    return list(found.values())[:most]


def articles_labelled(connection: sqlite3.Connection, label_id: int, annotator_id: int) -> set[int]:
    """Return the articles to which an annotator gave a label as a whole."""
    rows = connection.execute(
        "SELECT article_id FROM article_label WHERE label_id = ? AND annotator_id = ?", (label_id, annotator_id)
    )
    return {row[0] for row in rows}


def relation_type_usage(connection: sqlite3.Connection, relation_type_id: int) -> int:
    """Return how many relations are of a type, by whoever."""
    row = connection.execute("SELECT count(*) FROM relation WHERE relation_type_id = ?", (relation_type_id,)).fetchone()
    return int(row[0])


def attribute_usage(connection: sqlite3.Connection, table: str, owner_id: int, name: str) -> Counter[str]:
    """Return how often each value of an attribute of a "label" or "relation_type" was set."""
    holder, column = ("mention", "label_id") if table == "label" else ("relation", "relation_type_id")
    rows = connection.execute(
        f"SELECT attributes FROM {holder} WHERE {column} = ? AND attributes <> '{{}}'", (owner_id,)
    )
    found: Counter[str] = Counter()
    for (image,) in rows:
        values = json.loads(image)
        if name in values:
            found[values[name]] += 1
    return found
