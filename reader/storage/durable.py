"""Giving a finished file its name so that a power cut afterwards leaves it whole and under that name."""

import os
from contextlib import suppress
from pathlib import Path


def publish(part: Path, target: Path) -> None:
    """Sync a finished file, rename it to `target`, and sync the folder; raises OSError."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(target)
    # Windows opens no folders, and some file systems sync none: the rename itself has been done
    with suppress(OSError):
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
