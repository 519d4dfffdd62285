"""The program is killed in the middle of a large import: all of it is there afterwards, or nothing."""

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from faults.harness import environment, make, state

from reader.project import Project
from reader.project.importing import import_paths
from reader.storage.fingerprint import FINGERPRINTS, VERSION, fingerprint

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a signal of Unix")
COUNT = 600

# says at which article it is, so that it can be killed at any, and when it is done
IMPORTER = """
import sys
from pathlib import Path
from reader.project import Project
from reader.project.importing import add_incoming
from reader.project.incoming import read_paths
with Project.open(Path(sys.argv[1])) as project:
    incoming = read_paths([Path(sys.argv[2])])
    add_incoming(project, incoming, progress=lambda done, total: print(done, flush=True))
    print("done", flush=True)
"""


@pytest.mark.parametrize("at", [1, 150, 420, COUNT])
def test_a_killed_import_leaves_nothing_or_all(tmp_path: Path, at: int) -> None:
    path, texts = tmp_path / "p.sqlite", tmp_path / "texts"
    make(path)
    before = state(path)
    texts.mkdir()
    for number in range(COUNT):
        (texts / f"{number}.txt").write_text(f"نص {number} " * 50, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-c", IMPORTER, str(path), str(texts)],
        stdout=subprocess.PIPE, text=True, env=environment(tmp_path / "home"),
    )  # fmt: skip
    assert process.stdout is not None
    while process.stdout.readline().strip() != str(at):
        assert process.poll() is None
    if at == COUNT:
        # indexes and triggers are made again now, and it is committed
        time.sleep(0.01)
    process.kill()
    process.wait()
    said = process.stdout.read()
    process.stdout.close()
    with closing(sqlite3.connect(path)) as connection:
        assert fingerprint(connection) == FINGERPRINTS[VERSION]
    with Project.open(path) as project:
        assert project.check() == []
        there = len(project.article_ids())
        assert there in (1, COUNT + 1) and (there == COUNT + 1 or "done" not in said)
        if there == 1:
            assert state(path) == before
            assert len(import_paths(project, [texts]).added) == COUNT
        assert project.undo() is not None and state(path) == before and project.check() == []
