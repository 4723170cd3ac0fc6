"""What this program wrote into a project comes back whole, and nothing else is taken for it."""

from __future__ import annotations

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
