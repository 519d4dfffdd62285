"""The product's own JSONL: a header line, then one article a line. Nothing is lost in it."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from itertools import zip_longest
from pathlib import Path
from typing import Any, TypeVar

from reader.domain.article import ArticleDetails, Direction, Provenance, content_sha256
from reader.domain.errors import ImportProblem
from reader.domain.schema import Attribute, Label, LabelId, LabelKind, RelationType, RelationTypeId, Schema
from reader.domain.span import Span
from reader.formats.base import (
    PARTS,
    Bundle,
    BundleArticle,
    BundleEntity,
    BundleMention,
    BundleNote,
    BundleRelation,
    BundleState,
    LazyArticles,
    OptionSpec,
    ReportRow,
)
from reader.formats.checking import KnownNames, check_article

_FORMAT, _VERSION, _UNIT = "hashiya-jsonl", 1, "code points"
_KINDS = {int: "a number", str: "a text", list: "a list", dict: "an object", bool: "true or false"}
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_DETAILS = ("title", "source", "url", "author", "published", "language")
_T = TypeVar("_T")


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


class JsonLines:
    """Write and read the lossless format."""

    name = "jsonl"
    title = "Hashiya JSONL"
    suffix = ".jsonl"
    unit = "code points"
    keeps = "everything"
    loses = "nothing"
    carries = frozenset(PARTS)
    own_schema = True
    extra = ""
    options: tuple[OptionSpec, ...] = ()

    def losses(self, article: BundleArticle, options: Mapping[str, str]) -> list[ReportRow]:
        """Return nothing: everything goes out as it is."""
        return []

    def write(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> None:
        """Write header and articles."""
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.write(_line(_header(bundle)))
            for article in bundle.articles:
                file.write(_line(_article_out(article)))

    def differences(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> list[str]:
        """Read the file again; it must give the same bundle."""
        again = self.read(path)
        found = [] if _header(bundle) == _header(again) else ["the header differs"]
        for mine, theirs in zip_longest(bundle.articles, again.articles):
            if mine is None or theirs is None:
                found.append(f"{len(again.articles)} articles instead of {len(bundle.articles)}")
                break
            if mine != theirs:
                found.append(f"article {mine.id} differs")
        return found

    def accepts(self, path: Path) -> bool:
        """Tell by the first line."""
        if path.suffix.lower() not in (".jsonl", ".ndjson", ".json"):
            return False
        try:
            with path.open(encoding="utf-8-sig") as file:
                return f'"{_FORMAT}"' in file.readline(4000)
        except (OSError, UnicodeDecodeError):
            return False

    def read(self, path: Path) -> Bundle:
        """Read and check everything; the first bad line refuses the whole, by its number."""
        lines = _lines(path)
        try:
            _, header = next(lines)
        except StopIteration:
            raise ImportProblem(str(path), "The file is empty.", "Nothing was added.") from None
        bundle = _bundle_in(path, header)
        known = KnownNames.of(bundle)

        def articles() -> Iterator[BundleArticle]:
            lines = _lines(path)
            next(lines, None)
            for number, value in lines:
                yield _checked(path, number, value, known)

        return replace(bundle, articles=LazyArticles(sum(1 for _ in articles()), articles))


def _checked(path: Path, number: int, value: Any, known: KnownNames) -> BundleArticle:
    try:
        article = _article_in(value)
        check_article(article, known)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        problem = f"The article is not as expected: {_said(error)}."
        raise ImportProblem(str(path), problem, "Nothing was added.", f"line {number}") from error
    return article


def _said(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)


def _bundle_in(path: Path, header: Any) -> Bundle:
    if not isinstance(header, dict) or header.get("format") != _FORMAT:
        raise ImportProblem(str(path), "This is not a Hashiya file.", f'Expected "format":"{_FORMAT}".', "line 1")
    try:
        if _typed(header, "version", int) > _VERSION:
            raise ImportProblem(str(path), "It was written by a newer version.", "Update Hashiya.", "line 1")
        if header["unit"] != _UNIT:
            raise ValueError(f"the unit of its offsets is {header['unit']!r}, expected {_UNIT!r}")
        bundle = Bundle(
            _schema_in(header["schema"]),
            (),
            tuple((_text(item, "name"), _text(item, "kind")) for item in header["annotators"]),
            tuple(_entity_in(item) for item in header["entities"]),
        )
        KnownNames.of(bundle)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        problem = f"The header is not as expected: {_said(error)}."
        raise ImportProblem(str(path), problem, "Nothing was added.", "line 1") from error
    return bundle


def _lines(path: Path) -> Iterator[tuple[int, Any]]:
    number = 0
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as file:
            for number, line in enumerate(file, 1):
                if not line.strip():
                    continue
                value = json.loads(line)
                if _ESCAPED_SURROGATE.search(line):
                    json.dumps(value, ensure_ascii=False).encode()
                yield number, value
    except UnicodeEncodeError as error:
        raise ImportProblem(
            str(path), "A text holds half a surrogate pair.", "Nothing was added.", f"line {number}"
        ) from error
    except OSError as error:
        raise ImportProblem(
            str(path), f"The file cannot be read: {error.strerror}.", "Check that it is there."
        ) from error
    except (ValueError, RecursionError) as error:
        # what cannot be decoded is found while the next line is read
        at = number + isinstance(error, UnicodeDecodeError)
        raise ImportProblem(str(path), f"The line is not JSON: {error}.", "Nothing was added.", f"line {at}") from error


def _typed(item: dict[str, Any], name: str, kind: type[_T]) -> _T:
    """Return a field that must be of a type; JSON's true is no number."""
    value = item[name]
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise ValueError(f"{name} is {value!r}, expected {_KINDS[kind]}")
    return value


