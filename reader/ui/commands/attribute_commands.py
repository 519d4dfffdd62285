"""Setting attributes by key: every value of the mention in focus in one list, found by typing or taken by digit."""

from functools import cached_property

from PySide6.QtCore import QObject, Qt, Signal

from reader.domain.schema import Attribute
from reader.ui.annotating.labelling import Labelling
from reader.ui.panels.inspector import Inspector
from reader.ui.panels.inspector.attributes import SET
from reader.ui.panels.picker import Choice, Picker
from reader.ui.reading_pane import ReadingPane
from reader.ui.session import Session
from reader.ui.words.i18n import isolate


class AttributeCommands(QObject):
    """Offer the values of the attributes that the label of the mention in focus has."""

    inspector_needed = Signal()

    def __init__(self, session: Session, labelling: Labelling, inspector: Inspector, reading: ReadingPane) -> None:
        super().__init__(inspector)
        self._session, self._labelling = session, labelling
        self._inspector, self._reading = inspector, reading

    @cached_property
    def picker(self) -> Picker:
        """The list to choose from, made when it is first opened."""
        picker = Picker(self._reading.view)
        picker.chosen.connect(self._chosen)
        picker.cancelled.connect(self._reading.view.setFocus)
        return picker

    def open(self) -> None:
        """Open the list at the mention in focus; say so where its label has no attributes."""
        session, mention = self._session, self._session.focused_mention
        if mention is None or session.project is None or not session.can_edit:
            return
        attributes = session.project.schema.attributes_of(mention.label_id)
        if not attributes:
            text = self.tr("This label has no attributes. Add some in the label set editor.")
            self._reading.hinted.emit(text)
            return
        rows = [row for each in attributes for row in self._rows(each, mention.attributes.get(each.name, ""))]
        choices = [
            Choice(value, shown, (shown,), icon, session.theme.accent, str(order) if order < 10 else "")
            for order, (value, shown, icon) in enumerate(rows, 1)
        ]
        self.picker.open_at(self._reading.area_of_focus, choices, self.tr("Attribute or value"), session.theme)

    def _rows(self, attribute: Attribute, value: str) -> list[tuple[object, str, str]]:
        """Return value, text and icon of each row that an attribute has: a flag is turned, a text is written."""
        name = attribute.shown(self._session.settings.language)
        if attribute.flag:
            on = value == SET
            text = self.tr("{0}: no") if on else self.tr("{0}: yes")
            return [((attribute.name, "" if on else SET), text.format(name), "check")]
        if not attribute.choices:
            return [((attribute.name, None), self.tr("{0}: write…").format(name), "pencil")]
        return [
            (
                (attribute.name, choice),
                self.tr("{0}: {1}").format(name, isolate(choice)),
                "circle-dot" if choice == value else "circle",
            )
            for choice in attribute.choices
        ]

    def _chosen(self, chosen: tuple[str, str | None]) -> None:
        (name, value), mention = chosen, self._session.focused_mention
        self._reading.view.setFocus()
        if mention is None:
            return
        if value is not None:
            self._labelling.set_attribute(mention.id, name, value)
            return
        self.inspector_needed.emit()
        self._inspector.tabs.setCurrentWidget(self._inspector.span_page)
        field = self._inspector.attributes.fields.get(name)
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
