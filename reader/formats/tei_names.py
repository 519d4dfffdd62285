"""Names that what goes out as TEI and what comes in share, and how others' names are written as TEI's."""

from typing import Any
from urllib.parse import quote, unquote

import regex

from reader.formats.xml_files import name_of
from reader.formats.xml_letters import NOT_XML

NAMESPACE = "http://www.tei-c.org/ns/1.0"
APPLICATION = "hashiya"
BODY = "body"
MENTIONS, NOTES, LABELS, ENTITIES, ALIAS = "mentions", "notes", "labels", "entities", "alias"
_NOT_WORD = regex.compile(r"[\p{C}\p{Z}%]")
_CHARACTER = regex.compile("#u([0-9a-f]{4})")
_REPLACEMENT = "\ufffd"
# XML 1.0, fifth edition, without the colon
_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME_START = regex.compile(f"[{_START}]")
_NOT_NAME = regex.compile(f"[^{_START}.0-9\u00b7\u0300-\u036f\u203f\u2040-]")
_ESCAPE, _NUMBERED = regex.compile("_(x[0-9a-f]{4,6}_)"), regex.compile("_x([0-9a-f]{4,6})_")


def word_out(name: str) -> str:
    """Return a name as TEI allows it for types and features: no white space, no controls."""
    return _NOT_WORD.sub(lambda found: quote(found[0], safe=""), name)


def word_in(name: str) -> str:
    """Return the name that `word_out` made a word of."""
    return unquote(name)


def name_out(text: str) -> str:
    """Return a text as an XML name, which the name of a feature must be: what may not stand in one as its number."""
    found = _NOT_NAME.sub(_numbered, _ESCAPE.sub(r"_x005f_\1", text))
    return found if _NAME_START.match(found) else f"_x0000_{found}"


def name_in(name: str) -> str:
    """Return the text that `name_out` made a name of."""
    return _NUMBERED.sub(lambda found: chr(int(found[1], 16)) if int(found[1], 16) else "", name)


def _numbered(found: regex.Match[str]) -> str:
    return f"_x{ord(found[0]):04x}_"


def fill(element: Any, text: str) -> None:
    """Give an element its text. A character that XML cannot hold becomes U+FFFD in a <g> that names it."""
    at, last = 0, None
    for found in [*NOT_XML.finditer(text), None]:
        plain = text[at : found.start() if found else len(text)]
        if last is None:
            element.text = plain
        else:
            last.tail = plain
        if found is not None:
            last = element.makeelement(f"{{{NAMESPACE}}}g", {"ref": f"#u{ord(found[0]):04x}"})
            last.text = _REPLACEMENT
            element.append(last)
            at = found.end()


def character_of(element: Any) -> str | None:
    """Return the character that `fill` wrote as this element; None for any other."""
    found = _CHARACTER.fullmatch(element.get("ref", "")) if name_of(element) == "g" else None
    return chr(int(found[1], 16)) if found is not None and element.text == _REPLACEMENT else None


def plain(element: Any) -> str:
    """Return all text in an element, as it stands."""
    parts = [element.text or ""]
    for child in element:
        own = character_of(child)
        parts += [plain(child) if own is None else own, child.tail or ""]
    return "".join(parts)
