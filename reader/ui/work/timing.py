"""Calls that wait until what leads to them rests."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def once_after(parent: QObject, pause: int, call: Callable[[], object]) -> QTimer:
    """Return a timer that calls once, `pause` ms after it was started last; with 0 once the events are dealt with."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(pause)
    timer.timeout.connect(call)
    return timer
