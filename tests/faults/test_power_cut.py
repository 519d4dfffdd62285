"""The power goes: what was not synced is lost, reordered or torn, and no acknowledged edit may be missing."""

import random
import shutil
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from faults.harness import environment, library, run_script

from reader.domain.errors import FileError
from reader.project import Project

SECTOR = 512

# makes a project and works on it; each step is acknowledged in the trace the moment the program says it is saved
SESSION = """
import ctypes, random, sys
from pathlib import Path
from reader.domain.article import ArticleDetails
from reader.domain.span import Span
from reader.project import ArticleDraft, Project
from faults.harness import TEXT
folder, synchronous, edits = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
acknowledge = ctypes.CDLL(None).record_acknowledged
acknowledge.argtypes = [ctypes.c_long]
project = Project.create(folder / "p.sqlite")
connection = project._store.connection
connection.execute(f"PRAGMA synchronous={synchronous}")
connection.execute("PRAGMA wal_autocheckpoint=40")  # checkpoints often, so that cuts fall into them
(article,) = project.add_articles([ArticleDraft(ArticleDetails("t"), TEXT)])
acknowledge(project.operations(1)[0].id & 0xFFFFFFFF)
chance = random.Random(int(sys.argv[4]))
for number in range(edits):
    found = project.mentions(article)
    with project.edit("test", article_id=article) as edit:
        if found and chance.random() < 0.2:
            edit.remove_mention(chance.choice(found).id)
        else:
            for piece in range(chance.choice([1, 1, 1, 12])):
                start = (number * 13 + piece) % 800
                edit.add_mention(article, None, [Span(start, start + 9 + number // 60)])
    acknowledge(project.operations(1)[0].id & 0xFFFFFFFF)
project.save_copy(folder / "copy.sqlite")
acknowledge(1_000_000)
import os
os._exit(print("[]", flush=True) or 0)
"""


@dataclass(frozen=True, slots=True)
class Action:
    """Hold one line of the trace."""

    kind: str
    name: str
    offset: int
    data: bytes


def read_trace(path: Path) -> Iterator[Action]:
    raw, at = path.read_bytes(), 0
    while at < len(raw):
        kind, name_length, offset, length = struct.unpack_from("<cHqI", raw, at)
        at += 15
        name = raw[at : at + name_length].decode()
        at += name_length
        yield Action(kind.decode(), name, offset, raw[at : at + length])
        at += length


def apply(file: bytearray, action: Action, data: bytes) -> None:
    if action.kind == "T":
        if action.offset < len(file):
            del file[action.offset :]
        else:
            file.extend(bytes(action.offset - len(file)))
        return
    if len(file) < action.offset:
        file.extend(bytes(action.offset - len(file)))
    file[action.offset : action.offset + len(data)] = data


