"""The verbs of an edit: each checks what it is given and writes whole records; none writes its own inverse."""

import json
import sqlite3
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace

from reader.domain.annotation import EMPTY, Mention, MentionId, Note, NoteId, Relation, RelationId
from reader.domain.annotator import Annotator, AnnotatorId, AnnotatorKind
from reader.domain.article import ArticleDetails, ArticleId, ArticleStatus, Direction, content_sha256
from reader.domain.entity import Entity, EntityId
from reader.domain.errors import InvalidAnnotationError, NotFoundError
from reader.domain.schema import Label, LabelId, RelationType, RelationTypeId, Schema
from reader.domain.span import Span, join_spans
from reader.project.drafts import ArticleDraft
from reader.storage import queries
from reader.storage.records import Record
from reader.storage.store import Transaction

_QUOTE = 64


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Edit:
    """Write to a project while its transaction lasts; made by `Project.edit` only."""

    def __init__(self, transaction: Transaction, connection: sqlite3.Connection, annotator_id: AnnotatorId) -> None:
        self._transaction = transaction
        self._connection = connection
        self._annotator_id = annotator_id
        self._content: tuple[int, str] = (0, "")
        self._next_position: int | None = None

    def as_annotator(self, annotator_id: AnnotatorId) -> "Edit":
        """Return the same edit for annotations of another annotator."""
        if annotator_id == self._annotator_id:
            return self
        other = Edit(self._transaction, self._connection, annotator_id)
        other._content = self._content
        return other

    def _record(self, table: str, key: int) -> Record:
        record = self._transaction.find(table, key)
        if record is None:
            raise NotFoundError(table.replace("_", " "), str(key))
        return record

    def _text(self, article_id: ArticleId) -> str:
        if self._content[0] != article_id:
            found = queries.content(self._connection, article_id)
            if found is None:
                raise NotFoundError("article", str(article_id))
            self._content = (article_id, found)
        return self._content[1]

    # --- mentions

    def add_mention(
        self,
        article_id: ArticleId,
        label_id: LabelId | None,
        spans: Iterable[Span],
        *,
        entity_id: EntityId | None = None,
        attributes: Mapping[str, str] = EMPTY,
        note: str = "",
    ) -> Mention:
        """Label one or more spans of a text. Raises InvalidAnnotationError outside the text or for an exact repeat."""
        pieces = self._checked(article_id, spans)
        self._refuse_repeat(article_id, label_id, pieces, None)
        mention = Mention(
            MentionId(self._transaction.new_id()),
            article_id,
            self._annotator_id,
            label_id,
            pieces,
            entity_id,
            dict(attributes) if attributes else EMPTY,
            note,
        )
        self._put_mention(mention)
        return mention

    def _checked(self, article_id: ArticleId, spans: Iterable[Span]) -> tuple[Span, ...]:
        pieces = join_spans(spans)
        content = self._text(article_id)
        if not pieces:
            raise InvalidAnnotationError("A mention needs at least one letter.")
        if pieces[-1].end > len(content):
            raise InvalidAnnotationError(
                f"The mention {pieces[0].start} to {pieces[-1].end} reaches outside the text ({len(content)})."
            )
        if not any(span.slice(content).strip() for span in pieces):
            raise InvalidAnnotationError("A mention needs at least one letter, not only space.")
        return pieces

    def _refuse_repeat(
        self, article_id: ArticleId, label_id: LabelId | None, pieces: tuple[Span, ...], own: MentionId | None
    ) -> None:
        rows = self._connection.execute(
            'SELECT id FROM mention WHERE article_id = ? AND annotator_id = ? AND start = ? AND "end" = ?'
            # the plus keeps SQLite from the index by label, which is far longer here
            " AND +label_id IS ?",
            (article_id, self._annotator_id, pieces[0].start, pieces[-1].end, label_id),
        ).fetchall()
        for (number,) in rows:
            same = queries.find_mention(self._connection, number)
            if number != own and same is not None and same.spans == pieces:
                quote = " ".join(span.slice(self._text(article_id)) for span in pieces)
                raise InvalidAnnotationError("These words have this label already.", quote)

    def _put_mention(self, mention: Mention) -> None:
        content = self._text(mention.article_id)
        record: Record = {
            "id": mention.id,
            "article_id": mention.article_id,
            "annotator_id": mention.annotator_id,
            "label_id": mention.label_id,
            "start": mention.start,
            "end": mention.end,
            "quote": content[mention.start : mention.end][:_QUOTE],
            "entity_id": mention.entity_id,
            "span_count": len(mention.spans),
            "attributes": _json(dict(mention.attributes)),
            "note": mention.note,
        }
        if len(mention.spans) > 1:
            record["pieces"] = [[span.start, span.end] for span in mention.spans]
        self._transaction.put("mention", record)

    def _mention(self, mention_id: MentionId) -> Mention:
        found = queries.find_mention(self._connection, mention_id)
        if found is None:
            raise NotFoundError("mention", str(mention_id))
        return found

    def remove_mention(self, mention_id: MentionId) -> None:
        """Remove a mention, its relations, and the notes that hang on it."""
        self._record("mention", mention_id)
        for table, condition in (("relation", "source_id = ?1 OR target_id = ?1"), ("note", "mention_id = ?1")):
            rows = self._connection.execute(f"SELECT id FROM {table} WHERE {condition}", (mention_id,)).fetchall()
            for (number,) in rows:
                self._transaction.remove(table, number)
        self._transaction.remove("mention", mention_id)

    def relabel_mention(self, mention_id: MentionId, label_id: LabelId | None) -> None:
        """Give a mention another label, or none."""
        mention = self._mention(mention_id)
        self._refuse_repeat(mention.article_id, label_id, mention.spans, mention_id)
        self._put_mention(replace(mention, label_id=label_id))

    def resize_mention(self, mention_id: MentionId, spans: Iterable[Span]) -> Mention:
        """Let a mention mark other spans of its text."""
        mention = self._mention(mention_id)
        pieces = self._checked(mention.article_id, spans)
        self._refuse_repeat(mention.article_id, mention.label_id, pieces, mention_id)
        changed = replace(mention, spans=pieces)
        self._put_mention(changed)
        return changed

    def set_mention_note(self, mention_id: MentionId, note: str) -> None:
        """Write a mention's note; empty removes it."""
        self._put_mention(replace(self._mention(mention_id), note=note))

    def link_mention(self, mention_id: MentionId, entity_id: EntityId | None) -> None:
        """Attach a mention to an entity, or detach it."""
        self._put_mention(replace(self._mention(mention_id), entity_id=entity_id))

    def set_attribute(self, mention_id: MentionId, name: str, value: str) -> None:
        """Set a named property of a mention; an empty value removes it."""
        mention = self._mention(mention_id)
        attributes = {**mention.attributes, name: value}
        if not value:
            del attributes[name]
        self._put_mention(replace(mention, attributes=attributes))

    # --- articles

    def add_article(self, draft: ArticleDraft) -> ArticleId:
        """Add an article at the end of the list; its text never changes afterwards."""
        number = self._transaction.new_id()
        record: Record = {
            "id": number,
            **asdict(draft.details),
            "base_direction": draft.base_direction.value,
            "length": len(draft.content),
            "sha256": content_sha256(draft.content),
            "provenance": _json(asdict(draft.provenance)),
            "extra": _json(dict(draft.extra)),
            "position": self._new_position(),
            "added_at": time.time_ns() // 1_000_000,
        }
        self._transaction.put("article", record)
        self._transaction.add_text(number, draft.content)
        return ArticleId(number)

    def _new_position(self) -> int:
        if self._next_position is None:
            row = self._connection.execute("SELECT coalesce(max(position), 0) FROM article").fetchone()
            self._next_position = int(row[0])
        self._next_position += 1
        return self._next_position

    def set_details(self, article_id: ArticleId, details: ArticleDetails) -> None:
        """Change title, source and the other metadata."""
        self._transaction.put("article", {**self._record("article", article_id), **asdict(details)})

    def set_base_direction(self, article_id: ArticleId, direction: Direction) -> None:
        """Choose the direction of paragraphs that do not tell their own."""
        record = self._record("article", article_id)
        self._transaction.put("article", {**record, "base_direction": direction.value})

    def set_status(self, article_id: ArticleId, status: ArticleStatus) -> None:
        """Say how far the annotator is with an article."""
        self._put_status(article_id, status=status.value)

    def set_flag(self, article_id: ArticleId, flagged: bool) -> None:
        """Flag an article, or take the flag away."""
        self._put_status(article_id, flagged=int(flagged))

    def _put_status(self, article_id: ArticleId, **changed: object) -> None:
        self._record("article", article_id)
        row = self._connection.execute(
            "SELECT id FROM article_status WHERE article_id = ? AND annotator_id = ?", (article_id, self._annotator_id)
        ).fetchone()
        record = (
            self._record("article_status", row[0])
            if row
            else {
                "id": self._transaction.new_id(),
                "article_id": article_id,
                "annotator_id": self._annotator_id,
                "status": ArticleStatus.TODO.value,
                "flagged": 0,
            }
        )
        self._transaction.put("article_status", {**record, **changed})

    def add_article_label(self, article_id: ArticleId, label_id: LabelId) -> None:
        """Give a label to a whole article."""
        self._transaction.put(
            "article_label",
            {
                "id": self._transaction.new_id(),
                "article_id": article_id,
                "annotator_id": self._annotator_id,
                "label_id": label_id,
            },
        )

    # --- schema and annotators

    def add_schema(self, schema: Schema) -> dict[LabelId, LabelId]:
        """Add every label and relation type of a schema; return the new id of each label by its old one."""
        self.set_schema_name(schema.name)
        new_ids: dict[LabelId, LabelId] = {}
        for label in schema.labels:
            parent = new_ids.get(label.parent) if label.parent is not None else None
            new_ids[label.id] = self.add_label(replace(label, parent=parent)).id
        for kind in schema.relation_types:
            self.add_relation_type(kind)
        return new_ids

    def set_schema_name(self, name: str) -> None:
        """Remember which label set the project began with."""
        self._connection.execute(
            "INSERT INTO meta VALUES('schema_name', ?) ON CONFLICT DO UPDATE SET value = excluded.value", (name,)
        )

    def rename_annotator(self, annotator_id: AnnotatorId, name: str) -> None:
        """Give an annotator another name."""
        self._transaction.put("annotator", {**self._record("annotator", annotator_id), "name": name[:200]})

    def add_label(self, label: Label) -> Label:
        """Add a label; its id is given anew."""
        made = replace(label, id=LabelId(self._transaction.new_id()))
        self._put_label(made)
        return made

    def change_label(self, label: Label) -> None:
        """Write a label that is there."""
        self._record("label", label.id)
        self._put_label(label)

    def retire_label(self, label_id: LabelId) -> None:
        """Keep a label for the mentions that have it, and offer it no more."""
        self._transaction.put("label", {**self._record("label", label_id), "retired": 1})

    def _put_label(self, label: Label) -> None:
        self._transaction.put(
            "label",
            {
                "id": label.id,
                "name": label.name,
                "names": _json(dict(label.names)),
                "colour": label.colour,
                "key": label.key,
                "kind": label.kind.value,
                "parent_id": label.parent,
                "description": label.description,
                "attributes": _json([asdict(attribute) for attribute in label.attributes]),
                "position": label.position,
                "retired": int(label.retired),
            },
        )

    def add_relation_type(self, kind: RelationType) -> RelationType:
        """Add a relation type; its id is given anew."""
        made = replace(kind, id=RelationTypeId(self._transaction.new_id()))
        self._transaction.put(
            "relation_type",
            {
                "id": made.id,
                "name": made.name,
                "names": _json(dict(made.names)),
                "source_labels": _json(list(made.source_labels)),
                "target_labels": _json(list(made.target_labels)),
                "attributes": _json([asdict(attribute) for attribute in made.attributes]),
                "position": made.position,
                "retired": int(made.retired),
            },
        )
        return made

    def add_annotator(self, name: str, kind: AnnotatorKind) -> Annotator:
        """Add a person or program that annotates."""
        made = Annotator(AnnotatorId(self._transaction.new_id()), name[:200], kind)
        self._transaction.put(
            "annotator",
            {
                "id": made.id,
                "name": made.name,
                "kind": kind.value,
                "locked": 0,
                "created_at": time.time_ns() // 1_000_000,
            },
        )
        return made

    # --- entities, relations, notes

    def add_entity(self, entity: Entity) -> Entity:
        """Add an entity; its id is given anew."""
        made = replace(entity, id=EntityId(self._transaction.new_id()))
        self._put_entity(made)
        return made

    def change_entity(self, entity: Entity) -> None:
        """Write an entity that is there."""
        self._record("entity", entity.id)
        self._put_entity(entity)

    def _put_entity(self, entity: Entity) -> None:
        self._transaction.put(
            "entity",
            {
                "id": entity.id,
                "name": entity.name,
                "label_id": entity.label_id,
                "aliases": _json(list(entity.aliases)),
                "external_ids": _json(dict(entity.external_ids)),
                "note": entity.note,
            },
        )

    def remove_entity(self, entity_id: EntityId) -> None:
        """Remove an entity; its mentions stay, unlinked."""
        rows = self._connection.execute("SELECT id FROM mention WHERE entity_id = ?", (entity_id,)).fetchall()
        for (number,) in rows:
            self.link_mention(MentionId(number), None)
        self._transaction.remove("entity", entity_id)

    def add_relation(
        self,
        article_id: ArticleId,
        relation_type_id: RelationTypeId,
        source: MentionId,
        target: MentionId,
        attributes: Mapping[str, str] = EMPTY,
    ) -> Relation:
        """Relate two mentions of one article and annotator."""
        ends: Sequence[Mention] = (self._mention(source), self._mention(target))
        if any(end.article_id != article_id or end.annotator_id != self._annotator_id for end in ends):
            raise InvalidAnnotationError("Both ends of a relation must be mentions of this article and annotator.")
        if source == target:
            raise InvalidAnnotationError("A relation needs two different mentions.")
        made = Relation(
            RelationId(self._transaction.new_id()), article_id, self._annotator_id, relation_type_id, source, target,
            dict(attributes),
        )  # fmt: skip
        self._transaction.put(
            "relation",
            {
                "id": made.id,
                "article_id": article_id,
                "annotator_id": self._annotator_id,
                "relation_type_id": relation_type_id,
                "source_id": source,
                "target_id": target,
                "attributes": _json(dict(attributes)),
            },
        )
        return made

    def remove_relation(self, relation_id: RelationId) -> None:
        """Remove a relation."""
        self._record("relation", relation_id)
        self._transaction.remove("relation", relation_id)

    def add_note(
        self, article_id: ArticleId, body: str, *, mention_id: MentionId | None = None, span: Span | None = None
    ) -> Note:
        """Write a remark on an article, a part of it, or a mention."""
        made = Note(NoteId(self._transaction.new_id()), article_id, self._annotator_id, body, mention_id, span)
        self._transaction.put(
            "note",
            {
                "id": made.id,
                "article_id": article_id,
                "annotator_id": self._annotator_id,
                "mention_id": mention_id,
                "start": span.start if span else None,
                "end": span.end if span else None,
                "body": body,
            },
        )
        return made

    def change_note(self, note_id: NoteId, body: str) -> None:
        """Rewrite a remark."""
        self._transaction.put("note", {**self._record("note", note_id), "body": body})

    def remove_note(self, note_id: NoteId) -> None:
        """Remove a remark."""
        self._record("note", note_id)
        self._transaction.remove("note", note_id)
