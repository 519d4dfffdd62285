"""The index of the articles' words: kept with every text that is added, built in slices where it is missing, asked.

The index holds folded words and no text, so it tells which articles may hold something, never where.
"""

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.domain.article import ArticleId
from reader.text.normalize import FOLD_VERSION, fold_text
from reader.text.searchable import index_form

# another way of folding or of parting words makes every index anew
INDEX_VERSION = FOLD_VERSION * 100 + 1
# keys of `meta`: the version of a whole index, that of one being made, and the last article it came to
COMPLETE, _BUILDING, _REACHED = "search_index", "search_building", "search_reached"
# what FTS5 calls automerge and crisismerge, while articles come in slice by slice and otherwise (its own defaults); and
# how many pages of the index are written in one step of joining
_IN_STEPS, _BY_ITSELF, _STEP = (0, 1000), (4, 16), 16
_FIRST_BLOCK, _LARGEST_BLOCK = 256, 8_192
# what is in no more articles than this is found by asking for these alone
_FEW = 10_000
_RANKED_ARTICLES = 50_000
_FETCHED = 32


class Narrowing(NamedTuple):
    """Hold a condition on articles in SQL (`a` is the article), with its values."""

    sql: str
    values: tuple[object, ...]


def add(connection: sqlite3.Connection, article_id: int, content: str) -> None:
    """Take the words of an article into the index."""
    connection.execute("INSERT INTO article_search(rowid, body) VALUES(?, ?)", (article_id, index_form(content)))


def defer(connection: sqlite3.Connection, article_ids: Iterable[int]) -> None:
    """Leave new articles to `add_some`: until it came to them they may hold anything."""
    first = min(article_ids, default=None)
    if first is None:
        return
    before = first - 1
    if is_complete(connection):
        connection.execute("DELETE FROM meta WHERE key = ?", (COMPLETE,))
        _set_meta(connection, _BUILDING, INDEX_VERSION)
        _set_meta(connection, _REACHED, before)
    elif _meta(connection, _BUILDING) == INDEX_VERSION:
        reached = _meta(connection, _REACHED)
        if isinstance(reached, int) and reached > before:
            _set_meta(connection, _REACHED, before)


def remove(connection: sqlite3.Connection, article_id: int) -> None:
    """Take the words of an article out of the index; its text must still be there, for the index holds none."""
    if not _is_of_this_version(connection):
        # the words that were taken in are no longer known, and all of it is made anew
        return
    row = connection.execute("SELECT content FROM article_text WHERE article_id = ?", (article_id,)).fetchone()
    if row is not None and _holds(connection, article_id):
        connection.execute(
            "INSERT INTO article_search(article_search, rowid, body) VALUES('delete', ?, ?)",
            (article_id, index_form(row[0])),
        )


def is_complete(connection: sqlite3.Connection) -> bool:
    """Tell whether the index holds every article, as this version folds them."""
    return _meta(connection, COMPLETE) == INDEX_VERSION


def _is_of_this_version(connection: sqlite3.Connection) -> bool:
    """Tell whether what the index holds, whole or not, was folded as it is now."""
    return is_complete(connection) or _meta(connection, _BUILDING) == INDEX_VERSION


def _meta(connection: sqlite3.Connection, key: str) -> object:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else row[0]


