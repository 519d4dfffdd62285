"""Taking a project out: gathered, written beside, read back, compared, and only then given its name."""

import json
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import TypeVar

from reader.domain.annotation import Mention
from reader.domain.article import ArticleId, ArticleStatus
from reader.domain.errors import ExportProblem, ReaderError
from reader.formats.base import (
    PARTS,
    Bundle,
    BundleArticle,
    BundleEntity,
    BundleMention,
    BundleNote,
    BundleRelation,
    BundleState,
    Exporter,
    ExportReport,
    ReportRow,
)
from reader.formats.registry import exporter_named
from reader.project.project import Project

_Id = TypeVar("_Id", bound=int)


class _Names:
    """Give each thing of a project a name that is its own in the bundle, in a lasting order."""

    def __init__(self, project: Project) -> None:
        self.annotators = _unique((annotator.id, annotator.name) for annotator in project.annotators())
        self.labels = _unique((label.id, label.name) for label in project.schema.labels)
        self.kinds = _unique((kind.id, kind.name) for kind in project.schema.relation_types)
        entities = sorted(project.entities(), key=lambda entity: entity.id)
        self.entities = {entity.id: f"e{order}" for order, entity in enumerate(entities, 1)}


def _unique(pairs: Iterable[tuple[_Id, str]]) -> dict[_Id, str]:
    """Return a name for each id; a second one of the same name (a retired label, a namesake) gets a number."""
    names: dict[_Id, str] = {}
    used: set[str] = set()
    for key, name in pairs:
        own, number = name, 2
        while own in used:
            own, number = f"{name} ({number})", number + 1
        used.add(own)
        names[key] = own
    return names


def gather(project: Project, article_ids: Sequence[ArticleId] | None = None) -> Bundle:
    """Return a project, or some of its articles, by names instead of ids, in a lasting order."""
    names, schema = _Names(project), project.schema
    schema = replace(
        schema,
        labels=tuple(replace(label, name=names.labels[label.id]) for label in schema.labels),
        relation_types=tuple(replace(kind, name=names.kinds[kind.id]) for kind in schema.relation_types),
    )
    ids = project.article_ids() if article_ids is None else article_ids
    return Bundle(
        schema,
        tuple(_article(project, article_id, f"a{order}", names) for order, article_id in enumerate(ids, 1)),
        tuple((names.annotators[annotator.id], annotator.kind.value) for annotator in project.annotators()),
        tuple(
            BundleEntity(
                names.entities[entity.id], entity.name, names.labels.get(entity.label_id) if entity.label_id else None,
                entity.aliases, entity.external_ids, entity.note,
            )
            for entity in sorted(project.entities(), key=lambda entity: entity.id)
        ),
    )  # fmt: skip


def _article(project: Project, article_id: ArticleId, name: str, names: _Names) -> BundleArticle:
    article = project.article(article_id)
    mentions: list[BundleMention] = []
    relations: list[BundleRelation] = []
    labels: list[tuple[str, str]] = []
    states: list[BundleState] = []
    ids: dict[int, str] = {}
    for annotator_id, annotator in names.annotators.items():
        for mention in project.mentions(article_id, annotator_id):
            ids[mention.id] = f"m{len(ids) + 1}"
            mentions.append(_mention(mention, ids[mention.id], annotator, names))
        for relation in project.relations(article_id, annotator_id):
            kind, source, target = names.kinds[relation.relation_type_id], ids[relation.source], ids[relation.target]
            relations.append(BundleRelation(kind, source, target, annotator, dict(relation.attributes)))
        labels += [
            (annotator, names.labels[each.label_id]) for each in project.article_labels(article_id, annotator_id)
        ]
        row = project.article_row(article_id, annotator_id)
        if row.status is not ArticleStatus.TODO or row.flagged:
            states.append(BundleState(annotator, row.status.value, row.flagged))
    return BundleArticle(
        name,
        article.details,
        article.content,
        article.base_direction,
        article.provenance,
        article.extra,
        tuple(mentions),
        tuple(relations),
        tuple(
            BundleNote(note.body, names.annotators[note.annotator_id], ids.get(note.mention_id or 0), note.span)
            for note in project.notes(article_id)
        ),
        tuple(labels),
        tuple(states),
    )


def _mention(mention: Mention, own: str, annotator: str, names: _Names) -> BundleMention:
    return BundleMention(
        own,
        mention.spans,
        names.labels[mention.label_id] if mention.label_id is not None else None,
        annotator,
        names.entities.get(mention.entity_id) if mention.entity_id is not None else None,
        dict(mention.attributes),
        mention.note,
    )


