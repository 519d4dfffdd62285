"""The reading view against Qt's own parts: section 4 of the design's reading-view page, and labelling at scale."""

import random
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QTextEdit

from reader.domain.annotation import Mention, MentionId
from reader.domain.annotator import AnnotatorId
from reader.domain.article import ArticleId, Direction
from reader.domain.schema import LabelId
from reader.domain.span import Span
from reader.ui.application import make_application
from reader.ui.article_view.marks import LabelStyle
from reader.ui.article_view.view import ArticleView
from reader.ui.look.fonts import READING_FONTS, reading_font
from reader.ui.look.theme import load_theme
from tests.benchmarks.harness import Figure, cpu, medians

SENTENCES = (
    "قال غانتس لإسرائيل اليوم في لقاء جمع رئيس هيئة الأركان المشتركة الأمريكية بحسب بيان نشرته صحيفة",
    "من الولايات المتحدة",
    "إن التحديات والتغيرات الأخيرة في الوضع العملياتي بالشرق الأوسط والملف الإيراني",
)
WORDS = " ".join(SENTENCES).split()
SIZE = QSize(900, 800)


def make_text(length: int, seed: int = 1) -> str:
    """Return a text of about this many characters in paragraphs of about 500."""
    chance, parts, total = random.Random(seed), [], 0
    while total < length:
        words = [chance.choice(WORDS) for _ in range(chance.randint(60, 100))]
        parts.append(" ".join(words) + ".")
        total += len(parts[-1]) + 1
    return "\n".join(parts)[:length].rstrip()


def make_mentions(content: str, count: int, seed: int = 3) -> list[Mention]:
    """Return mentions of one to four words, some nested, sorted by start."""
    chance, found = random.Random(seed), []
    for number in range(count):
        start = content.find(" ", chance.randrange(len(content) - 80)) + 1
        end = start + chance.choice((4, 5, 7, 10, 14, 22))
        line = content.find("\n", start, end)
        end = line if line > start else end
        found.append(
            Mention(MentionId(number + 1), ArticleId(1), AnnotatorId(1), LabelId(number % 8), (Span(start, end),))
        )
    return sorted(found, key=lambda mention: mention.start)


def styles() -> dict[LabelId | None, LabelStyle]:
    """Return eight label styles."""
    theme = load_theme("light")
    colours = list(theme.labels.items())
    return {
        LabelId(n): LabelStyle(name, colour, colour, theme.tint_of(colour)) for n, (name, colour) in enumerate(colours)
    }


def make_view(content: str, mentions: list[Mention]) -> ArticleView:
    """Return a shown view."""
    view = ArticleView()
    view.resize(SIZE)
    view.set_article(content, Direction.RTL)
    view.set_mentions(mentions, styles())
    view.show()
    QApplication.processEvents()
    return view


def painter_of(widget: ArticleView | QTextEdit) -> Callable[[], None]:
    """Return what repaints the whole viewport into a picture."""
    picture = QImage(widget.viewport().size(), QImage.Format.Format_ARGB32_Premultiplied)

    def paint() -> None:
        widget.viewport().render(picture)

    return paint


def direct_painter_of(view: ArticleView) -> Callable[[], None]:
    """Return what paints the view's page without the machinery of widgets, as the pure draw does."""
    picture = QImage(view.viewport().size(), QImage.Format.Format_ARGB32_Premultiplied)

    def paint() -> None:
        painter = QPainter(picture)
        view.paint(painter, QRectF(view.viewport().rect()))
        painter.end()

    return paint


def pure_draw(view: ArticleView) -> Callable[[], None]:
    """Return what draws the same page's layouts and nothing else."""
    picture = QImage(view.viewport().size(), QImage.Format.Format_ARGB32_Premultiplied)
    page = [
        (view.text.block(row - 1).layout, top)
        for row, top in view.text.visible(view.viewport().height())
        if 0 < row <= len(view.text.blocks)
    ]

    def paint() -> None:
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        for layout, top in page:
            layout.draw(painter, QPointF(view.column_left(), top))
        painter.end()

    return paint


def page_texts(view: ArticleView) -> list[str]:
    """Return the text of each block on the screen."""
    return [
        view.text.content[view.text.blocks[row - 1].start : view.text.blocks[row - 1].end]
        for row, _ in view.text.visible(view.viewport().height())
        if 0 < row <= len(view.text.blocks)
    ]


