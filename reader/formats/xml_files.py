"""XML of other tools: parsed by lxml with entities off and no network; what could harm is refused by name."""

import io
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.parsers import expat

from reader.domain.errors import ExportProblem, ImportProblem
from reader.formats.libraries import library
from reader.formats.plain_text import read_bytes

EXTRA = "xml"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_HEAD = 1 << 16


def etree_for_reading(path: Path) -> ModuleType:
    """Return lxml's module. Raises ImportProblem that says how to install it."""
    return library("lxml.etree", EXTRA, ImportProblem, path)


def etree_for_writing(path: Path) -> ModuleType:
    """Return lxml's module. Raises ExportProblem that says how to install it."""
    return library("lxml.etree", EXTRA, ExportProblem, path)


def root_of(path: Path, data: bytes | None = None, place: str = "") -> Any:
    """Return the root of an XML file, or of the bytes of one that lies at a place in it. Raises ImportProblem."""
    etree = etree_for_reading(path)
    held = read_bytes(path) if data is None else data
    names, has_dtd = _declared(held)
    _refuse_declared(path, names, place)

    def parsed(**given: bool) -> Any:
        return etree.fromstring(held, etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
            remove_pis=True, **given,
        ))  # fmt: skip

    try:
        try:
            root = parsed()
        except etree.XMLSyntaxError as error:
            # ids given twice are no reason to refuse a text; not asked for ids, lxml would fetch a DTD
            if has_dtd or error.code != etree.ErrorTypes.DTD_ID_REDEFINED:
                raise
            root = parsed(collect_ids=False)
    except etree.XMLSyntaxError as error:
        raise _no_xml(path, place, error) from error
    _refuse_within(etree, path, root, place)
    return root


def parts_of(path: Path, data: bytes, place: str, tags: Collection[str]) -> Iterator[Any]:
    """Yield the elements of some tags as they end, each to be used before the next; last the root without their inside.

    So the tree of one of them is in memory at a time. Raises ImportProblem.
    """
    etree = etree_for_reading(path)
    _refuse_declared(path, _declared(data)[0], place)
    parts = etree.iterparse(
        io.BytesIO(data), tag=tags, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        for _, element in parts:
            _refuse_within(etree, path, element, place)
            yield element
            del element[:]
    except etree.XMLSyntaxError as error:
        raise _no_xml(path, place, error) from error
    _refuse_within(etree, path, parts.root, place)
    yield parts.root


def _no_xml(path: Path, place: str, error: Any) -> ImportProblem:
    where = f"{place}, line {error.lineno}" if place else f"line {error.lineno}"
    return ImportProblem(str(path), f"This is not XML: {error.msg}.", "Nothing was added.", where)


def _refuse_within(etree: ModuleType, path: Path, element: Any, place: str) -> None:
    """Refuse entities that are declared in an encoding that the first look does not know, or used all the same."""
    inside = element.getroottree().docinfo.internalDTD
    _refuse_declared(path, [each.name for each in inside.iterentities()] if inside is not None else [], place)
    for each in element.iter(etree.Entity):
        raise ImportProblem(
            str(path), f"It uses the entity {each.text}, which it does not define.",
            "Save it with its entities replaced.", f"line {each.sourceline}",
        )  # fmt: skip


class _Seen(Exception):  # noqa: N818
    """Stop at the first element."""


def _declared(data: bytes) -> tuple[list[str], bool]:
    """Return the entities declared before the first element, and whether there is a DTD; nothing is expanded."""
    names: list[str] = []
    kinds: list[str] = []

    def stop(*_: object) -> None:
        raise _Seen

    parser = expat.ParserCreate()
    parser.EntityDeclHandler = lambda name, *_: names.append(name)
    parser.StartDoctypeDeclHandler = lambda name, *_: kinds.append(name)
    parser.StartElementHandler = stop
    with suppress(_Seen, expat.ExpatError, ValueError, LookupError):
        parser.Parse(data, True)
    return names, bool(kinds)


def _refuse_declared(path: Path, names: list[str], place: str) -> None:
    """Refuse what could fetch other files or fill the memory."""
    if names:
        raise ImportProblem(
            str(path), f"It declares entities ({', '.join(names[:5])}), which could fetch files or fill the memory.",
            "Save it with its entities replaced.", place,
        )  # fmt: skip


def begins_with(path: Path, *marks: bytes) -> bool:
    """Tell whether each mark stands in the first bytes of a file."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return all(mark in head for mark in marks)


def name_of(element: Any) -> str:
    """Return an element's name without its namespace; empty for what is no element."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""
