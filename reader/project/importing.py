"""Bringing texts and annotated files in: everything is read and checked first, then written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reader.domain.annotation import MentionId
from reader.domain.annotator import AnnotatorId, AnnotatorKind
from reader.domain.article import ArticleDetails, ArticleId, ArticleStatus, Provenance, content_sha256
from reader.domain.entity import Entity, EntityId
from reader.domain.errors import FileError, ImportProblem, InvalidAnnotationError
from reader.domain.schema import Label, LabelConstraints, LabelId, RelationTypeId, Schema
from reader.domain.suggestion import SuggestionState
from reader.formats.base import Bundle, BundleArticle, Importer
from reader.formats.checking import KnownNames, check_article
from reader.formats.plain_text import TextFile, read_text, title_of
from reader.formats.registry import importer_named, importers
from reader.project.drafts import ArticleDraft
from reader.project.editing import Edit
from reader.project.editing.schema import moved_constraints
from reader.project.project import Project
from reader.text.normalize import clean_import

TEXT_SUFFIXES = (".txt", ".text")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """Say what an import did. `charsets` tells of each text file its charset and how it was found.

    `left_out` tells of each annotated file what was in it and could not be taken in ("3 events").
    """

    added: tuple[ArticleId, ...] = ()
    duplicates: tuple[tuple[Path, ArticleId], ...] = ()
    problems: tuple[FileError, ...] = ()
    charsets: Mapping[Path, tuple[str, str]] | None = None
    left_out: tuple[tuple[Path, str], ...] = ()


def find_files(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the text files named or lying in the folders named, sorted; anything named outright is yielded as it is."""
    for path in paths:
        if path.is_dir():
            yield from sorted(
                found for found in path.rglob("*") if found.is_file() and found.suffix.lower() in TEXT_SUFFIXES
            )
        else:
            yield path


def find_importer(path: Path, format_name: str | None = None) -> Importer | None:
    """Return the importer of an annotated file or folder, by name or by what it looks like; None for plain text."""
    if format_name is not None:
        return None if format_name == "txt" else importer_named(format_name)
    return next((importer for importer in importers().values() if importer.accepts(path)), None)


