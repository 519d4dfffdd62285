"""The canonical form of an operation: written in pieces, it is the same JSON as written at once."""

import hashlib
import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.storage.log import FIRST_HASH, Entry
from reader.storage.shadow import ShadowLog, read_shadow

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
    shadow.append(entry, entry.hash_after(FIRST_HASH), [(key, text.encode()) for key, text in texts.items()])
    shadow.close()
    (line,) = read_shadow(tmp_path / "a.jsonl")
    assert (line.entry, line.texts) == (entry, texts)
    assert (tmp_path / "a.jsonl").read_text(encoding="utf-8").count("\n") == 1


def test_the_last_line_of_a_second_copy_tells_whether_it_holds_more(tmp_path: Path) -> None:
    from reader.storage.shadow import may_hold_more

    path, digest = tmp_path / "1.jsonl", bytes.fromhex("0f" * 32)
    assert not may_hold_more(path, 0, digest), "one that is not there holds nothing"
    path.write_text('[7,1,1,1,1,"a",null,null,[],"00",{}]\n[7,2,2,1,1,"b",null,null,[],"00",{}]\n')
    assert may_hold_more(path, 1, digest) and not may_hold_more(path, 2, digest)
    path.write_text(path.read_text() + f'[7,3,3,1,1,"c",null,null,[],"{digest.hex()}",{{}}]\n')
    assert not may_hold_more(path, 3, digest) and may_hold_more(path, 2, FIRST_HASH)
    path.write_text(path.read_text() + "[7,4,4")
    assert may_hold_more(path, 9, digest), "one that was cut off is read line by line"
    path.write_text("else\n")
    assert may_hold_more(path, 9, digest)