@dataclass
class Disk:
    """Follow the trace as a disk with a cache does: what is durable, and what waits to be synced, by inode."""

    names: dict[str, int] = field(default_factory=dict)
    durable_names: dict[str, int] = field(default_factory=dict)
    durable: dict[int, bytearray] = field(default_factory=dict)
    waiting: list[tuple[Action, int]] = field(default_factory=list)
    waiting_names: list[tuple[Action, int]] = field(default_factory=list)
    inodes: int = 0

    def do(self, action: Action) -> None:
        if action.kind == "C":
            self.inodes += 1
            self.names[action.name] = self.inodes
            self.waiting_names.append((action, self.inodes))
        elif action.kind == "U":
            self.waiting_names.append((action, self.names.pop(action.name, 0)))
        elif action.kind == "R":
            inode = self.names.pop(action.name)
            self.names[action.data.decode()] = inode
            self.waiting_names.append((action, inode))
        elif action.kind == "S":
            self._sync(action.name)
        elif action.kind in "WT" and action.name in self.names:
            self.waiting.append((action, self.names[action.name]))

    def _sync(self, name: str) -> None:
        if name not in self.names:  # a folder
            for action, inode in self.waiting_names:
                self._rename(self.durable_names, action, inode)
            self.waiting_names.clear()
            return
        inode, rest = self.names[name], []
        for action, of in self.waiting:
            if of == inode:
                apply(self.durable.setdefault(of, bytearray()), action, action.data)
            else:
                rest.append((action, of))
        self.waiting = rest

    @staticmethod
    def _rename(names: dict[str, int], action: Action, inode: int) -> None:
        if action.kind == "C":
            names[action.name] = inode
        else:
            names.pop(action.name, None)
            if action.kind == "R":
                names[action.data.decode()] = inode

    def after_a_cut(self, chance: random.Random) -> dict[str, bytes]:
        """Return what files may be found afterwards: of what waited, all, nothing, or any part, torn in sectors."""
        part = chance.choice([0.0, 1.0, 0.5, 0.5, 0.2, 0.8])
        # folders are journalled by the file system: their changes survive in order, up to some point
        kept = {0.0: 0, 1.0: len(self.waiting_names)}.get(part, chance.randint(0, len(self.waiting_names)))
        names, content = dict(self.durable_names), {key: bytearray(value) for key, value in self.durable.items()}
        for action, inode in self.waiting_names[:kept]:
            self._rename(names, action, inode)
        for action, inode in self.waiting:
            if chance.random() >= part:
                continue
            data = action.data
            if len(data) > SECTOR and part < 1 and chance.random() < 0.2:
                data = data[: SECTOR * chance.randrange(1, len(data) // SECTOR + 1)]
            apply(content.setdefault(inode, bytearray()), action, data)
        return {name: bytes(content.get(inode, b"")) for name, inode in names.items()}


@dataclass
class Outcome:
    """Count what was found after the cuts."""

    intact: int = 0
    lost: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)


def record(folder: Path, synchronous: str, edits: int, seed: int) -> list[Action]:
    work, log, home = folder / "work", folder / "trace", folder / "home"
    work.mkdir()
    env = environment(home, LD_PRELOAD=str(library("record_io")), RECORD_DIR=f"{work}", RECORD_LOG=str(log))
    run_script(SESSION, work, synchronous, edits, seed, env=env)
    shutil.rmtree(home)  # the second copy must not help: this is about the file alone
    return [action for action in read_trace(log) if not action.name.endswith(("-shm", ".lock"))]


def cut_often(folder: Path, monkeypatch: pytest.MonkeyPatch, trace: list[Action], cuts: int, seed: int) -> Outcome:
    """Cut the power at random moments of one trace and look at what is there each time."""
    chance, outcome, disk, acknowledged = random.Random(seed), Outcome(), Disk(), 0
    # some right after the last word, when a copy has been said to be saved
    last_words = [len(trace)] * (cuts // 10)
    moments = sorted(chance.randrange(len(trace)) for _ in range(cuts - len(last_words))) + last_words
    for number, action in enumerate([*trace, Action("", "", 0, b"")]):
        while moments and moments[0] == number:
            moments.pop(0)
            found = folder / "found"
            shutil.rmtree(found, ignore_errors=True)
            found.mkdir()
            monkeypatch.setenv("HASHIYA_HOME", str(found / "home"))
            for name, content in disk.after_a_cut(chance).items():
                Path(f"{found}{name}").write_bytes(content)
            look(found, acknowledged, f"cut {number} of {len(trace)}", outcome)
        if action.kind == "A":
            acknowledged = action.offset
        else:
            disk.do(action)
    return outcome


def look(found: Path, acknowledged: int, where: str, outcome: Outcome) -> None:
    path = found / "p.sqlite"
    if acknowledged == 0 and not path.exists():
        outcome.intact += 1
        return
    try:
        with Project.open(path) as project:
            row = project._store.connection.execute("SELECT max(sequence) FROM operation").fetchone()
            problems = project.check()
        if acknowledged == 1_000_000:
            with Project.open(found / "copy.sqlite") as copy:
                problems += copy.check()
    except FileError as error:
        # before the project was said to be made, it may be half-made, but must say so
        if acknowledged == 0:
            outcome.intact += 1
        else:
            outcome.damaged.append(f"{where}: {error}")
        return
    if problems:
        outcome.damaged.append(f"{where}: {problems[0]}")
    elif acknowledged < 1_000_000 and (row[0] or 0) < acknowledged:
        outcome.lost.append(f"{where}: {row[0]} of {acknowledged}")
    else:
        outcome.intact += 1


def test_a_power_cut_loses_no_acknowledged_edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trace = record(tmp_path, "FULL", 60, 1)
    outcome = cut_often(tmp_path, monkeypatch, trace, 120, 2)
    assert outcome.lost == [] and outcome.damaged == []
    assert outcome.intact == 120


def test_the_same_cuts_find_the_loss_that_less_syncing_brings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trace = record(tmp_path, "NORMAL", 60, 1)
    outcome = cut_often(tmp_path, monkeypatch, trace, 60, 2)
    assert len(outcome.lost) > 10, "a test that finds nothing here is blind"


@pytest.mark.release
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(20))
def test_thousands_of_power_cuts_lose_no_acknowledged_edit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    trace = record(tmp_path, "FULL", 150, seed)
    outcome = cut_often(tmp_path, monkeypatch, trace, 300, seed)
    assert outcome.lost == [] and outcome.damaged == []
