"""Lanes, heights, scrolling: what must hold whatever the text and its mentions."""

import random
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtWidgets import QApplication

from reader.domain.annotation import Mention, MentionId
from reader.domain.annotator import AnnotatorId
from reader.domain.article import ArticleId, Direction
from reader.domain.schema import LabelId
from reader.domain.span import Span
from reader.text.lanes import assign_lanes, outermost
from reader.ui.article_view.blocks import LONGEST_BLOCK, cut_blocks
from reader.ui.article_view.heights import Heights
from reader.ui.article_view.laid_text import LaidText
from reader.ui.article_view.marks import Marks
from reader.ui.article_view.view import ArticleView
from reader.ui.look.fonts import reading_font

ranges = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 15)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=14
)


@given(ranges)
def test_ranges_of_one_lane_never_overlap_and_none_is_left_empty(given_ranges: list[tuple[int, int]]) -> None:
    lanes = assign_lanes(given_ranges)
    for first, low in enumerate(given_ranges):
        for second, high in enumerate(given_ranges[:first]):
            if lanes[first] == lanes[second]:
                assert low[1] <= high[0] or high[1] <= low[0]
    assert set(lanes) == set(range(max(lanes, default=-1) + 1))


@given(ranges)
def test_an_inner_range_lies_nearer_to_the_text_than_the_one_around_it(given_ranges: list[tuple[int, int]]) -> None:
    lanes, outer = assign_lanes(given_ranges), outermost(given_ranges)
    for first, (start, end) in enumerate(given_ranges):
        for second, (low, high) in enumerate(given_ranges):
            if low <= start and end <= high and (low, high) != (start, end):
                assert lanes[first] < lanes[second]
                assert not outer[first]
    assert not given_ranges or any(outer)


@given(st.lists(st.integers(0, 50), min_size=1, max_size=40), st.data())
def test_heights_equal_a_plain_sum(values: list[int], data: st.DataObject) -> None:
    heights = Heights(values)
    for _ in range(5):
        index = data.draw(st.integers(0, len(values) - 1))
        values[index] = data.draw(st.integers(0, 50))
        heights.set(index, values[index])
    assert heights.total == sum(values)
    for index in range(len(values) + 1):
        assert heights.sum_before(index) == sum(values[:index])
    y = data.draw(st.integers(0, sum(values) + 10))
    row, top = heights.find(y)
    assert top == sum(values[:row])
    assert y >= sum(values) or top <= y < top + values[row]


@given(st.lists(st.text(alphabet="ابج مx.، ", max_size=90).map(lambda part: part * 70), max_size=4))
def test_blocks_cover_the_text_in_order_and_none_is_too_long(paragraphs: list[str]) -> None:
    content = "\n".join(paragraphs)
    blocks = cut_blocks(content, Direction.AUTO)
    assert "".join(content[block.start : block.end] for block in blocks) == content.replace("\n", "")
    assert all(block.end - block.start <= LONGEST_BLOCK for block in blocks)
    assert all(first.end <= second.start for first, second in pairwise(blocks))


def long_text() -> str:
    chance = random.Random(2)
    words = ["قال", "غانتس", "لإسرائيل", "في", "لقاء", "جمع", "رئيس", "هيئة", "الأركان", "Nova", "Rail", "25", "نوفمبر"]
    return "\n".join(" ".join(chance.choice(words) for _ in range(chance.randint(5, 90))) for _ in range(120))


def mentions_of(content: str, count: int) -> list[Mention]:
    chance = random.Random(3)
    found = []
    for number in range(count):
        start = chance.randrange(len(content) - 30)
        span = Span(start, start + chance.randint(2, 25))
        found.append(Mention(MentionId(number + 1), ArticleId(1), AnnotatorId(1), LabelId(1), (span,)))
    return found


@pytest.fixture
def view(qapp: object) -> ArticleView:
    view = ArticleView()
    view.resize(800, 600)
    content = long_text()
    view.set_article(content, Direction.AUTO, title="عنوان", byline="مصدر")
    view.set_mentions(mentions_of(content, 300), {})
    view.show()
    QApplication.processEvents()
    return view


