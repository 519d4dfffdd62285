"""PDF: the text of each page in logical order, mended where the layout broke it; and pictures of pages to compare."""

import ctypes
import math
import re
import threading
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from reader.domain.article import ArticleDetails
from reader.domain.errors import ExportProblem, ImportProblem
from reader.formats.articles.base import Choices, Found, iso_date, make_article, provenance_of
from reader.formats.articles.packed import DAMAGED
from reader.formats.articles.pdf_lines import put_together, rows_of
from reader.formats.articles.pdf_order import Glyph, in_reading_order, pairs_mended
from reader.formats.articles.pdf_paragraphs import Line, joined, line_of
from reader.formats.libraries import library
from reader.formats.plain_text import read_bytes
from reader.text.repair import in_logical_order, is_visual, join_glyphs, join_lines, part_scripts, plain_letters

# the library underneath works for one thread at a time
_ONE_AT_A_TIME = threading.Lock()
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_RTL_LETTER = re.compile("[\u05d0-\u05ea\u0620-\u06d3]")
_LEAST_PER_PAGE = 3
_PAGE_END = "\f"


@contextmanager
def _document(data: bytes, shown: Path) -> Iterator[Any]:
    pdfium = library("pypdfium2", "import", ImportProblem, shown)
    with _ONE_AT_A_TIME:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            if "password" in str(error).lower():
                raise ImportProblem(
                    str(shown), "The file is protected by a password.",
                    "Open it in its program and save it without one.",
                ) from error  # fmt: skip
            raise ImportProblem(str(shown), DAMAGED, "Get it again, or save it anew.") from error
        try:
            yield document
        except pdfium.PdfiumError as error:
            raise ImportProblem(str(shown), DAMAGED, "Get it again, or save it anew.") from error
        finally:
            document.close()


def read(path: Path, shown: Path, _choices: Choices) -> Iterator[Found]:
    """Yield the article of a PDF. Raises ImportProblem for one that is only pictures of pages."""
    data = read_bytes(path, shown)
    with _document(data, shown) as document:
        meta = document.get_metadata_dict()
        found = [_glyphs(document[number]) for number in range(len(document))]
    glyphs = in_reading_order([glyph for page in found for glyph in (*page, Glyph([_PAGE_END], is_made=True))])
    # one program made all pages: what is seen on one tells of the others
    pages = join_glyphs([glyph.letters for glyph in glyphs]).split(_PAGE_END)[:-1]
    if sum(len(page.strip()) for page in pages) < _LEAST_PER_PAGE * max(1, len(pages)):
        raise ImportProblem(
            str(shown), "The pages are pictures without text.", "Run a text recognition (OCR) over the file first."
        )
    unknown = sum(len(_CONTROLS.findall(page.replace("\r\n", ""))) for page in pages)
    if unknown > 0.1 * sum(len(page) for page in pages):
        raise ImportProblem(
            str(shown), "The file does not say which letters its signs are.",
            "Run a text recognition (OCR) over the file first.",
        )  # fmt: skip
    content, repairs = page_text_mended(pages, _lines(glyphs))
    details = ArticleDetails(meta.get("Title", ""), author=meta.get("Author", ""), published=_date(meta))
    yield make_article(shown, "pdf", content, details, provenance_of(data, repairs=repairs))


def _lines(glyphs: Sequence[Glyph]) -> list[Line | None]:
    """Return where each line of a document stands, page by page."""
    pages: list[list[Glyph]] = [[]]
    for glyph in glyphs:
        if glyph.letters[0] == _PAGE_END:
            pages.append([])
        else:
            pages[-1].append(glyph)
    return [line_of(row, number) for number, page in enumerate(pages[:-1]) for row in rows_of(page)]


def _date(meta: dict[str, str]) -> str:
    raw = meta.get("CreationDate", "").removeprefix("D:")
    return iso_date(f"{raw[:4]}-{raw[4:6]}-{raw[6:8]}") if raw[:8].isdecimal() else ""


