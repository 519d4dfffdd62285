"""Reading: rows into the domain's types. Lists never touch an article's text."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from reader.domain.annotation import (
    EMPTY,
    ArticleLabel,
    Mention,
    MentionId,
    Note,
    NoteId,
    Relation,
    RelationId,
)
from reader.domain.annotator import Annotator, AnnotatorId, AnnotatorKind
from reader.domain.article import (
    Article,
    ArticleDetails,
    ArticleId,
    ArticleRow,
    ArticleStatus,
    Direction,
    Provenance,
)
from reader.domain.entity import EntityId
from reader.domain.schema import (
    Attribute,
    Label,
    LabelConstraints,
    LabelId,
    LabelKind,
    RelationType,
    RelationTypeId,
    Schema,
)
from reader.domain.span import Span
from reader.domain.suggestion import Batch, BatchId, Suggestion, SuggestionId, SuggestionState

_MENTION = (
    'SELECT id, article_id, annotator_id, label_id, start, "end", entity_id, span_count, attributes, note FROM mention'
)


def schema(connection: sqlite3.Connection) -> Schema:
    """Return labels and relation types in the order shown."""
    labels = connection.execute(
        "SELECT id, name, names, colour, key, kind, parent_id, description, attributes, position, retired, event,"
        " exclusive, constraints FROM label ORDER BY position, id"
    )
    kinds = connection.execute(
        "SELECT id, name, names, source_labels, target_labels, attributes, position, retired, role, colour"
        " FROM relation_type ORDER BY position, id"
    )
    name = connection.execute("SELECT value FROM meta WHERE key = 'schema_name'").fetchone()
    return Schema(
        tuple(_label(row) for row in labels),
        tuple(
            RelationType(
                RelationTypeId(row[0]), row[1], json.loads(row[2]), tuple(json.loads(row[3])),
                tuple(json.loads(row[4])), attributes(row[5]), row[6], bool(row[7]), bool(row[8]), row[9],
            )
            for row in kinds
        ),
        name[0] if name else "",
    )  # fmt: skip


def _label(row: tuple[Any, ...]) -> Label:
    number, name, names, colour, key, kind, parent, description, named, position, retired = row[:11]
    return Label(
        LabelId(number), name, json.loads(names), colour, key, LabelKind(kind),
        None if parent is None else LabelId(parent), description, attributes(named), position, bool(retired),
        bool(row[11]), bool(row[12]), _constraints(row[13]),
    )  # fmt: skip


def _constraints(image: str) -> LabelConstraints:
    found = json.loads(image)
    hosts = found.get("may_nest_in")
    return LabelConstraints(
        None if hosts is None else tuple(map(LabelId, hosts)),
        tuple(map(LabelId, found.get("no_overlap_with", ()))),
        tuple(found.get("needs_attributes", ())),
    )


def attributes(image: str) -> tuple[Attribute, ...]:
    """Return the attributes of a label or relation type from its column."""
    return tuple(
        Attribute(
            item["name"], tuple(item.get("choices", ())), item.get("default", ""), item.get("flag", False),
            item.get("names", {}),
        )
        for item in json.loads(image)
    )  # fmt: skip


def article_titles(connection: sqlite3.Connection, after: int, most: int) -> list[tuple[ArticleId, str]]:
    """Return id, and title with source, of at most `most` articles whose ids come after one, by id."""
    rows = connection.execute(
        "SELECT id, title || ' ' || source FROM article WHERE id > ? ORDER BY id LIMIT ?", (after, most)
    )
    return [(ArticleId(row[0]), row[1]) for row in rows]


def article_row(connection: sqlite3.Connection, article_id: int, annotator_id: int) -> ArticleRow | None:
    """Return what a list shows of one article."""
    row = connection.execute(
        "SELECT a.id, a.title, a.source, a.published, a.base_direction, a.length, coalesce(s.status, 'todo'),"
        " (SELECT count(*) FROM mention m WHERE m.article_id = a.id AND m.annotator_id = ?), coalesce(s.flagged, 0),"
        " coalesce(s.changed_at, 0) FROM article a"
        " LEFT JOIN article_status s ON s.article_id = a.id AND s.annotator_id = ? WHERE a.id = ?",
        (annotator_id, annotator_id, article_id),
    ).fetchone()
    if row is None:
        return None
    return ArticleRow(
        ArticleId(row[0]), row[1], row[2], row[3], Direction(row[4]), row[5], ArticleStatus(row[6]), row[7],
        bool(row[8]), row[9],
    )  # fmt: skip


def article(connection: sqlite3.Connection, article_id: int) -> Article | None:
    """Return an article with its text."""
    row = connection.execute(
        "SELECT a.id, a.title, a.source, a.url, a.author, a.published, a.language, t.content, a.sha256,"
        " a.base_direction, a.provenance, a.extra"
        " FROM article a JOIN article_text t ON t.article_id = a.id WHERE a.id = ?",
        (article_id,),
    ).fetchone()
    if row is None:
        return None
    provenance = json.loads(row[10])
    return Article(
        ArticleId(row[0]),
        ArticleDetails(*row[1:7]),
        row[7],
        row[8],
        Direction(row[9]),
        Provenance(**{**provenance, "repairs": tuple(provenance.get("repairs", ()))}),
        json.loads(row[11]),
    )


def content(connection: sqlite3.Connection, article_id: int) -> str | None:
    """Return an article's text."""
    row = connection.execute("SELECT content FROM article_text WHERE article_id = ?", (article_id,)).fetchone()
    return None if row is None else str(row[0])


