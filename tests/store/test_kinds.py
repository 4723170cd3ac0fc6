"""All that is stored is joined: what each file of a thing says is in the tables and the journal."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

import thirdear.store
from tests.a_store import a_store
from thirdear.store import kind, places
from thirdear.store.kinds import INDEXES, KINDS, TABLES

FILES = [
    import_module(f"thirdear.store.{path.stem}")
    for path in Path(thirdear.store.__file__).parent.glob("*.py")
    if path.stem not in {"__init__", "kind", "kinds"}
]


@pytest.mark.parametrize("name", ["KINDS", "TABLES"])
def test_what_a_file_stores_is_joined(name: str) -> None:
    """No file's kinds or tables are forgotten, and no two files have one of the same name."""
    joined = {"KINDS": KINDS, "TABLES": TABLES}[name]
    those = [getattr(file, name, {}) for file in FILES]
    every = [key for one in those if one is not joined for key in one]
    own = {"merge", "purge", "undo", "redo"} if name == "KINDS" else set()
    assert len(every) == len(set(every))
    assert joined.keys() == set(every) | own
    assert kind.KINDS is KINDS


def test_indexes_are_joined() -> None:
    """No file's index is forgotten."""
    assert set(INDEXES) == {file.INDEX for file in FILES if hasattr(file, "INDEX")}


def test_what_lies_on_segments_or_sessions_keeps_them(tmp_path: Path) -> None:
    """Each table of what people did in a session is among those that are asked before it goes."""
    made = {name: columns for name, columns in TABLES.items() if "pass_id" in columns}
    on_segments = {name for name, text in made.items() if "REFERENCES segment" in text}
    on_sessions = {name for name in made if "session_id" in made[name]}
    assert set(places.IN_LAYERS) == on_segments
    assert set(places.IN_SESSIONS) == on_sessions | {"vignette", "correction"}
    assert made.keys() == on_segments | on_sessions | {"tally"}
    with a_store(tmp_path) as store:
        for table in (*places.IN_LAYERS, *places.IN_SESSIONS):
            assert re.fullmatch("[a-z]+", table)
            assert store._db.one(f"SELECT count(*) FROM {table}") is not None
