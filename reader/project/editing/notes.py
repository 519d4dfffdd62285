"""Notes on articles, parts of them, and mentions."""

from reader.domain.annotation import MentionId, Note, NoteId
from reader.domain.article import ArticleId
from reader.domain.errors import InvalidAnnotationError
from reader.domain.span import Span
from reader.project.editing.writing import Writer


class NoteVerbs(Writer):
    """Change notes."""

    def add_note(
        self,
        article_id: ArticleId,
        body: str,
        *,
        mention_id: MentionId | None = None,
        span: Span | None = None,
        blank: bool = False,
    ) -> Note:
        """Write a remark on an article, a part of it (a paragraph has a span too), or a mention.

        Raises InvalidAnnotationError when nothing is said or the part lies outside the text.
        """
        if not body.strip() and not blank:
            raise InvalidAnnotationError("A note needs a word.")
        content = self.text(article_id)
        if span is not None and span.end > len(content):
            raise InvalidAnnotationError(
                f"The note on {span.start} to {span.end} reaches outside the text ({len(content)})."
            )
        made = Note(NoteId(self.transaction.new_id()), article_id, self.annotator_id, body, mention_id, span)
        self.transaction.put(
            "note",
            {
                "id": made.id,
                "article_id": article_id,
                "annotator_id": self.annotator_id,
                "mention_id": mention_id,
                "start": span.start if span else None,
                "end": span.end if span else None,
                "body": body,
            },
        )
        return made

    def change_note(self, note_id: NoteId, body: str) -> None:
        """Rewrite a remark."""
        self.transaction.put("note", {**self.record("note", note_id), "body": body})

    def remove_note(self, note_id: NoteId) -> None:
        """Remove a remark."""
        self.record("note", note_id)
        self.transaction.remove("note", note_id)
