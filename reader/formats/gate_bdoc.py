"""GATE's bdoc JSON (gatenlp): a folder with a document for each article, annotators as annotation sets.

https://gatenlp.github.io/python-gatenlp/documents: `offset_type` says whether offsets are Python's (p, code points) or
Java's (j, UTF-16 units). A stretch of text is all that an annotation marks: one in pieces goes out as the
stretch around them, with the pieces in a feature.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from reader.domain.errors import ImportProblem
from reader.domain.span import hull
from reader.formats.base import TEXTS_AND_DETAILS, Bundle, BundleArticle, BundleMention, OptionSpec, ReportRow
from reader.formats.carrying import Limits, carry, differences_of, file_stems
from reader.formats.folders import by_number, files_named, holds_named
from reader.formats.foreign import (
    CODE_POINTS,
    UTF16,
    Findings,
    Gathered,
    bundle_of,
    details_out,
    extra_of,
    label_in,
    label_out,
    settled,
    text_of,
)
from reader.formats.json_files import first_value, line, values
from reader.text.offsets import Utf16Map

_TOOL = "gate"
_SUFFIXES = (".bdocjs", ".bdocjson", ".json")
_NOTE, _PIECES, _RELATIONS, _ARTICLE = "hashiya:note", "hashiya:pieces", "hashiya:relations", "hashiya:article"
_UNITS = {"p": CODE_POINTS, "j": UTF16}
_CARRIED = ("relations", "mention notes", "attributes", "annotators", *TEXTS_AND_DETAILS)
_LIMITS = Limits(_CARRIED, _TOOL, pieces=True)
_AROUND = "an annotation marks one stretch: this is the one around the pieces, which stand in a feature"
_Json = dict[str, Any]


class GateBdoc:
    """Write and read folders of bdoc JSON."""

    name = "bdoc"
    title = "GATE bdoc JSON"
    suffix = ""
    unit = "stated in the file"
    keeps = "mentions of any shape with notes and attributes, relations as features, annotators, article data"
    loses = "entities, article labels, notes on articles"
    carries = frozenset(_CARRIED)
    own_schema = False
    extra = ""
    options = (OptionSpec("offsets", ("p", "j"), "p"),)

    def losses(self, article: BundleArticle, options: Mapping[str, str]) -> list[ReportRow]:
        """Return the mentions in pieces, which other readers see as one stretch."""
        return [
            ReportRow(
                article.id, each.spans[0].start, each.spans[-1].end, each.quote(article.content), "widened", _AROUND
            )
            for each in article.mentions
            if len(each.spans) > 1
        ]

    def write(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> None:
        """Write a file for each article."""
        for stem, article in file_stems(bundle.articles):
            document = _document(carry(article, _LIMITS).article, options["offsets"])
            (path / f"{stem}.bdocjs").write_text(line(document), encoding="utf-8", newline="\n")

    def differences(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> list[str]:
        """Read the folder again and compare texts, mentions with features, and relations."""
        return differences_of(bundle.articles, _read(path, Findings(path, _TOOL)), _LIMITS)

    def accepts(self, path: Path) -> bool:
        """Tell by the .bdocjs files of a folder, or by what the file's object holds."""
        if path.is_dir():
            return holds_named(path, *_SUFFIXES[:2])
        row = first_value(path, *_SUFFIXES)
        return "annotation_sets" in row and "text" in row

    def read(self, path: Path) -> Bundle:
        """Read a document, or all of a folder; an annotation that cannot stand is refused, and the rest comes in."""
        return bundle_of(path, _TOOL, lambda findings: _read(path, findings))


def _files(path: Path) -> list[Path]:
    return sorted(files_named(path, *_SUFFIXES[:2]), key=lambda file: (str(file.parent), by_number(file.name)))


