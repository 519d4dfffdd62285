"""Lines and paragraphs of PDF pages made here in several ways: cut at marks, letter by letter, indented, in columns."""

import random
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter, QTextLayout, QTextOption

from reader.formats.articles import pdf
from reader.formats.articles.pdf_lines import put_together
from reader.formats.articles.pdf_order import Glyph
from reader.formats.articles.reading import read_articles
from reader.text.repair import join_lines

WORDS = (
    "قال أحمد إن المشروع الكبير في الشرق جاهز وسوف يبدأ العمل فيه بعد أيام قليلة من اليوم".split()  # noqa: SIM905
)
RTL, ALIGNED = Qt.LayoutDirection.RightToLeft, Qt.AlignmentFlag.AlignAbsolute


@dataclass(frozen=True)
class Setting:
    """How a page is set; lengths are pixels of 96 to the inch."""

    width: int = 400
    size: int = 14
    gap: int = 0
    indent: int = 0
    justified: bool = False
    rtl: bool = True
    columns: int = 1
    centred_first: bool = False


def content(path: Path) -> str:
    (article,) = read_articles(path)
    assert not isinstance(article, Exception)
    return article.content


def writer_at(path: Path) -> QPdfWriter:
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setResolution(96)
    return writer


def font_of(size: int) -> QFont:
    font = QFont("IBM Plex Sans Arabic")
    font.setPixelSize(size)
    return font


def write_line(path: Path, text: str, size: int = 14) -> None:
    """Write a PDF of one line, the way Qt paints a label."""
    writer = writer_at(path)
    painter = QPainter(writer)
    painter.setFont(font_of(size))
    painter.drawText(QPointF(100, 100), text)
    painter.end()


def write_pages(path: Path, paragraphs: Sequence[str], how: Setting) -> None:
    """Write a PDF whose paragraphs are set as is said; a column and a page end where they are full."""
    writer = writer_at(path)
    painter = QPainter(writer)
    column, y = 0, 60
    for number, text in enumerate(paragraphs):
        option = QTextOption()
        option.setTextDirection(RTL if how.rtl else Qt.LayoutDirection.LeftToRight)
        side = Qt.AlignmentFlag.AlignRight if how.rtl else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(Qt.AlignmentFlag.AlignJustify if how.justified else side | ALIGNED)
        if how.centred_first and not number:
            option.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout = QTextLayout(text, font_of(how.size))
        layout.setTextOption(option)
        layout.beginLayout()
        inset = 0 if how.centred_first and not number else how.indent
        while (line := layout.createLine()).isValid():
            if y > 1000:
                column, y = (column + 1) % how.columns, 60
                if not column:
                    # what was laid out of this paragraph was not drawn yet
                    layout.endLayout()
                    raise AssertionError("the pages of these tests hold whole paragraphs")
            line.setLineWidth(how.width - inset)
            at = how.columns - 1 - column if how.rtl else column
            line.setPosition(QPointF(60 + at * (how.width + 30) + (0 if how.rtl else inset), y))
            y, inset = y + round(how.size * 1.5), 0
        layout.endLayout()
        layout.draw(painter, QPointF(0, 0))
        y += how.gap
    painter.end()


def paragraphs_of(seed: int, lengths: Sequence[int]) -> list[str]:
    chance = random.Random(seed)
    return [" ".join(chance.choice(WORDS) for _ in range(count)) + "." for count in lengths]


SETTINGS = {
    "ragged": Setting(), "wide, small": Setting(width=600, size=12), "apart": Setting(gap=10),
    "indented": Setting(indent=25), "justified": Setting(justified=True),
    "justified, indented": Setting(justified=True, indent=25), "two columns": Setting(width=290, columns=2),
}  # fmt: skip


@pytest.mark.parametrize("name", SETTINGS)
def test_paragraphs_come_out_as_they_were_set(qapp: object, tmp_path: Path, name: str) -> None:
    wanted = paragraphs_of(1, (40, 60, 25, 80, 12, 33))
    write_pages(tmp_path / "a.pdf", wanted, SETTINGS[name])
    assert content(tmp_path / "a.pdf").split("\n") == wanted


def test_a_title_in_the_middle_headings_and_lists_stay_apart(qapp: object, tmp_path: Path) -> None:
    text = [
        "عنوان قصير بلا نقطة",
        *paragraphs_of(2, (50,)),
        "• بند أول في القائمة",
        "• بند ثان فيها وهو أطول من غيره بكثير ولا ينتهي في سطر واحد بل في سطرين أو أكثر من ذلك",
        "• بند ثالث",
        *paragraphs_of(3, (30,)),
    ]
    for how in (Setting(), Setting(justified=True), Setting(gap=9), Setting(centred_first=True)):
        write_pages(tmp_path / "a.pdf", text, how)
        assert content(tmp_path / "a.pdf").split("\n") == text
    title = " ".join(WORDS)
    write_pages(tmp_path / "a.pdf", [title, *text[1:]], Setting(centred_first=True, width=330))
    assert content(tmp_path / "a.pdf").split("\n")[0] == title, "a title of two lines"


