"""What can be wrong with a row of an annotated file, in the interface's language; the parts that vary are isolated."""

import re

from PySide6.QtCore import QObject

from reader.domain.errors import FileError
from reader.ui.words.i18n import isolate


class RowErrorTexts(QObject):
    """Put what importers refuse, or mend, into words; each pattern is what one of them says."""

    def said(self, error: FileError) -> str:
        """Return what is wrong and what became of it; nothing for what has no words here."""
        for pattern, text in (*self._names(), *self._texts(), *self._words(), *self._marks()):
            found = re.fullmatch(pattern, error.problem, re.DOTALL)
            if found is not None:
                shown = text.format(*(isolate(part.strip("'\"")) for part in found.groups("")))
                advice = self._advice().get(error.advice, "" if not error.advice else isolate(error.advice))
                return f"{shown} {advice}".strip()
        return ""

    def _advice(self) -> dict[str, str]:
        return {
            "The rest came in.": self.tr("The rest came in."),
            "Its text came in.": self.tr("Its text came in."),
            "Nothing was added.": self.tr("Nothing was added."),
            "They were read so.": self.tr("They were read so."),
            "Put the text beside the file, as .txt.": self.tr("Put the text beside the file, as .txt."),
            "Put it beside the file as TypeSystem.xml.": self.tr("Put it beside the file as TypeSystem.xml."),
            "Put both into the same folder.": self.tr("Put both into the same folder."),
            "Expected #FORMAT=WebAnno TSV 3.x": self.tr("Export it as WebAnno TSV 3."),
            "Expected ten columns.": self.tr("Ten columns were expected."),
        }

    def _marks(self) -> tuple[tuple[str, str], ...]:
        return (
            (
                "A mention is refused: it says (.+), the text at its offsets (.+)\\.",
                self.tr("A mention is refused: it says {0}, but at its offsets stands {1}."),
            ),
            (
                "A mention is refused: an offset is (.+), the text has (\\d+) .+\\.",
                self.tr("A mention is refused: its offset {0} lies outside the text, whose length is {1}."),
            ),
            (
                "A mention is refused: an offset is (.+), expected a number\\.",
                self.tr("A mention is refused: its offset is {0} and no number."),
            ),
            (
                "A mention is refused: the span (.+) to (.+) is empty or reversed\\.",
                self.tr("A mention is refused: it ends where it begins, or before ({0} to {1})."),
            ),
            (
                "A mention is refused: the offset (.+) lies inside a character\\.",
                self.tr("A mention is refused: its offset {0} lies inside a character."),
            ),
            (
                "A mention is refused: it marks (?:only white space|nothing)\\.",
                self.tr("A mention is refused: it marks no letter."),
            ),
            (
                "A mention is refused: what it points to is not there\\.",
                self.tr("A mention is refused: what it points to is not there."),
            ),
            (
                "A mention is refused: there is no code (.+)\\.",
                self.tr("A mention is refused: its code {0} is not there."),
            ),
            ("A mention is refused: (.+)\\.", self.tr("A mention is refused: {0}.")),
            ("There are two mentions (.+)\\.", self.tr("There are two mentions of the name {0}.")),
            (
                "A relation is refused: (.+) or (.+) is no mention that came in\\.",
                self.tr("A relation is refused: of its ends {0} and {1} one did not come in."),
            ),
            (
                "A relation is refused: both of its ends are the same mention\\.",
                self.tr("A relation is refused: both of its ends are the same mention."),
            ),
            (
                "A relation is refused: its ends are of two annotators\\.",
                self.tr("A relation is refused: its ends are of two annotators."),
            ),
        )

    def _words(self) -> tuple[tuple[str, str], ...]:
        return (
            (
                "(.+): (\\S+) stands without its beginning, and was taken as one\\.",
                self.tr("{0}: {1} stands without its beginning, and was taken as one."),
            ),
            (
                "(.+): The tag (.+) is not known, and was left out\\.",
                self.tr("{0}: the tag {1} is not known. It was left out."),
            ),
            ("(.+) has no tag: taken as O\\.", self.tr("{0} has no tag. It was taken as a word without a label.")),
            ("\\((.+) has no end, and was left out\\.", self.tr("The mention {0} has no end. It was left out.")),
            ("The row is no token: (.+)\\.", self.tr("The row is no word: {0}.")),
            (
                "The word (.+) is not at (\\d+) of the text\\.",
                self.tr("The word {0} does not stand at {1} of the text."),
            ),
            (
                "The token (.+) is not in the text where it should be\\.",
                self.tr("The word {0} is not in the text where it should be."),
            ),
            ("There are no tokens in it\\.", self.tr("There are no words in it.")),
        )

    def _texts(self) -> tuple[tuple[str, str], ...]:
        return (
            ("There is no text, but \\d+ structures?\\.", self.tr("There is no text in it.")),
            (
                "There is no text, but \\d+ structures?\\. It lies elsewhere: (.+)\\.",
                self.tr("There is no text in it. It lies elsewhere: {0}."),
            ),
            ("It holds a view without a text\\.", self.tr("There is no text in it.")),
            ("It holds no text\\.", self.tr("There is no text in it.")),
            ("The text of (.+) is not in the file\\.", self.tr("The text of {0} is not in the file.")),
            (
                "It marks no part of a text \\(the whole of its target\\)\\.",
                self.tr("It marks no part of a text but the whole."),
            ),
            ("It marks no part of a text \\((.+)\\)\\.", self.tr("It marks no part of a text ({0}).")),
            (
                "A text is refused: its text (.+) is not in the project\\.",
                self.tr("Its text {0} is not in the project."),
            ),
            ("A text is refused: it is empty\\.", self.tr("A text is refused: it is empty.")),
            ("The row has no text under (.+)\\.", self.tr("The row has no text. Its column would be named {0}.")),
            ("The row has no text\\.", self.tr("The row has no text.")),
            ("The task has no text in its data, but (.+)\\.", self.tr("The task has no text, but {0}.")),
            ("Its \\.txt is not there\\.", self.tr("Its .txt is not there.")),
        )

    def _names(self) -> tuple[tuple[str, str], ...]:
        return (
            ("The row is (.+), expected an object\\.", self.tr("The row is {0} and no object.")),
            ("The (\\S+) (\\S+) marks no text\\.", self.tr("{1} ({0}) marks no text.")),
            (
                "There are no type systems beside it, and an XMI needs its own\\.",
                self.tr("There is no type system beside it, and an XMI needs its own."),
            ),
            (
                "There are (\\d+) type systems beside it, and an XMI needs its own\\.",
                self.tr("There are several type systems beside it ({0}), and an XMI needs its own."),
            ),
            ("This is WebAnno TSV 2\\.", self.tr("This is WebAnno TSV 2, which is not read.")),
        )
