"""Mentions read column by column are those that are read one by one, and what is refused of these is refused."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.article import ArticleDetails
from reader.domain.span import Span
from reader.formats.base import BundleArticle, BundleMention
from reader.formats.checking import KnownNames, check_article
from reader.formats.jsonl_mentions import _mention_in, mentions_in
from reader.formats.mention_table import MentionTable

CONTENT = "قال 😀 غانتس  إن\n\nالحرب"
KNOWN = KnownNames(frozenset(["PER"]), frozenset(), frozenset(["me"]), frozenset(["e1"]))


def mention(number: int, start: int, end: int, **more: Any) -> dict[str, Any]:
    return {
        "id": f"m{number}", "label": "PER", "spans": [[start, end]], "quote": CONTENT[start:end], "annotator": "me",
        "entity": None, "attributes": {}, "note": "", **more,
    }  # fmt: skip


_spans = st.tuples(st.integers(0, len(CONTENT) - 1), st.integers(1, 6)).map(lambda at: (at[0], min(at[0] + at[1], 22)))
_wrong = st.sampled_from(
    [
        ("id", 3), ("id", "m0"), ("label", 1), ("label", None), ("label", "other"), ("spans", []), ("spans", [[1]]),
        ("spans", [[1, 2, 3]]), ("spans", [[3, 1]]), ("spans", [[-1, 2]]), ("spans", [[0, 99]]), ("spans", [[0, True]]),
        ("spans", [[0, 3], [4, 5]]), ("spans", [(0, 3)]), ("spans", [[0.0, 3]]), ("spans", "01"), ("spans", None),
        ("quote", "x"), ("quote", None), ("annotator", None), ("annotator", "you"), ("entity", "e1"), ("entity", "e2"),
        ("entity", 1), ("attributes", {"sure": "yes"}), ("attributes", {"sure": 1}), ("attributes", []),
        ("note", None), ("note", "n"),
    ]
)  # fmt: skip


def outcome(read: Any) -> Any:
    """Return the mentions that were read and checked, or what was said of them."""
    try:
        article = BundleArticle("a", ArticleDetails(""), CONTENT, mentions=read())
        check_article(article, KNOWN)
    except (KeyError, TypeError, ValueError) as error:
        return type(error), str(error)
    return tuple(article.mentions)


@given(st.lists(_spans, min_size=1, max_size=4), st.lists(st.tuples(st.integers(0, 3), _wrong), max_size=2))
def test_what_is_read_in_columns_is_what_is_read_one_by_one(
    spans: list[tuple[int, int]], wrong: list[tuple[int, tuple[str, Any]]]
) -> None:
    items = [mention(number, *span) for number, span in enumerate(spans)]
    for number, (name, value) in wrong:
        items[number % len(items)][name] = copy.deepcopy(value)
    single = outcome(lambda: tuple(_mention_in(item, CONTENT) for item in items))
    assert outcome(lambda: mentions_in(items, CONTENT)) == single


def test_a_missing_field_is_named() -> None:
    item = mention(0, 0, 3)
    del item["note"]
    with pytest.raises(KeyError, match="note"):
        mentions_in([item], CONTENT)


def test_a_table_is_a_sequence_of_mentions() -> None:
    table = mentions_in([mention(0, 0, 3), mention(1, 6, 11, note="n", entity="e1")], CONTENT)
    assert isinstance(table, MentionTable)
    single = (
        BundleMention("m0", (Span(0, 3),), "PER", "me", None, {}, ""),
        BundleMention("m1", (Span(6, 11),), "PER", "me", "e1", {}, "n"),
    )
    assert table == single and single == table and table == [*single]
    assert table[1] == single[1] and table[:1] == single[:1] and len(table) == 2
    assert table != single[:1] and table != (*single[:1], single[0])
    article = BundleArticle("a", ArticleDetails(""), CONTENT, mentions=table)
    assert article == BundleArticle("a", ArticleDetails(""), CONTENT, mentions=single)
