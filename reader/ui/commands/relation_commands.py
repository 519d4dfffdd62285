"""Keeps what shows relations in step with the session: arcs, the inspector's section and page, the list of types."""

from collections.abc import Callable
from functools import cached_property, partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from reader.domain.annotation import Mention, MentionId, Relation, RelationId
from reader.domain.operation import ChangeSet
from reader.domain.schema import Attribute, RelationType, RelationTypeId
from reader.domain.validation import relation_allowed
from reader.ui.annotating.relating import Relating
from reader.ui.article_view.arcs import Arc
from reader.ui.panels.inspector import Inspector
from reader.ui.panels.inspector.attributes import SET
from reader.ui.panels.inspector.relations import End, RelationRow
from reader.ui.panels.picker import Picker, relation_choices
from reader.ui.reading_pane import ReadingPane
from reader.ui.session import Session
from reader.ui.work.timing import once_after


class RelationCommands(QObject):
    """Show relations and carry out what is asked of them."""

    def __init__(self, session: Session, relating: Relating, inspector: Inspector, reading: ReadingPane) -> None:
        super().__init__(inspector)
        self._session, self._relating = session, relating
        self._inspector, self._reading = inspector, reading
        self._soon = once_after(self, 0, self.show)
        session.article_changed.connect(self._soon.start)
        session.layer_changed.connect(self._soon.start)
        session.focus_changed.connect(self._focus_changed)
        session.changed.connect(self._changed)
        session.settings.changed.connect(lambda _key: self._soon.start())
        reading.keys.relation_confirmed.connect(self._confirm)
        relating.choice_needed.connect(self._ask_kind)
        relating.refused.connect(self._say_repeated)
        for place in (inspector.relations, inspector.relations_page):
            place.end_chosen.connect(self._go)
            place.remove_requested.connect(relating.remove)
            place.kind_requested.connect(self._offer_kinds)

    @cached_property
    def picker(self) -> Picker:
        """The list to choose from, made when it is first opened."""
        picker = Picker(self._reading.view)
        picker.chosen.connect(self._kind_chosen)
        picker.cancelled.connect(self._reading.view.setFocus)
        return picker

    # --- showing

    def _changed(self, change: ChangeSet) -> None:
        if change.touches("relation", "relation_type", "label") or (
            change.touches("mention") and self._session.relations
        ):
            self._soon.start()

    def _focus_changed(self) -> None:
        mention = self._session.focused_mention
        rows = [row for each in self._session.relations_of(mention.id) if (row := self._row(each))] if mention else []
        self._inspector.relations.set_rows(rows)
        self._show_arcs()

    def show(self) -> None:
        """Show every relation of the article again."""
        rows = [row for each in self._in_order() if (row := self._row(each))]
        self._inspector.set_relations(rows)
        self._focus_changed()

    def _in_order(self) -> list[Relation]:
        mentions = self._session.mentions
        found = [
            each for each in self._session.relations.values() if each.source in mentions and each.target in mentions
        ]
        return sorted(found, key=lambda each: (mentions[each.source].start, mentions[each.target].start, each.id))

    def _kinds(self) -> tuple[RelationType, ...]:
        project = self._session.project
        return project.schema.relation_types if project else ()

    def _kind_name(self, kind_id: RelationTypeId) -> str:
        language = self._session.settings.language
        return next((kind.shown(language) for kind in self._kinds() if kind.id == kind_id), "")

    def _row(self, relation: Relation) -> RelationRow | None:
        session, project = self._session, self._session.project
        source, target = session.mentions.get(relation.source), session.mentions.get(relation.target)
        if source is None or target is None or project is None:
            return None
        kind = next((each for each in self._kinds() if each.id == relation.relation_type_id), None)
        allowed = kind is not None and relation_allowed(project.schema, kind, source.label_id, target.label_id)
        name = self._kind_name(relation.relation_type_id)
        return RelationRow(relation.id, name, self._end(source), self._end(target), allowed)

    def _end(self, mention: Mention) -> End:
        project = self._session.project
        label = project.schema.find_label(mention.label_id) if project else None
        colour = self._session.theme.label_colour(label) if label else self._session.theme.text3
        return End(mention.id, mention.quote(self._session.content).replace("\n", " "), colour)

    def _show_arcs(self) -> None:
        session, view = self._session, self._reading.view
        if not session.settings.show_arcs:
            view.set_arcs((), on=False)
            return
        mention = session.focused_mention
        view.set_arcs(
            [
                Arc(
                    each.id, session.mentions[each.source].start, session.mentions[each.target].start,
                    self._kind_name(each.relation_type_id),
                    mention is not None and mention.id in (each.source, each.target),
                )
                for each in self._in_order()
            ],
            on=True,
        )  # fmt: skip

    # --- asking

    def _confirm(self, digit: int) -> None:
        """Relate with Enter (0), or with the digit of a type."""
        ends = self._relating.ends()
        if ends is None:
            text = self.tr("Go to the other mention first, with W or by a click. Esc ends it.")
            self._reading.hinted.emit(text)
        elif digit:
            kinds = self._relating.kinds(*ends)
            if digit <= len(kinds):
                self._relating.relate(kinds[digit - 1].id)
        else:
            self._relating.confirm()

    def _ask_kind(self, source: Mention, target: Mention) -> None:
        session = self._session
        kinds = self._relating.kinds(source, target)
        asked = self.tr("Type of the relation")
        if not kinds:
            kinds = self._relating.kinds(source, target, allowed=False)
            asked = self.tr("No type is meant for these labels; choose one all the same")
        if not kinds:
            text = self.tr("The label set has no relation types. Add some in the label set editor.")
            self._reading.messages.show_message("warn", text, seconds=7)
            return
        choices = relation_choices(kinds, session.theme, session.settings.language)
        self.picker.open_at(self._reading.area_of_focus, choices, asked, session.theme)

    def _kind_chosen(self, kind_id: RelationTypeId) -> None:
        self._relating.relate(kind_id)
        self._reading.view.setFocus()

    def _offer_kinds(self, relation_id: RelationId, button: QWidget) -> None:
        relation, session = self._session.relations.get(relation_id), self._session
        if relation is None or not session.can_edit:
            return
        source, target = session.mentions[relation.source], session.mentions[relation.target]
        menu = QMenu(button)
        for kind in [*self._relating.kinds(source, target), *self._relating.kinds(source, target, allowed=False)]:
            action = menu.addAction(kind.shown(session.settings.language))
            action.setCheckable(True)
            action.setChecked(kind.id == relation.relation_type_id)
            action.triggered.connect(
                lambda _checked=False, kind_id=kind.id: self._relating.change(relation_id, kind_id)
            )
        menu.addSeparator()
        now = next((each for each in self._kinds() if each.id == relation.relation_type_id), None)
        for attribute in now.attributes if now else ():
            self._add_attribute(menu, relation, attribute)
        menu.addAction(self.tr("Swap the ends")).triggered.connect(lambda: self._relating.swap(relation_id))
        menu.addAction(self.tr("Remove the relation")).triggered.connect(lambda: self._relating.remove(relation_id))
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _add_attribute(self, menu: QMenu, relation: Relation, attribute: Attribute) -> None:
        """Offer the values of an attribute; a text is asked for."""
        name, value = attribute.shown(self._session.settings.language), relation.attributes.get(attribute.name, "")
        set_value = partial(self._relating.set_attribute, relation.id, attribute.name)
        if attribute.flag:
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(value == SET)
            action.triggered.connect(lambda on: set_value(SET if on else ""))
        elif attribute.choices:
            values = menu.addMenu(name)
            for choice in ("", *attribute.choices):
                action = values.addAction(choice or self.tr("Not set"))
                action.setCheckable(True)
                action.setChecked(choice == value)
                action.triggered.connect(lambda _checked=False, choice=choice: set_value(choice))
        else:
            action = menu.addAction(self.tr("{0}: write…").format(name))
            action.triggered.connect(lambda: self._ask_text(name, value, set_value))

    def _ask_text(self, name: str, value: str, set_value: Callable[[str], object]) -> None:
        dialog = QInputDialog(self._reading)
        dialog.setWindowTitle(name)
        dialog.setLabelText(name)
        dialog.setTextValue(value)
        dialog.textValueSelected.connect(set_value)
        dialog.open()

    def _say_repeated(self) -> None:
        self._reading.hinted.emit(self.tr("These two are related so already."))

    def _go(self, mention_id: MentionId) -> None:
        self._reading.focusing.focus_mention(mention_id)
        self._reading.view.setFocus()
