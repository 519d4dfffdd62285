"""Zip archives of other tools, read in memory: nothing is ever unpacked, and what could harm is refused by name."""

import zipfile
import zlib
from pathlib import Path, PurePosixPath

from reader.domain.errors import ImportProblem

_MOST_FILES = 20_000
LARGEST = 240_000_000


class Archive:
    """Hold an open archive. Raises ImportProblem for one that is no zip, is encrypted, or was made to harm."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except zipfile.BadZipFile as error:
            raise ImportProblem(str(path), f"This is not a zip archive: {error}.", "Nothing was added.") from error
        except OSError as error:
            problem = f"The file cannot be read: {error.strerror}."
            raise ImportProblem(str(path), problem, "Check that it is there.") from error
        self._read = 0
        try:
            self._members = self._checked()
        except ImportProblem:
            self._zip.close()
            raise

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the files in it."""
        return tuple(self._members)

    def find(self, name: str) -> str | None:
        """Return the member of this name, whatever the case of its letters, or None."""
        if name in self._members:
            return name
        return next((each for each in self._members if each.lower() == name.lower()), None)

    def read(self, name: str) -> bytes:
        """Return a member's bytes. Raises ImportProblem when it is damaged, or larger than it said."""
        try:
            with self._zip.open(self._members[name]) as file:
                data = file.read(LARGEST - self._read + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise self._refusal(f"It is damaged: {error}.", name) from error
        self._read += len(data)
        if self._read > LARGEST:
            raise self._refusal("Unpacked it is larger than 240 MB.", name)
        return data

    def _refusal(self, problem: str, name: str = "") -> ImportProblem:
        return ImportProblem(str(self._path), problem, "Nothing was added.", name)

    def _checked(self) -> dict[str, zipfile.ZipInfo]:
        members = self._zip.infolist()
        if len(members) > _MOST_FILES:
            raise self._refusal(f"It holds {len(members)} files.")
        found: dict[str, zipfile.ZipInfo] = {}
        for each in members:
            name = each.filename.replace("\\", "/")
            if name.startswith("/") or ".." in PurePosixPath(name).parts or ":" in name.split("/")[0]:
                raise self._refusal(f"It holds a file that would lie outside of its folder: {each.filename}.")
            if each.flag_bits & 1:
                raise self._refusal("It is encrypted.", each.filename)
            if name in found:
                raise self._refusal("It holds two files of this name.", each.filename)
            if not each.is_dir():
                found[name] = each
        if sum(each.file_size for each in found.values()) > 4 * LARGEST:
            raise self._refusal("Unpacked it is larger than it can be.")
        return found
