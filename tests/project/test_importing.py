"""Import: everything in one step or nothing, told by file, and the lossless format without loss."""

import json
from pathlib import Path

import pytest
from formats.bundles import ANNOTATORS, SCHEMA, bundles, gold_bundle
from hypothesis import HealthCheck, given, settings

from reader.domain.annotator import AnnotatorKind
from reader.domain.article import ArticleDetails, ArticleStatus
from reader.domain.errors import ImportProblem
from reader.domain.schema import Label, LabelId, Schema
from reader.domain.span import Span
from reader.formats.base import Bundle, BundleArticle, BundleMention, BundleState
from reader.formats.jsonl import JsonLines
from reader.formats.schema_toml import read_schema, starter_schemas
from reader.project import ArticleDraft, Project
from reader.project.exporting import export, gather
from reader.project.importing import add_bundle, import_paths, paste_text


def _news() -> Schema:
    return read_schema(dict(starter_schemas())["news"])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bundles())
def test_everything_comes_through_a_project_and_exports_to_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory, bundle: Bundle
) -> None:
    folder = tmp_path_factory.mktemp("twice")
    for number in (1, 2):
        source = folder / f"{number - 1}.jsonl"
        if number == 1:
            JsonLines().write(bundle, source, {})
        with Project.create(folder / f"{number}.sqlite") as project:
            outcome = import_paths(project, [source])
            assert outcome.problems == ()
            assert len(outcome.added) == len(bundle.articles)
            export(project, folder / f"{number}.jsonl", "jsonl")
            assert project.check() == []
    assert (folder / "1.jsonl").read_bytes() == (folder / "2.jsonl").read_bytes()
    if bundle.articles:
        # the second round starts from what a project wrote; the first from a bundle that never was one
        first, again = JsonLines().read(folder / "0.jsonl"), JsonLines().read(folder / "1.jsonl")
        assert (again.schema, again.annotators, again.entities) == (first.schema, first.annotators, first.entities)
        for mine, theirs in zip(first.articles, again.articles, strict=True):
            assert (mine.content, mine.details, mine.extra, mine.provenance) == (
                theirs.content, theirs.details, theirs.extra, theirs.provenance
            )  # fmt: skip
            assert mine.states == theirs.states
            assert mine.labels == theirs.labels
            assert _facts(mine) == _facts(theirs)


def _facts(article: BundleArticle) -> list[str]:
    names = {each.id: f"{each.annotator}|{each.label}|{each.spans}" for each in article.mentions}
    mentions = [
        f"{names[each.id]}|{each.entity}|{sorted(each.attributes.items())}|{each.note!r}" for each in article.mentions
    ]
    relations = [
        f"{each.type}|{names[each.source]}|{names[each.target]}|{sorted(each.attributes.items())}"
        for each in article.relations
    ]
    notes = [f"{each.body!r}|{each.annotator}|{names.get(each.mention or '')}|{each.span}" for each in article.notes]
    return sorted(mentions) + sorted(relations) + sorted(notes)


def test_the_seed_gold_becomes_a_project_and_comes_out_equal(shared_data: Path, tmp_path: Path) -> None:
    gold = json.loads((shared_data / "seed" / "gold.json").read_text(encoding="utf-8"))
    with Project.create(tmp_path / "p.sqlite", schema=_news()) as project:
        add_bundle(project, gold_bundle(shared_data, project.schema), tmp_path)
        (article,) = gather(project).articles
        names = {each.id: each.name for each in gather(project).entities}
        found = [
            (
                each.spans[0].start,
                each.spans[0].end,
                each.label,
                each.quote(article.content),
                names.get(each.entity or ""),
            )
            for each in article.mentions
        ]
        entities = {each["id"]: each["name"] for each in gold["entities"]}
        wanted = [
            (each["start"], each["end"], each["label"], each["text"], entities.get(each["entity"]))
            for each in gold["spans"]
        ]
        assert sorted(found) == sorted(wanted)
        assert len(article.relations) == len(gold["relations"])
        for name, out in (("jsonl", "o.jsonl"), ("csv", "o.csv"), ("brat", "o")):
            report = export(project, tmp_path / out, name)
            assert (report.exact, report.rows, report.verified) == (84, (), True)


def test_a_bad_bundle_adds_nothing_at_all(tmp_path: Path) -> None:
    good = BundleArticle("a1", ArticleDetails("good"), "نص طيب")
    bad = BundleArticle(
        "a2", ArticleDetails("bad"), "نص", mentions=(BundleMention("m1", (Span(0, 9),), "PER", ANNOTATORS[0][0]),)
    )
    with Project.create(tmp_path / "p.sqlite", schema=_news()) as project:
        before = (project.schema, project.annotators(), project.operations())
        with pytest.raises(ImportProblem, match="ends at 9"):
            add_bundle(project, Bundle(SCHEMA, (good, bad), ANNOTATORS), tmp_path / "x")
        assert project.article_ids() == []
        assert (project.schema, project.annotators(), project.operations()) == before


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("نص أول", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"format":"hashiya-jsonl","version":1}\n', encoding="utf-8")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.4")
    files = [tmp_path / name for name in ("b.jsonl", "none.txt", "c.pdf", "a.txt")]
    with Project.create(tmp_path / "p.sqlite") as project:
        outcome = import_paths(project, files)
        assert [Path(problem.path).name for problem in outcome.problems] == ["b.jsonl", "none.txt", "c.pdf"]
        assert all(problem.advice for problem in outcome.problems)
        assert [project.article_row(each).title for each in outcome.added] == ["a"]


