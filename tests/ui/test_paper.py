"""An article on paper: no line is cut, nothing is lost, and its words can be searched and copied from the PDF."""

import json
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from reader.domain.annotation import Mention, MentionId
from reader.domain.annotator import AnnotatorId
from reader.domain.article import Article, ArticleDetails, ArticleId, content_sha256
from reader.domain.errors import ExportProblem
from reader.domain.schema import Label, LabelId
from reader.domain.span import Span
from reader.ui.article_view.paper import Paper, Sheet, write_pdf

A4 = (794.0, 1123.0)
LABELS = (
    Label(LabelId(1), "PER", {"en": "Person", "ar": "شخص"}, "#002faa"),
    Label(LabelId(2), "DATE", {"en": "Date", "ar": "تاريخ"}, "#1f9fac", position=1),
)


def sheet(content: str, mentions: Sequence[Mention] = (), title: str = "بدء العمل", language: str = "ar") -> Sheet:
    article = Article(ArticleId(1), ArticleDetails(title), content, content_sha256(content))
    return Sheet(article, "صوت المدينة", mentions, LABELS, language)


def mention(number: int, start: int, end: int, label: int = 1) -> Mention:
    return Mention(MentionId(number), ArticleId(1), AnnotatorId(1), LabelId(label), (Span(start, end),))


def letters(text: str) -> str:
    """Return the letters of a text without spaces, marks of direction and presentation forms."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", plain).split())


@pytest.mark.parametrize("paragraphs", [1, 7, 60])
def test_every_line_is_on_exactly_one_page_in_order_and_none_is_cut(qapp: object, paragraphs: int) -> None:
    content = "\n".join("وقال أحمد الزاهي إن العمل يبدأ في 25 نوفمبر. " * 6 for _ in range(paragraphs))
    found = [mention(order, at.start() + 5, at.start() + 16) for order, at in enumerate(re.finditer("وقال", content))]
    paper = Paper(sheet(content, found), *A4)
    seen = [laid.code_point(line.start) for page in paper.pages for laid, lines, _ in page.parts for line in lines]
    assert seen == sorted(set(seen)) and seen[0] == 0
    assert len(paper.pages) > 1 or paragraphs < 7
    covered = sum(
        laid.code_point(line.end) - laid.code_point(line.start)
        for page in paper.pages for laid, lines, _ in page.parts for line in lines
    )  # fmt: skip
    assert covered == len(content) - content.count("\n")
    for page in paper.pages:
        for _, lines, top in page.parts:
            assert top + sum(line.height for line in lines) <= A4[1] - 72


def test_the_seed_can_be_searched_in_its_pdf(qapp: object, tmp_path: Path, shared_data: Path, seed_text: str) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext (poppler-utils)")
    gold = json.loads((shared_data / "seed" / "gold.json").read_text(encoding="utf-8"))["spans"]
    found = [mention(order, each["start"], each["end"]) for order, each in enumerate(gold)]
    bare, marked = tmp_path / "bare.pdf", tmp_path / "marked.pdf"
    assert write_pdf(bare, [sheet(seed_text)]) >= 2
    assert write_pdf(marked, [sheet(seed_text, found)]) >= 2
    texts = [
        letters(subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout)
        for path in (bare, marked)
    ]
    for text in texts:
        words = seed_text.split()
        assert sum(letters(word) in text for word in words) >= 0.96 * len(words)
    # labels and numbers are pictures: they are not between the words
    assert "تاريخ" not in texts[0] and texts[1].count("شخص") == letters(seed_text).count("شخص")
    assert not list(tmp_path.glob(".*.part"))


def test_a_label_moves_no_letter_on_paper(qapp: object) -> None:
    content = "وقال أحمد لإيلاف اليوم."
    bare, marked = Paper(sheet(content), *A4), Paper(sheet(content, [mention(1, 11, 16)]), *A4)

    def glyphs(paper: Paper) -> list[object]:
        ((_, lines, _),) = paper.pages[0].parts
        return [(run.glyphIndexes(), run.positions()) for line in lines for run in line.line.glyphRuns()]

    assert [each[0] for each in glyphs(bare)] == [each[0] for each in glyphs(marked)]  # type: ignore[index]


def test_a_page_shows_the_mention_s_colour_and_its_legend(qapp: object) -> None:
    paper = Paper(sheet("وقال أحمد إن العمل يبدأ غدا.", [mention(1, 5, 9)]), *A4)
    image = QImage(794, 1123, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    paper.paint(painter, 0)
    painter.end()
    lane = QColor("#002faa").rgb()
    rows = [y for y in range(image.height()) if any(image.pixel(x, y) == lane for x in range(image.width()))]
    assert rows and rows[0] < 400 and rows[-1] > 1000


def test_a_place_that_cannot_be_written_to_is_named_and_nothing_is_left(qapp: object, tmp_path: Path) -> None:
    with pytest.raises(ExportProblem) as caught:
        write_pdf(tmp_path / "missing" / "article.pdf", [sheet("نص قصير.")])
    assert "missing" in str(caught.value)
    assert list(tmp_path.iterdir()) == []
