"""Bringing texts and annotated files in: everything is read and checked first, then written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reader.domain.annotation import Mention, MentionId
from reader.domain.annotator import AnnotatorId, AnnotatorKind
from reader.domain.article import ArticleDetails, ArticleId, ArticleStatus, Provenance, content_sha256
from reader.domain.entity import Entity, EntityId
from reader.domain.errors import CancelledError, FileError, ImportProblem, InvalidAnnotationError
from reader.domain.schema import Label, LabelConstraints, LabelId, RelationTypeId, Schema
from reader.domain.suggestion import SuggestionState
from reader.formats.base import Bundle, BundleArticle
from reader.formats.checking import KnownNames, check_article
from reader.formats.plain_text import TextFile, title_of
from reader.project.drafts import ArticleDraft
from reader.project.editing import Edit
from reader.project.editing.schema import moved_constraints
from reader.project.incoming import Choices, Incoming, Progress, find_files, find_importer, never, read_paths
from reader.project.listing import filter_in
from reader.project.near import NearText, find_near
from reader.project.project import Project
from reader.project.shelf import Shelf
from reader.text.normalize import clean_import

__all__ = ["ImportOutcome", "find_files", "find_importer", "import_paths"]


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """Say what an import did. `charsets` tells of each text file its charset and how it was found.

    `left_out` tells of each annotated file what was in it and could not be taken in ("3 events"); `near` names the
    texts that are nearly another one, where that was asked; `passed_over` counts files of folders that hold none.
    """

    added: tuple[ArticleId, ...] = ()
    duplicates: tuple[tuple[Path, ArticleId], ...] = ()
    problems: tuple[FileError, ...] = ()
    charsets: Mapping[Path, tuple[str, str]] | None = None
    left_out: tuple[tuple[Path, str], ...] = ()
    near: tuple[NearText, ...] = ()
    passed_over: int = 0


def import_paths(
    project: Project,
    paths: Sequence[Path],
    *,
    format_name: str | None = None,
    charsets: Mapping[Path, str] | None = None,
    choices: Choices | None = None,
    near: str = "",
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = never,
) -> ImportOutcome:
    """Read articles, folders and archives of them, and annotated files, then add all as one operation.

    What cannot be read is told and the rest goes on. A text that the project has already is reported, not added again;
    one that is nearly another is looked for when `near` is "report", and left out too when it is "skip". When
    `cancelled` says so, nothing is added.
    """
    try:
        incoming = read_paths(
            paths, format_name=format_name, charsets=charsets, choices=choices, progress=progress, cancelled=cancelled
        )
        found = find_near(incoming.texts, project, cancelled=cancelled).near if near else ()
        if near == "skip":
            left_out = {(each.path, each.number) for each in found if not each.equal}
            incoming = replace(incoming, texts=incoming.texts.without(left_out))
        outcome = add_incoming(project, incoming, cancelled=cancelled)
        return replace(outcome, near=found, passed_over=incoming.passed_over)
    except CancelledError:
        return ImportOutcome(charsets={})


def add_incoming(
    project: Project,
    incoming: Incoming,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = never,
) -> ImportOutcome:
    """Add what was read as one operation, labels and annotators by name; what the project has already is only reported.

    An annotated file that proves impossible is told as a problem and the rest is added. Raises CancelledError when
    `cancelled` says so, and then nothing was added.
    """
    problems = list(incoming.problems)
    bundles = list(incoming.bundles)
    while True:
        writer = _Writer(project, len(incoming.texts) + sum(len(each.articles) for _, each in bundles))
        writer.progress, writer.cancelled = progress, cancelled
        try:
            with project.edit("article.import") as edit:
                for path, bundle in bundles:
                    writer.add_bundle(edit, bundle, path)
                writer.add_texts(edit, incoming.texts)
        except ImportProblem as error:
            # what the store refuses takes everything back; without that file it is done again
            problems.append(error)
            bundles = [(path, bundle) for path, bundle in bundles if path != writer.path]
            continue
        return writer.outcome(problems, bundles)


def add_texts(project: Project, files: Sequence[TextFile]) -> ImportOutcome:
    """Add texts that were read and looked at; those the project has already are only reported."""
    return add_incoming(project, Incoming(texts=Shelf(files)))


def paste_text(project: Project, text: str, title: str = "") -> ImportOutcome:
    """Add a text from the clipboard as an article."""
    clean = clean_import(text)
    if not clean.content.strip():
        raise ImportProblem("clipboard", "The clipboard holds no text.", "Copy the article's text first.")
    name = title.strip() or title_of(clean.content, clean.content.strip().split("\n")[0][:80])
    provenance = Provenance(charset="utf-8", charset_source="given", repairs=clean.repairs)
    return add_texts(project, [TextFile(Path("clipboard"), ArticleDetails(name), clean.content, provenance)])


def add_bundle(project: Project, bundle: Bundle, path: Path) -> ImportOutcome:
    """Add articles with their annotations as one operation, labels and annotators by name.

    An article whose text the project has already is reported and left out. Raises ImportProblem; then nothing is added.
    """
    outcome = add_incoming(project, Incoming(bundles=((path, bundle),)))
    if outcome.problems:
        raise outcome.problems[0]
    return outcome


class _Writer:
    """Write what was read inside one edit, keeping count."""

    def __init__(self, project: Project, total: int) -> None:
        self._project, self._total, self._done = project, total, 0
        self.progress: Progress | None = None
        self.cancelled: Callable[[], bool] = never
        self.path = Path()
        self._added: list[ArticleId] = []
        self._duplicates: list[tuple[Path, ArticleId]] = []
        self._charsets: dict[Path, tuple[str, str]] = {}

    def _next(self) -> None:
        if self.cancelled():
            raise CancelledError
        self._done += 1
        if self.progress is not None:
            self.progress(self._done, self._total)

    def add_texts(self, edit: Edit, files: Iterable[TextFile]) -> None:
        """Add the texts that are not there yet."""
        for file in files:
            self._next()
            if file.provenance.charset:
                self._charsets[file.path] = (file.provenance.charset, file.provenance.charset_source)
            found = self._project.find_article(content_sha256(file.content))
            if found is not None:
                self._duplicates.append((file.path, found))
                continue
            draft = ArticleDraft(file.details, file.content, provenance=file.provenance)
            self._added.append(edit.add_article(draft))
            edit.transaction.settle()

    def add_bundle(self, edit: Edit, bundle: Bundle, path: Path) -> None:
        """Add the articles of an annotated file that are not there yet, read, checked and written one at a time."""
        self.path = path
        writer: _BundleWriter | None = None
        added: dict[ArticleId, None] = {}
        try:
            known = KnownNames.of(bundle)
            for article in bundle.articles:
                self._next()
                if not bundle.checked:
                    check_article(article, known)
                found = self._project.find_article(content_sha256(article.content))
                if found is not None and found not in added:
                    self._duplicates.append((path / article.id if path.is_dir() else path, found))
                else:
                    # labels and annotators come with the first article that does
                    writer = writer or _BundleWriter(self._project, edit, bundle)
                    added[writer.write(article)] = None
                    edit.transaction.settle()
        except ValueError as error:
            raise ImportProblem(str(path), f"It is not as expected: {error}.", "Nothing was added.") from error
        except InvalidAnnotationError as error:
            raise ImportProblem(str(path), str(error), "Nothing was added.") from error
        self._added += added

    def outcome(self, problems: Sequence[FileError], bundles: Sequence[tuple[Path, Bundle]]) -> ImportOutcome:
        """Return what was done."""
        return ImportOutcome(
            tuple(self._added),
            tuple(self._duplicates),
            (*problems, *(problem for _, bundle in bundles for problem in bundle.problems)),
            self._charsets,
            tuple((path, what) for path, bundle in bundles for what in bundle.left_out),
        )


class _BundleWriter:
    """Write a bundle's articles inside one edit, mapping names to the project's ids."""

    def __init__(self, project: Project, edit: Edit, bundle: Bundle) -> None:
        self._project, self._edit = project, edit
        is_empty = not project.article_ids() and not project.schema.labels
        self._labels, self._kinds = self._add_schema(bundle.schema, whole=is_empty)
        self._annotators = self._add_annotators(bundle)
        self._entities: dict[str, EntityId] = {}
        for entity in bundle.entities:
            label_id = self._labels.get(entity.label) if entity.label else None
            made = edit.add_entity(
                Entity(EntityId(0), entity.name, label_id, entity.aliases, entity.external_ids, entity.note)
            )
            self._entities[entity.id] = made.id
        self._batches = {
            batch.id: self._as(batch.annotator).add_batch(batch.tool, batch.parameters, batch.sha256).id
            for batch in bundle.batches
        }

        for name, conditions in bundle.filters:
            edit.save_filter(name, filter_in(conditions))

    def _add_schema(self, schema: Schema, *, whole: bool) -> tuple[dict[str, LabelId], dict[str, RelationTypeId]]:
        """Add the labels and relation types that the project has not, by name; all of them to an empty one."""
        mine = self._project.schema
        labels = {label.name: label.id for label in mine.labels}
        used_keys = {label.key for label in mine.mention_labels}
        if whole:
            self._edit.set_schema_name(schema.name)
        names = {label.id: label.name for label in schema.labels}
        added: list[tuple[Label, Label]] = []
        for label in schema.labels:
            if label.name not in labels:
                key = label.key if whole or label.key not in used_keys else ""
                position = label.position if whole else len(labels)
                plain = replace(label, parent=None, constraints=LabelConstraints(), key=key, position=position)
                made = self._edit.add_label(plain)
                labels[label.name] = made.id
                used_keys.add(key)
                added.append((made, label))
        new_ids = {key: labels[name] for key, name in names.items()}
        for made, label in added:
            parent = None if label.parent is None else new_ids[label.parent]
            constraints = moved_constraints(label.constraints, new_ids)
            self._edit.change_label(replace(made, parent=parent, constraints=constraints))
        kinds = {kind.name: kind.id for kind in mine.relation_types}
        for kind in schema.relation_types:
            if kind.name not in kinds:
                kinds[kind.name] = self._edit.add_relation_type(kind).id
        return labels, kinds

    def _add_annotators(self, bundle: Bundle) -> dict[str, AnnotatorId]:
        found = {annotator.name: annotator.id for annotator in self._project.annotators()}
        # the first human of a file that comes into a project without mentions is the one who works on in it
        own = self._project.annotator
        if not self._project.article_ids():
            first = next((name for name, kind in bundle.annotators if kind == AnnotatorKind.HUMAN), None)
            if first is not None and first not in found:
                self._edit.rename_annotator(own.id, first)
                found = {name: key for name, key in found.items() if key != own.id} | {first: own.id}
        for name, kind in bundle.annotators:
            if name not in found:
                found[name] = self._edit.add_annotator(name, AnnotatorKind(kind)).id
        return found

    def _as(self, name: str) -> Edit:
        return self._edit.as_annotator(self._annotators[name])

    def write(self, article: BundleArticle) -> ArticleId:
        """Write an article and return its id."""
        draft = ArticleDraft(
            article.details, article.content, article.base_direction, article.provenance, article.extra
        )
        article_id = self._edit.add_article(draft)
        ids: dict[str, MentionId] = {}
        mentions = []
        for mention in article.mentions:
            made = Mention(
                MentionId(self._edit.transaction.new_id()), article_id, self._annotators[mention.annotator],
                self._labels[mention.label] if mention.label is not None else None, mention.spans,
                self._entities.get(mention.entity) if mention.entity else None, mention.attributes, mention.note,
            )  # fmt: skip
            mentions.append(made)
            ids[mention.id] = made.id
        # `check_article` has compared them with the text and with each other
        self._edit.add_new_mentions(article.content, mentions)
        for relation in article.relations:
            self._as(relation.annotator).add_relation(
                article_id, self._kinds[relation.type], ids[relation.source], ids[relation.target],
                relation.attributes, defaults=False, allow_repeat=True,
            )  # fmt: skip
        for note in article.notes:
            mention_id = ids.get(note.mention) if note.mention else None
            self._as(note.annotator).add_note(article_id, note.body, mention_id=mention_id, span=note.span, blank=True)
        for annotator, label in article.labels:
            self._as(annotator).add_article_label(article_id, self._labels[label], replace_others=False)
        for state in article.states:
            edit = self._as(state.annotator)
            if state.status != ArticleStatus.TODO:
                edit.set_status(article_id, ArticleStatus(state.status), state.changed_at)
            if state.flagged:
                edit.set_flag(article_id, True)
        for tag in article.tags:
            self._edit.add_tag(article_id, tag)
        for annotator in article.assigned:
            self._edit.assign(article_id, self._annotators[annotator])
        for each in article.suggestions:
            self._as(each.annotator).add_suggestion(
                article_id, self._labels[each.label], each.span, source=each.source, score=each.score,
                entity_id=self._entities[each.entity] if each.entity else None, reason=each.reason,
                batch_id=self._batches[each.batch] if each.batch else None, state=SuggestionState(each.state),
            )  # fmt: skip
        return article_id
