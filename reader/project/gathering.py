"""A project as a bundle: by names instead of ids, in a lasting order, one article in memory at a time."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import TypeVar

from reader.domain.annotation import EMPTY, MentionId
from reader.domain.annotator import Annotator, AnnotatorId
from reader.domain.article import ArticleId, ArticleStatus
from reader.domain.schema import LabelId, Schema
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
    LazyArticles,
)
from reader.formats.mention_table import MentionTable
from reader.project.by_page import MentionColumns, Said
from reader.project.left_behind import left_behind
from reader.project.listing import filter_out
from reader.project.project import Project
from reader.project.scope import Scope, chosen_annotators, chosen_articles, chosen_labels

_Id = TypeVar("_Id", bound=int)
_UNTOUCHED = (ArticleStatus.TODO, False, 0)


def gather(project: Project, scope: Scope | None = None, *, columns: bool = False) -> Bundle:
    """Return what of a project is in the scope; each loop over the articles reads them anew.

    With `columns`, mentions of one piece each come as a MentionTable instead of a tuple.
    """
    gatherer = _Gatherer(project, scope or Scope(), columns=columns)
    ids = chosen_articles(project, gatherer.scope)

    names = gatherer.names
    return Bundle(
        gatherer.schema(),
        LazyArticles(len(ids), lambda: gatherer.articles(ids)),
        tuple((names.annotators[annotator.id], annotator.kind.value) for annotator in gatherer.annotators),
        gatherer.entities() if gatherer.scope.entities else (),
        batches=gatherer.batches() if gatherer.scope.suggestions else (),
        filters=tuple((each.name, filter_out(each.wanted)) for each in project.saved_filters()),
        name=project.name,
        not_chosen=left_behind(project, gatherer.scope, ids),
    )


class _Names:
    """Give each thing of a project a name that is its own in the bundle, in a lasting order."""

    def __init__(self, project: Project) -> None:
        self.annotators = _unique((annotator.id, annotator.name) for annotator in project.annotators())
        self.labels = _unique((label.id, label.name) for label in project.schema.labels)
        self.kinds = _unique((kind.id, kind.name) for kind in project.schema.relation_types)
        entities = sorted(project.entities(), key=lambda entity: entity.id)
        self.entities = {entity.id: f"e{order}" for order, entity in enumerate(entities, 1)}
        self.batches = {batch.id: f"b{order}" for order, batch in enumerate(project.batches(), 1)}


def _unique(pairs: Iterable[tuple[_Id, str]]) -> dict[_Id, str]:
    """Return a name for each id; a second one of the same name (a retired label, a namesake) gets a number."""
    names: dict[_Id, str] = {}
    used: set[str] = set()
    for key, name in pairs:
        own, number = name, 2
        while own in used:
            own, number = f"{name} ({number})", number + 1
        used.add(own)
        names[key] = own
    return names


@lru_cache(maxsize=64)
def _numbered(count: int) -> tuple[str, ...]:
    """Return the names of an article's mentions."""
    return tuple([f"m{number}" for number in range(1, count + 1)])


def _joined(parts: Collection[MentionColumns]) -> MentionColumns:
    """Return the columns of several as those of one."""
    if len(parts) == 1:
        return next(iter(parts))
    return MentionColumns._make([*chain.from_iterable(columns)] for columns in zip(*parts, strict=True))


def _all_attributes(column: Sequence[str]) -> Sequence[Mapping[str, str]]:
    none = column.count("{}") == len(column)
    return (EMPTY,) * len(column) if none else [*map(_attributes, column)]


def _attributes(said: str) -> Mapping[str, str]:
    return EMPTY if said == "{}" else json.loads(said)


