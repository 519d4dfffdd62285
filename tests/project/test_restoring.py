"""What can be restored is found, described and made again; what is stopped leaves no file."""

from pathlib import Path

import pytest

from reader.domain.article import ArticleDetails
from reader.domain.errors import CancelledError
from reader.project import ArticleDraft, Project
from reader.project.restoring import find_restorable, restore


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
