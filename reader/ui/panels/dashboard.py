"""The dashboard: five figures, and charts whose marks open the articles behind them."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from reader.analysis.statistics import DAYS, Figures, day_start
from reader.domain.article_list import ArticleFilter
from reader.domain.schema import Label, LabelId
from reader.ui.look.fonts import ui_font
from reader.ui.look.theme import Theme, load_theme
from reader.ui.widgets.charts import Chart, Look
from reader.ui.widgets.drawings import Bars, Columns, Item, Matrix
from reader.ui.words.i18n import counted, decimal, digits, isolate, isolate_ltr, number, percent

_FIGURES = ("done", "spans", "median", "entities", "accepted")
CHARTS = ("per_day", "labels", "together", "entities", "timeline")


class DashboardPage(QScrollArea):
    """Show figures. `articles_wanted` and `mentions_wanted` carry the ArticleFilter behind a mark."""

    articles_wanted = Signal(object)
    mentions_wanted = Signal(object)  # of the label or entity that the filter names
    save_requested = Signal(str)  # png, svg or csv

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._language = load_theme("light"), "en"
        self._labels: dict[LabelId, Label] = {}
        self.figures: Figures | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page = QWidget()
        self.page.setObjectName("dashboard")
        self.numbers = {name: QLabel() for name in _FIGURES}
        self.captions = {name: QLabel() for name in _FIGURES}
        self.charts = {name: Chart() for name in CHARTS}
        self.titles = {name: QLabel() for name in CHARTS}
        self.sides = {name: QLabel() for name in CHARTS}
        for name, chart in self.charts.items():
            chart.opened.connect(self.mentions_wanted if name in ("labels", "entities") else self.articles_wanted)
        self.buttons = {kind: QPushButton() for kind in ("png", "svg", "csv")}
        for kind, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, kind=kind: self.save_requested.emit(kind))
        self._place()
        self.setWidget(self.page)
        self.retranslate()

    def _place(self) -> None:
        column = QVBoxLayout(self.page)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        top = QHBoxLayout()
        top.setSpacing(14)
        for name in _FIGURES:
            card, box = _card()
            box.setContentsMargins(16, 12, 16, 12)
            box.setSpacing(2)
            box.addWidget(self.numbers[name])
            box.addWidget(self.captions[name])
            top.addWidget(card, 1)
        column.addLayout(top)
        grid = QGridLayout()
        grid.setSpacing(14)
        grid.setColumnStretch(0, 6)
        grid.setColumnStretch(1, 5)
        places = {"per_day": (0, 0, 1), "labels": (0, 1, 1), "together": (1, 0, 1), "entities": (1, 1, 1),
                  "timeline": (2, 0, 2)}  # fmt: skip
        for name, (row, at, wide) in places.items():
            grid.addWidget(self._chart_card(name), row, at, 1, wide)
        column.addLayout(grid)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        for button in self.buttons.values():
            foot.addWidget(button)
        column.addLayout(foot)
        column.addStretch(1)

    def _chart_card(self, name: str) -> QFrame:
        card, box = _card()
        box.setContentsMargins(18, 14, 18, 14)
        box.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(self.titles[name], 1)
        head.addWidget(self.sides[name])
        self.sides[name].setProperty("role", "secondary")
        box.addLayout(head)
        box.addWidget(self.charts[name], 1)
        return card

    # --- what is shown

    def set_look(self, theme: Theme, language: str) -> None:
        """Use another theme or language."""
        self._theme, self._language = theme, language
        self.page.setStyleSheet(f"#dashboard {{ background: {theme.view.name()}; }}")
        for name in _FIGURES:
            self.numbers[name].setFont(ui_font(language, 22, 600))
            self.captions[name].setFont(ui_font(language, 12.5))
            self.captions[name].setProperty("role", "secondary")
        # a label aligns by its text, and digits alone would go to the edge of their own direction
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        for label in (*self.numbers.values(), *self.captions.values(), *self.titles.values()):
            label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        for name in CHARTS:
            self.titles[name].setFont(ui_font(language, 13.5, 600))
            self.sides[name].setFont(ui_font(language, 12))
            self.charts[name].set_look(Look(theme, language, self.isRightToLeft()))
        self.retranslate()

    def set_figures(self, figures: Figures | None, labels: Sequence[Label]) -> None:
        """Show these figures, or (None) that they are being counted."""
        self.figures = figures
        self._labels = {label.id: label for label in labels}
        self._show()

    def drawn(self) -> QRect:
        """Return the part of the page that belongs into a picture: all but the buttons under it."""
        return QRect(0, 0, self.page.width(), self.buttons["png"].y())

    def first(self) -> QWidget:
        """Return what takes the keyboard: the first chart that has something to open."""
        return next((each for each in self.charts.values() if each.marks()), self.buttons["png"])

    def _show(self) -> None:
        figures = self.figures
        if figures is None:
            for label in self.numbers.values():
                label.setText("…")
            for chart in self.charts.values():
                chart.empty_text = self.tr("Counting…")
                chart.set_drawing(None)
            return
        language = self._language
        done = f"{number(figures.done, language)} / {number(figures.articles, language)}"
        shown = {
            "done": isolate_ltr(done) if self.isRightToLeft() else done,
            "spans": number(figures.mentions, language),
            "median": self._seconds(figures.median_seconds),
            "entities": number(figures.entity_count, language),
            "accepted": percent(figures.accepted / figures.decided, language) if figures.decided else "–",
        }
        for name, text in shown.items():
            self.numbers[name].setText(text)
        self._show_days(figures)
        self._show_labels(figures)
        self._show_entities(figures)
        self._show_timeline(figures)

    def _seconds(self, value: float | None) -> str:
        if value is None:
            return "–"
        return self.tr("{0} s").format(decimal(value, self._language))

    def _show_days(self, figures: Figures) -> None:
        items = []
        for day, count in figures.per_day:
            bounds = (day_start(day), day_start(day + timedelta(days=1)))
            text = f"{self._day(day)}: {self._counted(self.tr('%n article(s) done', '', count), count)}"
            items.append(Item(digits(str(day.day), self._language), count, text, ArticleFilter(finished=bounds)))
        self._set("per_day", Columns(tuple(items), today=True) if any(item.value for item in items) else None)

    def _show_labels(self, figures: Figures) -> None:
        counts = dict(figures.labels)
        items = []
        for label in sorted(self._labels.values(), key=lambda label: label.position):
            count = counts.get(label.id, 0)
            if count:
                name = label.shown(self._language)
                text = f"{isolate(name)}: {self._counted(self.tr('%n mention(s)', '', count), count)}"
                colour = self._theme.label_colour(label)
                items.append(Item(name, count, text, ArticleFilter(label=label.name), colour))
        self._set("labels", Bars(tuple(items)) if items else None)

    def _show_entities(self, figures: Figures) -> None:
        items, theme = [], self._theme
        for entity in figures.entities:
            label = self._labels.get(entity.label_id) if entity.label_id is not None else None
            text = self.tr("{0}: {1} in {2}").format(
                isolate(entity.name),
                self._counted(self.tr("%n mention(s)", "", entity.mentions), entity.mentions),
                self._counted(self.tr("%n article(s)", "", entity.articles), entity.articles),
            )
            colour = theme.label_colour(label) if label is not None else theme.accent
            items.append(Item(entity.name, entity.mentions, text, ArticleFilter(entities=(entity.id,)), colour))
        self._set("entities", Bars(tuple(items), 30.0, 14) if items else None)
        names = tuple(entity.name for entity in figures.entities)
        cells = []
        for one, counts in zip(figures.entities, figures.together, strict=True):
            row = []
            for other, count in zip(figures.entities, counts, strict=True):
                both = isolate(one.name) if one is other else f"{isolate(one.name)}, {isolate(other.name)}"
                text = f"{both}: {self._counted(self.tr('%n article(s)', '', count), count)}"
                ids = (one.id,) if one is other else (one.id, other.id)
                row.append(Item("", count, text, ArticleFilter(entities=ids)))
            cells.append(tuple(row))
        self._set("together", Matrix(names, tuple(cells)) if len(names) > 1 else None)

    def _show_timeline(self, figures: Figures) -> None:
        items = []
        for period, count in figures.timeline:
            text = f"{self._period(period)}: {self._counted(self.tr('%n article(s)', '', count), count)}"
            wanted = ArticleFilter(since=period, until=period)
            name = digits(f"{period[5:]}/{period[2:4]}" if len(period) > 4 else period, self._language)
            items.append(Item(isolate_ltr(name), count, text, wanted))
        self._set("timeline", Columns(tuple(items)) if items else None)
        text = self.tr("%n without a date", "", figures.undated) if figures.undated else ""
        self.sides["timeline"].setText(self._counted(text, figures.undated))

    def _set(self, name: str, drawing: Columns | Bars | Matrix | None) -> None:
        chart = self.charts[name]
        chart.empty_text = {
            "per_day": self.tr("No article was finished in these days. Ctrl+Enter marks one as done."),
            "labels": self.tr("Nothing is labelled yet."),
            "together": self.tr("Two linked entities at least are needed. L links a mention to an entity."),
            "entities": self.tr("No mention is linked to an entity. L links one."),
            "timeline": self.tr("No article has a date. Its details hold one."),
        }[name]
        chart.set_drawing(drawing)

    def _counted(self, text: str, count: int) -> str:
        return counted(text, count, self._language)

    def _day(self, day: date) -> str:
        shown = QLocale(self._language).toString(QDate(day.year, day.month, day.day), "d MMM yyyy")
        return digits(shown, self._language)

    def _period(self, period: str) -> str:
        if len(period) == 4:
            return digits(period, self._language)
        shown = QLocale(self._language).toString(QDate(int(period[:4]), int(period[5:7]), 1), "MMMM yyyy")
        return digits(shown, self._language)

    def retranslate(self) -> None:
        """Set the texts in the interface's language."""
        captions = {
            "done": self.tr("articles done"),
            "spans": self.tr("mentions"),
            "median": self.tr("median time per mention, this week"),
            "entities": self.tr("entities"),
            "accepted": self.tr("suggestions accepted"),
        }
        for name, text in captions.items():
            self.captions[name].setText(text)
        titles = {
            "per_day": self.tr("Articles finished per day"),
            "labels": self.tr("Mentions by label"),
            "together": self.tr("Mentioned together"),
            "entities": self.tr("Most mentioned"),
            "timeline": self.tr("Articles by date"),
        }
        for name, text in titles.items():
            self.titles[name].setText(text)
            self.charts[name].setAccessibleName(text)
        days = self._counted(self.tr("last %n days", "", DAYS), DAYS)
        self.sides["per_day"].setText(days)
        self.sides["labels"].setText(self.tr("all articles"))
        self.sides["together"].setText(self.tr("number of articles"))
        self.sides["entities"].setText(self.tr("all articles"))
        self.buttons["png"].setText(self.tr("Save as picture…"))
        self.buttons["svg"].setText(self.tr("Save as SVG…"))
        self.buttons["csv"].setText(self.tr("Save figures as CSV…"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the interface's language and direction."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LayoutDirectionChange):
            self.set_look(self._theme, self._language)


def _card() -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("card", True)
    return card, QVBoxLayout(card)
