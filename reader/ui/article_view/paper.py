"""An article on paper: pages with the text, its mentions, a legend of the labels used, and a text layer to search.

The text layer holds the article's own words only: labels and numbers are small pictures, so that copying a sentence
copies nothing else.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextLayout,
    QTextLine,
)

from reader.domain.annotation import Mention
from reader.domain.article import Article, Direction
from reader.domain.errors import ExportProblem
from reader.domain.schema import Label, LabelId
from reader.text.direction import article_direction
from reader.ui.article_view.blocks import LaidBlock, Line, Metrics, cut_blocks, measure
from reader.ui.article_view.glyph_letters import GlyphLetters, parted
from reader.ui.article_view.gutter import paint_gutter
from reader.ui.article_view.heading import Heading
from reader.ui.article_view.marks import LabelStyle
from reader.ui.article_view.painting import Look, paint_lines
from reader.ui.article_view.spans import MentionIndex
from reader.ui.look.fonts import paper_font, ui_font
from reader.ui.look.theme import Theme, load_theme
from reader.ui.words.i18n import number

# px of a sheet of A4 at 96 to the inch
_DPI = 96
_MARGIN, _GUTTER, _FOOT = 72, 34, 52
_FONT = 17
_DENSE = 4.0
_COLUMN_GAP = 22


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold what goes on paper: an article with its byline, mentions and the label set."""

    article: Article
    byline: str
    mentions: Sequence[Mention]
    labels: Sequence[Label]
    language: str = "en"


@dataclass(slots=True)
class _Page:
    """Hold the lines of one page, block by block, with how far down the first of each begins."""

    parts: list[tuple[LaidBlock, list[Line], float]] = field(default_factory=list)
    has_heading: bool = False


class Paper:
    """Lay an article out on pages of one size, and paint them on a device."""

    def __init__(self, sheet: Sheet, width: float, height: float) -> None:
        """Lay out for a page of `width` by `height` px at 96 to the inch."""
        self._sheet, self._width, self._height = sheet, width, height
        self._theme: Theme = load_theme("light")
        content = sheet.article.content
        base = sheet.article.base_direction
        self._direction = article_direction(content) if base is Direction.AUTO else base
        self._font = paper_font(_FONT)
        self._metrics: Metrics = measure(self._font, content)
        self._column = round(width - 2 * _MARGIN - _GUTTER)
        rtl = self._direction is Direction.RTL
        self._left = float(_MARGIN if rtl else _MARGIN + _GUTTER)
        heading_font = paper_font(_FONT)
        title = sheet.article.title
        self._heading = Heading(title, sheet.byline, heading_font, self._column, self._direction, sheet.language)
        self._look = Look(self._theme, self._metrics, self._styles(), sheet.language, dense=_DENSE)
        self.pages: list[_Page] = list(self._flow())

    def _styles(self) -> Mapping[LabelId | None, LabelStyle]:
        theme, language = self._theme, self._sheet.language
        styles: dict[LabelId | None, LabelStyle] = {}
        for label in self._sheet.labels:
            colour = theme.label_colour(label)
            tag = label.shown("ar") if language == "ar" else label.name
            tint = theme.tint_of(colour)
            styles[label.id] = LabelStyle(tag, colour, theme.label_text_colour(label), tint)
        return styles

    def _flow(self) -> Iterator[_Page]:
        """Yield the pages: lines go on to the next one where there is no room, and none is cut."""
        article = self._sheet.article
        blocks = cut_blocks(article.content, article.base_direction)
        index = MentionIndex([block.start for block in blocks])
        index.load(self._sheet.mentions)
        bottom = self._height - _MARGIN - _FOOT
        page, y = _Page(has_heading=True), float(_MARGIN + self._heading.height)
        for order, block in enumerate(blocks):
            laid = LaidBlock(article.content, block, self._font, self._column, self._metrics, parted)
            laid.place(index.in_block(order), lanes=True)
            here: list[Line] = []
            top = y
            for line in laid.lines:
                if y + line.height > bottom and (here or page.parts or page.has_heading):
                    if here:
                        page.parts.append((laid, here, top))
                    yield page
                    page, here, y = _Page(), [], float(_MARGIN)
                    top = y
                here.append(line)
                y += line.height
            if here:
                page.parts.append((laid, here, top))
            y += self._metrics.paragraph_gap if block.ends else 0
        yield page

    def paint(self, painter: QPainter, at: int) -> None:
        """Paint one page; the painter's unit is a px at 96 to the inch."""
        page = self.pages[at]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if page.has_heading:
            self._heading.paint(painter, round(self._left), _MARGIN - 28, self._theme)
        for laid, lines, top in page.parts:
            painter.save()
            painter.translate(self._left, top - lines[0].top)
            paint_lines(painter, laid, self._look, lines)
            if lines[0] is laid.lines[0]:
                edge = float(self._column) if laid.block.rtl else 0.0
                paint_gutter(painter, laid, self._look, QPointF(edge, 0), noted=False)
            painter.restore()
        self._paint_foot(painter, at)

    def drawn(self, at: int) -> Iterator[tuple[QTextLayout, QTextLine]]:
        """Yield the lines of one page that are painted as text, in the order in which `paint` does."""
        page = self.pages[at]
        if page.has_heading:
            yield from self._heading.lines()
        for laid, lines, _ in page.parts:
            yield from ((laid.layout, line.line) for line in lines)

    def _paint_foot(self, painter: QPainter, at: int) -> None:
        """Paint the legend of the labels used, and which page this is; as pictures, not as text of the article."""
        language, theme = self._sheet.language, self._theme
        used = {mention.label_id for mention in self._sheet.mentions}
        font = ui_font(language, 10.5)
        metrics = QFontMetricsF(font)
        rtl = language == "ar"
        x = self._width - _MARGIN if rtl else float(_MARGIN)
        y = self._height - _MARGIN + 6
        painter.setFont(font)
        for label in self._sheet.labels:
            if label.id not in used:
                continue
            text = label.shown(language)
            width = metrics.horizontalAdvance(text)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.label_colour(label))
            painter.drawEllipse(QPointF(x - 4 if rtl else x + 4, y - 4), 3.5, 3.5)
            self._paint_words(painter, text, theme.text2, QPointF(x - 13 - width if rtl else x + 13, y))
            step = 13 + width + _COLUMN_GAP
            x += -step if rtl else step
        shown = f"{number(at + 1, language)} / {number(len(self.pages), language)}"
        middle = (self._width - metrics.horizontalAdvance(shown)) / 2
        self._paint_words(painter, shown, theme.text3, QPointF(middle, y + 22))

    def _paint_words(self, painter: QPainter, text: str, colour: QColor, at: QPointF) -> None:
        """Paint words as a picture that stands on a baseline: they are no part of the text layer."""
        picture = self._look.number(text, colour, 400, _DENSE)
        assert isinstance(picture, QImage)
        size = picture.deviceIndependentSize()
        metrics = QFontMetricsF(ui_font(self._sheet.language, 12))
        scale = 10.5 / 12
        target = QRectF(at.x(), at.y() - metrics.ascent() * scale, size.width() * scale, size.height() * scale)
        painter.drawImage(target, picture, QRectF(picture.rect()))


