"""An import is one step: undo takes it back whole, redo brings it back, and others' work on it is never lost."""

import json
import sqlite3
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
from formats.bundles import bundles
from hypothesis import HealthCheck, given, settings

from reader.domain.annotator import AnnotatorKind
from reader.domain.article import ArticleDetails
from reader.domain.errors import UndoConflictError
from reader.domain.schema import Label, LabelId, Schema
from reader.domain.span import Span
from reader.formats.base import Bundle, BundleArticle, BundleMention, LazyArticles
from reader.formats.jsonl import JsonLines
from reader.project import ArticleDraft, Project
from reader.project.exporting import export
from reader.project.importing import add_bundle, import_paths
from reader.project.restoring import restore_from_shadow, shadow_logs
from reader.storage.records import COLUMNS

TEXT = "وصل غانتس إلى بيروت أمس"
ROOT = Path(__file__).parents[2]


def rows(project: Project) -> list[list[tuple[object, ...]]]:
    """Return every row of every logged table, and the texts."""
    with sqlite3.connect(f"file:{project.path}?mode=ro", uri=True) as connection:
        found = [
            connection.execute(f'SELECT * FROM "{table}" ORDER BY 1, 2').fetchall()
            for table in (*COLUMNS, "mention_span", "article_text")
        ]
    connection.close()
    return found


def exported(project: Project, path: Path) -> bytes:
    export(project, path, "jsonl")
    return path.read_bytes()


def make_bundle(articles: int = 3, mentions: int = 2) -> Bundle:
    def read() -> list[BundleArticle]:
        return [
            BundleArticle(
                f"a{number}", ArticleDetails(f"خبر {number}"), f"{TEXT} {number} " + "نص " * mentions,
                mentions=tuple(
                    BundleMention(f"m{at}", (Span(len(TEXT) + 6 + at * 3, len(TEXT) + 8 + at * 3),), "PER", "brat")
                    for at in range(mentions)
                ),
            )
            for number in range(1000, 1000 + articles)
        ]  # fmt: skip

    schema = Schema((Label(LabelId(1), "PER"),))
    return Bundle(schema, LazyArticles(articles, lambda: iter(read())), (("brat", "import"),))


def test_an_import_is_undone_and_done_again_whole_also_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    with Project.create(path) as project:
        empty = rows(project)
        add_bundle(project, make_bundle(), tmp_path / "a.jsonl")
        full, out = rows(project), exported(project, tmp_path / "1.jsonl")
        assert project.check() == []
    with Project.open(path) as project:
        change = project.undo()
        assert change is not None and change.touches("article") and change.touches("mention")
        assert rows(project) == empty and project.article_ids() == [] and project.schema.labels == ()
        assert project.check() == []
    with Project.open(path) as project:
        assert project.undo() is None, "the making of the project stays"
        assert project.redo() is not None
        assert rows(project) == full and exported(project, tmp_path / "2.jsonl") == out
        assert project.check() == []
        for _ in range(3):
            assert project.undo() is not None and rows(project) == empty
            assert project.redo() is not None and rows(project) == full
        assert project.check() == []
        newest = project.history(3)
        assert [row.operation.kind for row in newest] == ["redo", "undo", "redo"]
        assert newest[1].tables["article"].removed == 3 and newest[0].tables["mention"].added == 6


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bundles())
def test_whatever_an_import_brings_goes_and_comes_back(
    tmp_path_factory: pytest.TempPathFactory, bundle: Bundle
) -> None:
    folder = tmp_path_factory.mktemp("undo")
    with Project.create(folder / "p.sqlite") as project:
        add_bundle(project, bundle, folder / "a.jsonl")
        full, steps = rows(project), project.undoable()
        if steps is None:
            return
        project.undo()
        assert project.article_ids() == [] and project.check() == []
        project.redo()
        assert rows(project) == full and project.check() == []


