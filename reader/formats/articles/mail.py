"""E-mail messages: the text of the message; what is attached to it stays where it is."""

import email
import email.policy
import email.utils
from collections.abc import Iterator
from email.errors import MessageError
from email.message import EmailMessage
from pathlib import Path

from reader.domain.article import ArticleDetails
from reader.domain.errors import ImportProblem
from reader.formats.articles.base import Choices, Found, decoded, make_article, provenance_of
from reader.formats.articles.markup import html_to_text
from reader.formats.articles.packed import DAMAGED
from reader.formats.articles.web_page import decode_page
from reader.formats.plain_text import MOST_BYTES, read_bytes


def read(path: Path, shown: Path, choices: Choices) -> Iterator[Found]:
    """Yield the article of a message."""
    data = read_bytes(path, shown, most=MOST_BYTES)
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        body = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else None
        payload = body.get_payload(decode=True) if body is not None else None
        details = _details(message)
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, IndexError, RecursionError) as error:
        raise ImportProblem(str(shown), DAMAGED, "Get it again, or save it anew.") from error
    if body is None or not isinstance(payload, bytes) or not message.keys():
        raise ImportProblem(str(shown), "The file holds no text.", "Nothing was added.")
    declared = body.get_content_charset() or ""
    if body.get_content_type() == "text/html":
        text, charset, source = decode_page(shown, payload, choices, declared)
        text = html_to_text(text, shown)
    else:
        text, charset, source = (
            decode_page(shown, payload, choices, declared) if declared else decoded(shown, payload, choices)
        )
    yield make_article(shown, "eml", text, details, provenance_of(data, charset, source))


def _details(message: EmailMessage) -> ArticleDetails:
    name, address = email.utils.parseaddr(str(message.get("From", "")))
    try:
        when = email.utils.parsedate_to_datetime(str(message.get("Date", ""))).date().isoformat()
    except (ValueError, TypeError, IndexError):
        when = ""
    return ArticleDetails(
        str(message.get("Subject", "")),
        address.partition("@")[2],
        author=name or address,
        published=when,
        language=str(message.get("Content-Language", "")),
    )
