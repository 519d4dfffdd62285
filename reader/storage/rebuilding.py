"""A project made again from its second copy, operation by operation."""

from collections.abc import Callable
from pathlib import Path

from reader.domain.errors import FileError
from reader.storage.backups import application_home
from reader.storage.database import create_file
from reader.storage.identity import random_uid
from reader.storage.shadow import read_whole
from reader.storage.store import Store, begin_project
from reader.storage.writing import atomic

_SLICE = 1.0


def rebuild(
    path: Path, shadow: Path, home: Path | None = None, progress: Callable[[int, int], None] | None = None
) -> int:
    """Make a new file by doing every operation of a second copy, from the first; return how many. Raises FileError.

    What `progress` raises ends it, and then no file is left.
    """
    lines = list(read_whole(shadow))
    if not lines:
        raise FileError(str(shadow), "This copy does not begin with the project's first operation.")
    opened = create_file(path)
    first_seen = {line.entry.replica_id: line.entry.created_at for line in reversed(lines)}
    with atomic(opened.connection, path):
        opened.connection.executemany(
            "INSERT INTO replica VALUES(?, ?, '', ?)",
            [(replica_id, random_uid(), moment) for replica_id, moment in first_seen.items()],
        )
        begin_project(opened.connection, shadow.parent.name)
        opened.connection.execute("INSERT INTO meta VALUES('replica', ?)", (lines[-1].entry.replica_id,))
    # it lies in another place now, so it goes on under an id of its own
    store = Store(opened, home or application_home())
    try:
        for number, line in enumerate(lines, 1):
            store.replay(line)
            if progress is not None:
                progress(number, len(lines))
        while not store.index_some(_SLICE):
            if progress is not None:
                progress(len(lines), len(lines))
        store.go_on_from(lines[-1].entry.replica_id)
    except BaseException:
        store.close()
        for name in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
            name.unlink(missing_ok=True)
        raise
    store.close()
    return len(lines)
