"""Mentions in the product's own JSONL, written and read column by column where each is of one piece."""

from collections.abc import Sequence
from operator import itemgetter, lt
from typing import Any

from reader.formats.base import BundleMention
from reader.formats.fields import pairs, span_of, text, text_or_none
from reader.formats.mention_table import MentionTable

_COLUMNS = itemgetter("id", "spans", "label", "annotator", "entity", "attributes", "note", "quote")
_TEXT_OR_NONE = {str, type(None)}
_NO_ATTRIBUTES: dict[str, str] = {}


def mentions_out(mentions: Sequence[BundleMention], content: str) -> list[dict[str, Any]]:
    """Return the objects that are written for mentions."""
    if not isinstance(mentions, MentionTable):
        return [_mention_out(each, content) for each in mentions]
    columns = (
        mentions.ids, mentions.labels, mentions.starts, mentions.ends, mentions.quotes, mentions.annotators,
        mentions.entities, mentions.attributes, mentions.notes,
    )  # fmt: skip
    return [
        {
            "id": name, "label": label, "spans": ((start, end),), "quote": quote, "annotator": annotator,
            "entity": entity, "attributes": {**attributes} if attributes else _NO_ATTRIBUTES, "note": note,
        }
        for name, label, start, end, quote, annotator, entity, attributes, note in zip(*columns, strict=True)
    ]  # fmt: skip


def _mention_out(mention: BundleMention, content: str) -> dict[str, Any]:
    name, spans, label, annotator, entity, attributes, note = mention
    return {
        "id": name,
        "label": label,
        "spans": [(span.start, span.end) for span in spans],
        "quote": mention.quote(content),
        "annotator": annotator,
        "entity": entity,
        "attributes": {**attributes} if attributes else _NO_ATTRIBUTES,
        "note": note,
    }


def mentions_in(items: Any, content: str) -> Sequence[BundleMention]:
    """Return mentions column by column where all are as expected, otherwise one by one, which says what is not."""
    try:
        table = _table_in(items, content) if items else None
    except (KeyError, TypeError, ValueError):
        table = None
    return tuple(_mention_in(item, content) for item in items) if table is None else table


def _table_in(items: list[dict[str, Any]], content: str) -> MentionTable | None:
    ids, pieces, labels, annotators, entities, attributes, notes, quotes = zip(*map(_COLUMNS, items), strict=True)
    if set(map(type, pieces)) != {list} or set(map(len, pieces)) != {1}:
        return None
    spans = [each[0] for each in pieces]
    if set(map(type, spans)) != {list} or set(map(len, spans)) != {2}:
        return None
    starts, ends = zip(*spans, strict=True)
    if not (
        set(map(type, starts)) == set(map(type, ends)) == {int}
        and min(starts) >= 0
        and all(map(lt, starts, ends))
        and max(ends) <= len(content)
        and [content[start:end] for start, end in spans] == [*quotes]
        and set(map(type, ids)) == set(map(type, annotators)) == set(map(type, notes)) == {str}
        and set(map(type, labels)) <= _TEXT_OR_NONE
        and set(map(type, entities)) <= _TEXT_OR_NONE
        and set(map(type, attributes)) == {dict}
        and all(type(value) is str for each in attributes if each for value in each.values())
    ):
        return None
    return MentionTable(ids, starts, ends, quotes, labels, annotators, entities, attributes, notes)


def _mention_in(item: dict[str, Any], content: str) -> BundleMention:
    pieces = item["spans"]
    spans = (span_of(pieces[0]),) if len(pieces) == 1 else tuple(map(span_of, pieces))
    mention = BundleMention(
        text(item, "id"), spans, text_or_none(item, "label"), text(item, "annotator"), text_or_none(item, "entity"),
        pairs(item, "attributes"), text(item, "note"),
    )  # fmt: skip
    if not spans:
        raise ValueError(f"mention {mention.id} marks nothing")
    if spans[-1].end > len(content):
        raise ValueError(f"mention {mention.id} reaches outside the text of {len(content)} code points")
    quote = mention.quote(content)
    if quote != item["quote"]:
        raise ValueError(f"mention {mention.id} says {item['quote']!r}, the text {quote!r}")
    return mention
