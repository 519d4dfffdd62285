"""Bundles to test formats with: drawn by hypothesis, and the seed article's gold."""

import json
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from reader.domain.article import ArticleDetails, Direction, Provenance
from reader.domain.schema import (
    Attribute,
    Label,
    LabelConstraints,
    LabelId,
    LabelKind,
    RelationType,
    RelationTypeId,
    Schema,
)
from reader.domain.span import Span, join_spans
from reader.formats.base import (
    Bundle,
    BundleArticle,
    BundleBatch,
    BundleEntity,
    BundleMention,
    BundleNote,
    BundleRelation,
    BundleState,
    BundleSuggestion,
)

_SURE = Attribute("sure", ("yes", "no"), "yes")
SCHEMA = Schema(
    (
        Label(LabelId(0), "PER", {"en": "Person", "ar": "شخص"}, "#002faa", "1"),
        Label(
            LabelId(1),
            "منصب",
            {"ar": "منصب"},
            key="2",
            attributes=(Attribute("sure", ("yes", "no"), "yes", names={"ar": "مؤكد"}),),
            position=1,
            constraints=LabelConstraints((LabelId(0),), (LabelId(3), LabelId(1)), ("sure",)),
        ),
        Label(LabelId(2), "A b_u0041_/%", parent=LabelId(3), description="a name that brat does not allow", position=2),
        Label(LabelId(3), "Highlight", position=3, event=True, constraints=LabelConstraints(())),
        Label(LabelId(4), "opinion", kind=LabelKind.ARTICLE, position=4, exclusive=True),
        Label(LabelId(5), "OLD", key="1", retired=True, position=5),
    ),
    (
        RelationType(RelationTypeId(0), "holds_role", {"en": "Holds"}, ("PER",), ("منصب",)),
        RelationType(
            RelationTypeId(1),
            "kin of",
            attributes=(Attribute("blood", flag=True),),
            position=1,
            role=True,
            colour="#a0b1c2",
        ),
    ),
    "test set",
)
ANNOTATORS = (("ليلى", "human"), ("model-1", "model"), ("gold", "adjudicator"))
ENTITIES = (
    BundleEntity("e1", "مارك ميلي", "PER", ("ميلي",), {"wikidata": "Q6767640"}, "general"),
    BundleEntity("e2", "=cmd()"),
)
FILTERS: tuple[tuple[str, dict[str, object]], ...] = (
    ("لي", {"text": "غانتس", "statuses": ["todo", "doing"], "sources": ["وكالة"], "mine": True}),
    ("all", {}),
)
MOMENTS = st.sampled_from([0, 1_795_000_000_000])
BATCHES = (BundleBatch("b1", "ليلى", "gazetteer", {"file": "أسماء.txt"}, "00ff"),)

# letters that join, marks, ZWNJ and ZWJ, astral right-to-left and emoji, quotes, formula signs, odd spaces, controls
LETTERS = "ابلاإمي وقَّـ\u200c\u200dکپ\U0001e900\U0001f600שׁ“”«»()'\"=+-@,;:\\\t\n\u2028\u00a0\u0085\u200f\ufeffaé#T1"
words = st.text(LETTERS, max_size=12)
contents = st.text(LETTERS, min_size=1, max_size=60).filter(lambda text: text.strip() and text[0] != "\ufeff")


@st.composite
def spans_of(draw: st.DrawFn, content: str) -> tuple[Span, ...]:
    """Draw one to three pieces; nested, crossing and equal ones come by themselves."""
    edges = st.integers(0, len(content))
    pairs = draw(st.lists(st.tuples(edges, edges), min_size=1, max_size=3))
    return join_spans(Span(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1])


@st.composite
def suggestions_of(draw: st.DrawFn, content: str) -> BundleSuggestion:
    """Draw a suggestion in an annotator's list."""
    start = draw(st.integers(0, len(content) - 1))
    return BundleSuggestion(
        Span(start, draw(st.integers(start + 1, len(content)))),
        draw(st.sampled_from(["PER", "OLD"])),
        "ليلى",
        "model:x",
        draw(st.floats(0, 1)),
        draw(st.sampled_from(["open", "accepted", "rejected"])),
        draw(st.sampled_from([None, "e2"])),
        draw(st.sampled_from([None, "b1"])),
        draw(words),
    )


