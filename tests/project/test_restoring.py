"""What can be restored is found, described and made again; what is stopped leaves no file."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from project.test_large_imports import bundle
from project.test_undoing_imports import rows

from reader.domain.article import ArticleDetails
from reader.domain.errors import CancelledError
from reader.project import ArticleDraft, Project
from reader.project.importing import add_bundle
from reader.project.restoring import Restorable, find_restorable, restore
from reader.storage.shadow import ShadowLog
from reader.storage.store import Store

Rows = list[list[tuple[object, ...]]]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HASHIYA_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def _make(path: Path, articles: int) -> None:
    with Project.create(path) as project:
        for number in range(articles):
            project.add_articles([ArticleDraft(ArticleDetails(str(number)), f"نص {number}")])
        project.back_up()


def test_backups_and_second_copies_are_described_newest_first(tmp_path: Path, home: Path) -> None:
    _make(tmp_path / "أول.sqlite", 3)
    _make(tmp_path / "second.sqlite", 1)
    (home / "backups" / "x").mkdir(parents=True)
    (home / "backups" / "x" / "20200101T000000.sqlite").write_bytes(b"no project")
    (home / "backups" / "x" / "notes.sqlite").write_bytes(b"no backup")
    told: list[tuple[int, int]] = []
    found = find_restorable(progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (6, 6)
    assert [each.moment for each in found] == sorted((each.moment for each in found), reverse=True)
    assert {(each.name, each.is_shadow, each.operations, each.articles, each.is_lost) for each in found} == {
        ("أول", False, 4, 3, False),
        ("أول", True, 4, 3, False),
        ("second", False, 2, 1, False),
        ("second", True, 2, 1, False),
    }
    (tmp_path / "أول.sqlite").unlink()
    assert {each.name for each in find_restorable() if each.is_lost} == {"أول"}


@pytest.mark.parametrize("is_shadow", [False, True])
def test_a_restored_project_is_whole_and_a_stopped_one_leaves_no_file(tmp_path: Path, is_shadow: bool) -> None:
    _make(tmp_path / "p.sqlite", 5)
    (source,) = (each for each in find_restorable() if each.is_shadow is is_shadow)
    (tmp_path / "out").mkdir()
    with pytest.raises(CancelledError):
        restore(source, tmp_path / "out" / "p.sqlite", cancelled=lambda: True)
    assert [path.name for path in (tmp_path / "out").iterdir() if not path.name.endswith(".lock")] == []
    restore(source, tmp_path / "out" / "p.sqlite")
    with Project.open(tmp_path / "out" / "p.sqlite") as project:
        assert [project.article_row(each).title for each in project.article_ids()] == ["0", "1", "2", "3", "4"]
        assert project.check() == []


def _titled(project: Project, title: str) -> None:
    project.add_articles([ArticleDraft(ArticleDetails(title), f"نص {title}")])


def _fullest() -> Restorable:
    return max((each for each in find_restorable() if each.is_shadow), key=lambda each: each.operations)


def test_a_project_that_was_restored_copied_and_lost_again_comes_back_with_what_was_done_since(tmp_path: Path) -> None:
    _make(tmp_path / "1.sqlite", 2)
    (tmp_path / "1.sqlite").unlink()
    restore(_fullest(), tmp_path / "2.sqlite")
    with Project.open(tmp_path / "2.sqlite") as project:
        _titled(project, "two")
    # copied to another disk, opened there, and worked on only the next day; the old one goes on otherwise
    shutil.copyfile(tmp_path / "2.sqlite", tmp_path / "3.sqlite")
    Project.open(tmp_path / "3.sqlite").close()
    with Project.open(tmp_path / "2.sqlite") as project:
        _titled(project, "elsewhere")
    with Project.open(tmp_path / "3.sqlite") as project:
        _titled(project, "three")
        _titled(project, "more")
    restore(_fullest(), tmp_path / "4.sqlite")
    with Project.open(tmp_path / "4.sqlite") as project:
        titles = [project.article_row(each).title for each in project.article_ids()]
        assert titles == ["0", "1", "two", "three", "more"] and project.check() == []
        _titled(project, "four")
        assert project.undo() is not None and project.redo() is not None
    restore(_fullest(), tmp_path / "5.sqlite")
    with Project.open(tmp_path / "5.sqlite") as project:
        assert len(project.article_ids()) == 6 and project.check() == []


def test_a_second_copy_without_what_it_goes_on_from_is_not_offered(tmp_path: Path, home: Path) -> None:
    _make(tmp_path / "1.sqlite", 2)
    (first,) = (home / "shadow").rglob("*.jsonl")
    shutil.copyfile(tmp_path / "1.sqlite", tmp_path / "2.sqlite")
    with Project.open(tmp_path / "2.sqlite") as project:
        _titled(project, "two")
    (second,) = (path for path in (home / "shadow").rglob("*.jsonl") if path != first)
    assert sorted(each.operations for each in find_restorable() if each.is_shadow) == [3, 4]
    whole = first.read_bytes()
    first.write_bytes(b"".join(whole.splitlines(keepends=True)[:2]))
    assert [each.operations for each in find_restorable() if each.is_shadow] == [2], "the other lacks an operation"
    first.unlink()
    assert [each for each in find_restorable() if each.is_shadow] == []
    first.write_bytes(whole)
    # one that does not say what it goes on from, as they were written before, or that says itself
    for head in (b"", b'{"continues":[%d,1,"00"]}\n' % int(second.stem)):
        second.write_bytes(head + b"".join(second.read_bytes().splitlines(keepends=True)[1:]))
        assert [each.operations for each in find_restorable() if each.is_shadow] == [3]
        second.write_bytes(b"\n" + second.read_bytes() if not head else second.read_bytes())


def _restored(tmp_path: Path, name: str) -> Rows:
    (source,) = (each for each in find_restorable() if each.is_shadow)
    restore(source, tmp_path / name)
    with Project.open(tmp_path / name) as project:
        assert project.check() == []
        return rows(project)


@pytest.mark.parametrize("how", ["killed", "full", "torn", "deleted", "forged"])
def test_a_second_copy_that_lacks_operations_gets_them_later(
    tmp_path: Path, home: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.sqlite"
    _make(path, 2)
    (shadow,) = (home / "shadow").rglob("*.jsonl")
    whole = shadow.read_bytes()
    with Project.open(path) as project, monkeypatch.context() as failing:
        append = ShadowLog.append
        if how == "full":
            failing.setattr(ShadowLog, "append", lambda *_: False)
        add_bundle(project, bundle(60), tmp_path / "a.jsonl")
        _titled(project, "after")
        project.undo(), project.undo(), project.redo()
        if how == "full":
            failing.setattr(ShadowLog, "append", append)
            _titled(project, "and on")
        expected = rows(project)
    if how == "killed":
        # before any of it was written there
        shadow.write_bytes(whole)
    elif how == "torn":
        shadow.write_bytes(shadow.read_bytes()[:-40])
    elif how == "forged":
        shadow.write_bytes(whole + b'[7,999,1,1,1,"a",null,null,[],"00",{}]\n')
    elif how == "deleted":
        shadow.unlink()
    with Project.open(path) as project:
        assert rows(project) == expected
    assert _restored(tmp_path, "1.sqlite") == expected
    lines = shadow.read_bytes().count(b"\n")
    Project.open(path).close()
    assert shadow.read_bytes().count(b"\n") == lines, "and only once"


@pytest.mark.parametrize("error", [sqlite3.OperationalError("disk I/O error"), KeyboardInterrupt()])
def test_an_edit_that_is_saved_is_told_also_where_the_second_copy_fails_in_the_middle_of_its_line(
    tmp_path: Path, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    with Project.create(tmp_path / "p.sqlite") as project:
        project.subscribe(told.append)
        _titled(project, "one")

        def fail(*_: object) -> Iterator[tuple[int, str]]:
            yield from [(1, "x" * 300_000)] * 2
            raise error

        with monkeypatch.context() as failing:
            failing.setattr(Store, "_texts", fail)
            with suppress(KeyboardInterrupt):
                _titled(project, "two")
        assert len(told) == (1 if isinstance(error, KeyboardInterrupt) else 2)
        _titled(project, "three")
        expected = rows(project)
        assert len(project.article_ids()) == 3 and project.check() == []
    assert _restored(tmp_path, "1.sqlite") == expected
