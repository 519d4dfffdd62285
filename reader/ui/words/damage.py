"""What could not be read of a text, in the interface's language."""

from PySide6.QtCore import QObject

from reader.ui.words.i18n import counted
from reader.ui.words.places import PlaceTexts


class DamageTexts(QObject):
    """Say of a text how many of its characters could not be read."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def text(self, count: int, place: str) -> str:
        """Return how many, and where the first one is; nothing for a text that is whole."""
        if not count:
            return ""
        text = counted(self.tr("%n character(s) not read: {0}", "", count), count, self._language)
        return text.format(PlaceTexts().text(place))
