"""Long work beside the window: one thread, one task at a time, with progress and a way to stop it."""

import gc
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from reader.domain.errors import FileError, ReaderError

_T = TypeVar("_T")
_TICK = 100
_SWITCH_SECONDS = 0.0005


class ShortTurns:
    """Let threads take turns of half a millisecond while any of them works beside the window. Main thread only.

    The window asks for the interpreter many times in a frame, and each time would wait 5 ms for it. What lived before
    is left out of the collection of garbage meanwhile: going through all of the window takes longer than a frame.
    """

    def __init__(self) -> None:
        self._count, self._before = 0, sys.getswitchinterval()

    def begin(self) -> None:
        """Begin; every beginning needs its end."""
        if not self._count:
            self._before = sys.getswitchinterval()
            sys.setswitchinterval(_SWITCH_SECONDS)
            gc.freeze()
        self._count += 1

    def end(self) -> None:
        """End; with the last one turns are as long as before."""
        self._count -= 1
        if not self._count:
            sys.setswitchinterval(self._before)
            gc.unfreeze()


short_turns = ShortTurns()


class Progress:
    """Carry counts from the worker to the window, and the wish to stop the other way. Any thread."""

    def __init__(self) -> None:
        self.done = self.total = 0
        self.problems: list[FileError] = []
        self._began = time.monotonic()
        self._stop = threading.Event()

    def __call__(self, done: int, total: int) -> None:
        if self.done > done:
            self._began = time.monotonic()
        self.done, self.total = done, total

    def tell(self, problem: FileError) -> None:
        """Add a file that could not be dealt with; the rest goes on."""
        self.problems.append(problem)

    def stop(self) -> None:
        """Ask the worker to stop."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Tell whether the worker is to stop."""
        return self._stop.is_set()

    def seconds_left(self) -> float | None:
        """Return how long it will take at the pace so far; None while that says nothing."""
        spent = time.monotonic() - self._began
        if spent < 1 or not self.done or not self.total:
            return None
        return spent / self.done * (self.total - self.done)


class Tasks(QObject):
    """Run work on a thread and give what it returned, or the error it met, back to the main thread.

    `changed` is sent when a task begins, ends, and ten times a second between.
    """

    changed = Signal()
    ended = Signal()
    _came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = ""
        self.progress = Progress()
        self._future: Future[Any] | None = None
        self._end: Callable[[Future[Any]], None] | None = None
        self._pool: ThreadPoolExecutor | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self.changed)
        self._came.connect(self._finish)

    @property
    def running(self) -> bool:
        """True while a task is going on, until its result was dealt with."""
        return self._future is not None

    def run(
        self,
        title: str,
        work: Callable[[Progress], _T],
        done: Callable[[_T], object],
        failed: Callable[[ReaderError], object],
        finally_: Callable[[], object] | None = None,
    ) -> bool:
        """Begin `work` on the thread; False when another task is going on.

        On the main thread then `finally_` is called, and `done` with the result, or `failed` with the error; a
        CancelledError too. What is no ReaderError is raised: a fault of the program.
        """
        if self._future is not None:
            return False
        self.title, self.progress = title, Progress()

        def end(future: Future[_T]) -> None:
            if finally_ is not None:
                finally_()
            error = future.exception()
            if isinstance(error, ReaderError):
                failed(error)
            else:
                done(future.result())

        self._end = end
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, thread_name_prefix="hashiya-task")
        short_turns.begin()
        self._future = self._pool.submit(work, self.progress)
        self._timer.start()
        self.changed.emit()
        self._future.add_done_callback(lambda _future: self._came.emit())
        return True

    def stop(self) -> None:
        """Ask the task to stop; it ends with a CancelledError soon after."""
        self.progress.stop()
        self.changed.emit()

    def close(self) -> None:
        """Stop the task and wait for its end, without dealing with its result; for when the window goes."""
        self.progress.stop()
        self._timer.stop()
        if self._pool is not None:
            self._pool.shutdown(wait=True)
            self._pool = None

    def _finish(self) -> None:
        future, end = self._future, self._end
        if future is None or end is None or not future.done():
            return
        short_turns.end()
        self._timer.stop()
        # free again before the result is dealt with: that may begin the next task
        self._future = self._end = None
        try:
            end(future)
        finally:
            self.changed.emit()
            if self._future is None:
                self.ended.emit()
