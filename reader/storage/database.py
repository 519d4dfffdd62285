"""Opening a project file: what is checked before SQLite sees it, how the connection is set, who may write."""

import errno
import os
import shutil
import sqlite3
import tempfile
import urllib.parse
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reader.domain.errors import (
    DamagedError,
    FileError,
    ForeignSchemaError,
    LockedError,
    LostFileError,
    NotAProjectError,
    NotSavedError,
    ReadOnlyError,
    TooNewError,
)
from reader.storage import backups, shared_folders
from reader.storage.durable import publish
from reader.storage.fingerprint import APPLICATION_ID, FINGERPRINTS, VERSION, fingerprint
from reader.storage.locking import FileLock
from reader.storage.reading import first_look

if TYPE_CHECKING:
    import sqlite_utils

_MAGIC = b"SQLite format 3\0"
_LONGEST_VALUE = 64 * 1024 * 1024
_BUSY_SECONDS = 5.0


@dataclass
class OpenFile:
    """Hold an open project file. `identity` is device and inode; `notices` name what opening had to do."""

    path: Path
    connection: sqlite3.Connection
    read_only: bool
    identity: tuple[int, int]
    lock: FileLock | None = None
    notices: list[str] = field(default_factory=list)

    @property
    def db(self) -> "sqlite_utils.Database":
        """The connection as sqlite-utils sees it, for migrations; imported only then: it costs 0.1 s."""
        return _wrap(self.connection)

    def close(self) -> None:
        """Close the connection, then let go of the lock."""
        self.connection.close()
        if self.lock is not None:
            self.lock.release()

    def check_still_there(self) -> None:
        """Raise LostFileError when the file was deleted, moved or replaced: a commit would go into nothing."""
        try:
            found = self.path.stat()
        except OSError:
            problem = "The project file was deleted or moved while it was open."
        else:
            if (found.st_dev, found.st_ino) == self.identity:
                return
            problem = "The project file was replaced by another one while it was open."
        raise LostFileError(str(self.path), problem, "Save a copy now: everything is still in memory.")


def read_header(path: Path) -> int:
    """Return the schema version in a project file's header, without SQLite; refuse any other file by name."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise NotAProjectError(str(path), f"The file cannot be read: {error.strerror}.") from error
    if len(head) < 100 or head[:16] != _MAGIC:
        raise NotAProjectError(str(path), "This is not a project file.", "Choose a file made by Hashiya.")
    application = int.from_bytes(head[68:72], "big")
    version = int.from_bytes(head[60:64], "big")
    if application != APPLICATION_ID:
        raise NotAProjectError(str(path), "This database was made by another program.")
    if version == 0:
        raise DamagedError(str(path), "The project was never finished being made.", "Restore a backup.")
    return version


def connect(path: Path, *, read_only: bool = False, immutable: bool = False) -> sqlite3.Connection:
    """Return a hardened connection; never makes a file, and writes nothing before `begin_writing`."""
    mode = "ro" if read_only else "rw"
    uri = f"file:{urllib.parse.quote(str(path.resolve()))}?mode={mode}" + ("&immutable=1" if immutable else "")
    connection = sqlite3.connect(
        uri, uri=True, isolation_level=None, timeout=_BUSY_SECONDS, check_same_thread=False, cached_statements=256
    )
    try:
        _harden(connection, read_only=read_only)
    except BaseException:
        connection.close()
        raise
    return connection


def _harden(connection: sqlite3.Connection, *, read_only: bool) -> None:
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "foreign_keys=ON", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("PRAGMA cache_size=-65536")
    if read_only:
        connection.execute("PRAGMA query_only=ON")


def begin_writing(connection: sqlite3.Connection) -> None:
    """Set how commits are written. WAL and FULL: the one setting that lost nothing in tests."""
    connection.execute("PRAGMA journal_mode=WAL").fetchone()
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA journal_size_limit=67108864")


def _wrap(connection: sqlite3.Connection) -> "sqlite_utils.Database":
    import sqlite_utils

    return sqlite_utils.Database(connection, execute_plugins=False)


def apply_migrations(connection: sqlite3.Connection) -> None:
    """Bring a file's tables up to date, each step whole or not at all."""
    from reader.storage.migrations import migrations

    migrations.apply(_wrap(connection))


