"""JSON files of other tools: a value a line, one array, or values over many lines; one is in memory at a time."""

import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, TextIO

import orjson

from reader.domain.errors import ImportProblem

_CHUNK = 1 << 18
_HEAD, _LONGEST_FIRST = 1 << 16, 1 << 26
_BETWEEN = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder()
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
Refuse = Callable[[str, str], None]


def line(value: object) -> str:
    """Return a value as one line of JSON, letters as they are."""
    return line_bytes(value).decode()


def line_bytes(value: object) -> bytes:
    """Return a value as one line of JSON in UTF-8, letters as they are."""
    try:
        return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)
    except TypeError:
        # what only Python's own can write: numbers of more than 64 bits, keys that are numbers, deep nesting
        return (_ENCODER.encode(value) + "\n").encode()


def first_value(path: Path, *suffixes: str) -> dict[str, Any]:
    """Return the first object of a file that has one of the suffixes, or of the array it is; empty for none."""
    try:
        found = path.stat()
        is_file = path.suffix.lower() in suffixes and path.is_file()
        value = _first_value(path, found.st_mtime_ns, found.st_size) if is_file else None
    except OSError:
        return {}
    return value if isinstance(value, dict) else {}


@lru_cache(maxsize=4)
def _first_value(path: Path, changed: int, size: int) -> Any:
    """Every importer asks in turn about the same file; it is looked at once while it stays as it is."""
    length = _HEAD
    while True:
        with path.open("rb") as file:
            text = file.read(length).decode("utf-8-sig", "ignore")
        found = re.match(r"\s*(?:\[\s*(?=\{))?", text)
        try:
            return _DECODER.raw_decode(text, found.end() if found else 0)[0]
        except RecursionError:
            return None
        except ValueError as error:
            # cut off where the reading stopped, or really no JSON?
            near = getattr(error, "pos", 0) > len(text) - 100 or "Unterminated" in str(error)
            if not near or length >= min(size, _LONGEST_FIRST):
                return None
        length *= 8


def values(path: Path, refuse: Refuse) -> Iterator[tuple[str, Any]]:
    """Yield each value with its place. A line that is not JSON is told to `refuse` with its place and the rest goes on.

    Raises ImportProblem when the file cannot be read, or when what follows cannot be found.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as file:
            if _is_lines(file):
                yield from _of_lines(file, refuse)
            else:
                yield from _of_stream(path, file)
    except UnicodeDecodeError as error:
        raise ImportProblem(str(path), f"The file is not UTF-8: {error.reason}.", "Save it as UTF-8.") from error
    except OSError as error:
        raise ImportProblem(
            str(path), f"The file cannot be read: {error.strerror}.", "Check that it is there."
        ) from error


def _is_lines(file: TextIO) -> bool:
    """Tell whether one of the first two lines is a whole object, and leave the file at its beginning."""
    rows = []
    for row in file:
        if row.strip():
            rows.append(row)
        if len(rows) == 2 or (rows and rows[0].lstrip().startswith("[")):
            break
    file.seek(0)
    for row in rows:
        try:
            if isinstance(json.loads(row), dict):
                return True
        except (ValueError, RecursionError):
            continue
    return False


def _of_lines(file: TextIO, refuse: Refuse) -> Iterator[tuple[str, Any]]:
    for number, row in enumerate(file, 1):
        if row.strip():
            try:
                value = json.loads(row)
            except (ValueError, RecursionError) as error:
                refuse(f"line {number}", f"The line is not JSON: {error}.")
                continue
            yield f"line {number}", value


def _of_stream(path: Path, file: TextIO) -> Iterator[tuple[str, Any]]:
    """Yield the members of an array, or values that follow each other."""
    buffer, at, passed, number = file.read(_CHUNK), 0, 0, 0
    opening = re.match(r"\s*\[", buffer)
    at = opening.end() if opening else 0
    while True:
        at = _BETWEEN.match(buffer, at).end()  # type: ignore[union-attr]
        if opening and buffer[at : at + 1] == "]":
            return
        try:
            if at == len(buffer):
                raise json.JSONDecodeError("more is expected", buffer, at)
            value, end = _DECODER.raw_decode(buffer, at)
        except (ValueError, RecursionError) as error:
            more = file.read(max(_CHUNK, len(buffer) - at)) if isinstance(error, json.JSONDecodeError) else ""
            if more:
                passed += buffer.count("\n", 0, at)
                buffer, at = buffer[at:] + more, 0
                continue
            if at == len(buffer) and not opening:
                return
            place = passed + buffer.count("\n", 0, getattr(error, "pos", at)) + 1
            said = error.msg if isinstance(error, json.JSONDecodeError) else error
            raise ImportProblem(
                str(path), f"This is not JSON: {said}.", "Nothing was added.", f"line {place}"
            ) from error
        number += 1
        at = end
        yield f"item {number}", value
