"""Backups while the window is open: each minute one is made when it is due, and a disk that gets full is told of."""

from __future__ import annotations

import shutil
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.domain.errors import ReaderError
from reader.project import Project
from reader.project.second_copy import put_second_copy

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow


_LITTLE_SPACE = 200_000_000
_EVERY = 60_000


class BackingUp(QObject):
    """Look regularly whether a backup is due."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._warned = False
        self._clock = QTimer(self)
        self._clock.setInterval(_EVERY)
        self._clock.timeout.connect(self.back_up)
        self._clock.start()

    def back_up(self) -> None:
        """Make a backup on a thread of its own when one is due."""
        project = self._window.session.project
        if project is None or project.read_only:
            return
        self._warn_of_full_disk(project)

        second = self._window.settings.second_copy

        def work() -> None:
            try:
                made = project.back_up_if_due()
                if made is not None and second is not None:
                    put_second_copy(made, second, project)
            except ReaderError:
                # the next minute tries again; the edit path tells the user when the disk is full
                return

        threading.Thread(target=work, daemon=True).start()

    def _warn_of_full_disk(self, project: Project) -> None:
        try:
            free = shutil.disk_usage(project.path.parent).free
        except OSError:
            return
        if free < _LITTLE_SPACE and not self._warned:
            text = self.tr("Less than 200 MB are free on the disk of the project. Free some space.")
            self._window.reading.messages.show_message("warn", text)
        self._warned = free < _LITTLE_SPACE
