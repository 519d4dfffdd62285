"""Naming what is in focus, its label or its entity, by typing; and what shows entities, kept in step."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor

from reader.domain.annotation import Mention
from reader.domain.entity import Candidate, EntityId, EntityRow, Why
from reader.domain.operation import ChangeSet
from reader.domain.schema import LabelId
from reader.text.normalize import fold_text
from reader.ui.annotating.linking import Linking
from reader.ui.article_view.spans import reading_order
from reader.ui.panels.inspector import Inspector
from reader.ui.panels.inspector.entities import EntityItem
from reader.ui.panels.picker import Choice, label_choices
from reader.ui.reading_pane import ReadingPane
from reader.ui.session import Session
from reader.ui.words.i18n import counted, isolate
from reader.ui.work.timing import once_after

_CANDIDATES = 6
_SURE = 0.85


class EntityCommands(QObject):
    """Link mentions to entities from the text and the inspector."""

    register_requested = Signal(object)  # EntityId or None

    def __init__(self, session: Session, linking: Linking, inspector: Inspector, reading: ReadingPane) -> None:
        super().__init__(inspector)
        self._session, self._linking = session, linking
        self._inspector, self._reading = inspector, reading
        self._soon = once_after(self, 0, self.show)
        session.article_changed.connect(self._soon.start)
        session.layer_changed.connect(self._soon.start)
        session.focus_changed.connect(self._show_own)
        session.changed.connect(self._changed)
        session.theme_changed.connect(self._soon.start)
        session.settings.changed.connect(lambda _key: self._soon.start())
        reading.picker.chosen.connect(self._chosen)
        inspector.entity.pick_requested.connect(self.pick)
        inspector.entity.entity_chosen.connect(self.register_requested)
        inspector.entities_page.shown.connect(self.show)
        inspector.entities_page.entity_chosen.connect(self.go_to_next)
        inspector.entities_page.register_requested.connect(lambda: self.register_requested.emit(None))

    # --- choosing

    def pick(self) -> None:
        """Open the list of labels and entities at the focus."""
        session = self._session
        if session.project is None or not session.can_edit:
            return
        asked = self.tr("Label or entity")
        self._reading.picker.open_at(self._reading.area_of_focus, self._choices, asked, session.theme)

    def _choices(self, typed: str) -> list[Choice]:
        """Return labels and entities for what was typed; for a mention without one the likely entities first."""
        project, mention = self._session.project, self._session.focused_mention
        if project is None:
            return []
        language, theme, wanted = self._session.settings.language, self._session.theme, fold_text(typed)
        labels = [
            choice
            for choice in label_choices(project.schema.mention_labels, theme, language)
            if any(wanted in fold_text(name) for name in choice.names)
        ]
        labels = [_grouped(choice, self.tr("Labels")) for choice in labels]
        entities = self._entity_choices(typed, mention)
        linked = mention is not None and mention.entity_id is not None
        return [*labels, *entities] if mention is None or (linked and not wanted) else [*entities, *labels]

    def _entity_choices(self, typed: str, mention: Mention | None) -> list[Choice]:
        session, project = self._session, self._session.project
        target = session.target
        if project is None or target is None:
            return []
        words = " ".join(target.span.slice(session.content).split()) if mention is None else ""
        words = mention.quote(session.content).replace("\n", " ") if mention else words
        name = typed.strip() or words
        label_id = mention.label_id if mention else None
        found = [self._candidate(each) for each in project.entity_candidates(name, label_id, _CANDIDATES)]
        if mention is None:
            return found
        made = self._extra(("new", name), self.tr("New entity: {0}").format(isolate(name)), "plus")
        sure = bool(found) and project.entity_candidates(name, label_id, 1)[0].score >= _SURE
        # the likely row stands first, where Enter takes it
        rows = [*found, made] if sure else [made, *found]
        if mention.entity_id is not None and not typed.strip():
            rows.append(self._extra(("entity", None), self.tr("No entity"), "unlink"))
        return rows

    def _extra(self, value: object, text: str, icon: str) -> Choice:
        return Choice(value, text, (text,), icon, self._session.theme.text2, group=self.tr("Entities"))

    def _candidate(self, candidate: Candidate) -> Choice:
        entity = candidate.entity
        detail = "  ·  ".join(part for part in (self._label_name(entity.label_id), self._why(candidate.why)) if part)
        names = (entity.name, *entity.aliases)
        value = ("entity", entity.id)
        return Choice(value, entity.name, names, "link", self._colour(entity.label_id), "", detail, self.tr("Entities"))

    def _why(self, why: Why) -> str:
        return {
            Why.NAME: self.tr("same name"),
            Why.ALIAS: self.tr("other name"),
            Why.BEFORE: self.tr("linked before"),
            Why.PROCLITIC: self.tr("same name behind a prefix"),
            Why.SIMILAR: self.tr("similar"),
        }[why]

    def _chosen(self, value: object) -> None:
        if isinstance(value, tuple):
            kind, what = value
            self._linking.link_new(str(what)) if kind == "new" else self._linking.link(what)
            self._reading.view.setFocus()
        elif isinstance(value, int):
            self._reading.give_label(LabelId(value))

    # --- showing

    def _changed(self, change: ChangeSet) -> None:
        if change.touches("mention", "entity", "label"):
            self._soon.start()

    def _label_name(self, label_id: LabelId | None) -> str:
        project = self._session.project
        label = project.schema.find_label(label_id) if project else None
        return label.shown(self._session.settings.language) if label else ""

    def _colour(self, label_id: LabelId | None) -> QColor:
        project, theme = self._session.project, self._session.theme
        label = project.schema.find_label(label_id) if project else None
        return theme.label_colour(label) if label else theme.text2

    def item(self, row: EntityRow) -> EntityItem:
        """Return an entity as lists show it; its count is that of the list."""
        language = self._session.settings.language
        parts = [self._label_name(row.label_id), self.tr("%n mention(s) here", "", row.mention_count)]
        parts[1] = counted(parts[1], row.mention_count, language)
        if row.article_count > 1:
            text = self.tr("%n article(s)", "", row.article_count)
            parts.append(counted(text, row.article_count, language))
        return EntityItem(row.id, row.name, self._colour(row.label_id), "  ·  ".join(part for part in parts if part))

    def show(self) -> None:
        """List the entities of the article again; while another page is in front of the list, only count them."""
        project, article_id = self._session.project, self._session.article_id
        if not self._inspector.entities_page.isVisible():
            linked = {each.entity_id for each in self._session.mentions.values()}
            self._inspector.set_entity_count(len(linked - {None}))
        elif project is not None and article_id is not None:
            rows = project.entity_rows(article_id=article_id, annotator_id=self._session.layer, order="mentions")
            self._inspector.set_entities([self.item(row) for row in rows])
        else:
            self._inspector.set_entities(())
        self._show_own()

    def _show_own(self) -> None:
        """Show the entity of the mention in focus."""
        mention, project = self._session.focused_mention, self._session.project
        shown = None
        if mention is not None and mention.entity_id is not None and project is not None:
            entity = project.find_entity(mention.entity_id)
            here = sum(each.entity_id == mention.entity_id for each in self._session.mentions.values())
            if entity is not None:
                shown = self.item(EntityRow(entity.id, entity.name, entity.label_id, entity.aliases, here, 0))
        self._inspector.entity.set_entity(shown)

    def go_to_next(self, entity_id: EntityId) -> None:
        """Go to the next mention of an entity in the article, from the focus on and round its end."""
        found = sorted(
            (each for each in self._session.mentions.values() if each.entity_id == entity_id), key=reading_order
        )
        if not found:
            return
        own, at = self._session.focused_mention, self._session.position()
        key = reading_order(own) if own is not None else (at, 0, 0)
        later = [each for each in found if reading_order(each) > key]
        self._reading.focusing.focus_mention((later or found)[0].id)


def _grouped(choice: Choice, group: str) -> Choice:
    return Choice(choice.value, choice.shown, choice.names, choice.icon, choice.colour, choice.key, "", group)
