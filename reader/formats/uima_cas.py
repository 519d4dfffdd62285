"""UIMA CAS as JSON 0.4 and XMI 1.0: a folder with a file for each article, and the type system with it.

https://github.com/dkpro/dkpro-cassis writes and reads them, and converts the offsets: both files count UTF-16 units.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from reader.domain.errors import ExportProblem, ImportProblem
from reader.formats.base import Bundle, BundleArticle, OptionSpec, ReportRow
from reader.formats.carrying import Limits, carry, differences_of, file_stems
from reader.formats.cas_reading import Edges, articles_of, loaded
from reader.formats.cas_types import cas_of, type_system
from reader.formats.folders import by_number, holds_named
from reader.formats.foreign import Findings, bundle_of
from reader.formats.json_files import first_value
from reader.formats.libraries import library
from reader.formats.xml_letters import legal, legal_article, replaced

_TOOL = "uima"
_TYPES = "TypeSystem.xml"
_CARRIED = (
    "relations", "article labels", "annotators", "mention notes", "article titles", "article addresses",
    "article languages", "texts",
)  # fmt: skip
_LIMITS = Limits(_CARRIED, _TOOL)
_MARKS = ("%TYPES", "%VIEWS", "%FEATURE_STRUCTURES")


class _Cas:
    """Write and read one of the two; they differ in how a CAS lies in its file."""

    def __init__(self, name: str, title: str, ending: str) -> None:
        self.name, self.title, self._ending = name, title, ending

    suffix = ""
    unit = "UTF-16 units"
    keeps = (
        "nested and overlapping mentions with notes, relations, article labels, annotators, "
        "titles, addresses and languages of articles"
    )
    loses = "entities, attributes, notes on articles, other article data; mentions in pieces are split"
    carries = frozenset(_CARRIED)
    own_schema = False
    extra = "cas"
    options: tuple[OptionSpec, ...] = ()

    def losses(self, article: BundleArticle, options: Mapping[str, str]) -> list[ReportRow]:
        """Return the mentions in pieces, and what holds a character that XML cannot hold."""
        rows = carry(article, _LIMITS).rows
        return rows if self._ending == ".json" else [*rows, *replaced(article, _CARRIED, text=True)]

    def text_read(self, article: BundleArticle, options: Mapping[str, str]) -> str:
        """Return the text as it comes back: what XML has no way to write is U+FFFD."""
        return article.content if self._ending == ".json" else legal(article.content)

    def write(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> None:
        """Write the type system, and a file for each article."""
        cassis = library("cassis", "cas", ExportProblem, path)
        types = type_system(cassis)
        if self._ending == ".xmi":
            types.to_xml(path / _TYPES)
        for stem, article in file_stems(bundle.articles):
            cas = cas_of(cassis, types, self._legal(carry(article, _LIMITS).article))
            file = path / f"{stem}{self._ending}"
            if self._ending == ".json":
                cas.to_json(file)
            else:
                cas.to_xmi(file)

    def differences(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> list[str]:
        """Read the folder again and compare texts, mentions, relations and article labels."""
        return differences_of(map(self._legal, bundle.articles), self._read(path, Findings(path, _TOOL)), _LIMITS)

    def _legal(self, article: BundleArticle) -> BundleArticle:
        """Return an article as it comes back; JSON holds everything."""
        return article if self._ending == ".json" else replace(legal_article(article), content=legal(article.content))

    def accepts(self, path: Path) -> bool:
        """Tell by a folder's first file, or what the file is made of."""
        if path.is_dir():
            # that there is none, as in most folders, is seen sooner than which one is the first
            any_there = holds_named(path, self._ending)
            first = next(iter(sorted(path.glob(f"*{self._ending}"))), None) if any_there else None
            return first is not None and self.accepts(first)
        if self._ending == ".json":
            return any(mark in first_value(path, ".json") for mark in _MARKS)
        return path.suffix.lower() == ".xmi"

    def read(self, path: Path) -> Bundle:
        """Read a file, or all of a folder; an annotation that cannot stand is refused, and the rest comes in."""
        return bundle_of(path, _TOOL, lambda findings: self._read(path, findings))

    def _read(self, path: Path, findings: Findings) -> Iterator[BundleArticle]:
        files = sorted(path.glob(f"*{self._ending}"), key=lambda each: by_number(each.name))
        for file in files if path.is_dir() else [path]:
            is_json = self._ending == ".json"
            cas, trusted = _json_cas(file) if is_json else _xmi_cas(file)
            edges = None if trusted else _json_edges(file) if is_json else _xmi_edges(file)
            yield from articles_of(findings, cas, file.name, edges)


