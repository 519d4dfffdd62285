"""Taking a project out: gathered, written beside, read back, compared, and only then given its name."""

import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from reader.domain.article import Direction
from reader.domain.errors import CancelledError, ExportProblem, FileError, ReaderError
from reader.formats.base import (
    CHANGES,
    DETAIL_PARTS,
    LABEL_PARTS,
    PARTS,
    Bundle,
    BundleArticle,
    BundleMention,
    Exporter,
    ExportReport,
    LazyArticles,
    ReportRow,
    settled_options,
)
from reader.formats.mention_table import MentionTable
from reader.formats.registry import exporter_named
from reader.project.gathering import gather
from reader.project.project import Project
from reader.project.scope import Scope, chosen_articles

Progress = Callable[[int, int], None]
_NONE: Mapping[str, str] = {}
_MOST_DIFFERENCES = 3
# of words that a search of pages does not find
_MOST_ROWS = 200


class ExportCancelledError(CancelledError):
    """The export was stopped by the user; nothing was kept."""

    def __str__(self) -> str:
        return "The export was stopped. Nothing was kept."


def export(
    project: Project,
    out: Path,
    format_name: str,
    *,
    scope: Scope | None = None,
    options: Mapping[str, str] = _NONE,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ExportReport:
    """Export to a file or folder and return what it carried; articles are read one at a time.

    Written under another name, read again by the format's own reader, compared with the project, then renamed; a
    difference beyond the stated losses is an ExportProblem and leaves nothing. Where something did not go out as it is,
    the report also lies beside the export as `.report.json`. `progress` is told how many articles of how many
    have passed: each passes twice, out and back, or once where a format reads back while it writes. `cancelled` is
    asked before each; then ExportCancelledError is raised.
    """
    exporter = exporter_named(format_name)
    settled = settled_options(exporter.options, options)
    out = out.absolute()
    _refuse_place(project, exporter, out)
    with project.reading():
        bundle = gather(project, scope, columns=getattr(exporter, "columns", False))
        tally = _Tally(exporter, settled)
        watched = _watched(bundle, tally, progress, cancelled)
        try:
            return _write(exporter, watched, out, settled, lambda *found: _reported(tally, bundle, out, *found))
        except (ExportProblem, ExportCancelledError):
            raise
        except ReaderError as error:
            raise ExportProblem(str(out), f"The export cannot be read back: {error}", "Nothing was kept.") from error
        except (OSError, ValueError, KeyError) as error:
            raise ExportProblem(str(out), f"The export could not be written: {error}.", "Nothing was kept.") from error


def preview(
    project: Project,
    format_name: str,
    *,
    scope: Scope | None = None,
    options: Mapping[str, str] = _NONE,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ExportReport:
    """Return what an export would carry, and what not, without writing anything; its path is empty."""
    exporter = exporter_named(format_name)
    tally = _Tally(exporter, settled_options(exporter.options, options))
    with project.reading():
        bundle = gather(project, scope)
        for done, _ in enumerate(_watched(bundle, tally, None, cancelled).articles, 1):
            if progress is not None:
                progress(done, len(bundle.articles))
    return tally.report(format_name, bundle)


def report_place(out: Path) -> Path:
    """Return where the report of an export lies, when there is anything to say."""
    return out.with_name(out.name + ".report.json")


def article_titles(project: Project, scope: Scope, rows: Sequence[ReportRow]) -> dict[str, str]:
    """Return the titles of the articles that rows of a report name; `scope` is that of the export."""
    wanted = {row.article for row in rows}
    if not wanted:
        return {}
    ids = enumerate(chosen_articles(project, scope), 1)
    return {f"a{order}": project.article_row(key).title for order, key in ids if f"a{order}" in wanted}


@dataclass
class _Tally:
    """Count what passes on its way out, once for each article."""

    exporter: Exporter
    options: Mapping[str, str]
    articles: int = 0
    mentions: int = 0
    rows: list[ReportRow] = field(default_factory=list)
    parts: Counter[str] = field(default_factory=Counter)
    annotators: set[str] = field(default_factory=set)
    not_chosen: Counter[str] = field(default_factory=Counter)
    linked: set[str | None] = field(default_factory=set)

    def add(self, article: BundleArticle) -> None:
        """Count an article."""
        self.articles += 1
        self._add_mentions(article.mentions)
        self.rows += self.exporter.losses(article, self.options)
        parts = self.parts
        for each in article.relations:
            self.annotators.add(each.annotator)
            parts["attributes"] += len(each.attributes)
        parts["relations"] += len(article.relations)
        parts["notes"] += len(article.notes)
        parts["article labels"] += len(article.labels)
        parts["statuses"] += len(article.states)
        parts["suggestions"] += len(article.suggestions)
        parts["tags"] += len(article.tags)
        parts["assignments"] += len(article.assigned)
        self.not_chosen.update(article.not_chosen)
        self._add_article_data(article)

    def _add_mentions(self, mentions: Sequence[BundleMention]) -> None:
        if not mentions:
            return
        if isinstance(mentions, MentionTable):
            annotators, entities, attributes = mentions.annotators, mentions.entities, mentions.attributes
            notes = mentions.notes
        else:
            _, _, _, annotators, entities, attributes, notes = zip(*mentions, strict=True)
        self.mentions += len(mentions)
        self.annotators.update(annotators)
        self.linked.update(entities)
        self.parts["attributes"] += sum(map(len, attributes))
        self.parts["mention notes"] += len(notes) - notes.count("")

    def _add_article_data(self, article: BundleArticle) -> None:
        parts = self.parts
        parts["texts"] += 1
        read = getattr(self.exporter, "text_read", None)
        if read is not None and read(article, self.options) != article.content:
            parts["texts letter by letter"] += 1
        for name, part in DETAIL_PARTS.items():
            parts[part] += bool(getattr(article.details, name))
        parts["other article data"] += bool(article.extra)
        parts["reading directions"] += article.base_direction is not Direction.AUTO
        # a pasted text comes from no file
        origin = article.provenance
        parts["article origins"] += bool(origin.path or origin.repairs)

    def report(self, format_name: str, bundle: Bundle) -> ExportReport:
        """Return the counts as a report; `left_out` names what the format as a whole does not carry."""
        self.parts["entities"] = len(bundle.entities)
        if "entities" in self.exporter.carries:
            self.parts["entity details"] = sum(1 for each in bundle.entities if each.label or each.aliases or each.note)
            self.parts["entities without mentions"] = sum(1 for each in bundle.entities if each.id not in self.linked)
        self.parts["saved filters"] = len(bundle.filters)
        for name, part in LABEL_PARTS.items():
            self.parts[part] = sum(1 for label in bundle.schema.mention_labels if getattr(label, name))
        # one name alone is not worth a word
        self.parts["annotators"] = len(self.annotators) if len(self.annotators) > 1 else 0
        carried = self.exporter.carries
        left_out = tuple(f"{self.parts[part]} {part}" for part in PARTS if self.parts[part] and part not in carried)
        exact = self.mentions - sum(1 for row in self.rows if row.what == "mention")
        not_chosen = {**self.not_chosen, **bundle.not_chosen}
        behind = tuple(f"{count} {what}" for what, count in sorted(not_chosen.items()) if count)
        return ExportReport(format_name, Path(), self.articles, exact, tuple(self.rows), left_out, not_chosen=behind)


def _watched(bundle: Bundle, tally: _Tally, progress: Progress | None, cancelled: Callable[[], bool]) -> Bundle:
    """Return the bundle, told of each article that is read from it."""
    passes = 1 if hasattr(tally.exporter, "write_and_compare") else 2
    total, passed = passes * len(bundle.articles), 0

    def articles() -> Iterator[BundleArticle]:
        nonlocal passed
        for number, article in enumerate(bundle.articles):
            if cancelled():
                raise ExportCancelledError
            if number == tally.articles:
                tally.add(article)
            yield article
            passed += 1
            if progress is not None:
                progress(min(passed, total), total)

    return replace(bundle, articles=LazyArticles(len(bundle.articles), articles))


def _refuse_place(project: Project, exporter: Exporter, out: Path) -> None:
    if not out.parent.is_dir():
        raise ExportProblem(str(out), "The folder does not exist.", "Choose another folder.")
    if not exporter.suffix and out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise ExportProblem(str(out), "The folder is there already and not empty.", "Choose a new folder.")
    if report_place(out).is_dir():
        raise ExportProblem(
            str(out), f"{report_place(out).name}, its report, would be a folder.", "Choose another name."
        )
    if exporter.suffix and out.is_dir():
        raise ExportProblem(str(out), "This is a folder.", "Choose the name of a file.")
    if out.exists() and project.path.exists() and out.samefile(project.path):
        raise ExportProblem(str(out), "This is the project itself.", "Choose another name.")


def _reported(tally: "_Tally", bundle: Bundle, out: Path, unfound: Sequence[ReportRow], more: int) -> ExportReport:
    """Return the report of an export that was read back; `unfound` is what this told, `more` how many more."""
    exporter = tally.exporter
    report = tally.report(exporter.name, bundle)
    further = (f"{more} more words that a search does not find",) if more else ()
    return replace(
        report, path=out, verified=True, proof=getattr(exporter, "proof", "equal"),
        rows=(*report.rows, *unfound), left_out=(*report.left_out, *further),
    )  # fmt: skip


def _write(
    exporter: Exporter,
    bundle: Bundle,
    out: Path,
    options: Mapping[str, str],
    reported: Callable[[Sequence[ReportRow], int], ExportReport],
) -> ExportReport:
    """Write, prove, and give the export its name together with its report."""
    part = Path(tempfile.mkdtemp(prefix=".hashiya-export-", dir=out.parent))
    target = part / out.name if exporter.suffix else part
    try:
        differences, rows, more = _told_apart(_written(exporter, bundle, target, options))
        if differences:
            found = "; ".join(differences)
            raise ExportProblem(str(out), f"Read back, the export is not the project: {found}.", "Nothing was kept.")
        report = reported(rows, more)
        _give_names(target, out, report, out.with_name(f"{part.name}.report.json"))
        return report
    except FileError as error:
        # the place that the user chose, not the one that is gone
        path, problem = (
            text.replace(str(target), str(out)).replace(str(part), str(out.parent))
            for text in (error.path, error.problem)
        )
        raise replace(error, path=path, problem=problem) from error
    finally:
        with suppress(OSError):
            shutil.rmtree(part)


def _told_apart(found: Iterable[str | ReportRow]) -> tuple[list[str], list[ReportRow], int]:
    """Return the first differences, the first rows for the report, and how many rows more there are."""
    differences: list[str] = []
    rows: list[ReportRow] = []
    more = 0
    for each in found:
        if isinstance(each, str):
            differences.append(each)
            if len(differences) == _MOST_DIFFERENCES:
                break
        elif len(rows) < _MOST_ROWS:
            rows.append(each)
        else:
            more += 1
    return differences, rows, more


def _written(exporter: Exporter, bundle: Bundle, target: Path, options: Mapping[str, str]) -> Iterable[str | ReportRow]:
    """Write, read back, and return what differs."""
    at_once = getattr(exporter, "write_and_compare", None)
    if at_once is not None:
        return at_once(bundle, target, options)  # type: ignore[no-any-return]
    exporter.write(bundle, target, options)
    return exporter.differences(bundle, target, options)


def _give_names(target: Path, out: Path, report: ExportReport, beside: Path) -> None:
    """Name the export once its report, if it needs one, is written whole: none is there without the other."""
    place = report_place(out)
    # one that an earlier export to this place left behind would speak of another file
    needed = not report.whole or place.exists()
    try:
        if needed:
            write_report(report, beside)
        _give_name(target, out)
        if needed:
            beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)


def _give_name(target: Path, out: Path) -> None:
    if out.is_dir() and target.is_dir():
        out.rmdir()
    target.replace(out)
    if out.is_dir():
        out.chmod(0o755)


def report_data(report: ExportReport) -> dict[str, object]:
    """Return a report as plain data, for JSON."""
    return {
        "format": report.format,
        "path": str(report.path),
        "unit": "code points",
        "order": "logical order",
        "articles": report.articles,
        "exact": report.exact,
        **{change: report.count(change) for change in CHANGES},
        "left_out": list(report.left_out),
        "not_chosen": list(report.not_chosen),
        "report": str(report_place(report.path)) if report.verified and not report.whole else "",
        "verified": report.verified,
        "proof": report.proof if report.verified else "",
        "rows": [row._asdict() for row in report.rows],
    }


def write_report(report: ExportReport, path: Path) -> None:
    """Save a report as JSON."""
    path.write_text(json.dumps(report_data(report), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
