"""Erasing a case: its bytes are gone everywhere, the journal holds, the rest stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.a_store import ME, new, transcript
from thirdear.model.coding import Memo, NewTag, Rating
from thirdear.model.consensus import Decision
from thirdear.model.corrections import Fault, NewCorrection
from thirdear.model.disguise import Pseudonym
from thirdear.model.memos import Topic, TopicMemo
from thirdear.model.profile import Labels, Profile
from thirdear.model.refusal import Refusal
from thirdear.model.text import Role
from thirdear.model.writeup import Vignette
from thirdear.store import Store
from thirdear.study import STUDY_FILE, Study, journal
from thirdear.study.copies import snapshots
from thirdear.study.imports import profile

WORDS = (
    *("sırdaş", "gizli not", "gizli başlık", "gizli yorum", "gizli gerekçe", "düzeltilmiş"),
    *("gizli seans", "gizli vaka"),
)
NAMES = ("A-s01.txt", "Ayşegül", "gizli olgu", "Melek")
FACTS = """
[case.B]
consent = "B agreed"

[case.A]
consent = "gizli olgu"

[[case.A.session]]
number = 1
held = "held"
"""


@pytest.fixture(params=[None, "parola"])
def study(tmp_path: Path, request: pytest.FixtureRequest) -> Study:
    """Give a study in which case A holds words of every kind, with a snapshot; case B others."""
    study = Study.create(tmp_path / "s", passphrase=request.param)
    store = study.store
    for case, session, word in (("A", 1, "sırdaş"), ("A", 2, "sırdaş"), ("B", 1, "kelime")):
        store.add_transcript(*transcript(case, session, word=word), "study")
    store.add_rater("R1", "Zehra", "study")
    store.change_tags(ME, (), [new(1), new(2, value=2), NewTag("B", 1, 3, "x.a")], "R1")
    store.rate(ME, [Rating(ME, "A", 1, "i", 2.0), Rating(ME, "B", 1, "i", 3.0)], "R1")
    store.set_memo(Memo(ME, "A", 1, "turn", 2, "eski gizli not"), "R1")
    store.set_memo(Memo(ME, "A", 1, "turn", 2, "gizli not"), "R1")
    store.set_memo(Memo(ME, "B", 1, "turn", 2, "note of B"), "R1")
    for topic, text in (
        (Topic(code="x.a"), "note of x"),
        (Topic("A", 1), "gizli seans notu"),
        (Topic("A"), "gizli vaka notu"),
        (Topic("B"), "note of B"),
    ):
        store.set_topic_memo(TopicMemo(ME, topic, text), "R1")
    store.add_vignette(Vignette("A", 1, 1, 2, "gizli başlık", "c", "gizli yorum"), "study")
    store.decide_rating(Decision(ME, "A", 1, "j", "gizli gerekçe"), 1.0)
    start = store.segments("A", 1)[0].start
    store.correct([NewCorrection("A", 1, Fault.WORDS, start, start + 6, "düzeltilmiş")], "R1")
    store.set_setting("facts", FACTS, "study")
    labels = Labels({"ayşegül": Role.CLIENT}, {"Melek": "Ayşegül"})
    profile.keep(store, Profile(Labels(), {"A": labels}), "study")
    for cases in (["A", "B"], ["B"]):
        store.record_export(f"{'-'.join(cases)}.docx", "ab" * 32, {"cases": cases}, "study")
    store.keep_place(ME, "A", 1, "turn", 4)
    study.names_passphrase = request.param and "names"
    with study.names() as names:
        names.add(Pseudonym("Ayşegül", "Elif", "person", "A"))
        names.add(Pseudonym("Berk", "Can", "person", "B"))
    snapshots.snapshot(study)
    return study


def bytes_below(study: Study) -> str:
    """Return every byte of a study, its log and snapshots, decrypted where it is encrypted."""
    found = [path.read_bytes() for path in study.folder.rglob("*") if path.is_file()]
    for path in study.folder.rglob("*.thirdear"):
        secret = study.names_passphrase if "names" in path.name else study.store.secret
        if secret is not None:
            found.append(decrypted(path, secret))
    return "".join(part.decode("utf-8", "replace") for part in found)


def decrypted(path: Path, secret: str) -> bytes:
    """Return a decrypted copy's bytes: whole pages as they stand, free ones too."""
    import sqlcipher3

    target = path.with_name("decrypted.tmp")
    connection = sqlcipher3.connect(str(path))
    connection.execute(f"PRAGMA key = '{secret}'")
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    rows = [connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in tables]
    free = connection.execute("PRAGMA freelist_count").fetchone()
    connection.close()
    target.unlink(missing_ok=True)
    assert free == (0,)
    return b" ".join(
        cell if isinstance(cell, bytes) else str(cell).encode()
        for table in rows
        for row in table
        for cell in row
    )