def lay_out_and_draw(view: ArticleView, texts: list[str]) -> Callable[[], None]:
    """Return what lays out a page from nothing with bare layouts, and draws it."""
    picture = QImage(view.viewport().size(), QImage.Format.Format_ARGB32_Premultiplied)
    font, width = view.text.font, view.text.width

    def run() -> None:
        painter, y = QPainter(picture), 0.0
        for text in texts:
            layout = QTextLayout(text, font)
            layout.setCacheEnabled(True)
            option = QTextOption()
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            layout.setTextOption(option)
            layout.beginLayout()
            top = 0.0
            while (line := layout.createLine()).isValid():
                line.setLineWidth(width)
                line.setPosition(QPointF(0, top))
                top += line.height()
            layout.endLayout()
            layout.draw(painter, QPointF(0, y))
            y += top
        painter.end()

    return run


def shape(texts: list[str]) -> Callable[[], None]:
    """Return what shapes a page with HarfBuzz alone."""
    import uharfbuzz

    from reader.paths import RESOURCES

    face = uharfbuzz.Face((RESOURCES / "fonts" / "NotoNaskhArabic-Regular.ttf").read_bytes())
    font = uharfbuzz.Font(face)

    def run() -> None:
        for text in texts:
            buffer = uharfbuzz.Buffer()
            buffer.add_str(text)
            buffer.guess_segment_properties()
            uharfbuzz.shape(font, buffer)

    return run


def make_edit(content: str) -> QTextEdit:
    """Return Qt's own text widget on the same text."""
    edit = QTextEdit()
    edit.setFont(reading_font(READING_FONTS[0].family, 23))
    edit.resize(SIZE)
    edit.setPlainText(content)
    return edit


def page_figures(view: ArticleView, edit: QTextEdit) -> list[Figure]:
    """Return the rows about painting one page."""
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    QApplication.processEvents()
    paint, draw, edit_paint = painter_of(view), pure_draw(view), painter_of(edit)
    bare_paint = direct_painter_of(view)
    times = medians(31, ours=paint, bare=bare_paint, draw=draw, edit=edit_paint)
    found = [
        Figure("redraw / pure QTextLayout.draw of the page", times["bare"] / times["draw"], 1.6),
        Figure("redraw / QTextEdit redraw without any span", times["ours"] / times["edit"], 0.8),
    ]
    texts = page_texts(view)
    bare, harfbuzz = lay_out_and_draw(view, texts), shape(texts)

    def cold() -> None:
        view.text._laid.clear()
        bare_paint()

    times = medians(21, cold=cold, bare=bare, harfbuzz=harfbuzz, warm=bare_paint, draw=draw)
    return [
        *found,
        Figure("cold page / (QTextLayout + draw)", times["cold"] / times["bare"], 2.0),
        Figure("cold page / HarfBuzz shaping of the page", times["cold"] / times["harfbuzz"], 10),
        Figure("prefetched page / draw", times["warm"] / times["draw"], 2.0),
    ]


def whole_text_figures(content: str, mentions: list[Mention]) -> list[Figure]:
    """Return the rows about jumping, reflow, and the page jumps with 100,000 mentions."""
    ours, theirs = [], []
    for _ in range(3):
        view = make_view(content, mentions)
        ours.append(cpu(lambda view=view: (view.verticalScrollBar().setValue(10**9), painter_of(view)())))
        edit = make_edit(content)
        edit.show()
        QApplication.processEvents()
        theirs.append(cpu(lambda edit=edit: (edit.moveCursor(edit.textCursor().MoveOperation.End), painter_of(edit)())))
    widths = iter([880, 860, 840, 820, 800, 780])

    def reflow(widget: ArticleView | QTextEdit) -> float:
        width = next(widths)
        return cpu(lambda: (widget.resize(width, 800), QApplication.sendPostedEvents(), painter_of(widget)()))

    edit.show()
    QApplication.processEvents()
    pairs = [(reflow(view), reflow(edit)) for _ in range(3)]
    reflows = [statistics.median(values) for values in zip(*pairs, strict=True)]
    found = [
        Figure(
            "jump to end just after opening / QTextEdit's", statistics.median(ours) / statistics.median(theirs), 1 / 50
        ),
        Figure("reflow / QTextEdit's", reflows[0] / reflows[1], 1 / 10),
    ]
    many = make_view(content, make_mentions(content, 100_000))
    bar, worst = many.verticalScrollBar(), []
    paint = painter_of(many)
    for step in range(350):
        target = (bar.maximum() * ((step * 37) % 350)) // 350
        worst.append(cpu(lambda target=target: (bar.setValue(target), paint())) * 1000)
    worst.sort()
    return [*found, Figure("worst of 350 page jumps with 100 k mentions", worst[-1], 16, "ms")]


