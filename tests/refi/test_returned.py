"""What this program wrote into a project comes back whole, and nothing else is taken for it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from thirdear.model.coding import Memo, NewTag, Pass
from thirdear.model.refusal import Refusal
from thirdear.model.returned import Returned
from thirdear.model.text import Role, Segment
from thirdear.refi import reader, returned, writer
from thirdear.refi.project import (
    OutCase,
    OutCode,
    OutCoding,
    OutMoment,
    OutNote,
    OutProject,
    OutSelection,
    OutSource,
    OutUser,
    OutValue,
    OutVariable,
)

ME, AGAIN = Pass("R1"), Pass("R1", 2)
TURNS = (
    Segment(1, 3, 8, "T", Role.THERAPIST, 1.5, 2.0),
    Segment(2, 12, 17, "Ç", Role.CLIENT, 3.0),
)
JOY, MEMO, DOUBT, GONE = (writer.guid("t", name) for name in ("joy", "memo", "doubt", "gone"))


def user(pass_: Pass) -> str:
    """Return the GUID of a pass."""
    return writer.guid("user", pass_)


def variable(name: str, kind: str, value: object) -> tuple[OutVariable, OutValue]:
    """Return a variable and its value in the one source."""
    own = writer.guid("variable", name)
    return OutVariable(own, name, kind), OutValue(own, kind, value)  # type: ignore[arg-type]


VALUES = [
    variable("session", "Integer", "7"),
    variable(returned.rating_name("x.warmth", ME), "Float", 3.5),
    variable(returned.rating_name("x.warmth", AGAIN), "Float", None),
    variable(returned.finished_name(ME), "Boolean", True),
    variable(returned.finished_name(AGAIN), "Boolean", False),
]
SELECTIONS = (
    *(
        OutSelection(writer.guid("s", t.index), returned.selection_name("turn", t), t.start, t.stop)
        for t in TURNS
    ),
    OutSelection(
        writer.guid("p"),
        returned.part_name("turn", 2),
        12,
        14,
        (OutCoding(writer.guid("c"), JOY, user(ME), None, (DOUBT, MEMO)),),
        (GONE,),
    ),
)
PROJECT = OutProject(
    "Study",
    tuple(OutUser(user(p), f"Ada (pass {p.number})", returned.user_id(p)) for p in (ME, AGAIN)),
    (OutCode(JOY, "Joy", True),),
    tuple(one for one, _ in VALUES),
    (OutCase(writer.guid("case"), "C07", (writer.guid("source"),)),),
    (
        OutSource(
            writer.guid("source"),
            "C07 7",
            "T: Hello\nÇ: There\n",
            SELECTIONS,
            (writer.guid("session memo"),),
            tuple(value for _, value in VALUES),
            (OutMoment("turn 1", 3, 8, 1.5, 2.0), OutMoment("turn 2", 12, 17, 3.0, None)),
        ),
    ),
    (
        OutNote(DOUBT, returned.UNSURE, ""),
        OutNote(MEMO, returned.memo_name(), "Why.", user(AGAIN)),
        OutNote(GONE, returned.memo_name("x.joy"), "It was here.", user(ME)),
        OutNote(writer.guid("session memo"), returned.memo_name(), "A long hour.", user(ME)),
        OutNote(writer.guid("book"), "x.toml", "key = 'x'"),
    ),
)


def back(project: OutProject) -> Returned | None:
    """Return what comes back of a project's one session."""
    (source,) = reader.read_bytes(writer.dumps(project)).sources
    return source.returned


def test_a_session_comes_back_as_it_was() -> None:
    """Place, turns with times, tags with doubt, memos of whoever wrote them, ratings, marks."""
    found = back(PROJECT)
    assert found == Returned(
        "C07",
        7,
        TURNS,
        {},
        ((ME, NewTag("C07", 7, 2, JOY, start=12, stop=14, uncertain=True)),),
        (
            Memo(AGAIN, "C07", 7, "turn", 2, "Why.", JOY, 12, 14),
            Memo(ME, "C07", 7, "turn", 2, "It was here.", "x.joy", 12, 14),
            Memo(ME, "C07", 7, "free", 1, "A long hour."),
        ),
        ((ME, "x.warmth", 3.5), (AGAIN, "x.warmth", None)),
        (ME,),
    )
    read = reader.read_bytes(writer.dumps(PROJECT))
    assert read.codebooks == ("key = 'x'",)
    assert read.raters == {"R1": "Ada"}


