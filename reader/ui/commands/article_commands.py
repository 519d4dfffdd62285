"""The commands that go through the articles of the list: to the next, done with this one, flagged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.domain.article import ArticleStatus
from reader.domain.errors import ReaderError

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow


class ArticleCommands(QObject):
    """Carry out the commands about the article that is shown."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.reading.keys.end_reached.connect(self._offer_next)

    def step_article(self, step: int) -> None:
        """Show the next or previous article of the list."""
        found = self._window.listing.neighbour(step)
        if found is not None:
            self._window.session.show_article(found)

    def done_next(self) -> None:
        """Mark the article as done and show the next one that is not."""
        session = self._window.session
        if session.project is None or session.article_id is None:
            return
        following = self._window.listing.next_open()
        self._set_status(ArticleStatus.DONE)
        if following is not None and following != session.article_id:
            session.show_article(following)
        elif following is None:
            messages = self._window.reading.messages
            messages.show_message("ok", self.tr("All articles of this list are done."), seconds=6)

    def _set_status(self, status: ArticleStatus) -> None:
        session = self._window.session
        if session.project is None or session.article_id is None:
            return
        try:
            with session.project.edit("article.status", article_id=session.article_id, origin=self) as edit:
                edit.set_status(session.article_id, status)
        except ReaderError as error:
            self._window.files.report(error)

    def flag(self) -> None:
        """Flag the article, or take the flag away."""
        session = self._window.session
        if session.project is None or session.article_id is None:
            return
        flagged = session.project.article_row(session.article_id).flagged
        try:
            with session.project.edit("article.flag", article_id=session.article_id, origin=self) as edit:
                edit.set_flag(session.article_id, not flagged)
        except ReaderError as error:
            self._window.files.report(error)

    def _offer_next(self) -> None:
        """At the end of an article, offer to be done with it."""
        action = self._window.actions_table["done_next"]
        text = self.tr("This is the end of the article.")
        self._window.reading.messages.show_message("info", text, [(action.text(), action.trigger)], seconds=8)
