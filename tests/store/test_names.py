from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlcipher3
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.a_store import a_store
from tests.a_system import has_mode
from thirdear.model.disguise import Pseudonym
from thirdear.model.refusal import Refusal
from thirdear.store import Store
from thirdear.store.connection import Database, Values
from thirdear.store.names import Names

AYSE = Pseudonym("Ayşe", "Zeynep", case="A", variants=("Ayşecik", "Ayş"))
CAN = Pseudonym("Can", "Tolga", also_a_word=True)


@pytest.fixture
def names(tmp_path: Path) -> Iterator[Names]:
    """Give an empty list."""
    with Names.open(tmp_path / "names.thirdear") as names:
        yield names


def test_names_come_back_in_the_order_of_adding(names: Names) -> None:
    """One for the same real name and case takes the former's place."""
    for name in (AYSE, CAN, replace(AYSE, case=None), replace(AYSE, pseudonym="Elif")):
        names.add(name)
    assert names.all() == (replace(AYSE, pseudonym="Elif"), CAN, replace(AYSE, case=None))
    assert names.remove("Ayşe", "A") is True
    assert names.remove("Ayşe", "B") is False
    assert names.all() == (CAN, replace(AYSE, case=None))


def test_what_somebody_decided_to_keep_is_kept(names: Names) -> None:
    """Once, by case or for all; the decision may be taken back."""
    for text, case in (("Will", None), ("Hope", "A"), ("Will", None)):
        names.keep(text, case)
    assert names.kept() == (("Hope", "A"), ("Will", None))
    assert names.forget("Hope") is False
    assert names.forget("Hope", "A") is True
    assert names.kept() == (("Will", None),)


def test_a_name_without_letters_is_refused(names: Names) -> None:
    """It would be found everywhere, or hide nothing."""
    for name in (replace(AYSE, real=" "), replace(AYSE, pseudonym="")):
        with pytest.raises(Refusal, match="needs a real name"):
            names.add(name)


def test_many_names_come_in_as_one_or_not_at_all(
    names: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a bad entry nor a disk that fails half way leaves a part of them."""
    names.add(CAN)
    with pytest.raises(Refusal, match="needs a real name"):
        names.add_all([AYSE, replace(AYSE, real="")])
    assert names.all() == (CAN,)
    run, full = Database.run, Refusal("The disk is full.", "Disk dolu.")

    def failing(db: Database, sql: str, values: Values = ()) -> int:
        if "Elif" in values:
            raise full
        return run(db, sql, values)

    monkeypatch.setattr(Database, "run", failing)
    with pytest.raises(Refusal, match="disk is full"):
        names.add_all([AYSE, replace(AYSE, real="Elif")])
    monkeypatch.undo()
    assert names.all() == (CAN,)
    assert names.add_all([AYSE, replace(AYSE, case=None)]) == 2
    assert names.all() == (CAN, AYSE, replace(AYSE, case=None))


def test_letters_are_composed_in_one_way(names: Names) -> None:
    """Decomposed input is the same name, and the same decision, as composed."""
    apart = unicodedata.normalize("NFD", "Ayşe")
    names.add(AYSE)
    names.add(replace(AYSE, real=apart, variants=(apart,)))
    assert names.all() == (replace(AYSE, variants=("Ayşe",)),)
    names.keep(apart, "A")
    assert names.kept() == (("Ayşe", "A"),)
    assert names.forget(apart, "A") is True
    assert names.remove(apart, "A") is True


def test_the_list_is_a_file_apart_with_its_own_passphrase(tmp_path: Path) -> None:
    """0600, nothing readable in it, and the study's passphrase does not open it."""
    path = tmp_path / "names.thirdear"
    with Names.open(path, "its own") as names:
        names.add(AYSE)
        assert has_mode(path, 0o600)
    assert "Ayşe".encode() not in path.read_bytes()
    assert [file.name for file in tmp_path.iterdir()] == ["names.thirdear"]
    for wrong in (None, "the study's"):
        with pytest.raises(Refusal):
            Names.open(path, wrong)
    with Names.open(path, "its own") as names:
        assert names.all() == (AYSE,)


def test_a_study_is_no_list_of_names_and_the_other_way_round(tmp_path: Path) -> None:
    """Nor is a list of a later version, or one into which somebody put a trigger."""
    a_store(tmp_path).close()
    with pytest.raises(Refusal, match="no list of pseudonyms"):
        Names.open(tmp_path / "study.thirdear")
    path = tmp_path / "names.thirdear"
    Names.open(path).close()
    with pytest.raises(Refusal, match="no study"):
        Store.open(path)
    for statement, sentence in (
        ("CREATE TRIGGER t AFTER INSERT ON kept BEGIN DELETE FROM pseudonym; END", "changed"),
        ("PRAGMA user_version = 9", "newer version"),
    ):
        connection = sqlcipher3.connect(str(path))
        connection.execute(statement)
        connection.close()
        with pytest.raises(Refusal, match=sentence):
            Names.open(path)


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
COMPOSED = WORDS.map(lambda word: unicodedata.normalize("NFC", word))


@settings(max_examples=30, deadline=None)
@given(
    listed=st.lists(
        st.builds(
            Pseudonym,
            COMPOSED,
            COMPOSED,
            st.sampled_from(["person", "place", "school", "other"]),
            st.none() | st.sampled_from("AB"),
            st.lists(COMPOSED, max_size=3).map(tuple),
            st.booleans(),
        ),
        max_size=6,
    )
)
def test_any_name_comes_back_as_it_was(
    listed: list[Pseudonym], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Against a plain dictionary by real name and case, with letters composed."""
    expected: dict[tuple[str, str | None], Pseudonym] = {}
    with Names.open(tmp_path_factory.mktemp("n") / "names") as names:
        for name in listed:
            names.add(name)
            expected[name.real, name.case] = name
        assert names.all() == tuple(expected.values())


def test_a_list_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    """Its names and decisions are all there, and the new kinds of decisions can be kept."""
    path = tmp_path / "names.thirdear"
    with Names.open(path) as names:
        names.add(AYSE)
        names.keep("Will")
    connection = sqlcipher3.connect(str(path))
    for statement in ("DROP TABLE asked", "DROP TABLE scanned", "PRAGMA user_version = 1"):
        connection.execute(statement)
    connection.close()
    with Names.open(path) as names:
        assert (names.all(), names.kept()) == ((AYSE,), (("Will", None),))
        names.ask("Can", "A")
        assert names.asked() == (("Can", "A"),)
        assert names.ask_no_more("Can", "A") is True
        assert names.ask_no_more("Can", "A") is False


def test_what_a_scan_found_is_kept_by_session_and_goes_with_its_case(names: Names) -> None:
    """The last one stands; a purge of the case overwrites it."""
    assert names.scanned("A", 1) is None
    names.note_scanned("A", 1, "one", "[]")
    names.note_scanned("A", 1, "two", "[1]")
    names.note_scanned("B", 1, "three", "[2]")
    names.ask("Can", "A")
    assert names.scanned("A", 1) == ("two", "[1]")
    names.purge("A")
    assert (names.scanned("A", 1), names.asked()) == (None, ())
    assert names.scanned("B", 1) == ("three", "[2]")
