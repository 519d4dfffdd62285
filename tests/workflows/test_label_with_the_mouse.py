"""Ten mentions of the seed article by mouse alone: drag, double click, edge drag, inner and outer click."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from workflows.driver import ALT, CTRL, SHIFT, User, gold, saved

from reader.domain.span import Span
from reader.ui.article_view.painting import handle_points


@pytest.fixture
def user(qapp: object, tmp_path: Path, shared_data: Path) -> Iterator[User]:
    user = User(tmp_path)
    user.open(shared_data / "seed" / "article.txt")
    yield user
    user.close()


def handle(user: User, name: str) -> QPoint:
    """Return where a handle of the focus is drawn."""
    view = user.view
    focus = view.look.marks.focus
    for row, top in view.text.visible(view.viewport().height()):
        if 0 < row <= len(view.text.blocks):
            laid = view.text.block(row - 1)
            for line in laid.lines:
                found = handle_points(laid, line, focus, view.text.metrics)
                if name in found:
                    return (found[name] + QPointF(view.column_left(), top)).toPoint()
    raise AssertionError(f"no {name} handle is drawn")


def drag_over(
    user: User, start: int, end: int, label: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    user.point(end - 1)
    user.drag(user.point(start), user.point(end - 1), modifiers)
    user.press_label(label)


def test_ten_gold_mentions_are_made_with_the_mouse(user: User, shared_data: Path) -> None:
    by_id = {(item["start"], item["end"]): item for item in gold(shared_data)}

    def item(text: str, nth: int = 0) -> tuple[int, int, str]:
        found = [each for each in by_id.values() if each["text"] == text][nth]
        return found["start"], found["end"], found["label"]

    # 1-3: drag over whole words, forward, backward, and over a line end
    drag_over(user, *item("وزير الدفاع الإسرائيلي"))
    start, end, label = item("بيني غانتس")
    user.drag(user.point(end - 1), user.point(start))
    user.press_label(label)
    drag_over(user, *item("مارك ميلي"))
    # 4: a name inside another one: drag over the last word
    drag_over(user, *item("الإسرائيلي"))
    # 5: ميلي in وميلي by a double click, which leaves the glued letter outside
    start = user.content.index("وميلي") + 1
    label = by_id[start, start + 4]["label"]
    user.double_click(user.point(start + 1))
    assert user.focused_text == "ميلي"
    user.press_label(label)
    # 6: إسرائيل in لإسرائيل, cut inside a lam-alef, with Alt and the mouse letter by letter
    start = user.content.index(" لإسرائيل”") + 2
    end = start + len("إسرائيل")
    drag_over(user, start, end, by_id[start, end]["label"], ALT)
    # 7: الشرق الأوسط behind ب: label the words, then drag the start edge past the glued letter
    start, end, label = item("الشرق الأوسط")
    drag_over(user, start - 1, end, label)
    assert user.focused_text == "بالشرق الأوسط"
    user.view.ensure_visible(user.focus.span)
    user.settle()
    user.drag(handle(user, "start"), user.point(start) + QPoint(1, 0))
    assert user.focused_text == "الشرق الأوسط"
    # 8: drag the end edge out by a word
    start, end, label = item("الولايات المتحدة")
    drag_over(user, start, start + 8, label)
    user.drag(handle(user, "end"), user.point(end - 1))
    assert user.focused_text == "الولايات المتحدة"
    # 9: click on one word, Shift+click on another
    start, end, label = item("رئيس الأركان الإسرائيلي")
    user.click(user.point(start))
    user.click(user.point(end - 1), SHIFT)
    user.press_label(label)
    # 10: a click gives the word the digits act on
    start, end, label = item("طهران")
    user.click(user.point(start + 1))
    QTest.keyClick(user.view, Qt.Key.Key_3)
    made = saved(user.project)
    expected = {(each["start"], each["end"], each["label"], each["text"]) for each in by_id.values()}
    assert made <= expected, made - expected
    assert len(made) == 10
    assert user.project.check() == []


def test_clicks_go_from_the_inner_mention_outward_and_then_to_the_word(user: User) -> None:
    text = "وزير الدفاع الإسرائيلي"
    start = user.content.index(text)
    end = start + len(text)
    drag_over(user, start, end, "ROLE")
    drag_over(user, end - len("الإسرائيلي"), end, "NAT")
    user.click(QPoint(3, 3))
    where = user.point(end - 3)
    seen = []
    for _ in range(4):
        user.click(where)
        mention = user.window.session.focused_mention
        seen.append(mention.quote(user.content) if mention else "word")
    assert seen == ["الإسرائيلي", text, "word", "الإسرائيلي"]


def test_a_click_on_a_lane_takes_its_mention_and_the_middle_button_removes_it(user: User) -> None:
    text = "وزير الدفاع الإسرائيلي"
    start = user.content.index(text)
    drag_over(user, start, start + len(text), "ROLE")
    box = user.view.rects(Span(start, start + 4))[0]
    lane = QPoint(round(box.center().x()), round(box.bottom() + 8))
    user.click(QPoint(3, 3))
    user.click(lane)
    assert user.focused_text == text
    QTest.mouseClick(user.view.viewport(), Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, lane)
    assert saved(user.project) == set()


def test_ctrl_click_adds_a_piece_to_the_mention_in_focus(user: User) -> None:
    start = user.content.index("بيني")
    drag_over(user, start, start + 4, "PER")
    other = user.content.index("رئيس هيئة")
    user.click(user.point(other + 1), CTRL)
    (mention,) = user.project.mentions(user.project.article_ids()[0])
    assert mention.spans == (Span(start, start + 4), Span(other, other + 4))


def test_the_word_under_the_pointer_is_what_a_digit_labels(user: User) -> None:
    start = user.content.index("طهران")
    user.click(user.point(user.content.index("وشدد")))
    user.hover(user.point(start + 1))
    QTest.keyClick(user.view, Qt.Key.Key_3)
    assert {row[2:] for row in saved(user.project)} == {("GPE", "طهران")}