def test_folders_are_searched_in_order_and_progress_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    for name in ("b/2.txt", "b/1.txt", "a.TXT", "b/skip.png"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"نص {name}", encoding="utf-8")
    told: list[tuple[int, int]] = []
    with Project.create(tmp_path / "p.sqlite") as project:
        outcome = import_paths(project, [folder], progress=lambda done, total: told.append((done, total)))
        assert [project.article_row(each).title for each in outcome.added] == ["a", "1", "2"]
        assert told == [(1, 3), (2, 3), (3, 3)]
        assert len(project.operations()) == 2  # the project was made, the articles were added
        step = project.undoable()
        assert step is not None and step.kind == "article.import"


def test_a_cancelled_import_adds_no_text(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"نص {number}", encoding="utf-8")
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 4

    with Project.create(tmp_path / "p.sqlite") as project:
        assert import_paths(project, [tmp_path], cancelled=cancelled).added == ()
        assert project.article_ids() == []


def test_texts_that_lie_beside_a_brat_corpus_are_added_too(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("قال ميلي", encoding="utf-8")
    (folder / "a.ann").write_text("T1\tPER 4 8\tميلي\n#1\tComment T1\tx\n", encoding="utf-8")
    (folder / "b.txt").write_text("نص بلا هوامش", encoding="utf-8")
    with Project.create(tmp_path / "p.sqlite", schema=_news()) as project:
        outcome = import_paths(project, [folder])
        assert sorted(project.article_row(each).title for each in outcome.added) == ["a", "b"]
        assert outcome.left_out == ((folder, "1 notes on what is no mention"),)
        (brat,) = (each for each in project.annotators() if each.name == "brat")
        assert brat.kind is AnnotatorKind.IMPORT
        (mention,) = project.mentions(outcome.added[0], brat.id)
        # the label that was there already is used, not made twice
        label = project.schema.find_label_named("PER")
        assert label is not None
        assert mention.label_id == label.id
        assert len([each for each in project.schema.labels if each.name == "PER"]) == 1


def test_labels_join_those_of_the_project_without_stealing_their_keys(tmp_path: Path) -> None:
    child, parent = Label(LabelId(0), "CITY", key="1", parent=LabelId(1)), Label(LabelId(1), "PLACE", position=1)
    mention = BundleMention("m1", (Span(0, 2),), "CITY", "x")
    article = BundleArticle("a1", ArticleDetails("t"), "نص", mentions=(mention,))
    with Project.create(tmp_path / "p.sqlite", schema=_news()) as project:
        add_bundle(project, Bundle(Schema((child, parent)), (article,), (("x", "model"),)), tmp_path)
        keys = [label.key for label in project.schema.mention_labels if label.key]
        assert len(keys) == len(set(keys))
        assert [label.name for label in project.schema.labels][-2:] == ["CITY", "PLACE"]
        city, place = project.schema.labels[-2:]
        assert city.parent == place.id
        assert project.check() == []


def test_the_work_of_every_annotator_is_exported(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.sqlite", schema=_news(), annotator="me") as project:
        (article_id,) = project.add_articles([ArticleDraft(ArticleDetails("t"), "قال ميلي")])
        with project.edit("setup") as edit:
            other = edit.add_annotator("me", AnnotatorKind.MODEL)
            edit.add_mention(article_id, project.schema.labels[0].id, [Span(4, 8)])
            theirs = edit.as_annotator(other.id)
            theirs.add_mention(article_id, project.schema.labels[0].id, [Span(4, 8)])
            theirs.set_status(article_id, ArticleStatus.DONE)
        export(project, tmp_path / "a.jsonl", "jsonl")
    with Project.create(tmp_path / "q.sqlite") as again:
        assert import_paths(again, [tmp_path / "a.jsonl"]).problems == ()
        (article,) = gather(again).articles
        # two of one name stay two
        assert [each.annotator for each in article.mentions] == ["me", "me (2)"]
        assert [(each.annotator, each.status) for each in article.states] == [("me (2)", "done")]


def test_a_text_that_is_there_already_is_reported_with_the_article(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.sqlite") as project:
        (first,) = paste_text(project, "نص من الحافظة\r\n", "عنوان").added
        assert project.article(first).title == "عنوان"
        (tmp_path / "a.txt").write_text("نص من الحافظة\n", encoding="utf-8")
        outcome = import_paths(project, [tmp_path / "a.txt"])
        assert (outcome.added, outcome.duplicates) == ((), ((tmp_path / "a.txt", first),))
        export(project, tmp_path / "a.jsonl", "jsonl")
        again = import_paths(project, [tmp_path / "a.jsonl"])
        assert (again.added, [article_id for _, article_id in again.duplicates]) == ((), [first])


def test_an_empty_clipboard_is_refused(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.sqlite") as project, pytest.raises(ImportProblem):
        paste_text(project, " \n")


@pytest.mark.parametrize("articles", [3, 70])
def test_a_file_whose_rows_the_tables_refuse_is_told_and_the_others_come_in(tmp_path: Path, articles: int) -> None:
    path, other = tmp_path / "a.jsonl", tmp_path / "other.txt"
    other.write_text("نص آخر", encoding="utf-8")
    states = (BundleState("me", "done", changed_at=1 << 70),)
    bundle = Bundle(
        Schema(),
        tuple(BundleArticle(f"a{n}", ArticleDetails(str(n)), f"نص {n}", states=states) for n in range(articles)),
        (("me", "human"),),
    )
    JsonLines().write(bundle, path, {})
    with Project.create(tmp_path / "p.sqlite") as project:
        outcome = import_paths(project, [path, other])
        assert [each.problem for each in outcome.problems] == ["A number is too large to be stored."]
        assert len(outcome.added) == 1 and len(project.article_ids()) == 1 and project.check() == []
