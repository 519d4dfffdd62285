"""Label Studio: a folder with the tasks (tasks.json) and the labelling configuration that their names refer to.

https://labelstud.io/guide/export#Label-Studio-JSON-format: offsets are JavaScript's, UTF-16 units; each region repeats
its words, which may disagree with them in files made by hand.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from reader.domain.schema import LabelConstraints, Schema
from reader.formats.base import TEXTS_AND_DETAILS, Bundle, BundleArticle, BundleMention, OptionSpec, ReportRow
from reader.formats.carrying import Limits, carry, differences_of
from reader.formats.foreign import UTF16, Findings, Gathered, bundle_of, details_out, extra_of, settled
from reader.formats.json_files import first_value, line, values
from reader.formats.schema_labelstudio import LabelStudioSchema
from reader.text.offsets import Utf16Map

_TOOL = "label-studio"
_TASKS, _CONFIGURATION = "tasks.json", "labelling-config.xml"
_ARTICLE_LABELS = "article_labels"
_TEXTS = ("text", "content", "body", "article", "sentence")
_CARRIED = ("relations", "mention notes", "article labels", "annotators", *TEXTS_AND_DETAILS)
# in the configuration beside the tasks
_OF_LABELS = ("label colours", "label shortcuts", "label guidelines")
_LIMITS = Limits(_CARRIED, _TOOL)
_Json = dict[str, Any]


class LabelStudio:
    """Write and read tasks with annotations."""

    name = "labelstudio"
    title = "Label Studio (tasks and configuration)"
    suffix = ""
    unit = "UTF-16 units"
    keeps = "nested and overlapping mentions with notes, relations, article labels, annotators, article data"
    loses = "entities, attributes, notes on articles; mentions in pieces are split"
    carries = frozenset((*_CARRIED, *_OF_LABELS))
    own_schema = False
    extra = ""
    options: tuple[OptionSpec, ...] = ()

    def losses(self, article: BundleArticle, options: Mapping[str, str]) -> list[ReportRow]:
        """Return the mentions in pieces."""
        return carry(article, _LIMITS).rows

    def write(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> None:
        """Write the configuration, and a task a line."""
        LabelStudioSchema().write(_for_tasks(bundle.schema), path / _CONFIGURATION)
        with (path / _TASKS).open("w", encoding="utf-8", newline="\n") as file:
            file.write("[")
            for number, article in enumerate(bundle.articles, 1):
                file.write(",\n" if number > 1 else "\n")
                file.write(line(_task(number, carry(article, _LIMITS).article)).rstrip("\n"))
            file.write("\n]\n")

    def differences(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> list[str]:
        """Read the tasks again and compare texts, mentions, relations and article labels."""
        found = differences_of(bundle.articles, _read(path / _TASKS, Findings(path, _TOOL)), _LIMITS)
        again = LabelStudioSchema().read(path / _CONFIGURATION) if bundle.schema.labels else Schema()
        names = {label.name for label in again.labels}
        return found + [f"the label {each.name} is missing" for each in bundle.schema.labels if each.name not in names]

    def accepts(self, path: Path) -> bool:
        """Tell by the tasks of a folder, or by the first task of a file."""
        row = first_value(path / _TASKS if path.is_dir() else path, ".json", ".jsonl", ".ndjson")
        answered = any(isinstance(row.get(name), list) for name in ("annotations", "predictions", "completions"))
        return (isinstance(row.get("data"), dict) and answered) or bool(_flat_regions(row))

    def read(self, path: Path) -> Bundle:
        """Read tasks; a region that marks no text is refused by its place, and the rest comes in."""
        file = path / _TASKS if path.is_dir() else path
        return bundle_of(file, _TOOL, lambda findings: _read(file, findings))


def _for_tasks(schema: Schema) -> Schema:
    """Return the label set as the tasks name it: retired labels are in use, article labels stand in one list."""
    labels = (
        replace(each, retired=False, parent=None, exclusive=False, attributes=(), constraints=LabelConstraints())
        for each in schema.labels
    )
    return replace(
        schema,
        labels=tuple(labels),
        relation_types=tuple(replace(each, retired=False) for each in schema.relation_types),
    )


def _region(mention: BundleMention, content: str, units: Utf16Map) -> _Json:
    (span,) = mention.spans
    value = {
        "start": units.to_qt(span.start),
        "end": units.to_qt(span.end),
        "text": span.slice(content),
        "labels": [] if mention.label is None else [mention.label],
    }
    found = {"id": mention.id, "from_name": "label", "to_name": "text", "type": "labels", "value": value}
    if mention.note:
        found["meta"] = {"text": [mention.note]}
    return found


def _task(number: int, article: BundleArticle) -> _Json:
    units = Utf16Map(article.content)
    results: dict[str, list[_Json]] = {}
    for mention in article.mentions:
        results.setdefault(mention.annotator, []).append(_region(mention, article.content, units))
    for relation in article.relations:
        results.setdefault(relation.annotator, []).append(
            {
                "type": "relation", "from_id": relation.source, "to_id": relation.target, "direction": "right",
                "labels": [relation.type],
            }
        )  # fmt: skip
    chosen: dict[str, list[str]] = {}
    for annotator, label in article.labels:
        chosen.setdefault(annotator, []).append(label)
    for annotator, labels in chosen.items():
        results.setdefault(annotator, []).append(
            {
                "id": f"labels-of-{number}", "from_name": _ARTICLE_LABELS, "to_name": "text", "type": "choices",
                "value": {"choices": labels},
            }
        )  # fmt: skip
    return {
        "id": number,
        "data": {"text": article.content, "title": article.details.title},
        "meta": {"id": article.id, **details_out(article.details)},
        "annotations": [
            {"id": number * 1000 + at, "annotator": annotator, "ground_truth": False, "result": result}
            for at, (annotator, result) in enumerate(results.items(), 1)
        ],
    }


def _flat_regions(row: _Json) -> list[_Json]:
    """Return the regions of a task that was exported as JSON_MIN, with its data and answers side by side."""
    for value in row.values():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            first = value[0]
            if {"start", "end"} <= first.keys() and any(name.endswith("labels") for name in first):
                return value
    return []


def _read(path: Path, findings: Findings) -> Iterator[BundleArticle]:
    for place, row in values(path, findings.refuse):
        if not isinstance(row, dict):
            findings.refuse(place, f"The task is {str(row)[:60]!r}, expected an object.")
            continue
        data = row["data"] if isinstance(row.get("data"), dict) else row
        text = _text(data)
        if text is None:
            kinds = sorted({str(each.get("type")) for _, _, result in _answers(row) for each in result})
            findings.refuse(place, f"The task has no text in its data, but {', '.join(kinds) or 'nothing'}.")
            continue
        gathered = Gathered(findings, text, place, UTF16)
        for number, annotator, result in _answers(row):
            _Answer(gathered, number, annotator, result).take()
        for number, region in enumerate([] if data is not row else _flat_regions(row), 1):
            _take_region(gathered, region, {}, (0, number), row.get("annotator"), f"region {number}")
        _count_others(findings, row)
        meta = row.get("meta")
        wanted = meta.get("id") if isinstance(meta, dict) else None
        rest = extra_of(data, (*_TEXTS, "title")) if data is not row else {}
        yield gathered.article(wanted or row.get("id"), {"title": data.get("title"), **(meta or {})}, rest)


def _text(data: _Json) -> str | None:
    """Return the text of a task: under a usual name, else the longest that is no address."""
    for name in _TEXTS:
        if isinstance(data.get(name), str):
            found: str = data[name]
            return found
    others = [
        each for each in data.values() if isinstance(each, str) and not each.startswith(("http", "/", "s3:", "gs:"))
    ]
    return max(others, key=len, default=None)


def _answers(row: _Json) -> Iterator[tuple[int, object, list[_Json]]]:
    for number, each in enumerate(row.get("annotations") or row.get("completions") or [], 1):
        if isinstance(each, dict) and not each.get("was_cancelled"):
            who = each.get("annotator") or each.get("completed_by")
            who = who.get("email") or who.get("id") if isinstance(who, dict) else who
            annotator = f"{_TOOL} {who}" if isinstance(who, int) else who
            yield number, annotator, [found for found in each.get("result") or [] if isinstance(found, dict)]


def _count_others(findings: Findings, row: _Json) -> None:
    skipped = sum(1 for each in row.get("annotations") or [] if isinstance(each, dict) and each.get("was_cancelled"))
    for what, count in (
        ("predictions", len(row.get("predictions") or [])),
        ("drafts", len(row.get("drafts") or [])),
        ("annotations that were skipped", skipped),
    ):
        if count:
            findings.left_out[what] += count


class _Answer:
    """Take in one annotator's answer to a task."""

    def __init__(self, gathered: Gathered, number: int, annotator: object, result: list[_Json]) -> None:
        self._gathered, self._number, self._annotator, self._result = gathered, number, annotator, result
        self._about: dict[str, dict[str, str]] = {}

    def take(self) -> None:
        """Take the regions in, then what is said of them and of the text."""
        regions = {str(each.get("id")) for each in self._result if _is_region(each)}
        for each in self._result:
            name = str(each.get("id"))
            said = _said(each)
            if said and name in regions and not _is_region(each):
                self._about.setdefault(name, {})[str(each.get("from_name"))] = ", ".join(said)
        for at, each in enumerate(self._result, 1):
            place = f"annotation {self._number}, result {at}"
            if _is_region(each):
                name = str(each.get("id", at))
                about = self._about.get(name, {})
                _take_region(self._gathered, each, about, (self._number, name), self._annotator, place)
            elif each.get("type") != "relation" and str(each.get("id")) not in regions:
                self._take_choice(each, place)
        for at, each in enumerate(self._result, 1):
            if each.get("type") == "relation":
                source, target = ((self._number, str(each.get(name))) for name in ("from_id", "to_id"))
                kinds = each.get("labels") or [None]
                place = f"annotation {self._number}, result {at}"
                self._gathered.relation(kinds[0], source, target, place)

    def _take_choice(self, each: _Json, place: str) -> None:
        if each.get("type") in ("choices", "taxonomy"):
            for label in _said(each):
                self._gathered.article_label(label, self._annotator)
        elif each.get("type") == "textarea":
            for remark in _said(each):
                self._gathered.note(remark, annotator=self._annotator)
        else:
            where = f"{self._gathered.place}, {place}"
            self._gathered.findings.refuse(where, f"The {each.get('type')} {each.get('id')} marks no text.")