def import_paths(
    project: Project,
    paths: Sequence[Path],
    *,
    format_name: str | None = None,
    charsets: Mapping[Path, str] | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ImportOutcome:
    """Import text files, folders of them, and annotated files; what cannot be read is told and the rest goes on.

    All texts are added as one operation, each annotated file as one. A text that the project has already is reported,
    not added again. `cancelled` is asked before each file; texts that were read by then are not added.
    """
    outcome = ImportOutcome(charsets={})
    texts: list[Path] = []
    for path in paths:
        found = find_importer(path, format_name)
        if cancelled():
            return outcome
        if not path.exists():
            problem = ImportProblem(str(path), "The file is not there.", "Check its name.")
            outcome = _merged(outcome, ImportOutcome(problems=(problem,)))
        elif found is None:
            texts += find_files([path])
        else:
            try:
                outcome = _merged(outcome, add_bundle(project, found.read(path), path))
            except ImportProblem as error:
                outcome = _merged(outcome, ImportOutcome(problems=(error,)))
            if path.is_dir():
                texts += [text for text in find_files([path]) if not text.with_suffix(".ann").exists()]
    return _merged(outcome, _import_texts(project, texts, charsets or {}, progress, cancelled))


def _merged(first: ImportOutcome, second: ImportOutcome) -> ImportOutcome:
    return ImportOutcome(
        first.added + second.added,
        first.duplicates + second.duplicates,
        first.problems + second.problems,
        {**(first.charsets or {}), **(second.charsets or {})},
        first.left_out + second.left_out,
    )


def _import_texts(
    project: Project,
    files: Sequence[Path],
    charsets: Mapping[Path, str],
    progress: Progress | None,
    cancelled: Callable[[], bool],
) -> ImportOutcome:
    read: list[TextFile] = []
    problems: list[FileError] = []
    for number, path in enumerate(files, 1):
        if cancelled():
            return ImportOutcome()
        if path.suffix.lower() not in TEXT_SUFFIXES and path not in charsets:
            problems.append(
                ImportProblem(str(path), "Files of this kind cannot be read yet.", "Save the text as .txt (UTF-8).")
            )
        else:
            try:
                read.append(read_text(path, charsets.get(path)))
            except ImportProblem as error:
                problems.append(error)
        if progress is not None:
            progress(number, len(files))
    outcome = add_texts(project, read)
    return replace(outcome, problems=tuple(problems))


def add_texts(project: Project, files: Sequence[TextFile]) -> ImportOutcome:
    """Add texts that were read and looked at; those the project has already are only reported."""
    duplicates: list[tuple[Path, ArticleId]] = []
    fresh: dict[str, TextFile] = {}
    again: list[tuple[Path, str]] = []
    for file in files:
        digest = content_sha256(file.content)
        found = project.find_article(digest)
        if found is not None:
            duplicates.append((file.path, found))
        elif digest in fresh:
            again.append((file.path, digest))
        else:
            fresh[digest] = file
    drafts = [
        ArticleDraft(ArticleDetails(file.title), file.content, provenance=file.provenance) for file in fresh.values()
    ]
    added = project.add_articles(drafts) if drafts else []
    ids = dict(zip(fresh, added, strict=True))
    duplicates += [(path, ids[digest]) for path, digest in again]
    charsets = {file.path: (file.provenance.charset, file.provenance.charset_source) for file in files}
    return ImportOutcome(tuple(added), tuple(duplicates), (), charsets)


def paste_text(project: Project, text: str, title: str = "") -> ImportOutcome:
    """Add a text from the clipboard as an article."""
    clean = clean_import(text)
    if not clean.content.strip():
        raise ImportProblem("clipboard", "The clipboard holds no text.", "Copy the article's text first.")
    name = title.strip() or title_of(clean.content, clean.content.strip().split("\n")[0][:80])
    provenance = Provenance(charset="utf-8", charset_source="given", repairs=clean.repairs)
    return add_texts(project, [TextFile(Path("clipboard"), name, clean.content, provenance)])


def add_bundle(project: Project, bundle: Bundle, path: Path) -> ImportOutcome:
    """Add articles with their annotations as one operation, labels and annotators by name.

    An article whose text the project has already is reported and left out. Articles are read, checked and written one
    at a time; a bad one raises ImportProblem, and then nothing is added.
    """
    duplicates: list[tuple[Path, ArticleId]] = []
    added: dict[ArticleId, None] = {}
    writer: _BundleWriter | None = None
    try:
        known = KnownNames.of(bundle)
        with project.edit("article.import", barrier=True) as edit:
            for article in bundle.articles:
                check_article(article, known)
                found = project.find_article(content_sha256(article.content))
                if found is not None and found not in added:
                    duplicates.append((path / article.id if path.is_dir() else path, found))
                else:
                    # labels and annotators come with the first article that does
                    writer = writer or _BundleWriter(project, edit, bundle)
                    added[writer.write(article)] = None
    except ValueError as error:
        raise ImportProblem(str(path), f"It is not as expected: {error}.", "Nothing was added.") from error
    except InvalidAnnotationError as error:
        raise ImportProblem(str(path), str(error), "Nothing was added.") from error
    left_out = tuple((path, what) for what in bundle.left_out)
    return ImportOutcome(tuple(added), tuple(duplicates), bundle.problems, left_out=left_out)


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
        for mention in article.mentions:
            made = self._as(mention.annotator).add_mention(
                article_id,
                self._labels[mention.label] if mention.label is not None else None,
                mention.spans,
                entity_id=self._entities.get(mention.entity) if mention.entity else None,
                attributes=mention.attributes,
                note=mention.note,
                defaults=False,
            )
            ids[mention.id] = made.id
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
                edit.set_status(article_id, ArticleStatus(state.status))
            if state.flagged:
                edit.set_flag(article_id, True)
        for each in article.suggestions:
            self._as(each.annotator).add_suggestion(
                article_id, self._labels[each.label], each.span, source=each.source, score=each.score,
                entity_id=self._entities[each.entity] if each.entity else None, reason=each.reason,
                batch_id=self._batches[each.batch] if each.batch else None, state=SuggestionState(each.state),
            )  # fmt: skip
        return article_id
