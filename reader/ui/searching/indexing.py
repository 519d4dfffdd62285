"""Takes the words of new articles into the index, in short slices while nothing else is done."""

from PySide6.QtCore import QObject, QTimer

from reader.domain.errors import ReaderError
from reader.ui.session import Session

_BUDGET = 0.006
_PAUSE, _AFTER_ERROR = 30, 30_000


class Indexing(QObject):
    """Follow the session's project until its index is whole; what was done stays when the window closes before.

    The slices run on the main thread, because one connection does every commit.
    """

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._go_on)
        session.project_changed.connect(self._begin)
        # an import leaves the words of its articles to this
        session.taken_back.connect(self._begin)

    @property
    def is_running(self) -> bool:
        """True while there is more to be indexed."""
        return self._timer.isActive()

    def _begin(self) -> None:
        project = self._session.project
        self._timer.stop()
        if project is not None and not project.read_only:
            self._timer.start(_PAUSE)

    def _go_on(self) -> None:
        project = self._session.project
        if project is None or project.is_lent:
            return
        try:
            done = project.index_some(_BUDGET)
        except ReaderError:
            # an index is no one's work: a full disk is told where an edit fails, and this goes on later
            self._timer.start(_AFTER_ERROR)
            return
        if done:
            self._timer.stop()
        else:
            self._timer.start(_PAUSE)
