"""What happened, in words of the interface's language: operations, what they touched, and when."""

import time
from collections.abc import Callable, Mapping

from PySide6.QtCore import QDate, QDateTime, QLocale, QObject

from reader.domain.operation import HistoryRow, OperationId, Tally
from reader.domain.schema import LabelId
from reader.ui.words.i18n import clock, counted, digits, isolate, isolate_ltr

FindRow = Callable[[OperationId], HistoryRow | None]
LabelName = Callable[[LabelId | None], str]
_LONGEST_QUOTE = 60


class HistoryWords(QObject):
    """Put rows of the history into words. `find` reads an operation that another one takes back."""

    def __init__(self, language: str, label_name: LabelName, find: FindRow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.language = language
        self._label_name, self.find = label_name, find

    def what(self, row: HistoryRow) -> str:
        """Return what an operation did, as one sentence."""
        operation = row.operation
        if operation.kind in ("undo", "redo"):
            undone = self.find(operation.reverts) if operation.reverts is not None else None
            # redo takes back an undo, which took back what was done
            if undone is not None and operation.kind == "redo" and undone.operation.reverts is not None:
                undone = self.find(undone.operation.reverts)
            inner = self.what(undone) if undone is not None else self.tallies(row.tables)
            return (self.tr("Undone: {0}") if operation.kind == "undo" else self.tr("Done again: {0}")).format(inner)
        return self._of_one_mention(row) or self._of_other(row) or self.tallies(row.tables)

    def _of_one_mention(self, row: HistoryRow) -> str:
        if not row.quote:
            return ""
        quote = row.quote if len(row.quote) <= _LONGEST_QUOTE else f"{row.quote[:_LONGEST_QUOTE]}…"
        label = self._label_name(row.label_id)
        kind = row.operation.kind
        if kind == "mention.add" and not label:
            kind = "mention.highlight"
        text = {
            "mention.add": self.tr("{0} labelled as {1}"),
            "mention.label_all": self._at_once(row.tables.get("mention", Tally()).added),
            "mention.highlight": self.tr("{0} highlighted"),
            "mention.relabel": self.tr("{0} relabelled as {1}") if label else self.tr("Label taken from {0}"),
            "mention.remove": self.tr("{0} removed"),
            "mention.resize": self.tr("Ends of {0} moved"),
            "mention.add_piece": self.tr("Piece added to {0}"),
            "mention.note": self.tr("Note written on {0}"),
            "mention.link": self.tr("{0} linked to an entity"),
            "mention.attribute": self.tr("Attribute of {0} set"),
            "suggestion.accept": self.tr("Suggestion accepted: {0} as {1}"),
        }.get(kind, "")
        return text.format(isolate(f"«{quote}»"), isolate(label))

    def _at_once(self, count: int) -> str:
        if count == 1:
            return self.tr("{0} labelled as {1}")
        text = self.tr("%n mention(s) labelled as {1} at once, beginning with {0}", "", count)
        return self._counted(text, count)

    def _of_other(self, row: HistoryRow) -> str:
        articles = row.tables.get("article", Tally()).added
        removed = row.tables.get("article", Tally()).removed
        mentions = row.tables.get("mention", Tally())
        texts = {
            "project.create": self.tr("Project made"),
            "article.import": self._counted(self.tr("%n article(s) added", "", articles), articles),
            "article.details": self.tr("Details of the article changed"),
            "article.status": self.tr("State of the article changed"),
            "article.flag": self.tr("Flag of the article changed"),
            "article.tag": self.tr("Tags changed"),
            "article.assign": self.tr("Assignment changed"),
            "article.move": self.tr("Reading order changed"),
            "article.delete": self._counted(self.tr("%n article(s) deleted", "", removed), removed),
            "filter.save": self.tr("Filter saved"),
            "filter.remove": self.tr("Saved filter removed"),
            "annotator.rename": self.tr("Annotator renamed"),
            "history.restore": self.tr("Gone back to an earlier point"),
            "article.label": self.tr("Labels of the article changed"),
            "note.write": self.tr("Note on the article or a paragraph written"),
            "mention.add": self._counted(self.tr("%n mention(s) labelled", "", mentions.added), mentions.added),
            "mention.label_all": self._counted(
                self.tr("%n mention(s) labelled at once", "", mentions.added), mentions.added
            ),
            "mention.remove": self._counted(self.tr("%n mention(s) removed", "", mentions.removed), mentions.removed),
            "mention.link": self._counted(
                self.tr("%n mention(s) linked to an entity", "", mentions.changed), mentions.changed
            ),
            "layer.copy": self._counted(
                self.tr("%n mention(s) taken over from another annotator", "", mentions.added), mentions.added
            ),
            "checks.fix": self.tr("What a check found was put right"),
            "checks.ignore": self.tr("What a check found was marked as right"),
            "suggestion.accept": self.tr("Suggestions accepted"),
            "suggestion.reject": self.tr("Suggestions rejected"),
        }
        kind = row.operation.kind
        return texts.get(kind, "") or self._of_the_register(kind) or self._of_the_label_set(kind)

    def _of_the_register(self, kind: str) -> str:
        return {
            "relation.add": self.tr("Relation added"),
            "relation.change": self.tr("Relation changed"),
            "relation.remove": self.tr("Relation removed"),
            "relation.attribute": self.tr("Attribute of a relation set"),
            "entity.add": self.tr("Entity added to the register"),
            "entity.change": self.tr("Entity changed"),
            "entity.merge": self.tr("Entities merged into one"),
            "entity.split": self.tr("Entity split into two"),
            "entity.remove": self.tr("Entity removed from the register"),
        }.get(kind, "")

    def _of_the_label_set(self, kind: str) -> str:
        return {
            "schema.import": self.tr("Label set taken from a file"),
            "label.add": self.tr("Label added to the set"),
            "label.change": self.tr("Label of the set changed"),
            "label.key": self.tr("Key of a label changed"),
            "label.order": self.tr("Order of the labels changed"),
            "label.remove": self.tr("Label removed from the set"),
            "type.add": self.tr("Relation type added"),
            "type.change": self.tr("Relation type changed"),
            "type.order": self.tr("Order of the relation types changed"),
            "type.remove": self.tr("Relation type removed"),
            "attribute.rename": self.tr("Attribute renamed"),
            "attribute.remove": self.tr("Attribute removed from the set"),
        }.get(kind, "")

    def _counted(self, text: str, count: int) -> str:
        return counted(text, count, self.language)

    def tallies(self, tables: Mapping[str, Tally]) -> str:
        """Return how many records of each kind were added, changed and removed."""
        names = {
            "mention": self.tr("Mentions"),
            "relation": self.tr("Relations"),
            "entity": self.tr("Entities"),
            "note": self.tr("Notes"),
            "label": self.tr("Labels"),
            "relation_type": self.tr("Relation types"),
            "article": self.tr("Articles"),
            "article_label": self.tr("Article labels"),
            "article_status": self.tr("States of articles"),
            "suggestion": self.tr("Suggestions"),
            "annotator": self.tr("Annotators"),
        }
        parts = [
            self.tr("{0}: {1}").format(name, self.tally(tables[table]))
            for table, name in names.items()
            if table in tables
        ]
        return self.tr("; ").join(parts) or self.tr("Nothing changed")

    def tally(self, tally: Tally) -> str:
        """Return how many were added, changed and removed; what is zero is left out."""
        parts = (
            (tally.added, self.tr("%n added", "", tally.added)),
            (tally.changed, self.tr("%n changed", "", tally.changed)),
            (tally.removed, self.tr("%n removed", "", tally.removed)),
        )
        return self.tr(", ").join(self._counted(text, count) for count, text in parts if count)

    def when(self, moment: int) -> str:
        """Return the local time of a moment in ms UTC; the day by name where it is today or yesterday."""
        day = time.localtime(moment / 1000)[:3]
        today, yesterday = (time.localtime(time.time() - back * 86400)[:3] for back in (0, 1))
        at = isolate_ltr(clock(moment, self.language))
        if day == today:
            return self.tr("today {0}").format(at)
        if day == yesterday:
            return self.tr("yesterday {0}").format(at)
        return f"{self.day(QDateTime.fromMSecsSinceEpoch(moment).date())} {at}"

    def day(self, date: QDate) -> str:
        """Return a date as the language writes it."""
        return digits(QLocale(self.language).toString(date, "d MMM yyyy"), self.language)
