"""Bringing texts and annotated files in: everything is read and checked first, then written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reader.domain.article import ArticleDetails, ArticleId, Provenance, content_sha256
from reader.domain.errors import CancelledError, FileError, ImportProblem, InvalidAnnotationError
from reader.formats.base import Bundle, BundleArticle
from reader.formats.checking import KnownNames, check_article
from reader.formats.plain_text import TextFile, damage_of, title_of
from reader.project.bundle_writer import BundleWriter
from reader.project.drafts import ArticleDraft
from reader.project.editing import Edit
from reader.project.incoming import Choices, Incoming, Progress, find_files, find_importer, never, read_paths
from reader.project.near import NearText, find_near
from reader.project.project import Project
from reader.project.shelf import Shelf
from reader.storage.writing import writing
from reader.text.normalize import clean_import

__all__ = ["ImportOutcome", "find_files", "find_importer", "import_paths"]

# what is written at once: so many articles at most, and fewer when they are long or much is said of them
_ARTICLES, _CHARACTERS, _PER_MENTION = 200, 1_000_000, 500


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """Say what an import did. `charsets` tells of each text file its charset and how it was found.

    `left_out` tells of each annotated file what was in it and could not be taken in ("3 events"); `near` names the
    texts that are nearly another one, where that was asked; `passed_over` are files of folders that hold none.
    `damaged` tells of each text with characters that could not be read how many, and where the first one is.
    """

    added: tuple[ArticleId, ...] = ()
    duplicates: tuple[tuple[Path, ArticleId], ...] = ()
    problems: tuple[FileError, ...] = ()
    charsets: dict[Path, tuple[str, str]] | None = None
    left_out: tuple[tuple[Path, str], ...] = ()
    near: tuple[NearText, ...] = ()
    passed_over: tuple[Path, ...] = ()
    damaged: tuple[tuple[Path, int, str], ...] = ()


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
        return add_new(project, incoming, near=near, cancelled=cancelled)
    except CancelledError:
        return ImportOutcome(charsets={})


def add_new(
    project: Project, incoming: Incoming, *, near: str = "", cancelled: Callable[[], bool] = never
) -> ImportOutcome:
    """Add what was read, with a look at what is nearly there already as for `import_paths`. Raises CancelledError."""
    found = find_near(incoming.texts, project, cancelled=cancelled).near if near else ()
    if near == "skip":
        left_out = {(each.path, each.number) for each in found if not each.equal}
        incoming = replace(incoming, texts=incoming.texts.without(left_out))
    outcome = add_incoming(project, incoming, cancelled=cancelled)
    return replace(outcome, near=found, passed_over=incoming.passed_over)


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
                edit.transaction.expect(writer.total)
                for path, bundle in bundles:
                    writer.add_bundle(edit, bundle, path)
                writer.add_texts(edit, incoming.texts)
                if writer.cancelled():
                    raise CancelledError
        except ImportProblem as error:
            # what the store refuses takes everything back; without that file it is done again
            problems.append(error)
            bundles = [(path, bundle) for path, bundle in bundles if path != writer.path]
            continue
        return writer.outcome(problems, bundles)


def add_texts(project: Project, files: Sequence[TextFile]) -> ImportOutcome:
    """Add texts that were read and looked at; those the project has already are only reported."""
    return add_incoming(project, Incoming(texts=Shelf(files)))


def pasted_file(text: str, title: str = "") -> TextFile:
    """Return a text from the clipboard as a file that was read. Raises ImportProblem where there is none."""
    clean = clean_import(text)
    if not clean.content.strip():
        raise ImportProblem("clipboard", "The clipboard holds no text.", "Copy the article's text first.")
    name = title.strip() or title_of(clean.content, clean.content.strip().split("\n")[0][:80])
    provenance = Provenance(charset="utf-8", charset_source="given", repairs=clean.repairs)
    return TextFile(Path("clipboard"), ArticleDetails(name), clean.content, provenance)


def paste_text(project: Project, text: str, title: str = "") -> ImportOutcome:
    """Add a text from the clipboard as an article."""
    return add_texts(project, [pasted_file(text, title)])


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
        self._project, self.total, self._done = project, total, 0
        self.progress: Progress | None = None
        self.cancelled: Callable[[], bool] = never
        self.path = Path()
        self._added: list[ArticleId] = []
        self._duplicates: list[tuple[Path, ArticleId]] = []
        self._charsets: dict[Path, tuple[str, str]] = {}
        self._damaged: list[tuple[Path, int, str]] = []

    def _next(self) -> None:
        if self.cancelled():
            raise CancelledError
        self._done += 1
        if self.progress is not None:
            self.progress(self._done, self.total)

    def add_texts(self, edit: Edit, files: Iterable[TextFile]) -> None:
        """Add the texts that are not there yet, some hundred at a time."""
        batch: list[TextFile] = []
        size = 0
        for file in files:
            self._next()
            batch.append(file)
            size += len(file.content)
            if len(batch) == _ARTICLES or size > _CHARACTERS:
                self._add_batch(edit, batch)
                batch, size = [], 0
        self._add_batch(edit, batch)

    def _add_batch(self, edit: Edit, files: Sequence[TextFile]) -> None:
        hashes = [content_sha256(file.content) for file in files]
        there = self._project.find_articles(hashes)
        new: dict[str, TextFile] = {}
        same: list[tuple[Path, str]] = []
        for file, sha256 in zip(files, hashes, strict=True):
            if file.provenance.charset:
                self._charsets[file.path] = (file.provenance.charset, file.provenance.charset_source)
            if (damage := damage_of(file))[0]:
                self._damaged.append((file.path, *damage))
            if sha256 in there or sha256 in new:
                same.append((file.path, sha256))
            else:
                new[sha256] = file
        if new:
            drafts = [ArticleDraft(file.details, file.content, provenance=file.provenance) for file in new.values()]
            added = edit.add_articles(drafts, [*new])
            self._added += map(ArticleId, added)
            there.update(zip(new, self._added[-len(new) :], strict=True))
        self._duplicates += [(path, there[sha256]) for path, sha256 in same]

    def add_bundle(self, edit: Edit, bundle: Bundle, path: Path) -> None:
        """Add the articles of an annotated file that are not there yet, read, checked and written some at a time."""
        self.path = path
        added: dict[ArticleId, None] = {}
        writer: BundleWriter | None = None
        batch: list[BundleArticle] = []
        size = 0
        try:
            # what the tables refuse is told of this file too
            with writing(self._project.path):
                known = KnownNames.of(bundle)
                for article in bundle.articles:
                    self._next()
                    if not bundle.checked:
                        check_article(article, known)
                    batch.append(article)
                    size += len(article.content) + _PER_MENTION * len(article.mentions)
                    if len(batch) == _ARTICLES or size > _CHARACTERS:
                        writer = self._write_batch(edit, bundle, writer, batch, added)
                        batch, size = [], 0
                self._write_batch(edit, bundle, writer, batch, added)
        except ValueError as error:
            raise ImportProblem(str(path), f"It is not as expected: {error}.", "Nothing was added.") from error
        except InvalidAnnotationError as error:
            raise ImportProblem(str(path), str(error), "Nothing was added.") from error
        self._added += added

    def _write_batch(
        self,
        edit: Edit,
        bundle: Bundle,
        writer: BundleWriter | None,
        articles: Sequence[BundleArticle],
        added: dict[ArticleId, None],
    ) -> BundleWriter | None:
        """Write what the project has not; a text that the file itself holds twice comes in twice."""
        hashes = [content_sha256(article.content) for article in articles]
        there = {sha256: found for sha256, found in self._project.find_articles(hashes).items() if found not in added}
        new = []
        for article, sha256 in zip(articles, hashes, strict=True):
            if sha256 in there:
                shown = self.path / article.id if self.path.is_dir() else self.path
                self._duplicates.append((shown, there[sha256]))
            else:
                new.append((article, sha256))
        if new:
            # labels and annotators come with the first article that does
            writer = writer or BundleWriter(self._project, edit, bundle)
            added.update(dict.fromkeys(writer.write(new)))
            edit.transaction.settle()
        return writer

    def outcome(self, problems: Sequence[FileError], bundles: Sequence[tuple[Path, Bundle]]) -> ImportOutcome:
        """Return what was done."""
        return ImportOutcome(
            tuple(self._added),
            tuple(self._duplicates),
            (*problems, *(problem for _, bundle in bundles for problem in bundle.problems)),
            self._charsets,
            tuple((path, what) for path, bundle in bundles for what in bundle.left_out),
            damaged=tuple(self._damaged),
        )
