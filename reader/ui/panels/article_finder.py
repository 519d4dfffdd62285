"""Narrowing the list of articles to one of many tags, sources or entities: found by typing part of its name."""

from functools import cached_property

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from reader.domain.entity import EntityId
from reader.text.normalize import fold_text
from reader.ui.look.theme import load_theme
from reader.ui.panels.article_filter import ArticleChoices
from reader.ui.panels.picker import Choice, Picker
from reader.ui.words.i18n import number

# more rows are not looked through: a letter more leaves fewer
_ROWS = 200


class ConditionFinder(QObject):
    """Open a picker over the list when the menu of filters asks for it; `left` when it is closed again."""

    left = Signal()

    def __init__(self, panel: QWidget, choices: ArticleChoices, beside: QWidget) -> None:
        super().__init__(panel)
        self._panel, self._choices, self._beside = panel, choices, beside
        self.theme = load_theme("light")
        self._kind = ""
        # what can be found, with the folded names it is found by
        self._rows: list[tuple[str, Choice]] = []
        choices.finding.connect(self.open)

    @cached_property
    def picker(self) -> Picker:
        """The list to choose from, made when it is first opened."""
        picker = Picker(self._panel)
        picker.chosen.connect(self._choose)
        picker.cancelled.connect(self.left)
        return picker

    def open(self, kind: str) -> None:
        """Offer every tag, source or entity of the project."""
        project = self._choices.project
        if project is None:
            return
        asked = {"tag": self.tr("Tag"), "source": self.tr("Source"), "entity": self.tr("Entity")}[kind]
        found: list[tuple[object, str, tuple[str, ...], int]]
        if kind == "entity":
            rows = project.entity_rows(order="mentions")
            found = [(row.id, row.name, (row.name, *row.aliases), row.mention_count) for row in rows]
        else:
            names = project.tags() if kind == "tag" else project.sources()
            found = [(name, name, (name,), count) for name, count in names]
        picture = {"tag": "tags", "source": "file-text", "entity": "link"}[kind]
        self._kind = kind
        self._rows = [
            (
                "\n".join(map(fold_text, names)),
                Choice(value, shown, names, picture, self.theme.text2, "", number(count, self._choices.language)),
            )
            for value, shown, names, count in found
        ]
        self.picker.open_at(self._area, self._matching, asked, self.theme)

    def _area(self) -> QRect:
        return QRect(self._beside.mapTo(self._panel, QPoint()), self._beside.size())

    def _matching(self, typed: str) -> list[Choice]:
        """Return the first rows with what was typed in a name, those that begin with it before the others."""
        wanted = fold_text(typed)
        begin = [choice for names, choice in self._rows if names.startswith(wanted)][:_ROWS]
        inside = (choice for names, choice in self._rows if wanted in names and not names.startswith(wanted))
        return [*begin, *(choice for _, choice in zip(range(_ROWS - len(begin)), inside, strict=False))]

    def _choose(self, value: object) -> None:
        if self._kind == "entity" and isinstance(value, int):
            self._choices.choose_entity(EntityId(value))
        elif self._kind == "tag":
            self._choices.choose_tag(str(value))
        else:
            self._choices.choose_source(str(value))
        self.left.emit()
