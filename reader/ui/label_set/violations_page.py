"""What breaks the label set, in all articles: listed, never dropped, with a way to each place."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.domain.annotation import Mention, MentionId
from reader.domain.article import ArticleId
from reader.domain.schema import Schema
from reader.domain.validation import Rule, Violation
from reader.project import Project
from reader.ui.session import Session
from reader.ui.words.i18n import isolate, number

_BUDGET = 0.006
_MOST = 2000
_PLACE = Qt.ItemDataRole.UserRole


class ViolationList(QTreeWidget):
    """List rows that Enter and a click open."""

    opened = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.opened.emit(item.data(0, _PLACE))
        else:
            super().keyPressEvent(event)


class ViolationsPage(QWidget):
    """Look for violations of one annotator, article by article between events. `counted` tells how many there are."""

    counted = Signal(int, bool)
    place_chosen = Signal(object, object)  # ArticleId, MentionId or None
    checks_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setProperty("role", "secondary")
        self.list = ViolationList()
        self.list.setObjectName("violations")
        self.list.setAccessibleName(self.tr("Violations"))
        self.list.setHeaderLabels([self.tr("What"), self.tr("Words"), self.tr("Article")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.list.opened.connect(lambda place: self.place_chosen.emit(*place))
        self.list.itemClicked.connect(lambda item: self.place_chosen.emit(*item.data(0, _PLACE)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.checks_button = QPushButton(self.tr("Open the checks"))
        self.checks_button.setObjectName("violations_checks")
        self.checks_button.setAutoDefault(False)
        self.checks_button.clicked.connect(lambda _checked=False: self.checks_requested.emit())
        top = QHBoxLayout()
        top.addWidget(self.note, 1)
        top.addWidget(self.checks_button)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        self._rest: Iterator[int] = iter(())
        self.total = 0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        """Look again from the first article."""
        self.list.clear()
        self.total = 0
        project = self._session.project
        self._rest = iter(project.article_ids() if project else ())
        self._timer.start()

    def _go_on(self) -> None:
        project, end = self._session.project, time.perf_counter() + _BUDGET
        for article_id in self._rest if project is not None else ():
            found = project.violations(ArticleId(article_id)) if project is not None else []
            if found and project is not None:
                self._add(project, ArticleId(article_id), found)
            if time.perf_counter() > end and self.total < _MOST:
                self._tell(done=False)
                return
            if self.total >= _MOST:
                break
        self._timer.stop()
        self._tell(done=True)

    def _tell(self, *, done: bool) -> None:
        if not done:
            text = self.tr("Looking…")
        elif not self.total:
            text = self.tr("Every annotation of yours keeps to the label set.")
        elif self.total >= _MOST:
            text = self.tr("These are the first; when they are mended, look again.")
        else:
            text = self.tr("Nothing is refused or dropped because of this. Enter goes to the place.")
        self.note.setText(text)
        self.counted.emit(self.total, done)

    def _add(self, project: Project, article_id: ArticleId, found: list[Violation]) -> None:
        article, schema = project.article(article_id), project.schema
        mentions = {mention.id: mention for mention in project.mentions(article_id)}
        for each in found:
            mention = self._mention_of(project, each, mentions)
            other = mentions.get(each.other) if each.other is not None else None
            words = mention.quote(article.content) if mention is not None else ""
            item = QTreeWidgetItem([self.text(each, schema, other, article.content), words, article.details.title])
            item.setData(0, _PLACE, (article_id, mention.id if mention is not None else None))
            item.setSizeHint(0, QSize(80, 28))
            for column in range(3):
                item.setToolTip(column, item.text(column))
            self.list.addTopLevelItem(item)
        self.total += len(found)

    @staticmethod
    def _mention_of(project: Project, violation: Violation, mentions: dict[MentionId, Mention]) -> Mention | None:
        if violation.relation_id is not None:
            relation = project.find_relation(violation.relation_id)
            return mentions.get(relation.source) if relation is not None else None
        return mentions.get(violation.mention_id) if violation.mention_id is not None else None

    def text(self, violation: Violation, schema: Schema, other: Mention | None, content: str) -> str:
        """Return a violation in words."""
        texts = {
            Rule.NESTING: self.tr("May not lie in {0}"),
            Rule.OVERLAP: self.tr("May not overlap with {0}"),
            Rule.NEEDS_ATTRIBUTE: self.tr("Needs the attribute {0}"),
            Rule.UNKNOWN_ATTRIBUTE: self.tr("The attribute {0} is not in the label set"),
            Rule.UNKNOWN_CHOICE: self.tr("The value of {0} is none of its choices"),
            Rule.RELATION_ENDS: self.tr("The relation {0} may not join these labels"),
            Rule.RETIRED: self.tr("{0} is no longer offered"),
            Rule.EXCLUSIVE: self.tr("The article has another label of this group: {0}"),
        }
        language = self._session.settings.language
        named = violation.detail
        if other is not None:
            label = schema.find_label(other.label_id)
            quote = other.quote(content)
            named = f"{label.shown(language)}: {quote}" if label is not None else quote
        elif violation.rule in (Rule.RETIRED, Rule.EXCLUSIVE):
            found = schema.find_label_named(violation.detail)
            named = found.shown(language) if found is not None else violation.detail
        return texts[violation.rule].format(isolate(named))

    def count_text(self) -> str:
        """Return how many there are, as the tab shows it."""
        return number(self.total, self._session.settings.language)