def add_some(connection: sqlite3.Connection, seconds: float) -> bool:
    """Index articles that are not in the index for about so long; True when none is left. Within a transaction.

    Segments of the index are joined in steps of their own: left to itself, FTS5 does that when a transaction ends, for
    as long as it takes.
    """
    if is_complete(connection):
        return True
    deadline = time.perf_counter() + seconds
    if _meta(connection, _BUILDING) != INDEX_VERSION:
        connection.execute("INSERT INTO article_search(article_search) VALUES('delete-all')")
        connection.execute("DELETE FROM meta WHERE key IN (?, ?)", (COMPLETE, _REACHED))
        _set_meta(connection, _BUILDING, INDEX_VERSION)
    _set_joining(connection, *_IN_STEPS)
    if not _join_some(connection, deadline):
        return False
    found = _meta(connection, _REACHED)
    reached = found if isinstance(found, int) else -1
    while time.perf_counter() < deadline:
        row = connection.execute(
            "SELECT article_id, content FROM article_text WHERE article_id > ? ORDER BY article_id LIMIT 1",
            (reached,),
        ).fetchone()
        if row is None:
            connection.execute("DELETE FROM meta WHERE key IN (?, ?)", (_BUILDING, _REACHED))
            _set_meta(connection, COMPLETE, INDEX_VERSION)
            _set_joining(connection, *_BY_ITSELF)
            return True
        reached = row[0]
        # an article that came in meanwhile is there already
        if not _holds(connection, row[0]):
            add(connection, *row)
    _set_meta(connection, _REACHED, reached)
    return False


def _join_some(connection: sqlite3.Connection, deadline: float) -> bool:
    """Join segments of the index, in small steps, until a moment; True when there is no more to be joined."""
    while True:
        before = connection.total_changes
        connection.execute("INSERT INTO article_search(article_search, rank) VALUES('merge', ?)", (_STEP,))
        # what FTS5 documents as the sign that nothing was done
        if connection.total_changes - before < 2:
            return True
        if time.perf_counter() >= deadline:
            return False


def _set_joining(connection: sqlite3.Connection, automerge: int, crisismerge: int) -> None:
    row = connection.execute("SELECT v FROM article_search_config WHERE k = 'automerge'").fetchone()
    if (row[0] if row else _BY_ITSELF[0]) != automerge:
        for name, value in (("automerge", automerge), ("crisismerge", crisismerge)):
            connection.execute("INSERT INTO article_search(article_search, rank) VALUES(?, ?)", (name, value))


def _set_meta(connection: sqlite3.Connection, key: str, value: object) -> None:
    connection.execute("INSERT INTO meta VALUES(?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", (key, value))


def _holds(connection: sqlite3.Connection, article_id: int) -> bool:
    return connection.execute("SELECT 1 FROM article_search_docsize WHERE id = ?", (article_id,)).fetchone() is not None


def article_blocks(
    connection: sqlite3.Connection, expression: str, narrowing: Sequence[Narrowing] = ()
) -> Iterator[list[ArticleId]]:
    """Yield the articles that may hold what an index expression asks for, in list order, block by block.

    The first blocks are small, so that there is something to show soon. An article that the index does not hold yet
    may hold anything, and so may every one when the expression is empty.
    """
    connection.create_function("folded", 1, _folded, deterministic=True)
    complete = is_complete(connection)
    if not _is_of_this_version(connection):
        expression = ""
    everything: set[int] | None = None
    conditions = "".join(f" AND ({each.sql})" for each in narrowing)
    values = [value for each in narrowing for value in each.values]
    if expression and complete:
        few, cut = _matching(connection, expression, -(2**63), 2**63 - 1, _FEW)
        if not cut:
            yield from _in_order(connection, few, conditions, values)
            return
    after, size = (-(2**63), -(2**63)), _FIRST_BLOCK
    while True:
        ids = _numbers(
            connection,
            f"SELECT a.id AS n FROM article a WHERE (a.position, a.id) > (?, ?){conditions}"
            " ORDER BY a.position, a.id LIMIT ?",
            (*after, *values, size),
        )
        if not ids:
            return
        if expression and everything is None:
            found, cut = _matching(connection, expression, min(ids), max(ids), 4 * size)
            if cut:
                # the list is not in the order of the ids: asking block by block would ask again and again
                everything = found = _matching(connection, expression, -(2**63), 2**63 - 1, -1)[0]
        else:
            found = everything if everything is not None else set(ids)
        if expression and not complete:
            found = found | set(ids).difference(_indexed(connection, min(ids), max(ids)))
        yield [ArticleId(each) for each in ids if each in found]
        position = connection.execute("SELECT position FROM article WHERE id = ?", (ids[-1],)).fetchone()
        after, size = (position[0], ids[-1]), min(size * 4, _LARGEST_BLOCK)


