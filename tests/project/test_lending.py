"""Writing from another thread: the project reads on as it was, refuses edits, and is told when it is over."""

import threading
from pathlib import Path

import pytest

from reader.domain.article import ArticleDetails
from reader.domain.errors import CancelledError, ReadOnlyError
from reader.domain.operation import ChangeSet
from reader.project import ArticleDraft, Project
from reader.project.importing import add_incoming
from reader.project.incoming import read_paths


def _texts(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number}.txt").write_text(f"نص رقم {number}", encoding="utf-8")
    return folder


def test_a_lent_project_reads_what_was_committed_and_is_told_at_the_end(tmp_path: Path) -> None:
    incoming = read_paths([_texts(tmp_path / "in", 30)])
    with Project.create(tmp_path / "p.sqlite") as project:
        project.add_articles([ArticleDraft(ArticleDetails("first"), "نص")])
        told: list[ChangeSet] = []
        project.subscribe(told.append)
        lent = project.lend()
        halfway, go_on = threading.Event(), threading.Event()

        def progress(done: int, _total: int) -> None:
            if done == 15:
                halfway.set()
                assert go_on.wait(20)

        worker = threading.Thread(target=lambda: add_incoming(lent, incoming, progress=progress))
        worker.start()
        assert halfway.wait(20)
        # half of it is written and nothing of that is to be seen
        assert project.is_lent and project.read_only and len(project.article_ids()) == 1
        with pytest.raises(ReadOnlyError), project.edit("article.flag") as edit:
            edit.set_flag(project.article_ids()[0], True)
        go_on.set()
        worker.join()
        assert told == []
        project.take_back()
        assert len(project.article_ids()) == 31 and [change.kind for change in told] == ["article.import"]
        with project.edit("article.flag") as edit:
            edit.set_flag(project.article_ids()[0], True)
        assert project.check() == []


def test_a_stopped_import_leaves_nothing_and_the_project_goes_on(tmp_path: Path) -> None:
    incoming = read_paths([_texts(tmp_path / "in", 30)])
    with Project.create(tmp_path / "p.sqlite") as project:
        lent = project.lend()
        done: list[int] = []
        with pytest.raises(CancelledError):
            add_incoming(lent, incoming, progress=lambda at, _total: done.append(at), cancelled=lambda: len(done) >= 20)
        project.take_back()
        assert project.article_ids() == [] and len(project.operations()) == 1
        assert len(add_incoming(project, incoming).added) == 30
        assert project.check() == []


def test_a_check_and_a_copy_can_be_stopped(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.sqlite") as project:
        project.add_articles([ArticleDraft(ArticleDetails(str(at)), f"نص {at} " * 2000) for at in range(60)])
        with pytest.raises(CancelledError):
            project.check(lambda: True)
        with pytest.raises(CancelledError):
            project.save_copy(tmp_path / "copy.sqlite", lambda: True)
        assert sorted(path.name for path in tmp_path.glob("copy*")) == []
        assert project.check(lambda: False) == []


def test_the_list_that_was_read_where_the_writing_was_is_the_one_that_is_shown_afterwards(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.sqlite") as project:
        project.add_articles([ArticleDraft(ArticleDetails("a"), "نص")])
        assert len(project.article_ids()) == 1
        lent = project.lend()
        lent.add_articles([ArticleDraft(ArticleDetails("b"), "آخر")])
        assert len(lent.article_ids()) == 2
        lent.add_articles([ArticleDraft(ArticleDetails("c"), "ثالث")])
        known = lent.article_ids()
        seen: list[int] = []
        project.subscribe(lambda _change: seen.append(len(project.article_ids())))
        project.take_back()
        assert seen == [3, 3] and project.article_ids() == known
        project.add_articles([ArticleDraft(ArticleDetails("d"), "رابع")])
        assert len(project.article_ids()) == 4
