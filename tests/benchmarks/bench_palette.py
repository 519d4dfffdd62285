"""The palette in a project of 100,000 articles: each slice of reading and ranking names, and the whole search."""

import tempfile
import time
from pathlib import Path

from reader.domain.article import ArticleDetails
from reader.project import ArticleDraft, Project
from tests.benchmarks.harness import Figure

ARTICLES = 100_000
_TITLE = "غانتس يبلغ رئيس الأركان الأمريكي استعداد إسرائيل للعمل ضد إيران {}"


def make_project(path: Path) -> None:
    """Write a project with many short articles."""
    with Project.create(path) as project:
        for start in range(0, ARTICLES, 5_000):
            project.add_articles(
                [
                    ArticleDraft(ArticleDetails(_TITLE.format(number)), f"خبر قصير رقم {number}")
                    for number in range(start, start + 5_000)
                ]
            )


def figures() -> list[Figure]:
    """Return the longest stall and the CPU time of a first search, of one more, and of one with a slip in it."""
    from PySide6.QtWidgets import QApplication

    from reader.ui.application import make_application
    from reader.ui.main_window import MainWindow
    from reader.ui.settings import Settings

    make_application("en", "light")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make_project(folder / "many.sqlite")
        window = MainWindow(Settings(folder / "settings.ini"))
        window.show()
        window.open_paths([folder / "many.sqlite"])
        _settle()
        commands = window.palette_commands
        finder = commands._articles
        slices: list[float] = []
        whole = finder._go_on

        def measured() -> None:
            start = time.process_time()
            whole()
            slices.append(time.process_time() - start)

        finder._timer.timeout.disconnect()
        finder._timer.timeout.connect(measured)
        found = []
        for name, text in (
            ("first search: names read and folded", "للعمل 99999"),
            ("search again", "رئيس 88888"),
            ("search with a slip", "اسرايييل الامريكي"),
        ):
            commands.open()
            _settle()
            slices.clear()
            start = time.process_time()
            commands.palette.query.setText(text)
            typed = time.process_time() - start
            deadline = time.perf_counter() + 60
            while commands._searching and time.perf_counter() < deadline:
                QApplication.processEvents()
            found += [
                Figure(f"palette, 100,000 articles, {name}: the key stroke", typed * 1000, 16, "ms"),
                Figure(f"  longest slice of {len(slices)}", max(slices, default=0) * 1000, 16, "ms"),
                Figure("  all of it", (time.process_time() - start) * 1000, 6000, "ms"),
            ]
            commands.sheet.close_sheet()
        window.close()
    return found


def _settle() -> None:
    from PySide6.QtWidgets import QApplication

    for _ in range(20):
        QApplication.processEvents()
