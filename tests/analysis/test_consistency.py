"""The checks against planted errors, the gold of the seed, and texts made for one rule each."""

import json
from pathlib import Path

from analysis.planted import GPE, PER, Builder, judge, make, plant, schema

from reader.analysis.consistency import Annotated, Finding, Kind, check
from reader.domain.annotation import Mention, MentionId, Relation, RelationId
from reader.domain.annotator import AnnotatorId
from reader.domain.article import ArticleId
from reader.domain.schema import Label, LabelId, RelationTypeId, Schema
from reader.domain.span import Span


def checked(*builders: Builder) -> list[Finding]:
    return check(schema(), [builder.done() for builder in builders])


def test_fifty_planted_errors_are_found_with_hardly_a_false_alarm() -> None:
    sound = make()
    assert check(schema(), sound) == []
    articles, errors = plant(sound)
    assert len(errors) == 50
    table = judge(errors, check(schema(), articles))
    assert all(hits >= planted - 1 for hits, planted, _ in table.values()), table
    assert sum(alarms for *_, alarms in table.values()) <= 3, table


def test_the_gold_of_the_seed_is_consistent(seed_text: str, shared_data: Path) -> None:
    gold = json.loads((shared_data / "seed" / "gold.json").read_text(encoding="utf-8"))
    ids = {row["id"]: LabelId(number) for number, row in enumerate(gold["labels"], 1)}
    mentions = [
        Mention(MentionId(at), ArticleId(1), AnnotatorId(1), ids[row["label"]], (Span(row["start"], row["end"]),))
        for at, row in enumerate(gold["spans"], 1)
    ]
    labels = Schema(tuple(Label(number, name) for name, number in ids.items()))
    assert check(labels, [Annotated(ArticleId(1), seed_text, mentions)]) == []


def test_of_two_labels_the_usual_one_is_offered() -> None:
    builder = Builder(1, iter(range(1, 99)))
    builder.say(("بيروت", GPE), " ثم ", ("بيروت", GPE), " ثم ", ("بيروت", PER))
    found = [each for each in checked(builder) if each.kind is Kind.TWO_LABELS]
    assert [(each.span.start, each.detail, each.fix and each.fix.label_id) for each in found] == [(18, "GPE", GPE)]


def test_a_word_labelled_once_and_left_alone_otherwise_is_no_unlabelled_name() -> None:
    builder = Builder(1, iter(range(1, 99)))
    builder.say(("الأمل", PER), " ثم الأمل ثم الأمل ثم الأمل")
    assert checked(builder) == []


def test_a_place_where_the_label_was_refused_is_not_called_unlabelled() -> None:
    builder = Builder(1, iter(range(1, 99)))
    builder.say(("نادية", PER), " ونادية")
    (finding,) = checked(builder)
    assert finding.kind is Kind.UNLABELLED and finding.quote == "نادية"
    article = builder.done()
    refused = Annotated(article.article_id, article.content, article.mentions, refused=frozenset({finding.span}))
    assert check(schema(), [refused]) == []


def test_the_abbreviation_and_the_bracket_opened_inside_are_no_edges() -> None:
    builder = Builder(1, iter(range(1, 99)))
    builder.say(("عام (2002)", GPE), " قال ", ("د.", GPE), " أحمد ", ("U.S.", GPE), " هنا")
    assert checked(builder) == []


def test_the_lam_of_the_article_is_no_cut_word() -> None:
    builder = Builder(1, iter(range(1, 99)))
    builder.say("قال ل", ("لجيش", GPE), " أمس")
    assert checked(builder) == []


def test_relations_repeated_to_themselves_or_without_an_end_are_orphans() -> None:
    builder = Builder(1, iter(range(1, 99)))
    one, two = builder.say(("نادية", PER), " و", ("بيروت", GPE))
    kind = RelationTypeId(9)
    ends = [(one.id, two.id), (one.id, two.id), (one.id, one.id), (one.id, MentionId(555))]
    builder.relations = [
        Relation(RelationId(number), builder.article_id, AnnotatorId(1), kind, *pair)
        for number, pair in enumerate(ends, 1)
    ]
    found = [each for each in checked(builder) if each.kind is Kind.ORPHAN]
    assert [(each.relation_id, each.detail) for each in found] == [
        (2, "repeated"), (3, "to itself"), (4, "without an end"),
    ]  # fmt: skip
