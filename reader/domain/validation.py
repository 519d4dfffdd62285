"""What the schema asks of annotations. Nothing here refuses anything: violations are listed, never dropped."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reader.domain.annotation import ArticleLabel, Mention, MentionId, Relation, RelationId
from reader.domain.schema import Attribute, Label, LabelId, RelationType, Schema


class Rule(StrEnum):
    """Name what a violation breaks."""

    NESTING = "nesting"
    OVERLAP = "overlap"
    NEEDS_ATTRIBUTE = "needs attribute"
    UNKNOWN_ATTRIBUTE = "unknown attribute"
    UNKNOWN_CHOICE = "unknown choice"
    RELATION_ENDS = "relation ends"
    RETIRED = "retired"
    EXCLUSIVE = "exclusive"


@dataclass(frozen=True, slots=True)
class Violation:
    """Name a rule and the annotation that breaks it; `other` is the second mention, `detail` the attribute or label."""

    rule: Rule
    mention_id: MentionId | None = None
    relation_id: RelationId | None = None
    label_id: LabelId | None = None
    other: MentionId | None = None
    detail: str = ""


def relation_allowed(
    schema: Schema, kind: RelationType, source_label: LabelId | None, target_label: LabelId | None
) -> bool:
    """Tell whether a relation type may join mentions of these labels; a label counts as the broader ones above it."""
    if kind.role:
        source = schema.find_label(source_label)
        if source is None or not (source.event or kind.source_labels):
            return False
    return _may_stand(schema, kind.source_labels, source_label) and _may_stand(schema, kind.target_labels, target_label)


def _may_stand(schema: Schema, names: Sequence[str], label_id: LabelId | None) -> bool:
    return not names or any(label.name in names for label in schema.lineage(label_id))


def may_nest(schema: Schema, inner: Label, outer: Label | None) -> bool:
    """Tell whether a mention of label `inner` may lie in one of `outer` (None: a highlight, which forbids nothing)."""
    hosts = inner.constraints.may_nest_in
    return hosts is None or outer is None or any(label.id in hosts for label in schema.lineage(outer.id))


def may_overlap(schema: Schema, first: Label | None, second: Label | None) -> bool:
    """Tell whether mentions of these labels may share letters; either label may forbid it."""
    if first is None or second is None:
        return True
    return not any(
        label.id in one.constraints.no_overlap_with
        for one, other in ((first, second), (second, first))
        for label in schema.lineage(other.id)
    )


def violations(
    schema: Schema, mentions: Sequence[Mention], relations: Iterable[Relation], labels: Iterable[ArticleLabel]
) -> Iterator[Violation]:
    """Yield what of one annotator's annotations of one article breaks the schema, in reading order by rule."""
    by_id = {mention.id: mention for mention in mentions}
    known = {label.id: label for label in schema.labels}
    yield from _placed(schema, known, mentions)
    for mention in mentions:
        label = known.get(mention.label_id) if mention.label_id is not None else None
        if label is not None:
            yield from _of_mention(label, mention)
    for relation in relations:
        yield from _of_relation(schema, relation, by_id)
    given = [each.label_id for each in labels]
    for number, label_id in enumerate(given):
        for other in given[:number]:
            if other in schema.excluded_by(label_id):
                yield Violation(Rule.EXCLUSIVE, label_id=label_id, detail=known[other].name)


def _placed(schema: Schema, known: dict[LabelId, Label], mentions: Sequence[Mention]) -> Iterator[Violation]:
    """Compare each mention with those that begin before it and still go on: a sweep over the text."""
    open_ones: list[Mention] = []
    for mention in sorted(mentions, key=lambda each: (each.start, -each.end, each.id)):
        open_ones = [each for each in open_ones if each.end > mention.start]
        label = known.get(mention.label_id) if mention.label_id is not None else None
        for other in open_ones:
            if not any(piece.overlaps(theirs) for piece in mention.spans for theirs in other.spans):
                continue
            outer = known.get(other.label_id) if other.label_id is not None else None
            if not may_overlap(schema, label, outer):
                yield Violation(Rule.OVERLAP, mention.id, other=other.id)
            elif label is not None and other.hull.contains(mention.hull) and not may_nest(schema, label, outer):
                yield Violation(Rule.NESTING, mention.id, other=other.id)
        open_ones.append(mention)


def _of_mention(label: Label, mention: Mention) -> Iterator[Violation]:
    if label.retired:
        yield Violation(Rule.RETIRED, mention.id, label_id=label.id, detail=label.name)
    for name in label.constraints.needs_attributes:
        if not mention.attributes.get(name):
            yield Violation(Rule.NEEDS_ATTRIBUTE, mention.id, label_id=label.id, detail=name)
    for rule, name in _badly_valued(label.attributes, mention.attributes.items()):
        yield Violation(rule, mention.id, label_id=label.id, detail=name)


def _of_relation(schema: Schema, relation: Relation, by_id: dict[MentionId, Mention]) -> Iterator[Violation]:
    kind = schema.find_relation_type(relation.relation_type_id)
    source, target = by_id.get(relation.source), by_id.get(relation.target)
    if kind is None or source is None or target is None:
        return
    if kind.retired:
        yield Violation(Rule.RETIRED, relation_id=relation.id, detail=kind.name)
    if not relation_allowed(schema, kind, source.label_id, target.label_id):
        yield Violation(Rule.RELATION_ENDS, relation_id=relation.id, detail=kind.name)
    for rule, name in _badly_valued(kind.attributes, relation.attributes.items()):
        yield Violation(rule, relation_id=relation.id, detail=name)


def _badly_valued(attributes: Sequence[Attribute], values: Iterable[tuple[str, str]]) -> Iterator[tuple[Rule, str]]:
    known = {attribute.name: attribute for attribute in attributes}
    for name, value in values:
        if name not in known:
            yield Rule.UNKNOWN_ATTRIBUTE, name
        elif known[name].choices and value not in known[name].choices:
            yield Rule.UNKNOWN_CHOICE, name