class _Gatherer:
    """Read a project's articles within a scope."""

    def __init__(self, project: Project, scope: Scope, *, columns: bool) -> None:
        self._project, self.scope, self._columns = project, scope, columns
        self.names = _Names(project)
        self.annotators: list[Annotator] = chosen_annotators(project, scope)
        self._batch_names = frozenset(batch.id for batch in self.batches())
        self._own_ids = frozenset(annotator.id for annotator in self.annotators)
        self._labels: frozenset[LabelId] | None = chosen_labels(project, scope)
        self._label_names: dict[LabelId | None, str | None] = dict(self.names.labels) | {None: None}

    def schema(self) -> Schema:
        """Return the label set with the bundle's names."""
        schema, names = self._project.schema, self.names
        return replace(
            schema,
            labels=tuple(replace(label, name=names.labels[label.id]) for label in schema.labels),
            relation_types=tuple(replace(kind, name=names.kinds[kind.id]) for kind in schema.relation_types),
        )

    def entities(self) -> tuple[BundleEntity, ...]:
        """Return the entity register in a lasting order."""
        names = self.names
        return tuple(
            BundleEntity(
                names.entities[entity.id], entity.name, names.labels.get(entity.label_id) if entity.label_id else None,
                entity.aliases, entity.external_ids, entity.note,
            )
            for entity in sorted(self._project.entities(), key=lambda entity: entity.id)
        )  # fmt: skip

    def batches(self) -> tuple[BundleBatch, ...]:
        """Return where suggestions made in bulk come from."""
        names = self.names
        return tuple(
            BundleBatch(
                names.batches[batch.id], names.annotators[batch.annotator_id], batch.tool, batch.parameters,
                batch.sha256,
            )
            for batch in self._project.batches()
            if any(annotator.id == batch.annotator_id for annotator in self.annotators)
        )  # fmt: skip

    def articles(self, ids: Sequence[ArticleId]) -> Iterator[BundleArticle]:
        """Yield articles in order with what the scope takes of them; they are called a1, a2 and so on."""
        order = 0
        for some, said in self._project.by_page(ids, [annotator.id for annotator in self.annotators]):
            for article_id in some:
                order += 1
                yield self._article(article_id, f"a{order}", said)

    def _article(self, article_id: ArticleId, name: str, said: Said) -> BundleArticle:
        project, scope, names, holding = self._project, self.scope, self.names, said.holding
        article = project.article(article_id)
        behind: Counter[str] = Counter()
        said_by = {
            annotator.id: self._taken(said.mentions[article_id, annotator.id])
            for annotator in self.annotators
            if (article_id, annotator.id) in said.mentions
        }
        mentions = self._mentions(said_by, article.content, said)
        has_ends = ("relation", article_id) in holding or ("note", article_id) in holding
        numbers = (number for columns in said_by.values() for number in columns.ids) if has_ends else ()
        ids = {number: f"m{order}" for order, number in enumerate(numbers, 1)}
        self._count_stripped(said_by.values(), behind)
        return BundleArticle(
            name,
            article.details,
            article.content,
            article.base_direction,
            article.provenance,
            article.extra,
            mentions,
            tuple(self._relations(article_id, ids, behind)) if ("relation", article_id) in holding else (),
            tuple(self._notes(article_id, ids, behind)) if ("note", article_id) in holding else (),
            tuple(self._article_labels(article_id)) if ("article_label", article_id) in holding else (),
            tuple(self._states(article_id, said)),
            tuple(self._suggestions(article_id)) if scope.suggestions and ("suggestion", article_id) in holding else (),
            project.article_tags(article_id) if ("article_tag", article_id) in holding else (),
            tuple(names.annotators[each] for each in project.assignees(article_id) if each in self._own_ids)
            if ("assignment", article_id) in holding
            else (),
            behind,
        )

    def _taken(self, columns: MentionColumns) -> MentionColumns:
        """Return the mentions that the scope takes."""
        chosen = self._labels
        if chosen is None:
            return columns
        return columns.only([at for at, label in enumerate(columns.labels) if label in chosen])

    def _mentions(
        self, said_by: Mapping[AnnotatorId, MentionColumns], content: str, said: Said
    ) -> Sequence[BundleMention]:
        """Return mentions by annotator, named m1, m2 and so on."""
        if not any(columns.ids for columns in said_by.values()):
            return ()
        scope, names = self.scope, self.names
        ids, labels, starts, ends, entities, attributes, notes, counts = _joined(said_by.values())
        count = len(ids)
        table = MentionTable(
            _numbered(count),
            starts,
            ends,
            [content[start:end] for start, end in zip(starts, ends, strict=True)],
            [*map(self._label_names.__getitem__, labels)],
            [names.annotators[key] for key, columns in said_by.items() for _ in columns.ids],
            [None if key is None else names.entities[key] for key in entities] if scope.entities else (None,) * count,
            _all_attributes(attributes) if scope.attributes else (EMPTY,) * count,
            notes if scope.notes else ("",) * count,
        )
        if max(counts) == 1:
            return table if self._columns else tuple(table)
        pieces = said.pieces
        return tuple(
            each._replace(spans=pieces[number]) if number in pieces else each
            for each, number in zip(table, ids, strict=True)
        )

    def _count_stripped(self, said_by: Iterable[MentionColumns], behind: Counter[str]) -> None:
        """Count what the scope takes off the mentions that go out."""
        scope = self.scope
        for columns in said_by:
            if not scope.entities:
                behind["links to entities"] += len(columns.entities) - columns.entities.count(None)
            if not scope.attributes:
                behind["attributes"] += sum(len(_attributes(said)) for said in columns.attributes)
            if not scope.notes:
                behind["mention notes"] += len(columns.notes) - columns.notes.count("")

    def _relations(
        self, article_id: ArticleId, ids: Mapping[MentionId, str], behind: Counter[str]
    ) -> Iterator[BundleRelation]:
        for annotator in self.annotators:
            for relation in self._project.relations(article_id, annotator.id):
                if not self.scope.relations:
                    behind["relations"] += 1
                elif relation.source not in ids or relation.target not in ids:
                    behind["relations with an end that is not chosen"] += 1
                else:
                    if not self.scope.attributes:
                        behind["attributes"] += len(relation.attributes)
                    yield BundleRelation(
                        self.names.kinds[relation.relation_type_id], ids[relation.source], ids[relation.target],
                        self.names.annotators[annotator.id],
                        dict(relation.attributes) if self.scope.attributes else {},
                    )  # fmt: skip

    def _article_labels(self, article_id: ArticleId) -> Iterator[tuple[str, str]]:
        for annotator in self.annotators:
            for each in self._project.article_labels(article_id, annotator.id):
                if self._labels is None or each.label_id in self._labels:
                    yield self.names.annotators[annotator.id], self.names.labels[each.label_id]

    def _states(self, article_id: ArticleId, said: Said) -> Iterator[BundleState]:
        for annotator in self.annotators:
            status, flagged, changed_at = said.states.get((article_id, annotator.id), _UNTOUCHED)
            if status is not ArticleStatus.TODO or flagged:
                yield BundleState(self.names.annotators[annotator.id], status.value, flagged, changed_at)

    def _suggestions(self, article_id: ArticleId) -> Iterator[BundleSuggestion]:
        names = self.names
        for annotator in self.annotators:
            for each in self._project.suggestions(article_id, annotator.id, None):
                if self._labels is None or each.label_id in self._labels:
                    entity = names.entities[each.entity_id] if each.entity_id is not None else None
                    batch = names.batches[each.batch_id] if each.batch_id is not None else None
                    yield BundleSuggestion(
                        each.span, names.labels[each.label_id], names.annotators[annotator.id], each.source,
                        each.score, each.state.value, entity if self.scope.entities else None,
                        batch if batch in self._batch_names else None, each.reason,
                    )  # fmt: skip

    def _notes(self, article_id: ArticleId, ids: Mapping[MentionId, str], behind: Counter[str]) -> Iterator[BundleNote]:
        chosen = {annotator.id for annotator in self.annotators}
        for note in self._project.notes(article_id):
            if note.annotator_id not in chosen:
                continue
            if not self.scope.notes:
                behind["notes"] += 1
            elif note.mention_id is not None and note.mention_id not in ids:
                behind["notes whose mention is not chosen"] += 1
            else:
                mention = ids[note.mention_id] if note.mention_id is not None else None
                yield BundleNote(note.body, self.names.annotators[note.annotator_id], mention, note.span)
