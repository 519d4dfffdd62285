"""Reading the entity register and what is linked to it."""

import json
import sqlite3
from typing import Any

from reader.domain.entity import Entity, EntityId, EntityRow
from reader.domain.schema import LabelId

_ENTITY = "SELECT id, name, label_id, aliases, external_ids, note FROM entity"


def entities(connection: sqlite3.Connection) -> list[Entity]:
    """Return the entity register by name."""
    return [_entity(row) for row in connection.execute(f"{_ENTITY} ORDER BY name, id")]


def find_entity(connection: sqlite3.Connection, entity_id: int) -> Entity | None:
    """Return one entity, or None."""
    row = connection.execute(f"{_ENTITY} WHERE id = ?", (entity_id,)).fetchone()
    return None if row is None else _entity(row)


def _entity(row: tuple[Any, ...]) -> Entity:
    number, name, label_id, aliases, external_ids, note = row
    return Entity(
        EntityId(number), name, None if label_id is None else LabelId(label_id), _aliases(aliases),
        {} if external_ids == "{}" else json.loads(external_ids), note,
    )  # fmt: skip


def _aliases(image: str) -> tuple[str, ...]:
    return () if image == "[]" else tuple(json.loads(image))


def entity_rows(connection: sqlite3.Connection, annotator_id: int) -> list[EntityRow]:
    """Return all entities with an annotator's counts."""
    rows = connection.execute(
        "WITH used AS MATERIALIZED (SELECT entity_id, count(*) AS mentions, count(DISTINCT article_id) AS articles"
        "  FROM mention WHERE entity_id IS NOT NULL AND annotator_id = ? GROUP BY entity_id)"
        " SELECT id, name, label_id, aliases, ifnull(mentions, 0), ifnull(articles, 0)"
        " FROM entity LEFT JOIN used ON entity_id = id",
        (annotator_id,),
    )
    return [_row(row) for row in rows]


def entity_rows_of(connection: sqlite3.Connection, annotator_id: int, article_id: int) -> list[EntityRow]:
    """Return the entities of one article with an annotator's counts there; no mention of another entity is read."""
    rows = connection.execute(
        "WITH here AS MATERIALIZED (SELECT entity_id, count(*) AS mentions FROM mention"
        "  WHERE article_id = ?1 AND annotator_id = ?2 AND +entity_id IS NOT NULL GROUP BY entity_id)"
        " SELECT id, name, label_id, aliases, mentions, (SELECT count(*) FROM (SELECT DISTINCT article_id FROM mention"
        "  WHERE mention.entity_id = entity.id AND annotator_id = ?2))"
        " FROM here CROSS JOIN entity ON id = here.entity_id",
        (article_id, annotator_id),
    )
    return [_row(row) for row in rows]


def _row(row: tuple[Any, ...]) -> EntityRow:
    number, name, label_id, aliases, mentions, articles = row
    label = None if label_id is None else LabelId(label_id)
    return EntityRow(EntityId(number), name, label, _aliases(aliases), mentions, articles)


def entities_linked_as(connection: sqlite3.Connection, quote: str) -> dict[EntityId, int]:
    """Return which entities mentions with exactly these words were linked to, and how often."""
    rows = connection.execute(
        "SELECT entity_id, count(*) FROM mention WHERE quote = ? AND entity_id IS NOT NULL GROUP BY entity_id",
        (quote[:64],),
    )
    return {EntityId(row[0]): row[1] for row in rows}


def use_counts(connection: sqlite3.Connection) -> dict[EntityId, int]:
    """Return how many mentions each entity has, of whoever."""
    rows = connection.execute("SELECT entity_id, count(*) FROM mention WHERE entity_id IS NOT NULL GROUP BY entity_id")
    return {EntityId(row[0]): row[1] for row in rows}
