"""Codes renamed, merged, split and defined anew: nothing is lost, and every step can be undone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import play, shown
from thirdear import Study, codebook
from thirdear.codebook import edit
from thirdear.model.coding import NewTag, Pass
from thirdear.model.refusal import Refusal
from thirdear.study import recoding
from thirdear.study.core import LEAD
from thirdear.tui.again import AgainScreen
from thirdear.tui.app import DeskApp

if TYPE_CHECKING:
    from textual.pilot import Pilot

ME = Pass("R1")
# Invented.
SESSION = "T: What is the bear doing?\nC: It sleeps.\nT: It is tired.\nC: It does not want to.\n"


def book(version: int, **codes: str) -> codebook.Codebook:
    """A codebook of codes by key and definition, in a score that counts them all."""
    tables = "".join(
        f'[[code]]\nkey = "{key}"\nmnemonic = "a{chr(97 + n)}"\nfamily = "f"\nname = "C"\n'
        f'scale = [1, 5]\ndefinition = "{definition}"\n'
        for n, (key, definition) in enumerate(codes.items())
    )
    score = '[[score]]\nkey = "{0}"\nname = "S"\nof = ["family:f"]\nrule = "{0}"\n'
    rules = "".join(score.format(rule) for rule in ("count", "distinct_codes", "sum_value"))
    head = f'key = "b"\nprefix = "b"\nversion = {version}\nname = "B"\n'
    return codebook.parse(f'{head}[[family]]\nkey = "f"\nname = "F"\n{tables}{rules}', "b.toml")


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """One finished session: `ask` on turns 1 and 2, `wonder` on turns 2 (with 4) and 3."""
    file = tmp_path / "A-s01.txt"
    file.write_text(SESSION, encoding="utf-8")
    made = Study.create(tmp_path / "study")
    made.add_codebook(book(1, ask="asks", wonder="wonders"))
    made.bring_in(made.plan_import([file]))
    made.add_rater("R1")
    made.change_tags(ME, add=[tag(1, "ask"), tag(2, "ask"), tag(2, "wonder", 4), tag(3, "wonder")])
    made.finish(ME, "A", 1)
    return made


def tag(segment: int, code: str, value: int | None = None) -> NewTag:
    """A tag of case A, session 1."""
    return NewTag("A", 1, segment, f"b.{code}", value=value)


def scores(study: Study) -> dict[str, float | None]:
    """Every score of the session."""
    return {s.score.partition(".")[2]: s.value for s in study.score_values()}


def coded(study: Study) -> list[tuple[int, str, str | None]]:
    """Every tag: segment, what its code is now, what it was given as."""
    return [(t.segment, t.code, t.given) for t in study.tags(ME, "A", 1)]


def test_a_tag_names_the_version_it_was_made_under(study: Study) -> None:
    """Also after a restart, and while newer versions come; so does a rating's event."""
    study.add_codebook(book(2, ask="asks", wonder="wonders aloud"))
    study.reopen(ME, "A", 1)
    (new,) = study.change_tags(ME, add=[tag(4, "ask")])
    assert new.version == 2
    assert [t.version for t in study.tags(ME, "A", 1)] == [1, 1, 1, 1, 2]
    assert study.store.rebuild() == ()
    assert [t.version for t in study.tags(ME, "A", 1)] == [1, 1, 1, 1, 2]


def test_renamed_tags_count_under_the_new_key(study: Study) -> None:
    """What they were given as stays known; undo brings the old key back."""
    study.add_codebook(book(2, invite="asks", wonder="wonders"))
    assert recoding.without_code(study) == {"b.ask": 2}
    assert scores(study)["count"] == 2
    recoding.recode(study, "rename", ["b.ask"], ["b.invite"])
    assert recoding.without_code(study) == {}
    assert scores(study)["count"] == 4
    assert (1, "b.invite", "b.ask") in coded(study)
    study.undo("study")
    assert (1, "b.ask", None) in coded(study)
    assert scores(study)["count"] == 2
    study.redo("study")
    assert scores(study)["count"] == 4
    assert study.store.check() == ()
    assert study.store.rebuild() == ()


def test_merged_codes_on_one_segment_are_one_tag(study: Study) -> None:
    """Four tags of two codes become three of one; the higher value stays."""
    before = scores(study)
    recoding.recode(study, "merge", ["b.ask"], ["b.wonder"])
    assert before == {"count": 4, "distinct_codes": 2, "sum_value": 4}
    assert scores(study) == {"count": 3, "distinct_codes": 1, "sum_value": 4}
    assert len(study.tags(ME, "A", 1)) == 4
    (one,) = study.store.recodings()
    assert one.id is not None
    study.store.withdraw_recoding(one.id, LEAD)
    assert scores(study) == before
    study.undo("study")
    assert scores(study)["count"] == 3
    assert study.store.check() == ()
    assert study.store.rebuild() == ()


