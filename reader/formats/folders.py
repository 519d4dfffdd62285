"""What lies in a folder and in those in it, by name: a corpus has thousands of files."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

_looked_at: ContextVar[dict[str, set[str]] | None] = ContextVar("looked_at", default=None)


def by_number(name: str) -> tuple[list[str | int], str]:
    """Return what sorts names with a2 before a10."""
    parts = re.split(r"(\d+)", os.path.normcase(name))
    return [int(part) if at % 2 else part for at, part in enumerate(parts)], name


def entries(folder: Path | str) -> "Iterator[os.DirEntry[str]]":
    """Yield the files of a folder and of those in it, each folder's in the order of their names; links to folders too.

    A folder that may not be looked into is passed over.
    """
    try:
        with os.scandir(folder) as found:
            inside = sorted(found, key=lambda entry: os.path.normcase(entry.name))
    except PermissionError:
        return
    for entry in inside:
        if entry.is_dir(follow_symlinks=False):
            yield from entries(entry.path)
        else:
            yield entry


@contextmanager
def looking_once() -> Iterator[None]:
    """Let those who ask in the block what kinds of files a folder holds share one look at it."""
    token = _looked_at.set({})
    try:
        yield
    finally:
        _looked_at.reset(token)


def holds_named(folder: Path | str, *endings: str) -> bool:
    """Tell whether a folder, at any depth, holds a file with one of these endings (".xml"), whatever their case."""
    looked_at, key = _looked_at.get(), str(folder)
    kinds = None if looked_at is None else looked_at.get(key)
    if kinds is None:
        kinds = {"." + entry.name.rpartition(".")[2].lower() for entry in _unsorted(folder)}
        if looked_at is not None:
            looked_at[key] = kinds
    return not kinds.isdisjoint(endings)


def _unsorted(folder: Path | str) -> "Iterator[os.DirEntry[str]]":
    inside = []
    with suppress(PermissionError), os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                inside.append(entry.path)
            else:
                yield entry
    for each in inside:
        yield from _unsorted(each)


def files_named(folder: Path, *endings: str) -> list[Path]:
    """Return what in a folder, at any depth, has a name with one of these endings, sorted."""
    return [Path(entry.path) for entry in entries(folder) if entry.name.lower().endswith(endings)]
