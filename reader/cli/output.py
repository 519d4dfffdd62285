"""How commands print: plain lines for people, one JSON document for programs."""

import json
import re
import sys
from collections.abc import Iterable, Sequence
from contextvars import ContextVar
from typing import Any

from reader.domain.article import Direction
from reader.text.visual import columns, for_terminal

_ONE = {
    "remarks that are no texts": "remark that is no text",
    "selections whose name is not their text": "selection whose name is not its text",
    "article labels that are labels of mentions, too": "article label that is a label of mentions, too",
    "offsets in another unit, set right by their quotes": "offset in another unit, set right by its quote",
    "texts whose positions count other line ends or a BOM, set right by the names": (
        "text whose positions count other line ends or a BOM, set right by the names"
    ),
    "entities": "entity",
    "statuses": "status",
    "entity details": "entity with more than a name",
    "article addresses": "article address",
    "entities without mentions": "entity without mentions",
}
_VERBS = {"that do ": "that does ", "that are ": "that is ", "that were ": "that was "}
_HEADS = re.compile(
    r"\b(annotation|annotator|article|assignment|attribute|element|event|filter|label|link|mention|note|relation|remark|"
    r"structure|suggestion|tag|task|text|title|source|author|date|language|direction|origin|colour|"
    r"shortcut|guideline)s\b"
)


TERMINALS = ("auto", "logical", "visual")
_terminal: ContextVar[str] = ContextVar("terminal", default="auto")


def choose_terminal(name: str) -> None:
    """Choose in which order texts are printed from now on: see `shown`."""
    _terminal.set(name)


def shown(text: str, *, default: Direction = Direction.RTL, width: int | None = None) -> str:
    """Return a text as it is printed: for the eye on a terminal, as it is stored in a pipe or a file.

    What a program reads, searches or keeps is only right in logical order; `choose_terminal` overrides that.
    """
    name = _terminal.get()
    is_visual = name == "visual" or (name == "auto" and sys.stdout.isatty())
    return for_terminal(text, reorder=is_visual, default=default, width=width if is_visual else None)


def in_line(text: str) -> str:
    """Return a text as it is printed within a line of other things."""
    line = text.replace("\n", " ")
    return line if line.isascii() and line.isprintable() else shown(line)


def print_json(value: Any) -> None:
    """Print a JSON document."""
    print(json.dumps(value, ensure_ascii=False, indent=1))


def print_table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print columns, numbers to the right; the last column, which may hold other scripts, is not padded."""
    lines = [[in_line(str(cell)) for cell in row] for row in rows]
    widths = [max([columns(header[at]), *(columns(line[at]) for line in lines)]) for at in range(len(header))]
    for line in [list(header), *lines]:
        cells = [
            cell.rjust(width) if cell.isdigit() else cell + " " * (width - columns(cell)) * (at < len(line) - 1)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        print("  ".join(cells).rstrip())


def counted(count: int, one: str, several: str = "") -> str:
    """Return a count with its noun: "1 article", "2 articles"."""
    return f"{count} {one if count == 1 else several or f'{one}s'}"


def told(what: str) -> str:
    """Return what was left out as one says it: formats tell "1 events" and "3 events" alike."""
    count, _, rest = what.partition(" ")
    if count != "1":
        return what
    if rest in _ONE:
        return f"1 {_ONE[rest]}"
    for several, one in _VERBS.items():
        rest = rest.replace(several, one)
    return f"1 {_HEADS.sub(lambda found: found[1], rest, count=1)}"