def _glyphs(page: Any) -> list[Glyph]:
    """Return the glyphs of a page in the library's order; letters that come from one glyph stand where it stands.

    Pieces of one line come as one line, in the order of reading.
    """
    import pypdfium2.raw as raw

    text_page = page.get_textpage()
    try:
        glyphs: list[Glyph] = []
        last: tuple[float, float] | None = None
        x, y = ctypes.c_double(), ctypes.c_double()
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        matrix = raw.FS_MATRIX()
        for index in range(text_page.count_chars()):
            code = raw.FPDFText_GetUnicode(text_page, index)
            char = "\n" if code == 0x0C else chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
            place = None
            if not raw.FPDFText_IsGenerated(text_page, index) and raw.FPDFText_GetCharOrigin(text_page, index, x, y):
                place = (round(x.value, 2), round(y.value, 2))
            # a space may stand where the letter behind it does, and is none of its letters
            if place is not None and place == last and not (char.isspace() or glyphs[-1].letters[-1].isspace()):
                raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
                glyph = glyphs[-1]
                glyph.letters.append(char)
                glyph.left, glyph.right = min(glyph.left, left.value), max(glyph.right, right.value)
            elif place is None:
                glyphs.append(Glyph([char], is_made=True))
            else:
                raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
                size = raw.FPDFText_GetFontSize(text_page, index)
                if raw.FPDFText_GetMatrix(text_page, index, matrix):
                    size *= math.hypot(matrix.c, matrix.d)
                glyphs.append(Glyph([char], left.value, right.value, y.value, size, (bottom.value + top.value) / 2))
            last = place
    finally:
        text_page.close()
        page.close()
    for glyph in glyphs:
        if len(glyph.letters) > 1 and unicodedata.combining(glyph.letters[0]):
            # the library gives the letters of one glyph from left to right: a mark stands on what came behind it
            glyph.letters.reverse()
    return put_together(glyphs)


def page_text_mended(pages: list[str], places: Sequence[Line | None]) -> tuple[str, tuple[str, ...]]:
    """Return the text of pages as paragraphs, and the names of the repairs that were needed.

    `places` says of each line where it stands; where one does not tell, lines are joined by their length.
    """
    repairs: list[str] = []
    # a hyphen that only the layout put there comes as U+0002; other controls are glyphs without a letter
    clean = (_CONTROLS.sub("", page.replace("\r\n", "\n").replace("\x02", "-")) for page in pages)
    lines = [line for page in clean for line in page.split("\n")]
    if is_visual(lines):
        lines = [in_logical_order(line) for line in lines]
        repairs.append("visual_order")
    plain = [plain_letters(line) for line in lines]
    if plain != lines:
        repairs.append("presentation_forms")
    parted = [part_scripts(line) for line in plain]
    if parted != plain:
        repairs.append("spaces")
    is_placed = len(places) == len(parted) and all(
        place or not line.strip() for line, place in zip(parted, places, strict=True)
    )
    found = joined(parted, places) if is_placed else join_lines(parted)
    paragraphs = [pairs_mended(each) if _RTL_LETTER.search(each) else each for each in found]
    return "\n".join(paragraphs), tuple(repairs)


@dataclass(frozen=True, slots=True)
class TextLayer:
    """Hold the text layer of a page as the library gives it; `mended` reads it anew, as an import does."""

    text: str
    mended: Callable[[], str]


def layers_of_pages(path: Path) -> Iterator[TextLayer]:
    """Yield the text layer of each page. Raises ExportProblem."""
    pdfium = library("pypdfium2", "import", ExportProblem, path)
    with _ONE_AT_A_TIME:
        try:
            document = pdfium.PdfDocument(path)
        except pdfium.PdfiumError as error:
            raise ExportProblem(str(path), DAMAGED, "Nothing was kept.") from error
        try:
            for number in range(len(document)):
                page = document[number]
                text_page = page.get_textpage()
                text = text_page.get_text_range()
                text_page.close()
                page.close()
                yield TextLayer(text, partial(_mended_page, document, number))
        finally:
            document.close()


def _mended_page(document: Any, number: int) -> str:
    glyphs = in_reading_order(_glyphs(document[number]))
    return page_text_mended([join_glyphs([glyph.letters for glyph in glyphs])], ())[0]


def texts_of_pages(path: Path) -> Iterator[str]:
    """Yield the text layer of each page as the library gives it. Raises ExportProblem."""
    yield from (layer.text for layer in layers_of_pages(path))


def page_count(data: bytes, shown: Path) -> int:
    """Return how many pages a PDF has. Raises ImportProblem."""
    with _document(data, shown) as document:
        return len(document)


def page_picture(data: bytes, shown: Path, number: int, width: int) -> tuple[int, int, int, bytes]:
    """Return a page as width, height, bytes a line, and pixels (BGRX, 8 bits each). Raises ImportProblem."""
    with _document(data, shown) as document:
        page = document[number]
        scale = width / max(1.0, page.get_width())
        # a page may say that it is a kilometre high
        scale = min(scale, 4000 / max(1.0, page.get_height()))
        bitmap = page.render(scale=scale, prefer_bgrx=True, rev_byteorder=False)
        found = (bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        bitmap.close()
        page.close()
    return found
