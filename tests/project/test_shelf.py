"""Texts that wait to be added: the first in memory, the others on the disk, all of them as they were put there."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.article import ArticleDetails, Provenance
from reader.formats.plain_text import TextFile
from reader.project import shelf
from reader.project.shelf import Shelf

_words = st.text(st.characters(codec="utf-8"), max_size=12)
_texts = st.builds(
    TextFile,
    st.sampled_from([Path("a.txt"), Path("ب/b.zip/c.txt"), Path("d")]),
    st.builds(ArticleDetails, _words, _words, url=_words),
    _words,
    st.builds(Provenance, _words, _words, repairs=st.lists(_words, max_size=2).map(tuple)),
    _words,
    _words,
)


@given(st.lists(_texts, max_size=8), st.sampled_from([0, 1, 120, 10_000]))
def test_texts_come_back_as_they_were_from_memory_and_from_the_disk(texts: list[TextFile], room: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shelf, "_IN_MEMORY", room)
        filled = Shelf(texts)
    paths = list(dict.fromkeys(text.path for text in texts))
    expected = [text for path in paths for text in texts if text.path == path]
    assert list(filled) == expected and len(filled) == len(texts) and filled.paths == paths
    assert [filled[number] for number in range(len(texts))] == expected
    filled.clear()
    assert list(filled) == [] and len(filled) == 0


def test_an_import_of_texts_that_lie_on_the_disk_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.project import Project
    from reader.project.importing import import_paths

    monkeypatch.setattr(shelf, "_IN_MEMORY", 2000)
    (tmp_path / "in").mkdir()
    for number in range(70):
        (tmp_path / "in" / f"{number:03}.txt").write_text(f"نص {number} 😀\r\n" * 9, encoding="utf-8")
    with Project.create(tmp_path / "p.sqlite") as project:
        import_paths(project, [tmp_path / "in"])
        found = [project.article(article_id) for article_id in project.article_ids()]
        assert [each.content for each in found] == [f"نص {number} 😀\n" * 9 for number in range(70)]
        assert {each.provenance.repairs for each in found} == {("line_ends",)} and project.check() == []
