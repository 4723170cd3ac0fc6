from __future__ import annotations

import hashlib
import itertools
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3
from hypothesis import given
from hypothesis import strategies as st

from tests.a_store import ME, a_store, new
from thirdear.model.coding import EventId, Rating
from thirdear.store import Store, journal
from thirdear.store.journal import Event, canonical, chained


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Give a filled study with one tag."""
    with a_store(tmp_path) as store:
        store.change_tags(ME, (), [new(1)], "R1")
        yield store


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET actor = 'R2'",
        "DELETE FROM event",
        "INSERT OR REPLACE INTO event SELECT * FROM event LIMIT 1",
        "REPLACE INTO event SELECT * FROM event WHERE kind = 'tag'",
        """INSERT OR REPLACE INTO event SELECT replica, seq + 99, clock, at, actor, kind, body, act,
        undoes, hash FROM event WHERE undoes IS NOT NULL""",
        "UPDATE text SET body = x'00'",
        "REPLACE INTO text SELECT * FROM text LIMIT 1",
    ],
)
def test_what_is_written_stays(store: Store, statement: str) -> None:
    """The journal and the words refuse every way to change them that SQL has."""
    store.undo("R1")
    before = store._db.all("SELECT * FROM event ORDER BY replica, seq")
    with pytest.raises(sqlcipher3.IntegrityError, match=r"append-only|never change"):
        store._db.run(statement)
    assert store._db.all("SELECT * FROM event ORDER BY replica, seq") == before


def test_events_name_words_and_hold_none(store: Store) -> None:
    """Neither the transcript's words, its labels and file names, nor people's names."""
    told = "".join(row[0] for row in store._db.all("SELECT body FROM event"))
    for word in ("kelime", "şey", "Zehra", "Bob", "A-s01.txt", "Ç"):
        assert word not in told


def test_no_projection_holds_words(store: Store) -> None:
    """They are in one table only, so they can be erased without breaking the chain."""
    for table in tables_without_words(store):
        told = repr(store._db.all(f"SELECT * FROM {table}"))
        for word in ("kelime", "şey", "Zehra", "A-s01.txt", "Ç"):
            assert word not in told, table


def tables_without_words(store: Store) -> list[str]:
    """Return the names of all tables but the one of words."""
    rows = store._db.all("SELECT name FROM sqlite_schema WHERE type = 'table'")
    return [name for (name,) in rows if name != "text"]


def test_a_chain_is_recomputed_by_hand(store: Store) -> None:
    """SHA-256 over the previous hash and the JSON of everything else in the event."""
    rows = store._db.all(
        "SELECT replica, seq, clock, at, actor, kind, body, act, undoes, hash FROM event "
        "ORDER BY replica, seq"
    )
    for _, chain in itertools.groupby((Event(*row) for row in rows), key=lambda e: e.replica):
        previous = b""
        for event in chain:
            assert event.hash == chained(previous, event)
            previous = event.hash
        assert store.heads()[event.replica] == (event.seq, previous)


@given(
    st.lists(st.integers(), min_size=5, max_size=5),
    st.lists(st.text(), min_size=3, max_size=3),
    st.none() | st.integers(),
    st.binary(max_size=32),
)
def test_what_is_hashed_is_json(
    numbers: list[int], words: list[str], undoes: int | None, previous: bytes
) -> None:
    """Whatever an event holds, what is hashed of it is what a JSON library writes."""
    replica, seq, clock, at, act = numbers
    event = Event(replica, seq, clock, at, *words, act, undoes, b"")
    told = json.dumps(list(event[:-1]), separators=(",", ":"), ensure_ascii=False)
    expected = hashlib.sha256(previous + told.encode()).digest()
    assert chained(previous, event) == expected


def test_the_order_is_no_wall_clocks(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """An hour back between a tag and its undo: the replay still undoes the tag."""
    monkeypatch.setattr(journal, "now", lambda: 0)
    store.undo("R1")
    assert store.tags() == ()
    assert store.rebuild() == ()
    assert store.tags() == ()
    assert store.history(last=1)[0].kind == "undo"


def test_a_copy_writes_a_chain_of_its_own(store: Store, tmp_path: Path) -> None:
    """So two copies of one study never write two histories of one chain."""
    store.close()
    copied = tmp_path / "copy.thirdear"
    shutil.copy(store.path, copied)
    with Store.open(store.path) as here, Store.open(copied) as there:
        first = here.change_tags(ME, (), [new(2)], "R1")
        second = there.change_tags(ME, (), [new(3)], "R1")
        assert first[0].id.replica != second[0].id.replica
        assert set(here.heads()) < set(there.heads())
        assert there.undo("R1")
        assert there.undo("R1") == ()
        assert here.check() == there.check() == ()


def test_undo_is_every_actors_own(store: Store) -> None:
    """R2 cannot take back what R1 did."""
    assert store.undo("R2") == ()
    assert [(c.what, c.case, c.session, c.layer, c.segment) for c in store.undo("R1")] == [
        ("tag", "A", 1, "turn", 1)
    ]


def test_an_act_after_an_undo_ends_redo(store: Store) -> None:
    """What was undone before it is gone for good, and says so in the history."""
    store.change_tags(ME, (), [new(2)], "R1")
    store.undo("R1")
    store.change_tags(ME, (), [new(3)], "R1")
    assert store.redo("R1") == ()
    assert [tag.segment for tag in store.tags()] == [1, 3]
    entries = [e for e in store.history(actor="R1") if e.kind == "tag"]
    assert [(e.what, e.undone) for e in entries] == [
        ("case A, session 1, turn 1, x.a", False),
        ("case A, session 1, turn 2, x.a", True),
        ("case A, session 1, turn 3, x.a", False),
    ]
    while store.undo("R1"):
        pass
    assert store.tags() == ()
    assert store.rebuild() == ()


def test_history_is_told_by_actor_and_case(store: Store) -> None:
    """The newest last; times are UTC; an undo names its act."""
    store.rate(ME, [Rating(ME, "B", 1, "tpocs.1", None)], "R1")
    store.undo("R1")
    last = store.history(last=2)
    assert [e.kind for e in last] == ["rate", "undo"]
    assert last[0].what == "case B, session 1, tpocs.1, cannot be rated"
    assert last[1].what == f"action {last[0].id.replica}:{last[0].id.seq}"
    assert last[0].undone
    assert last[0].at.endswith("Z")
    assert [e.kind for e in store.history(case="B")] == ["session", "rate"]
    assert {e.actor for e in store.history(actor="R1")} == {"R1"}
    assert len({e.id for e in store.history()}) == len(store.history())


def test_a_tag_is_named_by_its_event(store: Store) -> None:
    """Its id finds who made it, where it lies and the checksum of its words."""
    (tag,) = store.tags()
    event = journal.event(store._db, tag.id)
    assert event is not None
    assert event.id == tag.id
    assert event.data["at"] == [store.segments("A", 1)[0].start, store.segments("A", 1)[0].stop]
    assert journal.event(store._db, EventId(1, 1)) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), JSON))
def test_a_body_has_one_form_only(body: dict[str, object]) -> None:
    """The order in which keys were put makes no difference, and parsing gives it back."""
    finite = json.loads(json.dumps(body).replace("Infinity", "0"))
    turned = dict(reversed(finite.items()))
    assert canonical(turned) == canonical(finite)
    assert json.loads(canonical(finite)) == finite
