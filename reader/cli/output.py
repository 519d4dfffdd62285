"""How commands print: plain lines for people, one JSON document for programs."""

import json
from collections.abc import Iterable, Sequence
from typing import Any


def print_json(value: Any) -> None:
    """Print a JSON document."""
    print(json.dumps(value, ensure_ascii=False, indent=1))


def print_table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print columns, numbers to the right; the last column, which may hold other scripts, is not padded."""
    lines = [[str(cell) for cell in row] for row in rows]
    widths = [max([len(header[at]), *(len(line[at]) for line in lines)]) for at in range(len(header))]
    for line in [list(header), *lines]:
        cells = [
            cell.rjust(width) if cell.isdigit() else cell if at == len(line) - 1 else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        print("  ".join(cells).rstrip())