def _in_order(
    connection: sqlite3.Connection, few: set[int], conditions: str, values: Sequence[object]
) -> Iterator[list[ArticleId]]:
    """Yield those of some articles that meet the conditions, in list order, without looking at the others."""
    among = "SELECT a.id AS n FROM article a WHERE a.id IN (SELECT value FROM json_each(?))"
    order = " ORDER BY a.position, a.id"
    ids = _numbers(connection, among + order, (json.dumps(list(few)),))
    for start in range(0, len(ids), _FIRST_BLOCK):
        block = ids[start : start + _FIRST_BLOCK]
        if conditions:
            block = _numbers(connection, among + conditions + order, (json.dumps(block), *values))
        yield [ArticleId(each) for each in block]


def _numbers(connection: sqlite3.Connection, select: str, values: Sequence[object]) -> list[int]:
    """Return the numbers that a select names `n`, as one row: each row of its own might wait for the window."""
    row = connection.execute(f"SELECT group_concat(n) FROM ({select})", values).fetchone()
    return [int(number) for number in row[0].split(",")] if row[0] else []


def _matching(connection: sqlite3.Connection, expression: str, low: int, high: int, most: int) -> tuple[set[int], bool]:
    """Return the articles between two ids that the index names, at most so many, and whether there are more."""
    found = _numbers(
        connection,
        "SELECT rowid AS n FROM article_search WHERE article_search MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?",
        (expression, low, high, most + 1 if most >= 0 else -1),
    )
    return set(found), 0 <= most < len(found)


def _indexed(connection: sqlite3.Connection, low: int, high: int) -> set[int]:
    select = "SELECT id AS n FROM article_search_docsize WHERE id BETWEEN ? AND ?"
    return set(_numbers(connection, select, (low, high)))


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return fold_text(text)


def ranked_articles(connection: sqlite3.Connection, expression: str) -> list[ArticleId] | None:
    """Return the articles in which an expression weighs most, these first; None when it is in too many to be told."""
    if not expression or not is_complete(connection):
        return None
    rows = connection.execute(
        "SELECT rowid FROM article_search WHERE article_search MATCH ? LIMIT ?", (expression, _RANKED_ARTICLES)
    ).fetchall()
    if len(rows) == _RANKED_ARTICLES:
        return None
    found = connection.execute(
        "SELECT rowid FROM article_search WHERE article_search MATCH ? ORDER BY rank", (expression,)
    )
    return [ArticleId(row[0]) for row in found]


def contents(connection: sqlite3.Connection, ids: Sequence[ArticleId]) -> Iterator[tuple[ArticleId, str]]:
    """Yield the texts of articles in the order of the ids."""
    for start in range(0, len(ids), _FETCHED):
        part = ids[start : start + _FETCHED]
        rows = connection.execute(
            f"SELECT article_id, content FROM article_text WHERE article_id IN ({', '.join('?' * len(part))})", part
        )
        found = dict(rows.fetchall())
        for article_id in part:
            if article_id in found:
                yield article_id, found[article_id]


# what is said of an article as part of a corpus, and whether it is the first annotator who says it
_OF_ARTICLE: dict[str, tuple[str, bool | None]] = {
    "tag": ("EXISTS(SELECT 1 FROM article_tag t WHERE t.article_id = a.id AND t.name IN ({}))", None),
    "assigned": (
        "EXISTS(SELECT 1 FROM assignment s JOIN annotator w ON w.id = s.annotator_id"
        " WHERE s.article_id = a.id AND w.name IN ({}))",
        None,
    ),
    "flagged": (
        "EXISTS(SELECT 1 FROM article_status s WHERE s.article_id = a.id AND s.annotator_id = ? AND s.flagged = 1)",
        True,
    ),
}


