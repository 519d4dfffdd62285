"""The files of an import as rows: what each was recognised as, how many articles it holds, what is wrong with it."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from reader.domain.errors import FileError
from reader.formats.plain_text import TextFile, damage_of
from reader.project.incoming import Incoming
from reader.project.shelf import Shelf
from reader.ui.words.damage import DamageTexts
from reader.ui.words.i18n import counted, file_name, isolate, isolate_ltr, number

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
FILE, KIND, COUNT, CHARSET, TITLE = range(5)


class FilesModel(QAbstractTableModel):
    """Show the files; only what is on the screen is ever read from the shelf."""

    def __init__(self, incoming: Incoming, error_text: Callable[[FileError], str], language: str) -> None:
        super().__init__()
        self.texts = Shelf().merged(incoming.texts)
        self._error_text, self._language = error_text, language
        self._problems: dict[Path, list[FileError]] = {}
        for problem in incoming.problems:
            self._problems.setdefault(Path(problem.path), []).append(problem)
        self.paths = list(dict.fromkeys((*self.texts.paths, *self._problems)))
        self._rows = {path: row for row, path in enumerate(self.paths)}

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return how many files there are."""
        return 0 if parent.isValid() else len(self.paths)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Return five: name, kind, articles, charset, title."""
        return 0 if parent.isValid() else 5

    def first_text(self, path: Path) -> TextFile | None:
        """Return the first article of a file, or None when there is none."""
        return self.texts.text(path, 0) if self.texts.count(path) else None

    def problems_of(self, path: Path) -> list[FileError]:
        """Return what is wrong with a file."""
        return self._problems.get(path, [])

    @property
    def problems(self) -> tuple[FileError, ...]:
        """What is wrong with all files, in their order."""
        return tuple(problem for path in self.paths for problem in self.problems_of(path))

    def take(self, path: Path, found: Incoming) -> None:
        """Show what a file is, read anew."""
        self.texts.replace(path, found.texts)
        self._problems[path] = [problem for problem in found.problems if Path(problem.path) == path]
        self.changed(path)

    def changed(self, path: Path) -> None:
        """Draw a file's row anew."""
        row = self._rows[path]
        self.dataChanged.emit(self.index(row, 0), self.index(row, TITLE))

    def row_of(self, path: Path) -> int:
        """Return the row of a file."""
        return self._rows[path]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        path = self.paths[index.row()]
        if index.column() == FILE:
            return file_name(path) if role == Qt.ItemDataRole.DisplayRole else isolate_ltr(str(path))
        return self._cell(path, index.column())

    def _cell(self, path: Path, column: int) -> str:
        text, problems = self.first_text(path), self.problems_of(path)
        if column == COUNT:
            return number(self.texts.count(path), self._language)
        if column == TITLE:
            wrong = self._error_text(problems[0]) if problems else ""
            if text is None:
                return wrong
            if said := DamageTexts(self._language).text(*damage_of(text)):
                return f"{isolate(text.title)}  ({said})"
            not_read = counted(self.tr("%n not read", "", len(problems)), len(problems), self._language)
            return f"{isolate(text.title)}  ({not_read})" if problems else isolate(text.title)
        if text is None:
            return "—"
        if column == KIND:
            return self._kinds().get(text.kind, isolate_ltr(text.kind))
        origin = text.provenance
        source = self._sources().get(origin.charset_source, "")
        return f"{isolate_ltr(origin.charset)}  ({source})" if origin.charset else "—"

    def _kinds(self) -> Mapping[str, str]:
        return {
            "txt": self.tr("Text"),
            "html": self.tr("Web page"),
            "md": self.tr("Markdown"),
            "docx": self.tr("Word document"),
            "odt": self.tr("OpenDocument text"),
            "epub": self.tr("Book"),
            "pdf": isolate_ltr("PDF"),
            "feed": self.tr("Feed"),
            "eml": self.tr("E-mail"),
            **dict.fromkeys(("jsonl", "ndjson", "csv", "tsv", "xlsx", "parquet"), self.tr("Table")),
        }

    def _sources(self) -> Mapping[str, str]:
        return {
            "bom": self.tr("by its mark"),
            "utf-8": self.tr("strict"),
            "damaged": self.tr("damaged"),
            "declared": self.tr("as the file says"),
            "detected": self.tr("detected"),
            "guessed": self.tr("guessed"),
            "given": self.tr("chosen"),
        }

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the titles of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = (self.tr("File"), self.tr("Kind"), self.tr("Articles"), self.tr("Character set"), self.tr("Title"))
        return titles[section]
