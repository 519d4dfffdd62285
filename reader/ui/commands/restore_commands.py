"""Getting projects back from backups and from the second copy of every action."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.project.restoring import Restorable, backup_folder, find_restorable, restore, restore_backup
from reader.ui.dialogs.asking import ask_for_files, open_dialog
from reader.ui.session import SUFFIX
from reader.ui.words.i18n import file_name

if TYPE_CHECKING:
    from reader.ui.commands.files import FileCommands
    from reader.ui.dialogs.restore import RestoreDialog


class RestoreCommands(QObject):
    """Carry out the commands that restore; what is restored is always a new file."""

    def __init__(self, files: FileCommands) -> None:
        super().__init__(files)
        self._files, self._session, self._window = files, files.session, files.window

    def restore(self) -> None:
        """Offer the backups, those of the open project first."""
        project = self._session.project
        uid = project.uid if project else ""
        self._look(lambda found: self._offer([each for each in found if not each.is_shadow], uid, False, None))

    def restore_lost(self, place: Path | None = None) -> None:
        """Offer what lost projects can be made from again; `place` is where the one wanted was."""

        def offer(found: list[Restorable]) -> None:
            lost = [each for each in found if each.is_lost] or found
            uid = next((each.uid for each in lost if each.place == place), "")
            self._offer(lost, uid, True, place)

        self._look(offer)

    def _look(self, offer: object) -> None:
        self._files.run(
            self.tr("Looking for backups"),
            lambda progress: find_restorable(progress=progress, cancelled=progress.cancelled),
            offer,  # type: ignore[arg-type]
        )

    def _offer(self, found: list[Restorable], uid: str, lost: bool, place: Path | None) -> None:
        from reader.ui.dialogs.restore import RestoreDialog

        # the newest first, but of the project that is meant before all others
        found = sorted(found, key=lambda each: (each.uid != uid, -each.moment)) if uid else found
        language = self._session.settings.language
        dialog = RestoreDialog(found, language, self._window, lost=lost, place=place)
        dialog.other_requested.connect(lambda: self._ask_for_file(dialog))
        open_dialog(dialog, lambda: self._restore(dialog.chosen))

    def _ask_for_file(self, dialog: RestoreDialog) -> None:
        dialog.reject()
        ask_for_files(
            self._window,
            self.tr("Restore a backup"),
            backup_folder(),
            lambda paths: self._restore_file(paths[0]),
            kinds=self.tr("Projects (*{0})").format(SUFFIX),
        )

    def _restore_file(self, path: Path) -> None:
        target = self._files.free_name(f"{self.tr('My articles')} ({path.stem})")
        self._files.run(
            self.tr("Restoring"),
            lambda progress: restore_backup(path, target, progress.cancelled),
            lambda _none: self._show(target),
        )

    def _restore(self, chosen: Restorable | None) -> None:
        if chosen is None:
            return
        target = self._target(chosen)
        self._files.run(
            self.tr("Restoring"),
            lambda progress: restore(chosen, target, progress=progress, cancelled=progress.cancelled),
            lambda _none: self._show(target),
        )

    def _target(self, chosen: Restorable) -> Path:
        """Return the place it had when nothing lies there now, else a free name among the user's documents."""
        place = chosen.place
        if place is not None and not place.exists() and place.parent.is_dir():
            return place
        return self._files.free_name(f"{chosen.name or self.tr('My articles')} ({self.tr('restored')})")

    def _show(self, target: Path) -> None:
        if self._files.open_path(target):
            text = self.tr("The project was restored as {0}.").format(file_name(target))
            self._files.messages.show_message("ok", text)
