"""The words of a PDF can be searched in every script that a bundled face has; what cannot is told."""

import json
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtGui import QPainter, QPdfWriter

from reader.cli import main
from reader.domain.article import ArticleDetails
from reader.formats.articles.pdf import texts_of_pages
from reader.project import ArticleDraft, Project
from reader.project.exporting import export
from reader.ui.article_view.glyph_letters import GlyphLetters, clusters_of, parted
from reader.ui.look.fonts import paper_font

SENTENCES = {
    # joined letters and final forms that no single character names
    "Uyghur": "مەن بولسام شەكىل ئۆزگەرتىپ ئۆزۈم قەدىرلەپ سۆيگەن بىر قىزنىڭ تومۇرىدىكى قېنىنى يالماۋۇزنى",
    "Persian": "رئیس انجمن جراحان ایران گفت کسانی از خارج طرح هزینه‌های درمان بیماریهای قلبی را در متخصصین یقین",
    "Arabic": "يشرح رئيس هيئة الأركان أن التفاصيل لا تنتزع من خارج الولايات، بني غانتس في إسرائيل - أي تحرك",
    "Kurdish": "هەموو مرۆڤەکان بە ئازادی و یەکسان لە کەرامەت و مافەکاندا لەدایک دەبن ڕێکخراوە",
    "Urdu": "تمام انسان آزاد اور حقوق و عزت کے اعتبار سے برابر پیدا ہوئے ہیں",
    "Hebrew": "עירוי פלזמה משמש לטיפול במצבים בהם קיימות רמות נמוכות (INR) בדם",
    "mixed": "قال Nova Rail في 2026 إن 😀 الخط يصل إلى ירושלים و Zürich",
}


def _project(folder: Path, *contents: str) -> Project:
    project = Project.create(folder / "p.sqlite")
    project.add_articles([ArticleDraft(ArticleDetails("عنوان"), content) for content in contents])
    return project


@pytest.mark.parametrize("script", SENTENCES)
def test_every_word_is_found(qapp: object, tmp_path: Path, script: str) -> None:
    with _project(tmp_path, SENTENCES[script]) as project:
        report = export(project, tmp_path / "o.pdf", "pdf")
    assert report.rows == () and report.proof == "words"
    read = "".join(texts_of_pages(tmp_path / "o.pdf"))
    # plain letters to copy, but for letters drawn as one of which one character tells
    assert len(re.findall("[\ufe70-\ufef4]", read)) == 0


@pytest.mark.parametrize("script", ["Uyghur", "Persian", "Kurdish", "Hebrew"])
def test_another_reader_finds_them_too(qapp: object, tmp_path: Path, script: str) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext")
    with _project(tmp_path, SENTENCES[script]) as project:
        export(project, tmp_path / "o.pdf", "pdf")
    done = subprocess.run(["pdftotext", "-layout", "o.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
    assert done.stderr == b""
    # it parts words where letters stand close to each other
    read = re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", done.stdout.decode("utf-8")))
    assert not [word for word in re.findall(r"\w+", SENTENCES[script]) if word not in read]


def test_whole_corpora_lack_next_to_nothing(qapp: object, shared_data: Path, tmp_path: Path) -> None:
    found = sorted(shared_data.glob("ud-persian-seraji/**/*.conllu")) + sorted(
        shared_data.glob("ud-uyghur-udt/**/*.conllu")
    )
    if not found:
        pytest.skip("the Persian and Uyghur treebanks are not there")
    for order, path in enumerate(found[:1] + found[-1:]):
        lines = re.findall("^# text = (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)[:100]
        (tmp_path / str(order)).mkdir()
        with _project(tmp_path / str(order), "\n".join(lines)) as project:
            report = export(project, tmp_path / str(order) / "o.pdf", "pdf")
        # a mark that stands apart from its letter breaks a word for a search
        assert report.count("unfound") <= 0.002 * sum(len(line.split()) for line in lines)


def test_words_that_a_search_does_not_find_are_told(
    qapp: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = "قال في الاجتماع الأول أمس ಕನ್ನಡ\n" + "قال في الاجتماع الأول\n" * 40
    _project(tmp_path, content).close()
    out = tmp_path / "o.pdf"
    assert main(["export", str(tmp_path / "p.sqlite"), str(out), "--format", "pdf"]) == 0
    said = capsys.readouterr().out
    assert "its words that a search does not find are listed here" in said
    (row,) = json.loads((tmp_path / "o.pdf.report.json").read_text(encoding="utf-8"))["rows"]
    assert (row["change"], row["what"], row["article"], row["quote"]) == ("unfound", "word", "a1", "ಕನ್ನಡ")
    assert content[row["start"] : row["end"]] == row["quote"]


def test_very_many_are_told_by_number(qapp: object, tmp_path: Path) -> None:
    with _project(tmp_path, "قال في الاجتماع الأول " * 400 + "ಕನ್ನಡ " * 300) as project:
        report = export(project, tmp_path / "o.pdf", "pdf")
    assert report.count("unfound") == 200 and "100 more words that a search does not find" in report.left_out


def test_joined_letters_part_only_where_no_character_names_them(qapp: object) -> None:
    font = paper_font(17)
    text = "قىزنى کسانی لا في الإسرائيلي"
    ranges = [text[each.start : each.start + each.length] for each in parted(text, font)]
    assert {"قىز", "نی"} <= set(ranges) and not any("لا" in each or "لإ" in each for each in ranges)
    # a lam-alef is one glyph, as it must be
    assert [letters for _, _, letters in clusters_of("لا", font)] == ["لا"]


def test_a_file_that_is_not_made_as_expected_stays_as_it_is(qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "o.pdf"
    writer = QPdfWriter(str(path))
    painter = QPainter(writer)
    painter.setFont(paper_font(17))
    painter.drawText(100, 100, "قال")
    painter.end()
    del painter, writer
    before = path.read_bytes()
    assert not GlyphLetters().tell(path)
    assert path.read_bytes() == before
