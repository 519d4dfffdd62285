"""The product's own JSONL: a header line, then one article a line. Nothing is lost in it."""

import codecs
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from itertools import count, zip_longest
from pathlib import Path
from typing import Any

import orjson

from reader.domain.article import ArticleDetails, Direction, Provenance, content_sha256
from reader.domain.errors import ImportProblem
from reader.formats.base import (
    PARTS,
    Bundle,
    BundleArticle,
    BundleBatch,
    BundleEntity,
    BundleNote,
    BundleRelation,
    BundleState,
    BundleSuggestion,
    LazyArticles,
    OptionSpec,
    ReportRow,
)
from reader.formats.checking import KnownNames, check_article
from reader.formats.fields import number, pairs, span_of, text, text_or_none, texts, typed
from reader.formats.json_files import line_bytes
from reader.formats.jsonl_mentions import mentions_in, mentions_out
from reader.formats.jsonl_schema import schema_in, schema_out, upgrade_schema

_FORMAT, _VERSION, _UNIT = "hashiya-jsonl", 3, "code points"
# articles that are read back together: a few more than one, because going to and fro between two files takes time
_AT_ONCE = 32
_LETTERS_AT_ONCE = 1 << 15
# where whole numbers of any size may stand
_NUMBERS = ("extra", "states")
_ORIGIN = ("path", "original_sha256", "charset", "charset_source")
_DETAILS = ("title", "source", "url", "author", "published", "language")


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
    columns = True
    options: tuple[OptionSpec, ...] = ()

    def losses(self, article: BundleArticle, options: Mapping[str, str]) -> list[ReportRow]:
        """Return nothing: everything goes out as it is."""
        return []

    def write(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> None:
        """Write header and articles."""
        with path.open("wb") as file:
            file.write(line_bytes(_header(bundle)))
            file.writelines(line_bytes(_article_out(article)) for article in bundle.articles)

    def write_and_compare(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> list[str]:
        """Write header and articles, read some back from the file as soon as they are in it, and compare these.

        So each article is asked for once, however many there are, and only some are in memory. Raises OSError when the
        file is gone.
        """
        with path.open("wb") as file, path.open("rb") as written:
            file.write(line_bytes(_header(bundle)))
            file.flush()
            again = _bundle_in(path, _value(written.readline()))
            found = [] if _header(bundle) == _header(again) else ["the header differs"]
            lines = count(2)
            for some in _some_at_once(bundle.articles):
                file.writelines(line_bytes(_article_out(article)) for article in some)
                file.flush()
                for mine, at in zip(some, lines):
                    if mine != _checked(path, at, _value(written.readline()), None):
                        found.append(f"article {mine.id} differs")
            if path.stat().st_size != written.tell():
                found.append("something else is in the file")
        return found

    def differences(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> list[str]:
        """Read the file again; it must give the same bundle."""
        # equal to what is in the project is more than sound
        again = self._read(path, check=False)
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
        """Read the header, and each article when it is asked for; a bad line is then named by its number."""
        return self._read(path, check=True)

    @staticmethod
    def _read(path: Path, *, check: bool) -> Bundle:
        lines = _lines(path)
        try:
            _, header = next(lines)
        except StopIteration:
            raise ImportProblem(str(path), "The file is empty.", "Nothing was added.") from None
        bundle = _bundle_in(path, header)
        known = KnownNames.of(bundle) if check else None

        def articles() -> Iterator[BundleArticle]:
            lines = _lines(path)
            next(lines, None)
            for at, value in lines:
                yield _checked(path, at, _upgraded(value, header["version"]), known)

        length = sum(1 for _ in _filled(path)) - 1
        return replace(bundle, articles=LazyArticles(length, articles), checked=check)


def _some_at_once(articles: Iterable[BundleArticle]) -> Iterator[list[BundleArticle]]:
    some: list[BundleArticle] = []
    letters = 0
    for article in articles:
        some.append(article)
        letters += len(article.content)
        if len(some) == _AT_ONCE or letters >= _LETTERS_AT_ONCE:
            yield some
            some, letters = [], 0
    if some:
        yield some


def _filled(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from (line for line in file if not line.isspace())


def _checked(path: Path, at: int, value: Any, known: KnownNames | None) -> BundleArticle:
    try:
        article = _article_in(value)
        if known is not None:
            check_article(article, known)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        problem = f"The article is not as expected: {_said(error)}."
        raise ImportProblem(str(path), problem, "Nothing was added.", f"line {at}") from error
    return article


def _said(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)


def _bundle_in(path: Path, header: Any) -> Bundle:
    if not isinstance(header, dict) or header.get("format") != _FORMAT:
        raise ImportProblem(str(path), "This is not a Hashiya file.", f'Expected "format":"{_FORMAT}".', "line 1")
    try:
        if typed(header, "version", int) > _VERSION:
            raise ImportProblem(str(path), "It was written by a newer version.", "Update Hashiya.", "line 1")
        if header["unit"] != _UNIT:
            raise ValueError(f"the unit of its offsets is {header['unit']!r}, expected {_UNIT!r}")
        if header["version"] < 3:
            header.setdefault("filters", [])
        if header["version"] == 1:
            header.setdefault("batches", [])
            upgrade_schema(header["schema"])
        bundle = Bundle(
            schema_in(header["schema"]),
            (),
            tuple((text(item, "name"), text(item, "kind")) for item in header["annotators"]),
            tuple(_entity_in(item) for item in header["entities"]),
            batches=tuple(_batch_in(item) for item in header["batches"]),
            filters=tuple((text(item, "name"), typed(item, "conditions", dict)) for item in header["filters"]),
        )
        KnownNames.of(bundle)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        problem = f"The header is not as expected: {_said(error)}."
        raise ImportProblem(str(path), problem, "Nothing was added.", "line 1") from error
    return bundle


def _upgraded(article: Any, version: int) -> Any:
    """Give an article of an earlier version's file what the later ones have more."""
    if version >= _VERSION or not isinstance(article, dict):
        return article
    more: dict[str, Any] = {"tags": [], "assigned": []} | ({"suggestions": []} if version == 1 else {})
    states = article.get("states")
    if isinstance(states, list):
        more["states"] = [{"changed_at": 0, **state} for state in states if isinstance(state, dict)]
    return {**article, **{name: value for name, value in more.items() if name == "states" or name not in article}}


def _lines(path: Path) -> Iterator[tuple[int, Any]]:
    number = 0
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                row = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
                if row.isspace():
                    continue
                yield number, _value(row)
    except UnicodeEncodeError as error:
        raise ImportProblem(
            str(path), "A text holds half a surrogate pair.", "Nothing was added.", f"line {number}"
        ) from error
    except OSError as error:
        raise ImportProblem(
            str(path), f"The file cannot be read: {error.strerror}.", "Check that it is there."
        ) from error
    except (ValueError, RecursionError) as error:
        problem = f"The line is not JSON: {error}."
        raise ImportProblem(str(path), problem, "Nothing was added.", f"line {number}") from error


def _value(row: bytes) -> Any:
    try:
        value = orjson.loads(row)
    except ValueError:
        # Python's own says better what is wrong, and takes some things that may not come in
        value = json.loads(row.decode())
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    if isinstance(value, dict) and any(_is_rounded(value.get(name)) for name in _NUMBERS):
        return json.loads(row)
    return value


def _is_rounded(value: Any) -> bool:
    """Tell whether a number may have been written as a whole one of more than 64 bits, which Python's own reads."""
    if isinstance(value, (dict, list)):
        return any(map(_is_rounded, value.values() if isinstance(value, dict) else value))
    return isinstance(value, float) and abs(value) >= 1 << 63


def _header(bundle: Bundle) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "version": _VERSION,
        "unit": _UNIT,
        "order": "logical order",
        "schema": schema_out(bundle.schema),
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
        "batches": [{**asdict(batch), "parameters": dict(batch.parameters)} for batch in bundle.batches],
        "filters": [{"name": name, "conditions": dict(conditions)} for name, conditions in bundle.filters],
    }


def _entity_in(item: dict[str, Any]) -> BundleEntity:
    return BundleEntity(
        text(item, "id"), text(item, "name"), text_or_none(item, "label"), texts(item, "aliases"),
        pairs(item, "external_ids"), text(item, "note"),
    )  # fmt: skip


def _batch_in(item: dict[str, Any]) -> BundleBatch:
    return BundleBatch(
        text(item, "id"), text(item, "annotator"), text(item, "tool"), pairs(item, "parameters"), text(item, "sha256")
    )


def _article_out(article: BundleArticle) -> dict[str, Any]:
    content, provenance = article.content, article.provenance
    return {
        "id": article.id,
        **{name: getattr(article.details, name) for name in _DETAILS},
        "base_direction": article.base_direction.value,
        "sha256": content_sha256(content),
        "content": content,
        "provenance": {**{name: getattr(provenance, name) for name in _ORIGIN}, "repairs": list(provenance.repairs)},
        "extra": dict(article.extra),
        "states": [asdict(state) for state in article.states],
        "labels": [{"annotator": annotator, "label": label} for annotator, label in article.labels],
        "mentions": mentions_out(article.mentions, content),
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
        "suggestions": [
            {**asdict(each), "span": [each.span.start, each.span.end], "quote": each.span.slice(content)}
            for each in article.suggestions
        ],
        "tags": list(article.tags),
        "assigned": list(article.assigned),
    }


def _article_in(item: dict[str, Any]) -> BundleArticle:
    content = text(item, "content")
    if content_sha256(content) != item["sha256"]:
        raise ValueError("the text is not the one that was exported (its sha256 differs)")
    return BundleArticle(
        text(item, "id"),
        ArticleDetails(*(text(item, name) for name in _DETAILS)),
        content,
        Direction(item["base_direction"]),
        _provenance_in(item["provenance"]),
        typed(item, "extra", dict),
        mentions_in(item["mentions"], content),
        tuple(
            BundleRelation(
                text(each, "type"), text(each, "source"), text(each, "target"), text(each, "annotator"),
                pairs(each, "attributes"),
            )
            for each in item["relations"]
        ),
        tuple(
            BundleNote(
                text(note, "body"), text(note, "annotator"), text_or_none(note, "mention"),
                None if note["span"] is None else span_of(note["span"]),
            )
            for note in item["notes"]
        ),
        tuple((text(each, "annotator"), text(each, "label")) for each in item["labels"]),
        tuple(
            BundleState(
                text(each, "annotator"), text(each, "status"), typed(each, "flagged", bool),
                typed(each, "changed_at", int),
            )
            for each in item["states"]
        ),
        tuple(_suggestion_in(each, content) for each in item["suggestions"]),
        texts(item, "tags"),
        texts(item, "assigned"),
    )  # fmt: skip


def _provenance_in(item: dict[str, Any]) -> Provenance:
    return Provenance(
        text(item, "path"), text(item, "original_sha256"), text(item, "charset"), text(item, "charset_source"),
        texts(item, "repairs"),
    )  # fmt: skip


def _suggestion_in(item: dict[str, Any], content: str) -> BundleSuggestion:
    suggestion = BundleSuggestion(
        span_of(item["span"]), text(item, "label"), text(item, "annotator"), text(item, "source"),
        number(item, "score"), text(item, "state"), text_or_none(item, "entity"), text_or_none(item, "batch"),
        text(item, "reason"),
    )  # fmt: skip
    if suggestion.span.slice(content) != item["quote"]:
        found = suggestion.span.slice(content)
        raise ValueError(f"a suggestion says {item['quote']!r}, the text {found!r}")
    return suggestion