def _is_region(each: _Json) -> bool:
    value = each.get("value")
    return isinstance(value, dict) and each.get("type") in ("labels", "hypertextlabels") and "start" in value


def _said(each: _Json) -> list[str]:
    value = each.get("value")
    if not isinstance(value, dict):
        return []
    kind = str(each.get("type"))
    found = value.get("text" if kind == "textarea" else kind)
    flat: list[str] = []
    for part in found if isinstance(found, list) else [found]:
        flat += [str(part[-1])] if isinstance(part, list) and part else [str(part)] if part not in (None, []) else []
    return flat


def _take_region(
    gathered: Gathered, region: _Json, about: Mapping[str, str], key: object, annotator: object, place: str
) -> None:
    value = region.get("value") or region
    edges = (value.get("start"), value.get("end"))
    quote = value.get("text")
    if region.get("type") == "hypertextlabels":
        offsets = value.get("globalOffsets")
        edges = (offsets.get("start"), offsets.get("end")) if isinstance(offsets, dict) else edges
    labels = value.get("labels") or value.get("hypertextlabels") or [None]
    meta = region.get("meta")
    notes = meta.get("text") if isinstance(meta, dict) else None
    note = "\n".join(map(str, notes)) if isinstance(notes, list) else str(notes or "")
    for number, label in enumerate(labels if isinstance(labels, list) else [labels]):
        gathered.mention(
            [edges], None if label is None else settled(label), key=key if number == 0 else None, quote=quote,
            annotator=annotator, note=note, attributes=dict(about), place=place,
        )  # fmt: skip
