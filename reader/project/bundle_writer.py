"""Writing the articles of a bundle into a project: names become ids, and many records are written at once."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from reader.domain.annotation import MentionId
from reader.domain.annotator import AnnotatorId, AnnotatorKind
from reader.domain.article import ArticleId, ArticleStatus
from reader.domain.entity import Entity, EntityId
from reader.domain.schema import Label, LabelConstraints, LabelId, RelationTypeId, Schema
from reader.domain.suggestion import SuggestionState
from reader.formats.base import Bundle, BundleArticle
from reader.formats.mention_table import MentionTable
from reader.project.drafts import ArticleDraft
from reader.project.editing import Edit
from reader.project.editing.schema import moved_constraints
from reader.project.editing.writing import texts_as_json
from reader.project.listing import filter_in
from reader.project.project import Project

COLUMNS = (
    "article_id", "annotator_id", "label_id", "start", "end", "quote", "entity_id", "span_count", "attributes", "note",
    "pieces",
)  # fmt: skip
_QUOTE = 64


class BundleWriter:
    """Write a bundle's articles inside one edit, mapping names to the project's ids."""

    def __init__(self, project: Project, edit: Edit, bundle: Bundle) -> None:
        self._project, self._edit = project, edit
        is_empty = not project.article_ids() and not project.schema.labels
        self._labels, self._kinds = self._add_schema(bundle.schema, whole=is_empty)
        self._label_ids: dict[str | None, LabelId | None] = {None: None}
        self._label_ids.update(self._labels)
        self._annotators = self._add_annotators(bundle)
        self._entities: dict[str, EntityId] = {}
        for entity in bundle.entities:
            label_id = self._labels.get(entity.label) if entity.label else None
            made = edit.add_entity(
                Entity(EntityId(0), entity.name, label_id, entity.aliases, entity.external_ids, entity.note)
            )
            self._entities[entity.id] = made.id
        self._batches = {
            batch.id: self._as(batch.annotator).add_batch(batch.tool, batch.parameters, batch.sha256).id
            for batch in bundle.batches
        }

        for name, conditions in bundle.filters:
            edit.save_filter(name, filter_in(conditions))

    def _add_schema(self, schema: Schema, *, whole: bool) -> tuple[dict[str, LabelId], dict[str, RelationTypeId]]:
        """Add the labels and relation types that the project has not, by name; all of them to an empty one."""
        mine = self._project.schema
        labels = {label.name: label.id for label in mine.labels}
        used_keys = {label.key for label in mine.mention_labels}
        if whole:
            self._edit.set_schema_name(schema.name)
        names = {label.id: label.name for label in schema.labels}
        added: list[tuple[Label, Label]] = []
        for label in schema.labels:
            if label.name not in labels:
                key = label.key if whole or label.key not in used_keys else ""
                position = label.position if whole else len(labels)
                plain = replace(label, parent=None, constraints=LabelConstraints(), key=key, position=position)
                made = self._edit.add_label(plain)
                labels[label.name] = made.id
                used_keys.add(key)
                added.append((made, label))
        new_ids = {key: labels[name] for key, name in names.items()}
        for made, label in added:
            parent = None if label.parent is None else new_ids[label.parent]
            constraints = moved_constraints(label.constraints, new_ids)
            self._edit.change_label(replace(made, parent=parent, constraints=constraints))
        kinds = {kind.name: kind.id for kind in mine.relation_types}
        for kind in schema.relation_types:
            if kind.name not in kinds:
                kinds[kind.name] = self._edit.add_relation_type(kind).id
        return labels, kinds

    def _add_annotators(self, bundle: Bundle) -> dict[str, AnnotatorId]:
        found = {annotator.name: annotator.id for annotator in self._project.annotators()}
        # the first human of a file that comes into a project without mentions is the one who works on in it
        own = self._project.annotator
        if not self._project.article_ids():
            first = next((name for name, kind in bundle.annotators if kind == AnnotatorKind.HUMAN), None)
            if first is not None and first not in found:
                self._edit.rename_annotator(own.id, first)
                found = {name: key for name, key in found.items() if key != own.id} | {first: own.id}
        for name, kind in bundle.annotators:
            if name not in found:
                found[name] = self._edit.add_annotator(name, AnnotatorKind(kind)).id
        return found

    def _as(self, name: str) -> Edit:
        return self._edit.as_annotator(self._annotators[name])

    def write(self, articles: Sequence[tuple[BundleArticle, str]]) -> list[ArticleId]:
        """Write articles, each with the sha256 of its text, and return their ids."""
        drafts = [
            ArticleDraft(article.details, article.content, article.base_direction, article.provenance, article.extra)
            for article, _ in articles
        ]
        ids = [ArticleId(number) for number in self._edit.add_articles(drafts, [sha256 for _, sha256 in articles])]
        columns: dict[str, list[Any]] = {name: [] for name in COLUMNS}
        for article_id, (article, _) in zip(ids, articles, strict=True):
            self._take_mentions(columns, article_id, article)
        if not any(columns["pieces"]):
            del columns["pieces"]
        numbers = self._edit.add_new_mentions(columns) if columns["start"] else range(0)
        first = 0
        for article_id, (article, _) in zip(ids, articles, strict=True):
            after = first + len(article.mentions)
            self._write_rest(article_id, article, numbers[first:after])
            first = after
        return ids

    def _take_mentions(self, columns: dict[str, list[Any]], article_id: ArticleId, article: BundleArticle) -> None:
        """Put an article's mentions behind those of others; `check_article` has compared them with the text."""
        count = len(article.mentions)
        if not count:
            return
        table = article.mentions if isinstance(article.mentions, MentionTable) else self._hulls(columns, article)
        last = max(table.ends)
        if last > len(article.content):
            raise ValueError(f"a mention ends at {last}, the text at {len(article.content)} (code points)")
        columns["article_id"] += [article_id] * count
        columns["annotator_id"] += map(self._annotators.__getitem__, table.annotators)
        columns["label_id"] += map(self._label_ids.__getitem__, table.labels)
        columns["start"] += table.starts
        columns["end"] += table.ends
        columns["quote"] += (
            table.quotes if max(map(len, table.quotes)) <= _QUOTE else [q[:_QUOTE] for q in table.quotes]
        )
        entities, attributes = any(table.entities), any(table.attributes)
        columns["entity_id"] += (
            [self._entities[each] if each else None for each in table.entities] if entities else [None] * count
        )
        columns["attributes"] += (
            [texts_as_json(dict(each)) if each else "{}" for each in table.attributes] if attributes else ["{}"] * count
        )
        columns["note"] += table.notes
        columns["span_count"] += [1] * (len(columns["start"]) - len(columns["span_count"]))
        columns["pieces"] += [None] * (len(columns["start"]) - len(columns["pieces"]))

    @staticmethod
    def _hulls(columns: dict[str, list[Any]], article: BundleArticle) -> MentionTable:
        """Return mentions column by column, each with its hull; their pieces go to the columns at once."""
        content, mentions = article.content, article.mentions
        hulls = [(each.spans[0].start, each.spans[-1].end) for each in mentions]
        columns["span_count"] += [len(each.spans) for each in mentions]
        columns["pieces"] += [
            [[span.start, span.end] for span in each.spans] if len(each.spans) > 1 else None for each in mentions
        ]
        ids, _, labels, annotators, entities, attributes, notes = zip(*mentions, strict=True)
        quotes = [content[start : min(end, start + _QUOTE)] for start, end in hulls]
        starts, ends = zip(*hulls, strict=True)
        return MentionTable(ids, starts, ends, quotes, labels, annotators, entities, attributes, notes)

    def _write_rest(self, article_id: ArticleId, article: BundleArticle, numbers: range) -> None:
        ids: dict[str, MentionId] = {}
        if article.relations or article.notes:
            ids = {each.id: MentionId(key) for each, key in zip(article.mentions, numbers, strict=True)}
        for relation in article.relations:
            self._as(relation.annotator).add_relation(
                article_id, self._kinds[relation.type], ids[relation.source], ids[relation.target],
                relation.attributes, defaults=False, allow_repeat=True,
            )  # fmt: skip
        for note in article.notes:
            mention_id = ids.get(note.mention) if note.mention else None
            self._as(note.annotator).add_note(article_id, note.body, mention_id=mention_id, span=note.span, blank=True)
        for annotator, label in article.labels:
            self._as(annotator).add_article_label(article_id, self._labels[label], replace_others=False)
        for state in article.states:
            edit = self._as(state.annotator)
            if state.status != ArticleStatus.TODO:
                edit.set_status(article_id, ArticleStatus(state.status), state.changed_at)
            if state.flagged:
                edit.set_flag(article_id, True)
        for tag in article.tags:
            self._edit.add_tag(article_id, tag)
        for annotator in article.assigned:
            self._edit.assign(article_id, self._annotators[annotator])
        for each in article.suggestions:
            self._as(each.annotator).add_suggestion(
                article_id, self._labels[each.label], each.span, source=each.source, score=each.score,
                entity_id=self._entities[each.entity] if each.entity else None, reason=each.reason,
                batch_id=self._batches[each.batch] if each.batch else None, state=SuggestionState(each.state),
            )  # fmt: skip
