"""An editor whose text begins on its own side: what is written in Arabic at the right, in English at the left."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit

from reader.domain.article import Direction
from reader.text.direction import paragraph_direction


class OwnSide(QObject):
    """Follow what is written in an editor; empty, it begins where the interface does."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        edit.textChanged.connect(self._follow)
        edit.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the interface's direction too."""
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        mirrored = self._edit.layoutDirection() is Qt.LayoutDirection.RightToLeft
        default = Direction.RTL if mirrored else Direction.LTR
        rtl = paragraph_direction(self._edit.toPlainText(), default) is Direction.RTL
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        document = self._edit.document()
        option = QTextOption(document.defaultTextOption())
        # Qt turns each paragraph by its letters, but leaves all of them at the left
        if option.alignment() != side | Qt.AlignmentFlag.AlignAbsolute:
            option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
            document.setDefaultTextOption(option)
