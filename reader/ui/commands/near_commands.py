"""Texts to add that are others or nearly: looked for beside the window, and shown side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from reader.domain.article import ArticleId
from reader.project import Project
from reader.project.near import NearFound, NearText, find_near
from reader.project.shelf import Shelf
from reader.ui.dialogs.asking import open_dialog
from reader.ui.words.i18n import file_name, isolate

if TYPE_CHECKING:
    from reader.project.incoming import Progress
    from reader.ui.commands.files import FileCommands


def look_for_near(
    place: Path, texts: Shelf, progress: Progress | None, cancelled: Callable[[], bool], most: int | None
) -> NearFound:
    """Compare texts with those of a project, over a connection of its own. Any thread."""
    with Project.open(place, read_only=True) as reading:
        return find_near(texts, reading, most=most, progress=progress, cancelled=cancelled)


class NearCommands(QObject):
    """Show texts beside those that they nearly are."""

    def __init__(self, files: FileCommands) -> None:
        super().__init__(files)
        self._session = files.session

    def show(
        self,
        near: Sequence[NearText],
        texts: Shelf,
        left_out: set[tuple[Path, int]],
        parent: QWidget,
        done: Callable[[set[tuple[Path, int]]], object],
    ) -> None:
        """Open them over a dialog; `done` is told which of them are to be left out."""
        from reader.ui.dialogs.near import NearDialog

        project = self._session.project
        if project is None:
            return

        def texts_of(near: NearText) -> tuple[tuple[str, str], tuple[str, str]]:
            mine = texts.text(near.path, near.number)
            if near.other is not None:
                other = texts.text(*near.other)
                there = (f"{file_name(other.path)}: {isolate(other.title)}", other.content)
            else:
                article = project.article(near.article_id or ArticleId(0))
                there = (self.tr("In the project: {0}").format(isolate(article.title)), article.content)
            return (f"{file_name(mine.path)}: {isolate(mine.title)}", mine.content), there

        dialog = NearDialog(near, left_out, texts_of, self._session.theme, self._session.settings.language, parent)
        open_dialog(dialog, lambda: done(dialog.left_out))
