"""The product's own JSONL: a header line, then one article a line. Nothing is lost in it."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from reader.domain.article import ArticleDetails, Direction, Provenance, content_sha256
from reader.domain.errors import ImportProblem
from reader.domain.schema import Attribute, Label, LabelId, LabelKind, RelationType, RelationTypeId, Schema
from reader.domain.span import Span
from reader.formats.base import (
    Bundle,
    BundleArticle,
    BundleEntity,
    BundleMention,
    BundleNote,
    BundleRelation,
    BundleState,
    ReportRow,
)

_FORMAT, _VERSION = "hashiya-jsonl", 1


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

    def write(self, bundle: Bundle, path: Path) -> list[ReportRow]:
        """Write header and articles."""
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.write(_line(_header(bundle)))
            for article in bundle.articles:
                file.write(_line(_article_out(article)))
        return []

    def differences(self, bundle: Bundle, path: Path) -> list[str]:
        """Read the file again; it must give the same bundle."""
        again = self.read(path)
        found = [
            f"article {mine.id} differs" for mine, theirs in zip(bundle.articles, again.articles) if mine != theirs
        ]
        if len(bundle.articles) != len(again.articles):
            found.append(f"{len(again.articles)} articles instead of {len(bundle.articles)}")
        if _header(bundle) != _header(again):
            found.append("the header differs")
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
        """Read and check everything."""
        lines = _lines(path)
        try:
            number, header = next(lines)
        except StopIteration:
            raise ImportProblem(str(path), "The file is empty.", "Nothing was added.") from None
        if not isinstance(header, dict) or header.get("format") != _FORMAT:
            raise ImportProblem(str(path), "This is not a Hashiya file.", f'Expected "format":"{_FORMAT}".', "line 1")
        if header.get("version", 0) > _VERSION:
            raise ImportProblem(str(path), "It was written by a newer version.", "Update Hashiya.", "line 1")
        articles = []
        for number, value in lines:
            try:
                articles.append(_article_in(value))
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise ImportProblem(
                    str(path), f"The article is not as expected: {error}.", "Nothing was added.", f"line {number}"
                ) from error
        try:
            return Bundle(
                _schema_in(header["schema"]),
                tuple(articles),
                tuple((str(item["name"]), str(item["kind"])) for item in header["annotators"]),
                tuple(_entity_in(item) for item in header["entities"]),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ImportProblem(
                str(path), f"The header is not as expected: {error}.", "Nothing was added.", "line 1"
            ) from error


def _lines(path: Path) -> Iterator[tuple[int, Any]]:
    number = 0
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, json.loads(line)
    except (OSError, UnicodeDecodeError, ValueError, RecursionError) as error:
        place = f"line {number + (not isinstance(error, json.JSONDecodeError))}"
        raise ImportProblem(str(path), f"The line is not JSON: {error}.", "Nothing was added.", place) from error


def _header(bundle: Bundle) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "version": _VERSION,
        "unit": "code points",
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
        item["id"], item["name"], item["label"], tuple(item["aliases"]), item["external_ids"], item["note"]
    )


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


def _attributes_in(items: list[dict[str, Any]]) -> tuple[Attribute, ...]:
    return tuple(Attribute(item["name"], tuple(item["choices"]), item["default"], item["flag"]) for item in items)


def _schema_in(data: dict[str, Any]) -> Schema:
    ids = {item["name"]: LabelId(order) for order, item in enumerate(data["labels"])}
    labels = tuple(
        Label(
            ids[item["name"]], item["name"], item["names"], item["colour"], item["key"], LabelKind(item["kind"]),
            ids[item["parent"]] if item["parent"] is not None else None, item["description"],
            _attributes_in(item["attributes"]), order, item["retired"],
        )
        for order, item in enumerate(data["labels"])
    )  # fmt: skip
    kinds = tuple(
        RelationType(
            RelationTypeId(order), item["name"], item["names"], tuple(item["source_labels"]),
            tuple(item["target_labels"]), _attributes_in(item["attributes"]), order, item["retired"],
        )
        for order, item in enumerate(data["relation_types"])
    )  # fmt: skip
    return Schema(labels, kinds, data["name"])


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
        "labels": [list(pair) for pair in article.labels],
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
    content = item["content"]
    if content_sha256(content) != item["sha256"]:
        raise ValueError("the text is not the one that was exported (its sha256 differs)")
    mentions = tuple(_mention_in(mention, content) for mention in item["mentions"])
    known = {mention.id for mention in mentions}
    relations = tuple(
        BundleRelation(each["type"], each["source"], each["target"], each["annotator"], each["attributes"])
        for each in item["relations"]
    )
    for relation in relations:
        if not {relation.source, relation.target} <= known:
            raise ValueError(f"a relation refers to a mention that is not there ({relation.source}, {relation.target})")
    provenance = item["provenance"]
    return BundleArticle(
        item["id"],
        ArticleDetails(item["title"], item["source"], item["url"], item["author"], item["published"], item["language"]),
        content,
        Direction(item["base_direction"]),
        Provenance(**{**provenance, "repairs": tuple(provenance["repairs"])}),
        item["extra"],
        mentions,
        relations,
        tuple(
            BundleNote(note["body"], note["annotator"], note["mention"], Span(*note["span"]) if note["span"] else None)
            for note in item["notes"]
        ),
        tuple((annotator, label) for annotator, label in item["labels"]),
        tuple(BundleState(state["annotator"], state["status"], state["flagged"]) for state in item["states"]),
    )


def _mention_in(item: dict[str, Any], content: str) -> BundleMention:
    mention = BundleMention(
        item["id"], tuple(Span(start, end) for start, end in item["spans"]), item["label"], item["annotator"],
        item["entity"], item["attributes"], item["note"],
    )  # fmt: skip
    if not mention.spans or mention.spans[-1].end > len(content):
        raise ValueError(f"mention {mention.id} reaches outside the text of {len(content)} code points")
    if mention.quote(content) != item["quote"]:
        raise ValueError(f"mention {mention.id} says {item['quote']!r}, the text {mention.quote(content)!r}")
    return mention
