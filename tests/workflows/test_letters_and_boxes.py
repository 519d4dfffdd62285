"""What is painted behind the words: seen in the pixels, with the order of words from python-bidi as the oracle."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from bidi import get_display
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from workflows.driver import ALT, BACK, CTRL, NEXT, SHIFT, User, saved

from reader.domain.span import Span
from reader.ui.look.fonts import READING_FONTS

# wide spaces: words stand apart in every font
WIDE = "\u2003"
Columns = list[int]


@pytest.fixture
def user(qapp: object, tmp_path: Path) -> Iterator[User]:
    user = User(tmp_path)
    user.window.settings.hover_target = False
    yield user
    user.close()


def show(user: User, line: str, before: str = "") -> int:
    """Open an article that holds a line between two others; return where the line begins."""
    path = user.folder / "article.txt"
    head = before or "هذه فقرة أولى قبل السطر"
    path.write_text(f"{head}\n{line}\nوهذه فقرة أخيرة بعده", encoding="utf-8")
    user.open(path)
    return len(head) + 1


def look(user: User, start: int, line: str) -> tuple[QImage, range]:
    """Return a picture of the text with the focus on another line, and the rows of pixels of the line."""
    if user.window.session.focus is not None and user.focus.mention_id is not None:
        user.key(Qt.Key.Key_Escape)
    user.key(Qt.Key.Key_Home, CTRL)
    user.settle()
    boxes = user.view.rects(Span(start, start + len(line)))
    assert len({round(box.top()) for box in boxes}) == 1, "the line is one line"
    return user.view.viewport().grab().toImage(), range(round(boxes[0].top()), round(boxes[0].bottom()))


def ink(picture: QImage, rows: range, paper: QColor) -> Columns:
    """Return the columns of pixels that hold parts of letters, but for the gutter's."""
    dark = paper.lightness() - 60
    right = picture.width() - 60
    return [x for x in range(60, right) if any(picture.pixelColor(x, y).lightness() < dark for y in rows)]


def clusters(columns: Sequence[int], gap: int) -> list[Columns]:
    """Return columns in groups between which there is nothing for more than `gap` pixels, from left to right."""
    found: list[Columns] = []
    for x in columns:
        if not found or x - found[-1][-1] > gap:
            found.append([])
        found[-1].append(x)
    return found


def tinted(before: QImage, after: QImage, rows: range) -> set[int]:
    """Return the columns in which a pixel of paper has another colour now."""
    top = rows[2:-6]
    return {x for x in range(60, before.width() - 60) if any(before.pixel(x, y) != after.pixel(x, y) for y in top)}


def words_of(line: str, columns: Columns) -> dict[str, Columns]:
    """Return the columns of each word, found by the order in which python-bidi shows the words of a line."""
    seen = clusters(columns, 9)
    visual = get_display(line, base_dir="R").split()
    assert len(seen) == len(visual), (len(seen), visual)
    places = {shown: place for place, shown in enumerate(visual)}
    return {word: seen[places[get_display(word, base_dir="R")]] for word in line.split()}


def share(columns: Sequence[int], painted: set[int]) -> float:
    return sum(x in painted for x in columns) / len(columns)


def label(user: User, start: int, line: str, part: str) -> tuple[dict[str, Columns], set[int]]:
    """Label a part of the line as PER with the mouse, letter by letter; return columns of words and of the tint."""
    picture, rows = look(user, start, line)
    words = words_of(line, ink(picture, rows, QColor(user.window.session.theme.view)))
    at = start + line.index(part)
    user.drag(user.point(at), user.point(at + len(part) - 1), ALT)
    assert user.focused_text == part
    user.digit("1")
    assert {row[3] for row in saved(user.project)} == {part}
    after, _ = look(user, start, line)
    return words, tinted(picture, after, rows)


@pytest.mark.parametrize("family", [font.family for font in READING_FONTS])
def test_the_tint_covers_exactly_the_words_of_the_mention_in_every_font(user: User, family: str) -> None:
    line = WIDE.join(["أعلن", "رئيس", "الهيئة", "سليم", "الوردي", "بدء", "العمل"])
    start = show(user, line)
    user.window.settings.font_family = family
    assert user.view.text.font.family() == family
    words, painted = label(user, start, line, WIDE.join(("سليم", "الوردي")))
    for word, columns in words.items():
        inside = word in ("سليم", "الوردي")
        assert share(columns, painted) > 0.97 if inside else share(columns, painted) < 0.08, (word, family)


