"""Saving what an analyst does: each edit at once; one that cannot be saved waits for its own article, in order."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal

from reader.domain.annotation import Mention
from reader.domain.article import ArticleId
from reader.domain.errors import BusyError, FileError, ReaderError
from reader.project import Edit, Project
from reader.text.searchable import SearchableText
from reader.ui.annotating.unsaved import PendingEdit, UnsavedEdits
from reader.ui.article_view import selection
from reader.ui.session import Session


class Saving(QObject):
    """Run edits of the session's project. One that fails changes nothing and is told through `session.failed`."""

    refused = Signal()  # an edit was wanted where nothing can be changed

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._unsaved = UnsavedEdits()
        self._running: PendingEdit | None = None
        self._carrying = False
        session.project_changed.connect(self._forget)
        session.taken_back.connect(self._after_a_task)

    @contextmanager
    def edit(self, kind: str, article_id: ArticleId | None = None) -> Iterator[Edit]:
        """Open one operation on an article, unless another is named that which was shown when it was asked for."""
        running = self._running
        shown = running.article_id if running is not None else self._session.article_id
        with self._project().edit(kind, article_id=article_id or shown, origin=self) as edit:
            yield edit

    @contextmanager
    def edit_register(self, kind: str) -> Iterator[Edit]:
        """Open one operation on what belongs to no article."""
        with self._project().edit(kind, origin=self) as edit:
            yield edit

    def _project(self) -> Project:
        if self._session.project is None:
            raise RuntimeError("no project is open")
        return self._session.project

    def do(self, action: Callable[[], object]) -> bool:
        """Run an edit of the article shown; on failure keep it for `retry` when the disk was at fault."""
        if not self._session.can_edit:
            self.refused.emit()
            return False
        return self.run(action, self._session.target)

    def do_anywhere(self, action: Callable[[], object]) -> bool:
        """Run an edit of what belongs to no article, in any mode."""
        if self._session.project is not None and self._session.project.read_only:
            self.refused.emit()
            return False
        return self.run(action, object())

    def run(self, action: Callable[[], object], subject: object) -> bool:
        """Run an edit in any mode: what was written beside the text is saved also when the text is left meanwhile.

        An edit that the disk refuses is kept, and so is one that comes while a task has the project.
        """
        session = self._session
        if session.project is None:
            return False
        pending = PendingEdit(action, session.article, session.text, subject)
        if session.project.is_lent:
            self._keep(pending)
            self.refused.emit()
            return False
        if session.project.read_only:
            self.refused.emit()
            return False
        if self._unsaved:
            # behind those that wait, so that the log keeps the order in which things were done
            self._keep(pending)
            return self.retry()
        try:
            self._carry_out(pending)
        except FileError as error:
            self._keep(pending)
            session.set_save_problem(error)
            session.report(error)
            return False
        except ReaderError as error:
            session.report(error)
            return False
        session.set_save_problem(None)
        return True

    def _carry_out(self, pending: PendingEdit) -> None:
        self._running = pending
        try:
            pending.action()
        finally:
            self._running = None

    def _keep(self, pending: PendingEdit) -> None:
        self._unsaved.keep(pending)
        self._session.unsaved = len(self._unsaved)

    def _after_a_task(self) -> None:
        """Save what was written while a task had the project."""
        if self._unsaved:
            self.retry()

    @contextmanager
    def carrying(self) -> Iterator[None]:
        """Keep the edits that wait while the project is changed for a copy of itself, and save them there."""
        self._carrying = True
        try:
            yield
        finally:
            self._carrying = False
        if self._unsaved and self._session.project is not None:
            self.retry()

    @property
    def is_carrying(self) -> bool:
        """True while a copy of the project takes its place."""
        return self._carrying

    def _forget(self) -> None:
        if self._carrying:
            return
        self._unsaved.clear()
        self._session.unsaved = 0

    def retry(self) -> bool:
        """Try again to save what the disk refused, in order; True when all of it is saved now.

        Each edit goes to the article it was meant for. One that can no longer be done is told and let go.
        """
        session = self._session
        while (pending := self._unsaved.first()) is not None:
            try:
                self._carry_out(pending)
            except FileError as error:
                session.set_save_problem(error)
                session.report(error)
                return False
            except BusyError:
                return False
            except ReaderError as error:
                session.report(error)
            self._unsaved.forget(pending)
            session.unsaved = len(self._unsaved)
        session.set_save_problem(None)
        return True

    def give_up(self) -> None:
        """Let go of what could not be saved: the user said so."""
        self._forget()
        self._session.set_save_problem(None)

    def point_at(self, mention: Mention) -> None:
        """Put a mention that was made into focus, where its article is still shown."""
        session, running = self._session, self._running
        if session.article is not None and (running is None or running.article_id == session.article_id):
            session.set_focus(selection.on_mention(session.content, mention))

    def _text(self) -> SearchableText:
        """Return the text that the edit is about, also when another is shown by now."""
        return self._running.text if self._running is not None else self._session.text
