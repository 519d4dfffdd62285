"""Text in an editor of Qt's that keeps each code point."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

_ENDS = str.maketrans("\u2029\u2028", "\n\n")


class KeptText(QObject):
    """Hold the text of an editor beside it: only what is edited there changes.

    Qt ends a paragraph with U+2029 and a line with U+2028, and its plain text makes both of them line ends and
    no-break spaces spaces. Here those that were given stay; a line end that is written is U+000A.
    """

    def __init__(self, edit: QPlainTextEdit | QTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._given = self._given_raw = self._text = self._raw = ""
        edit.textChanged.connect(self._follow)

    def set_text(self, text: str) -> None:
        """Put a text into the editor."""
        # one line end is one code point, as in an article
        self._given = text.replace("\r\n", "\n").replace("\r", "\n")
        self._edit.blockSignals(True)
        self._edit.setPlainText(self._given)
        self._edit.document().setModified(False)
        self._edit.blockSignals(False)
        self._text, self._raw = self._given, self._edit.document().toRawText()
        self._given_raw = self._raw

    @property
    def text(self) -> str:
        """The text as it was given, but for what was edited."""
        return self._text

    def _follow(self) -> None:
        raw = self._edit.document().toRawText()
        if raw == self._raw:
            return
        if raw == self._given_raw:
            self._text = self._given
        elif len(self._text) != len(self._raw):
            # a character that Qt does not take: there is no place to keep
            self._text = raw.translate(_ENDS)
        else:
            start = common_start(raw, self._raw)
            rest = min(len(raw), len(self._raw)) - start
            end = common_start(raw[: -rest - 1 : -1], self._raw[: -rest - 1 : -1]) if rest else 0
            written = raw[start : len(raw) - end].translate(_ENDS)
            self._text = self._text[:start] + written + self._text[len(self._text) - end :]
        self._raw = raw


def common_start(one: str, other: str) -> int:
    """Return how many code points two texts begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
