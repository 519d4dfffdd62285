"""Pages of the log: what they hold is the same, record by record, as if each stood for itself."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.storage import pages
from reader.storage.log import FIRST_HASH, Entry, change_row, unfolded
from reader.storage.pages import ChangePage
from reader.storage.records import Record
from reader.storage.shadow import ShadowLog, read_shadow

_text = st.text(st.characters(codec="utf-8"), max_size=6)
_values = st.one_of(st.none(), st.integers(-(2**63), 2**63 - 1), _text)
_pieces = st.one_of(st.none(), st.lists(st.lists(st.integers(0, 9), min_size=2, max_size=2), min_size=2, max_size=3))


@st.composite
def _batches(draw: st.DrawFn) -> tuple[dict[str, object], int]:
    count = draw(st.integers(1, 5))
    many = st.lists(_values, min_size=count, max_size=count)
    columns: dict[str, object] = {name: draw(st.one_of(_values, many)) for name in ("note", "start", "quote")}
    if draw(st.booleans()):
        columns["pieces"] = draw(st.lists(_pieces, min_size=count, max_size=count))
    return columns, count


def _single(columns: dict[str, object], first: int, count: int) -> list[Record]:
    records = []
    for number in range(count):
        record: Record = {"id": first + number}
        for name, column in columns.items():
            value = column[number] if isinstance(column, list) else column
            if name != "pieces" or value is not None:
                record[name] = value
        records.append(record)
    return records


@given(st.recursive(_values, lambda inner: st.one_of(st.lists(inner), st.dictionaries(_text, inner)), max_leaves=12))
def test_what_is_hashed_is_written_to_the_byte_as_earlier_versions_wrote_it(value: object) -> None:
    assert pages.compact(value) == json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def test_a_number_of_more_than_64_bits_is_written_out_and_half_a_character_refused() -> None:
    assert pages.compact([1 << 70]) == b"[1180591620717411303424]"
    with pytest.raises(UnicodeEncodeError):
        pages.compact(["\ud800"])


@given(_batches())
def test_a_page_stands_for_the_changes_it_was_made_of(batch: tuple[dict[str, object], int]) -> None:
    columns, count = batch
    parts = list(pages.pages("mention", 70, count, columns))
    wanted = [change_row("mention", each["id"], None, each) for each in _single(columns, 70, count)]
    assert list(unfolded(parts)) == wanted
    assert list(unfolded(reversed(parts), backwards=True)) == wanted[::-1]


def test_long_pages_are_parted_by_number_and_by_length(monkeypatch: pytest.MonkeyPatch) -> None:
    columns = {"note": [str(number) for number in range(2500)], "start": 3}
    parts = list(pages.pages("mention", 1, 2500, columns))
    assert [(part.first, part.count) for part in parts] == [(1, 1000), (1001, 1000), (2001, 500)]
    monkeypatch.setattr(pages, "_LONGEST", 40)
    parts = list(pages.pages("mention", 1, 3, {"note": ["x" * 30, "y" * 30, "z"], "start": 3}))
    assert [part.count for part in parts] == [1, 1, 1]
    assert [record["note"][:1] for part in parts for record in part.records()] == ["x", "y", "z"]


@given(st.lists(st.one_of(_batches(), st.just(("label", 1, None, '{"id":1}'))), min_size=1, max_size=6))
def test_the_second_copy_holds_pages_between_changes_under_the_same_hash(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[tuple[object, ...]]
) -> None:
    parts: list[object] = []
    for number, each in enumerate(drawn):
        if isinstance(each[0], dict):
            parts += pages.pages("mention", number * 10, int(str(each[1])), each[0])
        else:
            parts.append(each)
    entry = Entry(1, 1, 1, 5, 7, "test", None, None, tuple(parts))  # type: ignore[arg-type]
    path = tmp_path_factory.mktemp("shadow") / "a.jsonl"
    shadow = ShadowLog(path)
    shadow.append(entry, entry.hash_after(FIRST_HASH), ())
    shadow.close()
    (line,) = read_shadow(path)
    assert line.entry == entry
    # what is hashed is JSON, so that others can read it
    head = json.loads(b"".join(entry.canonical()) + b"]")
    assert len(head[-1]) == len(parts)


def test_a_page_that_holds_less_than_it_says_is_refused() -> None:
    with pytest.raises(ValueError, match="a page of 3 records of mention holds 2"):
        ChangePage("mention", 1, 3, '{"start":[1,2]}').records()
