"""Files and folders that cannot be written, or that go away; two windows, two programs, and locks left behind."""

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from faults.harness import add_mention, environment, make, run_script, start_writer

from reader.domain.errors import LockedError, LostFileError, ReadOnlyError
from reader.project import Project
from reader.storage import shared_folders

# opens a project as someone who may not write there; says what happened to writing and to reading
PROTECTED = """
import json, os, sys
from pathlib import Path
from reader.domain.errors import ReadOnlyError
from reader.project import Project
from reader.storage import migrations
path = Path(sys.argv[1])
if os.getuid() == 0:  # root may write everywhere
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    Project.open(path).close()
    writing = "opened"
except ReadOnlyError as error:
    writing = "refused" if error.advice and path.name in str(error) else str(error)
with Project.open(path, read_only=True) as project:
    article = project.article_ids()[0]
    count = len(project.mentions(article))
    try:
        with project.edit("mention.remove") as edit:
            edit.remove_mention(project.mentions(article)[0].id)
        editing = "done"
    except ReadOnlyError:
        editing = "refused"
    problems = len(project.check())
print(json.dumps([writing, count, editing, problems, sorted(found.name for found in path.parent.iterdir())]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of Unix")
@pytest.mark.parametrize("what", ["file", "folder", "both"])
def test_a_write_protected_file_or_folder_is_told_at_once_and_can_be_read(tmp_path: Path, what: str) -> None:
    # pytest's own folders are closed to others, and root is made to be one
    base = Path(tempfile.mkdtemp(prefix="hashiya-shelf-"))
    shelf, home = base / "shelf", base / "home"
    try:
        for folder in (base, shelf, home):
            folder.mkdir(exist_ok=True)
            folder.chmod(0o777)
        path = shelf / "p.sqlite"
        make(path)
        Path(f"{path}.lock").unlink(missing_ok=True)
        path.chmod(0o444 if what != "folder" else 0o666)
        shelf.chmod(0o555 if what != "file" else 0o777)
        before = path.read_bytes()
        found = run_script(PROTECTED, path, env=environment(home))
        assert found[:4] == ["refused", 3, "refused", 0]
        assert path.read_bytes() == before
        assert not [name for name in found[4] if name.endswith((".new", ".part"))], "nothing was written elsewhere"
    finally:
        shelf.chmod(0o777)
        shutil.rmtree(base)


def deleted(path: Path) -> None:
    path.unlink()


def moved(path: Path) -> None:
    path.rename(path.with_name("moved.sqlite"))


def replaced(path: Path) -> None:
    copy = path.with_name("copy")
    shutil.copy(path, copy)
    copy.replace(path)


def folder_moved(path: Path) -> None:
    path.parent.rename(path.parent.with_name("elsewhere"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets no open file go")
@pytest.mark.parametrize("fault", [deleted, moved, replaced, folder_moved])
def test_a_file_that_goes_away_while_open_is_told_at_once_and_can_be_rescued(
    tmp_path: Path, fault: Callable[[Path], None]
) -> None:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    path = shelf / "p.sqlite"
    article_id = make(path)
    project = Project.open(path)
    fault(path)
    for _ in range(2):
        with pytest.raises(LostFileError) as told:
            add_mention(project, article_id, 50, 54)
        assert "Save a copy" in told.value.advice
    assert len(project.mentions(article_id)) == 3, "what was refused is not shown as saved"
    there = path.read_bytes() if path.exists() else None
    project.save_copy(tmp_path / "rescued.sqlite")
    project.close()
    assert (path.read_bytes() if path.exists() else None) == there, "nothing is written into the other file"
    with Project.open(tmp_path / "rescued.sqlite") as rescued:
        assert len(rescued.mentions(article_id)) == 3
        assert rescued.check() == []
        add_mention(rescued, article_id, 50, 54)


def test_a_second_window_is_refused_may_read_and_sees_what_the_first_one_saves(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    article_id = make(path)
    with Project.open(path) as first:
        with pytest.raises(LockedError) as refusal:
            Project.open(path)
        assert refusal.value.path == str(path) and refusal.value.advice
        with Project.open(path, read_only=True) as reader:
            assert len(reader.mentions(article_id)) == 3
            with pytest.raises(ReadOnlyError), reader.edit("mention.add"):
                pass
            add_mention(first, article_id, 60, 64)
            assert len(reader.mentions(article_id)) == 4
    with Project.open(path) as second:
        assert len(second.mentions(article_id)) == 4


def test_a_second_program_is_refused_and_the_lock_of_a_killed_one_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    make(path)
    process = start_writer(path, 100)
    assert process.stdout is not None
    process.stdout.readline()
    with pytest.raises(LockedError):
        Project.open(path)
    process.kill()
    process.wait()
    process.stdout.close()
    assert Path(f"{path}.lock").exists(), "the file stays, its lock does not"
    with Project.open(path) as project:
        assert project.check() == []


def test_another_program_that_holds_the_file_is_named_and_not_for_good(tmp_path: Path) -> None:
    import sqlite3

    from reader.storage import database

    path = tmp_path / "p.sqlite"
    article_id = make(path)
    with Project.open(path) as project:
        project._store.connection.execute("PRAGMA busy_timeout = 50")
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LockedError, match="Another program"):
            add_mention(project, article_id, 60, 64)
        other.execute("ROLLBACK")
        other.close()
        add_mention(project, article_id, 60, 64)
        assert len(project.mentions(article_id)) == 4
    assert database._BUSY_SECONDS > 0


def test_network_shares_and_synchronised_folders_are_told_apart_from_one_s_own_disk(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/sda1 / ext4 rw 0 0\nserver:/home /mnt/team nfs4 rw 0 0\n//pc/share /mnt/a\\040share cifs rw 0 0\n"
        "/dev/sdb /mnt/team/local ext4 rw 0 0\n",
        encoding="utf-8",
    )
    network = ["/mnt/team/p.sqlite", "/mnt/a share/x/p.sqlite"]
    synchronised = ["/home/x/Dropbox/p.sqlite", "/home/x/OneDrive - News/a/p.sqlite", "/Users/x/Nextcloud/p.sqlite"]
    own = ["/home/x/p.sqlite", "/mnt/team/local/p.sqlite", "/mnt/teams/p.sqlite", "/home/x/dropboxes/p.sqlite"]
    assert [shared_folders.risk_of(Path(path), mounts) for path in network] == ["network"] * 2
    assert [shared_folders.risk_of(Path(path), mounts) for path in synchronised] == ["synchronised"] * 3
    assert [shared_folders.risk_of(Path(path), mounts) for path in own] == [None] * 4


def test_opening_a_project_in_a_synchronised_folder_warns(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox" / "news"
    folder.mkdir(parents=True)
    make(folder / "p.sqlite")
    make(tmp_path / "p.sqlite")
    with Project.open(folder / "p.sqlite") as project:
        assert project.notices == ("risky_place:synchronised",)
    with Project.open(tmp_path / "p.sqlite") as project:
        assert project.notices == ()
