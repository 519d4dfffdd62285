"""The sheets and pages about the program itself, and the one place of a sheet over the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QWidget

from reader.ui.dialogs.asking import open_dialog
from reader.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow


class Sheets(QObject):
    """Open them. What belongs to one is loaded when it opens: the window is there sooner."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.current: Sheet | None = None
        window.session.theme_changed.connect(self._theme_changed)

    def show(self, content: QWidget, size: QSize, first: QWidget) -> Sheet:
        """Lay a sheet over the window until it is closed."""
        if self.current is not None:
            self.current.close_sheet()
        sheet = Sheet(self._window, content, size)
        self.current = sheet
        sheet.set_theme(self._window.session.theme)
        sheet.closed.connect(lambda: self._closed(sheet))
        sheet.open(first)
        return sheet

    def _theme_changed(self) -> None:
        if self.current is not None:
            self.current.set_theme(self._window.session.theme)

    def _closed(self, sheet: Sheet) -> None:
        if self.current is sheet:
            self.current = None
        sheet.deleteLater()

    def show_preferences(self, page: str = "reading") -> None:
        """Open the preferences on one of their pages."""
        from reader.ui.preferences.sheet import HEIGHT, WIDTH, Preferences

        window = self._window
        content = Preferences(window.session, window.actions_table)
        content.show_page(page)
        sheet = self.show(content, QSize(WIDTH, HEIGHT), content.first())
        content.left.connect(sheet.close_sheet)
        content.command.connect(sheet.close_sheet)
        content.command.connect(lambda command: window.actions_table[command].trigger())

    def show_keys(self) -> None:
        """Open the key sheet."""
        from reader.ui.panels.key_sheet import HEIGHT, WIDTH, KeySheet

        window = self._window
        content = KeySheet(window.actions_table, window.session.theme, window.settings.language)
        sheet = self.show(content, QSize(WIDTH, HEIGHT), content.query)
        content.left.connect(sheet.close_sheet)

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
