"""PDF as a format like the others: pages to read and print, whose text layer can be searched.

Only the window's layer can lay out Arabic, so this exporter reaches the registry as another package's would: by entry
point. Nothing of Qt is imported before something is written, and then no display is needed.
"""

import os
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.domain.annotation import Mention, MentionId
from reader.domain.annotator import AnnotatorId
from reader.domain.article import Article, ArticleId, content_sha256
from reader.domain.errors import ExportProblem
from reader.domain.schema import LabelId, Schema
from reader.formats.articles.pdf import TextLayer, layers_of_pages
from reader.formats.base import TEXTS, Bundle, BundleArticle, OptionSpec, ReportRow
from reader.formats.text_layer import words_not_found

if TYPE_CHECKING:
    from reader.ui.article_view.paper import Sheet

_RESOLUTION = 1200
# what no face has letters for cannot be searched; more than this share missing is no text layer
_LEAST = 0.5
_LACKING = "the text layer does not hold it: a search of the pages does not find it"
_running: list[Any] = []


class PaperCopy:
    """Write reading copies for paper."""

    name = "pdf"
    title = "PDF reading copy"
    suffix = ".pdf"
    unit = "code points"
    keeps = "the pages as they are read, mentions drawn below the text with a legend; a text layer to search and copy"
    loses = "it is for reading and cannot be imported with its mentions; words that a search does not find are listed"
    carries = frozenset((*TEXTS, "article titles", "reading directions", "label colours"))
    extra = "import"
    options: tuple[OptionSpec, ...] = (OptionSpec("language", ("ar", "en"), "ar"),)
    proof = "words"

    def losses(self, article: BundleArticle, options: Mapping[str, str]) -> list[ReportRow]:
        """Return nothing: every mention is drawn."""
        return []

    def write(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> None:
        """Write the file, each article from a new page."""
        _start_qt(path)
        from PySide6.QtGui import QPdfWriter

        from reader.ui.article_view.glyph_letters import GlyphLetters
        from reader.ui.article_view.paper import paint_sheets

        writer = QPdfWriter(str(path))
        writer.setResolution(_RESOLUTION)
        writer.setTitle(bundle.name or bundle.schema.name)
        writer.setCreator("Hashiya")
        sheets = (_sheet(article, bundle.schema, options["language"]) for article in bundle.articles)
        letters = GlyphLetters()
        pages = paint_sheets(writer, sheets, _RESOLUTION, letters)
        # the file is closed with the writer
        del writer
        if not pages or not path.is_file():
            raise ExportProblem(str(path), "There is nothing to write.", "Choose at least one article.")
        letters.tell(path)

    def differences(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> Iterator[str | ReportRow]:
        """Count the pages of each article and look for its words in their text layer."""
        from reader.ui.article_view.paper import Paper, page_size

        pages = layers_of_pages(path)
        size = page_size(_RESOLUTION)
        for article in bundle.articles:
            expected = len(Paper(_sheet(article, bundle.schema, options["language"]), *size).pages)
            read = list(islice(pages, expected))
            if len(read) != expected:
                yield f"pages of article {article.id} are missing"
            layer = "\n".join(page.text for page in read)
            letters = _letters(article.content)
            if (letters - _letters(layer)).total() > (1 - _LEAST) * letters.total():
                yield f"the text layer of article {article.id} lacks most of its letters"
                continue
            # read before the next page is asked for
            content = article.content
            for span in words_not_found(content, layer, partial(_mended, read)):
                yield ReportRow(article.id, span.start, span.end, span.slice(content), "unfound", _LACKING, "word")
        if next(pages, None) is not None:
            yield "there is a page too many"


def _mended(pages: Sequence[TextLayer]) -> str:
    return "\n".join(page.mended() for page in pages)


def _letters(text: str) -> Counter[str]:
    return Counter(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


def _start_qt(path: Path) -> None:
    """Have Qt with the bundled fonts: the window's own, or one that needs no display. Raises ExportProblem."""
    try:
        from PySide6.QtGui import QGuiApplication

        from reader.ui.look.fonts import load_fonts
    except ImportError as error:
        problem = f"Pages are drawn with Qt, which cannot start here: {error}."
        raise ExportProblem(str(path), problem, "Install what it needs, or choose html or docx.") from error
    if QGuiApplication.instance() is None:
        from PySide6.QtCore import QLoggingCategory

        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        # Qt names every face that lacks a script on the way to one that has it
        QLoggingCategory.setFilterRules("qt.text.font.*=false\nqt.qpa.fonts=false")
        _running.append(QGuiApplication(["hashiya"]))
    load_fonts()


def _sheet(given: BundleArticle, schema: Schema, language: str) -> "Sheet":
    """Return what goes on paper of an article."""
    from reader.ui.article_view.paper import Sheet

    names: dict[str | None, LabelId] = {label.name: label.id for label in schema.labels}
    key, details = ArticleId(1), given.details
    sha256 = content_sha256(given.content)
    article = Article(key, details, given.content, sha256, base_direction=given.base_direction)
    mentions = tuple(
        Mention(MentionId(number), key, AnnotatorId(1), names.get(each.label), each.spans)
        for number, each in enumerate(given.mentions, 1)
    )
    facts = (details.source, details.author, details.published)
    # each in its own direction, whichever the interface runs in
    byline = "  ·  ".join(f"\u2068{fact}\u2069" for fact in facts if fact)
    return Sheet(article, byline, mentions, schema.mention_labels, language)
