"""Searching all transcripts: Turkish letters, spaces, cases, and hostile text."""

from __future__ import annotations

import hashlib
import re
import sqlite3
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.a_cli import Prompt
from tests.a_desk import a_study, play, shown, until
from tests.a_desk import transcript as said
from tests.a_store import transcript
from tests.a_system import at_terminal
from thirdear.base.letters import fold, spelled
from thirdear.model.coding import NewTag, Pass
from thirdear.model.corrections import Fault, NewCorrection
from thirdear.model.refusal import Refusal
from thirdear.model.text import Hit, Role, Segment, Source, Transcript
from thirdear.store import Store, words
from thirdear.store import search as store_search
from thirdear.study import Study, search
from thirdear.study.passages import Filter, passages
from thirdear.tui.passages import SearchScreen
from thirdear.tui.tagging.screen import TaggingScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.tui.app import DeskApp


@pytest.mark.parametrize("words", ["ıstanbul", "istanbul", "İSTANBUL", "ISTANBUL  daha guzel"])
def test_i_is_one_letter_and_spaces_are_one(tmp_path: Path, words: str) -> None:
    """The same turn of all three sessions, word for word."""
    with a_study(tmp_path) as study:
        found = search.search(study, words)
    assert [(hit.case, hit.session, hit.segment) for hit in found] == [
        ("A", n, 2) for n in (1, 2, 3)
    ]
    assert found[0].text == "Iğdır'a gitmek istemiyorum, İstanbul daha güzel."


def test_words_of_two_turns_are_in_neither(tmp_path: Path) -> None:
    """A turn's end and the next one's beginning are not one passage."""
    with a_study(tmp_path) as study:
        assert search.search(study, "right now. Iğdır") == ()
        with pytest.raises(Refusal, match="Say what"):
            search.search(study, "  ")
        with pytest.raises(Refusal, match="There is no case B"):
            search.search(study, "bear", "B")


def test_the_command_prints_nothing_that_steers_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Control characters of a transcript are shown, not sent."""
    with a_study(tmp_path) as study:
        folder = study.folder
    told = Prompt(capsys).well("search", "laughs", "--study", folder).out
    assert "\x1b" not in told
    assert "\x9b" not in told
    assert "[b]done[/b]" in told


def test_a_limit_lists_the_first_and_says_that_there_are_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal without being asked; elsewhere only where asked; 0 is no limit anywhere."""
    with a_study(tmp_path) as study:
        command = ("search", "istanbul", "--study", study.folder)
    prompt = Prompt(capsys)
    every = prompt.well(*command, "--json").json
    assert len(every) == 3
    two = prompt.well(*command, "--json", "--limit", 2)
    assert two.json == every[:2]
    assert "Only the first 2 are" in two.err
    assert "3 of all sessions may have the words." in two.err
    assert prompt.well(*command, "--limit", 3).err == ""
    monkeypatch.setattr("thirdear.cli.search._SCREEN", 1)
    assert prompt.well(*command).out.count("İstanbul") == 3
    at_terminal(monkeypatch, "stdout")
    short = prompt.well(*command)
    assert short.out.count("İstanbul") == 1
    assert "Only the first 1 are" in short.err
    assert prompt.well(*command, "--limit", 0).out.count("İstanbul") == 3
    assert len(prompt.well(*command, "--json").json) == 3


def test_turns_are_found_without_reading_the_sessions_after_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first turn costs one session's text and turns."""
    read: list[str] = []
    with a_study(tmp_path) as study:
        get = words.get
        monkeypatch.setattr(words, "get", lambda db, digest: read.append(digest) or get(db, digest))
        assert next(search.each(study, "istanbul")).session == 1
        assert len(read) == 2


@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "Nothing was found."), ("tr", "Hiçbir şey bulunamadı.")]
)
def test_that_nothing_is_found_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, sentence: str
) -> None:
    """One sentence in the study's language and exit code 0; for scripts an empty list."""
    prompt, study = Prompt(capsys), tmp_path / "study"
    prompt.well("init", study, "--language", language)
    for asked in (("zebra",), ("--words", "mental-state")):
        assert prompt.well("search", *asked, "--study", study).out == f"{sentence}\n"
        assert prompt.well("search", *asked, "--study", study, "--json").json == []


