"""Searches the corpus on a thread of its own, with its own connection; hits come to the window in batches."""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader.domain.annotator import Annotator
from reader.domain.errors import CancelledError, ReaderError
from reader.project import Project
from reader.project.searching import Hit, Search, Sorting, search, sorted_hits
from reader.ui.work.tasks import short_turns

# each batch has the window draw its list once more: the first one comes soon, the others five times a second
_FIRST, _SOON = 50, 0.03
_BATCH, _SECONDS, _PAUSE = 2000, 0.2, 0.008
MOST = 50_000


class _Run:
    """Hold what passes between the worker and the window for one search. Any thread."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._hits: list[Hit] = []
        self.order: list[int] | None = None
        self.future: Future[None] | None = None
        self.is_cut = False

    def stop(self) -> None:
        """Ask the worker to stop."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Tell whether the worker is to stop."""
        return self._stop.is_set()

    def put(self, hits: list[Hit]) -> None:
        """Hand hits to the window."""
        with self._lock:
            self._hits += hits

    def take(self) -> list[Hit]:
        """Return the hits that came since the last time."""
        with self._lock:
            taken, self._hits = self._hits, []
        return taken


class CorpusSearch(QObject):
    """Run one search or sorting at a time: the next one ends the one before, without a word. Main thread only."""

    found = Signal(list)  # list[Hit]
    ended = Signal(bool)  # whether there are more than are shown
    sorted = Signal(list)  # list[int]
    failed = Signal(object)  # ReaderError
    _came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._run: _Run | None = None
        self._came.connect(self._take)

    @property
    def is_running(self) -> bool:
        """True until the last hit came."""
        return self._run is not None

    def start(self, path: Path, annotator: Annotator, wanted: Search) -> None:
        """Begin a search."""
        self._begin(path, annotator, partial(self._search, wanted))

    def sort(self, path: Path, annotator: Annotator, hits: Sequence[Hit], sorting: Sorting) -> None:
        """Begin to sort hits."""
        self._begin(path, annotator, partial(self._sort, list(hits), sorting))

    def stop(self) -> None:
        """End what is going on, without telling."""
        if self._run is not None:
            self._run.stop()
            self._run = None
            short_turns.end()

    def close(self) -> None:
        """End what is going on and wait until the worker has let go of the file."""
        self.stop()
        if self._pool is not None:
            self._pool.shutdown(wait=True)
            self._pool = None

    def _begin(self, path: Path, annotator: Annotator, work: Callable[[Project, _Run], None]) -> None:
        self.stop()
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, thread_name_prefix="hashiya-search")
        self._run = run = _Run()
        short_turns.begin()
        run.future = self._pool.submit(self._work, path, annotator, work, run)
        run.future.add_done_callback(lambda _future: None if run.cancelled() else self._came.emit())

    # --- on the worker

    def _work(self, path: Path, annotator: Annotator, work: Callable[[Project, _Run], None], run: _Run) -> None:
        try:
            if run.cancelled():
                return
            with Project.open(path, read_only=True) as project:
                project.annotator = annotator
                work(project, run)
        except CancelledError:
            return

    def _search(self, wanted: Search, project: Project, run: _Run) -> None:
        batch: list[Hit] = []
        count, last = 0, time.perf_counter()
        for hits in search(project, wanted, run.cancelled):
            batch += hits
            most, longest = (_BATCH, _SECONDS) if count else (_FIRST, _SOON)
            if batch and (len(batch) >= most or time.perf_counter() - last > longest):
                count += len(batch)
                run.put(batch)
                self._came.emit()
                # the window draws them now, and would wait for the interpreter at every step of it
                time.sleep(_PAUSE)
                batch, last = [], time.perf_counter()
                if count >= MOST:
                    run.is_cut = True
                    return
        run.put(batch)

    def _sort(self, hits: list[Hit], sorting: Sorting, project: Project, run: _Run) -> None:
        run.order = sorted_hits(project, hits, sorting, run.cancelled)

    # --- on the main thread

    def _take(self) -> None:
        run = self._run
        if run is None or run.future is None:
            return
        over = run.future.done()
        hits = run.take()
        if hits:
            self.found.emit(hits)
        if not over or run is not self._run:
            return
        self._run = None
        short_turns.end()
        error = run.future.exception()
        if isinstance(error, ReaderError):
            self.failed.emit(error)
        elif error is not None:
            # a fault of the program
            raise error
        elif run.order is not None:
            self.sorted.emit(run.order)
        else:
            self.ended.emit(run.is_cut)
