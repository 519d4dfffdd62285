"""Leaving a project: what is still being written is saved first, and what cannot be saved is asked about."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.ui.annotating.labelling import Labelling
from reader.ui.dialogs.asking import ask_whether
from reader.ui.session import Session
from reader.ui.words.i18n import counted


class Leaving(QObject):
    """Decide whether the project may be left now. Main thread only."""

    about_to_leave = Signal()  # write down what is being typed

    def __init__(self, session: Session, labelling: Labelling, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._labelling, self._window = session, labelling, window

    def may_leave(self, go_on: Callable[[], object]) -> bool:
        """True when all is saved. Otherwise ask; `go_on` is called when the user gives up what cannot be saved."""
        if self._session.project is None:
            return True
        self.about_to_leave.emit()
        if self._labelling.is_carrying or not self._session.unsaved or self._labelling.retry():
            return True
        count = self._session.unsaved
        text = self.tr(
            "%n change(s) could not be saved, for example because the disk is full. Put that right and try again, or"
            " leave without them.",
            "",
            count,
        )
        question = counted(text, count, self._session.settings.language)

        def give_up() -> None:
            self._labelling.give_up()
            go_on()

        ask_whether(
            self._window, self.tr("Not saved"), question, (self.tr("Leave without them"), self.tr("Stay")), give_up
        )
        return False
