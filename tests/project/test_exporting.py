"""Export: read back before it is called done, never over the project, nothing left behind."""

import json
import tempfile
from pathlib import Path

import pytest

from reader.domain.article import ArticleDetails
from reader.domain.errors import ExportProblem, NotFoundError
from reader.domain.span import Span
from reader.formats.brat import Brat
from reader.formats.csv_table import CsvTable
from reader.formats.json_files import line_bytes
from reader.formats.schema_toml import read_schema, starter_schemas
from reader.project import ArticleDraft, Project
from reader.project.exporting import export
from reader.project.scope import Scope

CONTENT = "قال ميلي\nأمس"
# what the label set of the news holds of its nine labels besides their names
LABELS = ("9 label titles", "9 label colours", "9 label shortcuts", "9 label guidelines")


def _project(folder: Path) -> Project:
    project = Project.create(folder / "p.sqlite", schema=read_schema(dict(starter_schemas())["news"]))
    first, second = project.add_articles(
        [ArticleDraft(ArticleDetails("أول/ثان: x"), CONTENT), ArticleDraft(ArticleDetails("أول/ثان: x"), "نص آخر")]
    )
    with project.edit("setup") as edit:
        edit.add_mention(first, project.schema.labels[0].id, [Span(4, 8)], attributes={"sure": "no"})
        edit.add_mention(first, None, [Span(4, 12)])
        edit.add_mention(second, project.schema.labels[1].id, [Span(0, 2)])
        edit.add_note(first, "ملاحظة")
    return project


def test_what_a_format_cannot_carry_is_counted_and_lies_beside_the_export(tmp_path: Path) -> None:
    with _project(tmp_path) as project:
        report = export(project, tmp_path / "out", "brat")
    assert (report.articles, report.exact, report.count("cut"), report.verified) == (2, 2, 1, True)
    assert set(report.left_out) == {"1 notes", "2 article titles", *LABELS}
    saved = json.loads((tmp_path / "out.report.json").read_text(encoding="utf-8"))
    assert saved["rows"] == [
        {
            "article": "a1", "start": 4, "end": 12, "quote": "ميلي\nأمس", "change": "cut",
            "reason": "brat cuts mentions at line ends", "what": "mention", "pieces": 0,
        }
    ]  # fmt: skip
    assert len(list((tmp_path / "out").glob("*.ann"))) == 2


def test_a_report_of_an_earlier_export_does_not_outlive_it(tmp_path: Path) -> None:
    with _project(tmp_path) as project:
        first, second = project.article_ids()
        report_path = tmp_path / "out.csv.report.json"
        report_path.write_text("{}", encoding="utf-8")
        left_out = ("1 notes", "1 attributes", "2 texts", *LABELS)
        assert export(project, tmp_path / "out.csv", "csv").left_out == left_out
        saved = json.loads(report_path.read_text(encoding="utf-8"))
        assert saved["rows"] == [] and saved["left_out"] == [*left_out], "what the format leaves out is in it too"
        export(project, tmp_path / "all.jsonl", "jsonl")
        assert not (tmp_path / "all.jsonl.report.json").exists(), "nothing was lost"
        (tmp_path / "all.jsonl.report.json").write_text("{}", encoding="utf-8")
        export(project, tmp_path / "all.jsonl", "jsonl")
        assert json.loads((tmp_path / "all.jsonl.report.json").read_text(encoding="utf-8"))["left_out"] == []
        assert export(project, tmp_path / "one.jsonl", "jsonl", scope=Scope(article_ids=[second])).exact == 1
        assert export(project, tmp_path / "none.jsonl", "jsonl", scope=Scope(article_ids=[])).articles == 0
        assert first != second


def test_an_export_never_takes_the_place_of_the_project(tmp_path: Path) -> None:
    with _project(tmp_path) as project:
        (tmp_path / "link.jsonl").symlink_to(project.path)
        for out in (project.path, tmp_path / "link.jsonl"):
            with pytest.raises(ExportProblem, match="project itself"):
                export(project, out, "jsonl")
        assert project.check() == []


