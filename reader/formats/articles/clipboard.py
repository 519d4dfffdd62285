"""Rich text from the clipboard: the same reader as for web pages, so that paragraphs stay and hidden parts go."""

from pathlib import Path

from reader.domain.errors import ImportProblem
from reader.formats.articles.markup import html_to_text


def text_of_clipboard(html: str, plain: str) -> str:
    """Return the text to paste: that of the HTML, or the plain one where there is none or it cannot be read."""
    if not html.strip():
        return plain
    try:
        text = html_to_text(html, Path("clipboard"))
    except ImportProblem:
        # the library for it is not installed: the plain text is there all the same
        return plain
    return text if text.strip() else plain