def without(name: str) -> OutProject:
    """Return the project whose source lacks a selection's name or a variable."""
    (source,) = PROJECT.sources
    kept = tuple(v for one, v in VALUES if one.name != name)
    renamed = tuple(replace(s, name="x") if s.name == name else s for s in source.selections)
    return replace(PROJECT, sources=(replace(source, values=kept, selections=renamed),))


def test_what_others_made_of_it_is_anybodys() -> None:
    """Without a session's number, with a turn renamed, or without a case, nothing comes back."""
    assert back(without("session")) is None
    assert back(without(returned.selection_name("turn", TURNS[0]))) is None
    assert back(replace(PROJECT, cases=())) is None
    assert back(without("nothing")) is not None


def test_a_rating_that_is_no_number_is_refused() -> None:
    """Somebody has changed it since."""
    one, _ = VALUES[1]
    text = replace(one, kind="Text"), OutValue(one.guid, "Text", "much")
    others = [pair for pair in VALUES if pair[0].guid != one.guid]
    (source,) = PROJECT.sources
    changed = replace(
        PROJECT,
        variables=(text[0], *(v for v, _ in others)),
        sources=(replace(source, values=(text[1], *(v for _, v in others))),),
    )
    with pytest.raises(Refusal, match="a rating in it is no number"):
        back(changed)


def changed(**parts: object) -> Returned | None:
    """Return what comes back where the one source has other parts."""
    (source,) = PROJECT.sources
    return back(replace(PROJECT, sources=(replace(source, **parts),)))  # type: ignore[arg-type]


def selection(name: str, guid_: str = "new", start: int = 3, stop: int = 8) -> OutSelection:
    """Return one more selection, with a tag by the first pass."""
    coding = OutCoding(writer.guid(guid_, "coding"), JOY, user(ME))
    return OutSelection(writer.guid(guid_), name, start, stop, (coding,))


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("sentence 4 · client · Ç", NewTag("C07", 7, 4, JOY, "sentence")),
        ("sentence 4", NewTag("C07", 7, 4, JOY, "sentence")),
        ("part of sentence 4", NewTag("C07", 7, 4, JOY, "sentence", start=3, stop=8)),
        ("five minutes 2", NewTag("C07", 7, 2, JOY, "five minutes")),
        ("sentence", None),
        ("sentence 4x", None),
        ("4", None),
        ("sentence 1234567890", None),
        ("part of 4", NewTag("C07", 7, 4, JOY, "part of")),
    ],
)
def test_a_selections_name_says_which_segment_it_is(name: str, tag: NewTag | None) -> None:
    """What has no such name is anybody's: its coding is no tag of ours."""
    found = changed(selections=(*SELECTIONS, selection(name)))
    assert found is not None
    assert [one for _, one in found.tags[1:]] == ([] if tag is None else [tag])


@pytest.mark.parametrize(
    ("name", "layers"),
    [
        ("sentence 1 · client · Ç", {"sentence": (Segment(1, 3, 8, "Ç", Role.CLIENT),)}),
        ("sentence 1 · client · ", {"sentence": (Segment(1, 3, 8, "", Role.CLIENT),)}),
        ("sentence 1 · nobody · Ç", {}),
        ("part of sentence 1 · client · Ç", {}),
        ("sentence 1", {}),
    ],
)
def test_layers_are_made_of_whole_segments_with_a_role(
    name: str, layers: dict[str, tuple[Segment, ...]]
) -> None:
    """A part of a segment, or one without a role, has no boundaries of its own."""
    found = changed(selections=(*SELECTIONS, selection(name)))
    assert found is not None
    assert found.layers == layers


