"""Where in a file something stands, in the interface's language."""

from PySide6.QtCore import QLocale, QObject

from reader.domain.places import Part, parts_of
from reader.ui.words.i18n import isolate_ltr, number


class PlaceTexts(QObject):
    """Put the places that errors name into words."""

    def text(self, place: str) -> str:
        """Return a place, the outermost part first; names in it are isolated."""
        language = QLocale().name().partition("_")[0]
        separator = "، " if language == "ar" else ", "
        return separator.join(self._part(part, language) for part in parts_of(place))

    def _part(self, part: Part, language: str) -> str:
        shown = isolate_ltr(part.name) if part.number is None else number(part.number, language)
        return self._kinds().get(part.kind, "{0}").format(shown)

    def _kinds(self) -> dict[str, str]:
        return {
            "annotation": self.tr("annotation {0}"),
            "byte": self.tr("byte {0}"),
            "chapter": self.tr("chapter {0}"),
            "column": self.tr("column {0}"),
            "entry": self.tr("entry {0}"),
            "item": self.tr("item {0}"),
            "label": self.tr("label {0}"),
            "line": self.tr("line {0}"),
            "link": self.tr("link {0}"),
            "paragraph": self.tr("paragraph {0}"),
            "region": self.tr("region {0}"),
            "relation": self.tr("relation {0}"),
            "result": self.tr("result {0}"),
            "row": self.tr("row {0}"),
            "selection": self.tr("selection {0}"),
            "sentence": self.tr("sentence {0}"),
            "set": self.tr("set {0}"),
            "sheet": self.tr("sheet {0}"),
            "span": self.tr("span {0}"),
            "token": self.tr("token {0}"),
            "view": self.tr("view {0}"),
        }
