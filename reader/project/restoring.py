"""Getting a project back: from a backup, or from the second copy of its log when the file is lost altogether."""

from pathlib import Path

from reader.domain.errors import FileError
from reader.storage import backups
from reader.storage.store import Store


def backup_folder() -> Path:
    """Return the folder that holds the backups of all projects."""
    return backups.application_home() / "backups"


def restore_backup(backup: Path, target: Path) -> None:
    """Write a checked copy of a backup to a new file. Raises FileError; an existing file is never touched."""
    if target.exists():
        raise FileError(str(target), "There is a file of that name already.", "Choose another name.")
    store = Store.open(backup, read_only=True)
    try:
        store.save_copy(target)
    finally:
        store.close()


def shadow_logs() -> list[Path]:
    """Return the second copies that lie in the user's folder, the one written last first."""
    found = (backups.application_home() / "shadow").rglob("*.jsonl")
    return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)


def restore_from_shadow(shadow: Path, target: Path) -> int:
    """Make a lost project again from the second copy of its log; return how many operations it holds.

    Raises FileError when the copy does not begin with the project's first operation.
    """
    store = Store.rebuild(target, shadow)
    try:
        return store.sequence
    finally:
        store.close()
