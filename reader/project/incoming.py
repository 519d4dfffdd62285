"""Reading what is to be imported: every file is looked at before anything is written. Any thread."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.domain.errors import CancelledError, FileError, ImportProblem
from reader.formats.base import Bundle, Importer
from reader.formats.plain_text import TextFile, read_text
from reader.formats.registry import importer_named, importers

TEXT_SUFFIXES = (".txt", ".text")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Incoming:
    """Hold what was read: texts, annotated files with what they carry, and what could not be read."""

    texts: tuple[TextFile, ...] = ()
    bundles: tuple[tuple[Path, Bundle], ...] = ()
    problems: tuple[FileError, ...] = ()


def never() -> bool:
    """Stand for a question whether to stop that nobody asks."""
    return False


def find_files(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the text files named or lying in the folders named, sorted; anything named outright is yielded as it is."""
    for path in paths:
        if path.is_dir():
            yield from sorted(
                found for found in path.rglob("*") if found.is_file() and found.suffix.lower() in TEXT_SUFFIXES
            )
        else:
            yield path


def find_importer(path: Path, format_name: str | None = None) -> Importer | None:
    """Return the importer of an annotated file or folder, by name or by what it looks like; None for plain text."""
    if format_name is not None:
        return None if format_name == "txt" else importer_named(format_name)
    return next((importer for importer in importers().values() if importer.accepts(path)), None)


def _places(paths: Sequence[Path], format_name: str | None) -> list[tuple[Path, Importer | None]]:
    """Return each file or folder that is read as one, with its importer; None for a text."""
    places: list[tuple[Path, Importer | None]] = []
    for path in paths:
        found = find_importer(path, format_name) if path.exists() else None
        if found is None:
            places += [(text, None) for text in find_files([path])]
        else:
            places.append((path, found))
            if path.is_dir():
                # texts that no annotations belong to lie beside them
                places += [(text, None) for text in find_files([path]) if not text.with_suffix(".ann").exists()]
    return places


def read_paths(
    paths: Sequence[Path],
    *,
    format_name: str | None = None,
    charsets: Mapping[Path, str] | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = never,
    problem: Callable[[FileError], None] | None = None,
) -> Incoming:
    """Read text files, folders of them, and annotated files; what cannot be read is told and the rest goes on.

    `cancelled` is asked before each file; then CancelledError. `problem` is told of each file that cannot be read.
    """
    chosen = charsets or {}
    texts: list[TextFile] = []
    bundles: list[tuple[Path, Bundle]] = []
    problems: list[FileError] = []
    places = _places(paths, format_name)
    for number, (path, importer) in enumerate(places, 1):
        if cancelled():
            raise CancelledError
        try:
            if importer is not None:
                bundles.append((path, importer.read(path)))
            else:
                texts.append(read_one(path, chosen.get(path)))
        except ImportProblem as error:
            problems.append(error)
            if problem is not None:
                problem(error)
        if progress is not None:
            progress(number, len(places))
    return Incoming(tuple(texts), tuple(bundles), tuple(problems))


def read_one(path: Path, charset: str | None = None) -> TextFile:
    """Read one text, in a charset if one was chosen. Raises ImportProblem, also for what is not called a text."""
    if not path.exists():
        raise ImportProblem(str(path), "The file is not there.", "Check its name.")
    if path.suffix.lower() not in TEXT_SUFFIXES and charset is None:
        raise ImportProblem(str(path), "Files of this kind cannot be read yet.", "Save the text as .txt (UTF-8).")
    return read_text(path, charset)
