"""What was said of a project's articles: mentions, relations, labels, notes, suggestions, and by whom."""

from collections.abc import Sequence

from reader.domain.annotation import ArticleLabel, Mention, MentionId, Note, Relation
from reader.domain.annotator import Annotator, AnnotatorId
from reader.domain.article import ArticleId
from reader.domain.schema import LabelId
from reader.domain.span import Span
from reader.domain.suggestion import Batch, Suggestion, SuggestionId, SuggestionState
from reader.storage import places, queries
from reader.storage.reading import reading
from reader.storage.store import Store


class AnnotationReads:
    """Read annotations of the project that `_store` holds; an annotator that is not named is the project's own."""

    _store: Store
    annotator: Annotator

    def mentions(self, article_id: ArticleId, annotator_id: AnnotatorId | None = None) -> list[Mention]:
        """Return an annotator's mentions of an article by start, outer before inner."""
        with reading(self._store.path):
            return queries.mentions(self._store.connection, article_id, annotator_id or self.annotator.id)

    def find_mention(self, mention_id: MentionId) -> Mention | None:
        """Return one mention, or None."""
        return queries.find_mention(self._store.connection, mention_id)

    def mention_counts(
        self, article_id: ArticleId | None = None, annotator_id: AnnotatorId | None = None
    ) -> dict[LabelId | None, int]:
        """Return how many of an annotator's mentions have each label, in one article or in all."""
        return queries.label_counts(self._store.connection, annotator_id or self.annotator.id, article_id)

    def articles_with_labels(self, labels: Sequence[LabelId], annotators: Sequence[AnnotatorId]) -> set[ArticleId]:
        """Return the articles that hold a mention with one of these labels by one of these annotators."""
        return queries.articles_with_labels(self._store.connection, labels, annotators)

    def relations(self, article_id: ArticleId, annotator_id: AnnotatorId | None = None) -> list[Relation]:
        """Return an annotator's relations in an article."""
        return queries.relations(self._store.connection, article_id, annotator_id or self.annotator.id)

    def article_labels(self, article_id: ArticleId, annotator_id: AnnotatorId | None = None) -> list[ArticleLabel]:
        """Return the labels an annotator gave to the whole article."""
        return queries.article_labels(self._store.connection, article_id, annotator_id or self.annotator.id)

    def notes(self, article_id: ArticleId) -> list[Note]:
        """Return the notes on an article."""
        return queries.notes(self._store.connection, article_id)

    def suggestions(
        self,
        article_id: ArticleId | None = None,
        annotator_id: AnnotatorId | None = None,
        state: SuggestionState | None = SuggestionState.OPEN,
    ) -> list[Suggestion]:
        """Return what is suggested to an annotator in reading order, in one article or in all."""
        return queries.suggestions(self._store.connection, article_id, annotator_id or self.annotator.id, state)

    def mentions_touching(self, article_id: ArticleId, span: Span) -> list[places.Placed]:
        """Return the annotator's mentions that share a code point with a span, without reading the others."""
        return places.mentions_touching(self._store.connection, article_id, self.annotator.id, span)

    def mention_spans(
        self, article_id: ArticleId, annotators: Sequence[int], labels: Sequence[int], entities: Sequence[int]
    ) -> list[Span]:
        """Return where some annotators have mentions of labels and of entities in an article; none given means any."""
        return places.mention_spans(self._store.connection, article_id, annotators, labels, entities)

    def suggestions_touching(self, article_id: ArticleId, span: Span) -> list[places.Placed]:
        """Return what is suggested to the annotator, and still open, that shares a code point with a span."""
        return places.open_touching(self._store.connection, article_id, self.annotator.id, span)

    def ignored_findings(self) -> frozenset[str]:
        """Return the keys of what the checks are silent about."""
        return places.ignored_findings(self._store.connection)

    def decisions(self, source: str) -> list[tuple[str, LabelId, SuggestionState, int]]:
        """Return how often what a source suggests was accepted and rejected, by reason and label."""
        return places.decisions(self._store.connection, self.annotator.id, source)

    def find_suggestion(self, suggestion_id: SuggestionId) -> Suggestion | None:
        """Return one suggestion, or None."""
        return queries.find_suggestion(self._store.connection, suggestion_id)

    def batches(self) -> list[Batch]:
        """Return where rows made in bulk come from."""
        return queries.batches(self._store.connection)

    def annotators(self) -> list[Annotator]:
        """Return everyone who annotates."""
        return queries.annotators(self._store.connection)
