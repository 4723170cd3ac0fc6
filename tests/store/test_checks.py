"""Whatever is changed behind the audit log's back is found and named."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlcipher3

from tests.a_store import ME, a_store, new
from thirdear.model.coding import Rating
from thirdear.model.refusal import Refusal
from thirdear.model.writeup import Vignette
from thirdear.store import Store
from thirdear.store.kinds import TABLES

GUARDS = ("event_is_final", "event_is_kept", "event_is_new", "text_is_final", "text_is_new")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give the closed file of a study in which something of every kind was done."""
    with a_store(tmp_path) as store:
        store.set_setting("language", "tr", "study")
        store.change_tags(ME, (), [new(n, value=2) for n in (1, 2, 3)], "R1")
        store.undo("R1")
        store.redo("R1")
        store.rate(ME, [Rating(ME, "A", 1, "i", 3.0)], "R1")
        store.finish(ME, [("A", 1)], "R1")
        store.add_vignette(Vignette("A", 1, 1, 2, "t", "c"), "study")
        assert store.check() == ()
    return tmp_path / "study.thirdear"


def tamper(file: Path, *statements: str) -> None:
    """Change a closed study as somebody with an SQL shell would who takes the guards off first."""
    connection = sqlcipher3.connect(str(file))
    guards = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
    ).fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _, sql in guards:
        connection.execute(sql)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE event SET body = replace(body, ':3', ':4') WHERE kind = 'rate'", "was changed"),
        ("UPDATE event SET actor = 'R2' WHERE kind = 'finish'", "was changed"),
        ("UPDATE event SET at = at + 1 WHERE kind = 'undo'", "was changed"),
        ("UPDATE event SET hash = zeroblob(32) WHERE kind = 'redo'", "was changed"),
        ("DELETE FROM event WHERE kind = 'redo'", "lacks entries"),
        (
            "DELETE FROM event WHERE kind = 'finish'",
            "table finished is not what the audit log says",
        ),
        ("UPDATE event SET kind = 'weird' WHERE kind = 'rate'", "was changed"),
        ("UPDATE event SET body = '{}' WHERE kind = 'session'", "was changed"),
        ("UPDATE event SET body = '[1]' WHERE kind = 'tag'", "was changed"),
        ("UPDATE event SET clock = 0 WHERE kind = 'finish'", "was changed"),
        ("UPDATE tag SET value = 3 WHERE segment = 2", "table tag is not what"),
        ("DELETE FROM tag WHERE segment = 2", "table tag is not what"),
        ("DELETE FROM finished", "table finished is not what"),
        ("UPDATE tally SET tags = tags + 1", "table tally is not what"),
        ("UPDATE extent SET words = 0", "table extent is not what"),
        ("INSERT INTO rating VALUES(1, 1, 'j', 1.0, NULL)", "table rating is not what"),
        ("UPDATE segment SET start = start + 1 WHERE number = 2", "does not cover the text"),
        ("UPDATE session SET sha256 = 'x'", "not the one imported"),
        ("UPDATE text SET body = x'00' WHERE media = 'application/octet'", "text was changed"),
        ("UPDATE text SET salt = x'00' WHERE media = 'application/json'", "text was changed"),
        ("DELETE FROM text WHERE media = 'text/plain'", "names is missing"),
        ("DROP INDEX event_undone_once", "index event_undone_once of the study is missing"),
        ("CREATE TABLE more(x)", "table more does not belong"),
        ("ALTER TABLE tag ADD COLUMN more INTEGER", "table tag of the study was changed"),
    ],
)
def test_tampering_is_found_and_named(file: Path, statement: str, sentence: str) -> None:
    """One planted change each; the study opens, and `check` says what is wrong."""
    tamper(file, statement)
    with Store.open(file) as store:
        problems = store.check()
    assert any(sentence in problem for problem in problems), problems
    assert all("kelime" not in problem for problem in problems)


