"""What can be wrong with a file of articles, in the interface's language."""

from PySide6.QtCore import QObject

from reader.domain.errors import FileError
from reader.ui.words.i18n import isolate, isolate_ltr


class ImportErrorTexts(QObject):
    """Put what the readers of articles refuse into words."""

    def said(self, error: FileError) -> str:
        """Return what is wrong and what to do; nothing for what has no words here."""
        known = self._problems().get(error.problem)
        if known:
            return known
        if error.problem.startswith("This format needs the package"):
            return self.tr("This kind of file needs a package that is not installed. {0}").format(
                isolate_ltr(error.advice)
            )
        if error.problem.startswith("It is not JSON"):
            return self.tr("The line is not JSON. Mend it, or leave it out.")
        if error.problem.startswith("There is no character set "):
            return self.tr("There is no character set of that name. Choose another.")
        if error.problem.startswith("The text is not "):
            return self.tr("The text has bytes that are not of this character set. Choose another.")
        if error.problem == "No column is named text.":
            columns = error.advice.partition("(there are: ")[2].removesuffix(").")
            text = self.tr("Nobody said which column holds the text. Choose it; the columns are: {0}.")
            return text.format(isolate(columns))
        return ""

    def _problems(self) -> dict[str, str]:
        password = self.tr("The file is protected by a password. Open it in its program and save it without one.")
        return {
            "The file is damaged or cut short.": self.tr(
                "The file is damaged or cut short. Get it again, or save it anew."
            ),
            "The file is protected by a password.": password,
            "The file is protected by a password, or of an old kind.": self.tr(
                "The file is protected by a password, or of an old kind. Save it anew without a password."
            ),
            "The file unpacks to more than can be read.": self.tr(
                "The file unpacks to more than can be read. It was not unpacked."
            ),
            "The pages are pictures without text.": self.tr(
                "The pages are pictures without text. Run a text recognition (OCR) over the file first."
            ),
            "The file does not say which letters its signs are.": self.tr(
                "The file does not say which letters its signs are. Run a text recognition (OCR) over it first."
            ),
            "A quotation mark is not closed.": self.tr(
                "A quotation mark is not closed. All behind it was left out: close it, or take it away."
            ),
            "There is no web page in the file.": self.tr("There is no web page in the file. Save the page as .html."),
            "There is no entry in the feed.": self.tr("There is no entry in the feed. Nothing was added."),
            "The file defines entities of its own, which is unsafe.": self.tr(
                "The file defines entities of its own, which is unsafe. It was not read."
            ),
            "The book is locked by its seller.": self.tr(
                "The book is locked by its seller. Get it without copy protection."
            ),
            "Its name points outside the archive, which is unsafe.": self.tr(
                "Its name points outside the archive, which is unsafe. It was not read."
            ),
            "There is an archive in an archive in an archive.": self.tr(
                "There is an archive in an archive in an archive. Unpack it first."
            ),
            **self._kinds(),
            **self._rows(),
            "A number is too large to be stored.": self.tr("A number is too large to be stored. Nothing was added."),
            "It is nested too deeply.": self.tr("It is nested too deeply. Save it as plain text."),
        }

    def _rows(self) -> dict[str, str]:
        return {
            "The table holds no rows.": self.tr("The table holds no rows. Nothing was added."),
            "There is no text in it.": self.tr("There is no text in it. It was left out."),
            "The row has no column of that name.": self.tr("The row has no column of that name."),
            "The row has more cells than the table has columns.": self.tr(
                "The row has more cells than the table has columns. Put a text that holds the separator into quotation"
                " marks."
            ),
            "Only the first sheet was read.": self.tr(
                "Only the first sheet was read. Put this one first, or save it as a file of its own."
            ),
            "The table has no column of that name.": self.tr("The table has no column of that name."),
            "A hundred rows cannot be read.": self.tr(
                "A hundred rows cannot be read. The rest was left out. Choose other columns."
            ),
            "The line is not a JSON object.": self.tr("The line is not a JSON object. Mend it, or leave it out."),
            "A line is longer than 80 MB.": self.tr("A line is longer than 80 MB. Split the file."),
        }

    def _kinds(self) -> dict[str, str]:
        return {
            "This is a configuration of brat, not a text.": self.tr(
                "This is a configuration of brat, not a text. Import it where the labels are edited."
            ),
            "This is a label set of doccano, not a text.": self.tr(
                "This is a label set of doccano, not a text. Import it where the labels are edited."
            ),
            "This is a labelling configuration of Label Studio, not a text.": self.tr(
                "This is a labelling configuration of Label Studio, not a text. Import it where the labels are edited."
            ),
            "This JSON is of no kind that is read.": self.tr(
                "This JSON is of no kind that is read. Is it an export of one of the tools that Hashiya knows?"
            ),
            "This is a UIMA type system, not a text.": self.tr(
                "This is a UIMA type system, not a text. Import the .xmi that it belongs to."
            ),
            "This is FoLiA XML, which is not read.": self.tr(
                "This is FoLiA XML, which is not read. Convert it to TEI or CoNLL-U."
            ),
            "This is BioC XML, which is not read.": self.tr(
                "This is BioC XML, which is not read. Convert it to brat or WebAnno TSV."
            ),
            "This is an XML schema, not a text.": self.tr(
                "This is an XML schema, not a text. Import the files that it describes."
            ),
            "This is XML of a kind that is not read.": self.tr(
                "This is XML of a kind that is not read. TEI, UIMA XMI and feeds are."
            ),
        }
