"""A file of passes says what the passes said, and is refused where it says something else."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from thirdear.exchange.passfile import (
    FileMemo,
    FileSession,
    FileTag,
    FileTopic,
    dumps,
    read,
    read_topics,
)
from thirdear.model.refusal import Refusal

PLAIN = FileSession("R1", 1, "ff", True, (FileTag("turn", "c", 1, "m.a"),), {})
FULL = FileSession(
    "R2",
    2,
    "aa",
    False,
    (
        FileTag("turn", "c", 3, "m.a", 4, 10, 20, True, 2, True),
        FileTag("turn", "c", 3, "m.b", start=0, stop=5),
    ),
    {"i.one": 2.5, "i.two": None},
    (
        FileMemo("turn", "c", 3, "a memo", "m.a", 0, 20),
        FileMemo("turn", "c", 4, "of the segment"),
        FileMemo("turn", "c", 5, "of a code", "m.b"),
    ),
)
TOPICS = (
    FileTopic("R1", 1, "of the session", "ff"),
    FileTopic("R1", 1, "of its case\n\nand more", "ff", of_case=True),
    FileTopic("R2", 2, "of a code", code="m.a"),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of two passes."""
    made = tmp_path / "passes.json"
    made.write_text(dumps([FULL, PLAIN], {"R2": "İki", "R1": ""}, TOPICS), encoding="utf-8")
    return made


def test_what_was_written_is_read(file: Path) -> None:
    """Sessions by rater and round, whatever order they were given in; names as they are."""
    assert read(file) == ((PLAIN, FULL), {"R1": "", "R2": "İki"})
    text = file.read_text(encoding="utf-8")
    assert text == dumps([PLAIN, FULL], {"R1": "", "R2": "İki"}, TOPICS)
    assert read_topics(file) == TOPICS
    assert text.endswith("}\n")
    assert "İki" in text


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_files_of_former_versions_are_read(file: Path, version: int) -> None:
    """The first had no memos, those before the fourth none on sessions, cases and codes."""
    data = json.loads(file.read_text(encoding="utf-8"))
    data["version"] = version
    if version == 1:
        for one in data["sessions"]:
            del one["memos"]
    file.write_text(json.dumps(data), encoding="utf-8")
    if version < 4:
        del data["topics"]
    file.write_text(json.dumps(data), encoding="utf-8")
    assert len(read_topics(file)) == (3 if version == 4 else 0)
    sessions, _ = read(file)
    assert [len(one.memos) for one in sessions] == ([0, 0] if version == 1 else [0, 3])


def _everything(file: Path) -> tuple[object, ...]:
    return (*read(file), read_topics(file))


def _refusal(file: Path) -> str:
    with pytest.raises(Refusal) as raised:
        _everything(file)
    return str(raised.value)


def test_what_is_no_such_file_is_refused_by_name(file: Path) -> None:
    """Nothing there, no JSON, something else, and what a newer program wrote."""
    assert _refusal(file.with_name("gone.json")).startswith("gone.json cannot be read")
    file.write_text("{", encoding="utf-8")
    assert _refusal(file).startswith("passes.json cannot be read")
    for other in ([], {"format": "other", "version": 3}, "thirdear-passes"):
        file.write_text(json.dumps(other), encoding="utf-8")
        assert "is no file of coding rounds" in _refusal(file)
    file.write_text(json.dumps({"format": "thirdear-passes", "version": 5}), encoding="utf-8")
    assert "newer program" in _refusal(file)


def _set(*path: str | int, to: object) -> Callable[[Any], None]:
    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = to

    return change


TAG, MEMO = ("sessions", 1, "tags", 0), ("sessions", 1, "memos", 0)
TOPIC = ("topics", 0)


@pytest.mark.parametrize(
    "change",
    [
        _set("raters", to=[]),
        _set("sessions", to=None),
        _set("sessions", 1, "number", to="two"),
        _set("sessions", 1, "ratings", to={"i.one": "much"}),
        _set(*TAG, "segment", to="3"),
        _set(*TAG, "segment", to=None),
        _set(*TAG, "value", to="high"),
        _set(*TAG, "start", to="x"),
        _set(*TAG, "stop", to=2.5),
        _set(*TAG, "version", to="2"),
        _set(*TAG, "code", to=5),
        _set(*TAG, "layer", to=None),
        _set(*TAG, "cut", to=["c"]),
        _set(*TAG, "unknown", to=1),
        _set(*MEMO, "text", to=""),
        _set(*MEMO, "text", to=5),
        _set(*MEMO, "cut", to=""),
        _set(*MEMO, "layer", to=None),
        _set(*MEMO, "segment", to="3"),
        _set(*MEMO, "code", to=7),
        _set(*MEMO, "code", to=None),
        _set(*MEMO, "start", to=None),
        _set(*MEMO, "stop", to="x"),
        _set("topics", to=5),
        _set(*TOPIC, to="words"),
        _set(*TOPIC, "text", to=""),
        _set(*TOPIC, "text", to=5),
        _set(*TOPIC, "rater", to=None),
        _set(*TOPIC, "number", to="1"),
        _set(*TOPIC, "sha256", to=None),
        _set(*TOPIC, "sha256", to=7),
        _set(*TOPIC, "code", to="m.a"),
        _set(*TOPIC, "of_case", to="yes"),
        _set(*TOPIC, "unknown", to=1),
    ],
)
def test_a_damaged_entry_is_refused(file: Path, change: Callable[[Any], None]) -> None:
    """Nothing of the file is taken, and none of its words stand in the refusal."""
    data = json.loads(file.read_text(encoding="utf-8"))
    change(data)
    file.write_text(json.dumps(data), encoding="utf-8")
    assert _refusal(file) == "passes.json is damaged: an entry is not what it should be."


def test_what_a_tag_does_not_say_is_not_so(file: Path) -> None:
    """Files of former versions name neither doubt nor suggestion."""
    data = json.loads(file.read_text(encoding="utf-8"))
    for field in ("uncertain", "suggested", "version", "value", "start", "stop"):
        del data["sessions"][0]["tags"][0][field]
    file.write_text(json.dumps(data), encoding="utf-8")
    (found, _), _ = read(file)
    assert found == PLAIN
    (tag,) = found.tags
    assert (tag.uncertain, tag.suggested) == (False, False)


def test_the_same_passes_give_the_same_text() -> None:
    """Whatever order ratings and names were given in."""
    turned = dict(reversed(FULL.ratings.items()))
    assert dumps([replace(FULL, ratings=turned)], {}) == dumps([FULL], {})
    assert dumps([FULL], {"b": "", "a": ""}) == dumps([FULL], {"a": "", "b": ""})
