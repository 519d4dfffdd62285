"""Taking a project out: gathered, written beside, read back, compared, and only then given its name."""

import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from reader.domain.annotation import Mention
from reader.domain.article import ArticleId, ArticleStatus
from reader.domain.entity import EntityId
from reader.domain.errors import ExportProblem, ReaderError
from reader.domain.schema import LabelId
from reader.formats.base import (
    Bundle,
    BundleArticle,
    BundleEntity,
    BundleMention,
    BundleNote,
    BundleRelation,
    BundleState,
    ExportReport,
)
from reader.formats.registry import exporter_named
from reader.project.project import Project


def gather(project: Project, article_ids: Sequence[ArticleId] | None = None) -> Bundle:
    """Return a project, or some of its articles, by names instead of ids, in a lasting order."""
    schema = project.schema
    entities = sorted(project.entities(), key=lambda entity: entity.id)
    entity_names = {entity.id: f"e{order}" for order, entity in enumerate(entities, 1)}
    labels = {label.id: label.name for label in schema.labels}
    ids = project.article_ids() if article_ids is None else article_ids
    return Bundle(
        schema,
        tuple(_article(project, article_id, f"a{order}", entity_names) for order, article_id in enumerate(ids, 1)),
        tuple((annotator.name, annotator.kind.value) for annotator in project.annotators()),
        tuple(
            BundleEntity(
                entity_names[entity.id], entity.name, labels.get(entity.label_id) if entity.label_id else None,
                entity.aliases, entity.external_ids, entity.note,
            )
            for entity in entities
        ),
    )  # fmt: skip


def _article(project: Project, article_id: ArticleId, name: str, entity_names: Mapping[EntityId, str]) -> BundleArticle:
    article, schema = project.article(article_id), project.schema
    labels = {label.id: label.name for label in schema.labels}
    kinds = {kind.id: kind.name for kind in schema.relation_types}
    mentions: list[BundleMention] = []
    relations: list[BundleRelation] = []
    given: list[tuple[str, str]] = []
    names: dict[int, str] = {}
    annotators = project.annotators()
    for annotator in annotators:
        for mention in project.mentions(article_id, annotator.id):
            names[mention.id] = f"m{len(names) + 1}"
            mentions.append(_mention(mention, names[mention.id], labels, annotator.name, entity_names))
        for relation in project.relations(article_id, annotator.id):
            relations.append(
                BundleRelation(
                    kinds[relation.relation_type_id], names[relation.source], names[relation.target], annotator.name,
                    dict(relation.attributes),
                )
            )  # fmt: skip
        given += [(annotator.name, labels[each.label_id]) for each in project.article_labels(article_id, annotator.id)]
    by_id = {annotator.id: annotator.name for annotator in annotators}
    row = project.article_row(article_id)
    has_state = row.status is not ArticleStatus.TODO or row.flagged
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
            BundleNote(note.body, by_id[note.annotator_id], names.get(note.mention_id or 0), note.span)
            for note in project.notes(article_id)
        ),
        tuple(given),
        (BundleState(project.annotator.name, row.status.value, row.flagged),) if has_state else (),
    )


def _mention(
    mention: Mention, name: str, labels: Mapping[LabelId, str], annotator: str, entity_names: Mapping[EntityId, str]
) -> BundleMention:
    return BundleMention(
        name,
        mention.spans,
        labels[mention.label_id] if mention.label_id is not None else None,
        annotator,
        entity_names.get(mention.entity_id) if mention.entity_id is not None else None,
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
    if not out.parent.is_dir():
        raise ExportProblem(str(out), "The folder does not exist.", "Choose another folder.")
    if not exporter.suffix and out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise ExportProblem(str(out), "The folder is there already and not empty.", "Choose a new folder.")
    bundle = gather(project, article_ids)
    part = Path(tempfile.mkdtemp(prefix=".hashiya-export-", dir=out.parent))
    target = part / out.name if exporter.suffix else part
    try:
        rows = exporter.write(bundle, target)
        differences = exporter.differences(bundle, target)
        if differences:
            raise ExportProblem(
                str(out),
                f"Read back, the export is not the project: {'; '.join(differences[:3])}.",
                "Nothing was kept.",
            )
        _give_name(target, out)
    except ReaderError:
        raise
    except (OSError, ValueError, KeyError) as error:
        raise ExportProblem(str(out), f"The export could not be written: {error}.", "Nothing was kept.") from error
    finally:
        with suppress(OSError):
            shutil.rmtree(part)
    total = sum(len(article.mentions) for article in bundle.articles)
    report = ExportReport(
        format_name, out, len(bundle.articles), total - len(rows), tuple(rows), _left_out(bundle, format_name), True
    )
    if rows:
        write_report(report, out.with_name(out.name + ".report.json"))
    return report


def _give_name(target: Path, out: Path) -> None:
    if out.is_dir() and target.is_dir():
        out.rmdir()
    target.replace(out)
    if out.is_dir():
        out.chmod(0o755)


def _left_out(bundle: Bundle, format_name: str) -> tuple[str, ...]:
    """Name what this bundle holds and the format as a whole does not carry, with counts."""
    counts = {
        "relations": sum(len(article.relations) for article in bundle.articles),
        "notes": sum(len(article.notes) for article in bundle.articles),
        "entities": len(bundle.entities),
        "attributes": sum(len(mention.attributes) for article in bundle.articles for mention in article.mentions),
    }
    lost = {"csv": ("relations", "notes", "attributes"), "brat": ("notes", "entities", "attributes")}
    return tuple(f"{counts[name]} {name}" for name in lost.get(format_name, ()) if counts[name])


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
