"""Bringing plain texts in, beside the least that any program would have to do; and how long the window is held up.

The words are indexed after an import, in slices, whose figure is that of the processor: the disk's is not ours.
"""

import hashlib
import os
import sqlite3
import tempfile
import time
from pathlib import Path

from reader.project import Project
from reader.project.importing import import_paths
from tests.benchmarks.harness import Figure, medians

_FILES = 3000
# the release figure is that of 100,000: HASHIYA_BENCH_ARTICLES=100000
_ARTICLES = int(os.environ.get("HASHIYA_BENCH_ARTICLES", "10000"))


def figures() -> list[Figure]:
    """Return the cost of an import in bare inserts, and the worst stall of the window while one runs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _make_files(folder / "in", _FILES)
        found = medians(3, bare=lambda: _bare(folder), full=lambda: _full(folder))
        longest = _longest_slice(folder)
    worst = _worst_stall(_ARTICLES)
    return [
        Figure("import of .txt / read, normalise, hash, insert alone", found["full"] / found["bare"], 2.0),
        Figure(f"worst stall of the window while {_ARTICLES:,} come in", worst * 1000, 50, "ms"),
        Figure("longest slice of indexing them afterwards", longest * 1000, 50, "ms"),
    ]


def _make_files(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number}.txt").write_text(f"قال ميلي {number} إن اللقاء كان طيبا\r\n" * 60, encoding="utf-8")


def _bare(folder: Path) -> None:
    """Do what cannot be done without: files, line ends, hashes, rows, one transaction."""
    path = folder / f"{time.monotonic_ns()}.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE article (id INTEGER PRIMARY KEY, title TEXT, content TEXT, sha256 TEXT UNIQUE)")
    for file in sorted((folder / "in").rglob("*.txt")):
        data = file.read_bytes()
        text = data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        row = (file.stem, text, hashlib.sha256(text.encode("utf-8")).hexdigest())
        connection.execute("INSERT INTO article (title, content, sha256) VALUES (?, ?, ?)", row)
    connection.commit()
    connection.close()
    path.unlink()


def _full(folder: Path) -> None:
    path = folder / f"{time.monotonic_ns()}.sqlite"
    with Project.create(path) as project:
        assert len(import_paths(project, [folder / "in"]).added) == _FILES
    path.unlink()


def _longest_slice(folder: Path) -> float:
    """Return the processor's time for the longest slice of indexing what was imported."""
    longest, done = 0.0, False
    with Project.create(folder / "indexed.sqlite") as project:
        import_paths(project, [folder / "in"])
        while not done:
            start = time.process_time()
            done = project.index_some(0.006)
            longest = max(longest, time.process_time() - start)
    return longest


def _worst_stall(count: int) -> float:
    """Return the longest time between two beats of the window's loop during an import, without painting."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from reader.project.samples import create_sample_project
    from reader.ui.application import make_application
    from reader.ui.main_window import MainWindow
    from reader.ui.settings import Settings

    make_application("en", "light")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _make_files(folder / "in", count)
        create_sample_project(folder / "p.sqlite")
        window = MainWindow(Settings(folder / "s.ini"))
        window.show()
        window.open_paths([folder / "p.sqlite"])
        for _ in range(20):
            QApplication.processEvents()
        last, worst = [time.perf_counter()], [0.0]

        def beat() -> None:
            now = time.perf_counter()
            worst[0] = max(worst[0], now - last[0])
            last[0] = now

        timer = QTimer()
        timer.setInterval(1)
        timer.timeout.connect(beat)
        timer.start()
        window.imports.add_paths([folder / "in"], ask=False)
        while window.files.tasks.running:
            QApplication.processEvents()
            time.sleep(0.0005)
        beat()
        assert window.session.project is not None
        assert len(window.session.project.article_ids()) == count + 2
        window.close()
    return worst[0]
