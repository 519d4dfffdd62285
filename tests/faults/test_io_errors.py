"""A dying medium and a full disk: every write and every sync is let fail once, and once for good."""

from pathlib import Path
from typing import Any

import pytest
from faults.harness import environment, library, make, run_script

# works on a copy of a project with the k-th write or sync failing; says what was acknowledged, refused, shown and kept
SESSIONS = """
import ctypes, json, os, shutil, sys
from pathlib import Path
from reader.domain.errors import ReaderError
from reader.project import Project
from faults.harness import add_mention
folder, step, edits = Path(os.environ["FAIL_DIR"]), int(sys.argv[1]), 12
disk = ctypes.CDLL(None)
disk.fail_count.restype = ctypes.c_long
disk.fail_arm.argtypes = [ctypes.c_long, ctypes.c_int, ctypes.c_int, ctypes.c_int]

def kept(path, home):
    os.environ["HASHIYA_HOME"] = str(folder / home)
    with Project.open(path) as project:
        article = project.article_ids()[0]
        return sorted(mention.start for mention in project.mentions(article)), [str(p) for p in project.check()]

def session(k, error, sticky):
    path, work = folder / "w" / "p.sqlite", folder / "w"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    shutil.copy(sys.argv[2], path)
    os.environ["HASHIYA_HOME"] = str(folder / "home")
    shutil.rmtree(folder / "home", ignore_errors=True)
    project = Project.open(path)
    project._store.connection.execute("PRAGMA wal_autocheckpoint=20")
    article = project.article_ids()[0]
    acknowledged, refused, wrong = [], [], []
    disk.fail_arm(k, error, sticky, 0)
    for number in range(edits):
        try:
            add_mention(project, article, number * 7, number * 7 + 5)
            acknowledged.append(number * 7)
        except ReaderError as problem:
            refused.append(type(problem).__name__)
            if project._store.connection.in_transaction:
                wrong.append("a transaction was left open")
        shown = sorted(mention.start for mention in project.mentions(article))
        if shown != acknowledged:
            wrong.append(f"after edit {number} {shown} are shown, {acknowledged} were saved")
    count = disk.fail_count()
    disk.fail_arm(0, 0, 0, 0)
    # as it would be found if the program died now
    crashed = folder / "w" / "crashed.sqlite"
    for end in ("", "-wal"):
        if Path(f"{path}{end}").exists():
            shutil.copy(f"{path}{end}", f"{crashed}{end}")
    # the medium is well again: work goes on
    add_mention(project, article, 700, 710)
    acknowledged_later = [*acknowledged, 700]
    project.close()
    found, problems = kept(path, "home2")
    if found != acknowledged_later:
        wrong.append(f"{found} were kept, {acknowledged_later} were saved")
    after_crash, more = kept(crashed, "home3")
    if set(acknowledged) - set(after_crash):
        wrong.append(f"after a crash {after_crash} were there, {acknowledged} were saved")
    if len(set(after_crash) - set(acknowledged)) > 1:
        wrong.append(f"after a crash {after_crash} were there, only {acknowledged} were saved")
    return count, refused, wrong + problems + more

total = session(0, 0, 0)[0]
sessions, kinds, wrong = 0, {}, []
for error in (5, 28):  # EIO, ENOSPC
    for sticky in (0, 1):
        for k in range(1 + sticky, total + 1, step):
            _, refused, found = session(k, error, sticky)
            sessions += 1
            wrong += [f"write {k}, error {error}, sticky {sticky}: {problem}" for problem in found]
            for name in refused or ["nothing"]:
                kinds[name] = kinds.get(name, 0) + 1
print(json.dumps({"total": total, "sessions": sessions, "kinds": kinds, "wrong": wrong}))
"""


def fail_everywhere(folder: Path, step: int) -> dict[str, Any]:
    base = folder / "base.sqlite"
    make(base, 0)
    disk = folder / "disk"
    disk.mkdir()
    env = environment(folder / "home", LD_PRELOAD=str(library("fail_io")), FAIL_DIR=str(disk))
    found: dict[str, Any] = run_script(SESSIONS, step, base, env=env)
    return found


def test_with_any_write_or_sync_failing_what_was_said_to_be_saved_is_and_nothing_else(tmp_path: Path) -> None:
    found = fail_everywhere(tmp_path, 15)
    assert found["wrong"] == []
    assert found["total"] > 40 and found["sessions"] > 15
    assert set(found["kinds"]) == {"NotSavedError", "nothing"}, "each error is one that the window can show"
    assert found["kinds"]["NotSavedError"] > found["sessions"] // 3


@pytest.mark.release
@pytest.mark.timeout(3600)
def test_with_each_single_write_or_sync_failing_what_was_said_to_be_saved_is(tmp_path: Path) -> None:
    found = fail_everywhere(tmp_path, 1)
    assert found["wrong"] == []
    assert set(found["kinds"]) == {"NotSavedError", "nothing"}
