"""Word and OpenDocument texts: paragraphs, headings, lists and tables in their order."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from reader.domain.article import ArticleDetails
from reader.domain.errors import ImportProblem
from reader.formats.articles.base import Choices, Found, iso_date, make_article, provenance_of
from reader.formats.articles.markup import html_to_text, tag_of
from reader.formats.articles.packed import DAMAGED, opened, parse_xml, refuse_many_tags
from reader.formats.libraries import library
from reader.formats.plain_text import read_bytes

# the library keeps a kilobyte for each; this is a book of a thousand pages
_MOST_TAGS = 800_000
_ODF_SKIPPED = frozenset(("tracked-changes", "annotation", "forms", "sequence-decls", "note-citation", "ruby-text"))


def read_docx(path: Path, shown: Path, _choices: Choices) -> Iterator[Found]:
    """Yield the article of a Word file."""
    data = read_bytes(path, shown)
    with opened(path, shown) as archive:
        names = set(archive.namelist())
        core = archive.read("docProps/core.xml") if "docProps/core.xml" in names else b""
        for name in names:
            if name.startswith("word/") and name.endswith(".xml"):
                refuse_many_tags(archive.read(name), shown, _MOST_TAGS)
    mammoth = library("mammoth", "import", ImportProblem, shown)
    try:
        with path.open("rb") as file:
            # pictures are no text, and what they link to is never opened
            html = mammoth.convert_to_html(file, convert_image=lambda _image: []).value
    except (KeyError, ValueError, OSError, ExpatError, AttributeError, IndexError, RecursionError) as error:
        raise ImportProblem(str(shown), DAMAGED, "Get it again, or save it anew.") from error
    details = _core(core, shown) if core else ArticleDetails("")
    yield make_article(shown, "docx", html_to_text(html, shown), details, provenance_of(data))


def _core(data: bytes, shown: Path) -> ArticleDetails:
    values = {tag_of(each): (each.text or "").strip() for each in parse_xml(data, shown)}
    return ArticleDetails(
        values.get("title", ""),
        author=values.get("creator", ""),
        published=iso_date(values.get("created", "")),
        language=values.get("language", ""),
    )


def read_odt(path: Path, shown: Path, _choices: Choices) -> Iterator[Found]:
    """Yield the article of an OpenDocument text."""
    data = read_bytes(path, shown)
    with opened(path, shown) as archive:
        names = set(archive.namelist())
        if b"encryption-data" in (archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""):
            raise ImportProblem(
                str(shown), "The file is protected by a password.", "Open it in its program and save it without one."
            )
        content = parse_xml(archive.read("content.xml"), shown)
        meta = parse_xml(archive.read("meta.xml"), shown) if "meta.xml" in names else None
    yield make_article(shown, "odt", odf_text(content), _meta(meta), provenance_of(data))


def _meta(root: Any) -> ArticleDetails:
    values: dict[str, str] = {}
    for element in root.iter() if root is not None else ():
        if element.text and tag_of(element) not in values:
            values[tag_of(element)] = element.text.strip()
    return ArticleDetails(
        values.get("title", ""),
        author=values.get("initial-creator", "") or values.get("creator", ""),
        published=iso_date(values.get("creation-date", "") or values.get("date", "")),
        language=values.get("language", ""),
    )


def odf_text(root: Any) -> str:
    """Return the text of an OpenDocument body: a line for each paragraph, cells of a row parted by tabs."""
    lines: list[str] = []
    body = next((each for each in root.iter() if tag_of(each) == "body"), root)
    _odf_blocks(body, lines)
    return "\n".join(lines)


def _odf_blocks(root: Any, lines: list[str]) -> None:
    stack = [root]
    while stack:
        element = stack.pop()
        tag = tag_of(element)
        if tag in _ODF_SKIPPED:
            continue
        if tag in ("p", "h"):
            notes: list[Any] = []
            line = _odf_line(element, notes)
            if line.strip():
                lines += line.split("\n")
            stack += reversed(notes)
        elif tag == "table-row":
            cells = [" ".join(filter(None, (_odf_line(each, []) for each in cell.iter() if tag_of(each) in ("p", "h"))))
                     for cell in element if tag_of(cell) == "table-cell"]  # fmt: skip
            if any(cells):
                lines.append("\t".join(cells))
        else:
            stack += reversed(list(element))


def _odf_line(paragraph: Any, notes: list[Any]) -> str:
    """Return one paragraph; its notes are put aside, to come after it."""
    parts: list[str] = []
    stack: list[tuple[Any, bool]] = [(paragraph, False)]
    while stack:
        element, leaving = stack.pop()
        tag = tag_of(element)
        if leaving:
            parts.append(" ".join((element.tail or "").split("\n")) if element is not paragraph else "")
            continue
        stack.append((element, True))
        if tag in _ODF_SKIPPED:
            continue
        if tag in ("note", "text-box"):
            notes.append(element)
            continue
        if tag == "s":
            count = next((value for name, value in element.attrib.items() if name.endswith("}c")), "1")
            parts.append(" " * min(int(count) if count.isdecimal() else 1, 100))
        elif tag == "tab":
            parts.append("\t")
        elif tag == "line-break":
            parts.append("\n")
        parts.append(" ".join((element.text or "").split("\n")))
        stack += [(child, False) for child in reversed(element)]
    return "".join(parts)
