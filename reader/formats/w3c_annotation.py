"""W3C Web Annotation JSON-LD: texts and annotations as one graph, a node a line.

https://www.w3.org/TR/annotation-model/: each mention has a TextPositionSelector, which counts code points, and a
TextQuoteSelector, which proves it. Neither cuts a grapheme, which the Recommendation advises against. A mention in
pieces has a target for each, as Recogito writes it.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote as escaped

from reader.domain.article import ArticleDetails
from reader.domain.span import Span
from reader.formats.base import TEXTS_AND_DETAILS, Bundle, BundleArticle, BundleNote, OptionSpec, ReportRow
from reader.formats.carrying import Limits, carry, differences_of
from reader.formats.foreign import Findings, bundle_of
from reader.formats.json_files import first_value, line
from reader.formats.w3c_reading import CONTEXT, article_of, nodes_of
from reader.text.graphemes import whole_graphemes

_TOOL = "w3c"
_OPENING = f'{{"@context":"{CONTEXT}","@graph":[\n'
_AROUND = 32
_CARRIED = ("relations", "mention notes", "notes", "article labels", "annotators", *TEXTS_AND_DETAILS)
_LIMITS = Limits(
    _CARRIED, _TOOL, pieces=True, fit=whole_graphemes, reason="a selection must not begin or end inside a grapheme"
)
_DETAILS = {
    "title": "label",
    "source": "dc:source",
    "url": "schema:url",
    "author": "dc:creator",
    "published": "dc:date",
}
_Node = dict[str, Any]


class W3cAnnotation:
    """Write and read Web Annotations, with the texts they are about."""

    name = "w3c"
    title = "W3C Web Annotation (JSON-LD)"
    suffix = ".jsonld"
    unit = "code points"
    keeps = "mentions of any shape, relations, notes, article labels, annotators, article data"
    loses = "entities, attributes; mentions that cut a grapheme are widened to it"
    carries = frozenset(_CARRIED)
    own_schema = False
    extra = ""
    options: tuple[OptionSpec, ...] = ()

    def losses(self, article: BundleArticle, options: Mapping[str, str]) -> list[ReportRow]:
        """Return the mentions that begin or end inside a grapheme."""
        return carry(article, _LIMITS).rows

    def write(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> None:
        """Write each text, followed by its annotations."""
        kinds = dict(bundle.annotators)
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.write(_OPENING)
            between = ""
            for article in bundle.articles:
                for node in _nodes(carry(article, _LIMITS).article, kinds):
                    file.write(between + line(node).rstrip("\n"))
                    between = ",\n"
            file.write("\n]}\n")

    def differences(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> list[str]:
        """Read the file again and compare texts, mentions, relations, notes and article labels."""
        return differences_of(bundle.articles, _read(path, Findings(path, _TOOL)), _LIMITS)

    def accepts(self, path: Path) -> bool:
        """Tell by the context of the first object, or what is in it."""
        row = first_value(path, ".jsonld", ".json", ".jsonl", ".ndjson")
        kind = str(row.get("type") or row.get("@type") or "")
        return CONTEXT in json.dumps(row.get("@context", "")) or kind.removeprefix("oa:") == "Annotation"

    def read(self, path: Path) -> Bundle:
        """Read a file; an annotation of what is no text in it is refused, and the rest comes in."""
        return bundle_of(path, _TOOL, lambda findings: _read(path, findings))


def _read(path: Path, findings: Findings) -> Iterator[BundleArticle]:
    for group in nodes_of(path, findings, _OPENING):
        article = article_of(findings, group)
        if article is not None:
            yield article


def _nodes(article: BundleArticle, kinds: Mapping[str, str]) -> Iterator[_Node]:
    iri = f"urn:x-hashiya:article:{escaped(article.id, safe='')}"
    names = {each.id: f"{iri}:{each.id}" for each in article.mentions}
    yield _text(article, iri)

    def annotation(name: str, motivation: str, annotator: str, body: list[Any], target: Any) -> _Node:
        kind = "Software" if kinds.get(annotator) == "model" else "Person"
        creator = {"id": f"urn:x-hashiya:annotator:{escaped(annotator, safe='')}", "type": kind, "name": annotator}
        return {
            "id": name, "type": "Annotation", "motivation": motivation, "creator": creator, "body": body,
            "target": target,
        }  # fmt: skip

    for mention in article.mentions:
        body: list[Any] = [] if mention.label is None else [_said("tagging", mention.label)]
        body += [_said("commenting", mention.note)] if mention.note else []
        targets = [_target(iri, article.content, span) for span in mention.spans]
        motivation = "highlighting" if mention.label is None else "tagging"
        target = targets[0] if len(targets) == 1 else targets
        yield annotation(names[mention.id], motivation, mention.annotator, body, target)
    for number, relation in enumerate(article.relations, 1):
        body = [names[relation.target], _said("classifying", relation.type)]
        yield annotation(f"{iri}:r{number}", "linking", relation.annotator, body, names[relation.source])
    for number, note in enumerate(article.notes, 1):
        about = _about(note, iri, names, article.content)
        yield annotation(f"{iri}:n{number}", "commenting", note.annotator, [_said("commenting", note.body)], about)
    for number, (annotator, label) in enumerate(article.labels, 1):
        yield annotation(f"{iri}:l{number}", "classifying", annotator, [_said("classifying", label)], iri)


def _text(article: BundleArticle, iri: str) -> _Node:
    details: ArticleDetails = article.details
    node = {"id": iri, "type": "Text", "format": "text/plain", "dc:identifier": article.id, "value": article.content}
    if details.language:
        node["language"] = details.language
    return node | {key: value for name, key in _DETAILS.items() if (value := getattr(details, name))}


def _said(purpose: str, value: str) -> _Node:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _about(note: BundleNote, iri: str, names: Mapping[str, str], content: str) -> Any:
    if note.mention is not None:
        return names[note.mention]
    return iri if note.span is None else _target(iri, content, note.span)


def _target(iri: str, content: str, span: Span) -> _Node:
    quoted = {
        "type": "TextQuoteSelector",
        "exact": span.slice(content),
        "prefix": content[max(0, span.start - _AROUND) : span.start],
        "suffix": content[span.end : span.end + _AROUND],
    }
    return {
        "source": iri,
        "selector": [{"type": "TextPositionSelector", "start": span.start, "end": span.end}, quoted],
    }
