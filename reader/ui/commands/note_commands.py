"""Opens the list of all notes and goes to the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize

from reader.domain.annotation import NoteRow
from reader.domain.operation import ChangeSet
from reader.ui.panels.notes_sheet import HEIGHT, WIDTH, NotesSheet
from reader.ui.widgets.sheet import Sheet
from reader.ui.work.timing import once_after

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow


class NoteCommands(QObject):
    """Show all notes on a sheet over the window; it is built when it is first opened."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.notes: NotesSheet | None = None
        self.sheet: Sheet | None = None
        self._soon = once_after(self, 80, self.fill)
        window.session.changed.connect(self._changed)
        window.session.project_changed.connect(self._close)

    def open(self) -> None:
        """Show the list, the keyboard in its search."""
        session = self._window.session
        if session.project is None:
            return
        if self.notes is None or self.sheet is None:
            self.notes = NotesSheet()
            self.sheet = Sheet(self._window, self.notes, QSize(WIDTH, HEIGHT))
            self.notes.typed.connect(self._soon.start)
            self.notes.chosen.connect(self._go)
            self.notes.left.connect(self._close)
        # a note that is being written is told when the keyboard leaves it, and is then in the list
        self.notes.set_look(session.theme, session.settings.language)
        self.sheet.set_theme(session.theme)
        self.notes.query.clear()
        self.sheet.open(self.notes.query)
        self.fill()

    def fill(self) -> None:
        """List the notes that hold what was typed."""
        project = self._window.session.project
        if self.notes is not None and project is not None:
            self.notes.set_rows(project.notes_everywhere(self.notes.query.text()))

    def _changed(self, change: ChangeSet) -> None:
        if self.sheet is not None and self.sheet.isVisible() and change.touches("note", "mention", "article"):
            self._soon.start()

    def _close(self) -> None:
        if self.sheet is not None:
            self.sheet.close_sheet()

    def _go(self, row: NoteRow) -> None:
        """Close the list and go to what a note stands on, in whatever article it is."""
        window = self._window
        self._close()
        if not window.session.go_to(row.article_id):
            return
        if row.mention_id is not None and row.mention_id in window.session.mentions:
            window.reading.focusing.focus_mention(row.mention_id)
        elif row.span is not None:
            window.reading.focusing.focus_word(row.span.start)
        else:
            window.side.show_inspector()
            window.inspector.focus_article_note()
            return
        window.reading.view.setFocus()
