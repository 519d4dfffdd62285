"""A folder that is watched: new files in it are offered, never taken in by themselves."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject
from PySide6.QtWidgets import QFileDialog

from reader.ui.dialogs.asking import ask_for_files
from reader.ui.words.i18n import file_name
from reader.ui.work.timing import once_after

if TYPE_CHECKING:
    from reader.ui.commands.files import FileCommands

# a file that is being written changes many times: look when it has been quiet
_PAUSE, _QUIET_SECONDS = 1000, 0.8


class WatchedFolder(QObject):
    """Watch one folder for each project, by the settings; what came while the window was closed is offered too."""

    def __init__(self, files: FileCommands, add_paths: Callable[[list[Path]], object]) -> None:
        super().__init__(files)
        self._files, self._add_paths = files, add_paths
        self._session, self._messages = files.session, files.messages
        self._watcher = QFileSystemWatcher(self)
        self._soon = once_after(self, _PAUSE, self.look)
        self._watcher.directoryChanged.connect(lambda _path: self._soon.start())
        self._session.project_changed.connect(self._project_changed)

    @property
    def folder(self) -> Path | None:
        """The folder watched for the project that is open, or None."""
        project = self._session.project
        return self._session.settings.watched_folder(project.uid)[0] if project is not None else None

    def toggle(self) -> None:
        """Ask for a folder to watch; stop watching the one that is watched."""
        project, folder = self._session.project, self.folder
        if project is None:
            return
        if folder is None:
            ask_for_files(
                self._files.window,
                self.tr("Watch a folder"),
                self._files.documents(),
                lambda paths: self.watch(paths[0]),
                mode=QFileDialog.FileMode.Directory,
            )
            return
        self._session.settings.set_watched_folder(project.uid, None, 0)
        self._project_changed()
        self._messages.show_message("info", self.tr("{0} is no longer watched.").format(file_name(folder)), seconds=6)

    def watch(self, folder: Path) -> None:
        """Watch a folder from now on."""
        project = self._session.project
        if project is None:
            return
        self._session.settings.set_watched_folder(project.uid, folder, time.time())
        self._project_changed()
        text = self.tr("{0} is watched. New files in it will be offered here.").format(file_name(folder))
        self._messages.show_message("ok", text, [(self.tr("Stop watching"), self.toggle)], seconds=8)

    def _project_changed(self) -> None:
        watched = self._watcher.directories()
        if watched:
            self._watcher.removePaths(watched)
        folder = self.folder
        if folder is not None and folder.is_dir():
            self._watcher.addPath(str(folder))
            self._soon.start()
        else:
            self._soon.stop()

    def look(self) -> None:
        """Offer the files that are new since the last time, once they are no longer being written."""
        from reader.formats.articles.reading import is_article_name

        project, folder = self._session.project, self.folder
        if project is None or folder is None or project.read_only:
            return
        since = self._session.settings.watched_folder(project.uid)[1]
        new, latest = [], since
        try:
            for entry in os.scandir(folder):
                if is_article_name(entry.name) and not entry.name.startswith((".", "~$")) and entry.is_file():
                    changed = max(entry.stat().st_mtime, entry.stat().st_ctime)
                    if changed > since:
                        new.append(Path(entry.path))
                        latest = max(latest, changed)
        except OSError:
            # the folder is gone, or a file of it is: another change will tell
            return
        if time.time() - latest < _QUIET_SECONDS or self._files.tasks.running:
            self._soon.start()
        elif new:
            self._offer(sorted(new), latest)

    def _offer(self, new: list[Path], latest: float) -> None:
        project, folder = self._session.project, self.folder
        if project is None or folder is None:
            return

        def settled() -> None:
            self._session.settings.set_watched_folder(project.uid, folder, latest)

        def add() -> None:
            settled()
            self._add_paths(new)

        def later() -> None:
            settled()
            self._messages.hide()

        text = self.tr("%n new file(s) in {0}.", "", len(new)).format(file_name(folder))
        self._messages.show_message("info", text, [(self.tr("Look and add…"), add), (self.tr("Not these"), later)])