def test_events_that_changed_places_are_found(file: Path) -> None:
    """Two events of a chain swapped, each with its own hash."""
    swap = "UPDATE event SET seq = {0} WHERE kind != 'session' AND actor = 'R1' AND seq = {1}"
    tamper(file, swap.format(-9, 1), swap.format(1, 2), swap.format(2, -9))
    with Store.open(file) as store:
        assert any("was changed" in problem for problem in store.check())


def test_a_changed_word_is_found_three_times_over(file: Path) -> None:
    """By the digest of the text, by its SHA-256, by each tag on it; and it is not shown."""
    tamper(
        file,
        "UPDATE text SET body = CAST(replace(CAST(body AS TEXT), 'kelime A1 2 ', 'kelime A1 9 ') "
        "AS BLOB) WHERE media = 'text/plain'",
    )
    with Store.open(file) as store:
        problems = "\n".join(store.check())
        with pytest.raises(Refusal, match="changed behind the audit log"):
            store.transcript("A", 1)
    assert "Stored text was changed" in problems
    assert "Case A, session 1: the transcript is not the one imported." in problems
    assert "Case A, session 1, turn 2: the tag x.a of R1 does not cover" in problems
    assert "turn 1:" not in problems


def test_rebuilding_repairs_tables_and_nothing_else(file: Path) -> None:
    """It names what was not equal; the journal's own damage stays."""
    tamper(file, "DELETE FROM tag WHERE segment = 2", "UPDATE rating SET value = 9")
    with Store.open(file) as store:
        assert store.rebuild() == ("tag", "rating")
        assert store.check() == ()
        assert store.rebuild() == ()
        assert [tag.segment for tag in store.tags()] == [1, 2, 3]
    tamper(file, "UPDATE event SET at = 0 WHERE kind = 'tag'")
    with Store.open(file) as store:
        store.rebuild()
        assert any("was changed" in problem for problem in store.check())


def test_a_page_that_was_hit_is_found(file: Path) -> None:
    """64 bytes overwritten in each page: a sentence, or they lay in unused room of an empty table.

    Never a traceback.
    """
    whole = file.read_bytes()
    pages, unnoticed = len(whole) // 4096, set()
    for page in range(1, pages):
        at = page * 4096 + 8
        file.write_bytes(whole[:at] + b"\xff" * 64 + whole[at + 64 :])
        try:
            with Store.open(file) as store:
                if not store.check():
                    unnoticed.add(page + 1)
        except Refusal:
            pass
    file.write_bytes(whole)
    with Store.open(file) as store:
        roots = store._db.all("SELECT rootpage, tbl_name FROM sqlite_schema")
        full = {root for root, table in roots if store._db.one(f"SELECT 1 FROM {table}")}
    undone_acts = 1  # an index that is empty although its table is not
    assert pages > 30
    assert len(unnoticed & full) <= undone_acts


def test_an_older_study_is_replayed_on_opening(file: Path) -> None:
    """The tables of a former version are dropped and made from the journal."""
    tamper(file, "DROP TABLE vignette", "DELETE FROM tag", "PRAGMA user_version = 0")
    with pytest.raises(Refusal, match="older version"):
        Store.open(file, read_only=True)
    with Store.open(file) as store:
        assert len(store.tags()) == 3
        assert len(store.vignettes()) == 1
        assert store.check() == ()


def test_words_that_were_erased_leave_a_whole_chain(file: Path) -> None:
    """A session whose words are gone is gone from the tables; the journal still holds."""
    tamper(
        file,
        "DELETE FROM text WHERE digest IN (SELECT text FROM session UNION SELECT about FROM "
        "session UNION SELECT segments FROM layer)",
    )
    with Store.open(file) as store:
        assert {"session", "segment", "tag"} <= set(store.rebuild())
        assert store.cases() == ()
        assert store.tags() == ()
        assert not any("was changed" in problem for problem in store.check())


def test_the_layout_is_the_one_that_is_checked(file: Path) -> None:
    """Every table, index and trigger of the schema is in a study's file."""
    with Store.open(file) as store:
        names = {row[0] for row in store._db.all("SELECT name FROM sqlite_schema WHERE sql > ''")}
    assert set(TABLES) < names
    assert set(GUARDS) < names
