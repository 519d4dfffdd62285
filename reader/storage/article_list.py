"""The list of articles at scale: ids in an order, ids that meet a condition, what each is grouped by."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.domain.article import ArticleId, ArticleStatus
from reader.domain.article_list import ArticleFilter, ArticleGroup, ArticleOrder
from reader.text.normalize import fold_text

# articles that have what is ordered by, then those that have not, which come last in either direction
_ORDERS: dict[ArticleOrder, tuple[str, ...]] = {
    ArticleOrder.LIST: ("SELECT id FROM article ORDER BY position, id",),
    ArticleOrder.TITLE: ("SELECT article_id FROM article_name ORDER BY title, article_id",),
    ArticleOrder.DATE: (
        "SELECT id FROM article WHERE published > '' ORDER BY published, id",
        "SELECT id FROM article WHERE published = '' ORDER BY id",
    ),
    ArticleOrder.SOURCE: (
        "SELECT article_id FROM article_name WHERE source > '' ORDER BY source, article_id",
        "SELECT article_id FROM article_name WHERE source = '' ORDER BY article_id",
    ),
    ArticleOrder.LENGTH: ("SELECT id FROM article ORDER BY length, id",),
    ArticleOrder.STATUS: (
        "SELECT article_id FROM article_status WHERE annotator_id = ?1 AND status <> 'todo'"
        " ORDER BY status = 'skip', status = 'done', article_id",
    ),
    ArticleOrder.WORKED: (
        "SELECT article_id FROM operation WHERE article_id IS NOT NULL"
        " GROUP BY article_id ORDER BY max(created_at), article_id",
    ),
}
_GROUPS = {
    ArticleGroup.SOURCE: "SELECT id, source FROM article WHERE source > ''",
    ArticleGroup.DATE: "SELECT id, substr(published, 1, 7) FROM article WHERE published > ''",
    ArticleGroup.STATUS: (
        "SELECT article_id, status FROM article_status INDEXED BY article_status_status"
        " WHERE annotator_id = ?1 AND status <> 'todo'"
    ),
}
Ids = list[ArticleId]


def ordered(connection: sqlite3.Connection, order: ArticleOrder, annotator_id: int) -> tuple[Ids, Ids]:
    """Return the articles that have what is ordered by, ascending, and those known to come after them.

    By mentions, state or time of work the articles that have none are in neither.
    """
    if order is ArticleOrder.MENTIONS:
        return _by_mentions(connection, annotator_id), []
    found = [
        [row[0] for row in connection.execute(statement, (annotator_id,) if "?1" in statement else ())]
        for statement in _ORDERS[order]
    ]
    return found[0], found[1] if len(found) > 1 else []


def _by_mentions(connection: sqlite3.Connection, annotator_id: int) -> Ids:
    """Return the articles that hold mentions, the fewest first; SQLite would sort them longer than it counts them."""
    rows = connection.execute(
        "SELECT article_id, count(*) FROM mention WHERE annotator_id = ? GROUP BY article_id", (annotator_id,)
    )
    with_count: defaultdict[int, Ids] = defaultdict(list)
    for article_id, number in rows:
        with_count[number].append(article_id)
    return [article_id for number in sorted(with_count) for article_id in with_count[number]]


def page(connection: sqlite3.Connection, after: ArticleId | None, most: int) -> Ids:
    """Return the next articles in list order after one, or the first, and read no others."""
    if after is None:
        rows = connection.execute("SELECT id FROM article ORDER BY position, id LIMIT ?", (most,))
    else:
        rows = connection.execute(
            "SELECT id FROM article WHERE (position, id) > (SELECT position, id FROM article WHERE id = ?)"
            " ORDER BY position, id LIMIT ?",
            (after, most),
        )
    return [row[0] for row in rows]


def matching(connection: sqlite3.Connection, wanted: ArticleFilter, annotator_id: int) -> set[int] | None:
    """Return the articles that meet every condition of a filter; None when it has none."""
    found: set[int] | None = None
    for statement, values in _conditions(wanted, annotator_id):
        ids = {row[0] for row in connection.execute(statement, values)}
        found = ids if found is None else found & ids
        if not found:
            break
    return found


def meets(connection: sqlite3.Connection, article_id: int, wanted: ArticleFilter, annotator_id: int) -> bool:
    """Tell whether one article meets every condition of a filter, without looking at the others."""
    row = connection.execute(
        "SELECT coalesce(status, 'todo') FROM article LEFT JOIN article_status"
        " ON article_id = article.id AND annotator_id = ? WHERE article.id = ?",
        (annotator_id, article_id),
    ).fetchone()
    if row is None or (wanted.statuses and row[0] not in wanted.statuses):
        return False
    # SQLite takes the question into each condition, but not into that of a state, which is answered
    return all(
        connection.execute(
            f"WITH found(id) AS ({statement}) SELECT 1 FROM found WHERE id = ?", (*values, article_id)
        ).fetchone()
        is not None
        for statement, values in _conditions(replace(wanted, statuses=()), annotator_id)
    )


def _conditions(wanted: ArticleFilter, annotator_id: int) -> Iterator[tuple[str, tuple[object, ...]]]:
    if text := fold_text(wanted.text):
        yield "SELECT article_id FROM article_name WHERE instr(title || ' ' || source, ?)", (text,)
    if wanted.statuses:
        yield _of_status(wanted.statuses, annotator_id)
    if wanted.flagged:
        yield "SELECT article_id FROM article_status WHERE annotator_id = ? AND flagged = 1", (annotator_id,)
    if wanted.tag:
        yield "SELECT article_id FROM article_tag WHERE name = ?", (wanted.tag,)
    if wanted.sources:
        yield f"SELECT id FROM article WHERE source IN ({_marks(wanted.sources)})", wanted.sources
    yield from _dates_and_people(wanted, annotator_id)
    yield from _mentioned(wanted, annotator_id)


def _dates_and_people(wanted: ArticleFilter, annotator_id: int) -> Iterator[tuple[str, tuple[object, ...]]]:
    if wanted.since:
        yield "SELECT id FROM article WHERE published >= ?", (wanted.since,)
    if wanted.until:
        # 2026-02-11 is not after 2026-02
        yield "SELECT id FROM article WHERE published > '' AND published < ?", (wanted.until + "\U0010ffff",)
    if wanted.mine:
        yield "SELECT article_id FROM assignment WHERE annotator_id = ?", (annotator_id,)
    if wanted.assigned:
        yield (
            "SELECT article_id FROM assignment WHERE annotator_id IN (SELECT id FROM annotator WHERE name = ?)",
            (wanted.assigned,),
        )
    if wanted.finished is not None:
        yield (
            "SELECT article_id FROM article_status WHERE annotator_id = ? AND status = 'done'"
            " AND changed_at >= ? AND changed_at < ?",
            (annotator_id, *wanted.finished),
        )


def _mentioned(wanted: ArticleFilter, annotator_id: int) -> Iterator[tuple[str, tuple[object, ...]]]:
    if wanted.label:
        yield (
            "SELECT DISTINCT article_id FROM mention WHERE annotator_id = ?"
            " AND label_id IN (SELECT id FROM label WHERE name = ?)",
            (annotator_id, wanted.label),
        )
    if wanted.article_label:
        yield (
            "SELECT article_id FROM article_label WHERE annotator_id = ?"
            " AND label_id IN (SELECT id FROM label WHERE name = ?)",
            (annotator_id, wanted.article_label),
        )
    for entity_id in wanted.entities:
        yield (
            "SELECT DISTINCT article_id FROM mention WHERE entity_id = ? AND annotator_id = ?",
            (entity_id, annotator_id),
        )


def _of_status(statuses: Sequence[ArticleStatus], annotator_id: int) -> tuple[str, tuple[object, ...]]:
    if ArticleStatus.TODO not in statuses:
        return (
            f"SELECT article_id FROM article_status WHERE annotator_id = ? AND status IN ({_marks(statuses)})",
            (annotator_id, *(status.value for status in statuses)),
        )
    others = [status.value for status in ArticleStatus if status not in statuses]
    # an article without a row is still to do
    return (
        "SELECT id FROM article EXCEPT SELECT article_id FROM article_status"
        f" WHERE annotator_id = ? AND status IN ({_marks(others)})",
        (annotator_id, *others),
    )


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def group_keys(connection: sqlite3.Connection, group: ArticleGroup, annotator_id: int) -> dict[int, str]:
    """Return by what each article is grouped; those that have none of it are left out."""
    statement = _GROUPS[group]
    return dict(connection.execute(statement, (annotator_id,) if "?1" in statement else ()).fetchall())


def first_article(connection: sqlite3.Connection) -> ArticleId | None:
    """Return the first article of the list, or None."""
    row = connection.execute("SELECT id FROM article ORDER BY position, id LIMIT 1").fetchone()
    return ArticleId(row[0]) if row else None


def count(connection: sqlite3.Connection) -> int:
    """Return how many articles there are."""
    return int(connection.execute("SELECT count(*) FROM article").fetchone()[0])


def has_article(connection: sqlite3.Connection, article_id: int) -> bool:
    """Tell whether an article is there."""
    return connection.execute("SELECT 1 FROM article WHERE id = ?", (article_id,)).fetchone() is not None


def finished(connection: sqlite3.Connection, annotator_id: int) -> set[int]:
    """Return the articles that are done or skipped."""
    rows = connection.execute(
        "SELECT article_id FROM article_status WHERE annotator_id = ? AND status IN ('done', 'skip')", (annotator_id,)
    )
    return {row[0] for row in rows}


def is_finished(connection: sqlite3.Connection, annotator_id: int, article_id: int) -> bool:
    """Tell whether an article is done or skipped."""
    row = connection.execute(
        "SELECT 1 FROM article_status WHERE article_id = ? AND annotator_id = ? AND status IN ('done', 'skip')",
        (article_id, annotator_id),
    ).fetchone()
    return row is not None


def done_since(connection: sqlite3.Connection, annotator_id: int, moment: int) -> int:
    """Return how many articles became done since a time in ms UTC and still are."""
    row = connection.execute(
        "SELECT count(*) FROM article_status WHERE annotator_id = ? AND status = 'done' AND changed_at >= ?",
        (annotator_id, moment),
    ).fetchone()
    return int(row[0])


def sources(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Return each source with its number of articles, the largest first."""
    return connection.execute(
        "SELECT source, count(*) FROM article WHERE source > '' GROUP BY source ORDER BY 2 DESC, 1"
    ).fetchall()


def tags(connection: sqlite3.Connection, article_id: int | None = None) -> list[tuple[str, int]]:
    """Return each tag with its number of articles by name, of all articles or of one."""
    if article_id is None:
        return connection.execute("SELECT name, count(*) FROM article_tag GROUP BY name ORDER BY name").fetchall()
    return connection.execute(
        "SELECT name, 1 FROM article_tag WHERE article_id = ? ORDER BY name", (article_id,)
    ).fetchall()


def assignees(connection: sqlite3.Connection, article_id: int) -> list[int]:
    """Return the annotators who are to work on an article."""
    rows = connection.execute("SELECT annotator_id FROM assignment WHERE article_id = ? ORDER BY id", (article_id,))
    return [row[0] for row in rows]


def saved_filters(connection: sqlite3.Connection) -> list[tuple[int, str, str]]:
    """Return id, name and conditions of each saved filter in the order they were saved."""
    return connection.execute("SELECT id, name, conditions FROM saved_filter ORDER BY id").fetchall()
