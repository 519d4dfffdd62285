"""The button of the concordance that says what counts as the same, with the menu in which it is chosen."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from reader.text.normalize import FOLD_ALL, FoldOptions
from reader.text.search_query import EXACT, SearchOptions

_TOGGLES = ("prefixes", "hamza", "maqsura", "ta_marbuta", "marks", "case")


class MatchButton(QToolButton):
    """Hold what counts as the same; `changed` when something else does."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._toggles: dict[str, QAction] = {}
        self._make_menu()
        self.retranslate()

    def _make_menu(self) -> None:
        menu = QMenu(self)
        for name in (*_TOGGLES, "exact", "regex"):
            if name == "exact":
                menu.addSeparator()
            action = menu.addAction("")
            action.setCheckable(True)
            action.setChecked(name in _TOGGLES)
            action.triggered.connect(lambda _checked=False, name=name: self._matched(name))
            self._toggles[name] = action
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setMaximumWidth(260)

    @property
    def options(self) -> SearchOptions:
        """What counts as the same."""
        on = {name: self._toggles[name].isChecked() for name in _TOGGLES}
        if self._toggles["exact"].isChecked():
            return EXACT
        prefixes = on.pop("prefixes")
        return SearchOptions(prefixes, FoldOptions(**on), self._toggles["regex"].isChecked())

    def _matched(self, name: str) -> None:
        toggles = self._toggles
        if name == "exact" and toggles["exact"].isChecked():
            toggles["regex"].setChecked(False)
        elif (name == "regex" and toggles["regex"].isChecked()) or name in _TOGGLES:
            toggles["exact"].setChecked(False)
        self._show()
        self.changed.emit()

    def retranslate(self) -> None:
        """Set the texts in the interface's language."""
        names = self._names()
        for name, action in self._toggles.items():
            action.setText(names[name][1])
        self._show()

    def _names(self) -> dict[str, tuple[str, str]]:
        """Return each option as the button names it, and as the menu does."""
        return {
            "prefixes": (self.tr("prefixes"), self.tr("Prefixes may stand before the word (و ف ب ل ك س)")),
            "hamza": (self.tr("hamza"), self.tr("All forms of hamza are the same (أ إ آ ا)")),
            "maqsura": (self.tr("maqsura"), self.tr("Alef maqsura and ya are the same (ى ي)")),
            "ta_marbuta": (self.tr("ta marbuta"), self.tr("Ta marbuta and ha are the same (ة ه)")),
            "marks": (self.tr("marks"), self.tr("Harakat and tatweel do not count")),
            "case": (self.tr("capitals"), self.tr("Capitals and small letters are the same")),
            "exact": (self.tr("exact"), self.tr("Exactly as written")),
            "regex": (self.tr("regular expression"), self.tr("Regular expression")),
        }

    def _show(self) -> None:
        names, options = self._names(), self.options
        if options.regex:
            text = names["regex"][0]
        elif self._toggles["exact"].isChecked():
            text = names["exact"][0]
        elif options.prefixes and options.fold == FOLD_ALL:
            text = self.tr("every spelling")
        else:
            separator = self.tr(", ")
            text = separator.join(names[name][0] for name in _TOGGLES if self._toggles[name].isChecked())
            text = text or names["exact"][0]
        shown = self.tr("Match: {0}").format(text)
        # a space parts the text from the icon
        self.setText(" " + self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, 215))
        self.setToolTip(shown)
        self.setAccessibleName(shown)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the interface's language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