SIGNS = st.text(st.sampled_from("aAbiıİIçÇşkê.(  \n\t\x1f\u00a0"), max_size=60)
SESSIONS = st.lists(
    st.tuples(SIGNS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4)),
    min_size=1,
    max_size=4,
)


def held(number: int, text: str, ends: list[tuple[int, int]]) -> tuple[Transcript, bytes]:
    """Return a transcript whose turns may lie anywhere in its text."""
    spans = [sorted(min(end, len(text)) for end in pair) for pair in ends]
    turns = (Segment(n, *span, f"S{n}", Role.CLIENT) for n, span in enumerate(spans, 1))
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    about = Source(f"{number}.txt", "plain", "utf-8", digest)
    return Transcript("A", number, text, digest, tuple(turns), about), data


def read_through(study: Study, words: str) -> list[Hit]:
    """Search by reading every turn of every session."""
    wanted = fold(" ".join(words.split()))
    return [
        Hit("A", info.session, turn.index, turn.speaker, text[turn.start : turn.stop])
        for info in study.sessions()
        for text in [study.transcript("A", info.session).text]
        for turn in study.segments("A", info.session)
        if wanted in " ".join(fold(text[turn.start : turn.stop]).split())
    ]


def test_turns_on_the_same_words_are_each_found_with_their_speaker(tmp_path: Path) -> None:
    """Two who say one thing at once stand on one stretch of the text."""
    with Study.create(tmp_path / "s") as study:
        study.store.add_transcript(*held(1, "Abi", [(0, 3), (0, 3)]), "study")
        assert [hit.speaker for hit in search.search(study, "abi")] == ["S1", "S2"]


@settings(max_examples=60, deadline=None)
@given(SESSIONS, st.data())
def test_what_is_found_is_what_reading_every_turn_finds(
    sessions: list[tuple[str, list[tuple[int, int]]]], data: st.DataObject
) -> None:
    """Signatures leave nothing out and add nothing, whatever the words and wherever the turns."""
    whole = " ".join(text for text, _ in sessions)
    start = data.draw(st.integers(0, len(whole)))
    piece = whole[start : start + data.draw(st.integers(1, 8))]
    words = data.draw(st.sampled_from([piece, piece.upper(), "abi", "ıç"]))
    with tempfile.TemporaryDirectory() as name, Study.create(Path(name) / "s") as study:
        for number, (text, ends) in enumerate(sessions, 1):
            study.store.add_transcript(*held(number, text, ends), "study")
        if not words.split():
            with pytest.raises(Refusal, match="Say what"):
                search.search(study, words)
        else:
            found = read_through(study, words)
            for few in (0, 1, 8):
                with pytest.MonkeyPatch.context() as patch:
                    patch.setattr(store_search, "_FEW", few)
                    assert list(search.search(study, words)) == found
            assert search.possible(study, words) >= len({hit.session for hit in found})