def test_places_that_cannot_be_written_are_named(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine", encoding="utf-8")
    with _project(tmp_path) as project:
        for out, name in (
            (tmp_path / "none" / "a.jsonl", "jsonl"),
            (tmp_path / "full", "brat"),
            (tmp_path / "full", "csv"),
            (tmp_path / "p.sqlite" / "a.csv", "csv"),
        ):
            with pytest.raises(ExportProblem) as problem:
                export(project, out, name)
            assert problem.value.path == str(out)
            assert problem.value.advice
        with pytest.raises(NotFoundError, match="xyz"):
            export(project, tmp_path / "a.xyz", "xyz")
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["mine.txt"]


def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # the superuser, who runs many a test, may write anywhere: refuse in the system's stead
    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    with _project(tmp_path) as project:
        monkeypatch.setattr(tempfile, "mkdtemp", refuse)
        with pytest.raises(ExportProblem, match="Permission denied") as problem:
            export(project, tmp_path / "a.csv", "csv")
    assert problem.value.path == str(tmp_path / "a.csv")


@pytest.mark.parametrize(("kind", "name"), [(CsvTable, "csv"), (Brat, "brat")])
@pytest.mark.parametrize("damage", ["cut", "letter", "gone"])
def test_a_write_that_went_wrong_is_noticed_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: type, name: str, damage: str
) -> None:
    write = kind.write

    def damaged(self: object, bundle: object, path: Path, options: object) -> None:
        write(self, bundle, path, options)
        file = path if path.is_file() else sorted(path.glob("*.ann"))[0]
        data = file.read_bytes()
        if damage == "gone":
            file.unlink()
        else:
            letter = "ميلي".encode()
            file.write_bytes(data[: len(data) // 2] if damage == "cut" else data.replace(letter, letter[:-2]))

    monkeypatch.setattr(kind, "write", damaged)
    with _project(tmp_path) as project:
        before = sorted(tmp_path.iterdir())
        (tmp_path / "old.out").write_text("an earlier export", encoding="utf-8")
        out = tmp_path / ("new" if name == "brat" else "old.out")
        with pytest.raises(ExportProblem) as problem:
            export(project, out, name)
        assert problem.value.path == str(out)
        assert (tmp_path / "old.out").read_text(encoding="utf-8") == "an earlier export"
        assert sorted(tmp_path.iterdir()) == sorted([*before, tmp_path / "old.out"])


@pytest.mark.parametrize("damage", ["cut", "letter", "gone", "less", "twice"])
def test_what_goes_wrong_while_lines_are_written_and_read_is_noticed_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    letter = "ميلي".encode()

    def damaged(value: object) -> bytes:
        line = line_bytes(value)
        if b'"mentions":[' not in line:
            return line
        (file,) = tmp_path.glob(".hashiya-export-*/old.out")
        if damage == "gone":
            file.unlink()
        return {
            "cut": line[: len(line) // 2], "letter": line.replace(letter, letter[:-2] + "ى".encode()), "less": b"",
            "twice": line * 2,
        }.get(damage, line)  # fmt: skip

    with _project(tmp_path) as project:
        monkeypatch.setattr("reader.formats.jsonl.line_bytes", damaged)
        before = sorted(tmp_path.iterdir())
        out = tmp_path / "old.out"
        out.write_text("an earlier export", encoding="utf-8")
        with pytest.raises(ExportProblem) as problem:
            export(project, out, "jsonl")
        assert problem.value.path == str(out)
        assert out.read_text(encoding="utf-8") == "an earlier export"
        assert sorted(tmp_path.iterdir()) == sorted([*before, out])


def test_an_export_whose_report_cannot_be_written_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with _project(tmp_path) as project:
        before = sorted(tmp_path.iterdir())
        monkeypatch.setattr("reader.project.exporting.report_data", full)
        with pytest.raises(ExportProblem, match="No space left"):
            export(project, tmp_path / "out.csv", "csv")
        assert sorted(tmp_path.iterdir()) == before
        with pytest.raises(ExportProblem, match="No space left"):
            export(project, tmp_path / "out", "brat")
        assert sorted(tmp_path.iterdir()) == before
        monkeypatch.undo()
        (tmp_path / "out.csv.report.json").mkdir()
        with pytest.raises(ExportProblem, match="would be a folder"):
            export(project, tmp_path / "out.csv", "csv")
        assert not (tmp_path / "out.csv").exists()
