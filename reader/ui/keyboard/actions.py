"""Every command of the window: id, text, shortcuts, icon. What each does is bound by the main window's parts."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from reader.ui.keyboard.keys import on_latin_layout
from reader.ui.keyboard.shortcuts import Bindings, arabic_letter, caps, fixed_caps, is_letter, sequences, told
from reader.ui.words.i18n import isolate_ltr

__all__ = ["COMMANDS", "Actions", "Command", "arabic_letter"]


@dataclass(frozen=True, slots=True)
class Command:
    """Describe one command. `letter` ("e", "shift+e") acts only while the reading view has the keyboard."""

    id: str
    icon: str = ""
    shortcuts: tuple[str, ...] = ()
    letter: str = ""
    checkable: bool = False
    repeats: bool = False

    @property
    def default_bindings(self) -> Bindings:
        """Its keys as long as the user has not chosen others."""
        return (*self.shortcuts, self.letter) if self.letter else self.shortcuts


COMMANDS: tuple[Command, ...] = (
    Command("new_project", "file-plus", ("Ctrl+N",)),
    Command("open_project", "database", ("Ctrl+Shift+O",)),
    Command("open_sample", "book-open"),
    Command("close_project", "", ("Ctrl+Shift+W",)),
    Command("add_files", "folder-plus", ("Ctrl+O",)),
    Command("add_folder", "folder-plus"),
    Command("watch_folder", "folder-open"),
    Command("paste_text", "clipboard-paste", ("Ctrl+V",)),
    Command("article_details", "pencil", ("Ctrl+I",)),
    Command("entities", "link", ("Ctrl+Shift+E",)),
    Command("notes", "message-square", ("Ctrl+Shift+M",)),
    Command("export", "share", ("Ctrl+E",)),
    Command("save_pdf", "file-text", ("Ctrl+Shift+P",)),
    Command("print", "", ("Ctrl+P",)),
    Command("save_copy", "save"),
    Command("history", "history", ("Ctrl+H",)),
    Command("restore", "refresh-cw"),
    Command("restore_lost", "history"),
    Command("show_task", "loader-circle", ("Ctrl+J",)),
    Command("copy_layer", "copy-plus"),
    Command("copy_layer_all", "copy-plus"),
    Command("own_layer", "users"),
    Command("rename_annotator", "pencil"),
    Command("check", "circle-check"),
    Command("quit", "", ("Ctrl+Q",)),
    Command("undo", "undo-2", ("Ctrl+Z",), "z", repeats=True),
    Command("redo", "redo-2", ("Ctrl+Shift+Z", "Ctrl+Y"), "shift+z", repeats=True),
    Command("copy", "copy", ("Ctrl+C",)),
    Command("palette", "command", ("Ctrl+K",)),
    Command("find", "search", ("Ctrl+F",)),
    Command("find_next", "", ("F3",), repeats=True),
    Command("find_previous", "", ("Shift+F3",), repeats=True),
    Command("find_corpus", "list", ("Ctrl+Shift+F",)),
    Command("go_to_paragraph", "", ("Ctrl+G",)),
    Command("mode_read", "book-open", ("Ctrl+1",), checkable=True),
    Command("mode_label", "tag", ("Ctrl+2",), checkable=True),
    Command("mode_dashboard", "list-checks", ("Ctrl+3",), checkable=True),
    Command("save_dashboard", "download"),
    Command("save_figures", "download"),
    Command("zoom_in", "", ("Ctrl++", "Ctrl+="), repeats=True),
    Command("zoom_out", "", ("Ctrl+-",), repeats=True),
    Command("zoom_reset", "", ("Ctrl+0",)),
    Command("toggle_articles", "panel-left", ("F9",), checkable=True),
    Command("toggle_inspector", "panel-right", ("F10",), checkable=True),
    Command("toggle_arcs", "spline", ("Ctrl+Shift+R",), checkable=True),
    Command("full_screen", "", ("F11",), checkable=True),
    Command("next_pane", "", ("F6",)),
    Command("previous_pane", "", ("Shift+F6",)),
    Command("next_article", "", ("Alt+Down",), repeats=True),
    Command("previous_article", "", ("Alt+Up",), repeats=True),
    Command("done_next", "circle-check", ("Ctrl+Return", "Ctrl+Enter")),
    Command("next_unfinished", "skip-forward", ("Alt+PgDown",), repeats=True),
    Command("flag", "flag", (), "g"),
    Command("status_todo", "circle"),
    Command("status_doing", "circle-dot"),
    Command("status_done", "circle-check"),
    Command("status_skip", "circle-slash"),
    Command("flag_articles", "flag"),
    Command("tag_articles", "tags", ("Ctrl+T",)),
    Command("assign_articles", "users", ("Ctrl+Shift+A",)),
    Command("move_up", "arrow-up", ("Alt+Shift+Up",), repeats=True),
    Command("move_down", "arrow-down", ("Alt+Shift+Down",), repeats=True),
    Command("delete_articles", "trash-2"),
    Command("save_filter", "save"),
    Command("theme_system", "monitor", (), checkable=True),
    Command("theme_light", "sun", (), checkable=True),
    Command("theme_dark", "moon", (), checkable=True),
    Command("theme_sepia", "coffee", (), checkable=True),
    Command("language_en", "languages", (), checkable=True),
    Command("language_ar", "languages", (), checkable=True),
    Command("preferences", "type", ("Ctrl+,",)),
    Command("label_set", "tags", ("Ctrl+Shift+L",)),
    Command("import_labels", "download"),
    Command("export_labels", "upload"),
    Command("keys", "keyboard", ("F1", "?", "؟")),
    Command("first_steps", "book-open"),
    Command("about", "info"),
    Command("grow", "maximize-2", (), "e", repeats=True),
    Command("shrink", "", (), "shift+e", repeats=True),
    Command("proclitic", "scissors", (), "c", repeats=True),
    Command("pick_label", "tag", (), "l"),
    Command("highlight", "highlighter", (), "h"),
    Command("note", "message-square", (), "n"),
    Command("article_note", "message-square", (), "shift+n"),
    Command("attribute", "list-filter", (), "t"),
    Command("article_labels", "tags", (), "b"),
    Command("guideline", "info", (), "i"),
    Command("add_piece", "link", (), "p"),
    Command("relate", "waypoints", (), "r"),
    Command("accept", "check"),
    Command("reject", "x", (), "x"),
    Command("accept_paragraph", "check-check"),
    Command("next_suggestion", "arrow-right"),
    Command("previous_suggestion", "arrow-left"),
    Command("show_rejected", "eye", (), checkable=True),
    Command("label_all", "copy-check", (), "a"),
    Command("label_all_articles", "copy-check", (), "shift+a"),
    Command("list_mentions", "list", (), "m"),
    Command("findings", "list-checks", ("F8",)),
    Command("remove", "trash-2"),
    Command("next_mention", "arrow-right", (), "w", repeats=True),
    Command("previous_mention", "arrow-left", (), "shift+w", repeats=True),
)


class Actions(QObject):
    """Own one QAction for each command, its texts in the interface's language, and its shortcuts on any layout."""

    bindings_changed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._bindings: dict[str, Bindings] = {command.id: command.default_bindings for command in COMMANDS}
        self._actions: dict[str, QAction] = {}
        for command in COMMANDS:
            action = QAction(self)
            action.setObjectName(command.id)
            action.setShortcuts(sequences(command.shortcuts))
            action.setCheckable(command.checkable)
            action.setAutoRepeat(command.repeats)
            action.setData(command)
            window.addAction(action)
            self._actions[command.id] = action
        self.retranslate()

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def bind(self, command_id: str, handler: Callable[[], object]) -> None:
        """Let a command call `handler`, without arguments."""
        self._actions[command_id].triggered.connect(lambda _checked=False: handler())

    def __contains__(self, command_id: str) -> bool:
        return command_id in self._actions

    @property
    def bindings(self) -> Mapping[str, Bindings]:
        """The keys of every command, the user's own where there are any."""
        return self._bindings

    def set_bindings(self, own: Mapping[str, Bindings]) -> None:
        """Give commands the user's own keys, all others those they came with."""
        for command in COMMANDS:
            self._bindings[command.id] = own.get(command.id, command.default_bindings)
            self._actions[command.id].setShortcuts(sequences(self._bindings[command.id]))
        self.retranslate()
        self.bindings_changed.emit()

    def caps(self, command_id: str) -> str:
        """Return the key of a command to show beside it, as key caps; the letter of the reading view first."""
        bound = self._bindings.get(command_id, ())
        first = next((each for each in bound if is_letter(each)), bound[0] if bound else "")
        return caps(first) if first else fixed_caps(command_id)

    @property
    def letters(self) -> dict[str, QAction]:
        """The actions of the reading view by letter ("e", "shift+e")."""
        return {
            letter: self._actions[command_id]
            for command_id, bound in self._bindings.items()
            for letter in bound
            if is_letter(letter)
        }

    def press_on_any_layout(self, widget: QObject, event: QKeyEvent) -> bool:
        """Carry out Ctrl, Alt or Meta with a key of a layout without Latin letters; False leaves the press to Qt.

        As Qt does it for layouts that have them: a field that wants the keys for itself (to copy, to undo what was
        typed) is asked first, then come the commands of the window, then the widget.
        """
        latin = on_latin_layout(event)
        if latin is None:
            return False
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, latin.key(), latin.modifiers())
        asked.ignore()
        QApplication.sendEvent(widget, asked)
        if asked.isAccepted() or not self._trigger(widget, latin):
            QApplication.sendEvent(widget, latin)
        return True

    def _trigger(self, widget: QObject, event: QKeyEvent) -> bool:
        wanted = QKeySequence(event.keyCombination())
        for shortcut in widget.findChildren(QShortcut):
            if shortcut.key() == wanted:
                shortcut.activated.emit()
                return True
        if not isinstance(widget, QWidget) or widget.window() is not self.parent():
            return False  # the commands of the window rest while a dialog is open
        for action in self._actions.values():
            if wanted in action.shortcuts() and action.isEnabled():
                if action.autoRepeat() or not event.isAutoRepeat():
                    action.trigger()
                return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Retranslate with the window that owns the commands."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Set every text in the interface's language; the tool tip carries the shortcut."""
        texts = {**self._file_texts(), **self._list_texts(), **self._view_texts(), **self._text_commands()}
        for command in COMMANDS:
            action = self._actions[command.id]
            action.setText(texts[command.id])
            bound = self._bindings[command.id]
            keys = told(action.shortcut()) or (bound[0].title() if bound else "")
            plain = texts[command.id].rstrip("…")
            action.setToolTip(f"{plain} ({isolate_ltr(keys)})" if keys else plain)

    def _list_texts(self) -> dict[str, str]:
        return {
            "next_unfinished": self.tr("Next unfinished article"),
            "status_todo": self.tr("State: to do"),
            "status_doing": self.tr("State: doing"),
            "status_done": self.tr("State: done"),
            "status_skip": self.tr("State: skipped"),
            "flag_articles": self.tr("Flag the selected articles"),
            "tag_articles": self.tr("Tags…"),
            "assign_articles": self.tr("Assign…"),
            "move_up": self.tr("Move up in the list"),
            "move_down": self.tr("Move down in the list"),
            "delete_articles": self.tr("Delete articles…"),
            "save_filter": self.tr("Save this filter…"),
        }

    def _file_texts(self) -> dict[str, str]:
        return {
            "new_project": self.tr("New project…"),
            "open_project": self.tr("Open a project…"),
            "open_sample": self.tr("Open the sample"),
            "close_project": self.tr("Close the project"),
            "add_files": self.tr("Add files…"),
            "add_folder": self.tr("Add a folder…"),
            "watch_folder": self.tr("Watch a folder, or stop watching it…"),
            "paste_text": self.tr("Paste as an article"),
            "article_details": self.tr("Title, source, date…"),
            "entities": self.tr("All entities…"),
            "notes": self.tr("All notes…"),
            "export": self.tr("Export…"),
            "save_pdf": self.tr("Save as PDF…"),
            "print": self.tr("Print…"),
            "save_copy": self.tr("Save a copy…"),
            "history": self.tr("History…"),
            "restore": self.tr("Restore a backup…"),
            "restore_lost": self.tr("Restore a lost project…"),
            "show_task": self.tr("Show the running task"),
            "copy_layer": self.tr("Copy to mine: this article"),
            "copy_layer_all": self.tr("Copy to mine: all articles"),
            "own_layer": self.tr("Back to my mentions"),
            "rename_annotator": self.tr("Rename the annotator…"),
            "check": self.tr("Check the project"),
            "quit": self.tr("Quit"),
            "undo": self.tr("Undo"),
            "redo": self.tr("Redo"),
            "copy": self.tr("Copy"),
            "next_article": self.tr("Next article"),
            "previous_article": self.tr("Previous article"),
            "done_next": self.tr("Done, next article"),
            "flag": self.tr("Flag the article"),
        }

    def _view_texts(self) -> dict[str, str]:
        return {
            "palette": self.tr("Search articles, entities, commands"),
            "find": self.tr("Find in the article"),
            "find_corpus": self.tr("Find in all articles"),
            "find_next": self.tr("Next hit"),
            "find_previous": self.tr("Previous hit"),
            "go_to_paragraph": self.tr("Go to paragraph…"),
            "mode_read": self.tr("Read"),
            "mode_label": self.tr("Label"),
            "mode_dashboard": self.tr("Dashboard"),
            "save_dashboard": self.tr("Save the dashboard as picture…"),
            "save_figures": self.tr("Save the figures as CSV…"),
            "zoom_in": self.tr("Larger text"),
            "zoom_out": self.tr("Smaller text"),
            "zoom_reset": self.tr("Normal text size"),
            "toggle_articles": self.tr("Article list"),
            "toggle_inspector": self.tr("Inspector"),
            "show_rejected": self.tr("Rejected suggestions"),
            "toggle_arcs": self.tr("Relations beside the text"),
            "full_screen": self.tr("Full screen"),
            "next_pane": self.tr("Next pane"),
            "previous_pane": self.tr("Previous pane"),
            "theme_system": self.tr("As the system"),
            "theme_light": self.tr("Light"),
            "theme_dark": self.tr("Dark"),
            "theme_sepia": self.tr("Sepia"),
            "language_en": "English",
            "language_ar": "العربية",
            "preferences": self.tr("Preferences…"),
            "label_set": self.tr("Label set…"),
            "import_labels": self.tr("Import a label set…"),
            "export_labels": self.tr("Export the label set…"),
            "keys": self.tr("Keys"),
            "first_steps": self.tr("First steps"),
            "about": self.tr("About Hashiya"),
        }

    def _text_commands(self) -> dict[str, str]:
        return {
            "grow": self.tr("Grow to the phrase"),
            "shrink": self.tr("Shrink"),
            "proclitic": self.tr("Prefix in or out"),
            "pick_label": self.tr("Label or entity by name…"),
            "highlight": self.tr("Highlight without a label"),
            "note": self.tr("Note"),
            "article_note": self.tr("Note on the article"),
            "attribute": self.tr("Set an attribute…"),
            "article_labels": self.tr("Labels of the article…"),
            "guideline": self.tr("Guideline of the label"),
            "add_piece": self.tr("Add a piece to the mention"),
            "relate": self.tr("Relate to another mention"),
            "accept": self.tr("Accept the suggestion"),
            "reject": self.tr("Reject the suggestion"),
            "accept_paragraph": self.tr("Accept what is suggested in the paragraph"),
            "next_suggestion": self.tr("Next suggestion"),
            "previous_suggestion": self.tr("Previous suggestion"),
            "label_all": self.tr("Label every occurrence…"),
            "list_mentions": self.tr("All mentions like this one"),
            "label_all_articles": self.tr("Label every occurrence in all articles…"),
            "findings": self.tr("Consistency of labels…"),
            "remove": self.tr("Delete the mention"),
            "next_mention": self.tr("Next mention"),
            "previous_mention": self.tr("Previous mention"),
        }
