"""A project's worth of consistent annotations, and fifty errors planted in it, each known by kind and place."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reader.analysis.consistency import Annotated, Finding, Kind
from reader.domain.annotation import Mention, MentionId, Relation, RelationId
from reader.domain.annotator import AnnotatorId
from reader.domain.article import ArticleId
from reader.domain.schema import Attribute, Label, LabelConstraints, LabelId, RelationType, RelationTypeId, Schema
from reader.domain.span import Span

PER, ORG, GPE, ROLE, DATE = (LabelId(number) for number in range(1, 6))
WORKS_FOR = RelationTypeId(1)
PEOPLE = ("أحمد الزاهي", "ليلى حداد", "سامي قاسم", "نادية منصور", "كريم الطويل", "هدى صالح", "يوسف نجار", "منى عيسى")
ORGS = ("شركة النور", "مجلس الإعمار", "جمعية الأمل", "البنك المركزي", "هيئة الموانئ", "اتحاد الكتاب")
PLACES = ("بيروت", "القاهرة", "إسطنبول", "طرابلس", "العراق", "المغرب")
ROLES = ("الوزير", "المدير العام", "الرئيس", "المتحدث الرسمي")
KINDS = (
    Kind.TWO_LABELS, Kind.UNLABELLED, Kind.EDGE, Kind.PROCLITIC, Kind.CUT_WORD, Kind.TITLE, Kind.NESTING,
    Kind.OVERLAP, Kind.NEEDS_ATTRIBUTE, Kind.RELATION_ENDS,
)  # fmt: skip


def schema() -> Schema:
    """Return a label set in which every rule can be broken."""
    rules = {
        PER: LabelConstraints(may_nest_in=(ORG, ROLE)),
        ORG: LabelConstraints(needs_attributes=("sector",)),
        DATE: LabelConstraints(no_overlap_with=(GPE,)),
    }
    names = {PER: "PER", ORG: "ORG", GPE: "GPE", ROLE: "ROLE", DATE: "DATE"}
    labels = tuple(
        Label(
            label_id,
            name,
            attributes=(Attribute("sector", default="public"),) if label_id == ORG else (),
            constraints=rules.get(label_id, LabelConstraints()),
        )
        for label_id, name in names.items()
    )
    return Schema(labels, (RelationType(WORKS_FOR, "works_for", source_labels=("PER",), target_labels=("ORG",)),))


@dataclass(frozen=True)
class Error:
    """Say what was planted where."""

    kind: Kind
    article_id: ArticleId
    span: Span


class Builder:
    """Write one article sentence by sentence, labelling as it goes."""

    def __init__(self, number: int, ids: Iterator[int]) -> None:
        self.article_id, self._ids = ArticleId(number), ids
        self.content = ""
        self.mentions: list[Mention] = []
        self.relations: list[Relation] = []

    def say(self, *parts: str | tuple[str, LabelId]) -> list[Mention]:
        """Add a sentence; a part with a label becomes a mention."""
        made = []
        for part in parts:
            text, label = part if isinstance(part, tuple) else (part, None)
            start = len(self.content)
            self.content += text
            if label is not None:
                made.append(self.label(Span(start, len(self.content)), label))
        self.content += ".\n"
        return made

    def label(self, span: Span, label: LabelId) -> Mention:
        """Label a span."""
        attributes = {"sector": "public"} if label == ORG else {}
        mention = Mention(
            MentionId(next(self._ids)), self.article_id, AnnotatorId(1), label, (span,), attributes=attributes
        )
        self.mentions.append(mention)
        return mention

    def done(self) -> Annotated:
        """Return the article."""
        return Annotated(self.article_id, self.content, self.mentions, self.relations)


def make(articles: int = 20, seed: int = 1) -> list[Annotated]:
    """Return articles whose annotations agree with each other."""
    chance, ids = random.Random(seed), iter(range(1, 1_000_000))
    found = []
    for number in range(1, articles + 1):
        builder = Builder(number, ids)
        for _ in range(8):
            person, org = chance.choice(PEOPLE), chance.choice(ORGS)
            place, role = chance.choice(PLACES), chance.choice(ROLES)
            one, two = builder.say("قال ", (person, PER), " من ", (org, ORG), " إن العمل بدأ أمس")
            builder.relations.append(
                Relation(RelationId(next(ids)), builder.article_id, AnnotatorId(1), WORKS_FOR, one.id, two.id)
            )
            builder.say("ووصل ", (role, ROLE), " ", (chance.choice(PEOPLE), PER), " إلى ", (place, GPE), " صباحا")
            builder.say("وأعرب ل", (chance.choice(PEOPLE), PER), " عن شكره في ", (f"{number} نوفمبر", DATE), " الماضي")
        found.append(builder.done())
    return found


def plant(articles: list[Annotated], each: int = 5, seed: int = 2) -> tuple[list[Annotated], list[Error]]:
    """Return the articles with so many errors of each kind, each at a mention of its own, and what they are."""
    chance = random.Random(seed)
    changed = {article.article_id: article for article in articles}
    errors: list[Error] = []
    used: set[tuple[ArticleId, int]] = set()
    fresh = iter(range(2_000_000, 3_000_000))
    for kind in KINDS:
        made = 0
        while made < each:
            article = changed[ArticleId(chance.randint(1, len(articles)))]
            mention = chance.choice(article.mentions)
            line = article.content.count("\n", 0, mention.start)
            if (article.article_id, line) in used:
                continue
            planted = _planted(kind, article, mention, fresh)
            if planted is None:
                continue
            used.add((article.article_id, line))
            changed[article.article_id], span = planted
            errors.append(Error(kind, article.article_id, span))
            made += 1
    return [changed[article.article_id] for article in articles], errors


def _planted(kind: Kind, article: Annotated, mention: Mention, fresh: Iterator[int]) -> tuple[Annotated, Span] | None:
    """Return the article with an error at a mention, and where it is; None where that kind cannot be."""
    label, span, content = mention.label_id, mention.hull, article.content
    if kind is Kind.TWO_LABELS and label in (GPE, ORG):
        other = replace(mention, label_id=ORG if label == GPE else GPE, attributes={"sector": "public"})
        return _with(article, mention, replace(other, attributes={}) if label == ORG else other), span
    if kind is Kind.UNLABELLED and label in (PER, GPE):
        ends = {end for relation in article.relations for end in (relation.source, relation.target)}
        return (_with(article, mention, None), span) if mention.id not in ends else None
    better = {
        Kind.EDGE: Span(span.start, span.end + 1) if content[span.end] in ". " else None,
        Kind.PROCLITIC: Span(span.start - 1, span.end) if content[span.start - 1] == "ل" and label == PER else None,
        Kind.CUT_WORD: Span(span.start, span.end - 2) if label == PER else None,
    }.get(kind)
    if better is not None:
        return _with(article, mention, replace(mention, spans=(better,))), better
    before = max(
        (each for each in article.mentions if each.end == span.start - 1), key=lambda each: each.end, default=None
    )
    if kind is Kind.TITLE and label == PER and before is not None and before.label_id == ROLE:
        whole = Span(before.start, span.end)
        return _with(_with(article, mention, replace(mention, spans=(whole,))), before, None), whole
    if kind is Kind.NESTING and label == GPE:
        extra = replace(mention, id=MentionId(next(fresh)), label_id=PER, spans=(Span(span.start, span.end),))
        around = replace(mention, spans=(Span(span.start - 4, span.end),)) if content[span.start - 4] == "إ" else None
        return (_with(_with(article, mention, around), None, extra), extra.hull) if around else None
    if kind is Kind.OVERLAP and label == GPE:
        extra = replace(mention, id=MentionId(next(fresh)), label_id=DATE, spans=(Span(span.start, span.end + 6),))
        return _with(article, None, extra), extra.hull
    if kind is Kind.NEEDS_ATTRIBUTE and label == ORG:
        return _with(article, mention, replace(mention, attributes={})), span
    if kind is Kind.RELATION_ENDS and label == PER:
        relation = next((each for each in article.relations if each.source == mention.id), None)
        if relation is not None:
            turned = replace(relation, source=relation.target, target=relation.source)
            relations = [turned if each.id == relation.id else each for each in article.relations]
            target = article.span_of(relation.target)
            return (replace(article, relations=relations), target) if target else None
    return None


def _with(article: Annotated, mention: Mention | None, instead: Mention | None) -> Annotated:
    kept = [each for each in article.mentions if mention is None or each.id != mention.id]
    return replace(article, mentions=sorted([*kept, *([instead] if instead else [])], key=lambda each: each.start))


def judge(errors: list[Error], found: list[Finding]) -> dict[Kind, tuple[int, int, int]]:
    """Return, by kind: planted errors found, planted in all, and findings of that kind where nothing was planted."""
    table = {}
    for kind in KINDS:
        own = [error for error in errors if error.kind is kind]
        hits = sum(any(each.kind is kind and _meets(error, each) for each in found) for error in own)
        alarms = sum(each.kind is kind and not any(_meets(error, each) for error in errors) for each in found)
        table[kind] = (hits, len(own), alarms)
    return table


def _meets(error: Error, finding: Finding) -> bool:
    return error.article_id == finding.article_id and error.span.overlaps(finding.span)