def _page_layout() -> QPageLayout:
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def page_size(resolution: int) -> tuple[float, float]:
    """Return width and height of a page on a device of a resolution, px at 96 to the inch."""
    pixels = _page_layout().fullRectPixels(resolution)
    return pixels.width() * _DPI / resolution, pixels.height() * _DPI / resolution


def paint_sheets(
    device: QPagedPaintDevice, sheets: Iterable[Sheet], resolution: int, letters: GlyphLetters | None = None
) -> int:
    """Paint articles on a paged device, each from a new page; return how many pages that were.

    `letters` gathers what the glyphs stand for.
    """
    device.setPageLayout(_page_layout())
    scale = resolution / _DPI
    painter = QPainter()
    if not painter.begin(device):
        return 0
    pages = 0
    for sheet in sheets:
        paper = Paper(sheet, *page_size(resolution))
        for at in range(len(paper.pages)):
            if pages:
                device.newPage()
            painter.save()
            painter.scale(scale, scale)
            paper.paint(painter, at)
            painter.restore()
            if letters is not None:
                for layout, line in paper.drawn(at):
                    letters.add(layout, line)
            pages += 1
    painter.end()
    return pages


def write_pdf(path: Path, sheets: Sequence[Sheet]) -> int:
    """Write articles as a PDF with a text layer; return the pages. Raises ExportProblem; then no file is left.

    It is written beside its name first, as every export is.
    """
    part = path.with_name(f".{path.name}.part")
    writer = QPdfWriter(str(part))
    writer.setResolution(1200)
    writer.setTitle(sheets[0].article.title if sheets else "")
    writer.setCreator("Hashiya")
    letters = GlyphLetters()
    pages = paint_sheets(writer, sheets, 1200, letters)
    # the file is closed with the writer
    del writer
    try:
        if not pages or not part.is_file() or part.stat().st_size < 100:
            raise OSError("the PDF could not be written")
        letters.tell(part)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        problem = f"The PDF could not be written: {error}."
        raise ExportProblem(str(path), problem, "Choose another place.") from error
    return pages
