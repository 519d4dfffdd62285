"""What every verb of an edit writes with: the transaction, the annotator, the text at hand."""

import json
import sqlite3
from collections.abc import Mapping
from typing import Self

import orjson

from reader.domain.annotator import AnnotatorId
from reader.domain.article import ArticleId
from reader.domain.errors import NotFoundError
from reader.storage import queries
from reader.storage.records import Record
from reader.storage.transaction import Transaction

# made once: json.dumps with anything but its defaults makes one at each call
_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def as_json(value: object) -> str:
    """Return the JSON of a column, the same text for equal values."""
    return _JSON.encode(value)


def texts_as_json(value: Mapping[str, str | tuple[str, ...]]) -> str:
    """Return what `as_json` returns, in a fifth of the time, of texts alone: it writes no numbers the same way."""
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode("utf-8")
    except TypeError:
        # half a character is refused by its own name when it is stored
        return as_json(value)


def shared(columns: Mapping[str, object]) -> dict[str, object]:
    """Return columns with a single value where all records of a page have the same."""
    return {
        name: value[0] if isinstance(value, list) and _is_shared(value) else value for name, value in columns.items()
    }


def _is_shared(values: list[object]) -> bool:
    # lists are what a column of pieces holds
    first = values[0]
    return not isinstance(first, list) and values.count(first) == len(values)


class Writer:
    """Hold what the verbs share while a transaction lasts. `at_hand` is an article's text that was read before."""

    def __init__(
        self,
        transaction: Transaction,
        connection: sqlite3.Connection,
        annotator_id: AnnotatorId,
        at_hand: tuple[int, str] = (0, ""),
    ) -> None:
        self.transaction = transaction
        self.connection = connection
        self.annotator_id = annotator_id
        self.at_hand = at_hand

    def as_annotator(self, annotator_id: AnnotatorId) -> Self:
        """Return the same edit for annotations of another annotator."""
        if annotator_id == self.annotator_id:
            return self
        return type(self)(self.transaction, self.connection, annotator_id, self.at_hand)

    def record(self, table: str, key: int) -> Record:
        """Return a record as it stands in this edit. Raises NotFoundError."""
        record = self.transaction.find(table, key)
        if record is None:
            raise NotFoundError(table.replace("_", " "), str(key))
        return record

    def text(self, article_id: ArticleId) -> str:
        """Return the text of an article; that of the last one is kept. Raises NotFoundError."""
        if self.at_hand[0] != article_id:
            found = queries.content(self.connection, article_id)
            if found is None:
                raise NotFoundError("article", str(article_id))
            self.at_hand = (article_id, found)
        return self.at_hand[1]

    def ids(self, statement: str, *values: object) -> list[int]:
        """Return the first column of every row, read whole: what follows may change the table."""
        return [row[0] for row in self.connection.execute(statement, values).fetchall()]
