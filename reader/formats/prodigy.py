"""Prodigy JSONL: a task a line, with text and spans of characters (https://prodi.gy/docs/api-interfaces#spans_manual).

Offsets are Python's, code points. Each annotator's work on an article is a line of its own, named by `_annotator_id`,
as Prodigy itself writes it; lines of one text come together again.
"""

import hashlib
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from reader.formats.base import TEXTS_AND_DETAILS, Bundle, BundleArticle, OptionSpec, ReportRow
from reader.formats.carrying import Limits, carry, differences_of
from reader.formats.foreign import (
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

_TOOL = "prodigy"
_KNOWN = ("text", "spans", "relations", "meta", "answer", "tokens", "_annotator_id", "_session_id", "_view_id")
_LIMITS = Limits(("annotators", *TEXTS_AND_DETAILS), _TOOL, notes=False)
_Row = tuple[str, dict[str, Any]]


class Prodigy:
    """Write and read Prodigy's tasks."""

    name = "prodigy"
    title = "Prodigy JSONL"
    suffix = ".jsonl"
    unit = "code points"
    keeps = "nested and overlapping mentions, annotators, article data"
    loses = "relations, entities, attributes, notes; mentions in pieces are split"
    carries = frozenset(_LIMITS.carries)
    own_schema = False
    extra = ""
    options: tuple[OptionSpec, ...] = ()

    def losses(self, article: BundleArticle, options: Mapping[str, str]) -> list[ReportRow]:
        """Return the mentions in pieces."""
        return carry(article, _LIMITS).rows

    def write(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> None:
        """Write a line for each article and annotator, and one for an article without mentions."""
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for article in bundle.articles:
                for task in _tasks(carry(article, _LIMITS).article):
                    file.write(line(task))

    def differences(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> list[str]:
        """Read the file again and compare texts and mentions."""
        return differences_of(bundle.articles, _read(path, Findings(path, _TOOL), False), _LIMITS)

    def accepts(self, path: Path) -> bool:
        """Tell by the first line: a text with spans, or Prodigy's own hashes."""
        row = first_value(path, ".jsonl", ".ndjson", ".json")
        return isinstance(row.get("text"), str) and ("spans" in row or "_task_hash" in row or "_input_hash" in row)

    def read(self, path: Path) -> Bundle:
        """Read a file; a bad line or span is refused by its place and the rest comes in."""
        scattered = _is_scattered(path)
        return bundle_of(path, _TOOL, lambda findings: _read(path, findings, scattered))


def _tasks(article: BundleArticle) -> Iterator[dict[str, Any]]:
    meta = {"id": article.id, **details_out(article.details)}
    by_annotator: dict[str, list[dict[str, Any]]] = {}
    for mention in article.mentions:
        (span,) = mention.spans
        found = {"start": span.start, "end": span.end, "label": label_out(mention.label)}
        by_annotator.setdefault(mention.annotator, []).append(found)
    for annotator, spans in by_annotator.items():
        spans.sort(key=lambda each: (each["start"], -each["end"]))
        yield {
            "text": article.content, "spans": spans, "meta": meta, "answer": "accept",
            "_annotator_id": annotator, "_session_id": annotator,
        }  # fmt: skip
    if not by_annotator:
        yield {"text": article.content, "spans": [], "meta": meta, "answer": "accept"}


def _key(row: dict[str, Any]) -> str:
    meta = row.get("meta")
    name = str(meta.get("id", "")) if isinstance(meta, dict) else ""
    return hashlib.sha256(f"{row['text']}\0{name}".encode("utf-8", "replace")).hexdigest()


def _rows(path: Path, findings: Findings) -> Iterator[_Row]:
    for place, row in values(path, findings.refuse):
        if text_of(findings, row, place, ("text",)) is not None:
            yield place, row


def _is_scattered(path: Path) -> bool:
    """Tell whether lines of one text stand apart, as they do when annotators worked at the same time."""
    keys = (_key(row) for _, row in _rows(path, Findings(path, _TOOL)))
    seen: set[str] = set()
    for key, _ in groupby(keys):
        if key in seen:
            return True
        seen.add(key)
    return False


def _read(path: Path, findings: Findings, scattered: bool) -> Iterator[BundleArticle]:
    rows: Iterator[_Row] | list[_Row] = _rows(path, findings)
    if scattered:
        order: dict[str, int] = {}
        rows = sorted(rows, key=lambda each: order.setdefault(_key(each[1]), len(order)))
    for _, group in groupby(rows, key=lambda each: _key(each[1])):
        yield _article(findings, list(group))


def _article(findings: Findings, rows: list[_Row]) -> BundleArticle:
    place, first = rows[0]
    gathered = Gathered(findings, first["text"], place)
    for number, (place, row) in enumerate(rows):
        gathered.place = place
        if row.get("answer", "accept") != "accept":
            findings.left_out["tasks that were not accepted"] += 1
        else:
            _take(gathered, number, row)
    meta = first.get("meta")
    wanted = meta.get("id") if isinstance(meta, dict) else None
    return gathered.article(wanted, meta, extra_of(first, _KNOWN))


def _take(gathered: Gathered, number: int, row: dict[str, Any]) -> None:
    spans = row.get("spans") or []
    annotator = row.get("_annotator_id") or row.get("_session_id")
    if not isinstance(spans, list):
        gathered.findings.refuse(gathered.place, f"spans is {str(spans)[:60]!r}, expected a list.")
        return
    for order, each in enumerate(spans, 1):
        if not isinstance(each, dict):
            gathered.findings.refuse(f"{gathered.place}, span {order}", "The span is no object.")
            continue
        edges = (each.get("start"), each.get("end"))
        gathered.mention(
            [edges], label_in(each.get("label")), key=(number, *edges, each.get("label")), quote=each.get("text"),
            annotator=annotator, place=f"span {order}",
        )  # fmt: skip
    for order, each in enumerate(row.get("relations") or [], 1):
        ends = []
        for side in ("head_span", "child_span"):
            end = each.get(side) if isinstance(each, dict) else None
            end = end if isinstance(end, dict) else {}
            ends.append((number, end.get("start"), end.get("end"), end.get("label")))
        kind = each.get("label") if isinstance(each, dict) else None
        gathered.relation(kind, ends[0], ends[1], f"relation {order}")
