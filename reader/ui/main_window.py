"""The main window: places the parts and connects commands to them. What they do lies in the parts."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from reader.domain.article import ArticleId
from reader.domain.errors import FileError, ReaderError
from reader.ui.annotating.labelling import Labelling
from reader.ui.annotating.linking import Linking
from reader.ui.annotating.relating import Relating
from reader.ui.article_listing import ArticleListing
from reader.ui.commands import later
from reader.ui.commands.article_commands import ArticleCommands
from reader.ui.commands.article_label_commands import ArticleLabelCommands
from reader.ui.commands.attribute_commands import AttributeCommands
from reader.ui.commands.background import Background
from reader.ui.commands.backing_up import BackingUp
from reader.ui.commands.corpus_commands import CorpusCommands
from reader.ui.commands.entity_commands import EntityCommands
from reader.ui.commands.file_watch import FileWatch
from reader.ui.commands.files import FileCommands, is_project_file
from reader.ui.commands.guidelines import Guidelines
from reader.ui.commands.history_commands import HistoryCommands
from reader.ui.commands.inspecting import Inspecting
from reader.ui.commands.layer_commands import LayerCommands
from reader.ui.commands.leaving import Leaving
from reader.ui.commands.menus import Menus
from reader.ui.commands.reading_commands import ReadingCommands
from reader.ui.commands.relation_commands import RelationCommands
from reader.ui.commands.sheets import Sheets
from reader.ui.commands.watched_folder import WatchedFolder
from reader.ui.commands.window_commands import WindowCommands
from reader.ui.header import Header
from reader.ui.keyboard.actions import Actions
from reader.ui.keyboard.listening import Listening
from reader.ui.look.fonts import ui_font
from reader.ui.look.theme import SYSTEM, apply_theme, undress
from reader.ui.panels.articles import ArticlesPanel
from reader.ui.panels.inspector import Inspector
from reader.ui.panels.status_strip import StatusStrip
from reader.ui.reading_pane import ReadingPane
from reader.ui.searching.indexing import Indexing
from reader.ui.session import Mode, Session
from reader.ui.settings import Settings
from reader.ui.side_panels import SidePanels
from reader.ui.start_page import StartPage
from reader.ui.status_line import StatusLine
from reader.ui.words.i18n import install_language


class MainWindow(QMainWindow):
    """Hold one session. Panels fold away by themselves when the window is narrow."""

    # made when first asked for
    imports, exports = cached_property(later.imports), cached_property(later.exports)
    pasting = cached_property(later.pasting)
    restoring, paper = cached_property(later.restoring), cached_property(later.paper)
    checking, everywhere = cached_property(later.checking), cached_property(later.everywhere)
    register, notes = cached_property(later.register), cached_property(later.notes)
    label_set, palette_commands = cached_property(later.label_set), cached_property(later.palette)
    concordance, dashboard = cached_property(later.concordance), cached_property(later.dashboard)

    def __init__(self, settings: Settings) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            undress(application)
        super().__init__()
        self.settings = settings
        self.session = Session(settings)
        self.labelling = Labelling(self.session)
        self.relating = Relating(self.session, self.labelling)
        self.actions_table = Actions(self)
        self.articles, self.inspector, self.status = ArticlesPanel(), Inspector(), StatusStrip()
        self.reading = ReadingPane(self.session, self.labelling)
        self.start = StartPage()
        self.files = FileCommands(self.session, self, self.reading.messages)
        self.leaving = Leaving(self.session, self.labelling, self)
        self.files.may_leave, self.files.carrying = self.leaving.may_leave, self.labelling.carrying
        self.files.restore_lost = lambda place: self.restoring.restore_lost(place)
        self.watched = WatchedFolder(self.files, lambda paths: self.imports.add_paths(paths))
        self.menus = Menus(self.actions_table, self)
        self.layers = LayerCommands(self.files, self.actions_table, self.menus.layers)
        self.header = Header(self.actions_table, self.menus.main, self.menus.project)
        self.header.set_look_menu(self.menus.look)
        self.articles.set_add_menu(self.menus.add)
        self._make_commands()
        self.sheets, self.backing_up = Sheets(self), BackingUp(self)
        self.reading_commands, self.article_commands = ReadingCommands(self), ArticleCommands(self)
        self.commands = WindowCommands(self)
        self.status_line = StatusLine(self.session, self.status, self.reading, self.layers, self.labelling)
        self._place()
        self._connect()
        self._project_changed()
        self._follow_settings()
        self.setAcceptDrops(True)
        self.resize(1440, 900)
        if not settings.geometry.isEmpty():
            self.restoreGeometry(settings.geometry)
        self._listening = Listening(self, self.actions_table)

    def is_made(self, part: str) -> bool:
        """Tell whether a part that is made when first asked for is there already."""
        return part in vars(self)

    def _make_commands(self) -> None:
        """Make what keeps the panels in step with the session, and lay the panels beside the text."""
        session, labelling, inspector, reading = self.session, self.labelling, self.inspector, self.reading
        self.listing = ArticleListing(session, self.articles)
        self.corpus = CorpusCommands(self)
        self.inspecting = Inspecting(session, labelling, inspector, reading)
        self.relations = RelationCommands(session, self.relating, inspector, reading)
        self.indexing = Indexing(session, self)
        self.watch, self.history = FileWatch(session, self), HistoryCommands(self)
        self.background, self.side = Background(self), SidePanels(self)
        self.attributes = AttributeCommands(session, labelling, inspector, reading)
        self.attributes.inspector_needed.connect(self.side.show_inspector)
        self.linking = Linking(session, labelling)
        self.entities = EntityCommands(session, self.linking, inspector, reading)
        self.guidelines = Guidelines(session, reading)
        self.guidelines.edit_requested.connect(lambda label_id: self.label_set.open(label_id))
        self.article_labels = ArticleLabelCommands(session, labelling, inspector, reading, self.articles)
        self.entities.register_requested.connect(lambda entity_id: self.register.open(entity_id))

    def _place(self) -> None:
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start)
        self.stack.addWidget(self.side.middle)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        # over start page and text alike: a project that cannot be opened is told of where nothing is open
        column.addWidget(self.reading.messages)
        column.addWidget(self.stack, 1)
        column.addWidget(self.status)
        self.setCentralWidget(central)

    def _connect(self) -> None:
        session = self.session
        session.project_changed.connect(self._project_changed)
        for signal in (
            session.article_changed, session.focus_changed, session.changed, session.layer_changed,
            session.save_state_changed, session.words.finished,
        ):  # fmt: skip
            signal.connect(self.commands.update_actions)
        session.mode_changed.connect(self._mode_changed)
        session.failed.connect(self._failed)
        self.watch.lost.connect(self.files.say_lost)
        self.settings.changed.connect(self._setting_changed)
        self.header.mode_chosen.connect(lambda mode: session.set_mode(Mode(mode)))
        self.reading.command_requested.connect(lambda command: self.actions_table[command].trigger())
        self.actions_table.bindings_changed.connect(self._bindings_changed)
        self.actions_table.set_bindings(self.settings.shortcuts)
        self.reading.mouse.context_menu_requested.connect(self._context_menu)
        self.inspector.left.connect(self.reading.view.setFocus)
        self.inspector.elsewhere.label_all_requested.connect(lambda: self.everywhere.open())
        self.inspector.elsewhere.corpus_requested.connect(lambda text: self.concordance.open_with(text))
        self.articles.opened.connect(self.reading.view.setFocus)
        self.articles.menu_requested.connect(self._article_menu)
        self.reading.hinted.connect(self.status.say)
        self.status.zoom_clicked.connect(self.actions_table["zoom_reset"].trigger)
        self.start.sample_requested.connect(self.files.open_sample)
        self.start.add_requested.connect(lambda: self.imports.add_files())
        self.start.paste_requested.connect(lambda: self.pasting.paste())
        self.start.restore_requested.connect(self.actions_table["restore_lost"].trigger)
        self.start.steps_requested.connect(self.sheets.show_first_steps)
        self.leaving.about_to_leave.connect(self.inspector.save_notes)
        self.labelling.about_to_step.connect(self.inspector.save_notes)
        self.start.open_requested.connect(self.files.open_project)
        self.start.recent_chosen.connect(self.files.open_path)

    # --- following

    def _follow_settings(self) -> None:
        settings, session = self.settings, self.session
        application = QApplication.instance()
        if isinstance(application, QApplication) and application.font() != ui_font(settings.language):
            application.setFont(ui_font(settings.language))
        self.header.set_language(settings.language)
        self.header.set_theme(session.theme)
        self.start.set_look(session.theme, settings.language)
        self.articles.set_look(session.theme, settings.language)
        if self.is_made("dashboard"):
            self.dashboard.page.set_look(session.theme, settings.language)
        self.inspector.set_look(session.theme, settings.language)
        self.status.set_look(session.theme, settings.language)
        self.background.popover.set_look(session.theme, settings.language)
        self.reading.set_look()
        if self.is_made("concordance"):
            self.concordance.set_look()
        self.actions_table[f"theme_{settings.theme}"].setChecked(True)
        self.actions_table[f"language_{settings.language}"].setChecked(True)
        self.fit_panels()
        self.status_line.show()
        if isinstance(application, QApplication):
            apply_theme(application, session.theme, follows_system=settings.theme == SYSTEM)

    def _setting_changed(self, key: str) -> None:
        application = QApplication.instance()
        if key == "language" and isinstance(application, QApplication):
            install_language(application, self.settings.language)
            self.actions_table.retranslate()
            self.menus.retranslate()
        if key == "shortcuts":
            self.actions_table.set_bindings(self.settings.shortcuts)
        elif key in ("language", "digits", "theme"):
            self._follow_settings()
        elif key in ("window/articles", "window/inspector"):
            self.fit_panels()
        elif key == "reading/zoom":
            self.status_line.show()
        elif key == "recent" and self.session.project is None:
            self.start.set_recent(self.settings.recent)

    def _bindings_changed(self) -> None:
        self.reading.keys.letters = self.actions_table.letters
        self.reading.set_keys(self.actions_table.caps)
        self.header.set_search_keys(self.actions_table.caps("palette"))
        self.start.set_keys(self.actions_table.caps)
        self.guidelines.card.letters = self.actions_table.bindings["guideline"]
        self.inspector.set_keys(self.actions_table.caps)

    def _project_changed(self) -> None:
        project = self.session.project
        self._show_page()
        self.header.set_project(project.name if project else "")
        self.status.setVisible(project is not None)
        self.setWindowTitle(f"{project.name} — Hashiya" if project else "Hashiya")
        self.header.set_mode(self.session.mode)
        self.reading.set_look()
        self.commands.update_actions()
        self.fit_panels()
        if project is None:
            self.start.set_recent(self.settings.recent)
            self.start.focus_first()
        else:
            self.reading.settle_later()

    def _show_page(self) -> None:
        """Show the start page, the text, or the figures."""
        if self.session.project is None:
            self.stack.setCurrentWidget(self.start)
        elif self.session.mode is Mode.DASHBOARD:
            self.stack.setCurrentWidget(self.dashboard.page)
        else:
            self.stack.setCurrentWidget(self.side.middle)

    def _mode_changed(self) -> None:
        self._show_page()
        self.header.set_mode(self.session.mode)
        self.actions_table[f"mode_{self.session.mode}"].setChecked(True)
        self.commands.update_actions()
        self.fit_panels()

    def _failed(self, error: ReaderError) -> None:
        messages = self.reading.messages
        if isinstance(error, FileError) and self.session.save_problem is not None:
            messages.show_message(
                "warn",
                self.tr("Not saved: {0}").format(self.files.error_text(error)),
                [(self.tr("Try again"), self.labelling.retry), (self.tr("Save a copy…"), self.files.save_copy)],
            )
        else:
            messages.show_message("warn", self.files.error_text(error), seconds=7)

    # --- layout

    def fit_panels(self) -> None:
        """Show the panels that the user wants and the window has room for."""
        self.actions_table["toggle_arcs"].setChecked(self.settings.show_arcs)
        self.actions_table["show_rejected"].setChecked(self.settings.show_rejected)
        self.side.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold panels away when there is no room."""
        super().resizeEvent(event)
        self.fit_panels()
        self.background.popover.place()

    # --- events

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open what the command line named: a project, or articles, which go into a project of their own name."""
        projects = [path for path in paths if is_project_file(path)]
        others = [path for path in paths if path not in projects]
        if projects:
            self.files.open_path(projects[0])
        if others:
            self.imports.open_articles(others)

    def _context_menu(self, point: QPoint) -> None:
        menu = self.menus.text_menu(self.session, self.labelling)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)

    def _article_menu(self, article_id: ArticleId, point: QPoint) -> None:
        if article_id not in self.articles.selected_ids():
            self.session.show_article(article_id)
        self.corpus.open_menu(point)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files and text."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a project, add anything else."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        projects = [path for path in paths if is_project_file(path)]
        event.acceptProposedAction()
        if projects:
            self.files.open_path(projects[0])
        elif paths:
            self.imports.add_paths(paths)
        else:
            self.pasting.add(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Write down an open note and the window's place; everything else is saved already."""
        if not self.background.may_close():
            event.ignore()
            return
        if not self.leaving.may_leave(self.close):
            event.ignore()
            return
        self.settings.geometry = self.saveGeometry()
        self.backing_up.back_up()
        self.files.tasks.close()
        if self.is_made("dashboard"):
            self.dashboard.close()
        if self.is_made("exports"):
            self.exports.close()
        self.session.set_project(None)
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the interface's direction: icons that point are drawn anew; look for the file when coming back."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.watch.look()
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self.header.set_theme(self.session.theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to the text, or to the first tile."""
        super().showEvent(event)
        if self.session.project is None:
            self.start.focus_first()
        else:
            self.reading.view.setFocus(Qt.FocusReason.OtherFocusReason)
