"""Reading what spans articles: the entity register, relations, notes."""

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from reader.domain.annotation import Mention, MentionId, NoteRow, Relation, RelationId
from reader.domain.annotator import Annotator, AnnotatorId
from reader.domain.article import ArticleId
from reader.domain.entity import Candidate, Entity, EntityId, EntityRow, Why
from reader.domain.schema import LabelId, LabelUsage, RelationType, RelationTypeId, Schema
from reader.domain.span import Span
from reader.domain.validation import Violation, relation_allowed, violations
from reader.storage import entities, notes, queries, schema_usage
from reader.storage.store import Store
from reader.text.normalize import fold_text
from reader.text.tokens import proclitic_cuts

EntityOrder = Literal["name", "mentions", "articles"]

_SCORES = {Why.NAME: 0.95, Why.ALIAS: 0.93, Why.BEFORE: 0.92, Why.PROCLITIC: 0.88}
_SIMILAR = 0.8
_LEAST_SIMILAR = 70.0
_LABEL_AGREES, _LABEL_DIFFERS = 0.03, -0.15


@lru_cache(maxsize=1 << 18)
def folded_name(name: str) -> str:
    """Return a name folded for comparison; remembered, because registers are searched at each key."""
    return fold_text(name)


class Registers:
    """Read entities, relations and notes of the project that `_store` holds."""

    _store: Store
    annotator: Annotator
    _name_index: "_NameIndex | None" = None

    @property
    def schema(self) -> Schema:
        """The label set."""
        return queries.schema(self._store.connection)

    # --- entities

    def entities(self) -> list[Entity]:
        """Return the entity register by name."""
        return entities.entities(self._store.connection)

    def find_entity(self, entity_id: EntityId) -> Entity | None:
        """Return one entity, or None."""
        return entities.find_entity(self._store.connection, entity_id)

    def entity_rows(
        self,
        text: str = "",
        label_id: LabelId | None = None,
        order: EntityOrder = "name",
        article_id: ArticleId | None = None,
        annotator_id: AnnotatorId | None = None,
    ) -> list[EntityRow]:
        """Return the register as a list: those with `text` in a name, folded, and of a label, or in one article."""
        wanted, connection, who = fold_text(text), self._store.connection, annotator_id or self.annotator.id
        if article_id is None:
            found = entities.entity_rows(connection, who)
        else:
            found = entities.entity_rows_of(connection, who, article_id)
        rows = [
            row
            for row in found
            if (label_id is None or row.label_id == label_id)
            and (not wanted or any(wanted in folded_name(name) for name in (row.name, *row.aliases)))
        ]
        rows.sort(key=lambda row: (folded_name(row.name), row.id))
        if order == "mentions":
            rows.sort(key=lambda row: -row.mention_count)
        elif order == "articles":
            rows.sort(key=lambda row: -row.article_count)
        return rows

    def entity_mentions(self, entity_id: EntityId, annotator_id: AnnotatorId | None = None) -> list[Mention]:
        """Return an annotator's mentions of an entity in all articles, in list and reading order."""
        return queries.mentions_of_entity(self._store.connection, entity_id, annotator_id or self.annotator.id)

    def entity_candidates(self, quote: str, label_id: LabelId | None = None, limit: int = 8) -> list[Candidate]:
        """Return the entities that some words may mean, best first.

        By equality of name or alias, folded, and of words linked before; then without proclitics; then by likeness.
        Entities of another label than `label_id` come later; much used ones come first among equals.
        """
        connection = self._store.connection
        index = self._names_of_entities()
        forms = _forms(quote)
        if not forms:
            return []
        before = entities.entities_linked_as(connection, quote)
        likeness = index.likeness(forms)
        uses = entities.use_counts(connection)
        found = []
        for entity in index.entities:
            why = _equality(forms, entity) or (Why.BEFORE if entity.id in before else None)
            score = _SCORES[why] if why else likeness.get(entity.id, 0.0) * _SIMILAR
            if score > 0:
                if label_id is not None and entity.label_id is not None:
                    score += _LABEL_AGREES if entity.label_id == label_id else _LABEL_DIFFERS
                score += min(math.log10(1 + uses.get(entity.id, 0)) / 200, 0.02)
                found.append(Candidate(entity, max(0.0, min(score, 1.0)), why or Why.SIMILAR))
        found.sort(key=lambda each: (-each.score, folded_name(each.entity.name), each.entity.id))
        return found[:limit]

    def _names_of_entities(self) -> "_NameIndex":
        """Return the register's names ready to compare; kept until an entity changes, where only we can change one."""
        if self._store.read_only or self._store.is_writing:
            return _NameIndex(self.entities())
        if self._name_index is None:
            self._name_index = _NameIndex(self.entities())
        return self._name_index

    # --- relations

    def find_relation(self, relation_id: RelationId) -> Relation | None:
        """Return one relation, or None."""
        return queries.find_relation(self._store.connection, relation_id)

    def relations_of(self, mention_id: MentionId) -> list[Relation]:
        """Return the relations at whose ends a mention stands."""
        return queries.relations_of_mention(self._store.connection, mention_id)

    def participants(self, mention_id: MentionId) -> list[Relation]:
        """Return the roles of an event: relations of role types that begin at its mention."""
        roles = {kind.id for kind in self.schema.relation_types if kind.role}
        return [
            each
            for each in self.relations_of(mention_id)
            if each.source == mention_id and each.relation_type_id in roles
        ]

    def relation_types_for(
        self, source_label: LabelId | None, target_label: LabelId | None
    ) -> list[tuple[RelationType, bool]]:
        """Return the relation types that are in use with whether they may join these labels, those that may first."""
        schema = self.schema
        found = [
            (kind, relation_allowed(schema, kind, source_label, target_label))
            for kind in schema.relation_types
            if not kind.retired
        ]
        return sorted(found, key=lambda pair: not pair[1])

    def violations(self, article_id: ArticleId, annotator_id: AnnotatorId | None = None) -> list[Violation]:
        """Return what of an annotator's annotations of an article breaks the schema."""
        who, connection = annotator_id or self.annotator.id, self._store.connection
        return list(
            violations(
                self.schema,
                queries.mentions(connection, article_id, who),
                queries.relations(connection, article_id, who),
                queries.article_labels(connection, article_id, who),
            )
        )

    # --- what uses the label set

    def label_usage(self, label_id: LabelId) -> LabelUsage:
        """Return what a label is given to, by whoever: what removing it would touch."""
        return schema_usage.label_usage(self._store.connection, label_id)

    def label_examples(self, label_id: LabelId, most: int) -> list[tuple[ArticleId, Span]]:
        """Return where a few of one's own mentions of a label stand, each on other words."""
        found = schema_usage.label_examples(self._store.connection, label_id, self.annotator.id, most)
        return [(ArticleId(article_id), Span(start, end)) for article_id, start, end in found]

    def articles_labelled(self, label_id: LabelId) -> set[ArticleId]:
        """Return the articles to which one gave a label as a whole."""
        found = schema_usage.articles_labelled(self._store.connection, label_id, self.annotator.id)
        return {ArticleId(article_id) for article_id in found}

    def relation_type_usage(self, relation_type_id: RelationTypeId) -> int:
        """Return how many relations are of a type, by whoever."""
        return schema_usage.relation_type_usage(self._store.connection, relation_type_id)

    def attribute_usage(self, table: str, owner_id: int, name: str) -> Mapping[str, int]:
        """Return how often each value of an attribute of a "label" or "relation_type" was set."""
        return schema_usage.attribute_usage(self._store.connection, table, owner_id, name)

    # --- notes

    def notes_everywhere(self, text: str = "") -> list[NoteRow]:
        """Return the notes of all articles, also the note fields of mentions, that hold `text`, folded.

        The words they stand on are searched too.
        """
        rows = notes.notes_everywhere(self._store.connection)
        wanted = fold_text(text)
        if not wanted:
            return rows
        return [row for row in rows if any(wanted in fold_text(each) for each in (row.body, row.quote))]


