"""The disk is full in the middle of an edit, an import, a backup, a copy, a migration: refused whole, then goes on."""

from pathlib import Path
from typing import Any

import pytest
from faults.harness import add_mention, environment, library, make, run_script

from reader.domain.errors import NotSavedError
from reader.project import Project

# does one thing on a disk that lets k writes through and is then full, for each k; then frees space and does it again
FILLING = """
import ctypes, json, os, shutil, sqlite3, sys
from pathlib import Path
from reader.domain.article import ArticleDetails
from reader.domain.errors import ReaderError
from reader.project import ArticleDraft, Project
from reader.project.importing import import_paths
from reader.storage import database, fingerprint, migrations
from faults.harness import TEXT, add_mention, state
what, folder = sys.argv[1], Path(os.environ["FAIL_DIR"])
disk = ctypes.CDLL(None)
disk.fail_count.restype = ctypes.c_long
disk.fail_arm.argtypes = [ctypes.c_long, ctypes.c_int, ctypes.c_int, ctypes.c_int]
path, home = folder / "p.sqlite", folder / "home"
text = Path(sys.argv[3])
newer = database.VERSION + 1

if what == "migration":
    later = migrations.Migrations("hashiya")
    later._migrations = list(migrations.migrations._migrations)
    @later(name="999_wider")
    def wider(db):
        for number in range(400):
            db.conn.execute("INSERT INTO meta VALUES(?, ?)", (f"filler {number}", "x" * 900))
        db.conn.execute(f"PRAGMA user_version = {newer}")
    migrations.migrations = later
    fingerprint.FINGERPRINTS[newer] = fingerprint.FINGERPRINTS[database.VERSION]

def act(project):
    if what == "edit":
        add_mention(project, project.article_ids()[0], 300, 310, "note " * 4000)
    elif what == "import":
        assert len(import_paths(project, [text]).added) == 1
    elif what == "large import":
        assert len(import_paths(project, [text.parent / "many"]).added) == 60
    elif what == "backup":
        project.back_up()
    elif what == "copy":
        project.save_copy(folder / "copy.sqlite")
    elif what == "migration":
        database.VERSION = newer
        Project.open(path).close()

def attempt(k):
    for found in folder.iterdir():
        shutil.rmtree(found) if found.is_dir() else found.unlink()
    database.VERSION = newer - 1
    shutil.copy(sys.argv[2], path)
    os.environ["HASHIYA_HOME"] = str(home)
    before = state(path)
    # a migration happens while opening
    project = None if what == "migration" else Project.open(path)
    wrong, refused = [], ""
    disk.fail_arm(k, 28, 1, 1)
    try:
        act(project)
    except ReaderError as error:
        refused = type(error).__name__
        if "full" not in str(error) and "space" not in str(error) and "left as it was" not in str(error):
            wrong.append(f"a message that does not help: {error}")
    count = disk.fail_count()
    database.VERSION = newer - 1
    if refused and (folder / "copy.sqlite").exists():
        wrong.append("a half copy bears the name")
    if refused and [found for found in home.rglob("backups/*/*.sqlite") if sqlite3.connect(found).execute(
            "PRAGMA quick_check").fetchone()[0] != "ok"]:
        wrong.append("a half backup bears the name")
    disk.fail_arm(0, 0, 0, 0)
    if refused and state(path) != before:
        wrong.append("something changed although it was refused")
    if refused:
        act(project)
    if project is not None:
        wrong += [str(problem) for problem in project.check()]
        project.close()
    return count, refused, wrong

total = attempt(0)[0]
refusals, wrong = {}, []
step = max(1, total // int(sys.argv[4]))
for k in range(1, total + 1, step):
    _, refused, found = attempt(k)
    refusals[refused] = refusals.get(refused, 0) + 1
    wrong += [f"write {k} of {total}: {problem}" for problem in found]
print(json.dumps({"total": total, "refusals": refusals, "wrong": wrong}))
"""


def fill(folder: Path, what: str, times: int) -> dict[str, Any]:
    base, text, disk = folder / "base.sqlite", folder / "article.txt", folder / "disk"
    make(base)
    text.write_text("نص طويل يملأ القرص. " * 3000, encoding="utf-8")
    (folder / "many").mkdir()
    for number in range(60):
        (folder / "many" / f"{number}.txt").write_text(f"{number} نص من نصوص كثيرة " * 40, encoding="utf-8")
    disk.mkdir()
    env = environment(folder / "home", LD_PRELOAD=str(library("fail_io")), FAIL_DIR=str(disk))
    found: dict[str, Any] = run_script(FILLING, what, base, text, times, env=env)
    return found


@pytest.mark.parametrize("what", ["edit", "import", "large import", "backup", "copy", "migration"])
def test_a_disk_that_fills_up_refuses_whole_and_it_works_again_when_there_is_space(tmp_path: Path, what: str) -> None:
    found = fill(tmp_path, what, 10)
    assert found["wrong"] == []
    assert found["total"] >= 2
    # the last write of a run may be one that is tried again later (a checkpoint), and refuse nothing
    assert set(found["refusals"]) <= {"NotSavedError", "", "FileError" if what == "migration" else ""}, found
    assert found["refusals"].get("NotSavedError", 0) >= 1, found


def test_a_file_that_may_not_grow_says_that_the_disk_is_full(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    article_id = make(path)
    project = Project.open(path)
    connection = project._store.connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    # the same error that a full disk gives (SQLITE_FULL), at the same place: when the file must grow
    connection.execute(f"PRAGMA max_page_count = {pages}")
    saved = len(project.mentions(article_id))
    with pytest.raises(NotSavedError) as refusal:
        for number in range(2000):
            add_mention(project, article_id, number % 900, number % 900 + 5 + number // 900, "x" * 500)
            saved += 1
    assert "full" in refusal.value.problem
    assert len(project.mentions(article_id)) == saved
    connection.execute("PRAGMA max_page_count = 1000000")
    add_mention(project, article_id, 3, 30)
    assert len(project.mentions(article_id)) == saved + 1
    assert project.check() == []
    project.close()
