"""How long the window's loop waits between two beats, and how much of that other programs had the processors."""

import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

_TASKS = Path("/proc/self/task")


class Beats(QObject):
    """Beat every 5 ms from `start` to `stop`. `waits` are the times between beats, `own` what this program made.

    `own` is a wait less the time for which the thread of the window, or another one that may have held the interpreter,
    was ready to run and had no processor. Where the system does not tell, both are the same.
    """

    def __init__(self) -> None:
        super().__init__()
        self.waits, self.own = list[float](), list[float]()
        self._last, self._delays = 0.0, dict[str, int]()
        self._timer = QTimer(self)
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin."""
        self._last, self._delays = time.perf_counter(), _delays()
        self._timer.start()

    def stop(self) -> None:
        """End."""
        self._beat()
        self._timer.stop()

    def _beat(self) -> None:
        now, delays = time.perf_counter(), _delays()
        wait = now - self._last
        lost = max((value - self._delays.get(thread, 0) for thread, value in delays.items()), default=0) / 1e9
        self.waits.append(wait)
        self.own.append(max(0.0, wait - lost))
        self._last, self._delays = now, delays


def _delays() -> dict[str, int]:
    """Return for each thread the nanoseconds for which it was ready and did not run."""
    found = {}
    for thread in _TASKS.iterdir() if _TASKS.is_dir() else ():
        try:
            found[thread.name] = int((thread / "schedstat").read_text().split()[1])
        except (OSError, IndexError, ValueError):
            continue
    return found
