"""Another program's tree of codes becomes a codebook that reads as any other."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from string import ascii_lowercase

import pytest

from thirdear import codebook
from thirdear.model.projects import Project, ProjectCode, ProjectCoding, ProjectNote, ProjectSource
from thirdear.model.refusal import Refusal
from thirdear.refi import codetree
from thirdear.refi.codes import MOST, slug, write

TREE = (
    (("Affect",), True),
    (("Affect", "Joy"), True),
    (("Affect", "Joy", "Loud joy"), True),
    (("Bond",), False),
    (("Bond", "Task"), True),
    (("Bond", "Group"), False),
    (("Bond", "Group", "Task"), True),
    (("Alone",), True),
    (("alone!",), True),
    (("Unused heading",), False),
)


def project(*tree: tuple[tuple[str, ...], bool], used: str = "") -> Project:
    """Return a project with these codes; the one called ``used`` has a coding."""
    codes = tuple(
        ProjectCode(f"g{n}", path, "What it is." if n == 0 else "", codable)
        for n, (path, codable) in enumerate(tree)
    )
    codings = (ProjectCoding("c", used, 0, 1, ""),) if used else ()
    source = ProjectSource("s", "S", "text", codings, (), ())
    note = ProjectNote("g0", "Seen often.", "AY")
    return Project("Their study", (), codes, (source,), (note,), (), ())


def test_a_tree_becomes_a_codebook() -> None:
    """Top codes with codes below are families; what groups only is part of the names below."""
    made = write(project(*TREE), "their-study", 2, "Somebody's project")
    book = codebook.parse(made.toml, "x.toml")
    assert (book.key, book.prefix, book.version) == ("their-study", "their_study", 2)
    assert [family.key for family in book.families] == ["affect", "bond", "codes"]
    rows = [(c.key.partition(".")[2], c.name(), c.family, c.parent) for c in book.codes]
    assert rows == [
        ("affect", "Affect", "affect", None),
        ("affect_joy", "Joy", "affect", "their_study.affect"),
        ("affect_joy_loud_joy", "Loud joy", "affect", "their_study.affect_joy"),
        ("bond_task", "Task", "bond", None),
        ("bond_group_task", "Group / Task", "bond", None),
        ("alone", "Alone", "codes", None),
        ("alone_2", "alone!", "codes", None),
    ]
    assert book.codes[0].text("definition") == "What it is.\n\nSeen often."
    assert book.codes[1].text("definition") == ""
    assert made.keys["g6"] == "bond_group_task"


def test_mnemonics_are_two_letters_and_apart() -> None:
    """Of the words' beginnings, then of the letters, then whatever is free."""
    names = ("Talk about play", "Talk about pain", "Talk about it", "Talk", "T", "T", "1")
    made = write(project(*(((name,), True) for name in names)), "k", 1, "")
    found = [row["mnemonic"] for row in tomllib.loads(made.toml)["code"]]
    assert found == ["ta", "tp", "ti", "tl", "tb", "tc", "aa"]


def test_a_heading_that_is_used_is_a_code() -> None:
    """Where somebody coded with what groups only, it is a code all the same."""
    made = write(project((("Bond",), False), used="g0"), "k", 1, "")
    assert made.keys == {"g0": "bond"}
    assert write(project((("Bond",), False)), "k", 1, "").keys == {}


def test_names_without_letters_have_keys_and_families() -> None:
    """A key is made of nothing else then; a family of the name "codes" is another one."""
    made = write(
        project((("???",), True), (("Codes",), True), (("Codes", "One"), True)), "k", 1, "from"
    )
    told = tomllib.loads(made.toml)
    assert [row["key"] for row in told["code"]] == ["code", "codes", "codes_one"]
    assert [row["key"] for row in told["family"]] == ["codes_2", "codes"]
    assert told["name"] == "Their study"