@pytest.mark.parametrize("number", ["0", "3", "2"])
def test_turns_that_do_not_count_on_are_anybodys(number: str) -> None:
    """One that is missing, doubled or out of order: somebody has changed them."""
    more = replace(SELECTIONS[0], guid=writer.guid("x"), name=f"turn {number} · client · Ç")
    known = changed(selections=(*SELECTIONS, more))
    assert (known is not None) == (number == "3")
    assert changed(selections=(SELECTIONS[1], SELECTIONS[0])) is None
    assert changed(selections=SELECTIONS[1:]) is None


def test_a_session_may_have_no_turns() -> None:
    """As one whose file had none."""
    found = changed(selections=())
    assert found is not None
    assert (found.turns, found.tags) == ((), ())


@pytest.mark.parametrize(
    ("name", "kind", "value", "finished", "rated"),
    [
        ("finished · R9 (pass 3)", "Boolean", True, [Pass("R9", 3)], []),
        ("finished · R9 (pass 3)", "Text", "1", [Pass("R9", 3)], []),
        ("finished · R9 (pass 3)", "Boolean", False, [], []),
        ("finished · R9 (pass 3)", "Boolean", None, [], []),
        ("finished · R9", "Boolean", True, [], []),
        ("finished", "Boolean", True, [], []),
        ("rating x.y · R9 (pass 3)", "Float", 2.0, [], [(Pass("R9", 3), "x.y", 2.0)]),
        ("rating x.y · R9 (pass 3)", "Integer", "2", [], [(Pass("R9", 3), "x.y", 2.0)]),
        ("rating x.y · R9 (pass 3)", "Float", None, [], [(Pass("R9", 3), "x.y", None)]),
        ("rating x.y · R9", "Float", 2.0, [], []),
        ("rating x.y", "Float", 2.0, [], []),
        ("x.y · R9 (pass 3)", "Float", 2.0, [], []),
    ],
)
def test_variables_are_ratings_and_marks_by_their_names(
    name: str, kind: str, value: object, finished: list[Pass], rated: list[object]
) -> None:
    """A pass has a rater and a number; other variables are somebody else's."""
    session = VALUES[0]
    one, its = variable(name, kind, value)
    (source,) = PROJECT.sources
    project = replace(
        PROJECT,
        variables=(session[0], one),
        sources=(replace(source, values=(session[1], its)),),
    )
    found = back(project)
    assert found is not None
    assert (list(found.finished), list(found.ratings)) == (finished, rated)


NOTED = (writer.guid("c", "noted"), writer.guid("d", "noted"))


@pytest.mark.parametrize(
    ("name", "text", "by", "memo"),
    [
        ("memo", "Look.", ME, Memo(ME, "C07", 7, "free", 1, "Look.")),
        ("anything", "Look.", AGAIN, Memo(AGAIN, "C07", 7, "free", 1, "Look.")),
        ("memo · x.joy", "Look.", ME, Memo(ME, "C07", 7, "free", 1, "Look.", "x.joy", None, None)),
        ("memo · joy", "Look.", ME, Memo(ME, "C07", 7, "free", 1, "Look.")),
        ("memo · X.joy", "Look.", ME, Memo(ME, "C07", 7, "free", 1, "Look.")),
        ("memo", "Look.", None, None),
        (returned.ON_SESSION, "Look.", ME, None),
    ],
)
def test_notes_on_a_text_are_memos_of_known_passes(
    name: str, text: str, by: Pass | None, memo: Memo | None
) -> None:
    """A code is named where no coding says it; one on the whole session is kept as that."""
    note = OutNote(NOTED[0], name, text, None if by is None else user(by))
    (source,) = PROJECT.sources
    project = replace(PROJECT, notes=(note,), sources=(replace(source, notes=(NOTED[0],)),))
    found = back(project)
    assert found is not None
    assert list(found.memos) == ([] if memo is None else [memo])
    assert [words for _, words in found.on_session] == (
        [text] if name == returned.ON_SESSION else []
    )