def test_ones_own_work_is_undone_before_the_import_is(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.sqlite") as project:
        add_bundle(project, make_bundle(), tmp_path / "a.jsonl")
        with project.edit("mention.add") as edit:
            edit.add_mention(project.article_ids()[0], None, [Span(0, 3)])
        states = [rows(project)]
        assert project.undo() is not None and len(project.article_ids()) == 3
        assert project.undo() is not None and project.article_ids() == []
        project.redo(), project.redo()
        assert rows(project) == states[0] and project.check() == []


@pytest.mark.parametrize("articles", [1, 60])
def test_what_others_changed_of_an_import_is_counted_once(tmp_path: Path, articles: int) -> None:
    with Project.create(tmp_path / "p.sqlite") as project:
        mine = project.annotator
        with project.edit("annotator.add", barrier=True) as edit:
            other = edit.add_annotator("ليلى", AnnotatorKind.HUMAN)
        add_bundle(project, make_bundle(articles, 3), tmp_path / "a.jsonl")
        brat = next(each for each in project.annotators() if each.name == "brat")
        first, _, last = project.mentions(project.article_ids()[0], brat.id)
        project.annotator = other
        with project.edit("mention.note") as edit:
            edit.set_mention_note(first.id, "لا")
            edit.remove_mention(last.id)
        project.annotator, before = mine, rows(project)
        with pytest.raises(UndoConflictError) as refused:
            project.undo()
        assert refused.value.work == 2 and rows(project) == before


def test_an_import_that_others_worked_on_is_kept_and_their_work_counted(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.sqlite") as project:
        add_bundle(project, make_bundle(), tmp_path / "a.jsonl")
        with project.edit("annotator.add") as edit:
            other = edit.add_annotator("ليلى", AnnotatorKind.HUMAN)
        mine = project.annotator
        project.annotator = other
        with project.edit("mention.add") as edit:
            for start in (0, 4):
                edit.add_mention(project.article_ids()[0], None, [Span(start, start + 3)])
        project.annotator = mine
        before = rows(project)
        with pytest.raises(UndoConflictError):
            project.undo(), project.undo()
        assert rows(project) == before, "not even the step before, which made the annotator"
        # what stands in the way is taken back; then the steps go, the import last
        project.annotator = other
        assert project.undo() is not None
        project.annotator = mine
        assert project.undo() is not None and project.undo() is not None
        assert project.article_ids() == [] and project.check() == []


def test_the_error_says_how_much_of_others_would_be_lost(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.sqlite") as project:
        with project.edit("annotator.add") as edit:
            other = edit.add_annotator("ليلى", AnnotatorKind.HUMAN)
        add_bundle(project, make_bundle(), tmp_path / "a.jsonl")
        mine, project.annotator = project.annotator, other
        with project.edit("mention.add") as edit:
            for start in (0, 4):
                edit.add_mention(project.article_ids()[0], None, [Span(start, start + 3)])
        project.annotator = mine
        with pytest.raises(UndoConflictError, match="2 of their annotations") as raised:
            project.undo()
        assert raised.value.work == 2


def test_the_second_copy_and_going_back_to_a_point_know_of_it(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.sqlite") as project:
        add_bundle(project, make_bundle(), tmp_path / "a.jsonl")
        full = rows(project)
        imported = project.operations(1)[0].id
        project.undo()
        undone = project.operations(1)[0].id
        # back to where the articles were, and to where they were not
        project.restore_to(imported)
        assert rows(project) == full and project.check() == []
        # articles that came back since stay when one goes back to where they were not, as new ones do
        assert project.restore_to(undone).left["imported"] > 0
        assert rows(project) == full and project.check() == []
        project.undo()
        assert project.article_ids() == [] and project.check() == []
        project.redo()
        assert rows(project) == full
        project.undo()
        last, uid = rows(project), project.uid
    shadow = next(path for path in shadow_logs() if uid in str(path))
    restore_from_shadow(shadow, tmp_path / "again.sqlite")
    with Project.open(tmp_path / "again.sqlite") as again:
        assert rows(again) == last and again.check() == []


def test_the_command_line_undoes_and_redoes_an_import(tmp_path: Path) -> None:
    path, texts = tmp_path / "p.sqlite", tmp_path / "t"
    texts.mkdir()
    for number in range(3):
        (texts / f"{number}.txt").write_text(f"{TEXT} {number}", encoding="utf-8")

    def run(*words: str) -> str:
        command = [sys.executable, "-m", "reader", *words]
        return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout

    run("import", str(path), str(texts))
    run("undo", str(path))
    assert json.loads(run("list", str(path), "--json")) == []
    run("redo", str(path))
    assert len(json.loads(run("list", str(path), "--json"))) == 3
    run("check", str(path))


def test_plain_texts_and_a_second_import_of_what_was_undone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with Project.create(tmp_path / "p.sqlite") as project:
        import_paths(project, [tmp_path / "a.txt"])
        project.undo()
        outcome = import_paths(project, [tmp_path / "a.txt"])
        assert len(outcome.added) == 1 and not outcome.duplicates
        assert project.redo() is None, "a fresh step ends redo"
        project.add_articles([ArticleDraft(ArticleDetails("b"), "نص آخر")])
        assert len(project.article_ids()) == 2 and project.check() == []


def _peak(folder: Path, articles: int) -> tuple[int, int]:
    path = folder / f"{articles}.jsonl"
    bundle = make_bundle(articles, 20)
    JsonLines().write(bundle, path, {})
    with Project.create(folder / f"{articles}.sqlite") as project:
        tracemalloc.start()
        assert len(import_paths(project, [path]).added) == articles
        added = tracemalloc.get_traced_memory()[1]
        tracemalloc.reset_peak()
        project.undo()
        undone = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return added, undone


def test_images_of_a_large_import_are_not_held_in_memory(tmp_path: Path) -> None:
    # 20 images of 400 bytes an article, and more as dictionaries, would be 8 kB and more an article
    small, large = _peak(tmp_path, 100), _peak(tmp_path, 700)
    for few, many in zip(small, large):
        assert (many - few) / 600 < 3000


def test_annotators_of_the_files_go_too(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.sqlite") as project:
        before = {each.name for each in project.annotators()}
        add_bundle(project, make_bundle(), tmp_path / "a.jsonl")
        assert {each.name for each in project.annotators()} == before | {"brat"}
        project.undo()
        assert {each.name for each in project.annotators()} == before
