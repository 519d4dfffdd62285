"""The memory of an article: what is labelled once is suggested on the other occurrences, in the same operation."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from reader.domain.annotation import Mention
from reader.domain.article import ArticleId
from reader.domain.schema import LabelId
from reader.domain.span import Span
from reader.domain.suggestion import Suggestion, SuggestionId, SuggestionState
from reader.project.editing import Edit
from reader.project.project import Project
from reader.storage import places
from reader.storage.places import Placed
from reader.text.normalize import fold_text
from reader.text.occurrences import (
    Occurrence,
    find_occurrences,
    find_occurrences_before,
    full_name,
    name_of,
)
from reader.text.searchable import SearchableText

SOURCE = "memory"
# so many occurrences ahead and behind are suggested at once, and more as the reader comes nearer: a word that stands
# thousands of times in a book must not make one key slow
AHEAD, BEHIND = 24, 6
# a name that had the label at fewer than one place in twenty is not suggested
LEAST_SCORE = 0.05
_PRIOR, _WEIGHT = 0.9, 1.0
_LOOKED_AT = 20

_folded = lru_cache(maxsize=65536)(fold_text)


class Memory:
    """Suggest and withdraw within edits of one project, for its annotator; hold what past decisions say."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._decisions: dict[tuple[str, LabelId], Counter[SuggestionState]] | None = None

    # --- what was decided

    def reread(self) -> None:
        """Forget the counts of decisions, for example after an undo; they are read again when needed."""
        self._decisions = None

    def decided(self, name: str, label_id: LabelId) -> tuple[int, int]:
        """Return how often this label was accepted and rejected for a name, folded, in the whole project."""
        if self._decisions is None:
            self._decisions = {}
            for reason, label, state, count in self._project.decisions(SOURCE):
                self._counter(reason, label)[state] += count
        found = self._counter(name, label_id)
        return found[SuggestionState.ACCEPTED], found[SuggestionState.REJECTED]

    def _counter(self, name: str, label_id: LabelId) -> Counter[SuggestionState]:
        if self._decisions is None:
            self._decisions = {}
        return self._decisions.setdefault((_folded(name), label_id), Counter())

    def score(self, name: str, label_id: LabelId) -> float:
        """Return the share of past decisions that accepted this label for a name; 0.9 where there is none."""
        accepted, rejected = self.decided(name, label_id)
        return (accepted + _PRIOR * _WEIGHT) / (accepted + rejected + _WEIGHT)

    # --- within an edit

    def remember(self, edit: Edit, mention: Mention, text: SearchableText) -> None:
        """Suggest a mention's label on the nearest other occurrences of its text; what it makes pointless goes."""
        self.withdraw_under(edit, mention)
        if mention.label_id is None or len(mention.spans) > 1:
            return
        name = full_name(text, mention.hull)
        score = self.score(name, mention.label_id)
        if score < LEAST_SCORE or not _is_memorable(name):
            return
        owner = (mention.article_id, mention.annotator_id)
        refused = places.rejected_spans(edit.connection, *owner, mention.label_id)
        around = [
            (found.span, places.mentions_touching(edit.connection, *owner, found.span))
            for found in nearest(text, name, mention.hull)
            if not found.article and found.span not in refused
        ]
        own = places.mentions_touching(edit.connection, *owner, mention.hull)
        nested = any(
            _lies_inside(span, touching, mention.label_id) for span, touching in [(mention.hull, own), *around]
        )
        for span, touching in around:
            if self._is_free(edit, mention, span, touching, nested=nested):
                edit.add_suggestion(
                    mention.article_id, mention.label_id, span,
                    source=SOURCE, score=score, entity_id=mention.entity_id, reason=name,
                )  # fmt: skip

    @staticmethod
    def _is_free(edit: Edit, mention: Mention, span: Span, touching: Sequence[Placed], *, nested: bool) -> bool:
        """Tell whether a label may be suggested at a place: inside a longer name only where one of its kind is, too."""
        for place in touching:
            if place.span == span or place.label_id == mention.label_id:
                return False
            if not _may_stand_beside(span, place.span, nested):
                return False
        for place in places.open_touching(edit.connection, mention.article_id, mention.annotator_id, span):
            if place.span == span and place.label_id == mention.label_id:
                return False
            if place.span != span and not _may_stand_beside(span, place.span, nested):
                return False
        return True

    def withdraw_under(self, edit: Edit, mention: Mention) -> None:
        """Withdraw what is suggested for the very same words, the same label for words that overlap, and what would
        now be inside a longer name where its own name never was.
        """
        for place in self._open_under(edit, mention):
            pointless = place.span == mention.hull or place.label_id == mention.label_id
            if not pointless and mention.hull.contains(place.span) and place.label_id is not None:
                found = self._project.find_suggestion(SuggestionId(place.id))
                remembered = found is not None and found.source == SOURCE
                pointless = remembered and not self._is_nested(
                    edit, mention, place.label_id, found.reason if found else ""
                )
            if pointless:
                edit.remove_suggestion(SuggestionId(place.id))

    @staticmethod
    def _is_nested(edit: Edit, mention: Mention, label_id: LabelId, quote: str) -> bool:
        """Tell whether a text was given a label inside a longer mention in this article."""
        owner = (mention.article_id, mention.annotator_id)
        return any(
            place.span != span and place.span.contains(span)
            for span in places.spans_of_quote(edit.connection, *owner, label_id, quote, _LOOKED_AT)
            for place in places.mentions_touching(edit.connection, *owner, span)
        )

    @staticmethod
    def _open_under(edit: Edit, mention: Mention) -> list[Placed]:
        return places.open_touching(edit.connection, mention.article_id, mention.annotator_id, mention.hull)

    def forget(self, edit: Edit, was: Mention, text: SearchableText) -> None:
        """Draw the consequences of a mention that is gone, or has another label or place, in this edit.

        With the last mention of a name its open suggestions go. Otherwise this place counts as refused, so that it
        is not suggested again at once.
        """
        if was.label_id is None or len(was.spans) > 1:
            return
        name = full_name(text, was.hull)
        owner = (was.article_id, was.annotator_id)
        others = places.quotes_of_label(edit.connection, *owner, was.label_id)
        wanted = {_folded(name[:64]), _folded(was.quote(text.content)[:64])}
        if any(_folded(quote) in wanted for quote in others):
            refused = places.rejected_spans(edit.connection, *owner, was.label_id)
            if was.hull not in refused:
                edit.add_suggestion(
                    was.article_id, was.label_id, was.hull,
                    source=SOURCE, score=0.0, reason=name, state=SuggestionState.REJECTED,
                )  # fmt: skip
            return
        for number, reason in places.open_of_source(edit.connection, *owner, was.label_id, SOURCE):
            if _folded(reason) == _folded(name):
                edit.remove_suggestion(number)

    def accept(
        self,
        edit: Edit,
        suggestion: Suggestion,
        text: SearchableText,
        *,
        label_id: LabelId | None = None,
        span: Span | None = None,
    ) -> Mention:
        """Make the mention that is suggested; with another label the suggestion counts as refused."""
        if label_id is not None and label_id != suggestion.label_id:
            edit.reject_suggestion(suggestion.id)
            self._count(suggestion, SuggestionState.REJECTED)
            mention = edit.add_mention(suggestion.article_id, label_id, [span or suggestion.span])
        else:
            if span is not None and span != suggestion.span:
                edit.remove_suggestion(suggestion.id)
                suggestion = edit.add_suggestion(
                    suggestion.article_id, suggestion.label_id, span, source=suggestion.source,
                    score=suggestion.score, entity_id=suggestion.entity_id, reason=suggestion.reason,
                )  # fmt: skip
            mention = edit.accept_suggestion(suggestion.id)
            self._count(suggestion, SuggestionState.ACCEPTED)
        self.remember(edit, mention, text)
        return mention

    def reject(self, edit: Edit, suggestion: Suggestion) -> None:
        """Refuse a suggestion for good, at this place and with this label."""
        edit.reject_suggestion(suggestion.id)
        self._count(suggestion, SuggestionState.REJECTED)

    def _count(self, suggestion: Suggestion, state: SuggestionState) -> None:
        if suggestion.source == SOURCE and self._decisions is not None:
            self._counter(suggestion.reason, suggestion.label_id)[state] += 1