class Painted(QObject):
    """Record how many rows of pixels each painting of a viewport asked for."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self.heights: list[int] = []
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.heights.append(event.rect().height())  # type: ignore[attr-defined]
        return False


def test_a_scrolled_picture_equals_one_painted_anew(view: ArticleView) -> None:
    bar, painted = view.verticalScrollBar(), Painted(view)
    for step in (40, 130, -70, 300, -25, 599, 1, -380, 2000, -90):
        painted.heights.clear()
        bar.setValue(bar.value() + step)
        QApplication.processEvents()
        assert max(painted.heights) == min(abs(step), view.viewport().height()), "a small step shifts the picture"
        # what the screen holds, not what a fresh painting would give
        shifted = view.screen().grabWindow(view.winId()).toImage()
        assert shifted.width() == view.width()
        view.viewport().update()
        QApplication.processEvents()
        assert view.screen().grabWindow(view.winId()).toImage() == shifted


def test_the_first_visible_character_stays_when_width_zoom_or_font_change(view: ArticleView) -> None:
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    position = view.first_visible_position()
    for change in (
        lambda: view.resize(620, 600),
        lambda: view.set_zoom(1.5),
        lambda: view.set_reading_font("Amiri", 26),
        lambda: view.resize(800, 600),
        lambda: view.set_zoom(1.0),
    ):
        change()
        QApplication.processEvents()
        laid = view.text.block(view.text.block_at(position))
        line = laid.lines[laid.line_of(position)]
        top = view.text.row_top(view.text.block_at(position) + 1) + line.top
        assert -line.height < top <= line.height, "the line that holds it is still at the top"


def test_a_mention_added_above_moves_nothing_that_is_seen(view: ArticleView) -> None:
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    position = view.first_visible_position() + 100
    before = view.rects(Span(position, position + 5))
    for number in range(20):
        span = Span(number * 9, number * 9 + 30)
        view.put_mention(Mention(MentionId(5000 + number), ArticleId(1), AnnotatorId(1), LabelId(2), (span,)))
    assert view.rects(Span(position, position + 5)) == before


def test_lines_grow_only_where_mentions_nest(qapp: object) -> None:
    content = "قال غانتس لإسرائيل في لقاء جمع رئيس هيئة الأركان"
    text = LaidText(content, Direction.RTL, reading_font("Noto Naskh Arabic", 23), 900)
    plain = text.block(0).height
    text.load([Mention(MentionId(1), ArticleId(1), AnnotatorId(1), LabelId(1), (Span(4, 9),))])
    assert text.block(0).height == plain, "one lane is always kept free"
    text.put(Mention(MentionId(2), ArticleId(1), AnnotatorId(1), LabelId(1), (Span(4, 18),)))
    assert text.block(0).height > plain


def test_a_point_on_a_handle_or_a_lane_is_known(view: ArticleView) -> None:
    view.set_mentions([Mention(MentionId(7), ArticleId(1), AnnotatorId(1), LabelId(1), (Span(4, 9),))], {})
    view.set_marks(Marks(focus=(Span(4, 9),), handles=True))
    (box,) = view.rects(Span(4, 9))
    assert view.hit(QPointF(box.right() + 1, box.center().y())).handle == "start"
    assert view.hit(QPointF(box.left() - 1, box.center().y())).handle == "end"
    assert view.hit(QPointF(box.center().x(), box.bottom() + 8)).lane == 7
    assert view.hit(box.center()).marks == (7,)


def test_void_calls_of_qt_lose_no_reference_to_none(view: ArticleView) -> None:
    before = sys.getrefcount(None)
    for _ in range(1000):
        view.viewport().update()
    assert abs(sys.getrefcount(None) - before) < 100


def test_of_two_mentions_cut_to_the_same_letters_by_a_line_end_the_inner_one_is_nearest_the_text() -> None:
    # the outer one comes first in reading order
    assert assign_lanes([(10, 16), (10, 16)]) == [1, 0]
    assert outermost([(10, 16), (10, 16)]) == [True, False]
