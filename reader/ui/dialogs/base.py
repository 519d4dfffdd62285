"""What the dialogs share: a column of content over a row of buttons."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from reader.ui.look.fonts import ui_font


def caption_width(form: QFormLayout) -> int:
    """Return how wide the widest caption of a form is."""
    return max((label.sizeHint().width() for label in _captions(form)), default=0)


def align_captions(form: QFormLayout, width: int) -> None:
    """Give the captions of a form a width, so that its fields stand in one column with those of other forms."""
    # left to the style, the gap depends on the kind of field
    form.setHorizontalSpacing(8)
    for label in _captions(form):
        label.setMinimumWidth(width)


def _captions(form: QFormLayout) -> list[QWidget]:
    items = (form.itemAt(row, QFormLayout.ItemRole.LabelRole) for row in range(form.rowCount()))
    return [widget for item in items if item is not None and (widget := item.widget()) is not None]


class Form(QDialog):
    """Give a dialog a heading, a column to fill, and buttons in the order of the platform."""

    def __init__(self, title: str, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language = language
        self.setWindowTitle(title)
        self.column = QVBoxLayout()
        self.column.setSpacing(10)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 18, 20, 16)
        outer.setSpacing(14)
        self._heading = QLabel(title)
        self._heading.setFont(ui_font(language, 18, 600))
        self.windowTitleChanged.connect(self._heading.setText)
        outer.addWidget(self._heading)
        outer.addLayout(self.column, 1)
        self.buttons = QDialogButtonBox()
        outer.addWidget(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def add_buttons(self, accept: str, cancel: str = "") -> None:
        """Add the button that carries the dialog out, and one that leaves it."""
        button = self.buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        button.setProperty("primary", True)
        button.setDefault(True)
        if cancel:
            self.buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)

    def fit(self, width: int) -> None:
        """Take a width, and the height that lines wrapped at it need."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(width, max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height()))

    def note(self, text: str) -> QLabel:
        """Add a line of quiet text."""
        label = QLabel(text)
        label.setWordWrap(True)
        label.setProperty("role", "secondary")
        self.column.addWidget(label)
        return label
