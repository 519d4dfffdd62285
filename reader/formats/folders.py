"""What lies in a folder and in those in it, by name: a corpus has thousands of files."""

import os
import re
from collections.abc import Iterator
from pathlib import Path


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


def files_named(folder: Path, *endings: str) -> list[Path]:
    """Return what in a folder, at any depth, has a name with one of these endings, sorted."""
    return [Path(entry.path) for entry in entries(folder) if entry.name.lower().endswith(endings)]