def test_paragraphs_from_left_to_right_are_told_by_the_same_signs(qapp: object, tmp_path: Path) -> None:
    text = [
        "The quick brown fox jumps over the lazy dog and then goes on for some time in this long line until it ends.",
        "A second paragraph, which is short.",
        "And a third one that begins here and goes on over more than one line because it has many words to say.",
    ]
    for how in (Setting(rtl=False), Setting(rtl=False, indent=25), Setting(rtl=False, justified=True)):
        write_pages(tmp_path / "a.pdf", text, how)
        assert content(tmp_path / "a.pdf").split("\n") == text


def test_places_tell_more_than_lengths(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare with joining by the length of lines, on paragraphs of any length in settings of several kinds."""
    seen: list[Sequence[str]] = []
    joined = pdf.joined

    def spy(texts: Sequence[str], lines: Sequence[object]) -> list[str]:
        seen.append(list(texts))
        return joined(texts, lines)  # type: ignore[arg-type]

    monkeypatch.setattr(pdf, "joined", spy)
    wrong = by_length = total = 0
    for seed in range(12):
        chance = random.Random(seed)
        # sentences end inside of paragraphs too
        wanted = [
            " ".join(paragraphs_of(seed * 100 + at, [chance.randrange(4, 24) for _ in range(chance.randint(1, 5))]))
            for at in range(6)
        ]
        how = chance.choice(list(SETTINGS.values()))
        write_pages(tmp_path / "a.pdf", wanted, how)
        found = content(tmp_path / "a.pdf").split("\n")
        wrong += len(ends_of(wanted) ^ ends_of(found))
        by_length += len(ends_of(wanted) ^ ends_of(join_lines(seen[-1])))
        total += len(wanted)
    assert wrong <= total / 12 and wrong * 2 <= by_length, (wrong, by_length, total)


def ends_of(paragraphs: Sequence[str]) -> set[int]:
    """Return after how many letters paragraphs end, spaces left out."""
    found, count = set(), 0
    for text in paragraphs:
        count += len("".join(text.split()))
        found.add(count)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "وقال أحمد إن المشروع جاهز.",
        "قَالَ أَحْمَدُ: ٱلْمَشْرُوعُ جَاهِزٌ",
        "وَقَالَتِ اُلْبِنْتُ هُنَا",
        "قالَ Nova Rail (إنه) هنا ٢٥ يومًا",
        "Nova Rail",
    ],
)
def test_a_line_that_is_cut_at_its_marks_is_put_together(qapp: object, tmp_path: Path, text: str) -> None:
    write_line(tmp_path / "a.pdf", text)
    assert content(tmp_path / "a.pdf") == text


def write_operators(path: Path, *pages: str) -> None:
    """Write a PDF by hand: pages of these operators, in Helvetica."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * at) for at in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for at, operators in enumerate(pages):
        stream = operators.encode("latin-1")
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
            % (5 + 2 * at),
            b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        ]
    data, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size, start = len(objects) + 1, len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    path.write_bytes(data + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, start))


def test_letters_placed_one_by_one_are_words_again(tmp_path: Path) -> None:
    # Helvetica's own, in thousandths
    advance = {"W": 944, "r": 333, "s": 500, "i": 222, "l": 222, " ": 278}
    x, operators = 50.0, ""
    for letter in "Words in one line here":
        if letter != " ":
            operators += f"BT /F 24 Tf 1 0 0 1 {x:.2f} 700 Tm ({letter}) Tj ET\n"
        x += 24 * advance.get(letter, 556) / 1000
    write_operators(tmp_path / "a.pdf", operators)
    assert content(tmp_path / "a.pdf") == "Words in one line here"


def test_a_paragraph_goes_on_behind_the_number_and_the_head_of_a_page(tmp_path: Path) -> None:
    body = [
        "The first page begins with words that fill",
        "their line, and its text goes on, straight over",
        "the end of this page to the other one, which",
    ]
    more = ["holds the rest, until here.", "Another paragraph stands there. It is not long", "and ends soon."]
    pages = []
    for number, lines in enumerate((body, more), 1):
        rows = [
            (780, "The Daily News"),
            *((740 - 16 * at, line) for at, line in enumerate(lines)),
            (40, f"- {number} -"),
        ]
        pages.append("".join(f"BT /F 12 Tf 1 0 0 1 50 {y} Tm ({text}) Tj ET\n" for y, text in rows))
    write_operators(tmp_path / "a.pdf", *pages)
    found = content(tmp_path / "a.pdf").split("\n")
    assert f"{' '.join(body)} {more[0]}" in found and " ".join(more[1:]) in found
    assert sorted(found)[:2] == ["- 1 -", "- 2 -"] and found.count("The Daily News") == 2, "nothing is lost"
    # of one page nobody can tell
    write_operators(tmp_path / "a.pdf", pages[0])
    assert content(tmp_path / "a.pdf").split("\n")[0] == "The Daily News"


