"""Files of every kind, made by other people's programs where there are any."""

import email.message
import io
import json
import zipfile
from pathlib import Path

PARAGRAPHS = (
    "قال غانتس لإيلاف، الجمعة، إن بلاده مستعدة لأي مواجهة محتملة.",
    "وأضاف وميلي أن “اللقاء” كان طيبا (25 نوفمبر/تشرين الثاني) وبالشرق الأوسط.",
    "הפסקה השלישית בעברית עם Nova Rail بعدها ١٢٣.",
)
WRITER = "ليلى حسن"
TITLE = "غانتس يبلغ ميلي"
_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
)


def page(*, charset: str = "utf-8", extra: str = "", declared: str = "") -> bytes:
    """Return a web page as a news site makes it: menus, an article, and much that is neither."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    html = (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="{declared or charset}"><title>{TITLE}</title>'
        f'<meta name="author" content="{WRITER}">'
        f'<meta property="article:published_time" content="2026-01-17T08:00:00Z">'
        f'<meta property="og:site_name" content="الصحيفة"><link rel="canonical" href="https://example.org/a/1">'
        f"<style>p {{color: red}}</style></head><body>"
        f"<nav><ul><li><a href='/'>الرئيسية</a></li><li><a href='/s'>رياضة</a>"
        f"</li></ul></nav><article><h1>{TITLE}</h1>{body}</article>{extra}<script>alert('نص')</script>"
        f"<footer>حقوق النشر محفوظة</footer></body></html>"
    )
    return html.encode(charset)


def make_mhtml(path: Path) -> None:
    message = email.message.EmailMessage()
    message["Subject"] = "saved"
    message["Snapshot-Content-Location"] = "https://example.org/m"
    message.set_content("plain")
    message.clear_content()
    message.make_related()
    part = email.message.EmailMessage()
    part["Content-Location"] = "https://example.org/m"
    part.set_content(page().decode(), subtype="html", charset="utf-8", cte="quoted-printable")
    message.attach(part)
    path.write_bytes(bytes(message))


def make_docx(path: Path) -> None:
    """Write a Word file by hand: two paragraphs, a table, a footnote of none, and who wrote it."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = "".join(f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>" for paragraph in PARAGRAPHS)
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in ("اسم", "عدد"))
    document = f'<w:document xmlns:w="{word}"><w:body>{text}<w:tbl><w:tr>{cells}</w:tr></w:tbl></w:body></w:document>'
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"<dc:title>{TITLE}</dc:title><dc:creator>{WRITER}</dc:creator><dcterms:created>2026-01-17T08:00:00Z"
        "</dcterms:created></cp:coreProperties>"
    )
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override'
        ' PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
        '.wordprocessingml.document.main+xml"/></Types>'
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
        ' Target="word/document.xml"/></Relationships>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", rels)
        archive.writestr("word/document.xml", document)
        archive.writestr("docProps/core.xml", core)


def make_odt(path: Path) -> None:
    """Write an OpenDocument text with odfdo."""
    import odfdo

    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Header(1, TITLE))
    for paragraph in PARAGRAPHS:
        document.body.append(odfdo.Paragraph(paragraph))
    table = odfdo.Table("t")
    row = odfdo.Row()
    row.set_values(["اسم", "عدد"])
    table.append(row)
    document.body.append(table)
    document.meta.title = TITLE
    document.meta.initial_creator = WRITER
    document.save(str(path))


def make_epub(path: Path, chapters: int = 2) -> None:
    numbers = range(1, chapters + 1)
    items = "".join(f'<item id="c{n}" href="text/c%20{n}.xhtml" media-type="application/xhtml+xml"/>' for n in numbers)
    spine = "".join(f'<itemref idref="c{n}"/>' for n in numbers)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{TITLE}</dc:title><dc:creator>{WRITER}</dc:creator>'
        "<dc:date>2026-01-17</dc:date><dc:language>ar</dc:language><dc:publisher>دار</dc:publisher></metadata>"
        f'<manifest>{items}<item id="nav" properties="nav" href="nav.xhtml" media-type="application/xhtml+xml"/>'
        f'</manifest><spine page-progression-direction="rtl"><itemref idref="nav"/>{spine}</spine></package>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", _CONTAINER)
        archive.writestr("OEBPS/content.opf", package)
        archive.writestr("OEBPS/nav.xhtml", "<html><body><p>فهرس</p></body></html>")
        for n in numbers:
            text = "".join(f"<p>{paragraph} {n}</p>" for paragraph in PARAGRAPHS)
            archive.writestr(
                f"OEBPS/text/c {n}.xhtml",
                f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body><h1>الفصل {n}</h1>'
                f"{text}</body></html>",
            )


