"""What happened, in the words of the window."""

from collections.abc import Callable, Mapping

from reader.cli.output import counted
from reader.domain.operation import HistoryRow, OperationId, Tally
from reader.domain.schema import LabelId

_LONGEST_QUOTE = 60
_OF_ONE = {
    "mention.add": "«{0}» labelled as {1}",
    "mention.relabel": "«{0}» relabelled as {1}",
    "mention.remove": "«{0}» removed",
    "mention.resize": "Ends of «{0}» moved",
    "mention.add_piece": "Piece added to «{0}»",
    "mention.note": "Note written on «{0}»",
    "mention.link": "«{0}» linked to an entity",
    "mention.attribute": "Attribute of «{0}» set",
    "suggestion.accept": "Suggestion accepted: «{0}» as {1}",
}
_WITHOUT_LABEL = {"mention.add": "«{0}» highlighted", "mention.relabel": "Label taken from «{0}»"}
# what is counted: the table, whether it was added, changed or removed, and the words
_COUNTED = {
    "article.import": ("article", "added", "article", "added"),
    "article.delete": ("article", "removed", "article", "deleted"),
    "mention.add": ("mention", "added", "mention", "labelled"),
    "mention.label_all": ("mention", "added", "mention", "labelled at once"),
    "mention.remove": ("mention", "removed", "mention", "removed"),
    "mention.link": ("mention", "changed", "mention", "linked to an entity"),
    "layer.copy": ("mention", "added", "mention", "taken over from another annotator"),
}
_TEXTS = {
    "project.create": "Project made",
    "article.details": "Details of the article changed",
    "article.status": "State of the article changed",
    "article.flag": "Flag of the article changed",
    "article.tag": "Tags changed",
    "article.assign": "Assignment changed",
    "article.move": "Reading order changed",
    "article.label": "Labels of the article changed",
    "filter.save": "Filter saved",
    "filter.remove": "Saved filter removed",
    "annotator.rename": "Annotator renamed",
    "history.restore": "Gone back to an earlier point",
    "note.write": "Note on the article or a paragraph written",
    "checks.fix": "What a check found was put right",
    "checks.ignore": "What a check found was marked as right",
    "suggestion.accept": "Suggestions accepted",
    "suggestion.reject": "Suggestions rejected",
    "relation.add": "Relation added",
    "relation.change": "Relation changed",
    "relation.remove": "Relation removed",
    "relation.attribute": "Attribute of a relation set",
    "entity.add": "Entity added to the register",
    "entity.change": "Entity changed",
    "entity.merge": "Entities merged into one",
    "entity.split": "Entity split into two",
    "entity.remove": "Entity removed from the register",
    "schema.import": "Label set taken from a file",
    "label.add": "Label added to the set",
    "label.change": "Label of the set changed",
    "label.key": "Key of a label changed",
    "label.order": "Order of the labels changed",
    "label.remove": "Label removed from the set",
    "type.add": "Relation type added",
    "type.change": "Relation type changed",
    "type.order": "Order of the relation types changed",
    "type.remove": "Relation type removed",
    "attribute.rename": "Attribute renamed",
    "attribute.remove": "Attribute removed from the set",
}
TABLES = {
    "mention": "Mentions",
    "relation": "Relations",
    "entity": "Entities",
    "note": "Notes",
    "label": "Labels",
    "relation_type": "Relation types",
    "article": "Articles",
    "article_label": "Article labels",
    "article_status": "States of articles",
    "suggestion": "Suggestions",
    "annotator": "Annotators",
}
REASONS = {
    "imported": "articles added since stay, with what came with them",
    "annotator": "annotators added since stay",
    "locked": "annotations of a locked annotator",
    "in use": "something that stays refers to them",
}
KINDS = frozenset((*_OF_ONE, *_COUNTED, *_TEXTS))


def what(
    row: HistoryRow, labels: Mapping[LabelId | None, str], find: Callable[[OperationId], HistoryRow | None]
) -> str:
    """Return what an operation did, as one sentence; `find` reads an operation that another one takes back."""
    operation = row.operation
    if operation.kind in ("undo", "redo"):
        undone = find(operation.reverts) if operation.reverts is not None else None
        # redo takes back an undo, which took back what was done
        if undone is not None and operation.kind == "redo" and undone.operation.reverts is not None:
            undone = find(undone.operation.reverts)
        inner = what(undone, labels, find) if undone is not None else tallies(row.tables)
        return f"{'Undone' if operation.kind == 'undo' else 'Done again'}: {inner}"
    if row.quote and operation.kind in _OF_ONE:
        quote = row.quote if len(row.quote) <= _LONGEST_QUOTE else f"{row.quote[:_LONGEST_QUOTE]}…"
        label = labels.get(row.label_id, "")
        text = _OF_ONE[operation.kind] if label else _WITHOUT_LABEL.get(operation.kind, _OF_ONE[operation.kind])
        return text.format(quote, label or "-")
    if operation.kind in _COUNTED:
        table, way, one, done = _COUNTED[operation.kind]
        return f"{counted(getattr(row.tables.get(table, Tally()), way), one)} {done}"
    return _TEXTS.get(operation.kind) or tallies(row.tables)


def tallies(tables: Mapping[str, Tally]) -> str:
    """Return how many records of each kind were added, changed and removed."""
    parts = [f"{name}: {tally(tables[table])}" for table, name in TABLES.items() if table in tables]
    return "; ".join(parts) or "Nothing changed"


def tally(counts: Tally) -> str:
    """Return how many were added, changed and removed; what is zero is left out."""
    parts = ((counts.added, "added"), (counts.changed, "changed"), (counts.removed, "removed"))
    return ", ".join(f"{count} {done}" for count, done in parts if count) or "unchanged"
