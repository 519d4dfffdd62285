"""Nothing of a table stays behind without a word: cells beyond the columns, further sheets, columns not there."""

from pathlib import Path

import openpyxl
import pytest
from formats.articles.files import make_epub

from reader.domain.errors import ImportProblem
from reader.formats.articles import book
from reader.formats.articles.base import Choices, Found
from reader.formats.articles.reading import read_articles
from reader.formats.plain_text import TextFile


def texts(found: list[Found]) -> list[str]:
    return [each.content for each in found if isinstance(each, TextFile)]


def told(found: list[Found]) -> list[tuple[str, str]]:
    return [(each.problem, each.place) for each in found if isinstance(each, ImportProblem)]


MORE = "The row has more cells than the table has columns."


def test_a_row_whose_text_was_cut_at_a_comma_is_told_and_not_taken_in(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("title,text,date\nأول,قال ميلي, وصل غانتس,2026-01-01\nثان,نص تام,2026-01-02,,\n", encoding="utf-8")
    found = list(read_articles(path, Choices()))
    assert texts(found) == ["نص تام"], "empty cells at the end are no cells"
    assert told(found) == [(MORE, "line 2")]


def test_sheets_of_a_workbook_that_are_not_read_are_told(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    first = workbook.active
    for row in (["title", "text"], ["أول", "نص أول"], ["ثالث", "نص ثالث", None]):
        first.append(row)
    workbook.create_sheet("ورقة ثانية").append(["title", "text"])
    workbook.create_sheet("empty")
    workbook.save(tmp_path / "a.xlsx")
    found = list(read_articles(tmp_path / "a.xlsx", Choices()))
    assert texts(found) == ["نص أول", "نص ثالث"]
    assert told(found) == [("Only the first sheet was read.", "sheet ورقة ثانية")]


def test_a_column_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("head,body\nأول,نص أول\n", encoding="utf-8")
    with pytest.raises(ImportProblem, match="no column of that name") as problem:
        list(read_articles(path, Choices(columns={"title": "haed", "text": "body"})))
    assert problem.value.advice == "haed (there are: head, body)"


def test_a_chapter_that_cannot_come_in_does_not_keep_those_behind_it_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_epub(tmp_path / "a.epub", 3)
    make = book.make_article

    def refuse_second(*arguments: object) -> TextFile:
        if arguments[-1] == "chapter 2":
            raise ImportProblem("a.epub", "The article is too long.", "Split it into articles.", "chapter 2")
        return make(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(book, "make_article", refuse_second)
    found = list(read_articles(tmp_path / "a.epub", Choices(chapters=True)))
    assert len(texts(found)) == 2
    assert told(found) == [("The article is too long.", "chapter 2")]
