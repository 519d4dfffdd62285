"""What an analyst does to mentions: each verb is one saved, undoable operation on the session's target."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal

from reader.domain.annotation import Mention, MentionId
from reader.domain.article import ArticleId
from reader.domain.errors import FileError, ReaderError
from reader.domain.operation import ChangeSet
from reader.domain.schema import LabelId
from reader.domain.span import Span, join_spans
from reader.domain.suggestion import Suggestion, SuggestionId, SuggestionState
from reader.project import Edit
from reader.text import tokens
from reader.ui.annotating.saving import Saving
from reader.ui.article_view import selection
from reader.ui.article_view.selection import Focus


class Labelling(Saving):
    """Carry out the labelling commands."""

    about_to_step = Signal()  # back or forth: what is being written is a step of its own, and is saved now
    undone = Signal(object)  # ChangeSet of an undo
    redone = Signal(object)  # ChangeSet of a redo
    decided = Signal()  # a suggestion was accepted or rejected: time to go on
    too_unsure = Signal(int)  # how many suggestions of the paragraph are below the least confidence

    def give_label(self, label_id: LabelId | None) -> bool:
        """Label the target: a mention is relabelled, a word or selection becomes a mention and is then in focus."""
        session, target = self._session, self._session.target
        if target is None or session.article is None:
            return False
        if session.adding_piece_to is not None:
            return self.add_piece()
        mention, suggestion = session.focused_mention, session.focused_suggestion
        if mention is not None:
            return self.do(lambda: self._relabel(mention, label_id))
        if suggestion is not None and label_id is not None:
            return self._decide(lambda: self._accept([suggestion], label_id, target.span))
        article_id = session.article.id
        return self.do(lambda: self._add(article_id, target, label_id))

    def _relabel(self, mention: Mention, label_id: LabelId | None) -> None:
        if mention.label_id != label_id:
            with self.edit("mention.relabel") as edit:
                edit.relabel_mention(mention.id, label_id)
                self._remember(edit, replace(mention, label_id=label_id), mention)

    def _add(self, article_id: ArticleId, target: Focus, label_id: LabelId | None) -> None:
        with self.edit("mention.add") as edit:
            mention = edit.add_mention(article_id, label_id, [target.span])
            self._remember(edit, mention)
        self.point_at(mention)

    # --- suggestions

    def _remember(self, edit: Edit, mention: Mention | None, was: Mention | None = None) -> None:
        """Let the memory of the article follow within an edit: what a mention is now, and what it was before."""
        session = self._session
        if session.memory is None or not session.settings.remember:
            return
        if was is not None:
            session.memory.forget(edit, was, self._text())
        if mention is not None:
            session.memory.remember(edit, mention, self._text())

    def _decide(self, action: Callable[[], object]) -> bool:
        done = self.do(action)
        if done:
            self.decided.emit()
        return done

    def accept(self) -> bool:
        """Make the mention that the suggestion in focus proposes, with the span as it was moved."""
        suggestion, target = self._session.focused_suggestion, self._session.target
        if suggestion is None or target is None:
            return False
        return self._decide(lambda: self._accept([suggestion], None, target.span))

    def accept_all(self, suggestions: Sequence[Suggestion]) -> bool:
        """Make every mention that is proposed, as one step."""
        return bool(suggestions) and self._decide(lambda: self._accept(suggestions, None, None))

    def accept_paragraph(self) -> bool:
        """Accept what is left in the paragraph and is sure enough; False where nothing is suggested there."""
        session, target = self._session, self._session.target
        if target is None:
            return False
        start, end = tokens.paragraph_at(session.content, target.span.start)
        here = [each for each in session.suggestions.values() if start <= each.start < max(end, start + 1)]
        sure = [each for each in here if each.score >= session.settings.least_confidence]
        if here and not sure:
            self.too_unsure.emit(len(here))
        self.accept_all(sorted(sure, key=lambda each: (each.start, -each.end, each.id)))
        return bool(here)

    def _accept(self, suggestions: Sequence[Suggestion], label_id: LabelId | None, span: Span | None) -> None:
        session = self._session
        if session.memory is None:
            return
        made, project = [], self._project()
        with self.edit("suggestion.accept") as edit:
            for suggestion in suggestions:
                found = project.find_suggestion(suggestion.id)
                # what an accepted one made pointless is gone by now
                if found is not None and found.state is SuggestionState.OPEN:
                    made.append(session.memory.accept(edit, suggestion, self._text(), label_id=label_id, span=span))
        if made:
            self.point_at(made[-1])

    def reject(self) -> bool:
        """Refuse the suggestion in focus for good; its words stay in focus."""
        suggestion, memory = self._session.focused_suggestion, self._session.memory
        if suggestion is None or memory is None:
            return False

        def action() -> None:
            with self.edit("suggestion.reject") as edit:
                memory.reject(edit, suggestion)

        return self._decide(action)

    # --- mentions

    def remove(self) -> bool:
        """Remove the mention in focus; its words stay in focus."""
        mention = self._session.focused_mention
        if mention is None:
            return False

        def action() -> None:
            with self.edit("mention.remove") as edit:
                edit.remove_mention(mention.id)
                self._remember(edit, None, mention)

        return self.do(action)

    def resize(self, span: Span) -> bool:
        """Move the ends of the mention in focus, or of the selection, to `span`."""
        session, target, mention = self._session, self._session.target, self._session.focused_mention
        if target is None:
            return False
        if mention is None:
            session.set_focus(replace(target, span=span))
            return True
        if mention.hull == span:
            return False

        def action() -> None:
            with self.edit("mention.resize") as edit:
                changed = edit.resize_mention(mention.id, selection.resized(mention, span))
                self._remember(edit, changed, mention)

        return self.do(action)

    def cycle_proclitic(self) -> bool:
        """Put the next glued letter outside the mention or the selection, or all of them inside again."""
        target = self._session.target
        if target is None:
            return False
        span = selection.cycle_proclitic(self._session.content, target.span)
        if span == target.span:
            return False
        if target.mention_id is not None:
            return self.resize(span)
        self._session.set_focus(replace(target, span=span, origin=span))
        return True

    def begin_piece(self) -> bool:
        """Begin to add a piece to the mention in focus: the next selection that is labelled becomes part of it."""
        mention = self._session.focused_mention
        if mention is None or not self._session.can_edit:
            return False
        self._session.set_adding_piece(mention.id)
        self._session.set_focus(Focus(selection.on_mention(self._session.content, mention).span))
        return True

    def add_piece(self) -> bool:
        """Add the word or selection in focus to the mention that a piece is being added to."""
        session, target = self._session, self._session.target
        mention = session.mentions.get(session.adding_piece_to) if session.adding_piece_to is not None else None
        if mention is None or target is None or target.mention_id is not None:
            return False
        return self.add_piece_to(mention, target.span)

    def add_piece_to(self, mention: Mention, span: Span) -> bool:
        """Make a mention discontinuous: `span` becomes part of it."""
        session = self._session

        def action() -> None:
            with self.edit("mention.add_piece") as edit:
                changed = edit.resize_mention(mention.id, join_spans((*mention.spans, span)))
            session.set_adding_piece(None)
            self.point_at(changed)

        return self.do(action)

    def set_note(self, mention_id: MentionId, note: str) -> bool:
        """Write a mention's note, also in an article that is no longer shown."""
        mention = self._project().find_mention(mention_id) if self._session.project else None
        if mention is None or mention.note == note:
            return False
        if mention.annotator_id != self._project().annotator.id:
            self.refused.emit()
            return False

        def action() -> None:
            with self.edit("mention.note", mention.article_id) as edit:
                edit.set_mention_note(mention_id, note)

        return self.run(action, mention_id)

    def set_article_note(self, article_id: ArticleId, body: str) -> bool:
        """Write the remark on an article, also on one that is no longer shown; empty removes it."""
        return self._put_note(article_id, body, None)

    def set_paragraph_note(self, article_id: ArticleId, paragraph: Span, body: str) -> bool:
        """Write the remark on a paragraph; empty removes it."""
        return self._put_note(article_id, body, paragraph)

    def _put_note(self, article_id: ArticleId, body: str, span: Span | None) -> bool:
        body = body.strip()
        if self._session.project is None:
            return False
        note = self._session.find_note(article_id, span)
        if body == (note.body if note else ""):
            return False

        def action() -> None:
            with self.edit("note.write", article_id) as edit:
                if note is None:
                    edit.add_note(article_id, body, span=span)
                elif body:
                    edit.change_note(note.id, body)
                else:
                    edit.remove_note(note.id)

        return self.run(action, (article_id, span))

    def set_attribute(self, mention_id: MentionId, name: str, value: str) -> bool:
        """Set a named property of a mention; empty takes it away."""
        mention = self._session.mentions.get(mention_id)
        if mention is None or mention.attributes.get(name, "") == value:
            return False

        def action() -> None:
            with self.edit("mention.attribute") as edit:
                edit.set_attribute(mention_id, name, value)

        return self.do(action)

    def undo(self) -> bool:
        """Take back the last step of this annotator, in whatever article it was, also from an earlier run."""
        return self._step(self._project().undo, self.undone)

    def redo(self) -> bool:
        """Do the step taken back last again."""
        return self._step(self._project().redo, self.redone)

    def _step(self, step: Callable[[object], ChangeSet | None], done: object) -> bool:
        self.about_to_step.emit()
        try:
            change = step(self)
        except ReaderError as error:
            if isinstance(error, FileError):
                self._session.set_save_problem(error)
            self._session.report(error)
            return False
        if change is None:
            return False
        if self._session.memory is not None:
            self._session.memory.reread()
        self._show(change)
        self.undone.emit(change) if done is self.undone else self.redone.emit(change)
        return True

    def _show(self, change: ChangeSet) -> None:
        """Go where the step was: to its article and, when one mention changed, to that mention."""
        session = self._session
        there = change.article_id
        if there is not None and session.project is not None and session.project.has_article(there):
            session.go_to(there)
        touched = [key for table, key in change.keys if table == "mention"]
        mention = session.mentions.get(MentionId(touched[0])) if len(touched) == 1 else None
        decided = [SuggestionId(key) for table, key in change.keys if table == "suggestion"]
        open_again = [session.suggestions[number] for number in decided if number in session.suggestions]
        if mention is not None:
            session.set_focus(selection.on_mention(session.content, mention))
        elif len(open_again) == 1:
            session.set_focus(selection.on_suggestion(session.content, open_again[0]))
