"""The second copy: every operation as a line of JSON in the user's own folder, apart from the project file."""

import json
import logging
import mmap
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from reader.domain.errors import FileError
from reader.storage.log import FIRST_HASH, Entry, Part
from reader.storage.pages import ChangePage, compact

_PIECE = 1 << 16
_HEAD = re.compile(rb"\[\d+,(\d+),")
_BUFFER = 1 << 18
# characters of texts that are written at once
_TOGETHER = 1 << 18
# says of which copy of the project, up to which operation and its hash, a copy goes on; others read over such a line
_CONTINUES = "continues"
_HEADLESS = "This copy does not begin with the project's first operation."
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ShadowLine:
    """Hold one operation, its hash, and the texts of the articles it added."""

    entry: Entry
    digest: bytes
    texts: Mapping[int, str]


def shadow_path(uid: str, replica_id: int, home: Path) -> Path:
    """Return where the operations of one copy of a project are written."""
    return home / "shadow" / uid / f"{replica_id}.jsonl"


class ShadowLog:
    """Append operations. A failure here never stops an edit: the project itself holds it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: IO[bytes] | None = None

    def append(self, entry: Entry, digest: bytes, texts: Iterable[tuple[int, str]]) -> bool:
        """Write one line and hand it to the system; tell whether that could be done."""
        try:
            if self._file is None:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._file = self.path.open("ab", buffering=_BUFFER)
                if self._file.tell() and not _ends_with_newline(self.path):
                    # the line before was cut off by a crash: it must not swallow this one
                    self._file.write(b"\n")
            self._file.writelines(_line(entry, digest, texts))
            self._file.flush()
        except BaseException as error:
            # part of a line may stand there: the next one begins anew
            with suppress(OSError):
                self.close()
            if not isinstance(error, (OSError, sqlite3.Error)):
                raise
            _log.warning("the second copy of the log could not be written: %s", error)
            return False
        return True

    def begin(self, replica_id: int, sequence: int, digest: bytes) -> None:
        """Say, in a new file, after which operation of which copy this one goes on."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("xb") as file:
                file.write(compact({_CONTINUES: [replica_id, sequence, digest.hex()]}) + b"\n")
        except OSError as error:
            _log.warning("the second copy of the log could not be begun: %s", error)

    def close(self) -> None:
        """Close the file."""
        file, self._file = self._file, None
        if file is not None:
            file.close()


def _line(entry: Entry, digest: bytes, texts: Iterable[tuple[int, str]]) -> Iterator[bytes]:
    """Yield the line of an operation in pieces: that of a large import is as long as all its texts."""
    yield from entry.canonical()
    yield b",%s,{" % compact(digest.hex())
    for order, some in enumerate(_some_at_a_time(texts)):
        yield b"," if order else b""
        yield compact(some)[1:-1]
    yield b"}]\n"


def _some_at_a_time(texts: Iterable[tuple[int, str]]) -> Iterator[dict[str, str]]:
    some, room = dict[str, str](), _TOGETHER
    for article_id, content in texts:
        some[str(article_id)] = content
        room -= len(content)
        if room < 0:
            yield some
            some, room = {}, _TOGETHER
    if some:
        yield some


def _ends_with_newline(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, 2)
        return file.read(1) == b"\n"


def _line_start(data: mmap.mmap, end: int) -> int:
    """Return where the line that ends at `end` begins; in pieces of bytes, which are searched many times faster."""
    while end > 0:
        at = data[max(0, end - _PIECE) : end].rfind(b"\n")
        if at >= 0:
            return max(0, end - _PIECE) + at + 1
        end -= _PIECE
    return 0


def last_sequence(path: Path, sequence: int, digest: bytes) -> int:
    """Return the number of the last operation of a shadow log, 0 where there is none; by its last line if that tells.

    It is asked first whether it is the operation of that number and hash. One that was cut off, or is none of ours, is
    left to those who read every line: the lines before are long.
    """
    end_of_last = b',"%s",{}]\n' % digest.hex().encode("ascii")
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            if data[-len(end_of_last) :] == end_of_last:
                # where it begins may be millions of bytes before
                return sequence
            is_whole = data[-1:] == b"\n"
            end = len(data) - is_whole
            start = _line_start(data, end)
            head = _HEAD.match(data[start : min(end, start + 60)])
    except (OSError, ValueError):
        head, is_whole = None, False
    if head is not None and is_whole:
        return int(head[1])
    return max((line.entry.sequence for line in read_shadow(path)), default=0)


def read_shadow(path: Path) -> Iterator[ShadowLine]:
    """Yield the lines of a shadow log whose chain holds, from its first; a torn or foreign line ends it.

    Where operations are missing they may come later: a crash kept them from it, and they were added when it was over.
    """
    previous: bytes | None = None
    expected = 0
    if not path.is_file():
        return
    with path.open(encoding="utf-8", errors="replace") as file:
        for text in file:
            line = _parse(text)
            if line is None:
                continue
            if line.entry.sequence < expected or (expected and line.entry.sequence > expected):
                continue
            if previous is None:
                previous = FIRST_HASH if line.entry.sequence == 1 else None
            if previous is not None and line.entry.hash_after(previous) != line.digest:
                return
            previous, expected = line.digest, line.entry.sequence + 1
            yield line


def read_whole(path: Path, seen: frozenset[Path] = frozenset()) -> Iterator[ShadowLine]:
    """Yield every operation of a project from its first: those of the copy that this one goes on from, then its own.

    Raises FileError when some of them lie nowhere; `seen` are the copies that go on from this one.
    """
    is_first, continued = True, None if path in seen else _continued(path)
    if continued is not None:
        replica_id, sequence, digest = continued
        reached: tuple[int, bytes] = (0, FIRST_HASH)
        for line in read_whole(path.with_name(f"{replica_id}.jsonl"), seen | {path}):
            if line.entry.replica_id == replica_id:
                if line.entry.sequence > sequence:
                    break
                reached = line.entry.sequence, line.digest
            is_first = False
            yield line
        if reached != (sequence, digest):
            raise FileError(str(path), _HEADLESS)
    own = 0
    for line in read_shadow(path):
        # the clock of a project begins with its first operation, the numbers of a copy with its own
        if (is_first and line.entry.lamport != 1) or line.entry.sequence != own + 1:
            raise FileError(str(path), _HEADLESS)
        is_first, own = False, own + 1
        yield line


def _continued(path: Path) -> tuple[int, int, bytes] | None:
    """Return which copy, up to which operation with which hash, the one of this file goes on from; None for none."""
    try:
        with path.open("rb") as file:
            replica_id, sequence, digest = json.loads(file.readline(200))[_CONTINUES]
        return int(replica_id), int(sequence), bytes.fromhex(digest)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _parse(text: str) -> ShadowLine | None:
    try:
        *fields, changes, digest, texts = json.loads(text)
        replica, sequence, lamport, created, annotator, kind, article, reverts = fields
        parts = tuple(_part(*change) for change in changes)
        entry = Entry(replica, sequence, lamport, created, annotator, kind, article, reverts, parts)
        return ShadowLine(entry, bytes.fromhex(digest), {int(key): value for key, value in texts.items()})
    except (ValueError, TypeError, AttributeError):
        return None


def _part(table: str, key: int, before: str | int | None, after: Any) -> Part:
    if isinstance(before, int):
        # it was written by the same encoder, so that it comes out as it was
        return ChangePage(str(table), int(key), before, compact(after).decode("utf-8"))
    return str(table), int(key), before, after