@pytest.mark.parametrize(("part", "halves"), [("20", (True, False)), ("02", (False, True))])
def test_part_of_a_number_is_the_part_that_is_read_there(user: User, part: str, halves: tuple[bool, bool]) -> None:
    """2002 stands left to right: its first two digits are its left half, also in an Arabic line."""
    line = WIDE.join(("عاد", "سنة", "2002", "إلى", "بيروت"))
    start = show(user, line)
    picture, rows = look(user, start, line)
    words = words_of(line, ink(picture, rows, QColor(user.window.session.theme.view)))
    digits = clusters(words["2002"], 1)
    assert len(digits) == 4
    number = start + line.index("2002")
    user.go_to_word(number)
    user.key(NEXT, ALT, times=1 if part == "20" else 3)
    user.key(NEXT, SHIFT | ALT)
    assert user.focused_text == part and user.focus.span.start == number + (0 if part == "20" else 2)
    user.digit("7")
    painted = tinted(picture, look(user, start, line)[0], rows)
    for place, columns in enumerate(digits):
        assert (share(columns, painted) > 0.95) is halves[place // 2], place
    assert all(share(columns, painted) < 0.08 for word, columns in words.items() if word != "2002")


QUOTES = [("“", "”"), ("«", "»"), ("(", ")"), ('"', '"')]


@pytest.mark.parametrize("marks", QUOTES, ids=["curly", "guillemets", "brackets", "straight"])
@pytest.mark.parametrize("inside", [False, True], ids=["beside", "inside"])
def test_a_mention_with_quotes_beside_or_inside_covers_what_it_says(
    user: User, marks: tuple[str, str], inside: bool
) -> None:
    opening, closing = marks
    name = f"صوت{WIDE}المدينة"
    line = WIDE.join(("ذكرت", "صحيفة", f"{opening}{name}{closing}", "أمس"))
    start = show(user, line)
    words, painted = label(user, start, line, f"{opening}{name}{closing}" if inside else name)
    # the opening mark is at the right edge of its word, the closing one at the left edge of the other
    for word, mark_at in ((f"{opening}صوت", "right"), (f"المدينة{closing}", "left")):
        columns = words[word]
        edge = columns[-3:] if mark_at == "right" else columns[:3]
        letters = columns[:-12] if mark_at == "right" else columns[12:]
        assert share(letters, painted) > 0.97, word
        assert (share(edge, painted) > 0.9) is inside, word
    assert all(share(words[word], painted) < 0.08 for word in ("ذكرت", "صحيفة", "أمس"))


MIXED = [
    ("وفي 25 نوفمبر/تشرين الثاني زار المدينة", "25 نوفمبر/تشرين الثاني", 1),
    ("قال زار Nova Rail مدينة طنجة", "زار Nova", 2),
    ("قال زار Nova Rail مدينة طنجة", "Rail مدينة", 2),
    ("قال زار Nova Rail مدينة طنجة", "زار Nova Rail مدينة", 1),
]


@pytest.mark.parametrize(("line", "part", "boxes"), MIXED)
def test_a_mention_of_mixed_direction_covers_its_words_wherever_they_stand(
    user: User, line: str, part: str, boxes: int
) -> None:
    line, part = line.replace(" ", WIDE), part.replace(" ", WIDE)
    start = show(user, line)
    words, painted = label(user, start, line, part)
    for word, columns in words.items():
        inside = word in part.split(WIDE)
        assert share(columns, painted) > 0.95 if inside else share(columns, painted) < 0.08, word
    at = start + line.index(part)
    lefts = sorted(box.left() for box in user.view.rects(Span(at, at + len(part))))
    assert len(lefts) == boxes, "as many boxes as there are stretches"


def test_shift_and_an_arrow_move_the_edge_it_points_at_also_where_the_direction_changes(user: User) -> None:
    line = "قال إن شركة Nova Rail ستسلم عربات"
    start = show(user, line)
    user.go_to_word(start + line.index("شركة"))
    grown = []
    for _ in range(3):
        user.key(NEXT, SHIFT)
        grown.append(user.focused_text)
    assert grown == ["شركة Nova", "شركة Nova Rail", "شركة Nova Rail ستسلم"], "Left takes what is read next"
    for expected in ("شركة Nova Rail", "شركة Nova", "شركة"):
        user.key(BACK, SHIFT)
        assert user.focused_text == expected, "Right gives it back, and the first word stays"
    user.key(BACK, SHIFT)
    assert user.focused_text == "إن شركة", "then Right moves the right edge"
    user.key(NEXT, SHIFT)
    assert user.focused_text == "شركة"
    # by letters over the edge of the Latin run, and back over it
    user.go_to_word(start + line.index("Rail"))
    user.key(NEXT, SHIFT | ALT, times=3)
    assert user.focused_text == "Rail ست"
    user.key(BACK, SHIFT | ALT, times=4)
    assert user.focused_text == "Rai"


def test_shift_and_an_arrow_in_a_left_to_right_paragraph_with_arabic_in_it(user: User) -> None:
    line = "The paper صوت المدينة said so"
    start = show(user, line)
    user.window.session.set_focus(None)
    user.click(user.point(start + line.index("paper")))
    for expected in ("paper صوت", "paper صوت المدينة", "paper صوت المدينة said"):
        user.key(Qt.Key.Key_Right, SHIFT)
        assert user.focused_text == expected
    for expected in ("paper صوت المدينة", "paper صوت", "paper"):
        user.key(Qt.Key.Key_Left, SHIFT)
        assert user.focused_text == expected
    user.key(Qt.Key.Key_Left, SHIFT)
    assert user.focused_text == "The paper"


def test_the_edge_that_moves_is_seen_to_move(user: User) -> None:
    """In a line of one direction the left edge goes left with Left, and the right edge right with Right."""
    line = "قال رئيس الهيئة سليم الوردي اليوم"
    start = show(user, line)
    user.go_to_word(start + line.index("سليم"))

    def edges() -> tuple[float, float]:
        boxes = user.view.rects(user.focus.span)
        return min(box.left() for box in boxes), max(box.right() for box in boxes)

    left, right = edges()
    for modifiers in (SHIFT, SHIFT | ALT):
        user.key(NEXT, modifiers)
        now = edges()
        assert now[0] < left and now[1] == right
        user.key(BACK, modifiers)
        assert edges() == (left, right)
    user.key(NEXT)
    user.key(BACK)
    assert edges() == (left, right)
    user.key(BACK, SHIFT)
    now = edges()
    assert now[0] == left and now[1] > right


@pytest.mark.parametrize("part", ["زار Nova", "25 نوفمبر/تشرين", "“نعم”", "(بيروت)", "2002"])
def test_what_is_copied_is_what_stands_in_the_article_at_these_offsets(user: User, part: str) -> None:
    line = "قال “نعم” ثم زار Nova Rail في 25 نوفمبر/تشرين 2002 (بيروت) 😀 وعاد"
    start = show(user, line)
    at = start + line.index(part)
    user.drag(user.point(at), user.point(at + len(part) - 1), ALT)
    user.key(Qt.Key.Key_C, CTRL)
    QApplication.processEvents()
    assert QApplication.clipboard().text() == part == user.content[at : at + len(part)]


def test_words_keep_order_place_and_shape_when_each_is_labelled(user: User) -> None:
    """Label every word one after another: the ink of the line never moves."""
    line = "قال (ميلي) لإسرائيل وللجيش: نعم. ثم زار Nova Rail"
    start = show(user, line)
    paper = QColor(user.window.session.theme.view)

    def dark() -> set[tuple[int, int]]:
        picture, rows = look(user, start, line)
        dark_at = paper.lightness() - 120
        return {
            (x, y)
            for x in range(60, picture.width() - 60)
            for y in rows
            if picture.pixelColor(x, y).lightness() < dark_at
        }

    before = dark()
    assert len(before) > 400
    for number, word in enumerate(("ميلي", "لإسرائيل", "وللجيش", "نعم", "زار", "Nova", "Rail")):
        user.go_to_word(start + line.index(word))
        user.letter("c")
        user.digit(str(number % 8 + 1))
    assert len(saved(user.project)) == 7
    after = dark()
    # a tint darkens the rims of letters a little, and no core of a letter is lost
    assert before <= after or len(before - after) <= len(before) // 100
    assert len(after - before) <= len(before) // 5


def test_words_stand_on_the_screen_in_the_order_of_the_oracle(user: User) -> None:
    line = WIDE.join(("سنة", "2002", "Nova"))
    start = show(user, line)
    picture, rows = look(user, start, line)
    words = words_of(line, ink(picture, rows, QColor(user.window.session.theme.view)))
    assert words["Nova"][0] < words["2002"][0] < words["سنة"][0], "the first word stands at the right"
    assert len(clusters(words["2002"], 1)) == 4