def test_more_codes_than_mnemonics_are_refused() -> None:
    """As many as there are pairs of letters are a codebook, one more is none."""
    many = [((f"code {n}",), True) for n in range(MOST + 1)]
    assert len(write(project(*many[:-1]), "k", 1, "").keys) == MOST
    with pytest.raises(Refusal, match="it has 677 codes, and a codebook holds 676 at most"):
        write(project(*many), "k", 1, "")


def test_words_of_other_letters_are_folded() -> None:
    """Keys are of small letters and digits; Turkish ones lose their marks."""
    assert slug("Çocuğun Oyunu 2!") == "cocugun_oyunu_2"
    assert slug("—") == ""
    assert slug("One two", "-") == "one-two"


@pytest.mark.parametrize("language", ["en", "tr"])
def test_what_is_told_in_two_languages_comes_back_in_both(language: str) -> None:
    """A codebook of ours keeps them in one description, its own language first."""
    ours = codebook.load("mental-state-talk")
    codes = codetree.families(ours, language)[0].below
    one = codes[0]
    assert one.description.startswith(f"[{language}]\n")
    project_ = project((("Kind", one.name), True))
    told = replace(project_, codes=(ProjectCode("g", ("Kind", one.name), one.description, True),))
    (made,) = codebook.parse(write(told, "back", 1, "x").toml, "x.toml").codes
    first = ours.codes[0]
    for of in ("en", "tr"):
        assert made.text("definition", of) == (
            f"{first.text('definition', of)}\n\n{first.text('example', of)}"
        )


def test_a_bracket_in_somebodys_words_is_no_language() -> None:
    """Only a description that begins with one is ours."""
    told = "What [tr] says.\n\n[en]\nMore."
    made = Project("P", (), (ProjectCode("g", ("A",), told, True),), (), (), (), ())
    (code,) = codebook.parse(write(made, "k", 1, "x").toml, "x.toml").codes
    assert dict(code.texts["definition"]) == {"en": told}


@pytest.mark.parametrize(
    ("usable", "parent"),
    [
        ((True, True, True), "a_b_c"),
        ((True, True, False), "a_b"),
        ((True, False, False), "a"),
        ((False, True, False), "a_b"),
        ((False, False, False), None),
    ],
)
def test_a_code_is_a_kind_of_the_nearest_code_above_it(
    usable: tuple[bool, bool, bool], parent: str | None
) -> None:
    """What groups only is none; its name stands before the code's own."""
    path = ("A", "B", "C", "D")
    tree = [(path[: n + 1], codable) for n, codable in enumerate((*usable, True))]
    rows = tomllib.loads(write(project(*tree), "k", 1, "").toml)["code"]
    assert rows[-1].get("parent") == parent
    above = 0 if parent is None else parent.count("_") + 1
    assert rows[-1]["name"] == " / ".join(path[max(above, 1) :])


def test_a_family_without_a_name_is_called_by_its_key() -> None:
    """A program may leave a heading empty."""
    made = write(project((("",), True), (("", "One"), True)), "k", 1, "")
    (family,) = tomllib.loads(made.toml)["family"]
    assert family["name"] == family["key"] == "family"


def test_when_the_letters_of_a_name_are_used_up_any_two_are_taken() -> None:
    """Those that begin with its first letter come before all others."""
    names = [f"ZQ {n}" for n in range(28)]
    made = write(project(*(((name,), True) for name in names)), "k", 1, "")
    found = [row["mnemonic"] for row in tomllib.loads(made.toml)["code"]]
    assert (found[0], set(found[:26])) == ("zq", {f"z{letter}" for letter in ascii_lowercase})
    assert found[26:] == ["aa", "ab"]


def test_words_are_written_as_they_are() -> None:
    """Turkish letters can be read in the file, and a face is one sign there."""
    made = write(project((("Sevinç 😀",), True)), "k", 1, "")
    assert "Sevinç 😀" in made.toml
    assert tomllib.loads(made.toml)["code"][0]["name"] == "Sevinç 😀"
