"""The menus, made of the commands of the actions table."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from reader.ui.annotating.labelling import Labelling
from reader.ui.keyboard.actions import Actions
from reader.ui.session import Session
from reader.ui.widgets.command_menu import CommandMenu

# an empty name is a line between commands
_SUB_MENUS = {
    "article": (
        "add_files", "add_folder", "watch_folder", "paste_text", "", "article_details", "article_labels", "flag",
        "tag_articles", "assign_articles", "done_next", "", "next_article", "previous_article", "next_unfinished",
        "", "move_up", "move_down", "", "save_filter", "delete_articles",
    ),
    "text": (
        "undo", "redo", "copy", "", "pick_label", "guideline", "highlight", "attribute", "note", "article_note",
        "add_piece", "relate", "remove", "", "label_all", "label_all_articles", "", "grow", "shrink", "proclitic",
        "next_mention", "previous_mention", "", "findings", "find", "find_corpus", "list_mentions",
        "go_to_paragraph",
    ),
    "suggestions": (
        "next_suggestion", "previous_suggestion", "", "accept", "reject", "accept_paragraph", "", "show_rejected",
    ),
    "view": (
        "mode_read", "mode_label", "mode_dashboard", "save_dashboard", "save_figures", "", "zoom_in", "zoom_out",
        "zoom_reset", "", "toggle_articles", "toggle_inspector", "toggle_arcs", "show_rejected", "full_screen",
    ),
    "language": ("language_en", "language_ar"),
}  # fmt: skip
_MAIN = (
    "", "palette", "entities", "notes", "history", "label_set", "", "export", "save_pdf", "print", "save_copy",
    "restore", "restore_lost", "check", "show_task", "", "preferences", "keys", "first_steps", "about", "", "quit",
)  # fmt: skip
_PROJECT = (
    "new_project", "open_project", "open_sample", "", "history", "save_copy", "restore", "restore_lost",
    "close_project",
)  # fmt: skip
_ADD = ("add_files", "add_folder", "watch_folder", "paste_text")
_LOOK = ("theme_system", "theme_light", "theme_dark", "theme_sepia")
# of each of these one is on
_CHOICES = (_LOOK, _SUB_MENUS["language"], ("mode_read", "mode_label", "mode_dashboard"))


class Menus(QObject):
    """Hold the main menu, those of project, plus and theme, and the context menus."""

    def __init__(self, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._actions, self._window = actions, window
        self.main, self.project, self.add, self.look = (CommandMenu(window) for _ in range(4))
        self._sub: dict[str, QMenu] = {}
        for name in _SUB_MENUS:
            self._sub[name] = CommandMenu(self.main)
            self.main.addMenu(self._sub[name])
        for menu, commands in (
            (self.main, _MAIN), (self.project, _PROJECT), (self.add, _ADD), (self.look, _LOOK),
            *((self._sub[name], commands) for name, commands in _SUB_MENUS.items()),
        ):  # fmt: skip
            self._fill(menu, commands)
        self.layers = CommandMenu(self._sub["view"])
        self._sub["view"].addMenu(self.layers)
        for names in _CHOICES:
            group = QActionGroup(self)
            for name in names:
                group.addAction(actions[name])
        self.retranslate()

    def _fill(self, menu: QMenu, commands: tuple[str, ...]) -> None:
        for command in commands:
            if command:
                menu.addAction(self._actions[command])
            else:
                menu.addSeparator()

    def retranslate(self) -> None:
        """Set the titles in the interface's language."""
        texts = {
            "article": self.tr("Article"),
            "text": self.tr("Text"),
            "suggestions": self.tr("Suggestions"),
            "view": self.tr("View"),
            "language": self.tr("Language"),
        }
        for name, text in texts.items():
            self._sub[name].setTitle(text)
        self.layers.setTitle(self.tr("Annotator"))

    def text_menu(self, session: Session, labelling: Labelling) -> QMenu:
        """Return the menu of the target: labels with their digits, then the commands with their letters."""
        menu = CommandMenu(self._window)
        project = session.project
        language = session.settings.language
        if project is not None and session.can_edit:
            labels = CommandMenu(menu)
            labels.setTitle(self.tr("Label"))
            menu.addMenu(labels)
            for label in project.schema.mention_labels:
                action = labels.addAction(f"{label.shown(language)}\t{label.key.replace('shift+', '⇧')}")
                action.triggered.connect(lambda _checked=False, label_id=label.id: labelling.give_label(label_id))
        is_mention = session.focused_mention is not None
        names = ["pick_label", "highlight", "proclitic", "grow", "shrink"]
        if is_mention:
            names = ["pick_label", "proclitic", "add_piece", "relate", "attribute", "note", "label_all", "remove"]
        elif session.focused_suggestion is not None:
            names = ["accept", "reject", "pick_label", "proclitic", "label_all"]
        for name in names:
            source = self._actions[name]
            key = self._actions.caps(name)
            action = menu.addAction(source.icon(), f"{source.text()}\t{key}")
            action.setEnabled(source.isEnabled())
            action.triggered.connect(lambda _checked=False, source=source: source.trigger())
        menu.addSeparator()
        for name in ("copy", "undo", "redo"):
            menu.addAction(self._actions[name])
        return menu