def _text(item: dict[str, Any], name: str) -> str:
    return _typed(item, name, str)


def _text_or_none(item: dict[str, Any], name: str) -> str | None:
    return None if item[name] is None else _text(item, name)


def _texts(item: dict[str, Any], name: str) -> tuple[str, ...]:
    found = _typed(item, name, list)
    if not all(isinstance(value, str) for value in found):
        raise ValueError(f"{name} is {found!r}, expected a list of texts")
    return tuple(found)


def _pairs(item: dict[str, Any], name: str) -> dict[str, str]:
    found = _typed(item, name, dict)
    if not all(isinstance(value, str) for value in found.values()):
        raise ValueError(f"{name} is {found!r}, expected names with texts")
    return found


def _span(value: Any) -> Span:
    if not isinstance(value, list) or len(value) != 2 or not all(type(edge) is int for edge in value):
        raise ValueError(f"a span is {value!r}, expected [start, end]")
    return Span(*value)


def _header(bundle: Bundle) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "version": _VERSION,
        "unit": _UNIT,
        "order": "logical order",
        "schema": _schema_out(bundle.schema),
        "annotators": [{"name": name, "kind": kind} for name, kind in bundle.annotators],
        "entities": [
            {
                "id": entity.id,
                "name": entity.name,
                "label": entity.label,
                "aliases": list(entity.aliases),
                "external_ids": dict(entity.external_ids),
                "note": entity.note,
            }
            for entity in bundle.entities
        ],
    }


def _entity_in(item: dict[str, Any]) -> BundleEntity:
    return BundleEntity(
        _text(item, "id"), _text(item, "name"), _text_or_none(item, "label"), _texts(item, "aliases"),
        _pairs(item, "external_ids"), _text(item, "note"),
    )  # fmt: skip


def _schema_out(schema: Schema) -> dict[str, Any]:
    names = {label.id: label.name for label in schema.labels}
    return {
        "name": schema.name,
        "labels": [
            {
                "name": label.name,
                "names": dict(label.names),
                "colour": label.colour,
                "key": label.key,
                "kind": label.kind.value,
                "parent": names.get(label.parent) if label.parent is not None else None,
                "description": label.description,
                "attributes": [_attribute_out(attribute) for attribute in label.attributes],
                "retired": label.retired,
            }
            for label in schema.labels
        ],
        "relation_types": [
            {
                "name": kind.name,
                "names": dict(kind.names),
                "source_labels": list(kind.source_labels),
                "target_labels": list(kind.target_labels),
                "attributes": [_attribute_out(attribute) for attribute in kind.attributes],
                "retired": kind.retired,
            }
            for kind in schema.relation_types
        ],
    }


def _attribute_out(attribute: Attribute) -> dict[str, Any]:
    return {**asdict(attribute), "choices": list(attribute.choices)}


def _attributes_in(item: dict[str, Any]) -> tuple[Attribute, ...]:
    return tuple(
        Attribute(_text(each, "name"), _texts(each, "choices"), _text(each, "default"), _typed(each, "flag", bool))
        for each in _typed(item, "attributes", list)
    )


