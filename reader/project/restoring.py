"""Getting a project back: from a backup, or from the second copy of its log when the file is lost altogether."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reader.domain.errors import CancelledError, FileError
from reader.storage import backups, log
from reader.storage.copying import save_copy
from reader.storage.rebuilding import rebuild
from reader.storage.shadow import read_whole
from reader.storage.store import Store

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Restorable:
    """Describe something a project can be got back from. `place` is where the project was opened last, if known.

    `path` is a backup, or a second copy when `is_shadow`; `moment` is ms UTC; `is_lost` when nothing lies at `place`.
    """

    path: Path
    is_shadow: bool
    uid: str
    place: Path | None
    moment: int
    operations: int
    articles: int

    @property
    def name(self) -> str:
        """Name of the project; empty when it is not known."""
        return self.place.stem if self.place else ""

    @property
    def is_lost(self) -> bool:
        """True when the project is not where it was opened last."""
        return self.place is None or not self.place.exists()


def backup_folder() -> Path:
    """Return the folder that holds the backups of all projects."""
    return backups.application_home() / "backups"


def _never() -> bool:
    return False


def find_restorable(*, progress: Progress | None = None, cancelled: Callable[[], bool] = _never) -> list[Restorable]:
    """Return every backup and every whole second copy in the user's folder, newest first.

    What cannot be read is left out. Raises CancelledError when `cancelled` says so.
    """
    home = backups.application_home()
    files = [(path, False) for path in (home / "backups").glob("*/*.sqlite")] + [(path, True) for path in shadow_logs()]
    found: list[Restorable] = []
    for number, (path, is_shadow) in enumerate(files, 1):
        if cancelled():
            raise CancelledError
        described = _describe_shadow(path, home) if is_shadow else _describe_backup(path, home)
        if described is not None:
            found.append(described)
        if progress is not None:
            progress(number, len(files))
    return sorted(found, key=lambda each: each.moment, reverse=True)


def _describe_backup(path: Path, home: Path) -> Restorable | None:
    moment = backups.moment_of(path)
    if moment is None:
        return None
    try:
        store = Store.open(path, read_only=True)
    except FileError:
        return None
    try:
        operations, articles = log.count_operations(store.connection), log.count_articles(store.connection)
    finally:
        store.close()
    uid = path.parent.name
    return Restorable(path, False, uid, backups.place_of(uid, home), moment, operations, articles)


def _describe_shadow(path: Path, home: Path) -> Restorable | None:
    """Describe a second copy; one that does not begin with the first operation makes no project and is left out."""
    operations = articles = moment = 0
    try:
        for line in read_whole(path):
            operations += 1
            articles += len(line.texts)
            moment = line.entry.created_at
    except FileError:
        return None
    uid = path.parent.name
    return (
        Restorable(path, True, uid, backups.place_of(uid, home), moment, operations, articles) if operations else None
    )


def restore(
    source: Restorable, target: Path, *, progress: Progress | None = None, cancelled: Callable[[], bool] = _never
) -> None:
    """Write the project anew to a file that is not there yet. Raises FileError and CancelledError, leaving no file."""
    if source.is_shadow:
        restore_from_shadow(source.path, target, progress=progress, cancelled=cancelled)
    else:
        restore_backup(source.path, target, cancelled)


def restore_backup(backup: Path, target: Path, cancelled: Callable[[], bool] | None = None) -> None:
    """Write a checked copy of a backup to a new file. Raises FileError; an existing file is never touched."""
    if target.exists():
        raise FileError(str(target), "There is a file of that name already.", "Choose another name.")
    store = Store.open(backup, read_only=True)
    try:
        save_copy(store.connection, target, cancelled)
    finally:
        store.close()


def shadow_logs() -> list[Path]:
    """Return the second copies that lie in the user's folder, the one written last first."""
    found = (backups.application_home() / "shadow").rglob("*.jsonl")
    return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)


def restore_from_shadow(
    shadow: Path,
    target: Path,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = _never,
) -> int:
    """Make a lost project again from the second copy of its log; return how many operations it holds.

    Raises FileError when the copy does not begin with the project's first operation, and CancelledError.
    """

    def step(done: int, total: int) -> None:
        if cancelled():
            raise CancelledError
        if progress is not None:
            progress(done, total)

    return rebuild(target, shadow, progress=step)