@st.composite
def articles(draw: st.DrawFn, number: int = 1) -> BundleArticle:
    """Draw an article with everything that can hang on one."""
    content = draw(contents)
    who = st.sampled_from([name for name, _ in ANNOTATORS])
    labels = st.sampled_from([None, "PER", "منصب", "A b_u0041_/%", "Highlight", "OLD"])
    values = st.dictionaries(st.sampled_from(["sure", "x y"]), words.filter(bool), max_size=2)
    drawn: dict[Any, BundleMention] = {}
    for spans in draw(st.lists(spans_of(content), max_size=8)):
        annotator, label = draw(who), draw(labels)
        if any(span.slice(content).strip() for span in spans):
            entity = draw(st.sampled_from([None, "e1", "e2"]))
            mention = BundleMention("", spans, label, annotator, entity, draw(values), draw(words))
            drawn.setdefault((annotator, label, spans), mention)
    order = [name for name, _ in ANNOTATORS]
    found = sorted(
        drawn.values(), key=lambda each: (order.index(each.annotator), each.spans[0].start, -each.spans[-1].end)
    )
    mentions = tuple(
        BundleMention(f"m{at}", each.spans, each.label, each.annotator, each.entity, each.attributes, each.note)
        for at, each in enumerate(found, 1)
    )
    relations = []
    for source, target in draw(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=3)):
        if source < len(mentions) and target < len(mentions) and source != target:
            first, second = mentions[source], mentions[target]
            if first.annotator == second.annotator:
                kind = draw(st.sampled_from(["holds_role", "kin of"]))
                relations.append(BundleRelation(kind, first.id, second.id, first.annotator, draw(values)))
    relations.sort(key=lambda each: order.index(each.annotator))
    notes = draw(st.lists(st.builds(BundleNote, words, who, st.none(), st.none()), max_size=2))
    notes += [BundleNote(draw(words), each.annotator, each.id) for each in mentions[:1]]
    notes += [BundleNote(draw(words), "gold", None, Span(0, len(content)))] if draw(st.booleans()) else []
    states = st.builds(BundleState, st.just("ليلى"), st.sampled_from(["doing", "done", "skip"]), st.booleans(), MOMENTS)
    return BundleArticle(
        f"a{number}",
        ArticleDetails(draw(words), draw(words), "https://x/?a=1", draw(words), "2021-11-26", "ar"),
        content,
        draw(st.sampled_from(Direction)),
        Provenance("/a/ب.txt", "00ff", "utf-8", "bom", ("bom", "line_ends")),
        draw(st.dictionaries(st.sampled_from(["b", "a"]), st.one_of(words, st.integers(), st.none()))),
        mentions,
        tuple(relations),
        tuple(notes),
        draw(st.sampled_from([(), (("ليلى", "opinion"),), (("ليلى", "opinion"), ("gold", "opinion"))])),
        draw(st.sampled_from([(), (draw(states),), (draw(states), BundleState("gold", "todo", True))])),
        tuple(draw(st.lists(suggestions_of(content), max_size=2))),
        draw(st.sampled_from([(), ("اقتصاد",), ("2026 =x()", "اقتصاد")])),
        draw(st.sampled_from([(), ("gold", "ليلى")])),
    )


@st.composite
def bundles(draw: st.DrawFn) -> Bundle:
    """Draw none to three articles with different texts."""
    found = [draw(articles(number)) for number in range(1, draw(st.integers(0, 3)) + 1)]
    distinct = {article.content: article for article in found}
    return Bundle(SCHEMA, tuple(distinct.values()), ANNOTATORS, ENTITIES, batches=BATCHES, filters=FILTERS)


def gold_bundle(shared_data: Path, schema: Schema) -> Bundle:
    """Return the seed article with its gold annotations."""
    gold = json.loads((shared_data / "seed" / "gold.json").read_text(encoding="utf-8"))
    content = (shared_data / "seed" / "article.txt").read_text(encoding="utf-8")
    mentions = tuple(
        BundleMention(each["id"], (Span(each["start"], each["end"]),), each["label"], "gold", each["entity"])
        for each in gold["spans"]
    )
    relations = tuple(BundleRelation(each["type"], each["head"], each["tail"], "gold") for each in gold["relations"])
    article = BundleArticle("a1", ArticleDetails("seed"), content, mentions=mentions, relations=relations)
    entities = tuple(BundleEntity(each["id"], each["name"]) for each in gold["entities"])
    return Bundle(schema, (article,), (("gold", "human"),), entities)
