"""What leaves the study is disguised, asked about, and searched again when it is finished."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.study import a_writing
from tests.study.a_writing import NAMES, FakeNames, picked
from thirdear import writeup
from thirdear.model.disguise import Pseudonym
from thirdear.model.refusal import GateRefusal, Refusal
from thirdear.model.text import Role
from thirdear.study import excerpts, pseudonyms
from thirdear.study.documents import report
from thirdear.writeup import words

EMILY = Pseudonym("Emily", "Sarah", case="A")


def test_an_undecided_place_closes_the_gate(study: Any) -> None:
    """How many and where, and which command helps; not the words, and no document."""
    study.listed = FakeNames((*NAMES, Pseudonym("Hello", "Ann", case="A", also_a_word=True)))
    study.picked.append(picked())
    with pytest.raises(GateRefusal, match=r"somebody: 1 .*session 3, turn 7.*disguise scan") as no:
        report.report(study)
    assert "Hello" not in str(no.value)
    assert no.value.exit_code == 3
    assert not list(study.folder.rglob("*.docx"))


def test_a_place_that_was_decided_to_stay_opens_the_gate(study: Any) -> None:
    """What a person kept is no finding any more, neither before writing nor after."""
    study.listed = FakeNames(
        (*NAMES, Pseudonym("Hello", "Ann", case="A", also_a_word=True)), (("Hello", "A"),)
    )
    study.picked.append(picked())
    assert "Hello." in writeup.words_in(report.report(study))


@pytest.mark.parametrize("where", ["title", "name"])
def test_a_name_in_the_finished_document_takes_it_away_again(study: Any, where: str) -> None:
    """The last search covers what is not cut from transcripts, and the file's name."""
    study.listed = FakeNames((*NAMES, Pseudonym("Thistlewick", "Ann", case="B")))
    study.picked.append(
        replace(picked(), commentary="About Thistlewick, a child of the other case.")
    )
    target = study.folder / ("Thistlewick.docx" if where == "name" else "x.docx")
    if where == "name":
        study.picked.clear()
    with pytest.raises(GateRefusal, match="“Ann”") as no:
        report.report(study, target)
    assert "Thistlewick" not in str(no.value)
    assert not list(study.folder.rglob("*.docx"))


@pytest.mark.parametrize("part", ["title", "criterion", "commentary"])
@pytest.mark.parametrize("written", ["_Emily_ and the bear", "Emily2 plays", "(Emily’s bear)"])
def test_what_the_researcher_wrote_is_disguised_as_turns_are(
    study: Any, part: str, written: str
) -> None:
    """Underlines and digits make no other word of a name."""
    study.listed = FakeNames((*NAMES, EMILY))
    study.picked.append(replace(picked(), **{part: written}))
    found = writeup.words_in(report.report(study))
    assert written.replace("Emily", "Sarah") in found
    assert "Emily" not in found


@pytest.mark.parametrize("part", ["title", "criterion", "commentary"])
@pytest.mark.parametrize(
    "written", ["Emilys first day", "EmilySmith", "Em\u00adily", "Em\u200bily"]
)
def test_what_may_be_a_name_closes_the_gate(study: Any, part: str, written: str) -> None:
    """A name grown together with other letters, or broken by invisible ones, is asked about."""
    study.listed = FakeNames((*NAMES, EMILY))
    study.picked.append(replace(picked(), **{part: written}))
    with pytest.raises(GateRefusal, match=f"the vignette’s {part}"):
        report.report(study)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_composed_and_decomposed_letters_are_the_same_letters(study: Any, form: Any) -> None:
    """However title and commentary were typed, and however the list was."""
    written = unicodedata.normalize(form, "Ayşe_ kapıda")
    study.listed = FakeNames((Pseudonym(unicodedata.normalize("NFD", "Ayşe"), "Zeynep"), NAMES[0]))
    study.store.set["title"] = written
    study.picked.append(replace(picked(), case="B", last=5, commentary=written))
    found = writeup.words_in(report.report(study))
    assert found.count("Zeynep_ kapıda") >= 2
    assert "Ayşe" not in unicodedata.normalize("NFC", found)


@pytest.mark.parametrize(
    "name", ["Emily_report", "reportEmily", "Emilys", "Em\u00adily", "Çağla-2", "C\u0327ağla"]
)
def test_the_name_of_the_file_is_searched_in_every_writing(study: Any, name: str) -> None:
    """No document is left, nor a draft of it."""
    study.listed = FakeNames((*NAMES, EMILY, Pseudonym("Çağla", "Ebru", case="B")))
    with pytest.raises(GateRefusal, match=r"“(Sarah|Ebru)”"):
        report.report(study, study.folder / f"{name}.docx")
    assert not list(study.folder.rglob("*.docx"))


def test_a_case_called_by_a_name_is_printed_under_another(study: Any) -> None:
    """The key of a case is a text like all others."""
    disguise = excerpts.Disguise((Pseudonym("Emily", "Sarah"),))
    assert disguise.apply("_Emily_2", "en", "_Emily_2", "the name of the case") == "_Sarah_2"
    assert report.report(study).name == "case-study-en.docx"


