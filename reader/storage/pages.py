"""What a large operation adds, packed: new records of one table under consecutive keys, column by column."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice, repeat
from typing import Any

import orjson

from reader.storage.records import ADDED, COLUMNS, Record, dump

# records in one page at most: who looks for one record looks at the pages that begin so far before it
MOST = 1000
_LONGEST = 4_000_000
# rows that one run of a statement writes, and that are taken in hand at once
_ROWS, _BLOCK = 50, 1000
# each value that is bound costs a row a tenth of itself
_PLAIN = {(type(value), value): sql for value, sql in ((None, "NULL"), (1, "1"), ("", "''"), ("{}", "'{}'"))}
# a list has a value for each record; anything else is the value of them all
Columns = Mapping[str, Any]
ChangeRow = tuple[str, int, str | None, str | None]
# made once: json.dumps with anything but its defaults makes one at each call
_COMPACT = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def compact(value: object) -> bytes:
    """Return JSON without spaces, in UTF-8. What is hashed has no fractions, which not everyone writes alike."""
    try:
        return orjson.dumps(value)
    except TypeError:
        # numbers of more than 64 bits; half a character is refused by its own name
        return _COMPACT.encode(value).encode("utf-8")


@dataclass(frozen=True, slots=True)
class ChangePage:
    """Hold `count` records that were not there before, the first under the key `first`; `columns` is JSON."""

    table: str
    first: int
    count: int
    columns: str

    def __len__(self) -> int:
        return self.count

    def canonical(self) -> bytes:
        """Return what is hashed, which the second copy holds too."""
        return f'["{self.table}",{self.first},{self.count},{self.columns}]'.encode()

    def records(self) -> list[Record]:
        """Return the records."""
        columns = json.loads(self.columns)
        names = [name for name in columns if name != "pieces"]
        rows = zip(*(each_of(columns[name]) for name in names), strict=False)
        added = ADDED.get(self.table, {})
        records = [
            {"id": number, **added, **dict(zip(names, row, strict=True))}
            for number, row in zip(range(self.first, self.first + self.count), rows, strict=False)
        ]
        for record, pieces in zip(records, columns.get("pieces", ()), strict=False):
            if pieces is not None:
                record["pieces"] = pieces
        if len(records) != self.count:
            raise ValueError(f"a page of {self.count} records of {self.table} holds {len(records)}")
        return records

    def rows(self) -> Iterator[ChangeRow]:
        """Yield each record as a change of its own."""
        for record in self.records():
            yield self.table, record["id"], None, dump(record)


def each_of(column: Any) -> Any:
    """Return the values of a column, without end when all records share one."""
    return column if isinstance(column, list) else repeat(column)


def insert(connection: sqlite3.Connection, table: str, first: int, count: int, columns: Columns) -> None:
    """Write the records of a table that columns stand for. What all share and is plain stands in the statement."""
    names, bound = COLUMNS[table], [iter(range(first, first + count))]
    marks = ["?"]
    for name in names[1:]:
        value = columns[name]
        plain = None if isinstance(value, list) else _PLAIN.get((type(value), value))
        marks.append(plain or "?")
        if plain is None:
            bound.append(each_of(value))
    quoted = ", ".join(f'"{name}"' for name in names)
    insert_rows(connection, f'"{table}"({quoted})', f"({', '.join(marks)})", zip(*bound, strict=False))


def insert_rows(connection: sqlite3.Connection, into: str, marks: str, rows: Iterator[tuple[Any, ...]]) -> None:
    """Write rows, some by each run of a statement: to begin and to end one costs a third of a row."""
    while block := [*islice(rows, _BLOCK)]:
        together = len(block) // _ROWS * _ROWS
        connection.executemany(
            f"INSERT INTO {into} VALUES {', '.join([marks] * _ROWS)}",
            [tuple(chain.from_iterable(block[start : start + _ROWS])) for start in range(0, together, _ROWS)],
        )
        connection.executemany(f"INSERT INTO {into} VALUES {marks}", block[together:])


def pages(table: str, first: int, count: int, columns: Columns) -> Iterator[ChangePage]:
    """Yield records as pages of at most MOST records, and of a length that can be stored unless one alone is longer."""
    for start in range(0, count, MOST):
        stop = min(start + MOST, count)
        part = {name: value[start:stop] if isinstance(value, list) else value for name, value in columns.items()}
        text = compact(part).decode("utf-8")
        if len(text) > _LONGEST and stop - start > 1:
            for number in range(stop - start):
                alone = {name: [value[number]] if isinstance(value, list) else value for name, value in part.items()}
                yield ChangePage(table, first + start + number, 1, compact(alone).decode("utf-8"))
        else:
            yield ChangePage(table, first + start, stop - start, text)
