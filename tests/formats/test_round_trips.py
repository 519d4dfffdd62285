"""Each format carries what it says it carries: written, read back, compared."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.domain.article import ArticleDetails, ArticleStatus
from reader.domain.entity import Entity, EntityId
from reader.domain.errors import ExportProblem, ImportProblem, InvalidAnnotationError
from reader.domain.span import Span
from reader.formats.brat import Brat
from reader.formats.csv_table import escape, unescape
from reader.formats.json_files import line_bytes
from reader.formats.jsonl import JsonLines
from reader.formats.registry import exporters, importers
from reader.formats.schema_toml import read_schema, starter_schemas
from reader.project import ArticleDraft, Project
from reader.project.exporting import export, gather
from reader.project.importing import import_paths, paste_text
from reader.project.samples import create_sample_project

letters = st.text(alphabet=st.sampled_from("ابلم َّ😀𞤀👩\u200d\u200c\n1x,;\"'=\\،“”"), min_size=1, max_size=60)


def news() -> object:
    return read_schema(starter_schemas()[0][1])


def build(path: Path, texts: list[str], data: st.DataObject) -> None:
    with Project.create(path, schema=news()) as project:
        ids = project.add_articles(
            [ArticleDraft(ArticleDetails(f"t{n}", "=source"), text) for n, text in enumerate(texts)]
        )
        labels = [None, *(label.id for label in project.schema.labels)]
        with project.edit("build") as edit:
            entity = edit.add_entity(Entity(EntityId(0), "كيان", aliases=("اسم",), external_ids={"wikidata": "Q1"}))
            for article_id, text in zip(ids, texts, strict=True):
                made = []
                for _ in range(data.draw(st.integers(0, 5))):
                    spans = []
                    for _ in range(data.draw(st.integers(1, 3))):
                        start = data.draw(st.integers(0, len(text) - 1))
                        spans.append(Span(start, data.draw(st.integers(start + 1, len(text)))))
                    try:
                        made.append(
                            edit.add_mention(
                                article_id, data.draw(st.sampled_from(labels)), spans,
                                note=data.draw(st.sampled_from(["", "=1+1", "سطر\nآخر\\n"])),
                                entity_id=data.draw(st.sampled_from([None, entity.id])),
                                attributes=data.draw(st.sampled_from([{}, {"certainty": "low"}])),
                            )
                        )  # fmt: skip
                    except InvalidAnnotationError:
                        continue
                if len(made) > 1:
                    edit.add_relation(article_id, project.schema.relation_types[0].id, made[0].id, made[1].id)
                    edit.add_note(article_id, "كلام", mention_id=made[0].id)
                edit.set_status(article_id, data.draw(st.sampled_from(list(ArticleStatus))))


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(letters.filter(str.strip), min_size=1, max_size=3, unique=True), data=st.data())
def test_every_project_survives_every_format(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("round")
    build(folder / "a.sqlite", texts, data)
    with Project.open(folder / "a.sqlite") as project:
        for name, out in (("jsonl", "a.jsonl"), ("csv", "a.csv"), ("brat", "brat")):
            report = export(project, folder / out, name)
            assert report.verified
            assert all(row.quote and row.reason for row in report.rows)
            assert report.exact + sum(row.what == "mention" for row in report.rows) == sum(
                len(project.mentions(i)) for i in project.article_ids()
            )
    with Project.create(folder / "b.sqlite") as again:
        assert not import_paths(again, [folder / "a.jsonl"]).problems
        export(again, folder / "b.jsonl", "jsonl")
        assert again.check() == []
    assert (folder / "a.jsonl").read_bytes() == (folder / "b.jsonl").read_bytes()


def test_the_sample_project_goes_out_and_comes_back_the_same(tmp_path: Path) -> None:
    create_sample_project(tmp_path / "s.sqlite")
    with Project.open(tmp_path / "s.sqlite") as project:
        gathered = gather(project)
        bundle = replace(gathered, articles=tuple(gathered.articles))
        export(project, tmp_path / "s.jsonl", "jsonl")
        export(project, tmp_path / "brat", "brat")
    assert JsonLines().read(tmp_path / "s.jsonl").articles == bundle.articles
    rows = [json.loads(line) for line in (tmp_path / "s.jsonl").read_text(encoding="utf-8").splitlines()]
    assert rows[0]["unit"] == "code points" and rows[0]["order"] == "logical order"
    for row in rows[1:]:
        for mention in row["mentions"]:
            assert " ".join(row["content"][a:b] for a, b in mention["spans"]) == mention["quote"]
    articles = Brat().read(tmp_path / "brat").articles
    assert sum(len(article.mentions) for article in articles) == sum(len(a.mentions) for a in bundle.articles)


def test_a_mention_over_a_line_end_is_split_for_brat_and_reported(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.sqlite", schema=news()) as project:
        (article_id,) = project.add_articles([ArticleDraft(ArticleDetails("t"), "قال\nنعم لهم")])
        with project.edit("mention.add") as edit:
            edit.add_mention(article_id, project.schema.labels[0].id, [Span(0, 7)])
        report = export(project, tmp_path / "brat", "brat")
    assert report.count("cut") == 1 and report.exact == 0
    assert (tmp_path / "brat.report.json").exists()
    (ann,) = (tmp_path / "brat").glob("*.ann")
    assert ann.read_text(encoding="utf-8").startswith("T1\tPER 0 3;4 7\t")


@pytest.mark.parametrize("cell", ["=1+1", "+x", "-x", "@x", "\tx", "'x", "غانتس", ""])
def test_no_cell_of_a_table_is_a_formula_and_each_can_be_read_back(cell: str) -> None:
    assert not escape(cell).startswith(("=", "+", "-", "@", "\t"))
    assert unescape(escape(cell)) == cell


def test_a_csv_begins_with_a_bom_for_excel(tmp_path: Path) -> None:
    create_sample_project(tmp_path / "s.sqlite")
    with Project.open(tmp_path / "s.sqlite") as project:
        export(project, tmp_path / "s.csv", "csv")
    assert (tmp_path / "s.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "s.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 47


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda row: row["mentions"][0].update(quote="x"), "says"),
        (lambda row: row["mentions"][0].update(spans=[[0, 99999]]), "outside"),
        (lambda row: row.update(sha256="0" * 64), "sha256"),
        (lambda row: row.pop("content"), "content"),
    ],
)
def test_a_bad_row_is_refused_whole_with_its_file_and_line(tmp_path: Path, change: object, said: str) -> None:
    create_sample_project(tmp_path / "s.sqlite")
    with Project.open(tmp_path / "s.sqlite") as project:
        export(project, tmp_path / "s.jsonl", "jsonl")
    lines = (tmp_path / "s.jsonl").read_text(encoding="utf-8").splitlines()
    row = json.loads(lines[2])
    change(row)  # type: ignore[operator]
    lines[2] = json.dumps(row, ensure_ascii=False)
    (tmp_path / "bad.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with Project.create(tmp_path / "p.sqlite") as project:
        (problem,) = import_paths(project, [tmp_path / "bad.jsonl"]).problems
        assert isinstance(problem, ImportProblem)
        assert problem.place == "line 3" and said in problem.problem and "bad.jsonl" in problem.path
        assert project.article_ids() == []


def test_an_export_that_does_not_read_back_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create_sample_project(tmp_path / "s.sqlite")
    monkeypatch.setattr("reader.formats.jsonl.line_bytes", lambda value: line_bytes(value)[:-400])
    with Project.open(tmp_path / "s.sqlite") as project, pytest.raises((ExportProblem, ImportProblem)):
        export(project, tmp_path / "out.jsonl", "jsonl")
    assert (
        sorted(path.name for path in tmp_path.iterdir()) == ["s.sqlite", "s.sqlite.lock"]
        or not (tmp_path / "out.jsonl").exists()
    )


def test_real_brat_folders_are_read_or_refused_by_row(shared_data: Path) -> None:
    read = refused = 0
    for file in sorted((shared_data / "fmt-brat").rglob("*.ann")):
        if not file.with_suffix(".txt").exists():
            continue
        try:
            bundle = Brat().read(file)
        except ImportProblem as error:
            assert error.path and error.problem
            refused += 1
            continue
        read += 1
        (article,) = bundle.articles
        for mention in article.mentions:
            assert mention.spans[-1].end <= len(article.content)
    assert read > 20 and refused <= read // 4


def test_text_files_are_read_in_their_charset_and_it_is_told(tmp_path: Path) -> None:
    text = "قالت الوزيرة إن المشروع سيبدأ في الشهر المقبل بحسب بيان رسمي نشرته الوكالة. " * 6
    files = {}
    for number, (charset, found) in enumerate(
        [("utf-8", "utf-8"), ("utf-8-sig", "bom"), ("utf-16", "bom"), ("cp1256", "detected")]
    ):
        path = tmp_path / f"{number}.txt"
        path.write_bytes((text + str(number)).encode(charset))
        files[path] = found
    with Project.create(tmp_path / "p.sqlite") as project:
        outcome = import_paths(project, sorted(files))
        assert not outcome.problems and len(outcome.added) == 4
        for path, found in files.items():
            assert (outcome.charsets or {})[path][1] == found
        contents = {project.article(article_id).content for article_id in outcome.added}
        assert contents == {text + str(number) for number in range(4)}


def test_the_same_text_twice_is_reported_and_not_added(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("نعم\r\nلا".encode())
    (tmp_path / "b.txt").write_bytes("نعم\nلا".encode())
    with Project.create(tmp_path / "p.sqlite") as project:
        outcome = import_paths(project, [tmp_path])
        assert len(outcome.added) == 1
        assert [path.name for path, _ in outcome.duplicates] == ["b.txt"]
        article = project.article(outcome.added[0])
        assert article.provenance.repairs == ("line_ends",) and article.content == "نعم\nلا"
        assert paste_text(project, "نعم\nلا").duplicates


def test_hostile_files_are_added_or_refused_by_name(shared_data: Path, tmp_path: Path) -> None:
    files = [path for name in ("hostile-utf8", "hostile-blns") for path in sorted((shared_data / name).rglob("*.txt"))]
    with Project.create(tmp_path / "p.sqlite") as project:
        outcome = import_paths(project, files)
        assert len(outcome.added) + len(outcome.duplicates) + len(outcome.problems) == len(files) > 1
        assert all(problem.path for problem in outcome.problems)
        assert project.check() == []


def test_each_format_says_what_it_keeps_and_what_it_loses() -> None:
    for each in (*exporters().values(), *importers().values()):
        assert each.name and each.title and each.unit and each.keeps and each.loses


def test_the_starter_labels_have_two_names_keys_and_colours_that_can_be_seen(qapp: object) -> None:
    from PySide6.QtGui import QColor

    from reader.ui.look.colours import contrast

    sizes = {}
    for name, path in starter_schemas():
        schema = read_schema(path)
        sizes[name] = len(schema.mention_labels)
        keys = [label.key for label in schema.labels if label.key]
        assert len(set(keys)) == len(keys)
        for label in schema.labels:
            assert label.names["en"] and label.names["ar"]
            assert contrast(QColor(label.colour), QColor("#fdfcfa")) >= 3
    assert sizes == {"news": 9, "anercorp": 4, "ontonotes": 18, "wojood": 21}


@pytest.mark.parametrize("name", ["tei", "refiqda", "html"])
@pytest.mark.parametrize("data", ["ner-idrisi", "ner-wojood-sample"])
def test_real_corpora_go_through_the_xml_formats_and_the_reading_copy(
    shared_data: Path, tmp_path: Path, name: str, data: str
) -> None:
    found = importable(shared_data / data)
    with Project.create(tmp_path / "p.sqlite") as project:
        outcome = import_paths(project, found[:1])
        suffix = exporters()[name].suffix
        report = export(project, tmp_path / f"out{suffix}", name)
    assert report.verified and report.exact > 20 and not report.rows
    if name not in importers():
        return
    with Project.create(tmp_path / "again.sqlite") as again:
        back = import_paths(again, [tmp_path / f"out{suffix}"])
        assert not back.problems and len(back.added) == len(outcome.added)
        assert export(again, tmp_path / "again.jsonl", "jsonl").exact == report.exact
        assert again.check() == []


def importable(folder: Path) -> list[Path]:
    """Return the files of a folder that an importer takes for its own."""
    pytest.importorskip("lxml.etree", reason="the extra xml is not installed")
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "SOURCE.txt")
    return [path for path in files if any(each.accepts(path) for each in importers().values())]
