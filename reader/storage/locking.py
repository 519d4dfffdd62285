"""The lock that keeps a second writer away from a project file; the system lets go of it when a process dies."""

import os
import sys
from pathlib import Path


class FileLock:
    """Hold an exclusive lock on a file made for it. Raises BlockingIOError when another process or window has it."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
        try:
            _take(self._file)
        except OSError:
            os.close(self._file)
            self._file = -1
            raise

    def release(self) -> None:
        """Let go of the lock; a second time does nothing. The file stays: removing it would let two in."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError(error.errno, error.strerror) from error

else:
    import fcntl

    def _take(file: int) -> None:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except PermissionError as error:
            # how some network file systems say that it is taken
            raise BlockingIOError(error.errno, error.strerror) from error
