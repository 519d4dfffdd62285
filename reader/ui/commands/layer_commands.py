"""Whose mentions are shown: one's own to work on, another annotator's to read and to take over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu

from reader.domain.annotator import Annotator, AnnotatorId
from reader.domain.article import ArticleId
from reader.domain.errors import ReaderError
from reader.project.layers import LayerCopy, copy_layer
from reader.ui.keyboard.actions import Actions
from reader.ui.words.i18n import isolate, number

if TYPE_CHECKING:
    from reader.ui.commands.files import FileCommands


class LayerCommands(QObject):
    """Carry out the commands that concern annotators, and fill their menu."""

    def __init__(self, files: FileCommands, actions: Actions, menu: QMenu) -> None:
        super().__init__(files)
        self._files, self._session, self._window = files, files.session, files.window
        self._actions, self._menu = actions, menu
        menu.aboutToShow.connect(self._fill_menu)
        self._group: QActionGroup | None = None

    def shown(self) -> Annotator | None:
        """Return the annotator whose mentions are shown, or None without a project."""
        project = self._session.project
        if project is None:
            return None
        wanted = self._session.layer
        return next((each for each in project.annotators() if each.id == wanted), project.annotator)

    def _fill_menu(self) -> None:
        self._menu.clear()
        self._group = QActionGroup(self._menu)
        project, shown = self._session.project, self.shown()
        for annotator in project.annotators() if project and shown else ():
            name = isolate(annotator.name)
            own = project is not None and annotator.id == project.annotator.id
            action = self._menu.addAction(self.tr("{0} (yours)").format(name) if own else name)
            action.setCheckable(True)
            action.setChecked(shown is not None and annotator.id == shown.id)
            action.triggered.connect(lambda _checked=False, annotator=annotator: self.show(annotator))
            self._group.addAction(action)
        self._menu.addSeparator()
        for command in ("copy_layer", "copy_layer_all", "own_layer", "", "rename_annotator"):
            if command:
                self._menu.addAction(self._actions[command])
            else:
                self._menu.addSeparator()

    def open_menu(self, point: QPoint) -> None:
        """Open the menu over a point of the screen."""
        self._menu.popup(point - QPoint(0, self._menu.sizeHint().height()))

    def show(self, annotator: Annotator) -> None:
        """Show the mentions of an annotator."""
        project = self._session.project
        if project is None:
            return
        own = annotator.id == project.annotator.id
        self._session.show_layer(None if own else annotator.id)
        if own:
            self._files.messages.hide()
        else:
            self.say_read_only()

    def show_own(self) -> None:
        """Show one's own mentions again."""
        self._session.show_layer(None)
        self._files.messages.hide()

    def say_read_only(self) -> None:
        """Say whose mentions are shown, and offer to take them over."""
        annotator = self.shown()
        if annotator is None or self._session.layer is None:
            return
        text = self.tr("These are the mentions of {0}. They can be read, not changed.").format(isolate(annotator.name))
        actions = [
            (self._actions[command].text(), self._actions[command].trigger)
            for command in ("copy_layer", "copy_layer_all", "own_layer")
            if self._actions[command].isEnabled()
        ]
        self._files.messages.show_message("info", text, actions)

    def copy_article(self) -> None:
        """Copy the mentions shown to one's own, in this article."""
        if self._session.article_id is not None:
            self._copy([self._session.article_id])

    def copy_all(self) -> None:
        """Copy this annotator's mentions to one's own, in all articles."""
        self._copy(None)

    def _copy(self, article_ids: list[ArticleId] | None) -> None:
        source = self._session.layer
        if source is None:
            return
        wanted = AnnotatorId(source)
        self._files.run_writing(
            self.tr("Copying mentions"),
            lambda project, progress: copy_layer(
                project, wanted, article_ids, progress=progress, cancelled=progress.cancelled
            ),
            self._say_copied,
        )

    def _say_copied(self, copy: LayerCopy) -> None:
        language = self._session.settings.language
        self._session.show_layer(None)
        text = self.tr("%n mention(s) copied to yours.", "", copy.mentions)
        if copy.repeats:
            text += " " + self.tr("{0} were there already.").format(number(copy.repeats, language))
        actions = [(self._actions["undo"].text(), self._actions["undo"].trigger)] if copy.mentions else []
        self._files.messages.show_message("ok", text, actions, seconds=10)

    def rename(self) -> None:
        """Ask for another name of the annotator shown."""
        annotator = self.shown()
        if annotator is None:
            return
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Rename the annotator"))
        dialog.setLabelText(self.tr("Name in this project and in its exports"))
        dialog.setTextValue(annotator.name)
        dialog.setTextEchoMode(QLineEdit.EchoMode.Normal)
        dialog.textValueSelected.connect(lambda name: self._rename(annotator, name.strip()))
        dialog.open()

    def _rename(self, annotator: Annotator, name: str) -> None:
        project = self._session.project
        if project is None or not name or name == annotator.name:
            return
        if any(each.name == name for each in project.annotators()):
            text = self.tr("There is an annotator named {0} already.").format(isolate(name))
            self._files.messages.show_message("warn", text)
            return
        try:
            with project.edit("annotator.rename", origin=self) as edit:
                edit.rename_annotator(annotator.id, name)
        except ReaderError as error:
            self._files.report(error)
