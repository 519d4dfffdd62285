"""Whatever is done one after another, imports large and small among it: the project is what a plain model says."""

import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from project.test_large_imports import bundle
from project.test_undoing_imports import rows

from reader.domain.article import ArticleDetails, ArticleStatus
from reader.domain.errors import InvalidAnnotationError
from reader.domain.span import Span
from reader.project import ArticleDraft, Project
from reader.project.importing import add_bundle, import_paths
from reader.project.restoring import restore_from_shadow, shadow_logs
from reader.project.searching import Search, search
from reader.storage.fingerprint import FINGERPRINTS, VERSION, fingerprint

Rows = list[list[tuple[object, ...]]]


class Work(RuleBasedStateMachine):
    """Keep beside the project every state that undo and redo must come to."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="random-imports-"))
        self.path = self.folder / "p.sqlite"
        self.project = Project.create(self.path)
        self.states: list[Rows] = [rows(self.project)]
        self.at = self.number = 0

    def _done(self) -> None:
        now = rows(self.project)
        if now != self.states[self.at]:
            self.states[self.at + 1 :] = [now]
            self.at += 1

    @rule(count=st.sampled_from([1, 7, 50, 51, 80]), skip=st.integers(0, 3))
    def import_bundle(self, count: int, skip: int) -> None:
        self.number += 1
        whole = bundle(count + skip)
        add_bundle(self.project, whole, self.folder / f"{self.number}.jsonl")
        self._done()

    @rule(count=st.sampled_from([1, 51, 60]))
    def import_texts(self, count: int) -> None:
        self.number += 1
        folder = self.folder / f"t{self.number}"
        folder.mkdir()
        for number in range(count):
            (folder / f"{number}.txt").write_text(f"كتاب عن بيروت {self.number} {number}", encoding="utf-8")
        import_paths(self.project, [folder], near="report" if count == 51 else "")
        self._done()

    @precondition(lambda self: self.project.article_ids())
    @rule(place=st.integers(0, 500), start=st.integers(0, 9))
    def mark(self, place: int, start: int) -> None:
        ids = self.project.article_ids()
        # what is marked already is refused, and nothing changes
        with suppress(InvalidAnnotationError), self.project.edit("mention.add") as edit:
            edit.add_mention(ids[place % len(ids)], None, [Span(start, start + 3)])
            edit.set_status(ids[place % len(ids)], ArticleStatus.DOING, 5)
        self._done()

    @precondition(lambda self: self.project.article_ids())
    @rule(place=st.integers(0, 500))
    def change(self, place: int) -> None:
        ids = self.project.article_ids()
        mentions = self.project.mentions(ids[place % len(ids)])
        with self.project.edit("mention.note") as edit:
            for each in mentions[:1]:
                edit.set_mention_note(each.id, f"ملاحظة {place}")
            for each in mentions[1:2]:
                edit.remove_mention(each.id)
        self._done()

    @rule()
    def undo(self) -> None:
        if self.project.undo() is None:
            assert self.at == 0
        else:
            self.at -= 1
            assert rows(self.project) == self.states[self.at]

    @rule()
    def redo(self) -> None:
        if self.project.redo() is None:
            assert self.at == len(self.states) - 1
        else:
            self.at += 1
            assert rows(self.project) == self.states[self.at]

    @rule()
    def fail(self) -> None:
        with suppress(KeyboardInterrupt), self.project.edit("article.import") as edit:
            edit.transaction.expect(80)
            edit.add_articles([ArticleDraft(ArticleDetails("x"), "نص")], ["0" * 64])
            raise KeyboardInterrupt

    @rule()
    def reopen(self) -> None:
        self.project.close()
        self.project = Project.open(self.path)

    @rule(seconds=st.sampled_from([0, 0.001, 2]))
    def index(self, seconds: float) -> None:
        self.project.index_some(seconds)

    @rule()
    def read_only(self) -> None:
        with Project.open(self.path, read_only=True) as reader:
            self._search(reader)

    def _search(self, project: Project) -> None:
        texts = dict(project.contents(project.article_ids()))
        for word in ("بيروت", "17"):
            found = {hit.article_id for hits in search(project, Search(word)) for hit in hits}
            assert found == {key for key, content in texts.items() if word in content.split()}

    @invariant()
    def is_what_it_should_be(self) -> None:
        assert rows(self.project) == self.states[self.at]
        with closing(sqlite3.connect(f"file:{self.project.path}?mode=ro", uri=True)) as connection:
            assert fingerprint(connection) == FINGERPRINTS[VERSION]

    @rule()
    def prove(self) -> None:
        assert self.project.check() == []
        self._search(self.project)
        ids = self.project.article_ids()
        assert len(ids) == len(self.states[self.at][3])

    def _lost(self) -> Path:
        """Close the project and make it again elsewhere from its second copy, of which there is one for each place."""
        with closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)) as connection:
            (copy,) = connection.execute("SELECT value FROM meta WHERE key = 'replica'").fetchone()
        uid = self.project.uid
        self.project.close()
        self.number += 1
        again = self.folder / f"again{self.number}.sqlite"
        restore_from_shadow(next(path for path in shadow_logs() if path.parts[-2:] == (uid, f"{copy}.jsonl")), again)
        return again

    @rule()
    def lose(self) -> None:
        self.path = self._lost()
        self.project = Project.open(self.path)
        # what can be undone belongs to the file that is lost
        self.states, self.at = [self.states[self.at]], 0

    @rule()
    def copy(self) -> None:
        self.project.close()
        self.number += 1
        self.path = Path(shutil.copyfile(self.path, self.folder / f"copy{self.number}.sqlite"))
        self.project = Project.open(self.path)

    def teardown(self) -> None:
        self.prove()
        full = rows(self.project)
        with Project.open(self._lost()) as again:
            assert rows(again) == full and again.check() == []
            self._search(again)


Work.TestCase.settings = settings(
    max_examples=12, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
)
TestAnyOrderOfWork = Work.TestCase
