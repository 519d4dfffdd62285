"""Suggestions: proposing, accepting, rejecting."""

import json
import time
from collections.abc import Mapping
from dataclasses import replace

from reader.domain.annotation import EMPTY, Mention
from reader.domain.article import ArticleId
from reader.domain.entity import EntityId
from reader.domain.errors import InvalidAnnotationError, NotFoundError
from reader.domain.schema import LabelId
from reader.domain.span import Span
from reader.domain.suggestion import Batch, BatchId, Suggestion, SuggestionId, SuggestionState
from reader.project.editing.mentions import MentionVerbs
from reader.project.editing.writing import as_json
from reader.storage import queries


class SuggestionVerbs(MentionVerbs):
    """Change suggestions."""

    def add_batch(self, tool: str, parameters: Mapping[str, str] = EMPTY, sha256: str = "") -> Batch:
        """Remember where the suggestions that follow come from."""
        made = Batch(BatchId(self.transaction.new_id()), self.annotator_id, tool, dict(parameters), sha256)
        self.transaction.put(
            "batch",
            {
                "id": made.id,
                "annotator_id": made.annotator_id,
                "tool": tool,
                "parameters": as_json(dict(parameters)),
                "sha256": sha256,
                "created_at": time.time_ns() // 1_000_000,
            },
        )
        return made

    def add_suggestion(
        self,
        article_id: ArticleId,
        label_id: LabelId,
        span: Span,
        *,
        source: str,
        score: float = 1.0,
        entity_id: EntityId | None = None,
        reason: str = "",
        batch_id: BatchId | None = None,
        state: SuggestionState = SuggestionState.OPEN,
    ) -> Suggestion:
        """Propose a label for a span, in this annotator's list. Raises InvalidAnnotationError outside the text."""
        content = self.text(article_id)
        if span.end > len(content):
            raise InvalidAnnotationError(
                f"The suggestion {span.start} to {span.end} reaches outside the text ({len(content)})."
            )
        if not 0 <= score <= 1:
            raise InvalidAnnotationError(f"The score of a suggestion is 0 to 1, not {score}.", span.slice(content))
        made = Suggestion(
            SuggestionId(self.transaction.new_id()), article_id, self.annotator_id, label_id, span, source,
            float(score), entity_id, state, batch_id, reason,
        )  # fmt: skip
        self._put_suggestion(made)
        return made

    def ignore_finding(self, key: str) -> None:
        """Let the checks be silent about one finding from now on; not undoable, and not part of the annotations."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = 'ignored_findings'").fetchone()
        keys = sorted({*json.loads(row[0] if row else "[]"), key})
        self.connection.execute(
            "INSERT INTO meta VALUES('ignored_findings', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            (as_json(keys),),
        )

    def accept_suggestion(self, suggestion_id: SuggestionId, *, label_id: LabelId | None = None) -> Mention:
        """Make the mention that was suggested, or with another label; one that is there already is returned."""
        found = self._suggestion(suggestion_id)
        if found.state is SuggestionState.ACCEPTED:
            raise InvalidAnnotationError("This suggestion was accepted already.")
        label = label_id or found.label_id
        same = self.find_same(found.article_id, found.annotator_id, label, (found.span,))
        mention = same or self.as_annotator(found.annotator_id).add_mention(
            found.article_id, label, [found.span], entity_id=found.entity_id
        )
        self._put_suggestion(replace(found, state=SuggestionState.ACCEPTED))
        return mention

    def reject_suggestion(self, suggestion_id: SuggestionId) -> None:
        """Refuse a suggestion; it is kept, so that it is not made again."""
        found = self._suggestion(suggestion_id)
        if found.state is SuggestionState.ACCEPTED:
            raise InvalidAnnotationError("This suggestion was accepted already.")
        self._put_suggestion(replace(found, state=SuggestionState.REJECTED))

    def remove_suggestion(self, suggestion_id: SuggestionId) -> None:
        """Forget a suggestion."""
        self.record("suggestion", suggestion_id)
        self.transaction.remove("suggestion", suggestion_id)

    def _suggestion(self, suggestion_id: SuggestionId) -> Suggestion:
        found = queries.find_suggestion(self.connection, suggestion_id)
        if found is None:
            raise NotFoundError("suggestion", str(suggestion_id))
        return found

    def _put_suggestion(self, suggestion: Suggestion) -> None:
        self.transaction.put(
            "suggestion",
            {
                "id": suggestion.id,
                "article_id": suggestion.article_id,
                "annotator_id": suggestion.annotator_id,
                "label_id": suggestion.label_id,
                "start": suggestion.start,
                "end": suggestion.end,
                "entity_id": suggestion.entity_id,
                "source": suggestion.source,
                "score": suggestion.score,
                "state": suggestion.state.value,
                "batch_id": suggestion.batch_id,
                "reason": suggestion.reason,
            },
        )
