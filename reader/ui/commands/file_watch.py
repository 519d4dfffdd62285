"""Notices when the project file is deleted, moved or replaced while it is open."""

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from reader.domain.errors import LostFileError
from reader.ui.session import Session
from reader.ui.work.timing import once_after

_PAUSE = 100


class FileWatch(QObject):
    """Watch the file of the session's project. `lost` carries the LostFileError, once for each project opened."""

    lost = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._told = False
        self._watcher = QFileSystemWatcher(self)
        # a file that is replaced is gone for a moment: look when it has settled
        self._soon = once_after(self, _PAUSE, self.look)
        self._watcher.fileChanged.connect(lambda _path: self._soon.start())
        self._watcher.directoryChanged.connect(lambda _path: self._soon.start())
        session.project_changed.connect(self._project_changed)

    def _project_changed(self) -> None:
        self._told = False
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        project = self._session.project
        if project is not None:
            self._watcher.addPaths([str(project.path), str(project.path.parent)])

    def look(self) -> None:
        """Look whether the file is still there; on a network disk nobody tells of it."""
        project = self._session.project
        if project is None or self._told:
            return
        try:
            project.check_file()
        except LostFileError as error:
            self._told = True
            self.lost.emit(error)
