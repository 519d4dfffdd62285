"""What the command palette finds, and what choosing it does."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QTimer

from reader.domain.article import ArticleId, ArticleStatus
from reader.domain.entity import Entity, EntityId
from reader.domain.operation import ChangeSet
from reader.domain.schema import LabelId
from reader.text.normalize import fold_text
from reader.text.ranking import rank, rank_with_slips
from reader.ui.article_view import selection
from reader.ui.keyboard.actions import Command
from reader.ui.panels.palette import WIDTH, Kind, Palette, PaletteRow
from reader.ui.searching.name_finder import NameFinder
from reader.ui.widgets.sheet import Sheet
from reader.ui.words.i18n import counted, isolate, number

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

_TOP = 96
_FEW, _MANY = 6, 200
_LONGEST = 80
_PREFIXES = {">": Kind.COMMAND, "<": Kind.COMMAND, "#": Kind.LABEL, "@": Kind.ENTITY, ":": Kind.PARAGRAPH}
# what stands first as long as nothing was called from here
_USEFUL = (
    "find",
    "go_to_paragraph",
    "done_next",
    "pick_label",
    "export",
    "preferences",
    "keys",
    "open_sample",
    "add_files",
)


class PaletteCommands(QObject):
    """Fill the palette from the session and the actions table, and carry out what is chosen."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.palette = Palette()
        self.sheet = Sheet(window, self.palette, QSize(WIDTH, 200), top=_TOP)
        self._articles = NameFinder(self._article_names, self)
        self._entities = NameFinder(self._entity_names, self)
        self._register: dict[int, Entity] = {}
        self._found: dict[Kind, list[PaletteRow]] = {}
        self._searching = False
        self._articles.found.connect(self._articles_found)
        self._entities.found.connect(self._entities_found)
        self.palette.typed.connect(self._typed)
        self.palette.chosen.connect(self._chosen)
        self.palette.left.connect(self.sheet.close_sheet)
        self.palette.resized.connect(self.sheet.set_height)
        self.sheet.closed.connect(self._stop)
        session = window.session
        session.project_changed.connect(self._project_changed)
        session.changed.connect(self._changed)

    def open(self, text: str = "") -> None:
        """Show the palette, or close it when it is shown."""
        if self.sheet.isVisible():
            self.sheet.close_sheet()
            return
        session = self._window.session
        self.palette.set_look(session.theme, session.settings.language)
        self.sheet.set_theme(session.theme)
        self.palette.own_keys = self._window.actions_table.bindings["palette"]
        self.palette.query.setText(text)
        self.palette.forget_choice()
        self._typed(text)
        self.sheet.open(self.palette.query)

    # --- names, read piece by piece

    def _article_names(self) -> Iterator[tuple[int, str]]:
        after: ArticleId | None = None
        while (project := self._window.session.project) is not None:
            chunk = project.article_titles(after)
            if not chunk:
                return
            yield from chunk
            after = chunk[-1][0]

    def _entity_names(self) -> Iterator[tuple[int, str]]:
        project = self._window.session.project
        self._register = {entity.id: entity for entity in project.entities()} if project else {}
        for entity in self._register.values():
            for name in (entity.name, *entity.aliases):
                yield entity.id, name

    def _project_changed(self) -> None:
        self.sheet.close_sheet()
        self._articles.forget()
        self._entities.forget()

    def _changed(self, change: ChangeSet) -> None:
        if change.touches("article"):
            self._articles.forget()
        if change.touches("entity"):
            self._entities.forget()

    # --- finding

    def _typed(self, text: str) -> None:
        text = text.strip()
        kind = _PREFIXES.get(text[:1])
        query = text[1:].strip() if kind else text
        wanted, most = fold_text(query), _MANY if kind else _FEW
        self._stop()
        # what still fits stays until there is something better: nothing flickers while typing
        before = {
            each: [row for row in rows if rank(wanted, fold_text(row.title))] for each, rows in self._found.items()
        }
        self._found = {}
        self.palette.forget_choice()
        if kind in (None, Kind.COMMAND):
            self._found[Kind.COMMAND] = self._commands(query, wanted, most, in_context=kind is None)
        if kind in (None, Kind.LABEL):
            self._found[Kind.LABEL] = self._labels(wanted, most) if wanted or kind else []
        if kind is Kind.PARAGRAPH:
            self._found[Kind.PARAGRAPH] = self._paragraphs(wanted)
        if kind is None:
            self._find_articles(wanted, before.get(Kind.ARTICLE, []))
        if kind is Kind.ENTITY or (kind is None and wanted):
            self._found[Kind.ENTITY] = before.get(Kind.ENTITY, [])
            self._entities.start(wanted, most)
        self._show()

    def _find_articles(self, wanted: str, before: list[PaletteRow]) -> None:
        if wanted:
            self._found[Kind.ARTICLE], self._searching = before, True
            self._articles.start(wanted, _FEW, self._window.session.visited)
            return
        visited, shown = self._window.session.visited, self._window.session.article_id
        recent = [each for each in visited if each != shown]
        listed = (each for each in self._window.articles.model.ids[:_MANY] if each not in visited)
        self._found[Kind.ARTICLE] = self._article_rows([*recent, *listed][:_FEW])

    def _stop(self) -> None:
        self._articles.stop()
        self._entities.stop()
        self._searching = False

    def _articles_found(self, keys: list[int], done: bool) -> None:
        self._searching = not done
        self._found[Kind.ARTICLE] = self._article_rows([ArticleId(key) for key in keys])
        self._show()

    def _entities_found(self, keys: list[int], _done: bool) -> None:
        self._found[Kind.ENTITY] = [self._entity_row(self._register[key]) for key in keys if key in self._register]
        self._show()

    def _show(self) -> None:
        headings = {
            Kind.ENTITY: self.tr("Entities"),
            Kind.COMMAND: self.tr("Commands"),
            Kind.ARTICLE: self.tr("Articles"),
            Kind.LABEL: self.tr("Labels"),
            Kind.PARAGRAPH: self.tr("Paragraph"),
        }
        rows: list[PaletteRow] = []
        for kind, heading in headings.items():
            found = self._found.get(kind, [])
            if found:
                rows += [PaletteRow(Kind.HEADING, kind, heading), *found]
        self.palette.show_rows(rows, searching=self._searching)

    # --- rows

    def _article_rows(self, ids: list[ArticleId]) -> list[PaletteRow]:
        project = self._window.session.project
        if project is None:
            return []
        states = {
            ArticleStatus.TODO: self.tr("To do"),
            ArticleStatus.DOING: self.tr("Doing"),
            ArticleStatus.DONE: self.tr("Done"),
            ArticleStatus.SKIP: self.tr("Skipped"),
        }
        # what was found while one typed may have been taken out meanwhile
        rows = [project.article_row(each) for each in ids if project.has_article(each)]
        return [PaletteRow(Kind.ARTICLE, row.id, row.title, states[row.status], "file-text") for row in rows]

    def _entity_row(self, entity: Entity) -> PaletteRow:
        session = self._window.session
        label = session.project.schema.find_label(entity.label_id) if session.project and entity.label_id else None
        here = sum(mention.entity_id == entity.id for mention in session.mentions.values())
        count = counted(self.tr("%n here", "", here), here, session.settings.language)
        detail = f"{isolate(label.shown(session.settings.language))}  ·  {count}" if label else count
        colour = session.theme.label_colour(label) if label else None
        return PaletteRow(Kind.ENTITY, entity.id, entity.name, detail, "link", "", colour)

    def _labels(self, wanted: str, most: int) -> list[PaletteRow]:
        session = self._window.session
        ranked = []
        for order, label in enumerate(session.project.schema.mention_labels if session.project else ()):
            fit = max(rank(wanted, fold_text(name)) for name in (label.name, *label.names.values()))
            if fit or not wanted:
                keys = label.key.replace("shift+", "⇧ ")
                row = PaletteRow(
                    Kind.LABEL, label.id, label.shown(session.settings.language), label.name, "tag", keys,
                    session.theme.label_colour(label), session.can_edit and session.target is not None,
                )  # fmt: skip
                ranked.append((-fit, order, row))
        return [row for _, _, row in sorted(ranked, key=lambda each: each[:2])[:most]]

    def _paragraphs(self, wanted: str) -> list[PaletteRow]:
        content, language = self._window.session.content, self._window.session.settings.language
        rows = []
        for block in self._window.reading.view.text.blocks:
            if not (block.begins and block.number):
                continue
            beginning = content[block.start : min(block.end, block.start + _LONGEST)]
            same = wanted.isdecimal() and block.number == int(wanted)
            if same or not wanted or (not wanted.isdecimal() and wanted in fold_text(beginning)):
                shown = number(block.number, language)
                rows.append(PaletteRow(Kind.PARAGRAPH, block.start, beginning, shown, "pilcrow"))
            if len(rows) == _MANY:
                break
        return rows

    def _commands(self, query: str, wanted: str, most: int, *, in_context: bool) -> list[PaletteRow]:
        actions = self._window.actions_table
        recent = (*self._window.settings.recent_commands, *_USEFUL)
        order_of = {name: order for order, name in enumerate(dict.fromkeys(recent))}
        commands = [action.data() for action in actions]
        names = [fold_text(action.text()) for action in actions]
        slips = dict[int, int]()
        # its English name is known in every language
        fits = [
            max(rank(wanted, name), rank(wanted, _plain(each)) - 1) for name, each in zip(names, commands, strict=True)
        ]
        if not any(fit > 0 for fit in fits):
            slips = {index: fit for fit, index in rank_with_slips(wanted, names)}
        ranked = []
        for order, (action, command, fit) in enumerate(zip(actions, commands, fits, strict=True)):
            fit = slips.get(order, fit) if wanted else 1
            if fit > 0 and command.id != "palette":
                place = order_of.get(command.id, len(order_of))
                row = PaletteRow(
                    Kind.COMMAND, command.id, action.text(), "", command.icon, actions.caps(command.id),
                    enabled=action.isEnabled(),
                )  # fmt: skip
                ranked.append((not action.isEnabled(), -fit, place, order, row))
        found = [row for *_, row in sorted(ranked, key=lambda each: each[:4])]
        found = found[:most] if in_context else found
        return [*found, *self._in_context(query, wanted)] if in_context and wanted else found

    def _in_context(self, query: str, wanted: str) -> list[PaletteRow]:
        """Return the commands that take a text: the one in focus when it holds what was typed, else what was typed."""
        session, actions = self._window.session, self._window.actions_table
        if session.article is None:
            return []
        target, mention = session.target, session.focused_mention
        quote = mention.quote(session.content) if mention else target.span.slice(session.content) if target else ""
        in_focus = wanted in fold_text(quote) and len(quote) <= _LONGEST and "\n" not in quote
        text = isolate(f"«{quote if in_focus else query}»")
        title = self.tr("Find {0} in the article").format(text)
        rows = [
            PaletteRow(Kind.COMMAND, ("find", quote if in_focus else query), title, "", "search", actions.caps("find"))
        ]
        title = self.tr("Find {0} in all articles").format(text)
        key = ("find_corpus", quote if in_focus else query)
        rows.append(PaletteRow(Kind.COMMAND, key, title, "", "list", actions.caps("find_corpus")))
        titles = {
            "label_all": self.tr("Label every occurrence of {0}"),
            "label_all_articles": self.tr("Label every occurrence of {0} in all articles"),
        }
        for command, title in titles.items():
            # these act on what is in focus, whatever else was typed
            if in_focus and actions[command].isEnabled():
                rows.append(
                    PaletteRow(Kind.COMMAND, command, title.format(text), "", "copy-check", actions.caps(command))
                )
        return rows

    # --- choosing

    def _chosen(self, row: PaletteRow) -> None:
        self.sheet.close_sheet()
        acts = {
            Kind.COMMAND: self._call,
            Kind.ARTICLE: self._go_to_article,
            Kind.LABEL: self._give_label,
            Kind.ENTITY: self._go_to_entity,
            Kind.PARAGRAPH: self._go_to_paragraph,
        }
        # once the key that chose is done with: a command may open a dialog of its own
        QTimer.singleShot(0, self, partial(acts[row.kind], row.key))

    def _call(self, key: object) -> None:
        if isinstance(key, tuple) and key[0] == "find_corpus":
            self._window.concordance.open_with(key[1])
            return
        if isinstance(key, tuple):
            self._window.reading.open_find()
            self._window.reading.find_bar.query.setText(key[1])
            return
        command = str(key)
        self._window.settings.add_recent_command(command)
        self._window.actions_table[command].trigger()

    def _go_to_article(self, key: object) -> None:
        self._window.session.go_to(ArticleId(int(str(key))))
        self._window.reading.view.setFocus()

    def _give_label(self, key: object) -> None:
        self._window.labelling.give_label(LabelId(int(str(key))))
        self._window.reading.view.setFocus()

    def _go_to_entity(self, key: object) -> None:
        """Focus the next mention of an entity behind the focus, round the end of the article."""
        session, entity_id = self._window.session, EntityId(int(str(key)))
        found = sorted(
            (mention for mention in session.mentions.values() if mention.entity_id == entity_id),
            key=lambda mention: (mention.start, -mention.end),
        )
        if not found:
            text = self.tr("{0} is not mentioned in this article.").format(isolate(self._register[entity_id].name))
            self._window.reading.messages.show_message("info", text, seconds=6)
            return
        here = session.position()
        following = next((mention for mention in found if mention.start > here), found[0])
        self._window.reading.focusing.focus_mention(following.id)
        self._window.reading.view.setFocus()

    def _go_to_paragraph(self, key: object) -> None:
        found = selection.on_word(self._window.session.content, int(str(key)))
        if found is not None:
            self._window.reading.focusing.focus_span(found.span)
        self._window.reading.view.setFocus()


def _plain(command: object) -> str:
    return command.id.replace("_", " ") if isinstance(command, Command) else ""