def cas_json() -> _Cas:
    """Return the format of .json files."""
    return _Cas("cas-json", "UIMA CAS JSON 0.4", ".json")


def cas_xmi() -> _Cas:
    """Return the format of .xmi files."""
    return _Cas("xmi", "UIMA CAS XMI 1.0", ".xmi")


def _json_cas(file: Path) -> tuple[Any, bool]:
    def load(cassis: Any) -> Any:
        with file.open("rb") as stream:
            return cassis.load_cas_from_json(stream)

    return loaded(file, load)


def _xmi_cas(file: Path) -> tuple[Any, bool]:
    types = _types_beside(file)

    def load(cassis: Any) -> Any:
        found = types.stat()
        known = _types_in(cassis, types, found.st_mtime_ns, found.st_size)
        with file.open("rb") as stream:
            return cassis.load_cas_from_xmi(stream, typesystem=known)

    _refuse_entities(file)
    _refuse_entities(types)
    return loaded(file, load)


@lru_cache(maxsize=4)
def _types_in(cassis: Any, file: Path, changed: int, size: int) -> Any:
    """Return a type system; the files of a folder share one, which cassis takes as long to read as an article."""
    with file.open("rb") as stream:
        return cassis.load_typesystem(stream)


def _json_edges(file: Path) -> Edges:
    data = json.loads(file.read_text(encoding="utf-8"))
    structures = data["%FEATURE_STRUCTURES"]
    # an older way of writing them keeps them by id
    listed = (
        structures if isinstance(structures, list) else [{"%ID": int(key)} | each for key, each in structures.items()]
    )
    return {each["%ID"]: (each.get("begin"), each.get("end")) for each in listed}


def _xmi_edges(file: Path) -> Edges:
    found: dict[object, tuple[object, object]] = {}
    for _, element in ElementTree.iterparse(file):
        name = element.get("{http://www.omg.org/XMI}id")
        if name is not None and "begin" in element.attrib:
            found[int(name)] = (int(element.attrib["begin"]), int(element.get("end", -1)))
    return found


def _types_beside(file: Path) -> Path:
    """Return the type system that goes with an XMI: by its name, or the only one beside it."""
    for name in (f"{file.stem}-typesystem.xml", f"{file.stem}.typesystem.xml", _TYPES, "typesystem.xml"):
        if file.with_name(name).is_file():
            return file.with_name(name)
    found = [each for each in sorted(file.parent.glob("*.xml")) if b"typeSystemDescription" in each.read_bytes()[:2000]]
    if len(found) != 1:
        raise ImportProblem(
            str(file), f"There are {len(found) or 'no'} type systems beside it, and an XMI needs its own.",
            f"Put it beside the file as {_TYPES}.",
        )  # fmt: skip
    return found[0]


def _refuse_entities(file: Path) -> None:
    try:
        with file.open("rb") as stream:
            if b"<!" in stream.read(4096).replace(b"<!--", b""):
                # entities could make a small file huge
                raise ImportProblem(str(file), "The file declares a document type or entities.", "Remove them.")
    except OSError as error:
        raise ImportProblem(str(file), f"The file cannot be read: {error}.", "Check that it is there.") from error
