"""What the schema asks of annotations, and what is listed when it is not met."""

from reader.domain.annotation import ArticleLabel, Mention, MentionId, Relation, RelationId
from reader.domain.annotator import AnnotatorId
from reader.domain.article import ArticleId
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
from reader.domain.span import Span
from reader.domain.validation import Rule, Violation, may_nest, may_overlap, relation_allowed, violations

AGENT, PER, ORG, EVENT, ROLE, OLD, TOPIC, SPORT, POLITICS, FOOTBALL, FREE = map(LabelId, range(11))
ARTICLE, ME = ArticleId(1), AnnotatorId(1)
SCHEMA = Schema(
    (
        Label(AGENT, "AGENT"),
        Label(PER, "PER", parent=AGENT, constraints=LabelConstraints(may_nest_in=(ORG,))),
        Label(ORG, "ORG", parent=AGENT, constraints=LabelConstraints(no_overlap_with=(ROLE,))),
        Label(EVENT, "EVENT", event=True),
        Label(
            ROLE,
            "ROLE",
            attributes=(Attribute("sure", ("yes", "no")), Attribute("free")),
            constraints=LabelConstraints(needs_attributes=("sure",)),
        ),
        Label(OLD, "OLD", retired=True),
        Label(TOPIC, "topic", kind=LabelKind.ARTICLE, exclusive=True),
        Label(SPORT, "sport", kind=LabelKind.ARTICLE, parent=TOPIC),
        Label(POLITICS, "politics", kind=LabelKind.ARTICLE, parent=TOPIC),
        Label(FOOTBALL, "football", kind=LabelKind.ARTICLE, parent=SPORT),
        Label(FREE, "free", kind=LabelKind.ARTICLE),
    ),
    (
        RelationType(RelationTypeId(1), "works for", source_labels=("AGENT",), target_labels=("ORG",)),
        RelationType(RelationTypeId(2), "agent", role=True, target_labels=("AGENT",)),
        RelationType(RelationTypeId(3), "any"),
    ),
)


def mention(number: int, label: LabelId | None, *spans: tuple[int, int], **attributes: str) -> Mention:
    return Mention(MentionId(number), ARTICLE, ME, label, tuple(Span(*span) for span in spans), attributes=attributes)


def relation(number: int, kind: int, source: int, target: int) -> Relation:
    return Relation(RelationId(number), ARTICLE, ME, RelationTypeId(kind), MentionId(source), MentionId(target))


def test_a_label_counts_as_the_broader_ones_above_it() -> None:
    works, agent, anything = SCHEMA.relation_types
    assert relation_allowed(SCHEMA, works, PER, ORG)
    assert not relation_allowed(SCHEMA, works, PER, PER)
    assert not relation_allowed(SCHEMA, works, None, ORG)
    assert relation_allowed(SCHEMA, agent, EVENT, ORG)
    assert not relation_allowed(SCHEMA, agent, PER, ORG), "a role begins at an event"
    assert relation_allowed(SCHEMA, anything, None, None)


def test_nesting_and_overlap_follow_the_constraints() -> None:
    labels = {label.id: label for label in SCHEMA.labels}
    assert may_nest(SCHEMA, labels[PER], labels[ORG])
    assert not may_nest(SCHEMA, labels[PER], labels[EVENT])
    assert may_nest(SCHEMA, labels[PER], None) and may_nest(SCHEMA, labels[EVENT], labels[PER])
    assert not may_overlap(SCHEMA, labels[ORG], labels[ROLE]) and not may_overlap(SCHEMA, labels[ROLE], labels[ORG])
    assert may_overlap(SCHEMA, labels[PER], labels[ROLE]) and may_overlap(SCHEMA, None, labels[ROLE])


def test_each_rule_is_listed_once_with_its_place() -> None:
    mentions = [
        mention(1, EVENT, (0, 10)),
        mention(2, PER, (2, 4)),
        mention(3, ORG, (20, 30)),
        mention(4, ROLE, (25, 35), sure="yes"),
        mention(5, ROLE, (40, 45), sure="perhaps", colour="red"),
        mention(6, ROLE, (50, 55)),
        mention(7, OLD, (60, 65)),
        mention(8, PER, (22, 24)),
        mention(9, ORG, (70, 72), (80, 82)),
        mention(10, ROLE, (74, 76), sure="no"),
    ]
    relations = [relation(1, 1, 2, 3), relation(2, 1, 3, 2), relation(3, 2, 1, 2), relation(4, 3, 7, 8)]
    found = set(violations(SCHEMA, mentions, relations, []))
    assert found == {
        Violation(Rule.NESTING, MentionId(2), other=MentionId(1)),
        Violation(Rule.OVERLAP, MentionId(4), other=MentionId(3)),
        Violation(Rule.UNKNOWN_CHOICE, MentionId(5), label_id=ROLE, detail="sure"),
        Violation(Rule.UNKNOWN_ATTRIBUTE, MentionId(5), label_id=ROLE, detail="colour"),
        Violation(Rule.NEEDS_ATTRIBUTE, MentionId(6), label_id=ROLE, detail="sure"),
        Violation(Rule.RETIRED, MentionId(7), label_id=OLD, detail="OLD"),
        Violation(Rule.RELATION_ENDS, relation_id=RelationId(2), detail="works for"),
    }, "a mention between the pieces of another does not overlap it"


def test_children_of_an_exclusive_label_exclude_each_other_with_what_is_below_them() -> None:
    assert SCHEMA.excluded_by(FOOTBALL) == {POLITICS}
    assert SCHEMA.excluded_by(POLITICS) == {SPORT, FOOTBALL}
    assert SCHEMA.excluded_by(TOPIC) == SCHEMA.excluded_by(FREE) == frozenset()
    given = [ArticleLabel(ARTICLE, ME, each) for each in (FOOTBALL, FREE, POLITICS)]
    assert list(violations(SCHEMA, [], [], given)) == [Violation(Rule.EXCLUSIVE, label_id=POLITICS, detail="football")]


def test_a_hierarchy_that_goes_in_circles_ends() -> None:
    circle = Schema((Label(PER, "a", parent=ORG), Label(ORG, "b", parent=PER)))
    assert [label.name for label in circle.lineage(PER)] == ["a", "b"]