def article_hashes(connection: sqlite3.Connection) -> list[tuple[ArticleId, str]]:
    """Return each article with the sha256 of its text, those added last first."""
    return connection.execute("SELECT id, sha256 FROM article ORDER BY added_at DESC, id DESC").fetchall()


def find_article(connection: sqlite3.Connection, sha256: str) -> ArticleId | None:
    """Return the article with this text, or None."""
    row = connection.execute("SELECT id FROM article WHERE sha256 = ? ORDER BY id LIMIT 1", (sha256,)).fetchone()
    return ArticleId(row[0]) if row else None


def find_articles(connection: sqlite3.Connection, hashes: Sequence[str]) -> dict[str, ArticleId]:
    """Return the texts that are there, each with the first article that has it."""
    marks = ", ".join("?" * len(hashes))
    rows = connection.execute(f"SELECT sha256, min(id) FROM article WHERE sha256 IN ({marks}) GROUP BY sha256", hashes)
    return {sha256: ArticleId(number) for sha256, number in rows}


def mentions(connection: sqlite3.Connection, article_id: int, annotator_id: int) -> list[Mention]:
    """Return an annotator's mentions of an article by start, outer before inner."""
    return _mentions(
        connection, "m.article_id = ? AND m.annotator_id = ?", 'm.start, m."end" DESC, m.id', (article_id, annotator_id)
    )


def mentions_of_entity(connection: sqlite3.Connection, entity_id: int, annotator_id: int) -> list[Mention]:
    """Return an annotator's mentions of an entity in all articles, in list and reading order."""
    return _mentions(
        connection,
        "m.entity_id = ? AND m.annotator_id = ?",
        '(SELECT position FROM article WHERE id = m.article_id), m.article_id, m.start, m."end" DESC, m.id',
        (entity_id, annotator_id),
    )


def _mentions(connection: sqlite3.Connection, condition: str, order: str, values: tuple[object, ...]) -> list[Mention]:
    rows = connection.execute(f"{_MENTION} m WHERE {condition} ORDER BY {order}", values).fetchall()
    pieces: dict[int, list[Span]] = {}
    if any(row[7] > 1 for row in rows):
        found = connection.execute(
            'SELECT s.mention_id, s.start, s."end" FROM mention_span s JOIN mention m ON m.id = s.mention_id'
            f" WHERE {condition} ORDER BY s.mention_id, s.position",
            values,
        )
        for mention_id, start, end in found:
            pieces.setdefault(mention_id, []).append(Span(start, end))
    return [_mention(row, pieces.get(row[0])) for row in rows]