def test_a_purged_case_is_gone_to_the_last_byte(study: Study) -> None:
    """In the database, its log, the pseudonyms and every snapshot; the other case stays whole."""
    with study:
        before = bytes_below(study)
        assert {word for word in (*WORDS, *NAMES) if word not in before} == set()
        others = (
            study.store.transcript("B", 1),
            study.store.tags(case="B"),
            study.store.memos()[-1:],
            study.store.topic_memos()[-2:],
        )
        done = study.purge("A")
        after = bytes_below(study)
        assert {word for word in (*WORDS, *NAMES) if word in after} == set()
        assert study.store.transcript("B", 1) == others[0]
        assert study.store.tags() == others[1]
        assert study.store.memos() == others[2]
        assert study.store.topic_memos() == others[3]
        assert [one.text for one in others[3]] == ["note of B", "note of x"]
        assert done.memos == (("R1", None, 1), ("R1", 1, 2))
        assert done.on_codes == (("R1", "x.a"),)
        assert study.store.cases() == ("B",)
        assert journal.check(study, None) == ()
        assert study.store.rebuild() == ()
        assert [d.name for d in done.documents] == ["A-B.docx"]
        assert done.pseudonyms == 1
        assert "B agreed" in study.store.settings()["facts"]
        assert [p.real for p in study.pseudonyms()[0]] == ["Berk"]
        secret = study.store.secret
    assert {word for word in (*WORDS, *NAMES) if word in bytes_below(study)} == set()
    (copied, *_) = done.snapshots
    with Store.open(copied, passphrase=secret, read_only=True) as snapshot:
        assert snapshot.cases() == ("B",)
        assert snapshot.check() == ()


def test_the_chain_goes_on_behind_a_purge(study: Study) -> None:
    """What was done in the case cannot be taken back; the rest can, and new work holds."""
    with study:
        heads = study.store.heads()
        study.purge("A")
        assert all(study.store.heads()[r][0] >= seq for r, (seq, _) in heads.items())
        assert study.store.undo("R1")[0].case == "B"
        study.store.add_transcript(*transcript("A", 1, word="yeni"), "study")
        study.store.change_tags(ME, (), [new(1)], "R1")
        assert [tag.case for tag in study.store.tags()] == ["A", "B"]
        assert journal.check(study, None) == ()
        assert study.store.rebuild() == ()
        (entry,) = journal.history(study, None, None, None, "purge", (None, None))
        assert (entry.case, entry.session) == ("A", None)


def test_purging_twice_or_nothing(study: Study) -> None:
    """Again is allowed, since an interruption may have left something; an unknown case is not."""
    with study:
        study.purge("A")
        study.purge("A")
        with pytest.raises(Refusal, match="nothing of a case Z"):
            study.purge("Z")
        assert journal.check(study, None) == ()


