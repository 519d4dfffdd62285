"""Mentions: labelling, moving, attributes, notes on them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from reader.domain.annotation import EMPTY, Mention, MentionId
from reader.domain.annotator import AnnotatorId
from reader.domain.article import ArticleId
from reader.domain.entity import EntityId
from reader.domain.errors import InvalidAnnotationError, NotFoundError
from reader.domain.schema import LabelId
from reader.domain.span import Span, join_spans
from reader.project.editing.writing import Writer, as_json, shared
from reader.storage import queries
from reader.storage.records import Record

_QUOTE = 64


class MentionVerbs(Writer):
    """Change mentions."""

    def add_mention(
        self,
        article_id: ArticleId,
        label_id: LabelId | None,
        spans: Iterable[Span],
        *,
        entity_id: EntityId | None = None,
        attributes: Mapping[str, str] = EMPTY,
        note: str = "",
        defaults: bool = True,
    ) -> Mention:
        """Label one or more spans of a text. Raises InvalidAnnotationError outside the text or for an exact repeat.

        Attributes of the label that are not given take their default, unless `defaults` is off.
        """
        pieces = self._checked(article_id, spans)
        self._refuse_repeat(article_id, label_id, pieces, None)
        if defaults:
            attributes = self._with_defaults(label_id, attributes)
        mention = Mention(
            MentionId(self.transaction.new_id()),
            article_id,
            self.annotator_id,
            label_id,
            pieces,
            entity_id,
            dict(attributes) if attributes else EMPTY,
            note,
        )
        self.put_mention(mention)
        return mention

    def _with_defaults(self, label_id: LabelId | None, attributes: Mapping[str, str]) -> Mapping[str, str]:
        row = self.connection.execute("SELECT attributes FROM label WHERE id = ?", (label_id,)).fetchone()
        if row is None or row[0] == "[]":
            return attributes
        given = {each.name: each.default for each in queries.attributes(row[0]) if each.default}
        return {**given, **attributes}

    def _checked(self, article_id: ArticleId, spans: Iterable[Span]) -> tuple[Span, ...]:
        pieces = join_spans(spans)
        content = self.text(article_id)
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
        if self.find_same(article_id, self.annotator_id, label_id, pieces, own) is not None:
            quote = " ".join(span.slice(self.text(article_id)) for span in pieces)
            raise InvalidAnnotationError("These words have this label already.", quote)

    def find_same(
        self,
        article_id: ArticleId,
        annotator_id: AnnotatorId,
        label_id: LabelId | None,
        pieces: tuple[Span, ...],
        own: MentionId | None = None,
    ) -> Mention | None:
        """Return the annotator's mention, other than `own`, with exactly these pieces and this label, or None."""
        numbers = self.ids(
            'SELECT id FROM mention WHERE article_id = ? AND annotator_id = ? AND start = ? AND "end" = ?'
            # the plus keeps SQLite from the index by label, which is far longer here
            " AND +label_id IS ?",
            article_id, annotator_id, pieces[0].start, pieces[-1].end, label_id,
        )  # fmt: skip
        for number in numbers:
            same = queries.find_mention(self.connection, number)
            if number != own and same is not None and same.spans == pieces:
                return same
        return None

    def put_mention(self, mention: Mention) -> None:
        """Write a whole mention, unchecked."""
        self.transaction.put("mention", _record(mention, self.text(mention.article_id)))

    def add_new_mentions(self, columns: Mapping[str, list[object]]) -> range:
        """Write mentions of any articles and annotators; they lie in their texts and repeat nothing. Return their ids.

        Quotes come as whole as their mentions, from the texts.
        """
        count = len(columns["start"])
        first = self.transaction.new_ids(count)
        self.transaction.put_mentions(first, count, shared(columns))
        return range(first, first + count)

    def mention(self, mention_id: MentionId) -> Mention:
        """Return a mention as it stands in this edit. Raises NotFoundError."""
        found = queries.find_mention(self.connection, mention_id)
        if found is None:
            raise NotFoundError("mention", str(mention_id))
        return found

    def remove_mention(self, mention_id: MentionId) -> None:
        """Remove a mention, its relations, and the notes that hang on it."""
        self.record("mention", mention_id)
        for table, condition in (("relation", "source_id = ?1 OR target_id = ?1"), ("note", "mention_id = ?1")):
            for number in self.ids(f"SELECT id FROM {table} WHERE {condition}", mention_id):
                self.transaction.remove(table, number)
        self.transaction.remove("mention", mention_id)

    def relabel_mention(self, mention_id: MentionId, label_id: LabelId | None) -> None:
        """Give a mention another label, or none; its attributes stay, those it lacks take their default."""
        mention = self.mention(mention_id)
        self._refuse_repeat(mention.article_id, label_id, mention.spans, mention_id)
        attributes = self._with_defaults(label_id, mention.attributes)
        self.put_mention(replace(mention, label_id=label_id, attributes=attributes))

    def resize_mention(self, mention_id: MentionId, spans: Iterable[Span]) -> Mention:
        """Let a mention mark other spans of its text."""
        mention = self.mention(mention_id)
        pieces = self._checked(mention.article_id, spans)
        self._refuse_repeat(mention.article_id, mention.label_id, pieces, mention_id)
        changed = replace(mention, spans=pieces)
        self.put_mention(changed)
        return changed

    def set_mention_note(self, mention_id: MentionId, note: str) -> None:
        """Write a mention's note; empty removes it."""
        self.put_mention(replace(self.mention(mention_id), note=note))

    def link_mention(self, mention_id: MentionId, entity_id: EntityId | None) -> None:
        """Attach a mention to an entity, or detach it."""
        if entity_id is not None:
            self.record("entity", entity_id)
        self.put_mention(replace(self.mention(mention_id), entity_id=entity_id))

    def set_attribute(self, mention_id: MentionId, name: str, value: str) -> None:
        """Set a named property of a mention; an empty value removes it."""
        mention = self.mention(mention_id)
        attributes = {**mention.attributes, name: value}
        if not value:
            del attributes[name]
        self.put_mention(replace(mention, attributes=attributes))


def _record(mention: Mention, content: str) -> Record:
    spans, start = mention.spans, mention.spans[0].start
    end = spans[-1].end
    record: Record = {
        "id": mention.id,
        "article_id": mention.article_id,
        "annotator_id": mention.annotator_id,
        "label_id": mention.label_id,
        "start": start,
        "end": end,
        "quote": content[start : min(end, start + _QUOTE)],
        "entity_id": mention.entity_id,
        "span_count": len(spans),
        "attributes": as_json(dict(mention.attributes)) if mention.attributes else "{}",
        "note": mention.note,
    }
    if len(spans) > 1:
        record["pieces"] = [[span.start, span.end] for span in spans]
    return record