def test_a_session_that_cannot_have_the_words_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only texts with all threes of letters of all words are looked through."""
    read: list[str] = []
    with Store.create(tmp_path / "study.thirdear") as store:
        for number, word in ((1, "kaplumbağa"), (2, "kertenkele"), (3, "kaplan")):
            store.add_transcript(*transcript("A", number, word=word), "study")
        get = words.get
        monkeypatch.setattr(words, "get", lambda db, digest: read.append(digest) or get(db, digest))
        pattern = re.compile(spelled("kaplumbaga"))
        assert {hit.session for hit in store.search(["kaplumbaga"], pattern)} == {1}
        assert len(read) == 2  # the text, and the turns' labels
        assert store.possible(["kaplumbaga"]) == store.possible(["kaplumbaga"], "A") == 1
        assert store.possible(["kap"]) == 2
        assert store.possible(["ertek"]) == store.possible(["kap"], "B") == 0
        assert len(read) == 2


def test_a_study_of_the_version_before_is_searched_after_opening(tmp_path: Path) -> None:
    """What was stored without signatures gets them by replay; `check` then finds nothing."""
    path = tmp_path / "study.thirdear"
    with Store.create(path) as store:
        store.add_transcript(*transcript("A", 1, word="kaplumbağa"), "study")
    with sqlite3.connect(path) as old:
        old.execute("DROP TABLE signature")
        old.execute("PRAGMA user_version = 7")
    old.close()
    with Store.open(path) as store:
        pattern = re.compile(spelled("kaplumbaga"))
        assert len(list(store.search(["kaplumbaga"], pattern))) == 12
        assert store.check() == ()


def test_a_signature_that_was_changed_is_noticed_and_made_anew(tmp_path: Path) -> None:
    """`check` compares signatures with the journal, `--rebuild` makes them from it."""
    path = tmp_path / "study.thirdear"
    with Store.create(path) as store:
        store.add_transcript(*transcript("A", 1), "study")
    with sqlite3.connect(path) as behind:
        behind.execute("UPDATE signature SET bits = x'00'")
    behind.close()
    with Store.open(path) as store:
        assert any("signature" in problem for problem in store.check())
        assert store.rebuild() == ("signature",)
        assert store.check() == ()


def test_the_signature_of_an_erased_case_goes_with_it(tmp_path: Path) -> None:
    """Nothing of what its sessions said can be asked for."""
    with Store.create(tmp_path / "study.thirdear") as store:
        store.add_transcript(*transcript("A", 1, word="kaplumbağa"), "study")
        store.add_transcript(*transcript("B", 1), "study")
        store.purge("A", {}, "study")
        assert store._db.all("SELECT count(*) FROM signature") == [(1,)]
        pattern = re.compile(spelled("kaplumbaga"))
        assert list(store.search(["kaplumbaga"], pattern)) == []


def test_forms_are_those_of_the_session_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whole words in all their forms, from the command line; a part of another word is none."""
    told = Prompt(capsys)
    file = tmp_path / "Birch-s01.txt"
    file.write_text(
        "T: Bugün suyu kim içti, sen mi, yoksa o mu içti?\nÇ: Sus, kitabım ıslandı diye ağladım.\n"
        "T: Su nereden geldi, bana onu anlatır mısın?\nÇ: Bilmiyorum, kitabevinden geldi.\n",
        encoding="utf-8",
    )
    told.well("init", tmp_path / "study", "--language", "tr")
    told.well("import", file, "--study", tmp_path / "study", "--speakers", "T=therapist,Ç=client")
    with Study.open(tmp_path / "study") as study:
        for words, turns in (("su", [1, 3]), ("kitap", [2]), ("içmek", [1])):
            assert [hit.segment for hit in search.search(study, words, forms=True)] == turns
        assert search.pattern(study, "kitap", "Birch", 1).search("kitabim")
    listed = told.well("search", "su", "--forms", "--json", "--study", tmp_path / "study").json
    assert [row["segment"] for row in listed] == [1, 3]
    refused = told("search", "--words", "mental-state", "--forms", "--study", tmp_path / "study")
    assert refused.code == 2


def test_a_stem_that_a_vowel_changes_is_found_where_turkish_is_spoken(tmp_path: Path) -> None:
    """All sessions are searched as one is; English has no such stem."""
    turkish = (
        "Bugün kitabı nereye koydun, ben onu bulamadım ki, ama sen bir şey demedin.",
        "Kitapçıya gittik ama kitap almadık, çünkü param yoktu.",
        "Bilmiyorum, belki de ben onu evde unuttum, çünkü bu sabah çok acelem vardı.",
    )
    english = ("The kitabi is what he called it, and that was all.", "We saw the kitap there.")
    study = a_study(
        tmp_path,
        transcripts=[
            said("A", 1, [("Ç", one) for one in turkish]),
            said("A", 2, [("Ç", one) for one in english]),
        ],
    )
    found = [(hit.session, hit.segment) for hit in search.each_bent(study, " kitap ")]
    assert found == [(1, 1), (1, 2), (2, 2)]
    assert found == [(1, 1), *((hit.session, hit.segment) for hit in search.each(study, "kitap"))]
    rows, _ = passages(study, Filter(words="kitap"))
    assert [(row.session, row.segment) for row in rows] == found


