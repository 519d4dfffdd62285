"""Tables of texts: columns by their names, mentions grouped, bad rows named; delimiters, charsets, workbooks."""

from pathlib import Path

import pytest

from reader.domain.errors import ImportProblem
from reader.formats.csv_table import CsvTable
from reader.formats.registry import importers
from reader.formats.text_table import TextTable
from reader.project import Project
from reader.project.exporting import export
from reader.project.importing import import_paths
from reader.project.samples import create_sample_project

TABLE = """Text,Start,End,Label,Quote,Annotator,day
"قال 😀
ميلي",6,10,PER,ميلي,هند,الجمعة
"قال 😀
ميلي",7,11,ORG,ميلي,,
"قال 😀
ميلي",0,99,ORG,,,
نعم,,,,,,
,0,1,PER,,,
"""


def _quotes(path: Path) -> list[list[tuple[str, str | None, str]]]:
    return [
        [(each.annotator, each.label, each.quote(article.content)) for each in article.mentions]
        for article in TextTable().read(path).articles
    ]


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16"])
def test_rows_of_one_text_are_one_article_and_bad_rows_are_named(tmp_path: Path, charset: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(TABLE.encode(charset))
    assert next(each.name for each in importers().values() if each.accepts(path)) == "table"
    bundle = TextTable().read(path)
    assert _quotes(path) == [[("هند", "PER", "ميلي"), ("a", "ORG", "ميلي")], []]
    first, _ = bundle.articles
    assert first.extra == {"day": "الجمعة"}
    assert [problem.place for problem in bundle.problems] == ["row 4", "row 6"]
    assert bundle.left_out == ("1 offsets in another unit, set right by their quotes",)


def test_a_crlf_inside_a_cell_is_counted_as_it_lies_there(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes('text,start,end,label\r\n"قال\r\nميلي",5,9,PER\r\n'.encode())
    assert _quotes(path) == [[("a", "PER", "ميلي")]]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_are_seen(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "a.tsv"
    path.write_text(
        "\n".join(delimiter.join(row) for row in (("id", "text", "label"), ("7", "قال, نعم", ""))), encoding="utf-8"
    )
    assert TextTable().accepts(path)
    (article,) = TextTable().read(path).articles
    assert (article.id, article.content) == ("7", "قال, نعم")


def test_a_label_without_offsets_is_the_article_s(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text,label\nنعم,رأي\n", encoding="utf-8")
    (article,) = TextTable().read(path).articles
    assert article.labels == (("a", "رأي"),)


def test_a_workbook_comes_in(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="the extra xlsx is not installed")
    book = openpyxl.Workbook()
    for row in (("text", "start", "end", "label"), ("قال ميلي", 4, 8, "PER")):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    assert _quotes(tmp_path / "a.xlsx") == [[("a", "PER", "ميلي")]]
    (tmp_path / "b.xlsx").write_bytes(b"PK nothing")
    with pytest.raises(ImportProblem, match="no workbook"):
        TextTable().read(tmp_path / "b.xlsx")


def test_our_own_table_of_mentions_is_refused_because_it_has_no_texts(tmp_path: Path) -> None:
    create_sample_project(tmp_path / "s.sqlite")
    with Project.open(tmp_path / "s.sqlite") as project:
        export(project, tmp_path / "s.csv", CsvTable.name)
    with Project.create(tmp_path / "t.sqlite") as project:
        (problem,) = import_paths(project, [tmp_path / "s.csv"]).problems
        assert "no column of texts, but article, title, start" in problem.problem
        assert project.article_ids() == []


def test_hostile_tables_are_read_or_refused_by_name(shared_data: Path) -> None:
    read = refused = 0
    for path in sorted((shared_data / "hostile-csv").rglob("*.csv")):
        try:
            TextTable().read(path)
            read += 1
        except ImportProblem as error:
            assert error.path and error.problem
            refused += 1
    assert read + refused > 5 and refused > 0


@pytest.mark.parametrize(
    ("header", "is_annotated"),
    [("text,label", True), ("text,start,end,label", True), ("article,title,start,end,quote", True),
     ("title,text,date", False), ("العنوان,النص", False), ("id,name", False)],
)  # fmt: skip
def test_a_table_of_articles_without_mentions_is_left_to_the_user_s_choice(
    tmp_path: Path, header: str, is_annotated: bool
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{header}\n", encoding="utf-8")
    assert TextTable().accepts(path) is is_annotated
