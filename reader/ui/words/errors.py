"""Errors of the lower layers in the interface's language: which file, where, what happened, what to do."""

from PySide6.QtCore import QObject

from reader.domain.errors import (
    BusyError,
    CancelledError,
    FileError,
    InvalidAnnotationError,
    NotFoundError,
    ReaderError,
    UndoConflictError,
)
from reader.ui.words.i18n import file_name, isolate_ltr
from reader.ui.words.import_errors import ImportErrorTexts
from reader.ui.words.places import PlaceTexts
from reader.ui.words.row_errors import RowErrorTexts


class ErrorTexts(QObject):
    """Put errors into words. What has no words here yet is shown as the lower layer says it, isolated."""

    def text(self, error: ReaderError) -> str:
        """Return one message for an error."""
        if isinstance(error, UndoConflictError):
            if error.work:
                return self.tr(
                    "This import cannot be undone: others have worked on its articles, and %n annotation(s) of theirs"
                    " would be lost.",
                    "",
                    error.work,
                )
            return self.tr("This step cannot be undone: what it changed has been changed since by someone else.")
        if isinstance(error, BusyError):
            return self.tr(
                "Something else is still being done. Wait for its end, or stop it at the foot of the window."
            )
        if isinstance(error, CancelledError):
            return self.tr("Stopped. Nothing was changed.")
        if isinstance(error, InvalidAnnotationError):
            known = self._annotation(error.problem)
            return known or isolate_ltr(str(error))
        if isinstance(error, NotFoundError) and error.what == "article":
            return self.tr("This article is not there any more.")
        if not isinstance(error, FileError):
            return isolate_ltr(str(error))
        place = f" ({PlaceTexts().text(error.place)})" if error.place else ""
        return f"{file_name(error.path)}{place}: {self._said(error)}"

    def _said(self, error: FileError) -> str:
        said = self._kinds().get(type(error).__name__) or self._problems().get(error.problem)
        said = said or ImportErrorTexts().said(error) or RowErrorTexts().said(error)
        return said or isolate_ltr(f"{error.problem} {error.advice}")

    def beside_name(self, error: FileError) -> str:
        """Return what happened and where in the file, for a table that names the file already."""
        return f"{PlaceTexts().text(error.place)}: {self._said(error)}" if error.place else self._said(error)

    def short(self, error: FileError) -> str:
        """Return what happened, for the status line."""
        return (self._problems().get(error.problem) or error.problem).split(".")[0]

    def _annotation(self, problem: str) -> str:
        if "has this name already" in problem:
            return self.tr("Another one has this name already.")
        if "needs a name" in problem:
            return self.tr("It needs a name.")
        if "below itself" in problem:
            return self.tr("A label cannot stand below itself.")
        if "already" in problem:
            return self.tr("These words have this label already.")
        if "outside the text" in problem:
            return self.tr("The mention reaches outside the text.")
        if "too long to be stored" in problem:
            return self.tr("The text is too long to be stored.")
        if "half of a character" in problem:
            return self.tr("The text holds half of a character, which cannot be stored.")
        if "letter" in problem:
            return self.tr("A mention needs at least one letter, not only space.")
        return ""

    def _kinds(self) -> dict[str, str]:
        return {
            "LockedError": self.tr("It is open for writing in another window. Close it there, or open it for reading."),
            "TooNewError": self.tr("It was made by a newer version of Hashiya. Update Hashiya."),
            "NotAProjectError": self.tr("This is not a project of Hashiya."),
            "ForeignSchemaError": self.tr(
                "Its tables are not those that Hashiya makes. It may be unsafe, and nothing in it was run."
            ),
            "DamagedError": self.tr("The file is damaged. Restore a backup."),
            "LostFileError": self.tr("The project file was deleted, moved or replaced. Save a copy now."),
            "ReadOnlyError": self.tr("It is write-protected. Save a copy to change it."),
        }

    def _problems(self) -> dict[str, str]:
        return {
            "The disk is full.": self.tr("The disk is full. Free some space and try again, or save a copy elsewhere."),
            "The project file is write-protected.": self.tr("It is write-protected. Save a copy to change it."),
            "There is a file of that name already.": self.tr("There is a file of that name already. Choose another."),
            "The folder does not exist.": self.tr("The folder does not exist. Choose another folder."),
            "The folder is there already and not empty.": self.tr(
                "The folder is there already and not empty. Choose a new one."
            ),
            "The file is not there.": self.tr("The file is not there. Check its name."),
            "The project file is not there.": self.tr("The file is not there. It may have been moved or renamed."),
            "The file holds no text.": self.tr("The file holds no text. Nothing was added."),
            "The clipboard holds no text.": self.tr("The clipboard holds no text."),
            "This is not a text file.": self.tr("This is not a text file. If it is UTF-16, choose that character set."),
            "Files of this kind cannot be read yet.": self.tr(
                "Files of this kind cannot be read yet. Save the text as .txt (UTF-8)."
            ),
            "The text is longer than 20 MB.": self.tr("The text is longer than 20 MB. Split it into articles."),
            "The file is larger than 240 MB.": self.tr("The file is larger than 240 MB. Split it into articles."),
        }
