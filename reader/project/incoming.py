"""Reading what is to be imported: every file is looked at before anything is written. Any thread."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from reader.domain.errors import CancelledError, FileError, ImportProblem
from reader.formats.articles.base import Choices, Found
from reader.formats.articles.feed import looks_like_feed
from reader.formats.articles.reading import SUFFIXES, TEXT_SUFFIXES, count_files, read_all, read_articles
from reader.formats.base import Bundle, Importer
from reader.formats.folders import entries, looking_once
from reader.formats.plain_text import text_in
from reader.formats.registry import importer_named, importers
from reader.project.shelf import Shelf

__all__ = [
    "SUFFIXES",
    "TEXT_SUFFIXES",
    "Choices",
    "Incoming",
    "find_files",
    "find_importer",
    "read_again",
    "read_paths",
]

Progress = Callable[[int, int], None]
# of these, some are annotated corpora and some are tables of articles: only their content tells
_EITHER = (".jsonl", ".ndjson", ".csv", ".tsv", ".xlsx")


@dataclass(frozen=True, slots=True)
class Incoming:
    """Hold what was read: texts, annotated files with what they carry, and what could not be read.

    `passed_over` are the files of folders that were not looked at, since no article is kept in such files.
    """

    texts: Shelf = field(default_factory=Shelf)
    bundles: tuple[tuple[Path, Bundle], ...] = ()
    problems: tuple[FileError, ...] = ()
    passed_over: tuple[Path, ...] = ()


def never() -> bool:
    """Stand for a question whether to stop that nobody asks."""
    return False


def find_files(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the files named, or that lie in the folders named and may hold articles, sorted."""
    for path in paths:
        if path.is_dir():
            yield from (file for file, _ in _files_in(path)[0])
        else:
            yield path


def _files_in(folder: Path) -> tuple[list[tuple[Path, bool]], list[Path]]:
    """Return the files of a folder that may hold articles, sorted, each with whether it is plain text; and the rest."""
    found, others = [], []
    for entry in entries(str(folder)):
        name = entry.name.lower()
        # other programs leave locks (~$a.docx) and hidden copies behind
        if name.startswith((".", "~$")) or not entry.is_file():
            continue
        # and keep all kinds of things in .xml
        if name.endswith(TEXT_SUFFIXES):
            found.append((Path(entry.path), True))
        elif name.endswith(SUFFIXES) and (not name.endswith(".xml") or looks_like_feed(Path(entry.path))):
            found.append((Path(entry.path), False))
        else:
            others.append(Path(entry.path))
    return found, others


def find_importer(path: Path, format_name: str | None = None) -> Importer | None:
    """Return the importer of an annotated file or folder, by name or by what it looks like; None for articles."""
    if format_name is not None:
        return None if format_name == "txt" else importer_named(format_name)
    with looking_once():
        return next((importer for importer in importers().values() if importer.accepts(path)), None)


def _places(
    paths: Sequence[Path], format_name: str | None, choices: Choices
) -> tuple[list[tuple[Path, Importer | None, bool]], list[Path]]:
    """Return each file or folder that is read as one, with its importer (None for articles), and what is not.

    Those that are told to be plain text are files, not parts of archives.
    """
    places: list[tuple[Path, Importer | None, bool]] = []
    passed_over: list[Path] = []
    for path in paths:
        # who says which column is what has a table
        found = find_importer(path, format_name) if path.exists() and not choices.columns else None
        if found is not None:
            places.append((path, found, False))
        if path.is_dir():
            files, others = _files_in(path)
            # what lies beside the texts of an annotated corpus is part of it
            passed_over += others if found is None else ()
            # texts that no annotations belong to lie beside them
            is_open = format_name is None and not choices.columns
            places += [
                (
                    file,
                    find_importer(file) if is_open and not is_text and file.name.lower().endswith(_EITHER) else None,
                    is_text,
                )
                for file, is_text in files
                if found is None or (is_text and not file.with_suffix(".ann").exists())
            ]
        elif found is None:
            places.append((path, None, False))
    return places, passed_over


def read_paths(
    paths: Sequence[Path],
    *,
    format_name: str | None = None,
    charsets: Mapping[Path, str] | None = None,
    choices: Choices | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = never,
    problem: Callable[[FileError], None] | None = None,
) -> Incoming:
    """Read articles, folders and archives of them, and annotated files; what cannot be read is told, the rest goes on.

    `cancelled` is asked before each article; then CancelledError. `problem` is told of each that cannot be read.
    """
    common, chosen = choices or Choices(), charsets or {}

    def choices_of(shown: Path) -> Choices:
        return replace(common, charset=chosen[shown]) if chosen and shown in chosen else common

    reading = _Reading(cancelled, problem)
    places, passed_over = _places(paths, format_name, common)
    sizes = [1 if is_text or importer is not None else count_files(path) for path, importer, is_text in places]
    done, total = 0, sum(sizes)
    for (path, importer, is_text), size in zip(places, sizes, strict=True):
        if cancelled():
            raise CancelledError
        if importer is not None:
            reading.take_bundle(path, importer)
        elif is_text:
            # most files of most imports: nothing to be unpacked, and one way to read it
            reading.take_text(path, chosen.get(path, common.charset))
        else:
            files = read_all(path, choices_of)
            for number, (_, found) in enumerate(files, 1):
                reading.take(found)
                if progress is not None and number < size:
                    progress(done + number, total)
        done += size
        if progress is not None:
            progress(done, total)
    return replace(reading.incoming(), passed_over=tuple(passed_over))


class _Reading:
    """Gather what is read."""

    def __init__(self, cancelled: Callable[[], bool], problem: Callable[[FileError], None] | None) -> None:
        self._cancelled, self._problem = cancelled, problem
        self._texts = Shelf()
        self._bundles: list[tuple[Path, Bundle]] = []
        self._problems: list[FileError] = []

    def take_bundle(self, path: Path, importer: Importer) -> None:
        """Read an annotated file."""
        try:
            self._bundles.append((path, importer.read(path)))
        except ImportProblem as error:
            self._refuse(error)

    def take_text(self, path: Path, charset: str | None) -> None:
        """Read a plain text."""
        try:
            self._texts.add(text_in(path, path, charset))
        except ImportProblem as error:
            self._refuse(error)

    def take(self, found: Iterator[Found]) -> None:
        """Read the articles of one file."""
        try:
            for each in found:
                if self._cancelled():
                    raise CancelledError
                if isinstance(each, ImportProblem):
                    self._refuse(each)
                else:
                    self._texts.add(each)
        except ImportProblem as error:
            self._refuse(error)

    def _refuse(self, error: FileError) -> None:
        self._problems.append(error)
        if self._problem is not None:
            self._problem(error)

    def incoming(self) -> Incoming:
        """Return what was read."""
        return Incoming(self._texts, tuple(self._bundles), tuple(self._problems))


def read_again(files: Mapping[Path, Choices], cancelled: Callable[[], bool] = never) -> Incoming:
    """Read files anew, each with its own choices; they may lie in archives."""
    reading = _Reading(cancelled, None)
    for path, choices in files.items():
        reading.take(read_articles(path, choices))
    return reading.incoming()