def export(
    project: Project, out: Path, format_name: str, *, article_ids: Sequence[ArticleId] | None = None
) -> ExportReport:
    """Export to a file or folder and return what it carried.

    Written under another name, read again by the format's own reader, compared with the project, then renamed; a
    difference beyond the stated losses is an ExportProblem and leaves nothing. Where something was widened, split or
    dropped, the report also lies beside the export as `.report.json`.
    """
    exporter = exporter_named(format_name)
    out = out.absolute()
    _refuse_place(project, exporter, out)
    bundle = gather(project, article_ids)
    try:
        rows = _write(exporter, bundle, out)
    except ExportProblem:
        raise
    except ReaderError as error:
        raise ExportProblem(str(out), f"The export cannot be read back: {error}", "Nothing was kept.") from error
    except (OSError, ValueError, KeyError) as error:
        raise ExportProblem(str(out), f"The export could not be written: {error}.", "Nothing was kept.") from error
    total = sum(len(article.mentions) for article in bundle.articles)
    left_out = _left_out(bundle, exporter)
    report = ExportReport(format_name, out, len(bundle.articles), total - len(rows), tuple(rows), left_out, True)
    report_path = out.with_name(out.name + ".report.json")
    # one that an earlier export to this place left behind would speak of another file
    if rows or report_path.exists():
        write_report(report, report_path)
    return report


def _refuse_place(project: Project, exporter: Exporter, out: Path) -> None:
    if not out.parent.is_dir():
        raise ExportProblem(str(out), "The folder does not exist.", "Choose another folder.")
    if not exporter.suffix and out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise ExportProblem(str(out), "The folder is there already and not empty.", "Choose a new folder.")
    if exporter.suffix and out.is_dir():
        raise ExportProblem(str(out), "This is a folder.", "Choose the name of a file.")
    if out.exists() and project.path.exists() and out.samefile(project.path):
        raise ExportProblem(str(out), "This is the project itself.", "Choose another name.")


def _write(exporter: Exporter, bundle: Bundle, out: Path) -> list[ReportRow]:
    part = Path(tempfile.mkdtemp(prefix=".hashiya-export-", dir=out.parent))
    target = part / out.name if exporter.suffix else part
    try:
        rows = exporter.write(bundle, target)
        differences = exporter.differences(bundle, target)
        if differences:
            found = "; ".join(differences[:3])
            raise ExportProblem(str(out), f"Read back, the export is not the project: {found}.", "Nothing was kept.")
        _give_name(target, out)
    finally:
        with suppress(OSError):
            shutil.rmtree(part)
    return rows


def _give_name(target: Path, out: Path) -> None:
    if out.is_dir() and target.is_dir():
        out.rmdir()
    target.replace(out)
    if out.is_dir():
        out.chmod(0o755)


def _left_out(bundle: Bundle, exporter: Exporter) -> tuple[str, ...]:
    """Name what this bundle holds and the format as a whole does not carry, with counts."""
    articles = bundle.articles
    marked: list[BundleMention | BundleRelation] = []
    for article in articles:
        marked += [*article.mentions, *article.relations]
    annotators = len({each.annotator for each in marked})
    counts = {
        "relations": sum(len(article.relations) for article in articles),
        "notes": sum(len(article.notes) for article in articles),
        "entities": len(bundle.entities),
        "attributes": sum(len(each.attributes) for each in marked),
        "article labels": sum(len(article.labels) for article in articles),
        "statuses": sum(len(article.states) for article in articles),
        # one name alone is not worth a word
        "annotators": annotators if annotators > 1 else 0,
    }
    return tuple(f"{counts[part]} {part}" for part in PARTS if counts[part] and part not in exporter.carries)


def report_data(report: ExportReport) -> dict[str, object]:
    """Return a report as plain data, for JSON."""
    return {
        "format": report.format,
        "path": str(report.path),
        "articles": report.articles,
        "exact": report.exact,
        "widened": report.count("widened"),
        "split": report.count("split"),
        "dropped": report.count("dropped"),
        "left_out": list(report.left_out),
        "verified": report.verified,
        "rows": [asdict(row) for row in report.rows],
    }


def write_report(report: ExportReport, path: Path) -> None:
    """Save a report as JSON."""
    path.write_text(json.dumps(report_data(report), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
