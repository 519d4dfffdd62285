"""The program is killed at a random moment of a stream of acknowledged edits."""

import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest
from faults.harness import make, start_writer

from reader.project import Project

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a signal of Unix")


def kill_often(folder: Path, monkeypatch: pytest.MonkeyPatch, kills: int, seed: int) -> int:
    """Kill a writer again and again; return how many edits were acknowledged. Each must be in the file."""
    path = folder / "p.sqlite"
    article_id = make(path, 0)
    chance, acknowledged = random.Random(seed), 0
    home = os.environ["HASHIYA_HOME"]
    for _ in range(kills):
        process = start_writer(path, acknowledged)
        assert process.stdout is not None
        first = process.stdout.readline()
        assert first.strip().isdigit()
        time.sleep(chance.random() ** 2 * 0.08)
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read()
        process.stdout.close()
        process.wait()
        last = [int(line) for line in (first + rest).splitlines() if line.strip()][-1]
        # looked at without the second copy, which would bring back what the file itself had lost
        monkeypatch.setenv("HASHIYA_HOME", str(folder / "elsewhere"))
        with Project.open(path, read_only=True) as project:
            found = len(project.mentions(article_id))
            assert project.check() == []
        monkeypatch.setenv("HASHIYA_HOME", home)
        assert last + 1 <= found <= last + 2, "every acknowledged edit, at most the one in flight besides"
        acknowledged = found
        if chance.random() < 0.5:
            with Project.open(path) as project:
                assert project.notices == ("unclean_end",)
    return acknowledged


def test_fifty_kills_lose_no_acknowledged_edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert kill_often(tmp_path, monkeypatch, 50, 1) > 100


@pytest.mark.release
@pytest.mark.timeout(3600)
def test_a_thousand_kills_lose_no_acknowledged_edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert kill_often(tmp_path, monkeypatch, 1000, 2) > 2000


def test_edits_go_on_where_a_killed_program_was_stopped_and_can_be_undone(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    article_id = make(path, 0)
    process = start_writer(path, 0)
    assert process.stdout is not None
    process.stdout.readline()
    process.kill()
    process.wait()
    process.stdout.close()
    with Project.open(path) as project:
        before = len(project.mentions(article_id))
        assert project.undo() is not None
        assert len(project.mentions(article_id)) == before - 1
        assert project.redo() is not None
        assert project.check() == []
