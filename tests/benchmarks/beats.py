"""How long the window's loop waits between two beats, and how much of the processor this program used meanwhile."""

import time

from PySide6.QtCore import QObject, QTimer


class Beats(QObject):
    """Beat every 5 ms from `start` to `stop`. `waits` are the times between beats.

    `used` is how long this program, with all its threads, had a processor in each wait: beside busy programs a wait
    says little of it. What it waits for the disk or for another process is in `waits` alone.
    """

    def __init__(self) -> None:
        super().__init__()
        self.waits, self.used = list[float](), list[float]()
        self._last, self._cpu = 0.0, 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin."""
        self._last, self._cpu = time.perf_counter(), time.process_time()
        self._timer.start()

    def stop(self) -> None:
        """End."""
        self._beat()
        self._timer.stop()

    def _beat(self) -> None:
        now, cpu = time.perf_counter(), time.process_time()
        self.waits.append(now - self._last)
        self.used.append(min(now - self._last, cpu - self._cpu))
        self._last, self._cpu = now, cpu