def test_columns_drawn_row_by_row_are_not_run_together(tmp_path: Path) -> None:
    operators = ""
    for row, (left, right) in enumerate((("left one", "right one"), ("left two", "right two"))):
        for x, text in ((50, left), (300, right)):
            operators += f"BT /F 12 Tf 1 0 0 1 {x} {700 - 18 * row} Tm ({text}) Tj ET\n"
    write_operators(tmp_path / "a.pdf", operators)
    assert "oneright" not in content(tmp_path / "a.pdf").replace(" ", "x")


def test_a_hostile_page_of_pieces_takes_no_more_than_its_size(tmp_path: Path) -> None:
    """20,000 letters anywhere on a page, and 20,000 marks without one: read, in whatever order."""
    chance = random.Random(1)
    glyphs: list[Glyph] = []
    for number in range(40_000):
        x, y = chance.random() * 500, chance.random() * 700
        glyphs.append(Glyph(["ب" if number % 2 else "\u064e"], x, x + 5, y, 12.0, y))
        glyphs.append(Glyph(["\n"], is_made=True))
    found = put_together(glyphs)
    assert sum(not each.is_made and not each.letters[0].isspace() for each in found) == 40_000
    one_line = [
        Glyph([letter], at * 3.0, at * 3.0 + 3, 10.0, 12.0, 10.0) for at, letter in enumerate("ب\u064e" * 20_000)
    ]
    pieces = [each for glyph in one_line for each in (glyph, Glyph(["\n"], is_made=True))]
    assert sum(not each.is_made for each in put_together(pieces)) == 40_000


@pytest.mark.parametrize(
    "how",
    [Setting(gap=3), Setting(indent=8), Setting(gap=3, justified=True), Setting(indent=8, justified=True)],
    ids=str,
)
def test_where_the_last_line_is_full_the_habit_of_the_document_tells(
    qapp: object, tmp_path: Path, how: Setting
) -> None:
    """Little room between paragraphs, or a small indentation, tells where other paragraphs surely have it too."""
    for seed in range(20):
        chance = random.Random(seed)
        wanted = [
            " ".join(paragraphs_of(seed * 100 + at, [chance.randrange(4, 24) for _ in range(chance.randint(1, 5))]))
            for at in range(6)
        ]
        write_pages(tmp_path / "a.pdf", wanted, how)
        assert content(tmp_path / "a.pdf").split("\n") == wanted, seed


def test_spaces_that_the_library_makes_up_part_no_word_and_no_number() -> None:
    """A dot drawn for its letter stands off the baseline with room beside it; digits have theirs."""
    letters = [("م", 332.7, 337.9, 139.0), (" ", 329.7, 329.7, 137.0), ("ن", 330.0, 331.1, 137.0)]
    letters += [("ه", 323.7, 329.4, 139.0), (" ", 308.7, 308.7, 139.0)]
    letters += [("١", 302.3, 304.2, 139.0), ("٠", 308.8, 310.6, 139.0), ("٦", 313.8, 318.5, 139.0)]
    row = [
        Glyph([char], left, right, base, 1.0 if char == " " else 15.0, base + 4) for char, left, right, base in letters
    ]
    assert "".join(letter for each in put_together(row) for letter in each.letters) == "منه ١٠٦"


@pytest.mark.skipif(shutil.which("chromium") is None, reason="no browser to print with")
def test_no_letter_of_a_printed_web_page_is_lost(tmp_path: Path) -> None:
    """A browser writes no spaces, and the library puts those it makes up where the next letter stands."""
    text = "ودائرة محيطها ١٠٦ أقدام وقد وجدت منه في الولايات المتحدة سنة ١٧٤١ وما كان المنافقون هناك"
    (tmp_path / "a.html").write_text(
        f"<html dir=rtl lang=ar><body style='font: 15px \"Noto Sans Arabic\"'><p>{text}</p></body></html>", "utf-8"
    )
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command += [
        f"--user-data-dir={tmp_path / 'home'}",
        f"--print-to-pdf={tmp_path / 'a.pdf'}",
        str(tmp_path / "a.html"),
    ]
    subprocess.run(command, capture_output=True, timeout=60, check=False)
    if not (tmp_path / "a.pdf").exists():
        pytest.skip("the browser does not print here")
    assert content(tmp_path / "a.pdf") == text