def _schema_in(data: dict[str, Any]) -> Schema:
    ids = {_text(item, "name"): LabelId(order) for order, item in enumerate(data["labels"])}
    if len(ids) != len(data["labels"]):
        raise ValueError("two labels have the same name")
    labels = tuple(
        Label(
            ids[item["name"]], item["name"], _pairs(item, "names"), _text(item, "colour"), _text(item, "key"),
            LabelKind(item["kind"]), ids[item["parent"]] if item["parent"] is not None else None,
            _text(item, "description"), _attributes_in(item), order, _typed(item, "retired", bool),
        )
        for order, item in enumerate(data["labels"])
    )  # fmt: skip
    kinds = tuple(
        RelationType(
            RelationTypeId(order), _text(item, "name"), _pairs(item, "names"), _texts(item, "source_labels"),
            _texts(item, "target_labels"), _attributes_in(item), order, _typed(item, "retired", bool),
        )
        for order, item in enumerate(data["relation_types"])
    )  # fmt: skip
    return Schema(labels, kinds, _text(data, "name"))


def _article_out(article: BundleArticle) -> dict[str, Any]:
    return {
        "id": article.id,
        **asdict(article.details),
        "base_direction": article.base_direction.value,
        "sha256": content_sha256(article.content),
        "content": article.content,
        "provenance": {**asdict(article.provenance), "repairs": list(article.provenance.repairs)},
        "extra": dict(article.extra),
        "states": [asdict(state) for state in article.states],
        "labels": [{"annotator": annotator, "label": label} for annotator, label in article.labels],
        "mentions": [
            {
                "id": mention.id,
                "label": mention.label,
                "spans": [[span.start, span.end] for span in mention.spans],
                "quote": mention.quote(article.content),
                "annotator": mention.annotator,
                "entity": mention.entity,
                "attributes": dict(mention.attributes),
                "note": mention.note,
            }
            for mention in article.mentions
        ],
        "relations": [
            {
                "type": relation.type,
                "source": relation.source,
                "target": relation.target,
                "annotator": relation.annotator,
                "attributes": dict(relation.attributes),
            }
            for relation in article.relations
        ],
        "notes": [
            {
                "body": note.body,
                "annotator": note.annotator,
                "mention": note.mention,
                "span": [note.span.start, note.span.end] if note.span else None,
            }
            for note in article.notes
        ],
    }


def _article_in(item: dict[str, Any]) -> BundleArticle:
    content = _text(item, "content")
    if content_sha256(content) != item["sha256"]:
        raise ValueError("the text is not the one that was exported (its sha256 differs)")
    provenance = item["provenance"]
    return BundleArticle(
        _text(item, "id"),
        ArticleDetails(*(_text(item, name) for name in _DETAILS)),
        content,
        Direction(item["base_direction"]),
        Provenance(
            _text(provenance, "path"), _text(provenance, "original_sha256"), _text(provenance, "charset"),
            _text(provenance, "charset_source"), _texts(provenance, "repairs"),
        ),
        _typed(item, "extra", dict),
        tuple(_mention_in(mention, content) for mention in item["mentions"]),
        tuple(
            BundleRelation(
                _text(each, "type"), _text(each, "source"), _text(each, "target"), _text(each, "annotator"),
                _pairs(each, "attributes"),
            )
            for each in item["relations"]
        ),
        tuple(
            BundleNote(
                _text(note, "body"), _text(note, "annotator"), _text_or_none(note, "mention"),
                None if note["span"] is None else _span(note["span"]),
            )
            for note in item["notes"]
        ),
        tuple((_text(each, "annotator"), _text(each, "label")) for each in item["labels"]),
        tuple(
            BundleState(_text(each, "annotator"), _text(each, "status"), _typed(each, "flagged", bool))
            for each in item["states"]
        ),
    )  # fmt: skip


def _mention_in(item: dict[str, Any], content: str) -> BundleMention:
    mention = BundleMention(
        _text(item, "id"), tuple(map(_span, item["spans"])), _text_or_none(item, "label"), _text(item, "annotator"),
        _text_or_none(item, "entity"), _pairs(item, "attributes"), _text(item, "note"),
    )  # fmt: skip
    if not mention.spans:
        raise ValueError(f"mention {mention.id} marks nothing")
    if mention.spans[-1].end > len(content):
        raise ValueError(f"mention {mention.id} reaches outside the text of {len(content)} code points")
    if mention.quote(content) != item["quote"]:
        raise ValueError(f"mention {mention.id} says {item['quote']!r}, the text {mention.quote(content)!r}")
    return mention
