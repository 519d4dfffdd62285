"""Texts that were read and wait to be added: beyond some megabytes they lie on the disk, so that memory stays small."""

import marshal
import sys
import tempfile
import threading
import weakref
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from typing import overload

from reader.domain.article import ArticleDetails, Provenance
from reader.formats.plain_text import TextFile

_IN_MEMORY = 32_000_000
_DETAILS = attrgetter(*(f"details.{each.name}" for each in fields(ArticleDetails)))
_PROVENANCE = attrgetter(*(f"provenance.{each.name}" for each in fields(Provenance)))


class _Spool:
    """Keep the first texts as they are and the others in a temporary file that has no name; any thread."""

    def __init__(self) -> None:
        self._kept: list[TextFile] = []
        self._room = _IN_MEMORY
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 (it lives as long as the shelf)
        weakref.finalize(self, self._file.close)
        self._lock = threading.Lock()

    def put(self, text: TextFile) -> int:
        """Keep a text and return where it is: below zero in memory."""
        with self._lock:
            if self._room > 0:
                self._room -= sys.getsizeof(text.content)
                self._kept.append(text)
                return -len(self._kept)
            data = marshal.dumps(
                (str(text.path), _DETAILS(text), text.content, _PROVENANCE(text), text.kind, text.place)
            )
            place = self._file.seek(0, 2)
            self._file.write(len(data).to_bytes(8, "little") + data)
        return place

    def get(self, place: int) -> TextFile:
        """Return the text that is there."""
        if place < 0:
            return self._kept[-place - 1]
        with self._lock:
            self._file.seek(place)
            data = self._file.read(int.from_bytes(self._file.read(8), "little"))
        # written by this process a moment ago, and read by nobody else
        path, details, content, provenance, kind, part = marshal.loads(data)
        return TextFile(Path(path), ArticleDetails(*details), content, Provenance(*provenance), kind, part)

    def clear(self) -> None:
        """Let go of the texts that are kept, one by one."""
        while self._kept:
            self._kept.pop()


class Shelf(Sequence[TextFile]):
    """Hold texts by file, in order. The list of them grows by some bytes a text, the texts lie on the disk."""

    def __init__(self, texts: Iterable[TextFile] = ()) -> None:
        self._spool = _Spool()
        self._files: dict[Path, tuple[_Spool, array[int]]] = {}
        for text in texts:
            self.add(text)

    def add(self, text: TextFile) -> None:
        """Add a text behind those of its file."""
        found = self._files.get(text.path)
        if found is None:
            found = self._files[text.path] = (self._spool, array("q"))
        found[1].append(self._spool.put(text))

    def replace(self, path: Path, other: "Shelf") -> None:
        """Have the texts that another shelf holds of a file instead of one's own."""
        if path in other._files:
            self._files[path] = other._files[path]
        else:
            self._files.pop(path, None)

    def merged(self, other: "Shelf") -> "Shelf":
        """Return a shelf with the texts of both, of each file those of the other one."""
        shelf = Shelf()
        shelf._files = {**self._files, **other._files}
        return shelf

    def put(self, path: Path, text: TextFile) -> None:
        """Have a text instead of the only one of its file."""
        self._files[path] = (self._spool, array("q", [self._spool.put(text)]))

    def without(self, left_out: Iterable[tuple[Path, int]]) -> "Shelf":
        """Return a shelf without some texts, each named by its file and its number in it."""
        dropped = set(left_out)
        shelf = Shelf()
        for path, (spool, places) in self._files.items():
            kept = array("q", (place for number, place in enumerate(places) if (path, number) not in dropped))
            if kept:
                shelf._files[path] = (spool, kept)
        return shelf

    def clear(self) -> None:
        """Let go of all texts, one by one: a hundred thousand at once would let no other thread have a turn."""
        spools = {id(spool): spool for spool, _ in self._files.values()}
        while self._files:
            self._files.popitem()
        for spool in spools.values():
            spool.clear()

    @property
    def paths(self) -> list[Path]:
        """The files that texts are of."""
        return list(self._files)

    def count(self, path: object) -> int:
        """Return how many texts there are of a file."""
        return len(self._files[path][1]) if isinstance(path, Path) and path in self._files else 0

    def text(self, path: Path, number: int) -> TextFile:
        """Return one text of a file."""
        spool, places = self._files[path]
        return spool.get(places[number])

    def __len__(self) -> int:
        return sum(len(places) for _, places in self._files.values())

    def __iter__(self) -> Iterator[TextFile]:
        for spool, places in list(self._files.values()):
            for place in places:
                yield spool.get(place)

    @overload
    def __getitem__(self, index: int) -> TextFile: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[TextFile]: ...
    def __getitem__(self, index: int | slice) -> TextFile | Sequence[TextFile]:
        if isinstance(index, slice):
            return list(self)[index]
        at = index if index >= 0 else len(self) + index
        for spool, places in self._files.values():
            if 0 <= at < len(places):
                return spool.get(places[at])
            at -= len(places)
        raise IndexError(index)
