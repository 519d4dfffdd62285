"""Fills the register of entities and carries out what is asked of it; every step is saved and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QSize

from reader.domain.annotation import Mention, MentionId
from reader.domain.article import ArticleId
from reader.domain.entity import Entity, EntityId
from reader.domain.operation import ChangeSet
from reader.text import tokens
from reader.ui.panels.entity_register import HEIGHT, WIDTH, EntityRegister, MentionLine
from reader.ui.widgets.sheet import Sheet
from reader.ui.words.i18n import isolate, number
from reader.ui.work.timing import once_after

if TYPE_CHECKING:
    from reader.project.registers import EntityOrder
    from reader.ui.main_window import MainWindow

_MOST_LINES = 200
_AROUND = 34


class RegisterCommands(QObject):
    """Show the register on a sheet over the window; it is built when it is first opened."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.register: EntityRegister | None = None
        self.sheet: Sheet | None = None
        self._soon = once_after(self, 60, self.fill)
        window.session.changed.connect(self._changed)
        window.session.project_changed.connect(self._close)

    def open(self, entity_id: EntityId | None = None) -> None:
        """Show the register, with one entity in focus."""
        session = self._window.session
        if session.project is None:
            return
        if self.register is None or self.sheet is None:
            self.register = EntityRegister()
            self.sheet = Sheet(self._window, self.register, QSize(WIDTH, HEIGHT))
            self._connect(self.register)
        self.register.set_look(session.theme, session.settings.language)
        self.sheet.set_theme(session.theme)
        self.register.filter.clear()
        self.register.say("")
        self.fill(entity_id)
        self.sheet.open(self.register.table if entity_id is not None else self.register.filter)

    def _connect(self, register: EntityRegister) -> None:
        register.filter_changed.connect(self._soon.start)
        register.entity_focused.connect(self._show_entity)
        register.form.edited.connect(self._edited)
        register.mention_chosen.connect(self._go)
        register.merge_requested.connect(self._merge)
        register.split_requested.connect(self._split)
        register.remove_requested.connect(self._remove)
        register.add_requested.connect(self._add)
        register.left.connect(self._close)

    def _close(self) -> None:
        if self.sheet is not None:
            self.sheet.close_sheet()

    def _is_open(self) -> bool:
        return self.sheet is not None and self.sheet.isVisible()

    def _changed(self, change: ChangeSet) -> None:
        if self._is_open() and change.touches("entity", "mention", "label", "article"):
            self._soon.start()

    def fill(self, entity_id: EntityId | None = None) -> None:
        """Read the register again; the entity in focus stays so."""
        register, project = self.register, self._window.session.project
        if register is None or project is None:
            return
        self._soon.stop()
        register.set_schema(project.schema)
        order = cast("EntityOrder", register.order)
        rows = project.entity_rows(register.filter.text(), register.label_id(), order)
        register.set_rows(rows, project.schema, entity_id or register.current())

    def _show_entity(self, entity_id: EntityId | None) -> None:
        register, project = self.register, self._window.session.project
        if register is None or project is None:
            return
        register.form.set_entity(project.find_entity(entity_id) if entity_id is not None else None)
        mentions = project.entity_mentions(entity_id) if entity_id is not None else []
        contents: dict[ArticleId, str] = {}
        register.set_mentions([self._line(each, contents) for each in mentions[:_MOST_LINES]], len(mentions))

    def _line(self, mention: Mention, contents: dict[ArticleId, str]) -> MentionLine:
        project = self._window.session.project
        if mention.article_id not in contents and project is not None:
            contents[mention.article_id] = project.article(mention.article_id).content
        content = contents[mention.article_id]
        low, high = tokens.paragraph_at(content, mention.start)
        # whole words: a letter cut from its word would be drawn in another shape
        start, end = max(low, mention.start - _AROUND), min(high, mention.end + _AROUND)
        start = max(low, content.rfind(" ", low, start) + 1) if start > low else low
        after = content.find(" ", end, high)
        end = after if end < high and after >= 0 else high
        context = ("…" if start > low else "") + content[start:end] + ("…" if end < high else "")
        return MentionLine(mention.article_id, mention.id, mention.quote(content), context)

    # --- carrying out

    def _edited(self, entity: Entity) -> None:
        """Save what was written; the form goes on from what is saved, so that its next field takes nothing back."""
        project = self._window.session.project
        self._window.linking.change(entity)
        if self.register is not None and project is not None and self.register.current() == entity.id:
            self.register.form.set_entity(project.find_entity(entity.id))

    def _go(self, article_id: ArticleId, mention_id: MentionId) -> None:
        """Close the register and go to a mention, in whatever article it is."""
        session = self._window.session
        self._close()
        if not session.go_to(article_id):
            return
        self._window.reading.focusing.focus_mention(mention_id)
        self._window.reading.view.setFocus()

    def _merge(self, kept: EntityId, others: list[EntityId]) -> None:
        done = self._window.linking.merge(kept, others)
        if done is None or self.register is None:
            return
        language = self._window.session.settings.language
        text = self.tr("Merged into {0}; {1} mentions moved. Ctrl+Z undoes it.").format(
            isolate(done.entity.name), number(done.relinked, language)
        )
        if done.conflicts:
            kept_ids = "، ".join(f"{each.register}: {each.kept} ({each.dropped})" for each in done.conflicts)
            text += " " + self.tr("Ids that differed, kept and dropped: {0}").format(isolate(kept_ids))
        self.fill(kept)
        self.register.say(text)

    def _split(self, entity_id: EntityId, mention_ids: list[MentionId], name: str) -> None:
        made = self._window.linking.split(entity_id, mention_ids, name)
        if made is not None and self.register is not None:
            self.fill(made)
            self.register.say(self.tr("{0} is an entity of its own now.").format(isolate(name)))

    def _remove(self, entity_ids: list[EntityId]) -> None:
        if self._window.linking.remove(entity_ids) and self.register is not None:
            self.fill()
            self.register.say(self.tr("Removed; the mentions stay, unlinked. Ctrl+Z undoes it."))

    def _add(self, name: str) -> None:
        made = self._window.linking.add(name or self.tr("New entity"))
        if made is not None and self.register is not None:
            self.register.filter.clear()
            self.fill(made)
            self.register.form.name.setFocus()
            self.register.form.name.selectAll()
