"""Markdown: rendered and read as a page, so that marks go and paragraphs stay; a front matter gives the metadata."""

import re
from collections.abc import Iterator
from pathlib import Path

from reader.domain.article import ArticleDetails
from reader.domain.errors import ImportProblem
from reader.formats.articles.base import Choices, Found, decoded, iso_date, make_article, provenance_of
from reader.formats.articles.markup import first_text, parse_html, text_of
from reader.formats.libraries import library
from reader.formats.plain_text import MOST_BYTES, read_bytes

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"^([A-Za-z_-]+)[ \t]*:[ \t]*(.*?)[ \t]*$", re.MULTILINE)


def read(path: Path, shown: Path, choices: Choices) -> Iterator[Found]:
    """Yield the article of a Markdown file."""
    data = read_bytes(path, shown, most=MOST_BYTES)
    text, charset, source = decoded(shown, data, choices)
    front = _FRONT.match(text)
    given = {name.lower(): value.strip("\"'") for name, value in _PAIR.findall(front[1])} if front else {}
    markdown = library("markdown_it", "import", ImportProblem, shown)
    try:
        html = markdown.MarkdownIt("commonmark").enable("table").render(text[front.end() :] if front else text)
    except RecursionError as error:
        raise ImportProblem(str(shown), "It is nested too deeply.", "Save it as plain text.") from error
    # a line that was broken by hand goes on: only a paragraph ends a line
    root = parse_html(html, shown)
    content = "" if root is None else text_of(root)
    details = ArticleDetails(
        given.get("title", "") or ("" if root is None else first_text(root, "h1")),
        given.get("source", ""),
        given.get("url", "") or given.get("link", ""),
        given.get("author", ""),
        iso_date(given.get("date", "")),
        given.get("language", "") or given.get("lang", ""),
    )
    yield make_article(shown, "md", content, details, provenance_of(data, charset, source))