def condition(name: str, sign: str, values: Sequence[object], annotators: Sequence[int]) -> Narrowing:
    """Return a condition on articles: one of the values has to hold. Labels, entities and articles come as ids.

    What is said of mentions counts by these annotators; status is that of the first one.
    """
    marks, who = ", ".join("?" * len(values)), ", ".join("?" * len(annotators))
    if name == "article":
        return Narrowing(f"a.id IN ({marks})", tuple(values))
    if name in ("label", "entity", "annotator"):
        meant = "" if name == "annotator" else f" AND m.{name}_id IN ({marks})"
        chosen = tuple(values) if name == "annotator" else (*annotators, *values)
        whose = marks if name == "annotator" else who
        return Narrowing(
            f"EXISTS(SELECT 1 FROM mention m WHERE m.article_id = a.id AND m.annotator_id IN ({whose}){meant})", chosen
        )
    if name == "status":
        status = "SELECT s.status FROM article_status s WHERE s.article_id = a.id AND s.annotator_id = ?"
        return Narrowing(f"coalesce(({status}), 'todo') IN ({marks})", (annotators[0], *values))
    if name in _OF_ARTICLE:
        sql, who_counts = _OF_ARTICLE[name]
        return Narrowing(sql.format(marks), tuple(values) if who_counts is None else (annotators[0],))
    if name == "date":
        parts = [f"a.published <> '' AND substr(a.published, 1, {len(str(value))}) {sign} ?" for value in values]
        return Narrowing(" OR ".join(f"({part})" for part in parts), tuple(values))
    column = "(SELECT content FROM article_text WHERE article_id = a.id)" if name == "text" else f"a.{name}"
    test = f"folded({column}) = ?" if sign == "=" else f"instr(folded({column}), ?) > 0"
    return Narrowing(" OR ".join(test for _ in values), tuple(fold_text(str(value)) for value in values))


def check(connection: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    """Yield the articles whose place in the index is not what their text says, each with what is wrong.

    A contentless index cannot be read back: of each article its number of words and eight of them are compared. One of
    another way of folding is asked for nothing, and not judged.
    """
    try:
        indexed = dict(connection.execute("SELECT id, sz FROM article_search_docsize").fetchall())
        complete = is_complete(connection)
        if not _is_of_this_version(connection):
            return
        for article_id, content in connection.execute("SELECT article_id, content FROM article_text"):
            size = indexed.pop(article_id, None)
            if size is None:
                if complete:
                    yield article_id, "is not in the index of words"
            elif problem := _differs(connection, article_id, index_form(content).split(), size):
                yield article_id, problem
    except sqlite3.DatabaseError as error:
        yield 0, f"the index of words cannot be read: {error}"
        return
    for article_id in indexed:
        yield article_id, "is in the index of words and not in the project"


def _differs(connection: sqlite3.Connection, article_id: int, words: list[str], size: object) -> str:
    # of other letters SQLite's tokeniser may know less than Python, and count otherwise
    plain = [
        word for word in words if all("a" <= c <= "z" or "0" <= c <= "9" or "\u0621" <= c <= "\u064a" for c in word)
    ]
    if len(plain) == len(words) and isinstance(size, bytes) and _varint(size) != len(words):
        return f"has {len(words)} words, the index {_varint(size)}"
    sample = sorted(set(plain[:: max(1, len(plain) // 8)]))[:8]
    if sample:
        expression = " AND ".join(f'"{word}"' for word in sample)
        row = connection.execute(
            "SELECT 1 FROM article_search WHERE article_search MATCH ? AND rowid = ?", (expression, article_id)
        ).fetchone()
        if row is None:
            return "has other words than the index says"
    return ""


def _varint(data: bytes) -> int:
    """Return the number that SQLite wrote as a variable-length integer."""
    value = 0
    for byte in data:
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            break
    return value