MOTHER = [
    ("Ç", "Annemin annesi annelerinden bahsetti."),
    ("T", "Annex diye bir yer varmış, cennet gibi."),
    ("Ç", "Anneciğim öldü mü diye sordum."),
    ("T", "Ne oldu sonra?"),
]


def test_forms_tell_letters_where_both_are_typed_with_them(tmp_path: Path) -> None:
    """Else ölmek would find every oldu; words typed without Turkish letters are still found."""
    plain = [("Ç", "annem oldu mu diye sordum"), ("T", "ne oldu")]
    texts = [said("A", 1, MOTHER), said("A", 2, plain)]
    with a_study(tmp_path, "tr", texts) as study:

        def found(words: str) -> list[tuple[int, int]]:
            hits = search.search(study, words, forms=True)
            return [(hit.session, hit.segment) for hit in hits]

        assert found("anne") == [(1, 1), (1, 3), (2, 1)]
        assert found("ölmek") == [(1, 3), (2, 1), (2, 2)]  # of the second nobody can tell
        assert found("olmak") == [(1, 4), (2, 1), (2, 2)]
        assert found("cennet") == [(1, 2)]
        assert found("sormak") == [(1, 3), (2, 1)]
        listed, _ = passages(study, Filter(words="anne", forms=True))
        assert [(one.session, one.segment) for one in listed] == found("anne")
        study.change_tags(Pass("me"), add=[NewTag("A", 1, n, "mbtc.holding") for n in (2, 4)])
        for words, forms, segments in (
            ("anne", False, [2]),
            ("anne", True, []),
            ("olmak", True, [4]),
            ("yer", True, [2]),
        ):
            tagged, _ = passages(study, Filter("mbtc.holding", words=words, forms=forms))
            assert [one.segment for one in tagged] == segments


def test_forms_in_a_session_are_those_of_its_corrected_words_too(tmp_path: Path) -> None:
    """The pattern finds whole words alone, and nothing where there are none."""
    with a_study(tmp_path, "tr", [said("A", 1, MOTHER)]) as study:
        pattern = search.form_pattern(study, "anne", "A", 1)
        text = fold(study.transcript("A", 1).text)
        assert {m[0] for m in pattern.finditer(text)} == {
            *("annemin", "annesi", "annelerinden", "annecigim")
        }
        assert search.form_pattern(study, "baba", "A", 1).search(text) is None
        assert search.form_pattern(study, "  ", "A", 1).search(text) is None
        turn = study.segments("A", 1)[3]
        words_of = (turn.start, turn.start + len("Ne oldu"), "Babam ne dedi")
        study.correct(NewCorrection("A", 1, Fault.WORDS, *words_of))
        assert search.form_pattern(study, "baba", "A", 1).search("babam ne dedi")


def test_the_desk_finds_forms_in_a_session_and_in_all(tmp_path: Path) -> None:
    """Tab in the bar and n in the search: whole words, the last in all its forms."""
    study = a_study(tmp_path, "tr", [said("A", 1, MOTHER)])

    async def look(pilot: Pilot[None], app: DeskApp) -> None:
        screen = app.screen
        assert isinstance(screen, TaggingScreen)
        await pilot.press("f", *"anne", "enter")
        assert list(screen.finder.found) == [0, 1, 2]
        await pilot.press("f")
        await until(lambda: "yazıldığı gibi" in shown(app))
        await pilot.press("tab", *"anne")
        await until(lambda: "bütün biçimleriyle" in shown(app))
        await pilot.press("enter")
        assert list(screen.finder.found) == [0, 2]
        await pilot.press("f", *"kedi", "enter")
        assert list(screen.finder.found) == []
        await pilot.press("f", "tab", *"cen", "enter")
        assert list(screen.finder.found) == [1]
        await pilot.press("escape", "quotation_mark", *"anne", "enter")
        await until(lambda: isinstance(app.screen, SearchScreen) and bool(app.screen.found))
        search_screen = app.screen
        assert isinstance(search_screen, SearchScreen)
        assert [one.segment for one in search_screen.found] == [1, 2, 3]
        await pilot.press("n")
        await until(lambda: [one.segment for one in search_screen.found] == [1, 3])
        await until(lambda: "bütün biçimleriyle" in shown(app))

    play(study, look, start=("A", 1))
