"""The bar at the top of the window: project, search, mode, and the commands used most."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from reader.ui.keyboard.actions import Actions, Command
from reader.ui.look.icons import icon
from reader.ui.look.theme import Theme
from reader.ui.widgets.menu_button import MenuButton
from reader.ui.widgets.search_field import SearchField
from reader.ui.widgets.segmented import SegmentedControl

_HEIGHT = 50
_ICON = 18
_LATER, _SOME = 150, 12
_WIDE = 1000
_OF_PROJECT = ("undo", "export", "toggle_inspector", "toggle_articles")


class Header(QFrame):
    """Show the header. `mode_chosen` carries "read", "label" or "dashboard"."""

    mode_chosen = Signal(str)

    def __init__(self, actions: Actions, menu: QMenu, project_menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setProperty("strip", True)
        self.setFixedHeight(_HEIGHT)
        self._actions = actions
        self._buttons: list[tuple[QToolButton, str]] = []
        self._theme: Theme | None = None
        self._language = "en"
        # commands whose icons are not drawn yet; that begins once the window has been seen
        self._undrawn: list[QAction] = []
        self._rest = QTimer(self)
        self._rest.timeout.connect(self._draw_some)
        self.project_button = MenuButton("database")
        self.project_button.setObjectName("project_button")
        self.project_button.setMenu(project_menu)
        self.modes = SegmentedControl()
        self.modes.chosen.connect(self.mode_chosen)
        self.menu_button = QToolButton()
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setMenu(menu)
        self.look_button = QToolButton()
        self.look_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._place()
        self.retranslate()

    def _place(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(6)
        row.addWidget(self._button("toggle_articles"))
        row.addWidget(self.project_button)
        row.addWidget(self._spring(), 1)
        self.search_field = SearchField()
        self.search_field.clicked.connect(self._actions["palette"].trigger)
        row.addWidget(self.search_field, 100)
        row.addWidget(self._spring(), 1)
        row.addWidget(self.modes)
        row.addSpacing(6)
        for command in ("undo", "preferences"):
            row.addWidget(self._button(command))
        row.addWidget(self.look_button)
        row.addWidget(self._button("export"))
        row.addWidget(self._button("toggle_inspector"))
        row.addWidget(self.menu_button)
        for button in self.findChildren(QToolButton):
            button.setIconSize(QSize(_ICON, _ICON))
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _spring(self) -> QWidget:
        spring = QWidget()
        spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return spring

    def _button(self, command_id: str) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(self._actions[command_id])
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setMinimumSize(32, 32)
        self._buttons.append((button, command_id))
        return button

    def set_look_menu(self, menu: QMenu) -> None:
        """Give the button with the sun or moon its menu of themes."""
        self.look_button.setMenu(menu)

    def set_project(self, name: str) -> None:
        """Show the project's name, or that there is none."""
        self._name = name
        self.project_button.setText(name or self.tr("No project yet"))
        self.modes.setVisible(bool(name))
        self._show_buttons()

    def set_search_keys(self, keys: str) -> None:
        """Show the key that opens the palette."""
        self.search_field.set_keys(keys)

    def set_mode(self, mode: str) -> None:
        """Show which mode is on."""
        self.modes.set_value(mode)

    def set_theme(self, theme: Theme) -> None:
        """Draw every icon in the theme's colours, those of the menus once the window has been seen."""
        self._theme = theme
        mirrored = self.isRightToLeft()
        for _, command_id in self._buttons:
            self._draw_icon(self._actions[command_id], theme, mirrored)
        self._undrawn = list(self._actions)
        self.update()
        self.project_button.set_theme(theme)
        self.menu_button.setIcon(icon("menu", theme.text, _ICON))
        looks = {"light": "sun", "dark": "moon", "sepia": "coffee"}
        self.look_button.setIcon(icon(looks[theme.name], theme.text, _ICON))
        self.modes.set_theme(theme)
        self.search_field.set_theme(theme)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Have the icons of the menus drawn, a few at a time."""
        super().paintEvent(event)
        if self._undrawn and not self._rest.isActive():
            self._rest.start(_LATER)

    def _draw_some(self) -> None:
        some, self._undrawn = self._undrawn[:_SOME], self._undrawn[_SOME:]
        for action in some:
            if self._theme is not None:
                self._draw_icon(action, self._theme, self.isRightToLeft())
        if self._undrawn:
            self._rest.setInterval(0)
        else:
            self._rest.stop()

    @staticmethod
    def _draw_icon(action: QAction, theme: Theme, mirrored: bool) -> None:
        command = action.data()
        if isinstance(command, Command) and command.icon:
            action.setIcon(icon(command.icon, theme.text, _ICON, mirrored))
            action.setIconVisibleInMenu(True)

    def set_language(self, language: str) -> None:
        """Use the interface font of this language."""
        self._language = language
        self.search_field.set_language(language)
        self.project_button.set_language(language)

    def retranslate(self) -> None:
        """Set the texts in the interface's language."""
        self.modes.set_options(
            [("read", self.tr("Read")), ("label", self.tr("Label")), ("dashboard", self.tr("Dashboard"))]
        )
        self.modes.setAccessibleName(self.tr("Mode"))
        self.search_field.setText(self.tr("Search articles, entities, commands"))
        self.search_field.setAccessibleName(self.tr("Search articles, entities, commands"))
        self.menu_button.setToolTip(self.tr("Menu"))
        self.menu_button.setAccessibleName(self.tr("Menu"))
        self.look_button.setToolTip(self.tr("Theme"))
        self.look_button.setAccessibleName(self.tr("Theme"))
        self.set_project(getattr(self, "_name", ""))
        if self._theme is not None:
            self.set_theme(self._theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave what the menu has too to the menu where there is no room."""
        super().resizeEvent(event)
        self._show_buttons()

    def _show_buttons(self) -> None:
        is_wide, has_project = self.width() >= _WIDE, bool(getattr(self, "_name", ""))
        self.look_button.setVisible(is_wide)
        for button, command_id in self._buttons:
            has_room = is_wide or command_id not in ("undo", "preferences")
            button.setVisible(has_room and (has_project or command_id not in _OF_PROJECT))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the interface's language and direction."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LayoutDirectionChange):
            self.retranslate()
