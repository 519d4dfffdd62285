"""Which reader reads which file, by its name; and the way into archives."""

import importlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from reader.domain.errors import ImportProblem
from reader.formats.articles import archive
from reader.formats.articles.base import Choices, Found, Reader
from reader.formats.articles.feed import looks_like_feed
from reader.formats.articles.unknown import refusal_of
from reader.formats.plain_text import text_in


@dataclass(frozen=True, slots=True)
class ArticleKind:
    """Describe a kind of article file: the function that reads it, what comes of it, the extra that it needs."""

    name: str
    suffixes: tuple[str, ...]
    reader: str
    keeps: str
    extra: str = ""


TEXT_SUFFIXES = (".txt", ".text")
WEB_SUFFIXES = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
_MARKDOWN, _TABLE = (".md", ".markdown"), "tables:read"
_WORDS, _ROWS = (
    "paragraphs, lists, tables; title, author, date",
    "each row as an article, with the columns of your choice",
)
_PACKAGE = "reader.formats.articles"
# readers are named, so that asking for one imports that one alone
KINDS = (
    ArticleKind("text", TEXT_SUFFIXES, "", "the text; its character set is found, or chosen"),
    ArticleKind(
        "web page", WEB_SUFFIXES, "web_page:read",
        "the article without menus, or the whole page; title, author, date, source, address, language", "import",
    ),
    ArticleKind("Markdown", _MARKDOWN, "marked_text:read", "the text without marks; its front matter", "import"),
    ArticleKind("Word", (".docx",), "word:read_docx", _WORDS, "import"),
    ArticleKind("OpenDocument", (".odt",), "word:read_odt", _WORDS, "import"),
    ArticleKind(
        "EPUB", (".epub",), "book:read",
        "the chapters as one article, or each apart; title, author, publisher, date, language", "import",
    ),
    ArticleKind(
        "PDF", (".pdf",), "pdf:read",
        "the text layer in the order of reading, mended; title, author, date; scanned pages are refused", "import",
    ),
    ArticleKind(
        "feed", (".rss", ".atom", ".xml"), "feed:read",
        "each entry as an article; title, author, date, address", "import",
    ),
    ArticleKind("e-mail", (".eml",), "mail:read", "the message; subject, sender, date; not what is attached"),
    ArticleKind("table", (".csv", ".tsv", ".jsonl", ".ndjson"), _TABLE, _ROWS),
    ArticleKind("Excel", (".xlsx",), _TABLE, _ROWS, "import"),
    ArticleKind("Parquet", (".parquet",), _TABLE, _ROWS, "corpus"),
)  # fmt: skip
_READERS = {suffix: kind.reader for kind in KINDS for suffix in kind.suffixes if kind.reader}
TABLE_SUFFIXES = tuple(suffix for suffix, reader in _READERS.items() if reader == _TABLE)
CHARSET_SUFFIXES = (*TEXT_SUFFIXES, *WEB_SUFFIXES, *_MARKDOWN, ".eml", ".jsonl", ".ndjson", ".csv", ".tsv")
ARCHIVE_SUFFIX = ".zip"
SUFFIXES = (*TEXT_SUFFIXES, *_READERS, ARCHIVE_SUFFIX)


def is_article_name(name: str) -> bool:
    """Tell whether a file of this name may hold articles."""
    return name.lower().endswith(SUFFIXES)


def count_files(path: Path) -> int:
    """Return about how many files are read when this one is: an archive holds many."""
    is_archive = path.name.lower().endswith(ARCHIVE_SUFFIX) and path.is_file()
    return archive.count(path, is_article_name) if is_archive else 1


def read_all(path: Path, choices: Callable[[Path], Choices]) -> Iterator[tuple[Path, Iterator[Found]]]:
    """Yield a file, or each file of an archive, by the name that the user sees, with its articles.

    The articles are to be taken before the next is asked for.
    """
    if path.suffix.lower() != ARCHIVE_SUFFIX:
        yield path, read_articles(path, choices(path))
        return
    for shown, part in archive.walk(path, path, is_article_name):
        yield shown, iter([part]) if isinstance(part, ImportProblem) else _read(part, shown, choices(shown))


def read_articles(shown: Path, choices: Choices | None = None) -> Iterator[Found]:
    """Yield the articles of a file, which may lie in an archive. Raises ImportProblem."""
    if shown.suffix.lower() in TEXT_SUFFIXES and shown.is_file():
        # most files of most imports: nothing to be unpacked, and one way to read it
        yield text_in(shown, shown, choices.charset if choices else None)
        return
    with file_of(shown) as file:
        yield from _read(file, shown, choices or Choices())


@contextmanager
def file_of(shown: Path) -> Iterator[Path]:
    """Give a file that may lie in an archive as a file on the disk. Raises ImportProblem."""
    outer = _archive_around(shown)
    if outer is None:
        yield shown
        return
    with ExitStack() as stack:
        part, around = outer, outer
        while around != shown:
            inner = _next_inside(around, shown)
            part = stack.enter_context(archive.extracted(part, around, inner))
            around = inner
        yield part


def _next_inside(outer: Path, shown: Path) -> Path:
    """Return the next archive on the way down from an archive to a file in it, or the file itself."""
    down = [each for each in (shown, *shown.parents) if each != outer and outer in each.parents]
    return next((each for each in reversed(down) if each.suffix.lower() == ARCHIVE_SUFFIX), shown)


def _archive_around(shown: Path) -> Path | None:
    """Return the archive that a file lies in, or None for a file of its own."""
    if shown.is_file():
        return None
    return next((each for each in shown.parents if each.suffix.lower() == ARCHIVE_SUFFIX and each.is_file()), None)


def _read(path: Path, shown: Path, choices: Choices) -> Iterator[Found]:
    suffix = shown.suffix.lower()
    if not path.exists():
        raise ImportProblem(str(shown), "The file is not there.", "Check its name.")
    if suffix in TEXT_SUFFIXES or (suffix not in _READERS and choices.charset):
        yield text_in(path, shown, choices.charset)
        return
    if suffix not in _READERS or (suffix == ".xml" and not looks_like_feed(path)):
        raise refusal_of(path, shown)
    module, name = _READERS[suffix].split(":")
    reader: Reader = getattr(importlib.import_module(f"{_PACKAGE}.{module}"), name)
    yield from reader(path, shown, choices)
