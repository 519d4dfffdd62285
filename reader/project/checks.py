"""The checks of a project: reading what they need, carrying out what they offer, remembering what is ignored."""

from collections.abc import Iterator

from reader.analysis.consistency import (
    Annotated,
    Finding,
    Fix,
    Kind,
    KnownNames,
    check_article,
    check_unlabelled,
)
from reader.domain.article import ArticleId
from reader.domain.suggestion import SuggestionState
from reader.project.editing import Edit
from reader.project.memory import Memory
from reader.project.project import Project

__all__ = ["Finding", "Fix", "Kind", "annotated", "apply_fix", "find_all", "iter_findings"]


def annotated(project: Project, article_id: ArticleId) -> Annotated:
    """Return the annotator's work on an article, with the places where a label was refused."""
    refused = project.suggestions(article_id, state=SuggestionState.REJECTED)
    return Annotated(
        article_id,
        project.article(article_id).content,
        project.mentions(article_id),
        project.relations(article_id),
        project.article_labels(article_id),
        frozenset(each.span for each in refused),
    )


def iter_findings(project: Project, article_id: ArticleId | None = None) -> Iterator[list[Finding]]:
    """Yield what is found, article by article, without what is ignored; empty lists while names are only read.

    With an article only its own findings are given, but the names of the whole project count as known.
    """
    schema, names, ignored = project.schema, KnownNames(), project.ignored_findings()
    ids = project.article_ids()
    for each in ids:
        names.add(annotated(project, each))
        yield []
    for each in ids:
        found = list(check_article(schema, annotated(project, each), names))
        yield [finding for finding in found if _counts(finding, article_id, ignored)]
    yield [finding for finding in check_unlabelled(names) if _counts(finding, article_id, ignored)]


def _counts(finding: Finding, article_id: ArticleId | None, ignored: frozenset[str]) -> bool:
    return finding.key not in ignored and article_id in (None, finding.article_id)


def find_all(project: Project, article_id: ArticleId | None = None) -> list[Finding]:
    """Return everything found, by article and place."""
    found = [finding for part in iter_findings(project, article_id) for finding in part]
    return sorted(found, key=lambda each: (each.article_id, each.span, each.kind))


def apply_fix(edit: Edit, finding: Finding, memory: Memory | None = None) -> None:
    """Do what a finding offers. Raises InvalidAnnotationError where it has been mended otherwise meanwhile."""
    fix = finding.fix
    if fix is None:
        return
    if fix.relation_id is not None:
        edit.remove_relation(fix.relation_id)
    elif fix.mention_id is None:
        if fix.span is not None and fix.label_id is not None:
            mention = edit.add_mention(finding.article_id, fix.label_id, [fix.span])
            if memory is not None:
                memory.withdraw_under(edit, mention)
    elif fix.span is not None:
        edit.resize_mention(fix.mention_id, [fix.span])
    elif fix.label_id is not None:
        edit.relabel_mention(fix.mention_id, fix.label_id)
    elif fix.attribute is not None:
        edit.set_attribute(fix.mention_id, *fix.attribute)
    else:
        edit.remove_mention(fix.mention_id)