def test_labels_of_speakers_never_leave(study: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even one that nobody listed, whatever the role; letters stand for them."""
    labels = ("Quentin", "Perpetua", "Mother Ottoline", "Zebulon", "Yolanda", "Xanthe")
    roles = (Role.THERAPIST, Role.CLIENT, Role.PARENT, Role.PARENT, Role.OTHER, Role.OTHER)
    lines = tuple((a, b, "Let us look at the door.") for a, b in zip(labels, roles, strict=True))
    monkeypatch.setattr(a_writing, "ENGLISH", lines)
    study.picked.append(picked(1, 6))
    shown = excerpts.excerpt(study, picked(1, 6), "en", "mean", excerpts.listed(study))
    assert [turn.speaker for turn in shown.turns] == ["T", "C", "M", "P", "O1", "O2"]
    found = writeup.words_in(report.report(study))
    assert not [label for label in labels if label.split()[-1] in found]


def test_an_empty_documents_own_words_are_nobodys_name(study: Any) -> None:
    """Word calls a font Times New Roman and a script Cans; a child called so is still found."""
    roman, can = Pseudonym("Roman", "Peter"), Pseudonym("Can", "Tolga", also_a_word=True)
    study.listed = FakeNames((*NAMES, roman, can))
    found = writeup.words_in(report.report(study))
    assert "Times New Roman" in found
    assert "Cans" in found
    with pytest.raises(GateRefusal, match="“Tolga”, “Peter”"):
        excerpts.listed(study).search(f"{found}\nTimes New Roman\nCans")


@pytest.mark.parametrize("language", ["en", "tr"])
def test_the_programs_own_report_is_found_clean(study: Any, language: Any) -> None:
    """Neither Word's addresses, nor references, nor English contractions are anybody's name."""
    study.picked += [
        replace(
            picked(), commentary="It's late. He's there; Don't. You'd see, and that's what it is."
        ),
        replace(picked(), case="B", last=5),
    ]
    path = report.report(study, language=language)
    assert "https://doi.org/" in writeup.words_in(path)
    assert list(pseudonyms.in_file(study, path)) == []


def test_fixed_words_and_references_are_nobodys_name(study: Any, tmp_path: Path) -> None:
    """Cohen's kappa is the program's, in both languages; so are the sources of codebooks."""
    fixed = [text for wording in words.WORDS.values() for text in wording.values()]
    books = [book.source() for book in study.codebooks()]
    note = tmp_path / "note.txt"
    note.write_text("\n".join((*fixed, *books)).replace("*", ""), encoding="utf-8")
    assert "Cohen’in" in note.read_text(encoding="utf-8")
    assert list(pseudonyms.in_file(study, note)) == []


def test_a_file_is_searched_paragraph_by_paragraph(study: Any, tmp_path: Path) -> None:
    """Each in its own language; in doubt in both; with the forms that a person can keep."""
    study.listed = FakeNames((*NAMES, EMILY), (("Kept'i", None), ("Thunder", "A")))
    note = tmp_path / "note.txt"
    note.write_text(
        "He's here and it's what you said, and Wolf's there too.\n"
        "Kerem'le oynadık\n"
        "Bugün çok güzel bir gün, Nermin Hanım da gelecek.\n"
        "And then Mrs. Dunne said that you have what it was.\n"
        "Emilys EmilySmith Thunder’s\n"
        "Cohen’in annesi geldi, çok güzel bir şey.\n",
        encoding="utf-8",
    )
    found = list(pseudonyms.in_file(study, note))
    assert [(place.case, place.form, place.level) for place in found] == [
        ("A", "Emilys", "review"),
        ("A", "EmilySmith", "review"),
        (None, "Kerem", "candidate"),
        (None, "Nermin", "candidate"),
        (None, "Dunne", "candidate"),
        (None, "Cohen", "candidate"),
    ]


class Filled(FakeNames):
    """A list that remembers what came in as one."""

    def __enter__(self) -> Filled:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def add_all(self, entries: list[Pseudonym]) -> int:
        self.listed = tuple(entries)
        return len(entries)


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        (",Ann,,", "real is empty"),
        ("Eve,,,", "pseudonym is empty"),
        ("Eve,Ann,pet,", "kind must be one of"),
        ("Eve,Ann,person,perhaps", "also_a_word must be yes or no"),
    ],
)
def test_a_table_of_names_comes_in_whole_or_not_at_all(
    study: Any, tmp_path: Path, row: str, wrong: str
) -> None:
    """Every row is looked at before the first is added, and all are added as one."""
    table = tmp_path / "names.csv"
    names = Filled(())
    study.names = lambda: names
    good = "real,pseudonym,kind,also_a_word\nFinn,Theo,,\nWill,Max,person,yes\n"
    table.write_text(f"{good}{row}\n", "utf-8")
    with pytest.raises(Refusal, match=f"line 4: {wrong}"):
        pseudonyms.import_names(study, table)
    assert names.listed == ()
    table.write_text(good, "utf-8")
    assert pseudonyms.import_names(study, table) == 2
    assert names.listed == (
        Pseudonym("Finn", "Theo"),
        Pseudonym("Will", "Max", also_a_word=True),
    )
