"""The user's preferences, typed, in an INI file; nothing about a project is kept here."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QSettings, QStandardPaths, Signal

LANGUAGES = ("en", "ar")
THEMES = ("light", "dark", "sepia")
THEME_CHOICES = ("system", *THEMES)
DIGITS = ("auto", "latin", "arabic", "persian")
LINE_HEIGHTS = (0.9, 1.8)
ZOOMS = (0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_RECENT = 8
_BETWEEN = " ; "


def default_path() -> Path:
    """Return where the settings of this user lie."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(place) / "hashiya.ini"


class Settings(QObject):
    """Keep the preferences of one user; each is written as soon as it is set. `changed` names the one that was."""

    changed = Signal(str)

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    def _text(self, key: str, default: str, allowed: tuple[str, ...] = ()) -> str:
        value = str(self._store.value(key, default))
        return value if not allowed or value in allowed else default

    def _number(self, key: str, default: float, low: float, high: float) -> float:
        try:
            value = float(str(self._store.value(key, default)))
        except ValueError:
            return default
        return min(max(value, low), high)

    def _flag(self, key: str, default: bool) -> bool:
        return str(self._store.value(key, default)).lower() in ("true", "1")

    def _set(self, key: str, value: Any) -> None:
        self._store.setValue(key, value)
        self._store.sync()
        self.changed.emit(key)

    @property
    def language(self) -> str:
        """Language of the interface: en or ar."""
        return self._text("language", "en", LANGUAGES)

    @language.setter
    def language(self, value: str) -> None:
        self._set("language", value)

    @property
    def theme(self) -> str:
        """Colours: light, dark, sepia, or system: light or dark as the desktop is."""
        return self._text("theme", "light", THEME_CHOICES)

    @theme.setter
    def theme(self, value: str) -> None:
        self._set("theme", value)

    @property
    def font_family(self) -> str:
        """Family of the reading font; empty for the product's default."""
        return self._text("reading/font", "")

    @font_family.setter
    def font_family(self, value: str) -> None:
        self._set("reading/font", value)

    @property
    def zoom(self) -> float:
        """Size of the reading text as a factor of the font's own size."""
        return self._number("reading/zoom", 1.0, ZOOMS[0], ZOOMS[-1])

    @zoom.setter
    def zoom(self, value: float) -> None:
        self._set("reading/zoom", value)

    @property
    def line_height(self) -> float:
        """Height of a line as a factor of what the font needs."""
        return self._number("reading/line_height", 1.0, *LINE_HEIGHTS)

    @line_height.setter
    def line_height(self, value: float) -> None:
        self._set("reading/line_height", value)

    @property
    def column_width(self) -> int:
        """Widest reading column, in pixels at zoom 1."""
        return int(self._number("reading/column", 700, 360, 1600))

    @column_width.setter
    def column_width(self, value: int) -> None:
        self._set("reading/column", value)

    @property
    def hover_target(self) -> bool:
        """Whether the word under the pointer is what digits label."""
        return self._flag("labelling/hover_target", True)

    @hover_target.setter
    def hover_target(self, value: bool) -> None:
        self._set("labelling/hover_target", value)

    @property
    def visual_arrows(self) -> bool:
        """Whether Left and Right go where they point, instead of on and back in the text's direction."""
        return self._flag("labelling/visual_arrows", False)

    @visual_arrows.setter
    def visual_arrows(self, value: bool) -> None:
        self._set("labelling/visual_arrows", value)

    @property
    def remember(self) -> bool:
        """Whether a label that was given is suggested at once on the other occurrences in the article."""
        return self._flag("labelling/remember", True)

    @remember.setter
    def remember(self, value: bool) -> None:
        self._set("labelling/remember", value)

    @property
    def least_confidence(self) -> float:
        """Below which score suggestions are not accepted together, only one by one."""
        return self._number("labelling/least_confidence", 0.7, 0.0, 1.0)

    @least_confidence.setter
    def least_confidence(self, value: float) -> None:
        self._set("labelling/least_confidence", value)

    @property
    def show_rejected(self) -> bool:
        """Whether suggestions that were refused are shown, struck out."""
        return self._flag("labelling/show_rejected", False)

    @show_rejected.setter
    def show_rejected(self, value: bool) -> None:
        self._set("labelling/show_rejected", value)

    @property
    def letter_arrows(self) -> bool:
        """Whether the arrow keys go by letter and with Alt by word, instead of the other way round."""
        return self._flag("labelling/letter_arrows", False)

    @letter_arrows.setter
    def letter_arrows(self, value: bool) -> None:
        self._set("labelling/letter_arrows", value)

    @property
    def digits(self) -> str:
        """Digits of the interface: auto (those of its language), latin, arabic or persian."""
        return self._text("digits", "auto", DIGITS)

    @digits.setter
    def digits(self, value: str) -> None:
        self._set("digits", value)

    @property
    def second_copy(self) -> Path | None:
        """Folder that gets a copy of each backup, or None."""
        value = self._text("storage/second_copy", "")
        return Path(value) if value else None

    @second_copy.setter
    def second_copy(self, value: Path | None) -> None:
        self._set("storage/second_copy", str(value) if value else "")

    @property
    def show_articles(self) -> bool:
        """Whether the article list is shown."""
        return self._flag("window/articles", True)

    @show_articles.setter
    def show_articles(self, value: bool) -> None:
        self._set("window/articles", value)

    @property
    def show_inspector(self) -> bool:
        """Whether the inspector is shown."""
        return self._flag("window/inspector", True)

    @show_inspector.setter
    def show_inspector(self, value: bool) -> None:
        self._set("window/inspector", value)

    @property
    def show_arcs(self) -> bool:
        """Whether relations are drawn beside the text."""
        return self._flag("reading/arcs", False)

    @show_arcs.setter
    def show_arcs(self, value: bool) -> None:
        self._set("reading/arcs", value)

    @property
    def export_format(self) -> str:
        """Name of the format exported to last; empty at first."""
        return self._text("export/format", "")

    @export_format.setter
    def export_format(self, value: str) -> None:
        self._set("export/format", value)

    @property
    def export_options(self) -> dict[str, dict[str, str]]:
        """The choices made last for the options of each format, by its name."""
        found: dict[str, dict[str, str]] = {}
        self._store.beginGroup("export/options")
        for key in self._store.allKeys():
            name, _, option = key.partition("/")
            found.setdefault(name, {})[option] = str(self._store.value(key, ""))
        self._store.endGroup()
        return found

    def set_export_options(self, name: str, options: Mapping[str, str]) -> None:
        """Remember the choices made for a format."""
        for option, choice in options.items():
            self._set(f"export/options/{name}/{option}", choice)

    def watched_folder(self, uid: str) -> tuple[Path | None, float]:
        """Return the folder watched for a project, by its uid, and when it was last looked into, in seconds."""
        name = self._text(f"watched/{uid}/folder", "")
        return (Path(name) if name else None), self._number(f"watched/{uid}/since", 0, 0, 1e12)

    def set_watched_folder(self, uid: str, folder: Path | None, since: float) -> None:
        """Watch a folder for a project, or none."""
        self._set(f"watched/{uid}/folder", str(folder) if folder else "")
        self._set(f"watched/{uid}/since", repr(since))

    @property
    def geometry(self) -> QByteArray:
        """Place and size of the main window, as Qt saves it; empty at first."""
        value = self._store.value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._set("window/geometry", value)

    @property
    def recent(self) -> tuple[Path, ...]:
        """Projects opened last, newest first."""
        value = self._store.value("recent", [])
        names = value if isinstance(value, list) else [value]
        return tuple(Path(str(name)) for name in names if name)

    def add_recent(self, path: Path) -> None:
        """Put a project at the head of the recent ones."""
        others = [str(other) for other in self.recent if other != path]
        self._set("recent", [str(path), *others][:_RECENT])

    def remove_recent(self, path: Path) -> None:
        """Forget a project, for example one that is no longer there."""
        self._set("recent", [str(other) for other in self.recent if other != path])

    @property
    def shortcuts(self) -> dict[str, tuple[str, ...]]:
        """The keys that the user chose for commands, by the command's id; none for a command left without a key."""
        self._store.beginGroup("shortcuts")
        found = {name: str(self._store.value(name, "")) for name in self._store.childKeys()}
        self._store.endGroup()
        return {name: tuple(key for key in text.split(_BETWEEN) if key) for name, text in found.items()}

    @shortcuts.setter
    def shortcuts(self, value: Mapping[str, tuple[str, ...]]) -> None:
        self._store.remove("shortcuts")
        for name, keys in value.items():
            self._store.setValue(f"shortcuts/{name}", _BETWEEN.join(keys))
        self._store.sync()
        self.changed.emit("shortcuts")

    @property
    def recent_commands(self) -> tuple[str, ...]:
        """Commands called from the palette, newest first."""
        return tuple(name for name in self._text("palette/recent", "").split(_BETWEEN) if name)

    def add_recent_command(self, name: str) -> None:
        """Put a command at the head of those called from the palette."""
        others = [other for other in self.recent_commands if other != name]
        self._set("palette/recent", _BETWEEN.join([name, *others][:_RECENT]))
