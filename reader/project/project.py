"""`Project`: open, read, edit, undo, redo, and be told of changes."""

import getpass
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from reader.domain.annotator import Annotator, AnnotatorId, AnnotatorKind
from reader.domain.article import ArticleId
from reader.domain.operation import ChangeSet, Operation, OperationId, Restored
from reader.domain.schema import Schema
from reader.project.annotation_reads import AnnotationReads
from reader.project.article_reads import ArticleReads
from reader.project.by_page import PageReads
from reader.project.drafts import ArticleDraft
from reader.project.editing import Edit
from reader.project.figures import FigureReads
from reader.project.history import Histories, bring_back
from reader.project.listing import Listings
from reader.project.registers import Registers
from reader.storage import backups, checking, copying, log, queries, search, undoing
from reader.storage.checking import CheckProblem
from reader.storage.log import Entry, LoggedChanges
from reader.storage.reading import reading
from reader.storage.store import Store

Listener = Callable[[ChangeSet], None]


class Project(ArticleReads, AnnotationReads, Registers, Histories, Listings, FigureReads, PageReads):
    """Hold one open project file. Writes come from one thread; a reader elsewhere opens its own, read-only.

    Every change goes through `edit`, is committed when the block ends, and is told to the subscribers once.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._listeners: list[Listener] = []
        self._schema: Schema | None = None
        self._at_hand: tuple[int, str] = (0, "")
        self._lent: Store | None = None
        self._borrower: Project | None = None
        self._meanwhile: list[ChangeSet] = []
        found = queries.annotators(store.connection)
        self.annotator: Annotator = next(
            (annotator for annotator in found if annotator.kind is AnnotatorKind.HUMAN), found[0]
        )

    @classmethod
    def create(cls, path: Path, *, schema: Schema | None = None, annotator: str = "") -> Self:
        """Make a project file with a label set and one annotator; ids of the schema are given anew.

        Raises FileError when the file exists or cannot be made.
        """
        store = Store.create(path)
        try:
            with store.transaction("project.create", 0, barrier=True) as transaction:
                edit = Edit(transaction, store.connection, AnnotatorId(0))
                edit.add_annotator(annotator or _user_name(), AnnotatorKind.HUMAN)
                if schema is not None:
                    edit.add_schema(schema)
            return cls(store)
        except BaseException:
            store.close()
            raise

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open a project file. Raises the FileError that says why it cannot be opened: LockedError, TooNewError..."""
        store = Store.open(path, read_only=read_only)
        try:
            with reading(path):
                return cls(store)
        except BaseException:
            store.close()
            raise

    def close(self) -> None:
        """Close the file; nothing is left to be saved."""
        self._listeners.clear()
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- about the file

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self._store.path

    @property
    def name(self) -> str:
        """Name as the user sees it."""
        return self._store.path.stem

    @property
    def uid(self) -> str:
        """Id of the project, the same in all its copies."""
        return self._store.uid

    @property
    def read_only(self) -> bool:
        """True when nothing can be changed."""
        return self._store.read_only

    @property
    def notices(self) -> tuple[str, ...]:
        """What opening had to do: unclean_end, wal_set_aside, migrated, restored_operations:N."""
        return tuple(self._store.notices)

    @property
    def last_saved_at(self) -> int | None:
        """When the last operation was committed, ms UTC."""
        return self._store.last_saved_at

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each commit; the function returned ends that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    # --- writing elsewhere

    def lend(self) -> "Project":
        """Hand the writing to another thread until `take_back`: the project returned writes, this one only reads.

        It reads through a connection of its own what was committed before, so it neither waits for the writer nor
        sees what may still be rolled back. Raises FileError when the file cannot be opened once more.
        """
        reading = Store.open(self.path, read_only=True, home=self._store.home)
        lent = Project(self._store)
        lent.annotator = self.annotator
        lent.subscribe(self._meanwhile.append)
        self._lent, self._store, self._borrower = self._store, reading, lent
        return lent

    @property
    def is_lent(self) -> bool:
        """True while another thread has the writing."""
        return self._lent is not None

    def take_back(self) -> None:
        """Write here again, and tell the subscribers what was done meanwhile."""
        writing, borrower = self._lent, self._borrower
        if writing is None or borrower is None:
            return
        self._store.close()
        self._lent, self._store, self._borrower = None, writing, None
        self._forget()
        changes = tuple(self._meanwhile)
        self._meanwhile.clear()
        for change in changes:
            self._follow(change)
            # the worker knows of all that was done, and may have read the list after it
            self._orders = borrower._orders
            for listener in tuple(self._listeners):
                listener(change)

    # --- reading

    @property
    def schema(self) -> Schema:
        """The label set."""
        if self._store.is_writing:
            # read anew inside an edit, which may add labels, and may be rolled back
            return queries.schema(self._store.connection)
        if self._schema is None:
            self._schema = queries.schema(self._store.connection)
        return self._schema

    def operations(self, limit: int = 100) -> list[Operation]:
        """Return the newest operations first."""
        return log.operations(self._store.connection, limit)

    def undoable(self) -> Operation | None:
        """Return the step that undo would take back, or None."""
        return self._step(log.next_undo(self._store.connection, self.annotator.id))

    def redoable(self) -> Operation | None:
        """Return the step that redo would do again, or None."""
        return self._step(log.next_redo(self._store.connection, self.annotator.id))

    def _step(self, step: tuple[int, int] | None) -> Operation | None:
        return None if step is None else log.find_operation(self._store.connection, step[1])

    # --- the index of words

    def article_blocks(
        self, expression: str, narrowing: Sequence[search.Narrowing] = (), *, ranked: bool = False
    ) -> Iterator[list[ArticleId]]:
        """Yield the articles that may hold what the index is asked for, block by block, in list order.

        With `ranked` the best come first, unless there are too many to tell.
        """
        with reading(self.path):
            best = search.ranked_articles(self._store.connection, expression) if ranked and not narrowing else None
            if best is not None:
                yield best
            else:
                yield from search.article_blocks(self._store.connection, expression, narrowing)

    def contents(self, ids: Sequence[ArticleId]) -> Iterator[tuple[ArticleId, str]]:
        """Yield the texts of articles in the order of the ids."""
        return search.contents(self._store.connection, ids)

    def index_some(self, seconds: float) -> bool:
        """Take articles into the index of words for about so long; True when none is left to be taken."""
        return self._store.index_some(seconds)

    @property
    def is_indexed(self) -> bool:
        """True when the index of words holds every article; a search without it only takes longer."""
        return search.is_complete(self._store.connection)

    @contextmanager
    def interruptible(self, cancelled: Callable[[], bool] | None) -> Iterator[None]:
        """Let `cancelled` end what is being read, however long it takes; then CancelledError."""
        with copying.interruptible(self._store.connection, cancelled):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See one state of the file while the block lasts, whatever another process writes meanwhile."""
        with self._store.reading():
            yield

    # --- changing

    @contextmanager
    def edit(
        self,
        kind: str,
        *,
        article_id: ArticleId | None = None,
        annotator_id: AnnotatorId | None = None,
        origin: object | None = None,
        barrier: bool = False,
    ) -> Iterator[Edit]:
        """Change something, as one operation that is saved and undoable as a whole.

        `kind` names it in the history ("mention.add"). Any error inside rolls everything back.
        """
        who = annotator_id or self.annotator.id
        outcome: list[Entry] = []
        try:
            with self._store.transaction(
                kind, self.annotator.id, article_id=article_id, barrier=barrier, outcome=outcome
            ) as transaction:
                edit = Edit(transaction, self._store.connection, who, self._at_hand)
                yield edit
            # texts never change and are never removed: the next edit need not read a long one again
            self._at_hand = edit.at_hand
        finally:
            # a schema read while the edit was going on may hold what was rolled back
            self._forget()
        if outcome:
            self._tell(outcome[0], origin)

    def add_articles(
        self, drafts: Sequence[ArticleDraft], *, kind: str = "article.import", origin: object | None = None
    ) -> list[ArticleId]:
        """Add articles as one operation."""
        with self.edit(kind, origin=origin) as edit:
            return [edit.add_article(draft) for draft in drafts]

    def undo(self, origin: object | None = None) -> ChangeSet | None:
        """Take back the annotator's last step, also one of an earlier run; None when there is none.

        Raises UndoConflictError when what it changed has been changed since.
        """
        return self._told(undoing.revert(self._store, self.annotator.id, redo=False), origin)

    def redo(self, origin: object | None = None) -> ChangeSet | None:
        """Do the step that was undone last again; None when there is none."""
        return self._told(undoing.revert(self._store, self.annotator.id, redo=True), origin)

    def restore_to(self, operation_id: OperationId, origin: object | None = None) -> Restored:
        """Let everything be as it was right after an operation, as one new operation that undo takes back.

        Articles and annotators added since stay, and what locked annotators made; the outcome counts what was left.
        """
        outcome: list[Entry] = []
        with self._store.transaction("history.restore", self.annotator.id, outcome=outcome) as transaction:
            left = bring_back(transaction, self._store.connection, operation_id)
        change = self._told(outcome[0] if outcome else None, origin)
        return Restored(len(outcome[0].changes) if outcome else 0, dict(left), change)

    def _told(self, entry: Entry | None, origin: object | None) -> ChangeSet | None:
        self._forget()
        return None if entry is None else self._tell(entry, origin)

    def _forget(self) -> None:
        self._schema = None

    def _tell(self, entry: Entry, origin: object | None) -> ChangeSet:
        changes = entry.changes
        if isinstance(changes, LoggedChanges):
            keys = changes.keys()
        else:
            keys = frozenset((table, key) for table, key, _, _ in log.unfolded(changes))
        change = ChangeSet(
            OperationId(entry.id),
            entry.kind,
            keys,
            None if entry.article_id is None else ArticleId(entry.article_id),
            origin,
        )
        self._follow(change)
        for listener in tuple(self._listeners):
            listener(change)
        return change

    def _follow(self, change: ChangeSet) -> None:
        self._follow_list(change)
        if change.touches("entity"):
            self._name_index = None
        if change.touches("annotator"):
            found = queries.annotators(self._store.connection)
            self.annotator = next((each for each in found if each.id == self.annotator.id), self.annotator)

    # --- care

    def check(self, cancelled: Callable[[], bool] | None = None) -> list[CheckProblem]:
        """Return everything that is wrong with the file; empty when the rows are the fold of a sound log.

        `cancelled` is asked now and then; then CancelledError.
        """
        with copying.interruptible(self._store.connection, cancelled):
            return list(checking.check(self._store.connection))

    def check_file(self) -> None:
        """Raise LostFileError when the project's file was deleted, moved or replaced while open."""
        self._store.check_still_there()

    def save_copy(self, path: Path, cancelled: Callable[[], bool] | None = None) -> None:
        """Write a compact copy, also when the project's own file is gone. Raises NotSavedError, CancelledError."""
        copying.save_copy(self._store.connection, path, cancelled)

    def back_up(self) -> Path:
        """Make a backup now. Any thread. Raises NotSavedError."""
        return backups.back_up(self.path, self._store.home)

    def back_up_if_due(self) -> Path | None:
        """Make a backup when something changed since one that is half an hour old. Any thread."""
        if self.read_only or not backups.is_due(self.uid, self._store.home, self.last_saved_at):
            return None
        return self.back_up()

    def backups(self) -> list[Path]:
        """Return the backups of this project, newest first."""
        return backups.list_backups(self.uid, self._store.home)


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "annotator"