@pytest.mark.parametrize(
    ("own", "name", "raters"),
    [
        ("R1 (pass 1)", "Ada (pass 1)", {"R1": "Ada"}),
        ("R1 (pass 1)", "Ada", {"R1": "Ada"}),
        ("R1 (pass 2)", "Ada (pass 1)", {"R1": "Ada (pass 1)"}),
        ("Ada Öz (pass 12)", "x (pass 12)", {"Ada Öz": "x"}),
        ("R1", "Ada", {}),
        (" (pass 1)", "Ada", {}),
        ("R1 (pass x)", "Ada", {}),
        ("R1 (pass 1234567)", "Ada", {}),
    ],
)
def test_raters_are_told_by_a_users_id(own: str, name: str, raters: dict[str, str]) -> None:
    """Her key and the number of the pass; her name without that."""
    project = OutProject("P", (OutUser(writer.guid("u"), name, own),))
    assert reader.read_bytes(writer.dumps(project)).raters == raters


def test_notes_of_raters_on_codes_come_back() -> None:
    """By the code's GUID; those of nobody are part of its definition, as anybody's."""
    notes = (
        OutNote(NOTED[0], "memo", "Seldom.", user(ME)),
        OutNote(NOTED[1], "memo", "Often."),
    )
    project = replace(PROJECT, codes=(OutCode(JOY, "Joy", True, "", NOTED),), notes=notes)
    found = reader.read_bytes(writer.dumps(project)).on_codes
    assert [(one.pass_, one.topic.code, one.text) for one in found] == [(ME, JOY, "Seldom.")]


@pytest.mark.parametrize(
    ("notes", "unsure", "memos"),
    [
        ((), False, []),
        ((MEMO,), False, ["Why."]),
        ((DOUBT,), True, []),
        ((DOUBT, MEMO), True, ["Why."]),
        ((MEMO, DOUBT), True, ["Why."]),
        ((writer.guid("nothing"),), False, []),
    ],
)
def test_a_doubt_is_a_note_of_that_name_and_no_memo(
    notes: tuple[str, ...], unsure: bool, memos: list[str]
) -> None:
    """Whatever else is noted about the coding."""
    one = replace(
        selection("turn 1"), codings=(OutCoding(writer.guid("n"), JOY, user(ME), None, notes),)
    )
    found = changed(selections=(*SELECTIONS[:2], one))
    assert found is not None
    assert [tag.uncertain for _, tag in found.tags] == [unsure]
    assert [memo.text for memo in found.memos if memo.code is not None] == memos


def test_a_coding_of_nobody_we_know_is_no_tag() -> None:
    """Another program's user made it."""
    stranger = OutUser(writer.guid("stranger"), "Bo", "bo")
    coding = OutCoding(writer.guid("n"), JOY, stranger.guid)
    (source,) = PROJECT.sources
    one = replace(selection("turn 1"), codings=(coding,))
    found = back(
        replace(
            PROJECT,
            users=(*PROJECT.users, stranger),
            sources=(replace(source, selections=(*SELECTIONS[:2], one)),),
        )
    )
    assert found is not None
    assert found.tags == ()


def test_a_rater_without_a_name_is_called_by_her_key() -> None:
    """Another program may leave it out."""
    project = OutProject("P", (OutUser(writer.guid("u"), "-", "R1 (pass 1)"),))
    with zipfile.ZipFile(io.BytesIO(writer.dumps(project))) as archive:
        made = {name: archive.read(name) for name in archive.namelist()}
    made["project.qde"] = made["project.qde"].replace(b' name="-"', b"")
    assert reader.read_bytes(writer.zipped(made)).raters == {"R1": "R1"}


def test_notes_of_memos_are_named_after_what_they_are_about() -> None:
    """With the code where no coding says it, and alike for the reader."""
    assert returned.memo_name("own.joy").endswith("own.joy")
    assert returned.memo_name("own.joy").startswith(returned.memo_name())


def test_told_positions_hold_for_projects_of_ours_too() -> None:
    """Somebody may have changed the file with another program."""
    turn = OutSelection(writer.guid("one"), "turn 1 · client · C", 3, 4)
    project = OutProject("P", sources=(OutSource(writer.guid("s"), "S", "C: 😀 a", (turn,)),))
    data = writer.dumps(project)
    (ours,), (told,) = (reader.read_bytes(data, told).sources for told in (None, "utf-16"))
    assert [ours.dialects[0].name, told.dialects[0].name] == ["code-points", "utf-16"]