def test_a_merge_brings_no_erased_words_back(tmp_path: Path) -> None:
    """Neither from a copy that still has them, nor to one that takes the purge over."""
    with Study.create(tmp_path / "s") as study:
        study.store.add_transcript(*transcript("A", 1, word="sırdaş"), "study")
        study.store.add_transcript(*transcript("B", 1), "study")
        study.store.add_rater("R1", "Zehra", "study")
        snapshots.backup(study, tmp_path / "copy")
        study.purge("A")
        with Store.open(tmp_path / "copy") as copy:
            copy.change_tags(ME, (), [NewTag("B", 1, 1, "x.a"), new(1)], "R1")
            study.store.take(copy)
            assert study.store.cases() == ("B",)
            assert len(study.store.tags()) == 1
            assert journal.check(study, None) == ()
            copy.take(study.store)
            assert copy.cases() == ("B",)
            assert copy.check() == ()
        assert "sırdaş" not in bytes_below(study)


def test_a_file_that_held_another_case_too_is_named(tmp_path: Path) -> None:
    """Its bytes hold the erased case's words, so they go; the other case's transcript stays."""
    from dataclasses import replace

    with Study.create(tmp_path / "s") as study:
        one, data = transcript("A", 1)
        two, _ = transcript("B", 1)
        study.store.add_transcript(one, data, "study")
        study.store.add_transcript(replace(two, source=one.source), data, "study")
        assert study.purge("A").shared == (("B", 1),)
        assert study.store.transcript("B", 1).text == two.text
        with pytest.raises(Refusal, match="erased with another case"):
            study.store.original("B", 1)
        assert journal.check(study, None) == ()


def test_a_study_in_use_is_not_purged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another connection would keep old pages in the log."""
    monkeypatch.setattr("thirdear.store.connection._BUSY_MILLISECONDS", 50)
    with Study.create(tmp_path / "s") as study:
        study.store.add_transcript(*transcript("A", 1), "study")
        with study.reader(), pytest.raises(Refusal, match="in use by another program"):
            study.purge("A")
        assert study.store.cases() == ("A",)


@pytest.mark.parametrize(
    ("facts", "left"),
    [
        ("[case.A]\nconsent = 'x'\n[case.B]\nconsent = 'y'\n", "[case.B]\nconsent = 'y'\n"),
        ('[case."A"]\nconsent = "x"\n', ""),
        ("[[case.A.session]]\nnumber = 1\n[case.AB]\nconsent='z'\n", "[case.AB]\nconsent='z'\n"),
        ("case.A.consent = 'x'\n", None),
        ("[case]\nA = {consent = 'x'}\n", None),
    ],
)
def test_facts_lose_the_tables_of_the_case(tmp_path: Path, facts: str, left: str | None) -> None:
    """Those that stand among others' are refused before anything is changed."""
    with Study.create(tmp_path / "s") as study:
        study.store.add_transcript(*transcript("A", 1), "study")
        study.store.set_setting("facts", facts, "study")
        if left is None:
            with pytest.raises(Refusal, match="facts set"):
                study.purge("A")
            assert study.store.cases() == ("A",)
        else:
            study.purge("A")
            assert study.store.settings()["facts"] == left


def test_imported_scores_and_shared_labels_go_with_their_case(tmp_path: Path) -> None:
    """Values of the case; labels that no other case has."""
    with Study.create(tmp_path / "s") as study:
        study.store.add_transcript(*transcript("A", 1), "study")
        values = [["A", 1, 2.0], ["B", 1, 3.0]]
        column = {"key": "imported.x", "name": "x", "file": "f", "values": values}
        study.store.set_setting("imported", json.dumps({"columns": [column]}), "study")
        labels = Labels({"t": Role.THERAPIST, "other": Role.PARENT}, {})
        profile.keep(study.store, Profile(labels), "study")
        study.purge("A")
        (left,) = json.loads(study.store.settings()["imported"])["columns"]
        assert left["values"] == [["B", 1, 3.0]]
        assert dict(profile.profile(study.store).labels.roles) == {"other": Role.PARENT}
        assert (study.folder / STUDY_FILE).is_file()
