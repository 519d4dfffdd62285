"""EPUB books: the chapters in reading order, as one article or each apart."""

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

from reader.domain.article import ArticleDetails
from reader.domain.errors import ImportProblem
from reader.formats.articles.base import Choices, Found, iso_date, make_article, provenance_of
from reader.formats.articles.markup import first_text, parse_html, tag_of, text_of
from reader.formats.articles.packed import DAMAGED, opened, parse_xml
from reader.formats.articles.web_page import decode_page
from reader.formats.plain_text import read_bytes

_CONTAINER = "META-INF/container.xml"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")


def read(path: Path, shown: Path, choices: Choices) -> Iterator[Found]:
    """Yield the book as one article, or each chapter as one."""
    origin = provenance_of(read_bytes(path, shown))
    with opened(path, shown) as archive:
        package_name, package = _package(archive, shown)
        details = _details(package)
        chapters = list(_chapters(archive, package_name, package, shown))
    if not choices.chapters:
        yield make_article(shown, "epub", "\n\n".join(text for _, text in chapters), details, origin)
        return
    if not chapters:
        raise ImportProblem(str(shown), "The file holds no text.", "Nothing was added.")
    for number, (title, text) in enumerate(chapters, 1):
        own = ArticleDetails(
            title or f"{details.title} {number}", details.source or details.title, details.url, details.author,
            details.published, details.language,
        )  # fmt: skip
        try:
            yield make_article(shown, "epub", text, own, origin, f"chapter {number}")
        except ImportProblem as problem:
            # the chapters behind it come in
            yield problem


def _package(archive: ZipFile, shown: Path) -> tuple[str, Any]:
    names = set(archive.namelist())
    name = ""
    if _CONTAINER in names:
        container = parse_xml(archive.read(_CONTAINER), shown)
        name = next((each.get("full-path", "") for each in container.iter() if tag_of(each) == "rootfile"), "")
    if name not in names:
        raise ImportProblem(str(shown), DAMAGED, "Get it again, or save it anew.")
    return name, parse_xml(archive.read(name), shown)


def _details(package: Any) -> ArticleDetails:
    values: dict[str, str] = {}
    for element in package.iter():
        text = (element.text or "").strip()
        if text and tag_of(element) not in values:
            values[tag_of(element)] = text
    return ArticleDetails(
        values.get("title", ""),
        values.get("publisher", ""),
        author=values.get("creator", ""),
        published=iso_date(values.get("date", "")),
        language=values.get("language", ""),
    )


def _chapters(archive: ZipFile, package_name: str, package: Any, shown: Path) -> Iterator[tuple[str, str]]:
    """Yield title and text of each page of the spine that holds text; the table of contents is none."""
    names = set(archive.namelist())
    locked = _locked(archive, names, shown)
    items = {each.get("id"): each for each in package.iter() if tag_of(each) == "item"}
    for reference in package.iter():
        item = items.get(reference.get("idref")) if tag_of(reference) == "itemref" else None
        if item is None or "nav" in (item.get("properties") or "").split() or item.get("media-type") not in _PAGES:
            continue
        link = unquote(urlsplit(item.get("href") or "").path)
        name = posixpath.normpath(posixpath.join(posixpath.dirname(package_name), link))
        if name in locked:
            raise ImportProblem(str(shown), "The book is locked by its seller.", "Get it without copy protection.")
        if name not in names:
            continue
        root = parse_html(decode_page(shown, archive.read(name), Choices())[0], shown)
        text = "" if root is None else text_of(root)
        if text:
            yield first_text(root, "h1", "h2", "h3", "title"), text


def _locked(archive: ZipFile, names: set[str], shown: Path) -> set[str]:
    """Return the names of the parts that are encrypted; fonts often are, which does not matter."""
    if "META-INF/encryption.xml" not in names:
        return set()
    root = parse_xml(archive.read("META-INF/encryption.xml"), shown)
    return {unquote(each.get("URI", "")) for each in root.iter() if tag_of(each) == "CipherReference"}
