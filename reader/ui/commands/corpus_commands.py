"""What is done to many articles at once: state, flag, tags, who works on them, reading order, deleting, filters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent

from reader.domain.annotator import AnnotatorKind
from reader.domain.article import ArticleId, ArticleStatus
from reader.domain.article_list import ArticleGroup, ArticleOrder, SavedFilter
from reader.domain.errors import CancelledError, ReaderError
from reader.project import Edit, Project
from reader.ui.dialogs.asking import open_dialog
from reader.ui.widgets.command_menu import CommandMenu
from reader.ui.words.i18n import counted, isolate
from reader.ui.work.tasks import Progress

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

# more than these are written beside the window
_AT_ONCE = 200
Act = Callable[[Edit, ArticleId], object]
STATUSES = {f"status_{status}": status for status in ArticleStatus}


class CorpusCommands(QObject):
    """Act on the articles that are selected in the list, or on the one shown."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._session, self._panel = window, window.session, window.articles
        self._panel.list.installEventFilter(self)
        self._panel.choices.saving.connect(self.save_filter)
        self._panel.choices.forgetting.connect(self.remove_filter)
        bind = window.actions_table.bind
        for name, status in STATUSES.items():
            bind(name, partial(self.set_status, status))
        bind("flag_articles", self.flag)
        bind("tag_articles", self.tag)
        bind("assign_articles", self.assign)
        bind("delete_articles", self.delete)
        bind("save_filter", self.save_filter)
        bind("move_up", lambda: self.move(-1))
        bind("move_down", lambda: self.move(1))
        bind("next_unfinished", self.next_unfinished)

    def chosen(self) -> tuple[ArticleId, ...]:
        """Return the articles that a command is for."""
        selected = self._panel.selected_ids()
        shown = self._session.article_id
        if len(selected) > 1 or shown is None:
            return selected
        return (shown,)

    def open_menu(self, point: QPoint) -> None:
        """Open the menu of the articles selected."""
        actions, menu = self._window.actions_table, CommandMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in ("article_details", "done_next", "next_unfinished", ""):
            menu.addAction(actions[name]) if name else menu.addSeparator()
        states = menu.addMenu(self.tr("State"))
        for name in STATUSES:
            states.addAction(actions[name])
        for name in ("flag_articles", "tag_articles", "assign_articles", "", "move_up", "move_down", "", "export",
                     "delete_articles"):  # fmt: skip
            menu.addAction(actions[name]) if name else menu.addSeparator()
        self.menu = menu
        menu.popup(point)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete the articles selected with Del, while the list has the keyboard."""
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Delete
            and self._window.actions_table["delete_articles"].isEnabled()
        ):
            self.delete()
            return True
        return super().eventFilter(watched, event)

    # --- many at once

    def _each(self, kind: str, ids: Sequence[ArticleId], act: Act, *, barrier: bool = False) -> None:
        """Do the same to each of some articles, as one operation; to many of them beside the window."""
        project = self._session.project
        if project is None or not ids:
            return
        one = ids[0] if len(ids) == 1 and not barrier else None
        if len(ids) > _AT_ONCE or barrier:
            title = self.tr("Changing %n article(s)", "", len(ids))
            self._window.files.run_writing(
                title, lambda lent, progress: _write(lent, progress, kind, ids, act, barrier), self._say_done
            )
            return
        try:
            with project.edit(kind, article_id=one, origin=self) as edit:
                for article_id in ids:
                    act(edit, article_id)
        except ReaderError as error:
            self._window.files.report(error)
            return
        if len(ids) > 1:
            self._say_done(len(ids))

    def _say_done(self, count: int) -> None:
        text = self.tr("%n article(s) changed.", "", count)
        self._window.status.say(counted(text, count, self._session.settings.language))

    def set_status(self, status: ArticleStatus) -> None:
        """Put the articles at a state."""
        self._each("article.status", self.chosen(), lambda edit, article_id: edit.set_status(article_id, status))

    def flag(self) -> None:
        """Flag the articles, or take the flags away where all have one."""
        project, ids = self._session.project, self.chosen()
        if project is not None:
            on = not all(project.article_row(article_id).flagged for article_id in ids)
            self._each("article.flag", ids, lambda edit, article_id: edit.set_flag(article_id, on))

    def tag(self) -> None:
        """Ask which tags the articles are to have."""
        project, ids = self._session.project, self.chosen()
        if project is None or not ids:
            return
        from reader.ui.dialogs.corpus import Choice, ChoicesDialog

        counts = Counter(name for article_id in ids for name in project.article_tags(article_id))
        choices = [Choice(name, name, counts[name]) for name, _ in project.tags()]
        note = self._of(self.tr("Tags of %n article(s). Everyone who works on the project sees them.", "", len(ids)))
        language = self._session.settings.language
        dialog = ChoicesDialog(self.tr("Tags"), note, choices, len(ids), language, self._window, new=self.tr("New tag"))
        open_dialog(dialog, lambda: self._tag(ids, *dialog.outcome()))

    def _tag(self, ids: Sequence[ArticleId], add: Sequence[object], remove: Sequence[object]) -> None:
        def act(edit: Edit, article_id: ArticleId) -> None:
            for name in add:
                edit.add_tag(article_id, str(name))
            for name in remove:
                edit.remove_tag(article_id, str(name))

        if add or remove:
            self._each("article.tag", ids, act)

    def assign(self) -> None:
        """Ask who is to work on the articles."""
        project, ids = self._session.project, self.chosen()
        if project is None or not ids:
            return
        from reader.ui.dialogs.corpus import Choice, ChoicesDialog

        counts = Counter(each for article_id in ids for each in project.assignees(article_id))
        people = [
            each for each in project.annotators() if each.kind in (AnnotatorKind.HUMAN, AnnotatorKind.ADJUDICATOR)
        ]
        choices = [Choice(each.name, each.id, counts[each.id]) for each in people]
        note = self._of(self.tr("Who is to work on %n article(s)?", "", len(ids)))
        language = self._session.settings.language
        dialog = ChoicesDialog(self.tr("Assign"), note, choices, len(ids), language, self._window)

        def apply() -> None:
            add, remove = dialog.outcome()
            known = {each.id for each in people}

            def act(edit: Edit, article_id: ArticleId) -> None:
                for each in known.intersection(add):
                    edit.assign(article_id, each)
                for each in known.intersection(remove):
                    edit.unassign(article_id, each)

            if add or remove:
                self._each("article.assign", ids, act)

        open_dialog(dialog, apply)

    def _of(self, text: str) -> str:
        count = len(self.chosen())
        return counted(text, count, self._session.settings.language)

    def delete(self) -> None:
        """Say what deleting means, and delete the articles for good."""
        project, ids = self._session.project, self.chosen()
        if project is None or not ids:
            return
        from reader.ui.dialogs.corpus import DeleteDialog

        annotators = [each.id for each in project.annotators()]
        few = ids if len(ids) <= _AT_ONCE else ()
        mentions = sum(sum(project.mention_counts(each, who).values()) for each in few for who in annotators)
        title = project.article_row(ids[0]).title
        dialog = DeleteDialog(len(ids), title, mentions, self._session.settings.language, self._window)
        act: Act = Edit.delete_article
        open_dialog(dialog, lambda: self._each("article.delete", ids, act, barrier=True))

    # --- order, filter, the next one

    def move(self, step: int) -> None:
        """Move the articles selected up or down in the reading order, together and as one step."""
        window, ids, model = self._window, self.chosen(), self._panel.model
        choices = self._panel.choices
        if choices.order is not ArticleOrder.LIST or choices.group is not ArticleGroup.NONE:
            window.status.say(self.tr("Articles can be moved where the list is in its reading order."))
            return
        at = model.index_of(ids[0 if step < 0 else -1]) if ids else None
        if at is None or not 0 <= at + step < len(model.ids):
            return
        target = model.ids[at + step]
        if len(ids) > _AT_ONCE:
            title = self.tr("Changing %n article(s)", "", len(ids))
            window.files.run_writing(title, lambda lent, _progress: _move(lent, ids, target), self._say_done)
            return
        try:
            if self._session.project is not None:
                _move(self._session.project, ids, target, self)
        except ReaderError as error:
            window.files.report(error)

    def next_unfinished(self) -> None:
        """Show the next article that is not done, and leave this one as it is."""
        following = self._window.listing.next_open()
        if following is not None:
            self._session.show_article(following)
        else:
            self._window.status.say(self.tr("All articles of this list are done."))

    def save_filter(self) -> None:
        """Ask for a name for what the list is narrowed to, and keep it in the project."""
        project = self._session.project
        if project is None:
            return
        from reader.ui.dialogs.corpus import FilterNameDialog

        wanted = self._window.listing.wanted
        names = [each.name for each in project.saved_filters()]
        dialog = FilterNameDialog(names, self._session.settings.language, self._window)

        def save() -> None:
            try:
                with project.edit("filter.save", origin=self) as edit:
                    edit.save_filter(dialog.name.text(), wanted)
            except ReaderError as error:
                self._window.files.report(error)

        open_dialog(dialog, save)

    def remove_filter(self, saved: SavedFilter) -> None:
        """Forget a saved filter; undo brings it back."""
        project = self._session.project
        if project is None:
            return
        try:
            with project.edit("filter.remove", origin=self) as edit:
                edit.remove_filter(saved.id)
        except ReaderError as error:
            self._window.files.report(error)
            return
        self._window.status.say(self.tr("The filter {0} was removed.").format(isolate(saved.name)))


def _write(project: Project, progress: Progress, kind: str, ids: Sequence[ArticleId], act: Act, barrier: bool) -> int:
    if barrier:
        project.back_up()
    with project.edit(kind, barrier=barrier) as edit:
        for done, article_id in enumerate(ids, 1):
            if progress.cancelled():
                raise CancelledError
            act(edit, article_id)
            progress(done, len(ids))
    return len(ids)


def _move(project: Project, ids: Sequence[ArticleId], target: ArticleId, origin: object = None) -> int:
    with project.edit("article.move", article_id=ids[0] if len(ids) == 1 else None, origin=origin) as edit:
        edit.move_articles(ids, target)
    return len(ids)
