"""Write-ahead logs that lie beside a project: its own is taken in, that of another or of an older state is not."""

import shutil
from pathlib import Path

from faults.harness import add_mention, make

from reader.project import Project


def left_behind(path: Path, mentions: int) -> bytes:
    """Work on a project and return the log as a program that died would leave it; the file keeps everything."""
    with Project.open(path) as project:
        article_id = project.article_ids()[0]
        for number in range(mentions):
            add_mention(project, article_id, 100 + number, 104 + number)
        return Path(f"{path}-wal").read_bytes()


def test_a_log_of_another_project_is_set_aside(tmp_path: Path) -> None:
    mine, other = tmp_path / "mine.sqlite", tmp_path / "other.sqlite"
    article_id = make(mine)
    make(other, 0)
    Path(f"{mine}-wal").write_bytes(left_behind(other, 30))
    with Project.open(mine) as project:
        assert "wal_set_aside" in project.notices
        assert len(project.mentions(article_id)) == 3
        assert project.check() == []
    assert Path(f"{mine}-wal.set-aside-1").exists()


def test_an_older_log_of_the_same_project_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    article_id = make(path)
    old_log = left_behind(path, 10)
    with Project.open(path) as project:
        for number in range(20):
            add_mention(project, article_id, 300 + number, 305 + number)
    Path(f"{path}-wal").write_bytes(old_log)
    with Project.open(path) as project:
        assert "wal_set_aside" in project.notices
        assert len(project.mentions(article_id)) == 33
        assert project.check() == []


def test_a_log_that_is_cut_off_keeps_every_whole_commit_before_the_cut(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    article_id = make(path)
    base = path.read_bytes()
    log = left_behind(path, 20)
    for part in (0.3, 0.6, 0.999):
        cut = tmp_path / f"cut{part}.sqlite"
        cut.write_bytes(base)
        Path(f"{cut}-wal").write_bytes(log[: int(len(log) * part)])
        with Project.open(cut) as project:
            assert "unclean_end" in project.notices
            found = len(project.mentions(article_id))
            assert abs(found - 3 - 20 * part) < 3
            assert project.check() == []


def test_rubbish_beside_a_project_does_not_keep_it_from_opening(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    article_id = make(path)
    for number, rubbish in enumerate((b"\0" * 5000, b"\x37\x7f\x06\x82" + b"rubbish" * 900, b"x")):
        found = tmp_path / f"{number}.sqlite"
        shutil.copy(path, found)
        Path(f"{found}-wal").write_bytes(rubbish)
        with Project.open(found) as project:
            assert len(project.mentions(article_id)) == 3
            assert project.check() == []