def test_recodings_follow_each_other(study: Study) -> None:
    """A renamed code that is merged counts as what came last, and each step comes off alone."""
    study.add_codebook(book(2, invite="asks", wonder="wonders"))
    recoding.recode(study, "rename", ["b.ask"], ["b.invite"])
    recoding.recode(study, "merge", ["b.invite"], ["b.wonder"])
    assert {code for _, code, _ in coded(study)} == {"b.wonder"}
    first = study.store.recodings()[0]
    assert first.id is not None
    study.store.withdraw_recoding(first.id, LEAD)
    assert {code for _, code, _ in coded(study)} == {"b.ask", "b.wonder"}
    assert study.store.rebuild() == ()


def test_a_split_code_waits_to_be_judged_again(study: Study) -> None:
    """Its tags stay until each segment has been judged; the session is finished again after."""
    study.add_codebook(book(2, open="asks openly", closed="asks for yes", wonder="wonders"))
    recoding.recode(study, "split", ["b.ask"], ["b.open", "b.closed"])
    first, second = recoding.to_judge_again(study, ME)
    assert (first.tag.segment, first.into) == (1, ("b.open", "b.closed"))
    recoding.judge_again(study, first.tag, ["b.open"], None)
    recoding.judge_again(study, second.tag, [], None)
    assert recoding.to_judge_again(study, ME) == ()
    assert coded(study) == [(1, "b.open", None), (2, "b.wonder", None), (3, "b.wonder", None)]
    assert scores(study)["count"] == 3


def test_another_definition_asks_for_another_judgement(study: Study) -> None:
    """Only of its own code; a new name or a new code asks nothing; the same answer will do."""
    study.add_codebook(book(2, ask="asks", wonder="wonders", more="a third"))
    assert recoding.to_judge_again(study, ME) == ()
    study.add_codebook(book(3, ask="asks, also without words", wonder="wonders", more="a third"))
    first, second = recoding.to_judge_again(study, ME)
    assert (first.tag.code, first.version, first.into) == ("b.ask", 3, ())
    (again,) = recoding.judge_again(study, first.tag, ["b.ask"], None)
    assert again.version == 3
    assert recoding.to_judge_again(study, ME) == (second,)


def test_a_translation_asks_for_nothing(study: Study) -> None:
    """A definition that comes in another language is none anew; another one in either is."""
    before = study.codebooks()[0]
    told = edit.described(before, "b.ask", "definition", "sorar", "tr")
    study.add_codebook(told)
    assert recoding.to_judge_again(study, ME) == ()
    study.add_codebook(edit.described(told, "b.ask", "definition", "yalnızca sorar", "tr"))
    assert {one.tag.code for one in recoding.to_judge_again(study, ME)} == {"b.ask"}


@pytest.mark.parametrize(
    ("how", "sources", "targets", "why"),
    [
        ("rename", ["b.ask"], ["b.invite"], "no code b.invite"),
        ("rename", ["b.ask"], ["b.wonder"], "still has b.ask"),
        ("merge", ["b.none"], ["b.wonder"], "no code b.none"),
        ("merge", ["b.wonder"], ["b.wonder"], "cannot become itself"),
    ],
)
def test_what_cannot_be_recoded_says_why(
    study: Study, how: recoding.How, sources: list[str], targets: list[str], why: str
) -> None:
    """Nothing is changed then."""
    with pytest.raises(Refusal, match=why):
        recoding.recode(study, how, sources, targets)
    assert study.store.recodings() == ()


def test_a_merged_code_is_not_recoded_twice(study: Study) -> None:
    """It has become another one already."""
    recoding.recode(study, "merge", ["b.ask"], ["b.wonder"])
    with pytest.raises(Refusal, match=r"b\.ask was recoded already and is b\.wonder now"):
        recoding.recode(study, "merge", ["b.ask"], ["b.wonder"])


def test_on_the_desk_a_split_code_is_judged_again(study: Study) -> None:
    """`R` lists the tags with the reason, Enter shows the words and takes what they are now."""
    study.add_codebook(book(2, ask="asks", open="asks openly", closed="asks closed"))
    recoding.recode(study, "split", ["b.ask"], ["b.open", "b.closed"])

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("R")
        assert isinstance(app.screen, AgainScreen)
        assert len(app.screen.rows) == 2
        await pilot.press("enter")
        assert "What is the bear doing?" in shown(app)
        await pilot.press("1", "enter", "4")
        assert app.screen.rows == ()
        assert "None of your codes was split" in shown(app)
        await pilot.press("u")

    play(study, script, rater="R1")
    now = coded(study)
    assert (1, "b.open", None) in now
    assert not any(code == "b.ask" for _, code, _ in now)