def find_mention(connection: sqlite3.Connection, mention_id: int) -> Mention | None:
    """Return one mention, or None."""
    row = connection.execute(f"{_MENTION} WHERE id = ?", (mention_id,)).fetchone()
    if row is None:
        return None
    pieces = None
    if row[7] > 1:
        pieces = [
            Span(*piece)
            for piece in connection.execute(
                'SELECT start, "end" FROM mention_span WHERE mention_id = ? ORDER BY position', (mention_id,)
            )
        ]
    return _mention(row, pieces)


def _mention(row: tuple[int, int, int, int, int, int, int, int, str, str], pieces: list[Span] | None) -> Mention:
    number, article_id, annotator_id, label_id, start, end, entity_id, _count, values, note = row
    named: Mapping[str, str] = EMPTY if values == "{}" else json.loads(values)
    return Mention(
        MentionId(number),
        ArticleId(article_id),
        AnnotatorId(annotator_id),
        LabelId(label_id) if label_id is not None else None,
        tuple(pieces) if pieces else (Span(start, end),),
        EntityId(entity_id) if entity_id is not None else None,
        named,
        note,
    )


def label_counts(
    connection: sqlite3.Connection, annotator_id: int, article_id: int | None
) -> dict[LabelId | None, int]:
    """Return how many mentions have each label, in one article or in all; None stands for no label."""
    if article_id is None:
        rows = connection.execute(
            "SELECT label_id, n FROM label_count WHERE annotator_id = ? AND n > 0", (annotator_id,)
        )
    else:
        rows = connection.execute(
            "SELECT label_id, count(*) FROM mention WHERE article_id = ? AND annotator_id = ? GROUP BY label_id",
            (article_id, annotator_id),
        )
    return {LabelId(row[0]) if row[0] else None: row[1] for row in rows}


def status_counts(connection: sqlite3.Connection, annotator_id: int) -> dict[ArticleStatus, int]:
    """Return how many articles stand at each status; an article without one is still to do."""
    total = int(connection.execute("SELECT count(*) FROM article").fetchone()[0])
    counts = dict.fromkeys(ArticleStatus, 0)
    rows = connection.execute("SELECT status, n FROM status_count WHERE annotator_id = ?", (annotator_id,))
    for status, number in rows:
        counts[ArticleStatus(status)] = number
    counts[ArticleStatus.TODO] = total - sum(
        number for status, number in counts.items() if status is not ArticleStatus.TODO
    )
    return counts


def articles_with_labels(
    connection: sqlite3.Connection, labels: Sequence[int], annotators: Sequence[int]
) -> set[ArticleId]:
    """Return the articles that hold a mention with one of these labels by one of these annotators."""
    places = ", ".join("?" * len(labels)), ", ".join("?" * len(annotators))
    rows = connection.execute(
        f"SELECT DISTINCT article_id FROM mention WHERE label_id IN ({places[0]}) AND annotator_id IN ({places[1]})",
        (*labels, *annotators),
    )
    return {ArticleId(row[0]) for row in rows}


def relations(connection: sqlite3.Connection, article_id: int, annotator_id: int) -> list[Relation]:
    """Return an annotator's relations in an article in the order they were made."""
    return _relations(connection, "article_id = ?1 AND annotator_id = ?2", (article_id, annotator_id))


def relations_of_mention(connection: sqlite3.Connection, mention_id: int) -> list[Relation]:
    """Return the relations at whose ends a mention stands."""
    return _relations(connection, "source_id = ?1 OR target_id = ?1", (mention_id,))


def find_relation(connection: sqlite3.Connection, relation_id: int) -> Relation | None:
    """Return one relation, or None."""
    return next(iter(_relations(connection, "id = ?1", (relation_id,))), None)


