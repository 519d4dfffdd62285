"""A menu of commands, whose keys are written from left to right in every language."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStyleOptionMenuItem

from reader.ui.keyboard.shortcuts import told
from reader.ui.words.i18n import isolate_ltr


class CommandMenu(QMenu):
    """Show commands with their keys, as the keys are called on the keyboard."""

    def initStyleOption(self, option: QStyleOptionMenuItem, action: QAction) -> None:
        """Isolate the keys: mirrored, the plus of Ctrl and plus would go to its other side."""
        super().initStyleOption(option, action)
        name, _, own = action.text().partition("\t")
        keys = own or told(action.shortcut())
        option.text = f"{name}\t{isolate_ltr(keys)}" if keys else name
