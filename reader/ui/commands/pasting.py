"""Text that is pasted or dropped: looked at, compared with the project's texts beside the window, then added."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from reader.domain.errors import ImportProblem, ReaderError
from reader.formats.articles.clipboard import text_of_clipboard
from reader.project.importing import ImportOutcome, paste_text, pasted_file
from reader.project.near import MOST_READ, NearFound, NearText
from reader.project.shelf import Shelf
from reader.ui.commands.near_commands import NearCommands, look_for_near
from reader.ui.dialogs.asking import open_dialog
from reader.ui.words.i18n import isolate, percent
from reader.ui.work.tasks import Progress

if TYPE_CHECKING:
    from reader.ui.commands.files import FileCommands
    from reader.ui.dialogs.pasting import PasteDialog


class Pasting(QObject):
    """Add texts that come by the clipboard or are dropped. `say_outcome` tells of what was added, and goes there."""

    def __init__(self, files: FileCommands, say_outcome: Callable[[ImportOutcome], object]) -> None:
        super().__init__(files)
        self._files, self._session = files, files.session
        self._say_outcome, self._near = say_outcome, NearCommands(files)
        self._dialog: PasteDialog | None = None
        self._found: NearText | None = None
        self._over = threading.Event()
        files.tasks.ended.connect(self._look)

    def paste(self) -> None:
        """Add the text of the clipboard as an article, after a look at it."""
        data = QApplication.clipboard().mimeData()
        # an empty clipboard may hold nothing at all
        if data is None or not self.add(data):
            self._files.messages.show_message("warn", self.tr("The clipboard holds no text."), seconds=5)

    def add(self, data: QMimeData) -> bool:
        """Add what was copied or dropped, after a look at it; False when it holds no text."""
        text = text_of_clipboard(data.html(), data.text())
        if text.strip():
            self._files.with_project(lambda: self._ask(text))
        return bool(text.strip())

    def _ask(self, text: str) -> None:
        from reader.ui.dialogs.pasting import PasteDialog

        language = self._session.settings.language
        dialog = PasteDialog(text, language, self._files.window, save=self._paste, compares=True)
        self._dialog, self._found = dialog, None
        dialog.look_wanted.connect(self._look)
        dialog.beside_wanted.connect(lambda: self._show_beside(dialog))
        dialog.text_edit.textChanged.connect(self._text_changed)
        dialog.finished.connect(self._closed)
        open_dialog(dialog)

    def _text_changed(self) -> None:
        """Let go of what was found: it was about another text."""
        self._found = None
        self._over.set()

    def _closed(self) -> None:
        self._dialog = None
        self._over.set()

    # --- comparing

    def _texts(self, text: str, title: str = "") -> Shelf:
        return Shelf([replace(pasted_file(text, title), path=self._name)])

    @property
    def _name(self) -> Path:
        """What stands for the name of a file."""
        return Path(self.tr("Pasted text"))

    def _look(self) -> None:
        """Compare the text with the project's once nothing else runs beside the window."""
        dialog, project = self._dialog, self._session.project
        if dialog is None or project is None or self._files.tasks.running or not dialog.wants_look:
            return
        place, text, over = project.path, dialog.text, threading.Event()
        try:
            texts = self._texts(text)
        except ImportProblem:
            # nothing stands there: that is told when it is to be added
            dialog.tell("")
            return

        def work(progress: Progress) -> NearFound | None:
            def cancelled() -> bool:
                return progress.cancelled() or over.is_set()

            try:
                return look_for_near(place, texts, progress, cancelled, MOST_READ)
            except ReaderError:
                # stopped, or the file is gone: what keeps it from being added is told then
                return None

        def done(found: NearFound | None) -> None:
            if isValid(dialog) and dialog is self._dialog and not over.is_set():
                self._tell(dialog, found.near[0] if found is not None and found.near else None)

        self._over = over
        self._files.run(self.tr("Comparing with the project's texts"), work, done)

    def _tell(self, dialog: PasteDialog, near: NearText | None) -> None:
        project, language = self._session.project, self._session.settings.language
        if project is None or near is None or near.article_id is None or not project.has_article(near.article_id):
            dialog.tell("")
            return
        self._found, title = near, isolate(project.article_row(near.article_id).title)
        if near.equal:
            dialog.tell(self.tr("The project has this text already: {0}").format(title), self.tr("Go to the article"))
        else:
            said = self.tr("Nearly the same ({0}): {1}").format(percent(near.similarity, language), title)
            dialog.tell(said, self.tr("Show side by side…"))

    def _show_beside(self, dialog: PasteDialog) -> None:
        """Go to the article that the text is, or show it beside the one that it nearly is."""
        near = self._found
        if near is None or near.article_id is None:
            return
        if near.equal:
            dialog.reject()
            self._session.go_to(near.article_id)
            return

        def done(left_out: set[tuple[Path, int]]) -> None:
            if left_out and isValid(dialog):
                dialog.reject()

        self._near.show([near], self._texts(dialog.text, dialog.title), set(), dialog, done)

    # --- adding

    def _paste(self, text: str, title: str) -> str:
        """Add a pasted text; return why it could not be saved, or nothing."""
        project, near = self._session.project, self._found
        if project is None:
            return self.tr("There is no project open.")
        try:
            outcome = paste_text(project, text, title)
        except ReaderError as error:
            return self._files.error_text(error)
        there = tuple((self._name, article_id) for _, article_id in outcome.duplicates)
        alike = (near,) if near is not None and outcome.added else ()
        self._say_outcome(replace(outcome, duplicates=there, near=alike))
        return ""
