"""All that is stored is joined: what each file of a thing says is in the tables and the journal."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

import thirdear.store
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


def test_what_lies_on_segments_or_sessions_keeps_them() -> None:
    """Each table of what people did in a session is among those that are asked before it goes."""
    assert places.on_segments()[:3] == ("tag", "memo", "flag")
    assert {"rating", "vignette", "correction"} < {*places.on_sessions()}
    made = {name for name, columns in TABLES.items() if "pass_id" in columns}
    assert made <= {*places.on_segments(), *places.on_sessions(), "tally"}
