"""Going through a TEI text once: its characters in order, and where each name, note and identified element lies."""

import re
from collections import Counter
from typing import Any, NamedTuple

from reader.domain.span import Span
from reader.formats.tei_names import character_of
from reader.formats.xml_files import XML_ID, name_of
from reader.text.tokenising import trimmed

NAMES = frozenset(
    ("persName", "placeName", "orgName", "geogName", "geogFeat", "objectName", "eventName", "name", "rs", "date",
     "time", "country", "region", "settlement", "district", "bloc", "roleName", "forename", "surname", "addName",
     "genName", "nameLink", "title"),
)  # fmt: skip
_BLOCKS = frozenset(
    ("front", "body", "back", "div", "div1", "div2", "div3", "div4", "div5", "div6", "div7", "head", "p", "ab", "l",
     "lg", "list", "item", "label", "table", "row", "cell", "sp", "speaker", "stage", "byline", "dateline", "opener",
     "closer", "salute", "signed", "trailer", "postscript", "epigraph", "argument", "titlePage", "docTitle",
     "titlePart", "docAuthor", "docDate", "docImprint", "docEdition", "listBibl", "figure", "floatingText"),
)  # fmt: skip
_HOLDERS = frozenset(("front", "body", "back", "div", "div1", "div2", "div3", "div4", "div5", "div6", "div7", "lg"))
_BREAKS = frozenset(("lb", "pb", "cb", "gb", "milestone"))
_SKIPPED = frozenset(("del", "fw", "figDesc", "standOff", "spanGrp", "interpGrp", "index"))
_PREFERRED = {"choice": ("corr", "reg", "expan"), "app": ("lem",), "subst": ("add",)}
_SPACE = re.compile(r"([ \t\r\n]+)")


class Place(NamedTuple):
    """Say from where to where the text of an element reaches."""

    element: Any
    start: int
    end: int


class Walk:
    """Hold a text's characters, its names, remarks (with where they stand) and what was passed over.

    `verbatim` takes the text as it stands, line feeds and all. `places` are those of elements with an id.
    """

    def __init__(self, text: Any, verbatim: bool) -> None:
        self._verbatim = verbatim
        self._parts: list[str] = []
        self._length = 0
        self._gap = ""
        self.places: dict[str, tuple[int, int]] = {}
        self.notes: list[tuple[Any, int]] = []
        self.skipped: Counter[str] = Counter()
        found: list[Place] = []
        self._element(text, found)
        self.content = "".join(self._parts)
        self.names: list[Place] = []
        for each in found:
            span = trimmed(self.content, Span(each.start, each.end)) if each.start < each.end else None
            if span is not None:
                self.names.append(Place(each.element, span.start, span.end))
        if not verbatim:
            self.places = {key: self._trimmed(*place) for key, place in self.places.items()}

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        span = trimmed(self.content, Span(start, end)) if start < end else None
        return (start, end) if span is None else (span.start, span.end)

    def _write(self, text: str | None) -> None:
        if not text:
            return
        if self._verbatim:
            self._parts.append(text)
            self._length += len(text)
            return
        for piece in _SPACE.split(text):
            if _SPACE.fullmatch(piece):
                self._gap = self._gap or " "
            elif piece:
                if self._length:
                    self._parts.append(self._gap)
                    self._length += len(self._gap)
                self._gap = ""
                self._parts.append(piece)
                self._length += len(piece)

    def _element(self, element: Any, found: list[Place]) -> None:
        name = name_of(element)
        if name in _SKIPPED:
            self.skipped[name] += 1
            return
        if name == "note":
            self.notes.append((element, self._length))
            return
        if name in _BREAKS:
            if element.get("break") != "no":
                self._gap = self._gap or " "
            return
        own = character_of(element)
        if own is not None:
            self._write(own)
            return
        parent = element.getparent()
        block = name in _BLOCKS or (parent is not None and name_of(parent) in _HOLDERS)
        if block:
            self._gap = "\n"
        start = self._length
        place = len(found)
        self._write(element.text)
        for child in _readings(element, name):
            self._element(child, found)
            self._write(child.tail)
        if block:
            self._gap = "\n"
        if name in NAMES:
            # names before those in them
            found.insert(place, Place(element, start, self._length))
        key = element.get(XML_ID)
        if key:
            self.places.setdefault(key, (start, self._length))


def _readings(element: Any, name: str) -> list[Any]:
    """Return the children whose text is read: one of two readings, all otherwise."""
    children = [child for child in element if isinstance(child.tag, str)]
    if name in _PREFERRED and children:
        preferred = [child for child in children if name_of(child) in _PREFERRED[name]]
        chosen = (preferred or children)[0]
        return [chosen]
    return children
