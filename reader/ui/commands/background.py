"""Shows the running task at the foot of the window, and keeps the window open until it has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.ui.dialogs.asking import ask_whether
from reader.ui.widgets.task_popover import TaskPopover
from reader.ui.words.i18n import isolate

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

_PAUSE_TICKS = 3


class Background(QObject):
    """Connect the tasks with the status line and the popover."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._tasks = window, window.files.tasks
        self.popover = TaskPopover(self._tasks, window.files.error_text, window)
        self._ticks = 0
        self._closing = False
        self._tasks.changed.connect(self._changed)
        self._tasks.ended.connect(self._ended)
        window.status.task_clicked.connect(self.popover.toggle)
        self.popover.left.connect(self._give_keyboard_back)
        window.status.set_task(None)

    def _changed(self) -> None:
        """Show what takes longer than a glance; what is over at once is not worth a flicker."""
        running = self._tasks.running
        self._ticks = self._ticks + 1 if running else 0
        progress = self._tasks.progress
        shown = running and self._ticks > _PAUSE_TICKS
        self._window.status.set_task((progress.done, progress.total) if shown else None)
        self._window.actions_table["show_task"].setEnabled(running)
        self._window.status.setVisible(shown or self._window.session.project is not None)

    def _give_keyboard_back(self) -> None:
        if self._window.session.project is None:
            self._window.start.focus_first()
        else:
            self._window.reading.view.setFocus()

    def may_close(self) -> bool:
        """Tell whether the window can go; while a task runs, ask first."""
        if not self._tasks.running:
            return True
        question = self.tr("{0} is not finished. Stop it and close? Nothing of it is kept then.")
        ask_whether(
            self._window,
            self.tr("Close"),
            question.format(isolate(self._tasks.title)),
            (self.tr("Stop and close"), self.tr("Go on")),
            self._stop_and_close,
        )
        return False

    def _stop_and_close(self) -> None:
        self._closing = True
        if self._tasks.running:
            self._tasks.stop()
        else:
            self._window.close()

    def _ended(self) -> None:
        if self._closing:
            self._window.close()
