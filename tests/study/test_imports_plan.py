"""What a plan of an import asks about before anything is stored, and what it refuses."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from thirdear.model.imported import Imported
from thirdear.model.projects import Dialect, Part, Project, ProjectSource
from thirdear.model.reading import Reading, Span, Unplaced
from thirdear.model.refusal import Refusal
from thirdear.model.text import Role
from thirdear.study.imports import choices, plan


def session(
    speakers: str = "T C T",
    case: str = "A",
    number: int = 1,
    roles: tuple[tuple[str, Role], ...] = (),
) -> Imported:
    """Return a session in which these speak in turn, one word each."""
    labels = speakers.split()
    spans = tuple(Span(label, 2 * n, 2 * n + 1) for n, label in enumerate(labels))
    reading = Reading("a " * len(labels), spans, "plain")
    return Imported(f"{case}{number}.txt", case, number, reading, roles)


T, C = ("T", Role.THERAPIST), ("C", Role.CLIENT)


@pytest.mark.parametrize(
    ("sessions", "asked"),
    [
        ([session(roles=(T, C))], {}),
        ([session(roles=(T,))], {"C": 1}),
        ([session()], {"T": 2, "C": 1}),
        ([session("D X D"), session("D D X", number=2)], {"D": 4, "X": 2}),
        ([session("D X D"), session("D D X", "B")], {"A/D": 2, "B/D": 2, "X": 2}),
        ([session("D X D"), session("X X", "B")], {"D": 2, "X": 3}),
        ([replace(session(), reading=None)], {}),
        ([], {}),
    ],
)
def test_labels_without_a_role_are_asked_about(
    sessions: list[Imported], asked: dict[str, int]
) -> None:
    """Once each with its turns; once a case where it names nobody and stands in several."""
    assert plan.unclear(sessions) == asked


@pytest.mark.parametrize(
    ("sessions", "found"),
    [
        ([session(roles=(T, C))], [("T", 2, Role.THERAPIST), ("C", 1, Role.CLIENT)]),
        ([session(roles=(T,))], [("C", 1, None), ("T", 2, Role.THERAPIST)]),
        ([session("X Y Y")], [("Y", 2, None), ("X", 1, None)]),
        ([session("Y X")], [("X", 1, None), ("Y", 1, None)]),
        (
            [session("D T"), session("D T", "B")],
            [("T", 2, None), ("A/D", 1, None), ("B/D", 1, None)],
        ),
        ([session("D"), session("D", number=2)], [("D", 2, None)]),
        ([replace(session(), reading=None)], []),
    ],
)
def test_labels_of_a_plan_are_listed_by_what_is_to_be_asked(
    sessions: list[Imported], found: list[tuple[str, int, Role | None]]
) -> None:
    """Those without a role first, then the busiest, then by name."""
    assert [(one.name, one.turns, one.role) for one in choices.labels(sessions)] == found


def test_words_of_nobody_have_no_label() -> None:
    """A turn without a speaker is not asked about in the list of labels."""
    one = session("T C")
    assert one.reading is not None
    bare = replace(one.reading, spans=(Span("", 0, 1), *one.reading.spans))
    assert [label.name for label in choices.labels([replace(one, reading=bare)])] == ["C", "T"]


def test_two_files_of_one_session_are_both_refused() -> None:
    """Unless one of them is refused already, or is in the study."""
    one, two, other = session(), session(), session(number=2)
    found = choices._without_rivals([one, two, other])
    assert [bool(each.refused) for each in found] == [True, True, False]
    assert "A1.txt: another file is case A, session 1, too" in (found[0].refused or "")
    refused = replace(two, refused="no")
    assert choices._without_rivals([one, refused]) == (one, refused)
    already = replace(two, already=True)
    assert choices._without_rivals([one, already]) == (one, already)


def source(*dialects: Dialect) -> Part:
    """Return the text of a project that can be counted in these ways."""
    text = ProjectSource("s", "S", "words", (), (), dialects)
    return Part(Project("P", (), (), (text,), (), (), ()), text)


def test_ways_to_count_come_the_best_first() -> None:
    """By the best of their fits in any text that could not be read without."""
    points, units = (
        Dialect("code points", "as stored", False, 0.5),
        Dialect("utf-16", "as stored", False, 0.75),
    )
    unread = replace(session(), reading=None)
    texts = [
        replace(unread, part=source(points, units)),
        replace(unread, part=source(replace(points, score=0.9))),
        replace(session(), part=source(replace(units, score=1.0))),  # it was read
        unread,
    ]
    found = plan.uncounted(texts)
    assert list(found.items()) == [("code-points", 0.9), ("utf-16", 0.75)]


def told(placed: int, loose: int) -> Imported:
    """Return a session with so many letters in a turn, and so many in none."""
    text = "a" * placed + "\n" + "b" * loose
    rest = (Unplaced(2, placed + 1, placed + 1 + loose),) if loose else ()
    return replace(
        session(), reading=Reading(text, (Span("T", 0, placed),), "plain", unplaced=rest)
    )


@pytest.mark.parametrize(
    ("placed", "loose", "share"), [(100, 0, None), (97, 3, None), (96, 4, "96"), (1, 2, "33.3")]
)
def test_a_session_of_which_too_little_is_in_turns_is_asked_about(
    placed: int, loose: int, share: str | None
) -> None:
    """97 of a hundred are enough; what is told of the share is never rounded up."""
    found = plan._unless_sparse(told(placed, loose))
    assert found.sparse is (share is not None)
    assert (found.refused or "").startswith("" if share is None else f"A1.txt: only {share} % of")
    assert plan.sparse([found]).keys() == ({"A1.txt"} if share else set())


@pytest.mark.parametrize("change", [{"refused": "no"}, {"already": True}, {"reading": None}])
def test_what_is_not_brought_in_anyway_is_not_asked_about(change: dict[str, object]) -> None:
    """It is refused for another reason, or in the study."""
    one = replace(told(1, 2), **change)  # type: ignore[arg-type]
    assert plan._unless_sparse(one) == one


def test_files_of_a_plan_are_there(tmp_path: Path) -> None:
    """A path that is not, and a folder without transcripts, are refused by name."""
    (tmp_path / "a.txt").write_text("T: a", encoding="utf-8")
    (tmp_path / "none").mkdir()
    assert choices.files([tmp_path / "a.txt"]) == (tmp_path / "a.txt",)
    with pytest.raises(Refusal, match=r"gone\.txt: there is no such file or folder"):
        choices.files([tmp_path / "a.txt", tmp_path / "gone.txt"])
    with pytest.raises(Refusal, match="none: there is no transcript in it"):
        choices.files([tmp_path / "none"])
    with pytest.raises(Refusal, match="There is no transcript in"):
        plan._files([tmp_path / "none"], None)
    (tmp_path / "b.txt").write_text("T: b", encoding="utf-8")
    assert len(plan._files([tmp_path], None)) == 2
    with pytest.raises(Refusal, match="--session names one session"):
        plan._files([tmp_path], 1)
    assert plan._files([tmp_path / "b.txt"], 1) == (tmp_path / "b.txt",)
