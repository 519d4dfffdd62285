"""The fields of one label, each applied at once."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.domain.schema import Label, LabelId, LabelKind
from reader.ui.label_set.attribute_editor import AttributeEditor
from reader.ui.label_set.colour_picker import ColourPicker
from reader.ui.label_set.editing import KEYS, LABEL, LabelSetEditing
from reader.ui.label_set.parts import (
    TextField,
    TickList,
    add_field,
    choice,
    form_grid,
    heading,
    keep_off_scroll_bar,
    show_choices,
    show_row,
)
from reader.ui.look.theme import Theme
from reader.ui.panels.inspector.span_sections import NoteEdit
from reader.ui.preferences.rows import switch
from reader.ui.words.i18n import isolate

_ANY, _NONE, _SOME = "any", "none", "some"


class LabelForm(QWidget):
    """Edit a label. `left` asks for the keyboard to go back to the list."""

    left = Signal()

    def __init__(self, editing: LabelSetEditing, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing, self._theme, self._language = editing, theme, language
        self.label_id: LabelId | None = None
        self._wanted_key = ""
        self._some = False
        self._make_fields()
        self._make_question()
        self.attributes = AttributeEditor(editing, LABEL, language)
        self._place()

    # --- building

    def _make_fields(self) -> None:
        theme = self._theme
        self.name = TextField("label_name", self.tr("Short name"))
        self.english = TextField("label_en", self.tr("English name"))
        self.arabic = TextField("label_ar", self.tr("Arabic name"), rtl=True)
        self.key = choice("label_key", self.tr("Digit"), self._key_chosen)
        self.kind = choice("label_kind", self.tr("Given to"), self._kind_chosen)
        self.above = choice("label_parent", self.tr("Below"), lambda value: self._change(parent=value))
        self.event_switch = switch("label_event", False, self.tr("An event"), lambda on: self._change(event=on), theme)
        self.exclusive_switch = switch(
            "label_exclusive", False, self.tr("One of those below it"), lambda on: self._change(exclusive=on), theme
        )
        self.description = NoteEdit()
        self.description.setObjectName("label_description")
        self.description.setAccessibleName(self.tr("Guideline"))
        self.description.setPlaceholderText(self.tr("When is this label given, and when not?"))
        self.description.setTabChangesFocus(True)
        self.description.setFixedHeight(76)
        self.colour = ColourPicker(theme, self._language)
        self.nesting = choice("label_nesting", self.tr("May lie in"), self._nesting_chosen)
        self.hosts = TickList("label_hosts", self.tr("May lie in"))
        self.overlaps = TickList("label_overlaps", self.tr("May not overlap with"))
        self.needs = TickList("label_needs", self.tr("Needs the attributes"))
        self.name.written.connect(self._rename)
        self.english.written.connect(lambda text: self._named("en", text))
        self.arabic.written.connect(lambda text: self._named("ar", text))
        self.description.finished.connect(lambda: self._change(description=self.description.toPlainText().strip()))
        self.description.left.connect(self.left)
        self.colour.chosen.connect(lambda colour: self._change(colour=colour))
        self.hosts.ticked.connect(lambda values: self._constrain(may_nest_in=tuple(values)))
        self.overlaps.ticked.connect(lambda values: self._constrain(no_overlap_with=tuple(values)))
        self.needs.ticked.connect(lambda values: self._constrain(needs_attributes=tuple(values)))

    def _make_question(self) -> None:
        """Ask what is to become of the label that has the digit wanted."""
        self.question = QFrame()
        self.question.setProperty("card", True)
        self._question_text = QLabel()
        self._question_text.setWordWrap(True)
        self.take_button = self._answer("key_take", self.tr("Take it"), lambda: self._give_key(swap=False))
        self.swap_button = self._answer("key_swap", self.tr("Swap"), lambda: self._give_key(swap=True))
        self.leave_button = self._answer("key_leave", self.tr("Leave it"), self._leave_key)
        row = QHBoxLayout(self.question)
        row.addWidget(self._question_text, 1)
        for button in (self.take_button, self.swap_button, self.leave_button):
            row.addWidget(button)
        self.question.hide()

    @staticmethod
    def _answer(name: str, text: str, pressed: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(pressed)
        return button

    def _place(self) -> None:
        column = QVBoxLayout(self)
        keep_off_scroll_bar(column, self._language)
        column.setSpacing(10)
        grid = form_grid()
        for field in (self.name, self.english, self.arabic, self.description, self.key):
            add_field(grid, field.accessibleName(), field)
        column.addLayout(grid)
        column.addWidget(self.question)
        rest = form_grid()
        self._rest = rest
        add_field(rest, self.tr("Colour"), self.colour)
        for other in (self.kind, self.above, self.event_switch, self.exclusive_switch):
            add_field(rest, other.accessibleName(), other)
        column.addLayout(rest)
        self.attributes_title = heading(self.tr("Attributes"), self._language)
        column.addWidget(self.attributes_title)
        column.addWidget(self.attributes)
        self.constraints = QWidget()
        limits = form_grid()
        self.constraints.setLayout(limits)
        limits.setContentsMargins(0, 0, 0, 0)
        limits.addWidget(heading(self.tr("Constraints"), self._language), 0, 0, 1, 2)
        for limit in (self.nesting, self.hosts, self.overlaps, self.needs):
            add_field(limits, "" if limit is self.hosts else limit.accessibleName(), limit)
        self._limits = limits
        column.addWidget(self.constraints)
        column.addStretch(1)

    # --- showing

    @property
    def label(self) -> Label | None:
        """The label shown, as it is now."""
        return self._editing.schema.find_label(self.label_id)

    def show_label(self, label_id: LabelId) -> None:
        """Show a label, or the same one after it was changed."""
        if label_id != self.label_id:
            self._leave_key()
            self._some = False
        self.label_id = label_id
        label = self.label
        if label is None:
            return
        self.name.show_text(label.name)
        self.english.show_text(label.names.get("en", ""))
        self.arabic.show_text(label.names.get("ar", ""))
        if not self.description.hasFocus():
            self.description.setPlainText(label.description)
        is_mention = label.kind is LabelKind.MENTION
        self.key.setEnabled(is_mention and not label.retired)
        self.key.setToolTip("" if is_mention else self.tr("Article labels are chosen from their list (B)."))
        show_choices(self.key, [(key, key.replace("shift+", "⇧ ") or self.tr("None")) for key in KEYS], label.key)
        self._show_kind(label)
        self._show_switches(label)
        same = [each for each in self._editing.labels(label.kind) if not each.retired and each.id != label.id]
        self.colour.show_label(label, same)
        self.attributes.setVisible(is_mention)
        self.attributes_title.setVisible(is_mention)
        self.attributes.show_owner(label.id)
        self.constraints.setVisible(is_mention)
        self._show_constraints(label)

    def _show_kind(self, label: Label) -> None:
        usage = self._editing.project.label_usage(label.id)
        kinds = ((LabelKind.MENTION, self.tr("Words of the text")), (LabelKind.ARTICLE, self.tr("Whole articles")))
        show_choices(self.kind, kinds, label.kind)
        free = not usage.used and not usage.children and label.parent is None
        self.kind.setEnabled(free)
        self.kind.setToolTip(
            "" if free else self.tr("Only a label that nothing has, above and below none, can change.")
        )
        schema = self._editing.schema
        below = {each.id for each in schema.labels if label.id in {one.id for one in schema.lineage(each.id)}}
        places: list[tuple[object, str]] = [(None, self.tr("No other label"))]
        places += [
            (each.id, each.shown(self._language))
            for each in self._editing.labels(label.kind)
            if each.id not in below and not each.retired
        ]
        show_choices(self.above, places, label.parent)

    def _show_switches(self, label: Label) -> None:
        for box, on, fits in (
            (self.event_switch, label.event, label.kind is LabelKind.MENTION),
            (self.exclusive_switch, label.exclusive, label.kind is LabelKind.ARTICLE),
        ):
            blocker = QSignalBlocker(box)
            box.setChecked(on)
            box.update()
            blocker.unblock()
            show_row(self._rest, box, on=fits)

    def _show_constraints(self, label: Label) -> None:
        limits, language = label.constraints, self._language
        modes = (
            (_ANY, self.tr("Any mention")),
            (_NONE, self.tr("No other mention")),
            (_SOME, self.tr("Mentions of these labels")),
        )
        hosts = limits.may_nest_in
        mode = _ANY if hosts is None else _SOME if hosts or self._some else _NONE
        show_choices(self.nesting, modes, mode)
        labels = [
            (each.id, each.shown(language)) for each in self._editing.labels(LabelKind.MENTION) if not each.retired
        ]
        self.hosts.show_values(labels, hosts or ())
        show_row(self._limits, self.hosts, on=mode == _SOME)
        self.overlaps.show_values(labels, limits.no_overlap_with)
        own = [(each.name, each.shown(language)) for each in self._editing.schema.attributes_of(label.id)]
        self.needs.show_values(own, limits.needs_attributes)
        show_row(self._limits, self.needs, on=bool(own))

    # --- changing

    def _change(self, **fields: object) -> None:
        if self.label_id is not None:
            self._editing.change_label(self.label_id, **fields)

    def _rename(self, name: str) -> None:
        label = self.label
        if label is not None and not self._editing.change_label(label.id, name=name):
            self.name.setText(label.name)
            self.name.show_text(label.name)

    def _named(self, language: str, text: str) -> None:
        label = self.label
        if label is not None:
            names = {**label.names, language: text}
            self._change(names={key: name for key, name in names.items() if name})

    def _kind_chosen(self, kind: object) -> None:
        label = self.label
        if label is not None and kind != label.kind:
            self._change(kind=kind, key="", parent=None, event=False, exclusive=False)

    def _nesting_chosen(self, mode: object) -> None:
        label = self.label
        if label is None:
            return
        self._some = mode == _SOME
        hosts = label.constraints.may_nest_in
        if mode != _SOME:
            self._constrain(may_nest_in=None if mode == _ANY else ())
        elif hosts is None:
            # from here on one ticks; all at once would be the same as any
            self._constrain(may_nest_in=())
        self._show_constraints(label if self.label is None else self.label)

    def _constrain(self, **limits: object) -> None:
        label = self.label
        if label is not None:
            self._change(constraints=replace(label.constraints, **limits))  # type: ignore[arg-type]

    # --- the digit

    def _key_chosen(self, key: object) -> None:
        label, wanted = self.label, str(key)
        if label is None or label.key == wanted:
            self._leave_key()
            return
        other = self._editing.schema.find_label_by_key(wanted) if wanted else None
        if other is None:
            self._editing.set_key(label.id, wanted)
            self._leave_key()
            return
        self._wanted_key = wanted
        self._question_text.setText(self.tr("This digit gives {0}.").format(isolate(other.shown(self._language))))
        self.swap_button.setVisible(bool(label.key))
        self.question.show()
        self.take_button.setFocus()

    def _give_key(self, *, swap: bool) -> None:
        if self.label_id is not None and self._wanted_key:
            self._editing.set_key(self.label_id, self._wanted_key, swap=swap)
        self._leave_key()

    def _leave_key(self) -> None:
        asked = bool(self._wanted_key)
        self._wanted_key = ""
        self.question.hide()
        label = self.label
        if label is not None and asked:
            self.key.setCurrentIndex(KEYS.index(label.key) if label.key in KEYS else 0)
            self.key.setFocus()
