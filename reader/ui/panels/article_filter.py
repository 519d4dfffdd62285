"""What the article list can be narrowed to, ordered and grouped by, beyond text and state: a menu and its choices."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QDate, QLocale, QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from reader.analysis.statistics import day_of
from reader.domain.article_list import ArticleFilter, ArticleGroup, ArticleOrder
from reader.domain.entity import EntityId
from reader.project import Project
from reader.ui.words.i18n import counted, digits, isolate, number

_MOST = 40
# these begin with what is largest or newest
_DOWN_FIRST = (ArticleOrder.DATE, ArticleOrder.LENGTH, ArticleOrder.MENTIONS, ArticleOrder.WORKED)


class ArticleChoices(QObject):
    """Hold what the list is narrowed to, ordered and grouped by. `saving` asks for a name for the filter.

    A menu holds the first 40 tags or sources; `finding` asks for one among all of them, or for an entity.
    """

    changed = Signal()
    saving = Signal()
    finding = Signal(str)  # "tag", "source" or "entity"
    saved_chosen = Signal(object)  # ArticleFilter
    forgetting = Signal(object)  # SavedFilter

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
        self.wanted = ArticleFilter()
        self.order, self.descending = ArticleOrder.LIST, False
        self.group = ArticleGroup.NONE
        self.language = "en"
        self.project: Project | None = None
        self._menu = menu
        menu.addSeparator()
        self.flagged = menu.addAction("")
        self.flagged.setCheckable(True)
        self.flagged.triggered.connect(lambda on: self.choose(replace(self.wanted, flagged=on)))
        self.mine = menu.addAction("")
        self.mine.setCheckable(True)
        self.mine.triggered.connect(lambda on: self.choose(replace(self.wanted, mine=on)))
        self.article_labels, self.labels = QMenu(menu), QMenu(menu)
        self.tags, self.sources = QMenu(menu), QMenu(menu)
        self._offered: Sequence[tuple[str, str]] = ()
        self.entity = QAction(menu)
        self.entity.triggered.connect(lambda _checked=False: self.finding.emit("entity"))
        self.orders, self.groups, self.saved = QMenu(menu), QMenu(menu), QMenu(menu)
        for sub, fill in (
            (self.tags, self._fill_tags),
            (self.sources, self._fill_sources),
            (self.article_labels, self._fill_article_labels),
            (self.labels, self._fill_labels),
            (self.orders, self._fill_orders),
            (self.groups, self._fill_groups),
            (self.saved, self._fill_saved),
        ):
            if sub is self.orders:
                menu.addAction(self.entity)
                menu.addSeparator()
            menu.addMenu(sub)
            sub.aboutToShow.connect(fill)
        self.forget = QMenu(self.saved)
        self.retranslate()

    def set_project(self, project: Project | None) -> None:
        """Choose from what another project holds, with nothing chosen yet."""
        self.project = project
        self.wanted = ArticleFilter()
        self.order, self.descending, self.group = ArticleOrder.LIST, False, ArticleGroup.NONE
        self.refresh()

    def refresh(self) -> None:
        """Tick what is chosen."""
        self.flagged.setChecked(self.wanted.flagged)
        self.mine.setChecked(self.wanted.mine)

    @property
    def is_default(self) -> bool:
        """True when nothing is narrowed or grouped, and the order is that of the list."""
        plain = (ArticleFilter(), ArticleOrder.LIST, ArticleGroup.NONE)
        return (self.wanted, self.order, self.group) == plain

    def set_article_labels(self, labels: Sequence[tuple[str, str]]) -> None:
        """Offer labels of articles (short name, text shown); one that is gone narrows no more."""
        self._offered = labels
        self.article_labels.menuAction().setVisible(bool(labels))
        if self.wanted.article_label and self.wanted.article_label not in dict(labels):
            self.choose(replace(self.wanted, article_label=""))

    def choose(self, wanted: ArticleFilter) -> None:
        """Narrow the list to a filter, without its text and state."""
        self.wanted = replace(wanted, text="", statuses=())
        self.refresh()
        self.changed.emit()

    def choose_order(self, order: ArticleOrder) -> None:
        """Order the list; the same order again turns it round."""
        self.descending = not self.descending if order is self.order else order in _DOWN_FIRST
        self.order = order
        self.changed.emit()

    def choose_group(self, group: ArticleGroup) -> None:
        """Part the list."""
        self.group = group
        self.changed.emit()

    # --- menus

    def _fill_tags(self) -> None:
        found = self.project.tags() if self.project is not None else []
        self._fill(self.tags, _counted(found, self.language), self.wanted.tag, self.choose_tag, "tag")

    def _fill_sources(self) -> None:
        found = self.project.sources() if self.project is not None else []
        chosen = self.wanted.sources[0] if self.wanted.sources else ""
        self._fill(self.sources, _counted(found, self.language), chosen, self.choose_source, "source")

    def _fill_article_labels(self) -> None:
        def choose(name: str) -> None:
            self.choose(replace(self.wanted, article_label=name))

        self._fill(self.article_labels, self._offered, self.wanted.article_label, choose)

    def _fill_labels(self) -> None:
        labels = self.project.schema.mention_labels if self.project is not None else ()
        found = [(label.name, label.shown(self.language)) for label in labels]
        self._fill(self.labels, found, self.wanted.label, lambda name: self.choose(replace(self.wanted, label=name)))

    def choose_tag(self, name: str) -> None:
        """Show only articles with a tag; all with an empty one."""
        self.choose(replace(self.wanted, tag=name))

    def choose_source(self, name: str) -> None:
        """Show only articles of a source; all with an empty one."""
        self.choose(replace(self.wanted, sources=(name,) if name else ()))

    def choose_entity(self, entity_id: EntityId) -> None:
        """Show only articles that mention an entity too."""
        self.choose(replace(self.wanted, entities=(*self.wanted.entities, entity_id)))

    def _fill(
        self, menu: QMenu, found: Sequence[tuple[str, str]], chosen: str, choose: Callable[[str], None], kind: str = ""
    ) -> None:
        """Fill a menu with names and their texts; what is more than it can hold is found by typing."""
        menu.clear()
        most = _MOST if kind else len(found)
        if len(found) > most:
            text = self.tr("Find among %n…", "", len(found))
            action = menu.addAction(counted(text, len(found), self.language))
            action.triggered.connect(lambda _checked=False: self.finding.emit(kind))
            menu.addSeparator()
        shown = list(found[:most])
        if chosen and chosen not in dict(shown):
            shown += [each for each in found if each[0] == chosen]
        for name, text in [("", self.tr("All")), *shown]:
            action = menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name == chosen)
            action.triggered.connect(lambda _checked=False, name=name: choose(name))

    def _fill_orders(self) -> None:
        self.orders.clear()
        group = QActionGroup(self.orders)
        for order, text in self.order_names().items():
            arrow = ("  ↓" if self.descending else "  ↑") if order is self.order else ""
            action = self.orders.addAction(text + arrow)
            action.setCheckable(True)
            action.setChecked(order is self.order)
            action.triggered.connect(lambda _checked=False, order=order: self.choose_order(order))
            group.addAction(action)

    def _fill_groups(self) -> None:
        self.groups.clear()
        for group, text in self.group_names().items():
            action = self.groups.addAction(text)
            action.setCheckable(True)
            action.setChecked(group is self.group)
            action.triggered.connect(lambda _checked=False, group=group: self.choose_group(group))

    def _fill_saved(self) -> None:
        self.saved.clear()
        self.forget.clear()
        for each in self.project.saved_filters() if self.project is not None else ():
            name = isolate(each.name).replace("&", "&&")
            action = self.saved.addAction(name)
            action.triggered.connect(lambda _checked=False, wanted=each.wanted: self.saved_chosen.emit(wanted))
            action = self.forget.addAction(name)
            action.triggered.connect(lambda _checked=False, saved=each: self.forgetting.emit(saved))
        self.saved.addSeparator()
        self.saved.addAction(self.tr("Save this filter…")).triggered.connect(lambda _checked=False: self.saving.emit())
        if self.forget.actions():
            self.saved.addMenu(self.forget)

    def order_names(self) -> dict[ArticleOrder, str]:
        """Return the orders as the user sees them."""
        return {
            ArticleOrder.LIST: self.tr("Reading order"),
            ArticleOrder.TITLE: self.tr("Title"),
            ArticleOrder.DATE: self.tr("Date"),
            ArticleOrder.SOURCE: self.tr("Source"),
            ArticleOrder.LENGTH: self.tr("Length"),
            ArticleOrder.MENTIONS: self.tr("Number of mentions"),
            ArticleOrder.STATUS: self.tr("State"),
            ArticleOrder.WORKED: self.tr("Last worked on"),
        }

    def group_names(self) -> dict[ArticleGroup, str]:
        """Return what can be grouped by as the user sees it."""
        return {
            ArticleGroup.NONE: self.tr("Not grouped"),
            ArticleGroup.SOURCE: self.tr("Source"),
            ArticleGroup.DATE: self.tr("Month"),
            ArticleGroup.STATUS: self.tr("State"),
        }

    # --- words

    def conditions(self) -> list[tuple[str, ArticleFilter]]:
        """Return each condition in words, with the filter that is left without it."""
        wanted, found = self.wanted, []
        if wanted.flagged:
            found.append((self.tr("Flagged"), replace(wanted, flagged=False)))
        if wanted.mine:
            found.append((self.tr("Assigned to me"), replace(wanted, mine=False)))
        if wanted.assigned:
            found.append((self.tr("For {0}").format(isolate(wanted.assigned)), replace(wanted, assigned="")))
        if wanted.tag:
            found.append((self.tr("Tag {0}").format(isolate(wanted.tag)), replace(wanted, tag="")))
        if wanted.sources:
            names = self.tr(", ").join(isolate(name) for name in wanted.sources)
            found.append((names, replace(wanted, sources=())))
        if wanted.article_label:
            name = dict(self._offered).get(wanted.article_label, wanted.article_label)
            found.append((self.tr("Labelled {0}").format(isolate(name)), replace(wanted, article_label="")))
        if wanted.label:
            found.append((self.tr("With {0}").format(isolate(self._label_name())), replace(wanted, label="")))
        for entity_id in wanted.entities:
            entity = self.project.find_entity(entity_id) if self.project is not None else None
            name = entity.name if entity is not None else self.tr("an entity that is gone")
            rest = tuple(each for each in wanted.entities if each != entity_id)
            found.append((self.tr("With {0}").format(isolate(name)), replace(wanted, entities=rest)))
        if wanted.since or wanted.until:
            found.append((self._period(), replace(wanted, since="", until="")))
        if wanted.finished is not None:
            day = day_of(wanted.finished[0])
            text = self.tr("Done on {0}").format(self._date(QDate(day.year, day.month, day.day), "d MMM yyyy"))
            found.append((text, replace(wanted, finished=None)))
        return found

    def _label_name(self) -> str:
        labels = self.project.schema.labels if self.project is not None else ()
        return next((each.shown(self.language) for each in labels if each.name == self.wanted.label), self.wanted.label)

    def _period(self) -> str:
        since, until = (self.section_date(each) if each else "…" for each in (self.wanted.since, self.wanted.until))
        return since if since == until else f"{since} – {until}"

    def section_date(self, key: str) -> str:
        """Return a month such as 2026-02, or a year, as the language writes it."""
        parts = key.split("-")
        if len(parts) < 2 or not all(part.isdecimal() for part in parts):
            return digits(key, self.language)
        day = int(parts[2]) if len(parts) > 2 else 1
        return self._date(QDate(int(parts[0]), int(parts[1]), day), "d MMM yyyy" if len(parts) > 2 else "MMMM yyyy")

    def _date(self, date: QDate, form: str) -> str:
        return digits(QLocale(self.language).toString(date, form), self.language)

    def retranslate(self) -> None:
        """Set the texts in the interface's language."""
        self.flagged.setText(self.tr("Flagged"))
        self.mine.setText(self.tr("Assigned to me"))
        self.article_labels.setTitle(self.tr("Label of the article"))
        self.labels.setTitle(self.tr("Label in the text"))
        self.entity.setText(self.tr("Entity…"))
        self.tags.setTitle(self.tr("Tag"))
        self.sources.setTitle(self.tr("Source"))
        self.orders.setTitle(self.tr("Sort by"))
        self.groups.setTitle(self.tr("Group by"))
        self.saved.setTitle(self.tr("Saved filters"))
        self.forget.setTitle(self.tr("Remove"))


def _counted(found: Sequence[tuple[str, int]], language: str) -> list[tuple[str, str]]:
    return [(name, f"{isolate(name)}  {number(count, language)}") for name, count in found]
