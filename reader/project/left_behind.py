"""What the scope of an export leaves behind as a whole: counted, so that choosing little stays cheap."""

from collections import Counter
from collections.abc import Collection, Sequence

from reader.domain.article import ArticleId
from reader.project.project import Project
from reader.project.scope import Scope, chosen_annotators, chosen_labels
from reader.storage.left_behind import Kind

_KINDS: tuple[tuple[Kind, str], ...] = (
    ("relation", "relations"), ("note", "notes"), ("article_label", "article labels"), ("suggestion", "suggestions"),
)  # fmt: skip
_ALL = Scope()


def left_behind(project: Project, scope: Scope, article_ids: Sequence[ArticleId]) -> dict[str, int]:
    """Return how many articles, and how much that was said, are not chosen; `article_ids` are those that are.

    Each mention is counted once: by its article, else by its annotator, else by its label. What goes with a mention or
    is switched off one by one is counted where it is gathered.
    """
    if scope == _ALL:
        return {}
    annotators = {annotator.id for annotator in chosen_annotators(project, scope)}
    labels = chosen_labels(project, scope)
    total = len(project.article_ids())
    some = None if len(set(article_ids)) == total else list(dict.fromkeys(article_ids))
    everywhere, here = project.mentions_by(None), project.mentions_by(some)
    found: Counter[str] = Counter()
    found["articles that are not chosen"] = total - len(set(article_ids))
    found["mentions in articles that are not chosen"] = everywhere.total() - here.total()
    _add(found, "mentions", here, annotators, labels)
    for kind, name in _KINDS:
        marks = project.marks_by(kind, some)
        if kind == "suggestion" and not scope.suggestions:
            found[name] = sum(count for (annotator, _), count in marks.items() if annotator in annotators)
            labels_of_kind = None
        else:
            labels_of_kind = labels if kind in ("article_label", "suggestion") else None
        _add(found, name, marks, annotators, labels_of_kind)
    if not scope.entities:
        found["entities"] = len(project.entities())
    return {name: count for name, count in found.items() if count}


def _add(
    found: Counter[str],
    name: str,
    marks: Counter[tuple[int, int]],
    annotators: Collection[int],
    labels: Collection[int] | None,
) -> None:
    for (annotator, label), count in marks.items():
        if annotator not in annotators:
            found[f"{name} of annotators that are not chosen"] += count
        elif labels is not None and label not in labels:
            found[f"{name} with a label that is not chosen"] += count
