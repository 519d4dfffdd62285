"""Where the project lies and where its backups are."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from reader.domain.errors import ReaderError
from reader.project.second_copy import put_second_copy
from reader.ui.preferences.rows import add_row, grid_of_rows, mark_of, note, page_column
from reader.ui.session import Session
from reader.ui.words.errors import ErrorTexts
from reader.ui.words.i18n import clock, counted, digits, isolate_ltr


class StoragePage(QWidget):
    """Show backups, make one now, and choose a folder for second copies."""

    def __init__(self, session: Session, call: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.place, self.backups, self.second = QLabel(), QLabel(), QLabel()
        self.result = note("")
        for label in (self.place, self.backups, self.second):
            label.setWordWrap(True)
        self.make_button = self._button("back_up_now", self.tr("Make a backup now"), self.back_up_now)
        self.open_button = self._button("open_backups", self.tr("Open the folder"), self._open_folder)
        self.restore_button = self._button("restore_backup", self.tr("Restore a backup…"), lambda: call("restore"))
        self.choose_button = self._button("choose_second", self.tr("Choose a folder…"), self._choose_second)
        self.clear_button = self._button("clear_second", self.tr("No second copy"), self._clear_second)
        column = page_column(self)
        grid = grid_of_rows()
        add_row(grid, self.tr("Project"), self.place)
        add_row(grid, self.tr("Backups"), self.backups)
        add_row(grid, "", _row(self.make_button, self.open_button))
        add_row(grid, "", _row(self.restore_button))
        add_row(grid, self.tr("Second copy"), self.second)
        add_row(grid, "", _row(self.choose_button, self.clear_button))
        column.addLayout(grid)
        column.addWidget(self.result)
        column.addWidget(
            note(
                self.tr(
                    "A backup is made every half hour in which something changed, a second copy after each of them."
                )
            )
        )
        column.addStretch(1)
        self.show_state()

    def _button(self, name: str, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def show_state(self) -> None:
        """Look again at what there is."""
        project, settings = self._session.project, self._session.settings
        found = project.backups() if project else []
        mark = mark_of(settings.language)
        self.place.setText(mark + isolate_ltr(str(project.path)) if project else self.tr("No project is open."))
        self.backups.setText(self._told(found) if project else "")
        second = settings.second_copy
        self.second.setText(mark + isolate_ltr(str(second)) if second else self.tr("None"))
        self.make_button.setEnabled(project is not None and not project.read_only)
        self.open_button.setEnabled(bool(found))
        self.clear_button.setEnabled(second is not None)

    def _told(self, found: list[Path]) -> str:
        if not found:
            return self.tr("None yet")
        language = self._session.settings.language
        moment = found[0].stat().st_mtime
        day = digits(time.strftime("%Y-%m-%d", time.localtime(moment)), language)
        when = f"{isolate_ltr(day)} {clock(round(moment * 1000), language)}"
        count = counted(self.tr("%n backup(s)", "", len(found)), len(found), language)
        return self.tr("{0}, the newest of {1}").format(count, when)

    def back_up_now(self) -> None:
        """Make a backup, and the second copy where one is wanted."""
        project, settings = self._session.project, self._session.settings
        if project is None:
            return
        try:
            made = project.back_up()
            if settings.second_copy is not None:
                put_second_copy(made, settings.second_copy, project)
            self.result.setText(self.tr("The backup was made and checked."))
        except ReaderError as error:
            self.result.setText(ErrorTexts().text(error))
        self.show_state()

    def _open_folder(self) -> None:
        project = self._session.project
        found = project.backups() if project else []
        if found:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(found[0].parent)))

    def _choose_second(self) -> None:
        settings = self._session.settings
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Folder for second copies"), str(settings.second_copy or "")
        )
        if chosen:
            settings.second_copy = Path(chosen)
            self.show_state()

    def _clear_second(self) -> None:
        self._session.settings.second_copy = None
        self.show_state()


def _row(*buttons: QPushButton) -> QWidget:
    row = QWidget()
    box = QHBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(8)
    for button in buttons:
        box.addWidget(button)
    return row
