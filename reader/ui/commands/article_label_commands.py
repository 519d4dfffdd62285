"""Labels of the article as a whole: a list by key, chips in the inspector, a line under the title."""

from functools import cached_property

from PySide6.QtCore import QObject, QRect

from reader.domain.article import ArticleId
from reader.domain.operation import ChangeSet
from reader.domain.schema import Label, LabelId, LabelKind, Schema
from reader.project import Edit
from reader.ui.annotating.labelling import Labelling
from reader.ui.panels.articles import ArticlesPanel
from reader.ui.panels.inspector import Inspector
from reader.ui.panels.picker import Choice, Picker
from reader.ui.reading_pane import ReadingPane
from reader.ui.session import Session

_UNDER_THE_TITLE = 96


class ArticleLabelCommands(QObject):
    """Show which labels the article has; the list gives and takes them, those of a single choice change places."""

    def __init__(
        self,
        session: Session,
        labelling: Labelling,
        inspector: Inspector,
        reading: ReadingPane,
        panel: ArticlesPanel,
    ) -> None:
        super().__init__(inspector)
        self._session, self._labelling, self._reading = session, labelling, reading
        self._panel = panel
        self._section = inspector.notes_page.labels
        self._section.removal_requested.connect(self.toggle)
        self._section.picker_requested.connect(self.open)
        session.project_changed.connect(self._show_filters)
        session.settings.changed.connect(self._setting_changed)
        session.article_changed.connect(self.show)
        session.layer_changed.connect(self.show)
        session.mode_changed.connect(self.show)
        session.changed.connect(self._changed)

    @cached_property
    def picker(self) -> Picker:
        """The list to choose from, made when it is first opened."""
        picker = Picker(self._reading.view)
        picker.chosen.connect(self._chosen)
        picker.cancelled.connect(self._reading.view.setFocus)
        return picker

    def _changed(self, change: ChangeSet) -> None:
        if change.touches("article_label", "label"):
            self.show()
        if change.touches("label"):
            self._show_filters()

    def _setting_changed(self, key: str) -> None:
        if key == "language":
            self._show_filters()

    def _show_filters(self) -> None:
        """Offer the article labels as filters of the article list."""
        project, language = self._session.project, self._session.settings.language
        labels = choosable(project.schema) if project is not None else []
        self._panel.choices.set_article_labels([(label.name, label.shown(language)) for label in labels])

    def labels(self) -> list[Label]:
        """Return the labels of the article shown in the order of the label set, of whoever's layer is shown."""
        session = self._session
        if session.project is None or session.article_id is None:
            return []
        given = {each.label_id for each in session.project.article_labels(session.article_id, session.layer)}
        return [label for label in session.project.schema.labels if label.id in given]

    def show(self) -> None:
        """Show the labels that the article has now."""
        project = self._session.project
        labels = self.labels()
        offered = bool(project and choosable(project.schema))
        self._section.set_labels(labels, offered=offered, editable=self._session.can_edit)
        self._reading.set_article_labels(labels)

    def open(self) -> None:
        """Open the list of article labels under the title; say so where the label set has none."""
        session = self._session
        if session.project is None or not session.can_edit:
            return
        schema, language, theme = session.project.schema, session.settings.language, session.theme
        offered = choosable(schema)
        if not offered:
            text = self.tr("The label set has no article labels. Add some in the label set editor (Ctrl+Shift+L).")
            self._reading.messages.show_message("info", text, seconds=6)
            return
        given = {label.id for label in self.labels()}
        choices = [
            Choice(
                label.id, label.shown(language), (label.name, *label.names.values()), "tag",
                theme.label_colour(label), str(order) if order < 10 else "",
                self.tr("given") if label.id in given else "", self._group(schema, label, language),
            )
            for order, label in enumerate(offered, 1)
        ]  # fmt: skip
        view = self._reading.view
        self.picker.open_at(
            lambda: QRect(view.width() // 2, 0, 1, _UNDER_THE_TITLE), choices, self.tr("Label of the article"), theme
        )

    def _group(self, schema: Schema, label: Label, language: str) -> str:
        root = schema.lineage(label.id)[-1]
        if root.id == label.id:
            return self.tr("Others")
        name = root.shown(language)
        return self.tr("{0} (one)").format(name) if root.exclusive else name

    def _chosen(self, label_id: LabelId) -> None:
        self._reading.view.setFocus()
        self.toggle(label_id)

    def toggle(self, label_id: LabelId) -> None:
        """Give the article a label, or take it away."""
        article_id, has_it = self._session.article_id, label_id in {label.id for label in self.labels()}
        if article_id is not None:
            self._labelling.do(lambda: self._toggle(article_id, label_id, has_it=has_it))

    def _toggle(self, article_id: ArticleId, label_id: LabelId, *, has_it: bool) -> None:
        with self._labelling.edit("article.label") as edit:
            _put(edit, article_id, label_id, has_it=has_it)


def _put(edit: Edit, article_id: ArticleId, label_id: LabelId, *, has_it: bool) -> None:
    if has_it:
        edit.remove_article_label(article_id, label_id)
    else:
        edit.add_article_label(article_id, label_id)


def choosable(schema: Schema) -> list[Label]:
    """Return the article labels that can be given, group by group; the head of a group is a heading, no label."""
    labels = [each for each in schema.labels if each.kind is LabelKind.ARTICLE and not each.retired]
    parents = {each.parent for each in labels}
    given = [each for each in labels if each.parent is not None or each.id not in parents]
    roots = [each.id for each in labels if each.parent is None]

    def place(label: Label) -> tuple[bool, int]:
        root = schema.lineage(label.id)[-1].id
        return root not in parents, roots.index(root) if root in roots else len(roots)

    return sorted(given, key=place)
