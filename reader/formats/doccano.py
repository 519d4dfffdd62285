"""doccano JSONL: `label` [[start, end, label]] out; `label`, `labels` or `entities` in; relations and article labels.

https://doccano.github.io/doccano/tutorial: offsets count code points, or graphemes in projects that say so, which the
file does not tell; ours states it in `offset_unit`.
"""

from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any

from reader.formats.base import TEXTS_AND_DETAILS, Bundle, BundleArticle, OptionSpec, ReportRow
from reader.formats.carrying import Limits, carry, differences_of
from reader.formats.foreign import (
    CODE_POINTS,
    GRAPHEMES,
    Findings,
    Gathered,
    bundle_of,
    details_out,
    extra_of,
    label_in,
    label_out,
    text_of,
)
from reader.formats.json_files import first_value, line, values
from reader.text.graphemes import grapheme_edges, whole_graphemes

_TOOL = "doccano"
_TEXTS = ("text", "data", "column_data")
_LABELS = ("entities", "label", "labels", "column_label")
_KNOWN = (*_TEXTS, *_LABELS, "relations", "cats", "Comments", "comments", "id", "meta", "offset_unit")
_CARRIED = ("relations", "article labels", *TEXTS_AND_DETAILS)


_LIMITS = {
    CODE_POINTS: Limits(_CARRIED, _TOOL, notes=False),
    GRAPHEMES: Limits(_CARRIED, _TOOL, notes=False, fit=whole_graphemes, reason="graphemes cannot be cut"),
}


class Doccano:
    """Write and read doccano's JSONL."""

    name = "doccano"
    title = "doccano JSONL"
    suffix = ".jsonl"
    unit = "code points"
    keeps = "nested and overlapping mentions, relations, article labels, article data"
    loses = "entities, attributes, notes, annotators' names; mentions in pieces are split"
    carries = frozenset(_CARRIED)
    own_schema = False
    extra = ""
    options = (OptionSpec("unit", (CODE_POINTS, GRAPHEMES), CODE_POINTS),)

    def losses(self, article: BundleArticle, options: Mapping[str, str]) -> list[ReportRow]:
        """Return the mentions in pieces, those that repeat someone else's, and those that cut graphemes."""
        return carry(article, _LIMITS[options["unit"]]).rows

    def write(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> None:
        """Write a line for each article; ids of mentions and relations are the file's own."""
        mention_ids, relation_ids = count(1), count(1)
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for article in bundle.articles:
                carried = carry(article, _LIMITS[options["unit"]]).article
                file.write(line(_row(carried, options["unit"], mention_ids, relation_ids)))

    def differences(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> list[str]:
        """Read the file again and compare texts, mentions, relations and article labels."""
        return differences_of(bundle.articles, _read(path, Findings(path, _TOOL)), _LIMITS[options["unit"]])

    def accepts(self, path: Path) -> bool:
        """Tell by the first line: a text with labels in one of doccano's ways."""
        row = first_value(path, ".jsonl", ".ndjson", ".json")
        return any(name in row for name in _TEXTS) and any(_looks_so(row.get(name)) for name in (*_LABELS, "cats"))

    def read(self, path: Path) -> Bundle:
        """Read a file; a bad line, mention or relation is refused by its place and the rest comes in."""
        return bundle_of(path, _TOOL, lambda findings: _read(path, findings))


def _looks_so(value: object) -> bool:
    first = value[0] if isinstance(value, list) and value else None
    if isinstance(first, dict):
        return "start_offset" in first
    return isinstance(value, list) and (first is None or isinstance(first, (str, list)))


def _row(article: BundleArticle, unit: str, mention_ids: "count[int]", relation_ids: "count[int]") -> dict[str, Any]:
    place = {edge: number for number, edge in enumerate(grapheme_edges(article.content))} if unit == GRAPHEMES else {}
    mentions = sorted(article.mentions, key=lambda each: (each.spans[0].start, -each.spans[0].end))
    spans = [
        (place.get(span.start, span.start), place.get(span.end, span.end))
        for (span,) in (each.spans for each in mentions)
    ]
    labels = [label_out(each.label) for each in mentions]
    row: dict[str, Any] = {
        "id": article.id,
        "text": article.content,
        "label": [[*span, label] for span, label in zip(spans, labels)],
    }
    if article.relations:
        # what a project for relations reads; one for sequences takes `label`
        ids = {each.id: next(mention_ids) for each in mentions}
        row["entities"] = [
            {"id": ids[each.id], "label": label, "start_offset": start, "end_offset": end}
            for each, label, (start, end) in zip(mentions, labels, spans)
        ]
        row["relations"] = [
            {"id": next(relation_ids), "from_id": ids[each.source], "to_id": ids[each.target], "type": each.type}
            for each in article.relations
        ]
    if article.labels:
        row["cats"] = [label for _, label in article.labels]
    return {**row, "meta": details_out(article.details), "offset_unit": unit}


def _read(path: Path, findings: Findings) -> Iterator[BundleArticle]:
    for place, row in values(path, findings.refuse):
        text = text_of(findings, row, place, _TEXTS)
        if text is None:
            continue
        unit = GRAPHEMES if row.get("offset_unit") == GRAPHEMES else CODE_POINTS
        gathered = Gathered(findings, text, place, unit)
        for order, each in enumerate(_labels(gathered, row), 1):
            _take(gathered, each, f"label {order}")
        for order, each in enumerate(row.get("relations") or [], 1):
            if isinstance(each, dict):
                gathered.relation(each.get("type"), each.get("from_id"), each.get("to_id"), f"relation {order}")
        cats = row.get("cats") or []
        for each in [cats] if isinstance(cats, str) else cats:
            gathered.article_label(each)
        for each in row.get("Comments") or row.get("comments") or []:
            gathered.note(each)
        yield gathered.article(row.get("id"), row.get("meta"), extra_of(row, _KNOWN))


def _labels(gathered: Gathered, row: dict[str, Any]) -> list[Any]:
    """Return the labels of a row: entities tell more than a label beside them does."""
    found: Any = next((row[name] for name in _LABELS if row.get(name)), [])
    if isinstance(found, str):
        return [found]
    if not isinstance(found, list):
        gathered.findings.refuse(gathered.place, f"The labels are {str(found)[:60]!r}, expected a list.")
        return []
    return found


def _take(gathered: Gathered, each: Any, place: str) -> None:
    if isinstance(each, str):
        gathered.article_label(each)
    elif isinstance(each, list) and len(each) == 3:
        gathered.mention([(each[0], each[1])], label_in(each[2]), place=place)
    elif isinstance(each, dict):
        edges = (each.get("start_offset"), each.get("end_offset"))
        gathered.mention([edges], label_in(each.get("label")), key=each.get("id"), place=place)
    else:
        expected = "expected [start, end, label]"
        gathered.findings.refuse(f"{gathered.place}, {place}", f"The label is {str(each)[:60]!r}, {expected}.")
