"""Imports of many articles are written otherwise than one's own edits, and keep all that is promised of these."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from project.test_undoing_imports import rows

from reader.domain.annotator import AnnotatorKind
from reader.domain.article import ArticleDetails
from reader.domain.errors import ImportProblem
from reader.domain.operation import HistoryFilter
from reader.domain.schema import Label, LabelId, RelationType, RelationTypeId, Schema
from reader.domain.span import Span
from reader.formats.base import Bundle, BundleArticle, BundleMention, BundleNote, BundleRelation, BundleState
from reader.project import Project
from reader.project.importing import add_bundle, import_paths
from reader.project.restoring import restore_from_shadow, shadow_logs
from reader.project.searching import Search, search
from reader.storage.fingerprint import FINGERPRINTS, VERSION, fingerprint

COUNT = 230
TEXT = "وصل غانتس إلى بيروت أمس"


def article(number: int) -> BundleArticle:
    content = f"{TEXT} {number} " + "نص " * 7
    return BundleArticle(
        f"a{number}", ArticleDetails("خبر", f"صحيفة {number % 3}"), content,
        mentions=(
            BundleMention("m1", (Span(4, 9),), "PER", "me", attributes={"sure": "yes"} if number % 2 else {}),
            BundleMention("m2", (Span(4, 9), Span(14, 19)), "PER", "me", note="متقطع" if number % 5 == 0 else ""),
            BundleMention("m3", (Span(14, 19),), None, "other"),
        ),
        relations=(BundleRelation("kin", "m1", "m2", "me"),) if number % 7 == 0 else (),
        notes=(BundleNote("انظر", "me", "m1"),) if number % 11 == 0 else (),
        states=(BundleState("me", "done", changed_at=5),) if number % 3 == 0 else (),
        tags=("حرب",) if number % 13 == 0 else (),
    )  # fmt: skip


def bundle(count: int = COUNT) -> Bundle:
    schema = Schema((Label(LabelId(1), "PER"),), (RelationType(RelationTypeId(1), "kin"),))
    return Bundle(schema, tuple(map(article, range(count))), (("me", "human"), ("other", "model")))


def quotes(project: Project, query: str) -> list[tuple[int, str]]:
    return sorted((hit.article_id, hit.quote) for hits in search(project, Search(query)) for hit in hits)


def index_whole(project: Project) -> None:
    while not project.index_some(1):
        pass


def tables_are_as_they_were(path: Path) -> bool:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return fingerprint(connection) == FINGERPRINTS[VERSION]


def test_a_large_import_goes_and_comes_back_whole_after_restarts(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    with Project.create(path) as project:
        empty = rows(project)
        add_bundle(project, bundle(), tmp_path / "a.jsonl")
        full = rows(project)
        assert len(full[3]) == COUNT and project.check() == [] and tables_are_as_they_were(path)
        counts = project.mention_counts()
        assert counts == {project.schema.labels[0].id: 2 * COUNT}
    with Project.open(path) as project:
        assert project.undo() is not None
        assert rows(project) == empty and project.check() == [] and project.mention_counts() in ({}, {None: 0})
    with Project.open(path) as project:
        assert project.redo() is not None
        assert rows(project) == full and project.check() == [] and project.mention_counts() == counts
        project.undo()
        assert rows(project) == empty and tables_are_as_they_were(path)


def test_what_a_large_import_wrote_can_be_changed_and_its_history_read(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.sqlite") as project:
        add_bundle(project, bundle(), tmp_path / "a.jsonl")
        imported = project.operations(1)[0].id
        row = project.history_row(imported)
        assert row is not None and (row.tables["article"].added, row.tables["mention"].added) == (COUNT, 3 * COUNT)
        mentions = project.mentions(project.article_ids()[151])
        assert [each.operation.id for each in project.history(mention_id=mentions[0].id)] == [imported]
        with project.edit("mention.note") as edit:
            edit.set_mention_note(mentions[0].id, "لاحقا")
        assert [each.operation.kind for each in project.history(mention_id=mentions[0].id)] == [
            "mention.note", "article.import",
        ]  # fmt: skip
        assert len(project.history(mention_id=mentions[1].id)) == 1, "its neighbour was not touched"
        touched = project.mentions_touched(imported)
        assert len(touched) == 3 * COUNT and mentions[0].id in touched
        assert project.operation_ids(HistoryFilter(text="متقطع")) == [imported]
        assert project.operation_ids(HistoryFilter(text="لا يوجد")) == []
        since = project.changed_since(0)
        assert since.tables["mention"].added == 3 * COUNT and since.tables["mention"].changed == 0
        project.restore_to(imported)
        assert project.find_mention(mentions[0].id) == mentions[0]
        first = project.operations(100)[-1].id
        assert project.restore_to(first).left["imported"] > 0, "articles that were imported since stay"
        assert len(project.mentions(project.article_ids()[151])) == 2 and project.check() == []


def test_a_lost_project_comes_back_from_its_second_copy_with_a_large_import(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.sqlite") as project:
        add_bundle(project, bundle(), tmp_path / "a.jsonl")
        with project.edit("mention.add") as edit:
            edit.add_mention(project.article_ids()[3], None, [Span(0, 3)])
        full, uid = rows(project), project.uid
    shadow = next(path for path in shadow_logs() if uid in str(path))
    restore_from_shadow(shadow, tmp_path / "again.sqlite")
    with Project.open(tmp_path / "again.sqlite") as again:
        assert rows(again) == full and again.check() == [] and again.is_indexed
        assert len(quotes(again, "بيروت")) == COUNT


def test_a_project_that_lost_a_large_import_takes_it_from_the_second_copy(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    with Project.create(path):
        pass
    before = path.read_bytes()
    with Project.open(path) as project:
        add_bundle(project, bundle(), tmp_path / "a.jsonl")
        full = rows(project)
    # written over, so that it lies where it lay
    path.write_bytes(before)
    with Project.open(path) as project:
        assert "restored_operations:1" in project.notices
        assert rows(project) == full and project.check() == []
        assert len(quotes(project, "غانتس")) == COUNT


def test_articles_are_found_before_their_words_are_indexed_and_after(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.sqlite") as project:
        add_bundle(project, bundle(20), tmp_path / "few.jsonl")
        assert project.is_indexed, "the words of few articles go in at once"
        add_bundle(project, bundle(), tmp_path / "a.jsonl")
        assert not project.is_indexed
        before = quotes(project, "غانتس"), quotes(project, "17"), quotes(project, '"نص نص" -17')
        # the seventeenth of the few is the same text
        assert [len(before[0]), len(before[1])] == [COUNT, 1] and len(before[2]) >= COUNT - 1
        assert not project.index_some(0)
        assert (quotes(project, "غانتس"), quotes(project, "17")) == before[:2], "and while it is being made"
        index_whole(project)
        assert (quotes(project, "غانتس"), quotes(project, "17"), quotes(project, '"نص نص" -17')) == before
        assert project.is_indexed and project.check() == []


def test_an_import_that_comes_while_an_index_is_being_made_is_indexed_too(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.sqlite") as project:
        add_bundle(project, bundle(), tmp_path / "a.jsonl")
        assert not project.index_some(0.001)
        folder = tmp_path / "texts"
        folder.mkdir()
        for number in range(60):
            (folder / f"{number}.txt").write_text(f"نص جديد عن دمشق {number}", encoding="utf-8")
        assert len(import_paths(project, [folder]).added) == 60
        assert len(quotes(project, "دمشق")) == 60
        project.undo()
        index_whole(project)
        assert project.is_indexed and project.check() == [] and quotes(project, "دمشق") == []
        project.redo()
        assert len(quotes(project, "دمشق")) == 60 and project.check() == []


def test_an_import_into_a_large_project_leaves_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    with Project.create(path) as project:
        add_bundle(project, bundle(300), tmp_path / "a.jsonl")
        before = rows(project)
        folder = tmp_path / "texts"
        folder.mkdir()
        for number in range(55):
            # one in five is there twice
            (folder / f"{number}.txt").write_text(f"نص جديد {number // 5 if number % 5 else -number}", encoding="utf-8")
        outcome = import_paths(project, [folder])
        assert len(outcome.added) + len(outcome.duplicates) == 55 and len(outcome.duplicates) > 10
        assert project.check() == [] and tables_are_as_they_were(path)
        project.undo()
        assert rows(project) == before and project.check() == []


@pytest.mark.parametrize("bad", ["outside", "locked"])
def test_a_large_import_that_is_refused_leaves_nothing_and_the_next_goes_on(tmp_path: Path, bad: str) -> None:
    path = tmp_path / "p.sqlite"
    with Project.create(path) as project:
        with project.edit("annotator.add") as edit:
            other = edit.add_annotator("other", AnnotatorKind.MODEL)
            if bad == "locked":
                edit.transaction.put("annotator", {**edit.record("annotator", other.id), "locked": 1})
        empty = rows(project)
        wrong = bundle()
        if bad == "outside":
            last = replace(article(COUNT), mentions=(BundleMention("m1", (Span(4, 9_000),), "PER", "me"),))
            wrong = replace(wrong, articles=(*wrong.articles, last), checked=True)
        with pytest.raises(ImportProblem, match="locked" if bad == "locked" else "ends at 9000"):
            add_bundle(project, wrong, tmp_path / "a.jsonl")
        assert rows(project) == empty and project.check() == [] and tables_are_as_they_were(path)
        right = bundle() if bad == "outside" else replace(bundle(), articles=())
        add_bundle(project, right, tmp_path / "a.jsonl")
        assert project.check() == []


def test_a_large_import_comes_in_while_something_is_being_read(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    with Project.create(path) as project:
        reading = project._store.connection.execute("SELECT name FROM sqlite_master")
        assert reading.fetchone()
        add_bundle(project, bundle(), tmp_path / "a.jsonl")
        assert len(reading.fetchall()) > 10
        assert project.check() == [] and tables_are_as_they_were(path)
        project.undo()
        assert project.article_ids() == [] and project.check() == []


def test_the_second_copy_holds_every_text_also_those_that_were_too_many_to_keep(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.storage.transaction._KEPT", 1000)
    monkeypatch.setattr("reader.storage.shadow._TOGETHER", 300)
    with Project.create(tmp_path / "p.sqlite") as project:
        add_bundle(project, bundle(), tmp_path / "a.jsonl")
        expected, uid = rows(project), project.uid
    (tmp_path / "p.sqlite").unlink()
    shadow = next(path for path in shadow_logs() if uid in str(path))
    restore_from_shadow(shadow, tmp_path / "again.sqlite")
    with Project.open(tmp_path / "again.sqlite") as project:
        assert rows(project) == expected and project.check() == []
