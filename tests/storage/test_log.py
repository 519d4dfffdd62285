"""The canonical form of an operation: written in pieces, it is the same JSON as written at once."""

import hashlib
import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.storage.log import FIRST_HASH, Entry
from reader.storage.shadow import ShadowLog, last_sequence, read_shadow

_images = st.one_of(st.none(), st.text(st.characters(codec="utf-8"), max_size=8))
_rows = st.lists(st.tuples(st.just("mention"), st.integers(0, 9), _images, _images), max_size=450).map(tuple)


@given(_rows)
def test_pieces_make_the_same_hash_as_the_whole(rows: tuple[tuple[str, int, str | None, str | None], ...]) -> None:
    entry = Entry(1, 1, 1, 5, 7, "test", None, None, rows)
    whole = json.dumps([1, 1, 1, 5, 7, "test", None, None, rows], ensure_ascii=False, separators=(",", ":"))
    assert entry.hash_after(FIRST_HASH) == hashlib.sha256(FIRST_HASH + whole.encode()).digest()


def test_the_second_copy_holds_changes_and_texts_as_they_were(tmp_path: Path) -> None:
    rows = tuple(("article", number, None, f'{{"id":{number}}}') for number in range(401))
    entry = Entry(1, 1, 1, 5, 7, "test", None, None, rows)
    texts = {1: 'نص “أول” "\n', 2: 'second\u2028\\"', 3: "\t\x01\x7f\\n"}
    shadow = ShadowLog(tmp_path / "a.jsonl")
    shadow.append(entry, entry.hash_after(FIRST_HASH), texts.items())
    shadow.close()
    (line,) = read_shadow(tmp_path / "a.jsonl")
    assert (line.entry, line.texts) == (entry, texts)
    assert (tmp_path / "a.jsonl").read_text(encoding="utf-8").count("\n") == 1


def test_the_last_line_of_a_second_copy_tells_how_far_it_goes(tmp_path: Path) -> None:
    path = tmp_path / "1.jsonl"
    assert last_sequence(path, 9, FIRST_HASH) == 0, "one that is not there holds nothing"
    # hashes are looked at by who reads every line
    path.write_text('[7,1,1,1,1,"a",null,null,[],"00",{}]\n[7,2,2,1,1,"b",null,null,[],"00",{}]\n')
    assert last_sequence(path, 9, FIRST_HASH) == 2
    path.write_text(path.read_text() + f'[7,3,3,1,1,"c",null,null,[],"{FIRST_HASH.hex()}",{{}}]\n')
    assert last_sequence(path, 9, FIRST_HASH) == 9, "the one that is asked for is known by its hash"
    path.write_text("else\n")
    assert last_sequence(path, 9, FIRST_HASH) == 0
    path.unlink()
    shadow, previous = ShadowLog(path), FIRST_HASH
    for number in (1, 2):
        entry = Entry(7, number, number, 1, 1, "a", None, None, ())
        previous = entry.hash_after(previous)
        assert shadow.append(entry, previous, ())
    shadow.close()
    path.write_text(path.read_text() + "[7,3,3")
    assert last_sequence(path, 9, FIRST_HASH) == 2, "where the last one was cut off the others are read"
