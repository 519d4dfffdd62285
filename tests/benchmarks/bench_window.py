"""The whole window on 1 M characters with 10 k mentions: no frame over 16 ms by wheel, pointer or key."""

import statistics
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reader.domain.article import ArticleDetails
from reader.formats.schema_toml import read_schema, starter_schemas
from reader.project import ArticleDraft, Project
from reader.ui.application import make_application
from reader.ui.main_window import MainWindow
from reader.ui.settings import Settings
from tests.benchmarks.bench_view import make_mentions, make_text
from tests.benchmarks.harness import Figure, cpu

FRAME = 16
NO_BUTTON, NO_KEY = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier


def make_project(path: Path, length: int, count: int) -> None:
    """Store one article of so many characters and mentions."""
    content = make_text(length)
    with Project.create(path, schema=read_schema(starter_schemas()[0][1])) as project:
        (article_id,) = project.add_articles([ArticleDraft(ArticleDetails("t"), content)])
        labels, seen = [label.id for label in project.schema.labels], set()
        with project.edit("build") as edit:
            for mention in make_mentions(content, count):
                if (mention.spans, mention.label_id) not in seen:
                    seen.add((mention.spans, mention.label_id))
                    edit.add_mention(article_id, labels[(mention.label_id or 0) % 8], mention.spans)


def wheel(viewport: QWidget, step: int) -> None:
    """Turn the wheel; 120 is one notch."""
    point = QPointF(300, 300)
    QApplication.sendEvent(
        viewport,
        QWheelEvent(
            point, viewport.mapToGlobal(point), QPoint(0, 0), QPoint(0, step), NO_BUTTON, NO_KEY,
            Qt.ScrollPhase.NoScrollPhase, False,
        ),
    )  # fmt: skip


def move(viewport: QWidget, x: int, y: int) -> None:
    """Move the pointer."""
    point = QPointF(x, y)
    QApplication.sendEvent(
        viewport,
        QMouseEvent(QEvent.Type.MouseMove, point, viewport.mapToGlobal(point), NO_BUTTON, NO_BUTTON, NO_KEY),
    )


def frames(actions: Iterable[Callable[[], object]]) -> list[float]:
    """Return the ms of each action together with everything that follows from it, painting included."""

    def turn(action: Callable[[], object]) -> None:
        action()
        QApplication.processEvents()

    return sorted(cpu(lambda action=action: turn(action)) * 1000 for action in actions)


def open_window(folder: Path) -> MainWindow:
    """Return a window that shows the article, with everything counted that is counted in idle time."""
    make_project(folder / "big.sqlite", 1_000_000, 10_000)
    window = MainWindow(Settings(folder / "settings.ini"))
    window.resize(1280, 900)
    window.show()
    window.open_paths([folder / "big.sqlite"])
    while window.session.words.total is None:
        QApplication.processEvents()
    for _ in range(50):
        QApplication.processEvents()
    return window


def figures() -> list[Figure]:
    """Return the frames of scrolling, pointing, stepping, labelling, zooming and resizing."""
    make_application("en", "light")
    with tempfile.TemporaryDirectory() as folder:
        window = open_window(Path(folder))
        view = window.reading.view
        viewport, actions = view.viewport(), window.actions_table
        down = frames(lambda: wheel(viewport, -120) for _ in range(400))
        up = frames(lambda: wheel(viewport, 120) for _ in range(200))
        points = frames(lambda at=at: move(viewport, 200 + at * 37 % 500, 100 + at * 13 % 600) for at in range(300))
        steps = frames(lambda: QTest.keyClick(view, Qt.Key.Key_Left) for _ in range(200))
        labels = []
        for _ in range(30):
            labels += frames([lambda: QTest.keyClick(view, Qt.Key.Key_1)])
            QTest.keyClick(view, Qt.Key.Key_Left)
            QApplication.processEvents()
        zooms = frames(lambda at=at: actions["zoom_out" if at % 2 else "zoom_in"].trigger() for at in range(10))
        widths = frames(lambda at=at: window.resize(1280 - 13 * at, 900) for at in range(12))
        window.close()
    middle = statistics.median
    return [
        Figure("worst frame of 400 wheel notches down", down[-1], FRAME, "ms"),
        Figure("worst frame of 200 wheel notches up", up[-1], FRAME, "ms"),
        Figure("worst of 300 pointer moves with hover", points[-1], FRAME, "ms"),
        Figure("worst of 200 steps from word to word", steps[-1], FRAME, "ms"),
        Figure("label by a digit, painted and committed", middle(labels), FRAME, "ms"),
        Figure("zoom one step", middle(zooms), 2 * FRAME, "ms"),
        Figure("resize by 13 px", middle(widths), FRAME, "ms"),
    ]
