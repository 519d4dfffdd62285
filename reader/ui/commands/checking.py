"""F8: runs the checks between events, shows what they find, and does what is asked for."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

from reader.domain.article import ArticleId
from reader.project.checks import Finding, Kind, apply_fix, iter_findings
from reader.project.everywhere import context_of
from reader.ui.annotating.labelling import Labelling
from reader.ui.panels.findings import SIZE, FindingsCard
from reader.ui.panels.findings_list import FindingRow
from reader.ui.reading_pane import ReadingPane
from reader.ui.session import Session
from reader.ui.widgets.sheet import Sheet

_BUDGET = 0.008


class Checking(QObject):
    """Hold the findings of the open card. A check reads the whole project, in slices."""

    def __init__(self, session: Session, labelling: Labelling, reading: ReadingPane) -> None:
        super().__init__(reading)
        self._session, self._labelling, self._reading = session, labelling, reading
        self.card: FindingsCard | None = None
        self._sheet: Sheet | None = None
        self._rest: Iterator[list[Finding]] = iter(())
        self._found: list[Finding] = []
        self._contents: dict[ArticleId, tuple[str, str]] = {}
        self._all = False
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def open(self) -> bool:
        """Show what is found in the article shown."""
        session = self._session
        if session.project is None or session.article is None or self._sheet is not None:
            return False
        card = FindingsCard(session.theme, session.settings.language, can_edit=session.can_edit)
        sheet = Sheet(self._reading.window(), card, SIZE)
        sheet.set_theme(session.theme)
        card.go_requested.connect(self._go)
        card.fix_requested.connect(self._fix)
        card.ignore_requested.connect(self._ignore)
        card.all_chosen.connect(self._choose)
        sheet.closed.connect(self._closed)
        self.card, self._sheet, self._all = card, sheet, False
        self._start()
        sheet.open(card.list)
        return True

    def _start(self) -> None:
        project = self._session.project
        if project is not None:
            self._found, self._contents = [], {}
            self._rest = iter_findings(project)
            self._timer.start()
            self._go_on()

    def _go_on(self) -> None:
        deadline = time.perf_counter() + _BUDGET
        done, before = False, len(self._found)
        while time.perf_counter() < deadline:
            part = next(self._rest, None)
            if part is None:
                done = True
                break
            self._found += part
        if done:
            self._timer.stop()
            self._found.sort(key=lambda each: (each.article_id != self._session.article_id, each.article_id, each.span))
        if done or len(self._found) != before:
            self._show(done=done)

    def _show(self, *, done: bool) -> None:
        if self.card is not None:
            shown = [each for each in self._found if self._all or each.article_id == self._session.article_id]
            self.card.set_rows([self._row(each) for each in shown], done=done)

    def _row(self, finding: Finding) -> FindingRow:
        project = self._session.project
        if finding.article_id not in self._contents and project is not None:
            article = project.article(finding.article_id)
            self._contents[finding.article_id] = article.content, article.title
        content, title = self._contents.get(finding.article_id, ("", ""))
        label = self._label_name(finding)
        return FindingRow(finding, *context_of(content, finding.span), title if self._all else "", label)

    def _label_name(self, finding: Finding) -> str:
        """Return what the interface calls the label that a finding names by its short name."""
        project = self._session.project
        if project is None or finding.kind not in (Kind.TWO_LABELS, Kind.UNLABELLED) or finding.fix is None:
            return ""
        label = project.schema.find_label(finding.fix.label_id)
        return label.shown(self._session.settings.language) if label is not None else ""

    def _choose(self, everything: bool) -> None:
        self._all = everything
        self._show(done=not self._timer.isActive())

    def _go(self, finding: Finding) -> None:
        if self._sheet is not None:
            self._sheet.close_sheet()
        session, focusing = self._session, self._reading.focusing
        if not session.go_to(finding.article_id):
            return
        if finding.mention_id is not None and finding.mention_id in session.mentions:
            focusing.focus_mention(finding.mention_id)
        else:
            focusing.focus_span(finding.span)
        self._reading.view.setFocus()

    def _fix(self, finding: Finding) -> None:
        project, memory = self._session.project, self._session.memory
        if project is None:
            return

        def action() -> None:
            with project.edit("checks.fix", article_id=finding.article_id, origin=self._labelling) as edit:
                apply_fix(edit, finding, memory)

        if self._labelling.do(action):
            self._forget(finding)

    def _ignore(self, finding: Finding) -> None:
        project = self._session.project
        if project is None:
            return

        def action() -> None:
            with project.edit("checks.ignore", article_id=finding.article_id, origin=self._labelling) as edit:
                edit.ignore_finding(finding.key)

        if self._labelling.do(action):
            self._forget(finding)

    def _forget(self, finding: Finding) -> None:
        self._found = [each for each in self._found if each != finding]
        if self.card is not None:
            self.card.take_current()

    def _closed(self) -> None:
        self._timer.stop()
        self._rest = iter(())
        if self._sheet is not None:
            self._sheet.deleteLater()
        self.card, self._sheet = None, None
        self._reading.view.setFocus()
