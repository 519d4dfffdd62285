"""What an importer could not take in ("3 repeated mentions"), in the interface's language."""

import re

from PySide6.QtCore import QObject

from reader.ui.words.i18n import isolate_ltr, number

_ELEMENTS = re.compile(r"<(?P<name>.+)> elements")


class LeftOuts(QObject):
    """Put what importers count into words. What has no words here is shown as it is said, isolated."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language

    def text(self, what: str) -> str:
        """Return one count with its name."""
        count, _, name = what.partition(" ")
        if not count.isdecimal():
            return isolate_ltr(what)
        shown, known = number(int(count), self._language), self._names().get(name)
        elements = _ELEMENTS.fullmatch(name)
        if elements is not None:
            known = self.tr("elements of the name {0}").format(isolate_ltr(elements["name"]))
        return self.tr("{0} ({1})").format(known, shown) if known else f"{shown} {isolate_ltr(name)}"

    def _names(self) -> dict[str, str]:
        return {
            "events": self.tr("events"),
            "relations that name no mentions": self.tr("relations between what is no mention"),
            "notes on what is no mention": self.tr("notes on what is no mention"),
            "attributes of what is no mention": self.tr("attributes of what is no mention"),
            "events without a mention": self.tr("events without a mention"),
            "normalisations of no mention": self.tr("normalisations of no mention"),
            "equivalences of no mentions": self.tr("equivalences of no mentions"),
            "tasks that were not accepted": self.tr("tasks that were not accepted"),
            "relations between what is no mention": self.tr("relations between what is no mention"),
            "relations that do not join two mentions": self.tr("relations between what is no mention"),
            "links between what is no mention of one text": self.tr("relations between what is no mention"),
            "relations of a mention with itself": self.tr("relations of a mention with itself"),
            "links of chains": self.tr("links of chains"),
            "annotations of no width": self.tr("annotations of no width"),
            "repeated annotations": self.tr("repeated mentions"),
            "repeated mentions": self.tr("repeated mentions"),
            "article labels that are labels of mentions, too": self.tr(
                "article labels that are labels of mentions, too"
            ),
            "remarks that are no texts": self.tr("notes that are no texts"),
            "remarks on what did not come in": self.tr("notes on what did not come in"),
            "structures that mark no text": self.tr("structures that mark no text"),
            "selections whose name is not their text": self.tr("selections whose name is not their text"),
            "offsets in another unit, set right by their quotes": self.tr(
                "offsets in another unit, set right by their quotes"
            ),
            "texts whose positions count other line ends or a BOM, set right by the names": self.tr(
                "texts whose positions count other line ends or a BOM, set right by the names"
            ),
        }
