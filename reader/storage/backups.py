"""Copies of a project: made while it is open, and looked at before an older one goes."""

import logging
import os
import sqlite3
import time
import urllib.parse
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from reader.domain.errors import NotSavedError
from reader.storage.durable import publish

DAILY, WEEKLY, MONTHLY = 12, 10, 9
INTERVAL_SECONDS = 30 * 60
_STAMP = "%Y%m%dT%H%M%S"
_log = logging.getLogger(__name__)


def application_home() -> Path:
    """Return the folder of this user for shadow logs and backups; HASHIYA_HOME moves it."""
    if os.environ.get("HASHIYA_HOME"):
        return Path(os.environ["HASHIYA_HOME"])
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "Hashiya"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "hashiya"


def _connect_to_read(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{urllib.parse.quote(str(path.resolve()))}?mode=ro", uri=True)


def project_uid(path: Path) -> str:
    """Return the uid of a project file."""
    with closing(_connect_to_read(path)) as connection:
        return str(connection.execute("SELECT value FROM meta WHERE key = 'project_uid'").fetchone()[0])


def folder_of(uid: str, home: Path) -> Path:
    """Return where the backups of a project lie."""
    return home / "backups" / uid


def remember_place(uid: str, path: Path, home: Path) -> None:
    """Write down where a project was opened last, so that its backups and second copy have a name."""
    note = home / "places" / uid
    try:
        if not note.is_file() or note.read_text(encoding="utf-8") != str(path):
            note.parent.mkdir(parents=True, exist_ok=True)
            note.write_text(str(path), encoding="utf-8")
    except (OSError, UnicodeError) as error:
        _log.warning("the place of the project could not be noted: %s", error)


def place_of(uid: str, home: Path) -> Path | None:
    """Return where a project was opened last, or None when that is not known."""
    try:
        return Path((home / "places" / uid).read_text(encoding="utf-8"))
    except (OSError, UnicodeError):
        return None


def moment_of(backup: Path) -> int | None:
    """Return when a backup was made, ms UTC, by its name; None for a file of another name."""
    try:
        return round(datetime.strptime(backup.stem, _STAMP).replace(tzinfo=UTC).timestamp() * 1000)
    except ValueError:
        return None


def list_backups(uid: str, home: Path) -> list[Path]:
    """Return the backups of a project, newest first."""
    return sorted(folder_of(uid, home).glob("*.sqlite"), reverse=True)


def is_due(uid: str, home: Path, changed_at: int | None, now: float | None = None) -> bool:
    """Tell whether there is no backup, or only one half an hour old and older than the last change (ms UTC)."""
    newest = next(iter(list_backups(uid, home)), None)
    if newest is None:
        return True
    made_at = newest.stat().st_mtime
    return (changed_at or 0) > made_at * 1000 and (now or time.time()) - made_at > INTERVAL_SECONDS


def back_up(path: Path, home: Path) -> Path:
    """Copy a project that may be open, look at the copy, then thin older ones. Any thread: it opens its own connection.

    All pages go in one step: a stepped copy never ends while edits go on. Raises NotSavedError.
    """
    try:
        folder = folder_of(project_uid(path), home)
    except (sqlite3.Error, TypeError) as error:
        raise NotSavedError(str(path), f"The backup could not be made: {error}.", "Restore an older backup.") from error
    target = folder / f"{datetime.now(UTC):{_STAMP}}.sqlite"
    part = target.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        copy_database(path, part)
        publish(part, target)
    except (OSError, sqlite3.Error) as error:
        part.unlink(missing_ok=True)
        raise NotSavedError(str(target), f"The backup could not be made: {error}.", "Free some space.") from error
    for old in thinned(list_backups(folder.name, home)):
        old.unlink(missing_ok=True)
    return target


def copy_database(path: Path, target: Path) -> None:
    """Copy an open database into a new file and check it; raises sqlite3.Error or OSError, leaving no good name."""
    target.unlink(missing_ok=True)
    with (
        closing(_connect_to_read(path)) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy, pages=-1)
        copy.execute("PRAGMA journal_mode=DELETE")
        if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("the copy is damaged")


def thinned(found: list[Path]) -> list[Path]:
    """Return which backups may go: the newest of 12 days, 10 weeks and 9 months stay, and all of the last 24 hours."""
    keep: set[Path] = set()
    moments = {path: datetime.strptime(path.stem, _STAMP).replace(tzinfo=UTC) for path in found}
    newest = max(moments.values(), default=datetime.now(UTC))
    for form, most in (("%Y%m%d", DAILY), ("%G-%V", WEEKLY), ("%Y%m", MONTHLY)):
        periods: dict[str, Path] = {}
        for path in sorted(found, reverse=True):
            periods.setdefault(format(moments[path], form), path)
        keep |= set(list(periods.values())[:most])
    return [path for path in found if path not in keep and (newest - moments[path]).total_seconds() > 24 * 3600]
