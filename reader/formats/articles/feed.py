"""RSS and Atom files: each entry an article. The file is read as it lies there; no link in it is followed."""

import io
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader.domain.article import ArticleDetails
from reader.domain.errors import ImportProblem
from reader.formats.articles.base import Choices, Found, make_article, provenance_of
from reader.formats.articles.markup import html_to_text
from reader.formats.articles.packed import DAMAGED
from reader.formats.libraries import library
from reader.formats.plain_text import MOST_BYTES, read_bytes

_MARKS = (b"<rss", b"<feed", b"<rdf:rdf")


def looks_like_feed(path: Path) -> bool:
    """Tell whether an XML file is a feed."""
    try:
        with path.open("rb") as file:
            head = file.read(4000).lower()
    except OSError:
        return False
    # a document type is where entity bombs are; no feed needs one
    return any(mark in head for mark in _MARKS)


def read(path: Path, shown: Path, _choices: Choices) -> Iterator[Found]:
    """Yield each entry of a feed that holds text."""
    data = read_bytes(path, shown, most=MOST_BYTES)
    if b"<!entity" in data[:MOST_BYTES].lower():
        raise ImportProblem(str(shown), "The file defines entities of its own, which is unsafe.", "It was not read.")
    feedparser = library("feedparser", "import", ImportProblem, shown)
    try:
        found = feedparser.parse(io.BytesIO(data))
    except (ValueError, RecursionError, AssertionError) as error:
        raise ImportProblem(str(shown), DAMAGED, "Get it again, or save it anew.") from error
    if not found.entries:
        raise ImportProblem(str(shown), "There is no entry in the feed.", "Nothing was added.")
    origin = provenance_of(data, str(found.get("encoding") or ""), "declared")
    for number, entry in enumerate(found.entries, 1):
        place = f"entry {number}"
        try:
            yield make_article(shown, "feed", _text(entry, shown), _details(entry, found.feed), origin, place)
        except ImportProblem as problem:
            yield problem


def _text(entry: Any, shown: Path) -> str:
    longest = max((each.get("value") or "" for each in entry.get("content", [])), key=len, default="")
    summary = entry.get("summary") or ""
    return html_to_text(longest if len(longest) >= len(summary) else summary, shown)


def _details(entry: Any, feed: Any) -> ArticleDetails:
    # the library's own get() takes one date for the other, and warns of it
    stamp = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    title = html_to_text(entry.get("title") or "", Path("feed"))
    return ArticleDetails(
        title,
        str(feed.get("title") or ""),
        str(entry.get("link") or ""),
        str(entry.get("author") or ""),
        time.strftime("%Y-%m-%d", stamp) if stamp else "",
        str(entry.get("language") or feed.get("language") or ""),
    )