def create_file(path: Path) -> OpenFile:
    """Make a new project file with empty tables and open it for writing; an existing file is never touched."""
    if path.exists():
        raise FileError(str(path), "There is a file of that name already.", "Choose another name.")
    if not path.parent.is_dir():
        raise FileError(str(path), "The folder does not exist.", "Choose another folder.")
    lock = _lock(path)
    # made whole under another name, then renamed: a half-made file never bears the project's name
    half = path.with_name(path.name + ".new")
    try:
        half.unlink(missing_ok=True)
        with closing(sqlite3.connect(half, isolation_level=None)) as connection:
            # `publish` waits for the disk once; what is cut off before that is thrown away
            connection.execute("PRAGMA journal_mode=MEMORY").fetchone()
            connection.execute("PRAGMA synchronous=OFF")
            apply_migrations(connection)
        publish(half, path)
        opened = _opened(path, read_only=False, lock=lock)
        begin_writing(opened.connection)
        return opened
    except (OSError, sqlite3.Error) as error:
        lock.release()
        for leftover in (half, Path(f"{half}-journal")):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)
        raise NotSavedError(str(path), f"The project could not be made: {error}.", "Choose another place.") from error


def open_file(path: Path, *, read_only: bool, home: Path) -> OpenFile:
    """Open an existing project file after judging its header, a left-behind log, its tables and its pages."""
    if not path.exists():
        raise FileError(str(path), "The project file is not there.", "It may have been moved or renamed.")
    version = read_header(path)
    if version > VERSION:
        raise TooNewError(
            str(path), f"The project was made by a newer version of Hashiya (schema {version}).", "Update Hashiya."
        )
    if read_only:
        return _open_to_read(path, version)
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise ReadOnlyError(str(path), "The project or its folder is write-protected.", "Open it for reading only.")
    lock = _lock(path)
    try:
        notices = _judge_wal(path)
        opened = _opened(path, read_only=False, lock=lock)
        opened.notices += notices
    except BaseException:
        lock.release()
        raise
    try:
        # before anything is written: a planted trigger would run in a migration, and a refused file stays as it is
        _refuse_foreign_tables(opened, version)
        if notices:
            _refuse_damage(opened)
        if version == VERSION:
            first_look(opened.connection, path)
        _begin_writing(opened)
        if version < VERSION:
            _migrate(opened, home)
            _refuse_foreign_tables(opened, VERSION)
            first_look(opened.connection, path)
        risk = shared_folders.risk_of(path)
        if risk:
            opened.notices.append(f"risky_place:{risk}")
    except BaseException:
        opened.close()
        raise
    return opened


def _begin_writing(opened: OpenFile) -> None:
    try:
        begin_writing(opened.connection)
    except sqlite3.OperationalError as error:
        raise NotSavedError(str(opened.path), f"The medium fails: {error}.", "Open it for reading only.") from error


def _opened(path: Path, *, read_only: bool, lock: FileLock | None, immutable: bool = False) -> OpenFile:
    try:
        connection = connect(path, read_only=read_only, immutable=immutable)
    except sqlite3.OperationalError as error:
        raise FileError(
            str(path), f"The file cannot be opened: {error}.", "The disk may be full or failing."
        ) from error
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        # what SQLite says of a broken definition quotes it, and may be no text itself
        raise DamagedError(str(path), f"The file is damaged: {error}.", "Restore a backup.") from error
    found = path.stat()
    return OpenFile(path, connection, read_only, (found.st_dev, found.st_ino), lock)


def _open_to_read(path: Path, version: int) -> OpenFile:
    # a reader of a WAL file makes its -shm; in a write-protected folder or on a full disk only an immutable view is
    # possible, and only where no log waits beside the file
    alone = not Path(f"{path}-wal").exists()
    try:
        opened = _opened(path, read_only=True, lock=None, immutable=alone and not os.access(path.parent, os.W_OK))
    except DamagedError:
        raise
    except FileError:
        if not alone:
            raise
        opened = _opened(path, read_only=True, lock=None, immutable=True)
    try:
        _refuse_foreign_tables(opened, version)
        if version < VERSION:
            opened.connection = _migrated_copy(opened.connection)
        first_look(opened.connection, path)
    except BaseException:
        opened.close()
        raise
    return opened


