"""A and Shift+A: collects the places of a name between events, shows them, and labels those chosen as one step."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

from reader.domain.article import ArticleId
from reader.domain.entity import EntityId
from reader.domain.schema import Label
from reader.project.everywhere import Place, label_places, name_at, places_elsewhere, places_in
from reader.ui.annotating.labelling import Labelling
from reader.ui.panels.occurrences import SIZE, OccurrencesCard
from reader.ui.reading_pane import ReadingPane
from reader.ui.session import Session
from reader.ui.widgets.sheet import Sheet

_BUDGET = 0.006
_BATCH = 200


class LabelEverywhere(QObject):
    """Open the list for the target of the next key. Nothing blocks: places are looked for in slices."""

    def __init__(self, session: Session, labelling: Labelling, reading: ReadingPane) -> None:
        super().__init__(reading)
        self._session, self._labelling, self._reading = session, labelling, reading
        self.card: OccurrencesCard | None = None
        self._sheet: Sheet | None = None
        self._here: Iterator[Place] = iter(())
        self._elsewhere: Iterator[list[Place]] = iter(())
        self._found: list[list[Place]] = []
        self._shown = 0
        self._entity: EntityId | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def open(self, *, all_articles: bool = False) -> bool:
        """Show where the text of the target stands; `all_articles` lists those of the other articles, too."""
        session, target = self._session, self._session.target
        project, article = session.project, session.article
        if target is None or project is None or article is None or not session.can_edit:
            return False
        name = name_at(session.text, target.span)
        chosen = session.focused_mention or session.focused_suggestion
        label = project.schema.find_label(chosen.label_id) if chosen else None
        self._entity = chosen.entity_id if chosen else None
        self._here = places_in(project, article.id, session.text, name, target.span)
        self._elsewhere = places_elsewhere(project, name, article.id)
        self._found, self._shown = [], -1
        language = session.settings.language
        card = OccurrencesCard(name, project.schema, label, session.theme, language)
        sheet = Sheet(self._reading.window(), card, SIZE)
        sheet.set_theme(session.theme)
        card.apply_requested.connect(self._apply)
        card.more_requested.connect(self._show_elsewhere)
        card.left.connect(sheet.close_sheet)
        sheet.closed.connect(self._closed)
        self.card, self._sheet = card, sheet
        self._go_on()
        self._timer.start()
        if all_articles:
            card.show_elsewhere()
        sheet.open(card.list)
        return True

    def _go_on(self) -> None:
        """Look for more until the time for it is used up: first here, then article by article."""
        if self.card is None:
            self._timer.stop()
            return
        deadline = time.perf_counter() + _BUDGET
        batch: list[Place] = []
        done = False
        while time.perf_counter() < deadline and len(batch) < _BATCH:
            place = next(self._here, None)
            if place is not None:
                batch.append(place)
                continue
            places = next(self._elsewhere, None)
            if places is None:
                done = True
                break
            if places:
                self._found.append(places)
        if batch:
            self.card.add_places(batch)
        self.card.set_elsewhere(sum(map(len, self._found)), len(self._found), done)
        self._list_elsewhere()
        if done:
            self._timer.stop()

    def _show_elsewhere(self) -> None:
        self._shown = max(self._shown, 0)
        self._list_elsewhere()

    def _list_elsewhere(self) -> None:
        project, card = self._session.project, self.card
        if self._shown < 0 or project is None or card is None:
            return
        for places in self._found[self._shown :]:
            card.add_elsewhere(project.article_row(places[0].article_id).title, places)
        self._shown = len(self._found)

    def _apply(self, label: Label, places: list[Place]) -> None:
        session = self._session
        memory = session.memory
        if session.project is None or memory is None:
            return
        project = session.project
        others = {place.article_id for place in places}
        article_id: ArticleId | None = others.pop() if len(others) == 1 else None
        made = [0]

        def action() -> None:
            with project.edit("mention.label_all", article_id=article_id, origin=self._labelling) as edit:
                made[0] = label_places(edit, memory, label.id, places, self._entity)

        done = self._labelling.do(action)
        if self._sheet is not None:
            self._sheet.close_sheet()
        if done:
            text = self.tr("%n mention(s) made.", "", made[0])
            messages = self._reading.messages
            messages.show_message("ok", text, [(self.tr("Undo"), self._labelling.undo)], seconds=6)

    def _closed(self) -> None:
        self._timer.stop()
        self._here, self._elsewhere = iter(()), iter(())
        if self._sheet is not None:
            self._sheet.deleteLater()
        self.card, self._sheet = None, None
        self._reading.view.setFocus()
