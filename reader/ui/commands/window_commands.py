"""What each command of the window does; bound to the actions table once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from reader.ui.commands.enabling import enabled_commands
from reader.ui.session import Mode
from reader.ui.settings import LANGUAGES, THEME_CHOICES, ZOOMS

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow


class WindowCommands(QObject):
    """Bind all commands, and carry out those that concern the window as a whole."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._bind_files()
        self._bind_text()
        self._bind_finding()
        self._bind_view()

    def _bind_files(self) -> None:
        window = self._window
        bind, files = window.actions_table.bind, window.files
        bind("new_project", files.new_project)
        bind("open_project", files.open_project)
        bind("open_sample", files.open_sample)
        bind("close_project", files.close_project)
        bind("add_files", lambda: window.imports.add_files())
        bind("add_folder", lambda: window.imports.add_folder())
        bind("watch_folder", window.watched.toggle)
        bind("paste_text", lambda: window.pasting.paste())
        bind("article_details", files.edit_details)
        bind("export", lambda: window.exports.export())
        bind("save_copy", files.save_copy)
        bind("restore", lambda: window.restoring.restore())
        bind("restore_lost", lambda: window.restoring.restore_lost())
        bind("show_task", window.background.popover.toggle)
        bind("copy_layer", window.layers.copy_article)
        bind("copy_layer_all", window.layers.copy_all)
        bind("own_layer", window.layers.show_own)
        bind("rename_annotator", window.layers.rename)
        bind("check", files.check)
        bind("save_pdf", lambda: window.paper.save_pdf())
        bind("print", lambda: window.paper.print_article())
        bind("quit", window.close)

    def _bind_text(self) -> None:
        window = self._window
        bind, labelling, reading = window.actions_table.bind, window.labelling, window.reading
        reading_commands = window.reading_commands
        bind("undo", labelling.undo)
        bind("redo", labelling.redo)
        bind("copy", reading_commands.copy)
        bind("grow", reading.focusing.grow)
        bind("shrink", lambda: reading.focusing.grow(shrink=True))
        bind("proclitic", labelling.cycle_proclitic)
        bind("pick_label", window.entities.pick)
        bind("entities", lambda: window.register.open())
        bind("notes", lambda: window.notes.open())
        bind("highlight", lambda: labelling.give_label(None))
        bind("attribute", window.attributes.open)
        bind("article_labels", window.article_labels.open)
        bind("guideline", window.guidelines.open)
        bind("note", reading_commands.write_note)
        bind("article_note", reading_commands.write_article_note)
        bind("add_piece", labelling.begin_piece)
        bind("relate", window.relating.begin)
        bind("label_all", lambda: window.everywhere.open())
        bind("label_all_articles", lambda: window.everywhere.open(all_articles=True))
        bind("findings", lambda: window.checking.open())
        bind("accept", labelling.accept)
        bind("reject", labelling.reject)
        bind("accept_paragraph", labelling.accept_paragraph)
        bind("next_suggestion", lambda: reading.focusing.step_suggestion(1))
        bind("previous_suggestion", lambda: reading.focusing.step_suggestion(-1))
        bind("remove", labelling.remove)
        bind("next_mention", lambda: reading.focusing.step_mention(1))
        bind("previous_mention", lambda: reading.focusing.step_mention(-1))

    def _bind_finding(self) -> None:
        window = self._window
        bind, reading, articles = window.actions_table.bind, window.reading, window.article_commands
        bind("palette", lambda: window.palette_commands.open())
        bind("find", reading.open_find)
        bind("find_corpus", lambda: window.concordance.open())
        bind("list_mentions", lambda: window.concordance.open_alike())
        bind("find_next", lambda: reading.step_hit(1))
        bind("find_previous", lambda: reading.step_hit(-1))
        bind("go_to_paragraph", window.reading_commands.go_to_paragraph)
        bind("next_article", lambda: articles.step_article(1))
        bind("previous_article", lambda: articles.step_article(-1))
        bind("done_next", articles.done_next)
        bind("flag", articles.flag)

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
        bind("preferences", window.sheets.show_preferences)
        bind("label_set", lambda: window.label_set.open())
        bind("import_labels", lambda: window.label_set.import_labels())
        bind("export_labels", lambda: window.label_set.export_labels())
        bind("keys", window.sheets.show_keys)
        bind("first_steps", window.sheets.show_first_steps)
        bind("about", window.sheets.show_about)

    def update_actions(self) -> None:
        """Enable what can be done now."""
        window = self._window
        for command, on in enabled_commands(window.session, task_runs=window.files.tasks.running).items():
            window.actions_table[command].setEnabled(on)

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
        # before the text, which it lies in
        below = [window.concordance.panel] if window.is_made("concordance") else []
        figures = [window.dashboard.page] if window.is_made("dashboard") else []
        panes: list[tuple[QWidget, QWidget]] = [
            (window.articles, window.articles.list),
            *((panel, panel.list) for panel in below),
            (window.reading, window.reading.view),
            *((page, page.first()) for page in figures),
            (window.inspector, window.inspector.tabs),
            (window.header, window.header.menu_button),
        ]
        shown = [(pane, target) for pane, target in panes if pane.isVisible()]
        focus = QApplication.focusWidget()
        at = next(
            (order for order, (pane, _) in enumerate(shown) if focus and (pane is focus or pane.isAncestorOf(focus))), 0
        )
        shown[(at + step) % len(shown)][1].setFocus(Qt.FocusReason.ShortcutFocusReason)
