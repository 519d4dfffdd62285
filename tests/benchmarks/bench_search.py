"""Find in the corpus: first lines, ten thousand lines, opening, the index during an import, the window's beat.

`make bench-corpus` makes 100,000 articles for it; without them it makes do with 3,000.
"""

import hashlib
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from reader.project import ArticleDraft, Project
from reader.project.searching import Search, Sorting, search, sorted_hits
from reader.text.normalize import clean_import, fold_text
from reader.text.searchable import index_form
from tests.benchmarks.corpus import SHARED, largest
from tests.benchmarks.harness import Figure, cpu, medians
from tests.corpus import drafts

_LEAST = 3000
_COMMON = ("في", "العالم", "الناس")
_OFTEN = {"في": "many in each article", "العالم": "one or two in an article"}


def figures() -> list[Figure]:
    """Return every figure; none where the shared data is not there."""
    if not SHARED.is_dir():
        return []
    with tempfile.TemporaryDirectory() as name:
        path, count = largest(_LEAST, Path(name))
        # the window comes last: closing it makes a backup in a thread of its own
        found = [*_opening(path, count, Path(name)), _import(Path(name))]
        return [*found, *_core(path, count), *_window(path, count)]


def _wall(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def _core(path: Path, count: int) -> list[Figure]:
    """Return how long the first lines and ten thousand lines take, without a window."""
    found = []
    with Project.open(path, read_only=True) as project:

        def lines(word: str, most: int) -> int:
            return sum(1 for _ in islice((hit for hits in search(project, Search(word)) for hit in hits), most))

        for word in _COMMON:
            first = statistics.median(_wall(lambda word=word: lines(word, 50)) for _ in range(7)) * 1000
            found.append(Figure(f"{count:,} articles: first 50 lines of a common word, {word}", first, 100, "ms"))
        for word, often in _OFTEN.items():
            number = lines(word, 10_000)
            taken = statistics.median(cpu(lambda word=word: lines(word, 10_000)) for _ in range(3))
            name = f"{count:,} articles: {number:,} lines, {often}, of the processor"
            found.append(Figure(name, taken * 10_000 / number, 1, "s"))
        lines_found = list(islice((hit for hits in search(project, Search("العالم")) for hit in hits), 10_000))
        for sorting in (Sorting.AFTER, Sorting.BEFORE, Sorting.DATE):
            taken = statistics.median(
                cpu(lambda sorting=sorting: sorted_hits(project, lines_found, sorting, lambda: False)) for _ in range(3)
            )
            name = f"{count:,} articles: {len(lines_found):,} lines sorted by {sorting}, of the processor"
            found.append(Figure(name, taken, 1, "s"))
        rare = statistics.median(_wall(lambda: lines("غانتس", 10_000)) for _ in range(3))
        found.append(
            Figure(f"{count:,} articles: every line of a rarer word ({lines('غانتس', 10_000):,})", rare, 5, "s")
        )
        nothing = statistics.median(_wall(lambda: lines("كهرومغناطيسيات", 1)) for _ in range(5)) * 1000
        found.append(Figure(f"{count:,} articles: a word that is nowhere", nothing, 50, "ms"))
    return found


def _window(path: Path, count: int) -> list[Figure]:
    """Return first line and ten thousand lines as the window shows them, and the longest wait of its event loop."""
    from PySide6.QtWidgets import QApplication

    from reader.ui.application import make_application
    from reader.ui.main_window import MainWindow
    from reader.ui.settings import Settings
    from tests.benchmarks.beats import Beats

    make_application("en", "light")
    with tempfile.TemporaryDirectory() as name:
        window = MainWindow(Settings(Path(name, "s.ini")))
        window.resize(1440, 900)
        window.show()
        window.open_paths([path])
        QApplication.processEvents()
        concordance = window.concordance
        concordance.open_with("مقدمة")
        _process(lambda: not concordance.search.is_running)
        beats = Beats()
        beats.start()
        firsts, thousands, used = list[float](), dict[str, list[float]](), dict[str, list[float]]()
        for word in _COMMON * 2:
            began, cpu_began = time.perf_counter(), time.process_time()
            concordance.ask(word)
            _process(lambda: concordance.panel.model.rowCount() > 0)
            firsts.append(time.perf_counter() - began)
            _process(lambda: not concordance.search.is_running or concordance.panel.model.rowCount() >= 10_000)
            if concordance.panel.model.rowCount() >= 10_000:
                thousands.setdefault(word, []).append(time.perf_counter() - began)
                used.setdefault(word, []).append(time.process_time() - cpu_began)
            _process(lambda: not concordance.search.is_running)
        beats.stop()
        window.close()
    found = [
        Figure(f"{count:,} articles: first lines on the screen", statistics.median(firsts) * 1000, 100, "ms"),
        Figure(f"{count:,} articles: longest wait of the window while searching", max(beats.waits) * 1000, 50, "ms"),
        Figure(f"{count:,} articles: most of the processor in a wait", max(beats.used) * 1000, 50, "ms"),
        Figure(
            f"{count:,} articles: 99 % of its waits", sorted(beats.waits)[int(len(beats.waits) * 0.99)] * 1000, 25, "ms"
        ),
    ]
    for word, taken in thousands.items():
        often = _OFTEN.get(word, "one or two in an article")
        name = f"{count:,} articles: 10,000 lines in the list, {often}"
        found.append(Figure(name, statistics.median(taken), 1, "s"))
        found.append(Figure(f"{name}, of the processor", statistics.median(used[word]), 1, "s"))
    return found


def _process(until: Callable[[], object], seconds: float = 60) -> None:
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    end = time.perf_counter() + seconds
    while not until() and time.perf_counter() < end:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _opening(path: Path, count: int, folder: Path) -> list[Figure]:
    Project.create(folder / "empty.sqlite").close()
    found = medians(
        9,
        large=lambda: Project.open(path).close(),
        empty=lambda: Project.open(folder / "empty.sqlite").close(),
    )
    return [Figure(f"opening {count:,} articles / none", found["large"] / found["empty"], 2)]


def _import(folder: Path) -> Figure:
    """Return how fast articles are added with their words, beside bare sqlite3 that writes the same rows unlogged."""
    made = list(drafts(SHARED, 1500, seed=5))
    number = iter(range(1000))

    def ours() -> None:
        with Project.create(folder / f"ours{next(number)}.sqlite") as project:
            project.add_articles(made)

    def bare() -> None:
        path = folder / f"bare{next(number)}.sqlite"
        Project.create(path).close()
        _store(path, made)

    found = medians(5, ours=ours, bare=bare)
    return Figure("articles a second with the index / bare sqlite3", found["bare"] / found["ours"], 0.5, at_least=True)


def _store(path: Path, made: list[ArticleDraft]) -> None:
    """Normalise, hash and insert articles into the tables of a project, in one transaction and nothing more."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN")
    for number, draft in enumerate(made, 1):
        content, details = clean_import(draft.content).content, draft.details
        digest = hashlib.sha256(content.encode()).hexdigest()
        connection.execute(
            "INSERT INTO article(id, title, source, published, base_direction, length, sha256, position, added_at)"
            " VALUES(?, ?, ?, ?, 'auto', ?, ?, ?, 0)",
            (number, details.title, details.source, details.published, len(content), digest, number),
        )
        names = (number, fold_text(details.title), fold_text(details.source))
        connection.execute("INSERT INTO article_name VALUES(?, ?, ?)", names)
        connection.execute("INSERT INTO article_text VALUES(?, ?)", (number, content))
        connection.execute("INSERT INTO article_search(rowid, body) VALUES(?, ?)", (number, index_form(content)))
    connection.execute("COMMIT")
    connection.close()
