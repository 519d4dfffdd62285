"""The history beside the window: what is listed, the way to a place in the text, and going back to a point."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.domain.errors import ReaderError
from reader.domain.operation import HistoryFilter, HistoryRow, OperationId
from reader.domain.schema import LabelId
from reader.project import Project
from reader.ui.dialogs.asking import ask_whether, open_dialog
from reader.ui.panels.inspector.history_section import SHOWN, HistoryLine
from reader.ui.words.history_words import HistoryWords
from reader.ui.words.i18n import counted, isolate, number
from reader.ui.work.timing import once_after

if TYPE_CHECKING:
    from reader.ui.dialogs.history import HistoryDialog
    from reader.ui.main_window import MainWindow

_PAUSE = 120


class HistoryCommands(QObject):
    """Open the history and carry out what is chosen there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._opened_at = 0
        self.dialog: HistoryDialog | None = None
        window.session.project_changed.connect(self._project_changed)
        window.actions_table.bind("history", self.open)
        self._rest = once_after(self, _PAUSE, self._show_of_mention)
        window.session.focus_changed.connect(self._rest.start)
        window.session.changed.connect(lambda _change: self._rest.start())
        window.inspector.history.more_requested.connect(self.open)

    def _project_changed(self) -> None:
        self._opened_at = time.time_ns() // 1_000_000

    @property
    def _project(self) -> Project | None:
        return self._window.session.project

    def words(self, parent: QObject) -> HistoryWords:
        """Return what puts the history of the project shown into words."""
        language = self._window.settings.language
        return HistoryWords(language, self._label_name, self._find, parent)

    def _label_name(self, label_id: LabelId | None) -> str:
        label = self._project.schema.find_label(label_id) if self._project and label_id is not None else None
        return label.shown(self._window.settings.language) if label else ""

    def _find(self, operation_id: OperationId) -> HistoryRow | None:
        return self._project.history_row(operation_id) if self._project else None

    def open(self) -> None:
        """Open the history of the project."""
        from reader.ui.dialogs.history import HistoryDialog

        project, session = self._project, self._window.session
        if project is None:
            return
        article = session.article
        words = self.words(self)
        self.dialog = dialog = HistoryDialog(
            words,
            project.annotators(),
            (article.id, article.details.title) if article else None,
            self._opened_at,
            session.theme,
            self._window,
            can_restore=not project.read_only,
        )
        # they go with the dialog, not with the window
        words.setParent(dialog)
        dialog.filter_changed.connect(self._list)
        dialog.go_requested.connect(self._go)
        dialog.restore_requested.connect(self._ask_to_restore)
        dialog.finished.connect(self._closed)
        open_dialog(dialog)
        dialog.ask()

    def _closed(self) -> None:
        self.dialog = None

    def _list(self, wanted: HistoryFilter) -> None:
        project = self._project
        if project is None or self.dialog is None:
            return
        changes = None if wanted.since is None or wanted.until is not None else project.changed_since(wanted.since)
        self.dialog.show_ids(project.operation_ids(wanted), changes)

    def _show_of_mention(self) -> None:
        """Write the history of the mention in focus into the inspector, once the keys rest."""
        mention, section = self._window.session.focused_mention, self._window.inspector.history
        if mention is None or self._project is None or not self._window.inspector.isVisible():
            section.set_lines(())
            return
        words = self.words(section)
        rows = self._project.history(SHOWN, mention_id=mention.id)
        section.set_lines(
            [
                HistoryLine(words.what(row), f"{words.when(row.operation.created_at)} · {isolate(row.annotator)}")
                for row in rows
            ]
        )
        words.deleteLater()

    # --- there

    def _go(self, row: HistoryRow) -> None:
        project, session = self._project, self._window.session
        if project is None or row.operation.article_id is None:
            return
        if self.dialog is not None:
            self.dialog.accept()
        if not session.go_to(row.operation.article_id):
            return
        found = [key for key in project.mentions_touched(row.operation.id) if key in session.mentions]
        if found:
            self._window.reading.focusing.focus_mention(found[0])
        elif row.quote:
            self._window.reading.messages.show_message(
                "info", self.tr("This mention is not there any more."), seconds=5
            )
        self._window.reading.view.setFocus()

    # --- back

    def _ask_to_restore(self, row: HistoryRow) -> None:
        project = self._project
        if project is None or self.dialog is None:
            return
        words = self.words(self.dialog)
        after = project.changed_after(row.operation.id)
        actions = sum(after.operations.values())
        count = self.tr("%n action(s) after it", "", actions).replace(
            str(actions), number(actions, self._window.settings.language)
        )
        question = self.tr(
            "Go back to {0}?\n\n{1} will be taken back, as one action that can be undone.\nWhat they did: {2}\n\n"
            "Articles and annotators that were added since stay."
        ).format(words.when(row.operation.created_at), count, words.tallies(after.tables))
        answers = (self.tr("Go back"), self.tr("Cancel"))
        ask_whether(self.dialog, self.tr("Go back to this point"), question, answers, lambda: self._restore(row))

    def _restore(self, row: HistoryRow) -> None:
        project = self._project
        if project is None:
            return
        try:
            restored = project.restore_to(row.operation.id, origin=self)
        except ReaderError as error:
            self._window.files.report(error)
            return
        if self.dialog is not None:
            self.dialog.ask()
        language = self._window.settings.language
        text = self.tr("%n record(s) are as they were then.", "", restored.records)
        text = counted(text, restored.records, language)
        left = sum(restored.left.values())
        if left:
            stayed = counted(self.tr("%n stayed as they are.", "", left), left, language)
            text = f"{text} {stayed}"
        messages = self._window.reading.messages
        messages.show_message("ok", text, [(self.tr("Undo"), self._window.labelling.undo)], seconds=10)
