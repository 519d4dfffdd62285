"""Errors a user can do something about; anything else is a bug. The interface translates them by type and fields."""

from dataclasses import dataclass


class ReaderError(Exception):
    """Say what happened, to which file or thing, where, and what to do; `str()` is the whole English message."""


@dataclass
class FileError(ReaderError):
    """Say what is wrong with a file: `path`, optional `place` in it ("line 17", see places.py), `problem`, `advice`."""

    path: str
    problem: str
    advice: str = ""
    place: str = ""

    def __str__(self) -> str:
        where = f"{self.path}, {self.place}" if self.place else self.path
        return f"{where}: {self.problem}" + (f" {self.advice}" if self.advice else "")


class NotAProjectError(FileError):
    """The file is not a project of this product."""


class TooNewError(FileError):
    """The file was made by a newer version that this one may not open."""


class ForeignSchemaError(FileError):
    """The file's tables, views or triggers are not the product's own."""


class DamagedError(FileError):
    """The file is truncated or its pages are broken."""


class LockedError(FileError):
    """Another window or process has the project open for writing."""


class LostFileError(FileError):
    """The project file was deleted, moved or replaced while open."""


class NotSavedError(FileError):
    """The edit could not be written (disk full, read-only, medium fails) and was rolled back whole."""


class ReadOnlyError(FileError):
    """The project is open for reading only."""


class ImportProblem(FileError):
    """A file to import is refused; the rest goes on."""


class ExportProblem(FileError):
    """An export failed or did not read back as written."""


class CancelledError(ReaderError):
    """The user stopped what was going on; nothing of it was kept."""

    def __str__(self) -> str:
        return "It was stopped. Nothing of it was kept."


class BusyError(ReaderError):
    """The project is being written to by a task; an edit has to wait for its end."""

    def __str__(self) -> str:
        return "The project is being written to. Wait for the end, or stop it."


@dataclass
class InvalidAnnotationError(ReaderError):
    """An annotation the store refuses: `problem` says why, `quote` shows the text concerned."""

    problem: str
    quote: str = ""

    def __str__(self) -> str:
        return self.problem + (f" ({self.quote})" if self.quote else "")


@dataclass
class UndoConflictError(ReaderError):
    """A record was changed since by something else; undoing would overwrite it.

    `work` counts what others did since on articles that would go with their import.
    """

    work: int = 0

    def __str__(self) -> str:
        if self.work:
            return (
                "This import cannot be undone: others have worked on its articles since, and"
                f" {self.work} of their annotations would be lost."
            )
        return "This step cannot be undone: what it changed has been changed since by someone else."


@dataclass
class NotFoundError(ReaderError):
    """Something named by the user is not in the project: `what` (article, label, format...), `name`."""

    what: str
    name: str

    def __str__(self) -> str:
        return f"There is no {self.what} named {self.name}."


@dataclass
class QueryError(ReaderError):
    """A query that is not understood: `problem` says why, `place` counts its code points from 0."""

    query: str
    place: int
    problem: str

    def __str__(self) -> str:
        return f"{self.problem} (character {self.place + 1} of the query {self.query!r})"


@dataclass
class SlowPatternError(ReaderError):
    """A regular expression took too long on one article and was given up."""

    pattern: str
    title: str

    def __str__(self) -> str:
        return f"The pattern {self.pattern!r} takes too long (in the article {self.title!r}). Make it simpler."
