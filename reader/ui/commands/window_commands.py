"""What each command of the window does; bound to the actions table once."""

from __future__ import annotations

import shutil
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from reader.domain.article import ArticleStatus
from reader.domain.errors import BusyError, ReaderError
from reader.domain.operation import ChangeSet
from reader.formats.schema_toml import read_schema, starter_schemas
from reader.project import Project
from reader.project.second_copy import put_second_copy
from reader.ui.article_view import selection
from reader.ui.commands.corpus_commands import STATUSES
from reader.ui.dialogs.asking import open_dialog
from reader.ui.session import SUFFIX, Mode
from reader.ui.settings import LANGUAGES, THEME_CHOICES, ZOOMS
from reader.ui.widgets.sheet import Sheet
from reader.ui.words.i18n import counted

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow


_LITTLE_SPACE = 200_000_000


class WindowCommands(QObject):
    """Bind and carry out commands that concern the window as a whole."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._warned = False
        self.sheet: Sheet | None = None
        window.session.theme_changed.connect(self._theme_changed)
        self._bind_files()
        self._bind_text()
        self._bind_view()

    def _bind_files(self) -> None:
        window = self._window
        bind, files, imports = window.actions_table.bind, window.files, window.imports
        bind("new_project", files.new_project)
        bind("open_project", files.open_project)
        bind("open_sample", files.open_sample)
        bind("close_project", files.close_project)
        bind("add_files", imports.add_files)
        bind("add_folder", imports.add_folder)
        bind("watch_folder", window.watched.toggle)
        bind("paste_text", imports.paste)
        bind("article_details", files.edit_details)
        bind("export", window.exports.export)
        bind("save_copy", files.save_copy)
        bind("restore", window.restoring.restore)
        bind("restore_lost", window.restoring.restore_lost)
        bind("show_task", window.background.popover.toggle)
        bind("copy_layer", window.layers.copy_article)
        bind("copy_layer_all", window.layers.copy_all)
        bind("own_layer", window.layers.show_own)
        bind("rename_annotator", window.layers.rename)
        bind("check", files.check)
        bind("save_pdf", self._window.paper.save_pdf)
        bind("print", self._window.paper.print_article)
        bind("quit", self._window.close)

    def _bind_text(self) -> None:
        window = self._window
        bind, labelling, reading = window.actions_table.bind, window.labelling, window.reading
        bind("undo", labelling.undo)
        bind("redo", labelling.redo)
        bind("copy", self.copy)
        bind("grow", reading.focusing.grow)
        bind("shrink", lambda: reading.focusing.grow(shrink=True))
        bind("proclitic", labelling.cycle_proclitic)
        bind("pick_label", window.entities.pick)
        bind("entities", window.register.open)
        bind("notes", window.notes.open)
        bind("highlight", lambda: labelling.give_label(None))
        bind("attribute", window.attributes.open)
        bind("article_labels", window.article_labels.open)
        bind("guideline", window.guidelines.open)
        bind("note", self.write_note)
        bind("article_note", self.write_article_note)
        bind("add_piece", labelling.begin_piece)
        bind("relate", window.relating.begin)
        bind("label_all", window.everywhere.open)
        bind("label_all_articles", lambda: window.everywhere.open(all_articles=True))
        bind("findings", window.checking.open)
        bind("accept", labelling.accept)
        bind("reject", labelling.reject)
        bind("accept_paragraph", labelling.accept_paragraph)
        bind("next_suggestion", lambda: reading.focusing.step_suggestion(1))
        bind("previous_suggestion", lambda: reading.focusing.step_suggestion(-1))
        bind("remove", labelling.remove)
        bind("next_mention", lambda: reading.focusing.step_mention(1))
        bind("previous_mention", lambda: reading.focusing.step_mention(-1))
        bind("palette", window.palette_commands.open)
        bind("find", reading.open_find)
        bind("find_corpus", window.concordance.open)
        bind("list_mentions", window.concordance.open_alike)
        bind("find_next", lambda: reading.step_hit(1))
        bind("find_previous", lambda: reading.step_hit(-1))
        bind("go_to_paragraph", self.go_to_paragraph)
        bind("next_article", lambda: self.step_article(1))
        bind("previous_article", lambda: self.step_article(-1))
        bind("done_next", self.done_next)
        bind("flag", self.flag)

    def _bind_view(self) -> None:
        window = self._window
        bind, settings = window.actions_table.bind, window.settings
        bind("mode_read", lambda: window.session.set_mode(Mode.READ))
        bind("mode_label", lambda: window.session.set_mode(Mode.LABEL))
        bind("mode_dashboard", lambda: window.session.set_mode(Mode.DASHBOARD))
        bind("save_dashboard", lambda: window.dashboard.save("png"))
        bind("save_figures", lambda: window.dashboard.save("csv"))
        bind("zoom_in", lambda: self.zoom(1))
        bind("zoom_out", lambda: self.zoom(-1))
        bind("zoom_reset", lambda: self.zoom(0))
        bind("toggle_articles", window.side.toggle_articles)
        bind("toggle_inspector", window.side.toggle_inspector)
        bind("toggle_arcs", lambda: setattr(settings, "show_arcs", not settings.show_arcs))
        bind("show_rejected", lambda: setattr(settings, "show_rejected", not settings.show_rejected))
        bind("full_screen", self.full_screen)
        bind("next_pane", lambda: self.step_pane(1))
        bind("previous_pane", lambda: self.step_pane(-1))
        for theme in THEME_CHOICES:
            bind(f"theme_{theme}", partial(setattr, settings, "theme", theme))
        for language in LANGUAGES:
            bind(f"language_{language}", partial(setattr, settings, "language", language))
        bind("preferences", self.show_preferences)
        bind("label_set", window.label_set.open)
        bind("import_labels", window.label_set.import_labels)
        bind("export_labels", window.label_set.export_labels)
        bind("keys", self.show_keys)
        bind("first_steps", self.show_first_steps)
        bind("about", self.show_about)

    # dialogs are imported when they are opened: the window is there sooner

    def show_preferences(self, page: str = "reading") -> None:
        """Open the preferences on one of their pages."""
        from reader.ui.preferences.sheet import HEIGHT, WIDTH, Preferences

        window = self._window
        content = Preferences(window.session, window.actions_table)
        content.show_page(page)
        sheet = self.show_sheet(content, QSize(WIDTH, HEIGHT), content.first())
        content.left.connect(sheet.close_sheet)
        content.command.connect(sheet.close_sheet)
        content.command.connect(lambda command: window.actions_table[command].trigger())

    def show_keys(self) -> None:
        """Open the key sheet."""
        from reader.ui.panels.key_sheet import HEIGHT, WIDTH, KeySheet

        window = self._window
        content = KeySheet(window.actions_table, window.session.theme, window.settings.language)
        sheet = self.show_sheet(content, QSize(WIDTH, HEIGHT), content.query)
        content.left.connect(sheet.close_sheet)

    def show_sheet(self, content: QWidget, size: QSize, first: QWidget) -> Sheet:
        """Lay a sheet over the window until it is closed."""
        if self.sheet is not None:
            self.sheet.close_sheet()
        sheet = Sheet(self._window, content, size)
        self.sheet = sheet
        sheet.set_theme(self._window.session.theme)
        sheet.closed.connect(lambda: self._sheet_closed(sheet))
        sheet.open(first)
        return sheet

    def _theme_changed(self) -> None:
        if self.sheet is not None:
            self.sheet.set_theme(self._window.session.theme)

    def _sheet_closed(self, sheet: Sheet) -> None:
        if self.sheet is sheet:
            self.sheet = None
        sheet.deleteLater()

    def show_first_steps(self) -> None:
        """Open the page of first steps beside the window."""
        from reader.ui.dialogs.first_steps import FirstStepsDialog

        page = FirstStepsDialog(self._window.settings.language, self._window)
        page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page.show()

    def show_about(self) -> None:
        """Open the about box."""
        from reader.ui.dialogs.about import AboutDialog

        open_dialog(AboutDialog(self._window.settings.language, self._window))

    def update_actions(self) -> None:
        """Enable what can be done now."""
        session, actions = self._window.session, self._window.actions_table
        project = session.project
        has_article, can_edit = session.article is not None, session.can_edit
        is_mention, is_suggestion = session.focused_mention is not None, session.focused_suggestion is not None
        has_suggestions = can_edit and bool(session.suggestions)
        writable = project is not None and not project.read_only
        enabled = {
            "undo": writable and project is not None and project.undoable() is not None,
            "redo": writable and project is not None and project.redoable() is not None,
            **dict.fromkeys(("export", "save_copy", "check", "close_project"), project is not None),
            **dict.fromkeys(("entities", "notes", "label_set", "export_labels"), project is not None),
            **dict.fromkeys(("save_pdf", "print"), has_article),
            **dict.fromkeys(("article_details", "done_next", "flag"), has_article and writable),
            **dict.fromkeys(
                (*STATUSES, "flag_articles", "tag_articles", "assign_articles", "delete_articles", "move_up",
                 "move_down"),
                has_article and writable,
            ),
            "save_filter": writable,
            "next_unfinished": has_article,
            **dict.fromkeys(
                ("copy", "find", "find_next", "find_previous", "go_to_paragraph", "next_article", "previous_article",
                 "mode_read", "mode_label", "next_mention", "previous_mention", "grow", "shrink", "guideline"),
                has_article,
            ),
            **dict.fromkeys(("copy_layer", "copy_layer_all"), has_article and writable and session.layer is not None),
            "own_layer": session.layer is not None,
            **dict.fromkeys(("rename_annotator", "import_labels"), writable),
            "history": project is not None,
            "watch_folder": writable,
            "mode_dashboard": project is not None,
            **dict.fromkeys(("save_dashboard", "save_figures"), session.mode is Mode.DASHBOARD),
            "show_task": self._window.files.tasks.running,
            **dict.fromkeys(("add_files", "add_folder", "paste_text"), project is None or writable),
            **dict.fromkeys(("pick_label", "highlight", "proclitic", "article_labels"), can_edit),
            **dict.fromkeys(("accept", "reject"), can_edit and is_suggestion),
            **dict.fromkeys(("accept_paragraph", "next_suggestion", "previous_suggestion"), has_suggestions),
            **dict.fromkeys(("label_all", "label_all_articles"), can_edit),
            "findings": has_article,
            "find_corpus": has_article,
            "list_mentions": is_mention,
            **dict.fromkeys(("add_piece", "relate", "remove", "attribute"), can_edit and is_mention),
            **dict.fromkeys(("note", "article_note"), can_edit),
        }  # fmt: skip
        for command, on in enabled.items():
            actions[command].setEnabled(on)

    # --- articles

    def open_articles(self, paths: list[Path]) -> None:
        """Add articles named on the command line to a project beside the first of them, made when it is not there."""
        place = paths[0].with_suffix(SUFFIX) if paths[0].is_file() else paths[0] / f"{paths[0].name}{SUFFIX}"
        files = self._window.files
        try:
            if not place.exists():
                Project.create(place, schema=read_schema(starter_schemas()[0][1])).close()
        except ReaderError as error:
            files.report(error)
            return
        if files.open_path(place):
            self._window.imports.add_paths(paths)

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

    def offer_next(self) -> None:
        """At the end of an article, offer to be done with it."""
        action = self._window.actions_table["done_next"]
        text = self.tr("This is the end of the article.")
        self._window.reading.messages.show_message("info", text, [(action.text(), action.trigger)], seconds=8)

    # --- text

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

    def enter_inspector(self) -> None:
        """Take the keyboard into the inspector."""
        window = self._window
        window.side.show_inspector()
        if window.session.focused_mention is not None:
            window.inspector.focus_note()
        else:
            window.inspector.tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave_text(self) -> None:
        """Take the keyboard to the lines of the concordance, or to the article list."""
        if self._window.concordance.is_open:
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

    def say_undone(self, change: ChangeSet) -> None:
        """Say that a step was taken back."""
        self._window.status.say(self.tr("Undone."))

    def say_redone(self, change: ChangeSet) -> None:
        """Say that a step was done again."""
        self._window.status.say(self.tr("Done again."))

    def say_unsure(self, count: int) -> None:
        """Say that what is suggested in the paragraph has to be accepted one by one."""
        text = counted(
            self.tr("%n suggestion(s) here are not sure enough to be accepted together.", "", count),
            count,
            self._window.settings.language,
        )
        self._window.reading.messages.show_message("info", text, seconds=5)

    # --- annotators

    def open_layer_menu(self) -> None:
        """Open the menu of annotators at its button."""
        button = self._window.status.layer_button
        self._window.layers.open_menu(button.mapToGlobal(button.rect().topLeft()))

    def say_refused(self) -> None:
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

    # --- window

    def zoom(self, step: int) -> None:
        """Read larger (+1), smaller (-1) or at the normal size (0)."""
        settings = self._window.settings
        nearest = min(range(len(ZOOMS)), key=lambda place: abs(ZOOMS[place] - settings.zoom))
        place = ZOOMS.index(1.0) if step == 0 else min(max(nearest + step, 0), len(ZOOMS) - 1)
        settings.zoom = ZOOMS[place]

    def full_screen(self) -> None:
        """Fill the screen, or no longer."""
        window = self._window
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()

    def step_pane(self, step: int) -> None:
        """Take the keyboard to the next or previous pane that is shown."""
        window = self._window
        panes: list[tuple[QWidget, QWidget]] = [
            (window.articles, window.articles.list),
            # before the text, which it lies in
            (window.concordance.panel, window.concordance.panel.list),
            (window.reading, window.reading.view),
            (window.dashboard.page, window.dashboard.page.first()),
            (window.inspector, window.inspector.tabs),
            (window.header, window.header.menu_button),
        ]
        shown = [(pane, target) for pane, target in panes if pane.isVisible()]
        focus = QApplication.focusWidget()
        at = next(
            (order for order, (pane, _) in enumerate(shown) if focus and (pane is focus or pane.isAncestorOf(focus))), 0
        )
        shown[(at + step) % len(shown)][1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _warn_of_full_disk(self, project: Project) -> None:
        try:
            free = shutil.disk_usage(project.path.parent).free
        except OSError:
            return
        if free < _LITTLE_SPACE and not self._warned:
            text = self.tr("Less than 200 MB are free on the disk of the project. Free some space.")
            self._window.reading.messages.show_message("warn", text)
        self._warned = free < _LITTLE_SPACE

    def saved_clicked(self) -> None:
        """Try again to save what was not; otherwise do nothing."""
        if self._window.session.save_problem is not None:
            self._window.labelling.retry()

    def back_up(self) -> None:
        """Make a backup on a thread of its own when one is due."""
        project = self._window.session.project
        if project is None or project.read_only:
            return
        self._warn_of_full_disk(project)

        second = self._window.settings.second_copy

        def work() -> None:
            try:
                made = project.back_up_if_due()
                if made is not None and second is not None:
                    put_second_copy(made, second, project)
            except ReaderError:
                # the next minute tries again; the edit path tells the user when the disk is full
                return

        threading.Thread(target=work, daemon=True).start()