def _document(article: BundleArticle, offsets: str) -> _Json:
    units = Utf16Map(article.content) if offsets == "j" else None
    sets: dict[str, list[_Json]] = {}
    numbers: dict[str, tuple[str, int]] = {}
    for mention in article.mentions:
        found = sets.setdefault(mention.annotator, [])
        numbers[mention.id] = mention.annotator, len(found)
        found.append(_annotation(mention, len(found), units))
    features: _Json = {_ARTICLE: {"id": article.id, **details_out(article.details)}}
    if article.relations:
        features[_RELATIONS] = [
            {
                "type": each.type, "set": each.annotator, "source": numbers[each.source][1],
                "target": numbers[each.target][1], "attributes": dict(each.attributes),
            }
            for each in article.relations
        ]  # fmt: skip
    return {
        "annotation_sets": {
            name: {"name": name, "annotations": found, "next_annid": len(found)} for name, found in sets.items()
        },
        "text": article.content,
        "features": features,
        "offset_type": offsets,
        "name": article.id,
    }


def _annotation(mention: BundleMention, number: int, units: Utf16Map | None) -> _Json:
    def at(position: int) -> int:
        return position if units is None else units.to_qt(position)

    around = hull(mention.spans)
    features: _Json = dict(mention.attributes)
    if mention.note:
        features[_NOTE] = mention.note
    if len(mention.spans) > 1:
        features[_PIECES] = [[at(span.start), at(span.end)] for span in mention.spans]
    return {
        "type": label_out(mention.label),
        "start": at(around.start),
        "end": at(around.end),
        "id": number,
        "features": features,
    }


def _read(path: Path, findings: Findings) -> Iterator[BundleArticle]:
    for file in _files(path) if path.is_dir() else [path]:
        name = f"{file.name}, " if path.is_dir() else ""
        for place, row in values(file, lambda place, problem, name=name: findings.refuse(name + place, problem)):  # type: ignore[misc]
            text = text_of(findings, row, name + place, ("text",))
            if text is None:
                continue
            unit = _UNITS.get(str(row.get("offset_type", "p")))
            if unit is None:
                found = row.get("offset_type")
                raise ImportProblem(str(file), f"Its offset_type is {found!r}, expected p or j.", "Nothing was added.")
            yield _article(Gathered(findings, text, name + place, unit), row, file.stem)


def _article(gathered: Gathered, row: _Json, stem: str) -> BundleArticle:
    sets = row.get("annotation_sets")
    for name, held in sets.items() if isinstance(sets, dict) else ():
        annotations = held.get("annotations") if isinstance(held, dict) else held
        for order, each in enumerate(annotations or [], 1):
            place = f"set {name!r}, annotation {order}"
            if isinstance(each, dict):
                _take(gathered, name, each, place)
            else:
                gathered.findings.refuse(f"{gathered.place}, {place}", "The annotation is no object.")
    features = row.get("features")
    features = features if isinstance(features, dict) else {}
    for order, each in enumerate(features.get(_RELATIONS) or [], 1):
        source, target = ((each.get("set"), each.get(side)) for side in ("source", "target"))
        attributes = _attributes(each.get("attributes"))
        gathered.relation(each.get("type"), source, target, f"relation {order}", attributes)
    meta = features.get(_ARTICLE)
    meta = meta if isinstance(meta, dict) else {}
    rest = extra_of(features, (_RELATIONS, _ARTICLE))
    return gathered.article(meta.get("id") or row.get("name") or stem, meta, rest)


def _take(gathered: Gathered, name: str, each: _Json, place: str) -> None:
    features = each.get("features")
    features = features if isinstance(features, dict) else {}
    pieces = features.get(_PIECES)
    edges: list[Any] = pieces if isinstance(pieces, list) else [(each.get("start"), each.get("end"))]
    gathered.mention(
        [tuple(pair) for pair in edges], label_in(each.get("type")), key=(name, each.get("id", place)),
        annotator=name, note=str(features.get(_NOTE, "")), attributes=_attributes(features), place=place,
    )  # fmt: skip


def _attributes(features: object) -> dict[str, str]:
    """Return features as attributes: texts as they are, other values as JSON."""
    if not isinstance(features, dict):
        return {}
    return {
        settled(name): settled(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
        for name, value in features.items()
        if value is not None and name not in (_NOTE, _PIECES)
    }