def make_feed(path: Path) -> None:
    entries = "".join(
        f"<item><title>خبر {n}</title><link>https://example.org/{n}</link><author>{WRITER}</author>"
        f"<pubDate>Sat, 17 Jan 2026 08:0{n}:00 GMT</pubDate>"
        f"<description><![CDATA[<p>{PARAGRAPHS[0]} {n}</p><p>{PARAGRAPHS[1]}</p>"
        f"<script src='https://example.org/x.js'></script>]]></description></item>"
        for n in (1, 2)
    )
    path.write_text(
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>الصحيفة</title>'
        f"<language>ar</language>{entries}<item><title>بلا نص</title></item></channel></rss>",
        encoding="utf-8",
    )


def make_mail(path: Path, *, html: bool = False) -> None:
    message = email.message.EmailMessage()
    message["Subject"], message["From"] = TITLE, f"{WRITER} <writer@example.org>"
    message["Date"] = "Sat, 17 Jan 2026 08:00:00 +0000"
    if html:
        message.set_content(page().decode(), subtype="html")
    else:
        message.set_content("\n".join(PARAGRAPHS), charset="utf-8")
    message.add_attachment(b"\x00\x01", maintype="application", subtype="octet-stream", filename="x.bin")
    path.write_bytes(bytes(message))


ROWS = [
    {"head": f"عنوان {n}", "body": f"{PARAGRAPHS[0]} {n}\n{PARAGRAPHS[1]}", "published": f"2026-01-1{n}", "link": f"https://e.org/{n}"}
    for n in range(3)
]  # fmt: skip


def make_table(path: Path) -> None:
    suffix = path.suffix
    if suffix in (".jsonl", ".ndjson"):
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS), encoding="utf-8")
    elif suffix in (".csv", ".tsv"):
        import csv

        out = io.StringIO()
        writer = csv.DictWriter(out, list(ROWS[0]), delimiter="\t" if suffix == ".tsv" else ";")
        writer.writeheader()
        writer.writerows(ROWS)
        path.write_bytes(b"\xef\xbb\xbf" + out.getvalue().encode())
    elif suffix == ".xlsx":
        import openpyxl

        book = openpyxl.Workbook()
        book.active.append(list(ROWS[0]))
        for row in ROWS:
            book.active.append(list(row.values()))
        book.save(path)
    else:
        import duckdb

        with duckdb.connect() as connection:
            connection.execute("CREATE TABLE t (head TEXT, body TEXT, published DATE, link TEXT)")
            connection.executemany("INSERT INTO t VALUES (?, ?, ?, ?)", [list(row.values()) for row in ROWS])
            connection.execute(f"COPY t TO '{path}' (FORMAT parquet)")


def make_pdf(path: Path, *, text: str = "\n".join(PARAGRAPHS), size: int = 14) -> None:
    """Write a PDF with Qt, in a font whose letters it names; a dark theme does not reach it."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import (
        QAbstractTextDocumentLayout,
        QFont,
        QPageSize,
        QPainter,
        QPalette,
        QPdfWriter,
        QTextDocument,
        QTextOption,
    )

    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setResolution(96)
    document = QTextDocument()
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    document.setDefaultTextOption(option)
    font = QFont("IBM Plex Sans Arabic")
    font.setPixelSize(size)
    document.setDefaultFont(font)
    document.setPlainText(text)
    document.setTextWidth(600)
    painter = QPainter(writer)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    document.documentLayout().draw(painter, context)
    painter.end()


MAKERS = {
    ".html": lambda path: path.write_bytes(page()),
    ".mhtml": make_mhtml,
    ".md": lambda path: path.write_text(f"# {TITLE}\n\n" + "\n\n".join(PARAGRAPHS), encoding="utf-8"),
    ".docx": make_docx,
    ".odt": make_odt,
    ".epub": make_epub,
    ".rss": make_feed,
    ".eml": make_mail,
    **dict.fromkeys((".jsonl", ".csv", ".tsv", ".xlsx", ".parquet"), make_table),
}
