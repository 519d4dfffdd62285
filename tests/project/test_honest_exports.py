"""An export says what it could not carry: what is missing after it was imported again stands in its report."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from reader.cli import main
from reader.domain.article import ArticleDetails, Direction, Provenance
from reader.domain.entity import Entity, EntityId
from reader.domain.errors import ExportProblem
from reader.domain.span import Span
from reader.formats.base import DETAIL_PARTS, LABEL_PARTS, Bundle, BundleArticle, ExportReport
from reader.formats.libraries import install_command
from reader.formats.registry import exporters, importers
from reader.formats.schema_formats import read_schema_file
from reader.formats.schema_toml import read_schema, starter_schemas
from reader.formats.xml_letters import NOT_XML
from reader.project import ArticleDraft, Project
from reader.project.exporting import export, preview
from reader.project.gathering import gather
from reader.project.scope import Scope

# copies to be read and tables of mentions are not imported: no file of theirs becomes a project
NOT_IMPORTED = {name for name in exporters() if name not in importers()}
TEXT = "قال  ميلي لوميلي\n\nأمس في القاهرة\n"
ORDER = 12


def _project(folder: Path) -> Project:
    """Make a project in which articles have all that is known of one, and enough of them to be sorted wrongly."""
    folder.mkdir(exist_ok=True)
    project = Project.create(folder / "p.sqlite", schema=read_schema(dict(starter_schemas())["news"]))
    details = ArticleDetails("عنوان", "وكالة", "https://x/a", "ليلى", "2021-11-26", "ar")
    drafts = [
        ArticleDraft(
            details,
            f"{TEXT}{number}\n",
            base_direction=Direction.RTL,
            extra={"desk": "world"},
            provenance=Provenance("news/a.txt", "0" * 64, "cp1256", "stated", ("line_ends",)),
        )
        for number in range(ORDER)
    ]
    ids = project.add_articles(drafts)
    labels, kind = project.schema.labels, project.schema.relation_types[0]
    person = next(label for label in labels if label.name == "PER")
    place = next(label for label in labels if label.name not in ("PER",) and label.parent is None)
    with project.edit("setup") as edit:
        general = edit.add_entity(Entity(EntityId(0), "مارك ميلي", person.id, ("ميلي",), note="قائد"))
        for each in ids:
            first = edit.add_mention(each, person.id, [Span(5, 9)], attributes={"sure": "no"}, note="انظر")
            second = edit.add_mention(each, place.id, [Span(26, 33)])
            edit.link_mention(first.id, general.id)
            edit.add_relation(each, kind.id, first.id, second.id)
            edit.add_note(each, "ملاحظة")
    return project


def _counts(articles: list[BundleArticle], bundle: Bundle) -> dict[str, int]:
    """Count what articles hold, under the names that reports use."""
    return {
        **{part: sum(1 for each in articles if getattr(each.details, name)) for name, part in DETAIL_PARTS.items()},
        "other article data": sum(1 for each in articles if each.extra.get("desk") == "world"),
        "reading directions": sum(1 for each in articles if each.base_direction is not Direction.AUTO),
        "entities": len({one.entity for each in articles for one in each.mentions if one.entity}),
        "entity details": sum(1 for each in bundle.entities if each.aliases and each.note),
        "relations": sum(len(each.relations) for each in articles),
        "attributes": sum(len(one.attributes) for each in articles for one in each.mentions),
        "mention notes": sum(1 for each in articles for one in each.mentions if one.note),
        "notes": sum(len(each.notes) for each in articles),
        "article origins": sum(1 for each in articles if each.provenance.repairs and each.provenance.path),
        **{
            part: sum(1 for label in bundle.schema.mention_labels if getattr(label, name))
            for name, part in LABEL_PARTS.items()
        },
    }


def _said(report: ExportReport) -> dict[str, int]:
    return {what: int(count) for count, what in (each.split(" ", 1) for each in report.left_out)}


@pytest.mark.parametrize("name", sorted(set(exporters()) - NOT_IMPORTED))
def test_what_does_not_come_back_stands_in_the_report(tmp_path: Path, name: str) -> None:
    exporter = exporters()[name]
    out = tmp_path / f"out{exporter.suffix}"
    missing = install_command(exporter)
    if missing:
        pytest.skip(f"needs {missing}")
    with _project(tmp_path / "from") as project:
        report = export(project, out, name)
        given = gather(project)
        mine = list(given.articles)
    found = importers()[name].read(out)
    theirs = list(found.articles)
    if name == "labelstudio":
        # its label set lies beside the tasks
        found = replace(found, schema=read_schema_file(out / "labelling-config.xml"))
    said, had, came = _said(report), _counts(mine, given), _counts(theirs, found)
    # a title that was made up from the file's name is none that came back
    came["article titles"] = sum(1 for each in theirs if each.details.title == "عنوان")
    for part, count in had.items():
        if part == "entity details" and "entities" in said:
            # what goes with the whole is not told twice
            continue
        if came[part] < count:
            assert said.get(part, 0) + sum(row.what == "relation" for row in report.rows) >= count - came[part], part
    changed = sum(1 for one, other in zip(mine, theirs, strict=True) if one.content != other.content)
    assert said.get("texts letter by letter", 0) == changed
    # what came back was not told to be lost
    assert not {part for part in said if part in had and came[part] == had[part] and part != "article titles"}
    assert report.whole or Path(f"{out}.report.json").is_file()
    # the articles stand in their order: each text has its number
    assert [each.content.split()[-1] for each in theirs] == [str(number) for number in range(ORDER)]


def test_what_the_choice_leaves_behind_is_told(tmp_path: Path) -> None:
    with _project(tmp_path) as project:
        narrowed = export(project, tmp_path / "a.jsonl", "jsonl", scope=Scope(labels=("PER",)))
        without = preview(project, "jsonl", scope=Scope(relations=False, attributes=False, notes=False))
        whole = preview(project, "jsonl")
        few = preview(project, "jsonl", scope=Scope(article_ids=project.article_ids()[:2]))
        others = preview(project, "jsonl", scope=Scope(gold_only=True))
    assert set(narrowed.not_chosen) == {
        f"{ORDER} relations with an end that is not chosen", f"{ORDER} mentions with a label that is not chosen"
    }  # fmt: skip
    assert set(few.not_chosen) == {
        f"{ORDER - 2} articles that are not chosen", f"{2 * ORDER - 4} mentions in articles that are not chosen"
    }  # fmt: skip
    assert f"{2 * ORDER} mentions of annotators that are not chosen" in others.not_chosen
    assert json.loads((tmp_path / "a.jsonl.report.json").read_text(encoding="utf-8"))["not_chosen"]
    assert set(without.not_chosen) == {
        f"{ORDER} relations", f"{ORDER} attributes", f"{ORDER} notes", f"{ORDER} mention notes"
    }  # fmt: skip
    assert whole.whole and not whole.not_chosen


def test_a_word_that_is_cut_and_a_mention_that_is_split_have_names_of_their_own(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.sqlite", schema=read_schema(dict(starter_schemas())["news"])) as project:
        (article,) = project.add_articles([ArticleDraft(ArticleDetails("a"), "قال وميلي أمس في بيروت")])
        with project.edit("setup") as edit:
            edit.add_mention(article, project.schema.labels[0].id, [Span(5, 9)])
            edit.add_mention(article, project.schema.labels[1].id, [Span(0, 3), Span(10, 13)])
        for name in ("wojood", "conllu"):
            report = export(project, tmp_path / name, name)
            assert (report.count("cut"), report.count("split")) == (1, 1)
            (theirs,) = importers()[name].read(_named(tmp_path / name, exporters()[name].suffix)).articles
            assert len(theirs.mentions) == 1 + 2


def _named(path: Path, suffix: str) -> Path:
    return path.rename(path.with_suffix(suffix))


def test_an_empty_export_is_told_on_the_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _project(tmp_path).close()
    project = str(tmp_path / "p.sqlite")
    for chosen, warning in ((("--where", "status=done"), "no article meets"), (("--gold",), "no mention")):
        assert main(["export", project, str(tmp_path / "x.jsonl"), "--format", "jsonl", *chosen, "--json"]) == 0
        said = capsys.readouterr()
        assert warning in said.err
        json.loads(said.out)


HELD = "عن\uffffوان\x01"


def _odd(folder: Path) -> Project:
    """Make a project whose title, data, text and notes hold what XML cannot."""
    project = Project.create(folder / "p.sqlite", schema=read_schema(dict(starter_schemas())["news"]))
    details = ArticleDetails(HELD, author="\ufffe", url="https://x/\x02", language="ar")
    (article, _) = project.add_articles([
        ArticleDraft(details, "قال \x01 ميلي \uffff أمس"), ArticleDraft(ArticleDetails("b"), "نص")
    ])  # fmt: skip
    with project.edit("setup") as edit:
        label = project.schema.labels[0].id
        edit.add_mention(article, label, [Span(6, 10)], note="\x0bب", attributes={"kind": "v\uffff"})
        edit.add_note(article, "ج\x01")
    return project


@pytest.mark.parametrize("name", sorted(exporters()))
def test_a_letter_that_xml_cannot_hold_refuses_no_export(qapp: object, tmp_path: Path, name: str) -> None:
    exporter = exporters()[name]
    missing = install_command(exporter)
    if missing:
        pytest.skip(f"needs {missing}")
    with _odd(tmp_path) as project:
        report = export(project, tmp_path / f"out{exporter.suffix}", name)
        content = next(iter(gather(project).articles)).content
    told = [row for row in report.rows if row.change == "replaced"]
    for row in told:
        assert "XML cannot hold U+" in row.reason and "\ufffd" in row.quote
        assert row.what != "text" or row.quote == NOT_XML.sub("\ufffd", content[row.start : row.end])
    # mentions count as exact all the same
    assert report.exact == 1
    expected = {
        "xmi": {"text", "title", "data", "mention note"},
        "refiqda": {"title", "data", "mention note", "note"},
        "docx": {"text", "title", "mention note", "note"},
        "xlsx": {"context"},
    }
    assert {row.what for row in told} == expected.get(name, set())
    if name not in NOT_IMPORTED:
        theirs = next(iter(importers()[name].read(tmp_path / f"out{exporter.suffix}").articles))
        if "title" in {row.what for row in told}:
            assert theirs.details.title == NOT_XML.sub("\ufffd", HELD)
        elif "article titles" in exporter.carries:
            assert theirs.details.title == HELD


def test_a_split_mention_says_into_how_many(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Project.create(tmp_path / "p.sqlite", schema=read_schema(dict(starter_schemas())["news"])) as project:
        (article,) = project.add_articles([ArticleDraft(ArticleDetails("a"), "قال ميلي أمس في بيروت")])
        with project.edit("setup") as edit:
            edit.add_mention(article, project.schema.labels[0].id, [Span(0, 3), Span(9, 12), Span(16, 21)])
    for name in ("conll2003", "xmi"):
        assert main(["export", str(tmp_path / "p.sqlite"), str(tmp_path / name), "--format", name]) == 0
        assert "split into 3: قال أمس بيروت" in capsys.readouterr().out
        (row,) = json.loads((tmp_path / f"{name}.report.json").read_text(encoding="utf-8"))["rows"]
        assert (row["change"], row["pieces"]) == ("split", 3)


def test_an_error_names_the_place_that_was_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.formats.xlsx_table._LAST_ROW", 1)
    with _project(tmp_path) as project, pytest.raises(ExportProblem) as caught:
        export(project, tmp_path / "out.xlsx", "xlsx")
    assert caught.value.path.startswith(str(tmp_path / "out")) and ".hashiya-export-" not in str(caught.value)