def labelling_figures(content: str) -> list[Figure]:
    """Return paging and labelling with 0 to 100,000 mentions."""
    return [figure for count in (0, 1_000, 10_000, 100_000) for figure in _labelling(content, count)]


def _labelling(content: str, count: int) -> list[Figure]:
    view = make_view(content, make_mentions(content, count) if count else [])
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 3)
    QApplication.processEvents()
    paint, bar = painter_of(view), view.verticalScrollBar()

    def page() -> None:
        bar.setValue(bar.value() + 700)
        paint()

    def put(number: int) -> None:
        span = Span(position + number * 3, position + number * 3 + 6)
        view.put_mention(Mention(MentionId(10**9 + number), ArticleId(1), AnnotatorId(1), LabelId(0), (span,)))
        paint()

    pages = [cpu(page) * 1000 for _ in range(15)]
    position = view.first_visible_position() + 40
    puts = [cpu(partial(put, number)) * 1000 for number in range(15)]
    return [
        Figure(f"page down, {count} mentions", statistics.median(pages), 16, "ms"),
        Figure(f"put one mention and paint, {count} mentions", statistics.median(puts), 16, "ms"),
    ]


def memory_figure() -> Figure:
    """Return the memory of 10 million characters as a ratio to QTextEdit's."""
    import resource

    def used() -> float:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * resource.getpagesize() / 1e6

    content = make_text(10_000_000)
    before = used()
    view = ArticleView()
    view.resize(SIZE)
    view.set_article(content, Direction.RTL)
    view.show()
    QApplication.processEvents()
    view.verticalScrollBar().setValue(10**9)
    QApplication.processEvents()
    ours = used() - before
    before = used()
    edit = make_edit(content)
    edit.show()
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    QApplication.processEvents()
    theirs = used() - before
    edit.deleteLater()
    return Figure(f"memory at 10 M characters / QTextEdit's ({ours:.0f} of {theirs:.0f} MB)", ours / theirs, 1 / 10)


def opening_figures() -> list[Figure]:
    """Return opening from the store and painting, at three sizes."""
    import tempfile

    from reader.domain.article import ArticleDetails
    from reader.formats.schema_toml import read_schema, starter_schemas
    from reader.project import ArticleDraft, Project

    found = []
    with tempfile.TemporaryDirectory() as folder:
        for length, count, bound in ((100_000, 1_000, 0.15), (100_000, 10_000, 0.3), (1_000_000, 10_000, 0.5)):
            content, path = make_text(length), Path(folder, f"{length}-{count}.sqlite")
            with Project.create(path, schema=read_schema(starter_schemas()[0][1])) as project:
                (article_id,) = project.add_articles([ArticleDraft(ArticleDetails("t"), content)])
                labels = [label.id for label in project.schema.labels]
                seen = set()
                with project.edit("build") as edit:
                    for mention in make_mentions(content, count):
                        if (mention.spans, mention.label_id) not in seen:
                            seen.add((mention.spans, mention.label_id))
                            edit.add_mention(article_id, labels[(mention.label_id or 0) % 8], mention.spans)
            with Project.open(path) as project:
                view = ArticleView()
                view.resize(SIZE)
                view.show()
                QApplication.processEvents()
                start = time.perf_counter()
                article = project.article(article_id)
                view.set_article(article.content, article.base_direction)
                view.set_mentions(project.mentions(article_id), styles())
                painter_of(view)()
                seconds = time.perf_counter() - start
            found.append(Figure(f"open and paint {length} characters, {count} mentions", seconds, bound, "s"))
    return found


def figures() -> list[Figure]:
    """Return every figure of the view."""
    make_application("en", "light")
    # first, while no memory given back by others can be used again
    memory = memory_figure()
    content = make_text(1_000_000)
    mentions = make_mentions(content, 10_000)
    view, edit = make_view(content, mentions), make_edit(content)
    edit.show()
    QApplication.processEvents()
    return [
        *page_figures(view, edit),
        *whole_text_figures(content, mentions),
        *labelling_figures(content),
        *opening_figures(),
        memory,
    ]