def _relations(connection: sqlite3.Connection, condition: str, values: tuple[object, ...]) -> list[Relation]:
    rows = connection.execute(
        "SELECT id, article_id, annotator_id, relation_type_id, source_id, target_id, attributes FROM relation"
        f" WHERE {condition} ORDER BY id",
        values,
    )
    return [
        Relation(
            RelationId(row[0]), ArticleId(row[1]), AnnotatorId(row[2]), RelationTypeId(row[3]), MentionId(row[4]),
            MentionId(row[5]), json.loads(row[6]),
        )
        for row in rows
    ]  # fmt: skip


def article_labels(connection: sqlite3.Connection, article_id: int, annotator_id: int) -> list[ArticleLabel]:
    """Return the labels an annotator gave to the article as a whole."""
    rows = connection.execute(
        "SELECT article_id, annotator_id, label_id FROM article_label"
        " WHERE article_id = ? AND annotator_id = ? ORDER BY id",
        (article_id, annotator_id),
    )
    return [ArticleLabel(ArticleId(row[0]), AnnotatorId(row[1]), LabelId(row[2])) for row in rows]


def notes(connection: sqlite3.Connection, article_id: int) -> list[Note]:
    """Return the notes on an article in the order they were made."""
    rows = connection.execute(
        'SELECT id, article_id, annotator_id, body, mention_id, start, "end" FROM note'
        " WHERE article_id = ? ORDER BY id",
        (article_id,),
    )
    return [
        Note(
            NoteId(row[0]), ArticleId(row[1]), AnnotatorId(row[2]), row[3],
            None if row[4] is None else MentionId(row[4]), None if row[5] is None else Span(row[5], row[6]),
        )
        for row in rows
    ]  # fmt: skip


def annotators(connection: sqlite3.Connection) -> list[Annotator]:
    """Return everyone who annotates, the first one first."""
    rows = connection.execute("SELECT id, name, kind, locked FROM annotator ORDER BY created_at, id")
    return [Annotator(AnnotatorId(row[0]), row[1], AnnotatorKind(row[2]), bool(row[3])) for row in rows]


_SUGGESTION = (
    'SELECT id, article_id, annotator_id, label_id, start, "end", source, score, entity_id, state, batch_id, reason'
    " FROM suggestion"
)


def suggestions(
    connection: sqlite3.Connection, article_id: int | None, annotator_id: int, state: SuggestionState | None
) -> list[Suggestion]:
    """Return an annotator's suggestions in reading order; None stands for all articles, or for any state."""
    conditions, values = ["annotator_id = ?"], [annotator_id]
    if article_id is not None:
        conditions.append("article_id = ?")
        values.append(article_id)
    if state is not None:
        # written out, so that SQLite sees that the index of open ones will do
        conditions.append(f"state = '{state.value}'")
    rows = connection.execute(
        f'{_SUGGESTION} WHERE {" AND ".join(conditions)} ORDER BY article_id, start, "end" DESC, id', values
    )
    return [_suggestion(row) for row in rows]


def find_suggestion(connection: sqlite3.Connection, suggestion_id: int) -> Suggestion | None:
    """Return one suggestion, or None."""
    row = connection.execute(f"{_SUGGESTION} WHERE id = ?", (suggestion_id,)).fetchone()
    return None if row is None else _suggestion(row)


def _suggestion(row: tuple[Any, ...]) -> Suggestion:
    number, article_id, annotator_id, label_id, start, end, source, score, entity_id, state, batch_id, reason = row
    return Suggestion(
        SuggestionId(number), ArticleId(article_id), AnnotatorId(annotator_id), LabelId(label_id), Span(start, end),
        source, score, None if entity_id is None else EntityId(entity_id), SuggestionState(state),
        None if batch_id is None else BatchId(batch_id), reason,
    )  # fmt: skip


def batches(connection: sqlite3.Connection) -> list[Batch]:
    """Return where rows made in bulk come from, in the order they were made."""
    rows = connection.execute("SELECT id, annotator_id, tool, parameters, sha256 FROM batch ORDER BY id")
    return [Batch(BatchId(row[0]), AnnotatorId(row[1]), row[2], json.loads(row[3]), row[4]) for row in rows]