def _migrated_copy(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return a temporary copy of an older file, brought up to date: the file itself stays as it is."""
    # a database without a name lies in the system's temporary folder and goes with its connection
    copy = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    with closing(connection):
        connection.backup(copy, pages=-1)
    apply_migrations(copy)
    copy.execute("PRAGMA query_only=ON")
    return copy


def _lock(path: Path) -> FileLock:
    """Take the project's lock; a lock left by a crash is free, because the system let go of it."""
    try:
        return FileLock(Path(f"{path}.lock"))
    except BlockingIOError as error:
        raise LockedError(
            str(path),
            "The project is open for writing in another window or program.",
            "Close it there, or open it for reading only.",
        ) from error
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise ReadOnlyError(
                str(path), f"The folder is write-protected: {error}.", "Choose another folder."
            ) from error
        raise FileError(
            str(path), f"The file cannot be opened: {error}.", "The disk may be full or failing."
        ) from error


def _refuse_foreign_tables(opened: OpenFile, version: int) -> None:
    try:
        found = fingerprint(opened.connection)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise DamagedError(str(opened.path), f"The file is damaged: {error}.", "Restore a backup.") from error
    if found != FINGERPRINTS.get(version):
        raise ForeignSchemaError(
            str(opened.path),
            "The tables or triggers of this file are not those that Hashiya makes.",
            "It may be unsafe: nothing in it was run. Restore a backup, or ask where it comes from.",
        )


def _refuse_damage(opened: OpenFile) -> None:
    result = opened.connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if result != "ok":
        raise DamagedError(str(opened.path), f"The file is damaged: {result}.", "Restore a backup.")


def _migrate(opened: OpenFile, home: Path) -> None:
    """Bring an older file up to date; the backup made first, and the step rolled back whole when it fails."""
    backups.back_up(opened.path, home)
    try:
        apply_migrations(opened.connection)
    except Exception as error:
        raise NotSavedError(
            str(opened.path),
            f"The project could not be brought up to date: {error}.",
            "It was left as it was, and a backup was made.",
        ) from error
    opened.notices.append("migrated")


def _judge_wal(path: Path) -> list[str]:
    """Set aside a write-ahead log that is not this file's: SQLite would apply it silently. Name what was found."""
    wal = Path(f"{path}-wal")
    if not wal.exists() or wal.stat().st_size == 0:
        return []
    try:
        belongs = _wal_belongs(path, wal)
    except OSError as error:
        raise NotSavedError(str(path), f"Its log cannot be looked at: {error}.", "Free some space.") from error
    if belongs:
        return ["unclean_end"]
    number = 1
    while Path(f"{wal}.set-aside-{number}").exists():
        number += 1
    wal.rename(f"{wal}.set-aside-{number}")
    Path(f"{path}-shm").unlink(missing_ok=True)
    return ["wal_set_aside"]


def _wal_belongs(path: Path, wal: Path) -> bool:
    """Try file and log on a copy: same project, sound pages, and every copy's log goes on from where it was."""
    with tempfile.TemporaryDirectory(prefix="hashiya-") as folder:
        alone, joined = Path(folder, "alone"), Path(folder, "joined")
        shutil.copyfile(path, alone)
        shutil.copyfile(path, joined)
        shutil.copyfile(wal, f"{joined}-wal")
        try:
            before = _project_state(alone)
        except (sqlite3.Error, TypeError):
            # the file alone says nothing (its first pages may still be in the log): the log decides
            before = None
        try:
            after = _project_state(joined)
        except (sqlite3.Error, TypeError):
            return False
        if before is None:
            return True
        return before[0] == after[0] and all(after[1].get(key, 0) >= last for key, last in before[1].items())


def _project_state(path: Path) -> tuple[str, dict[int, int]]:
    with closing(connect(path)) as connection:
        # no query on tables that may be views of someone else's making
        if fingerprint(connection) not in FINGERPRINTS.values():
            raise sqlite3.DatabaseError("foreign tables")
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("damaged")
        uid = connection.execute("SELECT value FROM meta WHERE key = 'project_uid'").fetchone()[0]
        rows = connection.execute("SELECT replica_id, max(sequence) FROM operation GROUP BY replica_id")
        return str(uid), dict(rows.fetchall())
