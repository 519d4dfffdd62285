"""Web pages, saved as .html or .mhtml: the article alone, or the whole page. Nothing is ever fetched."""

import codecs
import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from reader.domain.article import LONGEST_CONTENT, ArticleDetails
from reader.domain.errors import ImportProblem
from reader.formats.articles.base import Choices, Found, decoded, iso_date, make_article, provenance_of
from reader.formats.articles.markup import first_text, parse_html, text_of
from reader.formats.libraries import library
from reader.formats.plain_text import MOST_BYTES, TOO_LONG, damaged_utf8, read_bytes

_DECLARED = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_HEAD = 8000
_LEAST = 40
_LONGEST_SEARCHED = 3_000_000
# the standard of the web: these names mean the larger Windows charset
_WEB_NAMES = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874"}


def decode_page(shown: Path, data: bytes, choices: Choices, declared: str = "") -> tuple[str, str, str]:
    """Return text, charset and how it was found: given, a BOM, strict UTF-8, what the page declares, detection."""
    if choices.charset:
        return decoded(shown, data, choices)
    head = data[:_HEAD]
    found = _DECLARED.search(head) or _XML_DECLARED.search(head)
    name = declared or (found[1].decode("ascii") if found else "")
    try:
        is_utf_8 = bool(data.decode("utf-8")) and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    except UnicodeDecodeError:
        # a byte or two that went wrong do not make it another charset's
        is_utf_8 = damaged_utf8(data) is not None
    if name and not is_utf_8 and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            codec = codecs.lookup(name).name
            codec = _WEB_NAMES.get(codec, codec)
            if not codec.startswith(("utf-16", "utf-32")):
                return data.decode(codec), codec, "declared"
        except (LookupError, UnicodeError):
            pass
    return decoded(shown, data, choices)


def read(path: Path, shown: Path, choices: Choices) -> Iterator[Found]:
    """Yield the article of a web page."""
    data = read_bytes(path, shown, most=MOST_BYTES)
    if len(data) > LONGEST_CONTENT * 2:
        raise ImportProblem(str(shown), TOO_LONG, "Split it into articles.")
    url, declared, page = "", "", data
    if shown.suffix.lower() in (".mhtml", ".mht") or data[:200].lstrip().lower().startswith(
        (b"from: <saved by", b"mime-version:")
    ):
        page, declared, url = _page_of_archive(shown, data)
    text, charset, source = decode_page(shown, page, choices, declared)
    content, details = article_of(text, shown, whole_page=choices.whole_page)
    if url and not details.url:
        details = replace(details, url=url)
    yield make_article(shown, "html", content, details, provenance_of(data, charset, source))


def _page_of_archive(shown: Path, data: bytes) -> tuple[bytes, str, str]:
    """Return the bytes of the first page in a saved web archive, their charset, and where they came from."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if isinstance(part, EmailMessage) and part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            url = str(part.get("Content-Location") or message.get("Snapshot-Content-Location") or "")
            if isinstance(payload, bytes):
                return payload, part.get_content_charset() or "", url if url.startswith("http") else ""
    raise ImportProblem(str(shown), "There is no web page in the file.", "Save the page again, as .html.")


def article_of(text: str, shown: Path, *, whole_page: bool = False) -> tuple[str, ArticleDetails]:
    """Return the text of a page and what it says of itself; the whole page where no article is found in it."""
    root = parse_html(text, shown)
    if root is None:
        raise ImportProblem(str(shown), "The file holds no text.", "Nothing was added.")
    if len(text) > _LONGEST_SEARCHED:
        # no page of a news site is so long, and looking for the article in it would take minutes
        whole = text_of(root)
        if not whole.strip():
            # the parser leaves out a paragraph longer than 10 MB
            raise ImportProblem(str(shown), TOO_LONG, "Split it into articles.")
        return whole, _details(root, None)
    trafilatura = library("trafilatura", "import", ImportProblem, shown)
    date_options = {"original_date": True, "extensive_search": False}
    try:
        found = trafilatura.extract_with_metadata(
            text, output_format="html", include_comments=False, include_tables=True,
            date_extraction_params=date_options,
        )  # fmt: skip
    except (ValueError, TypeError, AttributeError, RecursionError, AssertionError):
        # its thousand heuristics meet pages that nobody wrote; the text is there all the same
        found = None
    details = _details(root, found)
    content = ""
    if found is not None and found.text and not whole_page:
        article = parse_html(found.text, shown)
        content = "" if article is None else text_of(article)
    if len(content) < _LEAST:
        whole = text_of(root)
        content = whole if whole_page or len(whole) > 2 * len(content) else content
    return content, details


def _details(root: Any, found: Any) -> ArticleDetails:
    language = next(
        (root.get(name) for name in ("lang", "{http://www.w3.org/XML/1998/namespace}lang") if root.get(name)), ""
    )
    title = first_text(root, "title", "h1")
    if found is None:
        return ArticleDetails(title, language=language)
    url = str(found.url or "")
    return ArticleDetails(
        str(found.title or title),
        str(found.sitename or found.hostname or ""),
        url if url.startswith(("http://", "https://")) else "",
        str(found.author or ""),
        iso_date(found.date),
        str(language or found.language or ""),
    )
