"""How long the window is kept from its next frame while articles are read and written beside it."""

import statistics
import tempfile
import time
from pathlib import Path

from reader.project.samples import create_sample_project
from tests.benchmarks.harness import Figure

_FRAME = 0.016


def figures() -> list[Figure]:
    """Return the worst wait for a frame that scrolls, idle and with 2,000 articles and with 20 very long ones."""
    from reader.ui.application import make_application

    make_application("en", "light")
    found = []
    for name, count, words in (("2,000 articles", 2000, 250), ("20 articles of 1.5 M letters", 20, 125_000)):
        idle, busy = _beats(count, words)
        found += [
            Figure(f"{name}: median beat beside / idle", statistics.median(busy) / statistics.median(idle), 1.25),
            Figure(f"{name}: worst beat beside", max(busy) * 1000, 100, "ms"),
        ]
    return found


def _beats(count: int, words: int) -> tuple[list[float], list[float]]:
    """Return the times between two beats of a 16 ms timer that scrolls and paints, before and during an import."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from reader.ui.main_window import MainWindow
    from reader.ui.settings import Settings

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(count):
            (folder / f"{number}.txt").write_text(f"قال ميلي {number} " * words, encoding="utf-8")
        create_sample_project(folder / "p.sqlite")
        window = MainWindow(Settings(folder / "s.ini"))
        window.resize(1280, 900)
        window.show()
        window.open_paths([folder / "p.sqlite"])
        last, beats = [time.perf_counter()], list[float]()

        def beat() -> None:
            now = time.perf_counter()
            beats.append(now - last[0])
            last[0] = now
            window.reading.view.verticalScrollBar().setValue(len(beats) * 37 % 400)
            window.reading.view.viewport().repaint()

        timer = QTimer()
        timer.setInterval(round(_FRAME * 1000))
        timer.timeout.connect(beat)
        timer.start()
        end = time.perf_counter() + 2
        while time.perf_counter() < end:
            QApplication.processEvents()
        idle = beats[20:]
        beats.clear()
        window.imports.add_paths([folder], ask=False)
        while window.files.tasks.running:
            QApplication.processEvents()
        busy = list(beats)
        assert window.session.project is not None
        assert len(window.session.project.article_ids()) == count + 2
        window.close()
    return idle, busy
