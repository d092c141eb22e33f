"""What is remembered of the scenario files, and when it is not to be trusted."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.content.scenario_index import VERSION, FileStamp, LibraryRow, find, remember, remembered

ROW = LibraryRow(
    "/a.yaml", 1, 2, "a", "A story", about="About.", customer="Łucja", teaches=("empathy", "clarity"), playable=False, errors=2
)
TEXT = st.text(max_size=30)
ROWS = st.lists(
    st.builds(
        LibraryRow,
        path=TEXT,
        changed=st.integers(0, 2**63),
        size=st.integers(0, 10**9),
        id=TEXT,
        title=TEXT,
        about=TEXT,
        level=st.integers(1, 5),
        teaches=st.lists(TEXT, max_size=3),
        playable=st.booleans(),
        practises=st.lists(TEXT, max_size=3),
    ),
    max_size=6,
    unique_by=lambda row: (row.path, row.changed, row.size),
)


@pytest.fixture
def memory(tmp_path):
    return tmp_path / "cache" / "catalogue.json"


def same(one, other):
    """Whether two rows say the same; a list of competencies may come back as a tuple."""
    return [list(value) if isinstance(value, tuple | list) else value for value in one] == [
        list(value) if isinstance(value, tuple | list) else value for value in other
    ]


def test_scenario_files_of_the_folders_are_found_by_name(tmp_path):
    for name in ("b.yaml", "a.yml", "c.txt", ".hidden.yaml", "d.YAML"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "e.yaml").write_text("x", encoding="utf-8")
    found = find((tmp_path, tmp_path / "deep", tmp_path / "nowhere"))
    assert [file.path for file in found] == [str(tmp_path / name) for name in ("a.yml", "b.yaml", "deep/e.yaml")]


def test_a_found_file_tells_its_size_and_time(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text("four", encoding="utf-8")
    assert find((tmp_path,)) == (FileStamp(str(file), file.stat().st_mtime_ns, 4),)


def test_a_link_to_nowhere_is_no_file(tmp_path):
    (tmp_path / "a.yaml").symlink_to(tmp_path / "gone")
    assert find((tmp_path,)) == ()


def test_what_is_remembered_comes_back(memory):
    remember(memory, [ROW])
    ((file, row),) = remembered(memory).items()
    assert file == FileStamp("/a.yaml", 1, 2)
    assert same(row, ROW)


@given(rows=ROWS)
def test_any_rows_come_back(tmp_path_factory, rows):
    memory = tmp_path_factory.mktemp("cache") / "catalogue.json"
    remember(memory, rows)
    back = remembered(memory)
    assert len(back) == len(rows)
    assert all(same(back[FileStamp(row.path, row.changed, row.size)], row) for row in rows)


def test_without_a_memory_nothing_is_remembered(memory):
    assert remembered(memory) == {}


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b"7",
        b"null",
        b"\xff\xff",
        b'{"version": 1}',
        b'{"version": 1, "fields": [], "rows": []}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_memory_is_empty(memory, damage):
    memory.parent.mkdir()
    memory.write_bytes(damage)
    assert remembered(memory) == {}


def test_a_memory_cut_short_anywhere_is_empty(memory):
    remember(memory, [ROW])
    whole = memory.read_bytes()
    for length in range(0, len(whole) - 1, 7):
        memory.write_bytes(whole[:length])
        assert remembered(memory) == {}


def test_a_memory_of_another_version_or_with_other_fields_is_empty(memory):
    remember(memory, [ROW])
    data = json.loads(memory.read_bytes())
    other = {"version": VERSION + 1}, {"fields": data["fields"][::-1]}, {"rows": [data["rows"][0][:-1]]}
    for changed in (data | change for change in other):
        memory.write_text(json.dumps(changed), encoding="utf-8")
        assert remembered(memory) == {}


def test_a_memory_is_written_whole_or_not_at_all(memory):
    remember(memory, [ROW])
    assert [path.name for path in memory.parent.iterdir()] == ["catalogue.json"]
    with pytest.raises(TypeError):
        remember(memory, [ROW._replace(title=object())])
    assert len(remembered(memory)) == 1


def test_a_file_whose_name_is_no_text_is_remembered_like_any_other(memory):
    named = ROW._replace(path="/home/ada/caf\udce9.yaml")
    remember(memory, [named])
    assert [row.path for row in remembered(memory).values()] == [named.path]


def test_what_cannot_be_remembered_leaves_nothing_behind(memory):
    memory.mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        remember(memory, [ROW])
    assert [path.name for path in memory.parent.iterdir()] == [memory.name]


def test_a_memory_that_cannot_be_written_is_the_caller_s_concern(memory):
    memory.parent.write_text("in the way", encoding="utf-8")
    with pytest.raises(OSError, match="cache"):
        remember(memory, [ROW])
