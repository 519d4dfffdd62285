"""One committed mention as a ratio to the same rows by bare sqlite3; labelling through the whole window."""

import sqlite3
import statistics
import tempfile
import time
from pathlib import Path

from reader.domain.article import ArticleDetails
from reader.domain.span import Span
from reader.project import ArticleDraft, Project
from tests.benchmarks.harness import Figure


def commit_figure(folder: Path) -> Figure:
    """Return the wall time of one committed mention over the same rows written with bare sqlite3, WAL and FULL."""
    text = "وقال غانتس لإسرائيل اليوم " * 400
    with Project.create(folder / "p.sqlite") as project:
        (article_id,) = project.add_articles([ArticleDraft(ArticleDetails("t"), text)])
        project.close()
    project = Project.open(folder / "p.sqlite")
    bare = sqlite3.connect(folder / "bare.sqlite", isolation_level=None)
    bare.execute("PRAGMA journal_mode=WAL")
    bare.execute("PRAGMA synchronous=FULL")
    bare.execute(
        "CREATE TABLE mention(id INTEGER PRIMARY KEY, article, annotator, label, start, end, quote, attributes, note)"
    )
    bare.execute("CREATE INDEX m ON mention(article, annotator, start)")
    bare.execute("CREATE TABLE operation(id INTEGER PRIMARY KEY, kind, at, hash)")
    bare.execute("CREATE TABLE change(operation, position, name, key, before, after, PRIMARY KEY(operation, position))")
    bare.execute("CREATE TABLE undo(id INTEGER PRIMARY KEY, operation, state)")
    ours, theirs = [], []
    for number in range(300):
        start = time.perf_counter()
        with project.edit("mention.add", article_id=article_id) as edit:
            edit.add_mention(article_id, None, [Span(number * 3, number * 3 + 5)])
        ours.append(time.perf_counter() - start)
        start = time.perf_counter()
        bare.execute("BEGIN IMMEDIATE")
        values = (number, 1, 1, 1, number, number + 5, "غانتس", "{}", "")
        bare.execute("INSERT INTO mention VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
        bare.execute("INSERT INTO operation VALUES(?, ?, ?, ?)", (number, "mention.add", 1, b"x" * 32))
        bare.execute("INSERT INTO change VALUES(?, ?, ?, ?, ?, ?)", (number, 0, "mention", number, None, "x" * 190))
        bare.execute("INSERT INTO undo VALUES(?, ?, ?)", (number, number, "done"))
        bare.execute("COMMIT")
        theirs.append(time.perf_counter() - start)
    project.close()
    bare.close()
    return Figure(
        "one commit / the same rows by bare sqlite3", statistics.median(ours) / statistics.median(theirs), 2.5
    )


def labelling_figures(folder: Path) -> list[Figure]:
    """Return the time of one digit key: painted and committed, with 0 to 100,000 mentions in the article."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from reader.formats.schema_toml import read_schema, starter_schemas
    from reader.ui.application import make_application
    from reader.ui.main_window import MainWindow
    from reader.ui.settings import Settings
    from tests.benchmarks.bench_view import make_mentions, make_text, painter_of

    app = make_application("en", "light")
    content, found = make_text(1_000_000), []
    for count in (0, 1_000, 10_000, 100_000):
        path = folder / f"label-{count}.sqlite"
        with Project.create(path, schema=read_schema(starter_schemas()[0][1])) as project:
            (article_id,) = project.add_articles([ArticleDraft(ArticleDetails("t"), content)])
            labels, seen = [label.id for label in project.schema.labels], set()
            with project.edit("build") as edit:
                for mention in make_mentions(content, count) if count else ():
                    if (mention.spans, mention.label_id) not in seen:
                        seen.add((mention.spans, mention.label_id))
                        edit.add_mention(article_id, labels[(mention.label_id or 0) % 8], mention.spans)
        window = MainWindow(Settings(folder / f"{count}.ini"))
        window.show()
        window.open_paths([path])
        view = window.reading.view
        paint = painter_of(view)
        for _ in range(400):
            app.processEvents()
        times = []
        for _ in range(15):
            QTest.keyClick(view, Qt.Key.Key_Left)
            QTest.keyClick(view, Qt.Key.Key_Left)
            app.processEvents()
            start = time.perf_counter()
            QTest.keyClick(view, Qt.Key.Key_1)
            paint()
            times.append((time.perf_counter() - start) * 1000)
            for _ in range(10):
                app.processEvents()
            QTest.keyClick(view, Qt.Key.Key_Left)
        found.append(Figure(f"label one mention, painted and committed, {count}", statistics.median(times), 16, "ms"))
        window.close()
        QApplication.processEvents()
    return found


def figures() -> list[Figure]:
    """Return every figure of the store."""
    with tempfile.TemporaryDirectory() as folder:
        return [commit_figure(Path(folder)), *labelling_figures(Path(folder))]
