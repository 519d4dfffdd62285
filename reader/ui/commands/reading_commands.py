"""The commands that take the keyboard from the text to what lies beside it, or elsewhere in it; what is said then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from reader.domain.errors import BusyError
from reader.ui.article_view import selection
from reader.ui.dialogs.asking import open_dialog
from reader.ui.words.i18n import counted

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow


class ReadingCommands(QObject):
    """Carry out the commands about the text that is shown, and say why one cannot be carried out."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        keys, labelling = window.reading.keys, window.labelling
        keys.inspector_requested.connect(self._enter_inspector)
        keys.left_text.connect(self._leave_text)
        labelling.refused.connect(self._say_refused)
        labelling.too_unsure.connect(self._say_unsure)
        labelling.undone.connect(lambda _change: window.status.say(self.tr("Undone.")))
        labelling.redone.connect(lambda _change: window.status.say(self.tr("Done again.")))

    def copy(self) -> None:
        """Copy the target's text as it stands in the article, in logical order."""
        session = self._window.session
        focus = QApplication.focusWidget()
        if focus is not None and hasattr(focus, "copy") and focus is not self._window.reading.view:
            focus.copy()
            return
        mention, target = session.focused_mention, session.target
        if mention is not None:
            QApplication.clipboard().setText(mention.quote(session.content))
        elif target is not None:
            QApplication.clipboard().setText(target.span.slice(session.content))

    def write_note(self) -> None:
        """Take the keyboard into the note of the mention in focus, or of the paragraph."""
        window = self._window
        if window.session.target is not None:
            window.side.show_inspector()
            window.inspector.focus_note()

    def write_article_note(self) -> None:
        """Take the keyboard into the note on the article."""
        window = self._window
        window.side.show_inspector()
        window.inspector.focus_article_note()

    def _enter_inspector(self) -> None:
        """Take the keyboard into the inspector."""
        window = self._window
        window.side.show_inspector()
        if window.session.focused_mention is not None:
            window.inspector.focus_note()
        else:
            window.inspector.tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _leave_text(self) -> None:
        """Take the keyboard to the lines of the concordance, or to the article list."""
        if self._window.is_made("concordance") and self._window.concordance.is_open:
            self._window.concordance.come_back()
        elif self._window.articles.isVisible():
            self._window.articles.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_paragraph(self) -> None:
        """Ask for a paragraph and go to its first word."""
        window = self._window
        blocks = window.reading.view.text.blocks
        from reader.ui.dialogs.project import GoToDialog

        dialog = GoToDialog(max((block.number for block in blocks), default=1), window.settings.language, window)
        open_dialog(dialog, lambda: self._go_to(dialog.number))

    def _go_to(self, paragraph: int | None) -> None:
        window = self._window
        if paragraph is None:
            return
        start = window.reading.view.text.paragraph_start(paragraph)
        found = selection.on_word(window.session.content, start or 0)
        if found is not None:
            window.reading.focusing.focus_span(found.span)

    def _say_unsure(self, count: int) -> None:
        """Say that what is suggested in the paragraph has to be accepted one by one."""
        text = counted(
            self.tr("%n suggestion(s) here are not sure enough to be accepted together.", "", count),
            count,
            self._window.settings.language,
        )
        self._window.reading.messages.show_message("info", text, seconds=5)

    def _say_refused(self) -> None:
        """Say why nothing can be changed now."""
        session, files = self._window.session, self._window.files
        if session.project is None or session.article is None:
            return
        if session.project.is_lent:
            files.report(BusyError())
        elif session.layer is not None:
            self._window.layers.say_read_only()
        elif session.project.read_only:
            text = self.tr("The project is open for reading only.")
            files.messages.show_message("warn", text, [(self.tr("Save a copy…"), files.save_copy)], seconds=8)