def _forms(quote: str) -> list[str]:
    """Return the folded words as they stand, then without each run of letters that may be glued in front."""
    text = quote.strip()
    first = text.split(" ", 1)[0]
    forms = [text, *(text[cut:] for cut in proclitic_cuts(first))]
    # after the lam of للجيش the article's own alef and lam are one lam: ال is put back
    forms += ["ال" + text[cut:] for cut in proclitic_cuts(first) if first[:cut].endswith("لل")]
    return list(dict.fromkeys(form for form in map(fold_text, forms) if form))


def _equality(forms: list[str], entity: Entity) -> Why | None:
    name = folded_name(entity.name)
    aliases = [folded_name(alias) for alias in entity.aliases]
    if forms[0] == name:
        return Why.NAME
    if forms[0] in aliases:
        return Why.ALIAS
    if any(form == name or form in aliases for form in forms[1:]):
        return Why.PROCLITIC
    # a name with the article and one without it are the same name
    if any(_bare(form) == _bare(each) for form in forms for each in (name, *aliases)):
        return Why.PROCLITIC
    return None


def _bare(name: str) -> str:
    return name.removeprefix("ال")


class _NameIndex:
    """Hold the folded names of a register, and the words of the longer ones."""

    def __init__(self, entities: list[Entity]) -> None:
        self.entities = entities
        whole: list[tuple[str, EntityId]] = []
        words: list[tuple[str, EntityId]] = []
        for entity in entities:
            for name in (entity.name, *entity.aliases):
                folded = folded_name(name)
                whole.append((folded, entity.id))
                if " " in folded:
                    words += [(word, entity.id) for word in folded.split() if len(word) > 2]
        self._whole, self._whole_owners = [name for name, _ in whole], [owner for _, owner in whole]
        self._words, self._word_owners = [word for word, _ in words], [owner for _, owner in words]

    def likeness(self, forms: list[str]) -> dict[EntityId, float]:
        """Return how like (0 to 1) the names are to any of the forms; words of a longer name count too."""
        from rapidfuzz import fuzz, process

        found: dict[EntityId, float] = {}
        for form in forms:
            for choices, owners, scorer, weight in (
                (self._whole, self._whole_owners, fuzz.ratio, 1.0),
                (self._whole, self._whole_owners, fuzz.token_set_ratio, 0.9),
                (self._words, self._word_owners, fuzz.ratio, 0.85),
            ):
                nearest = process.extract(form, choices, scorer=scorer, limit=100, score_cutoff=_LEAST_SIMILAR)
                for _, score, at in nearest:
                    found[owners[at]] = max(found.get(owners[at], 0.0), score * weight / 100)
        return found
