"""The question what is to become of what a removed label, relation type or attribute was given to."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QRadioButton, QVBoxLayout, QWidget

from reader.domain.schema import LabelId, RelationTypeId, RemovalPolicy
from reader.ui.label_set.editing import LabelSetEditing
from reader.ui.look.fonts import ui_font
from reader.ui.words.i18n import digits, isolate

# takes what is to become of them and the id that gets what is moved, or None
_CarryOut = Callable[[RemovalPolicy, int | None], object]


class RemovalQuestion(QWidget):
    """Remove at once what nothing has; else ask, in place of the form, and do what is decided.

    `asked` tells that there is a question now, `left` that there is none any more.
    """

    asked = Signal()
    left = Signal()

    def __init__(self, editing: LabelSetEditing, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing, self._language = editing, language
        # the id of the label or relation type that the question is about
        self._about: int | None = None
        self._carry_out: _CarryOut | None = None
        self.title, self.facts = QLabel(), QLabel()
        self.title.setFont(ui_font(language, 14, 600))
        self.title.setWordWrap(True)
        self.facts.setWordWrap(True)
        self.keep, self.move_to, self.delete = QRadioButton(), QRadioButton(), QRadioButton()
        for name, button in (("keep", self.keep), ("move", self.move_to), ("delete", self.delete)):
            button.setObjectName(f"removal_{name}")
        self.others = QComboBox()
        self.others.setObjectName("removal_others")
        self.others.setAccessibleName(self.tr("Another one for them"))
        self.others.setMinimumWidth(200)
        self.others.activated.connect(lambda _at: self.move_to.setChecked(True))
        self.remove_button, self.cancel_button = QPushButton(self.tr("Remove")), QPushButton(self.tr("Cancel"))
        self.remove_button.setObjectName("removal_remove")
        self.cancel_button.setObjectName("removal_cancel")
        self.remove_button.setProperty("danger", True)
        for answer in (self.remove_button, self.cancel_button):
            answer.setAutoDefault(False)
        self.remove_button.clicked.connect(self._decide)
        self.cancel_button.clicked.connect(self.drop)
        self._place()

    def _place(self) -> None:
        moving = QHBoxLayout()
        moving.addWidget(self.move_to)
        moving.addWidget(self.others)
        moving.addStretch(1)
        answers = QHBoxLayout()
        answers.addWidget(self.remove_button)
        answers.addWidget(self.cancel_button)
        answers.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 10, 10)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.facts)
        column.addWidget(self.keep)
        column.addLayout(moving)
        column.addWidget(self.delete)
        column.addSpacing(6)
        column.addLayout(answers)
        column.addStretch(1)

    @property
    def is_open(self) -> bool:
        """True while there is a question."""
        return self._carry_out is not None

    def keep_to(self, entry_id: int | None) -> None:
        """Drop a question that is about another label or relation type."""
        if entry_id is None or entry_id != self._about:
            self._about, self._carry_out = None, None

    def drop(self) -> None:
        """Leave everything as it is."""
        self.keep_to(None)
        self.left.emit()

    def remove_label(self, label_id: LabelId) -> None:
        """Remove a label; ask when something has it."""
        editing, language = self._editing, self._language
        label, usage = editing.schema.find_label(label_id), editing.project.label_usage(label_id)
        if label is None:
            return
        if not usage.used:
            editing.remove_label(label_id, RemovalPolicy.DELETE)
            return
        counted = (
            (usage.mentions, self.tr("%n mention(s)", "", usage.mentions)),
            (usage.article_labels, self.tr("%n article(s)", "", usage.article_labels)),
            (usage.entities, self.tr("%n entity(s)", "", usage.entities)),
            (usage.suggestions, self.tr("%n suggestion(s)", "", usage.suggestions)),
        )
        facts = [digits(text, language) for count, text in counted if count]
        others = [
            (each.id, each.shown(language))
            for each in editing.labels(label.kind)
            if each.id != label_id and not each.retired
        ]
        self._show_texts(
            self.tr("Remove {0}?").format(isolate(label.shown(language))),
            self.tr("It is given to: {0}.").format(self.tr(", ").join(facts)),
            (
                self.tr("They keep it, and it is offered no more"),
                self.tr("They get another label:"),
                self.tr("They are deleted too"),
            ),
            others,
        )

        def carry_out(policy: RemovalPolicy, other: int | None) -> object:
            return editing.remove_label(label_id, policy, None if other is None else LabelId(other))

        self._ask(label_id, carry_out)

    def remove_type(self, type_id: RelationTypeId) -> None:
        """Remove a relation type; ask when relations are of it."""
        editing, language = self._editing, self._language
        kind, count = editing.schema.find_relation_type(type_id), editing.project.relation_type_usage(type_id)
        if kind is None:
            return
        if not count:
            editing.remove_relation_type(type_id, RemovalPolicy.DELETE)
            return
        others = [
            (each.id, each.shown(language))
            for each in editing.relation_types()
            if each.id != type_id and not each.retired
        ]
        self._show_texts(
            self.tr("Remove {0}?").format(isolate(kind.shown(language))),
            digits(self.tr("%n relation(s) are of this type.", "", count), language),
            (
                self.tr("They keep it, and it is offered no more"),
                self.tr("They get another type:"),
                self.tr("They are deleted too"),
            ),
            others,
        )

        def carry_out(policy: RemovalPolicy, other: int | None) -> object:
            return editing.remove_relation_type(type_id, policy, None if other is None else RelationTypeId(other))

        self._ask(type_id, carry_out)

    def remove_attribute(self, table: str, owner: int, name: str) -> None:
        """Ask whether the values of an attribute of a label or relation type go with it, and remove it."""
        editing, language = self._editing, self._language
        attribute = next((each for each in editing.attributes(table, owner) if each.name == name), None)
        count = sum(editing.project.attribute_usage(table, owner, name).values())
        self._show_texts(
            self.tr("Remove the attribute {0}?").format(isolate(attribute.shown(language) if attribute else name)),
            digits(self.tr("%n value(s) of it are set.", "", count), language),
            (self.tr("The values stay, and are listed as violations"), "", self.tr("The values are deleted too")),
        )
        self._ask(owner, lambda policy, _other: editing.remove_attribute(table, owner, name, policy))

    def _show_texts(
        self, title: str, facts: str, answers: tuple[str, str, str], others: Sequence[tuple[int, str]] = ()
    ) -> None:
        """Show these texts for keeping, moving and deleting; nothing can be moved without `others`."""
        self.title.setText(title)
        self.facts.setText(facts)
        self.facts.setVisible(bool(facts))
        for button, text in zip((self.keep, self.move_to, self.delete), answers, strict=True):
            button.setText(text)
        self.others.clear()
        for value, text in others:
            self.others.addItem(text, value)
        self.move_to.setVisible(bool(others))
        self.others.setVisible(bool(others))
        # what loses nothing is what Enter does
        self.keep.setChecked(True)

    def _ask(self, about: int, carry_out: _CarryOut) -> None:
        self._about, self._carry_out = about, carry_out
        self.asked.emit()
        self.keep.setFocus()

    def _decide(self) -> None:
        carry_out = self._carry_out
        # what is removed is read again at once, and finds no question
        self.keep_to(None)
        if carry_out is not None and self.move_to.isChecked():
            carry_out(RemovalPolicy.MOVE, self.others.currentData())
        elif carry_out is not None:
            carry_out(RemovalPolicy.DELETE if self.delete.isChecked() else RemovalPolicy.KEEP, None)
        self.left.emit()
