"""A file of every kind that can hold articles goes through the window: chosen, looked at, added, read, undone."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from formats.articles.files import MAKERS, PARAGRAPHS, make_pdf
from PySide6.QtCore import QMimeData, Qt, QUrl
from workflows.driver import CTRL, User

from reader.ui.dialogs.import_files import COUNT, KIND
from reader.ui.dialogs.importing import ImportDialog


def make_text(path: Path) -> None:
    path.write_text("\n\n".join(PARAGRAPHS), encoding="utf-16")


def make_archive(path: Path) -> None:
    """Write an archive with a folder of three kinds, and one more archive in it."""
    inner = path.with_name("inner.zip")
    for name, make in (("a.docx", MAKERS[".docx"]), ("b.html", MAKERS[".html"]), ("c.pdf", make_pdf)):
        make(path.with_name(name))
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("خبر.md", f"# عنوان\n\n{PARAGRAPHS[0]}")
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("a.docx", "b.html", "c.pdf", "inner.zip"):
            archive.write(path.with_name(name), f"folder/{name}")


# what is in the column of kinds, and how many articles
KINDS: dict[str, tuple[Callable[[Path], object], str, int]] = {
    ".txt": (make_text, "Text", 1), ".html": (MAKERS[".html"], "Web page", 1),
    ".mhtml": (MAKERS[".mhtml"], "Web page", 1),
    ".md": (MAKERS[".md"], "Markdown", 1), ".docx": (MAKERS[".docx"], "Word", 1), ".odt": (MAKERS[".odt"], "", 1),
    ".epub": (MAKERS[".epub"], "Book", 1), ".pdf": (make_pdf, "PDF", 1), ".rss": (MAKERS[".rss"], "Feed", 2),
    ".eml": (MAKERS[".eml"], "", 1), ".jsonl": (MAKERS[".jsonl"], "Table", 3), ".csv": (MAKERS[".csv"], "Table", 3),
    ".tsv": (MAKERS[".tsv"], "Table", 3), ".xlsx": (MAKERS[".xlsx"], "Table", 3),
    ".parquet": (MAKERS[".parquet"], "Table", 3), ".zip": (make_archive, "", 4),
}  # fmt: skip


@pytest.fixture
def user(qapp: object, tmp_path: Path) -> Iterator[User]:
    (tmp_path / "seed.txt").write_text("نص أول في المشروع", encoding="utf-8")
    user = User(tmp_path)
    user.open(tmp_path / "seed.txt")
    yield user
    user.command("language_en")
    user.close()


@pytest.mark.parametrize("suffix", KINDS)
@pytest.mark.parametrize("way", ["chosen", "dropped"])
def test_a_file_is_looked_at_added_and_taken_back(user: User, tmp_path: Path, suffix: str, way: str) -> None:
    make, kind, count = KINDS[suffix]
    # the one half in Arabic: what is shown is other words in the other direction
    user.command("language_ar" if way == "dropped" else "language_en")
    folder = tmp_path / "in"
    folder.mkdir()
    file = folder / f"خبر{suffix}"
    make(file)
    if way == "chosen":
        user.command("add_files")
        user.choose_files(file)
    else:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        user.drop(data)
    dialog = user.dialog(ImportDialog)
    rows = range(dialog.model.rowCount())
    shown = [str(dialog.model.index(row, KIND).data()) for row in rows]
    assert all(shown) and (way == "dropped" or any(kind in each for each in shown)), shown
    assert (
        sum(len([found for found in dialog.model.texts if found.path == path]) for path in dialog.model.paths) == count
    )
    assert all(str(dialog.model.index(row, COUNT).data()).strip() for row in rows)
    assert PARAGRAPHS[0][:20] in dialog.preview.toPlainText() or suffix == ".zip"
    before = user.project.article_ids()
    user.key(Qt.Key.Key_Return)
    user.wait_for_tasks()
    new = [each for each in user.project.article_ids() if each not in before]
    assert 0 < len(new) <= count, "those alike but in their files are one"
    contents = [user.project.article(each).content for each in new]
    assert any(PARAGRAPHS[0] in content for content in contents)
    user.window.session.show_article(new[0])
    user.settle()
    assert user.content == contents[0] and user.window.articles.model.index_of(new[0]) is not None
    user.key(Qt.Key.Key_Z, CTRL)
    assert user.project.article_ids() == before, "one undo takes all of it back"


def test_a_folder_of_every_kind_is_one_step_and_what_is_of_no_kind_is_counted(user: User, tmp_path: Path) -> None:
    folder = tmp_path / "in" / "مجلد"
    folder.mkdir(parents=True)
    for number, (suffix, (make, _, _)) in enumerate(KINDS.items()):
        make(folder / f"{number}{suffix}")
    for name in ("picture.jpg", "data.bin", ".hidden.txt"):
        (folder / name).write_bytes(b"\0\1\2")
    user.command("add_folder")
    user.choose_files(folder.parent)
    dialog = user.dialog(ImportDialog)
    assert "2 files of other kinds are passed over." in dialog.summary.text()
    user.key(Qt.Key.Key_Return)
    user.wait_for_tasks()
    assert len(user.project.article_ids()) > 10
    user.key(Qt.Key.Key_Z, CTRL)
    assert len(user.project.article_ids()) == 1