def _lies_inside(span: Span, touching: Sequence[Placed], label_id: LabelId) -> bool:
    """Tell whether a place has the label and lies inside a longer mention."""
    is_labelled = any(place.span == span and place.label_id == label_id for place in touching)
    return is_labelled and any(place.span != span and place.span.contains(span) for place in touching)


def _may_stand_beside(span: Span, other: Span, nested: bool) -> bool:
    """Tell whether a place may touch another: around it always, inside it only as nested, across it never."""
    return span.contains(other) or (nested and other.contains(span))


def _is_memorable(name: str) -> bool:
    """Tell whether a text is worth remembering: a single letter or bare digits stand everywhere for something else."""
    return name_of(name).letters >= 2 and any(char.isalpha() for char in name)


def nearest(text: SearchableText, name: str, own: Span) -> Iterator[Occurrence]:
    """Yield the occurrences of a name around a place without that place: those ahead first, then those behind."""
    ahead = (found for found in find_occurrences(text, name, near=own.start) if found.span.start >= own.end)
    yield from islice(ahead, AHEAD)
    yield from islice(find_occurrences_before(text, name, own.start), BEHIND)


def article_text(project: Project, article_id: ArticleId) -> SearchableText:
    """Return the text of an article, ready to be looked through."""
    return SearchableText(project.article(article_id).content)
