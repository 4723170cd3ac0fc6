"""What the journal tells of declarations and of judging, and what a document makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import a_writeup
from thirdear import Study
from thirdear.model.coding import CONSENSUS, NewTag, Pass
from thirdear.model.disguise import Pseudonym
from thirdear.model.precedence import Hypothesis
from thirdear.model.refusal import GateRefusal, Refusal
from thirdear.study import blinding, consensus, hypotheses, trail
from thirdear.study.documents import report, verify
from thirdear.study.documents.handouts import Wanted

ME, YOU = Pass("R1"), Pass("R2")
CAUSE, EFFECT = "mbtc.techniques", "tpocs.total"
# Invented.
SESSION = "T: What is the bear doing?\nC: It sleeps.\nT: It is tired.\nC: It does not want to.\n"
CALLED = {"A": "A"}


@pytest.fixture
def empty(tmp_path: Path) -> Study:
    """A study with instruments and no session."""
    return Study.create(tmp_path / "study", codebooks=["mbt-c-as", "tpocs-a"])


@pytest.fixture
def study(tmp_path: Path, empty: Study) -> Study:
    """Three sessions: the first rater finished two of them, the second all, and is unblinded."""
    for number in (1, 2, 3):
        file = tmp_path / f"A-s0{number}.txt"
        file.write_text(SESSION.replace("bear", f"bear {number}"), encoding="utf-8")
    empty.bring_in(empty.plan_import(sorted(tmp_path.glob("*.txt"))))
    for pass_, sessions in ((ME, (1, 2)), (YOU, (1, 2, 3))):
        empty.add_rater(pass_.rater)
        for number in sessions:
            empty.change_tags(pass_, add=[NewTag("A", number, 1, "mbtc.holding")])
            empty.rate(pass_, "A", number, "tpocs.1", 3)
            empty.finish(pass_, "A", number)
    blinding.unblind(empty, YOU)
    return empty


def declare(study: Study) -> Hypothesis:
    """Declare the hypothesis of these tests and return it."""
    study.add_hypothesis(CAUSE, EFFECT)
    return study.hypotheses()[0]


def test_every_declaration_is_told_in_its_order_with_what_was_judged_by_then(study: Study) -> None:
    """Declared, withdrawn with its reason, declared again: the journal forgets none of it."""
    one = declare(study)
    hypotheses.withdraw(study, one, "too few sessions")
    declare(study)
    told = trail.declarations(study)
    assert [entry.what for entry in told] == ["declared", "withdrawn", "again"]
    assert [entry.reason for entry in told] == ["", "too few sessions", ""]
    assert [entry.judged for entry in told] == [3, 3, 3]


def test_a_withdrawal_that_was_undone_is_not_told(study: Study) -> None:
    """What was taken back stands in the journal and not among the declarations."""
    hypotheses.withdraw(study, declare(study), "by mistake")
    study.undo("study")
    assert [entry.what for entry in trail.declarations(study)] == ["declared"]


def test_the_instruments_are_those_of_the_declared_scores(empty: Study) -> None:
    """A codebook that no hypothesis asks about is not laid down."""
    empty.add_hypothesis("tpocs.bond", "tpocs.task")
    told = trail.preregistered(empty, "mean")
    assert [book.key for book in told.codebooks] == ["tpocs-a"]
    assert {"tpocs.bond", "tpocs.task"} <= {rule.key for rule in told.rules}


def test_passes_are_told_with_what_they_did_and_have_not_finished(study: Study) -> None:
    """Sessions coded, rated, finished and left; who could see others' work, and who could not."""
    mine, yours = trail.audit(study, ["A"], CALLED).passes
    assert (mine.rater, mine.coded, mine.rated, mine.finished) == (1, 2, 2, 2)
    assert mine.unfinished == {"A": (3,)}
    assert mine.opened == ""
    assert (yours.rater, yours.finished, yours.unfinished, yours.changed) == (2, 3, {}, 0)
    assert yours.opened == yours.last


def test_changes_after_unblinding_are_counted_and_those_before_are_not(study: Study) -> None:
    """A session has to be opened for them, which is told as well; what was undone is no change."""
    study.reopen(YOU, "A", 1)
    study.change_tags(YOU, add=[NewTag("A", 1, 3, "mbtc.holding")])
    study.rate(YOU, "A", 1, "tpocs.1", 5)
    study.rate(YOU, "A", 1, "tpocs.2", 5)
    study.undo("R2")
    yours = trail.audit(study, ["A"], CALLED).passes[1]
    assert (yours.changed, yours.reopened) == (2, 1)


def test_a_consensus_is_told_by_its_decisions_and_is_no_rater(study: Study) -> None:
    """Its own pass has no row; sessions that were agreed on are counted."""
    study.change_tags(ME, add=[NewTag("A", 3, 1, "mbtc.holding")])
    study.rate(ME, "A", 3, "tpocs.1", 3)
    study.finish(ME, "A", 3)
    blinding.unblind(study, ME)
    consensus.begin(study, [ME, YOU], 1)
    told = trail.audit(study, ["A"], CALLED)
    finished = {place[1:] for place in study.store.finished() if place[0].rater == CONSENSUS}
    assert told.agreed == len(finished) > 0
    assert len(told.passes) == 2


def test_sessions_come_and_go_and_other_cases_are_not_told(study: Study, tmp_path: Path) -> None:
    """A session that was taken out counts among the removed ones, and no more among the others."""
    file = tmp_path / "A-s04.txt"
    file.write_text(SESSION.replace("bear", "bear 4"), encoding="utf-8")
    study.bring_in(study.plan_import([file]))
    assert trail.audit(study, ["A"], CALLED).imported.sessions == 4
    study.store.remove_session("A", 4, "study")
    told = trail.audit(study, ["A"], CALLED)
    assert (told.imported.sessions, told.removed.sessions) == (3, 1)
    nothing = trail.audit(study, ["B"], {"B": "B"})
    assert (nothing.imported.times, nothing.passes) == (0, ())


@pytest.mark.parametrize("language", ["en", "tr"])
def test_a_fresh_sheet_holds_also_before_there_is_any_session(
    empty: Study, language: str, tmp_path: Path
) -> None:
    """Written without transcripts, verified, and noted in the journal."""
    declare(empty)
    path = tmp_path / "sheet.docx"
    report.preregistration(empty, path, Wanted(language))  # type: ignore[arg-type]
    claims = verify.verify(empty, path)
    assert claims
    assert all(one.holds for one in claims)
    assert empty.store.exports()[-1][0].name == "sheet.docx"
    hypotheses.withdraw(empty, empty.hypotheses()[0], "later")
    assert not all(one.holds for one in verify.verify(empty, path))


@pytest.mark.parametrize(
    ("named", "name"),
    [(False, "preregistration-en.docx"), (True, "preregistration-en-identifiable.docx")],
)
def test_a_sheet_with_names_says_so_in_its_own_name(
    named: bool, name: str, empty: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no path is given."""
    declare(empty)
    monkeypatch.setattr(report, "_put", lambda _study, _writeup, target, how: (target, how.exact))
    target, exact = report.preregistration(empty, None, Wanted("en", identifiable=named))  # type: ignore[misc]
    assert (target, exact) == (empty.folder / "exports" / name, False)


def test_a_sheet_of_nothing_is_refused(empty: Study, tmp_path: Path) -> None:
    """The refusal says how a hypothesis is declared."""
    with pytest.raises(Refusal, match="hypothesis add"):
        report.preregistration(empty, tmp_path / "sheet.docx")
    assert not (tmp_path / "sheet.docx").exists()


def test_names_in_a_reason_are_decided_before_they_leave(empty: Study, tmp_path: Path) -> None:
    """What may be a name is refused; the listed one is replaced."""
    hypotheses.withdraw(empty, declare(empty), "The trend of Oliver is bent")
    path = tmp_path / "sheet.docx"
    with pytest.raises(GateRefusal, match="reasons of withdrawn hypotheses"):
        report.preregistration(empty, path)
    empty.names().add(Pseudonym("Oliver", "Peter"))
    report.preregistration(empty, path)
    found = a_writeup.on_the_page(path)
    assert "The trend of Peter is bent" in found
    assert "Oliver" not in found


@pytest.mark.parametrize("language", ["en", "tr"])
def test_a_fresh_report_with_both_appendices_holds(
    study: Study, language: str, tmp_path: Path
) -> None:
    """Made again from the journal every claim is the same, though the report was noted in it."""
    declare(study)
    path = tmp_path / "report.docx"
    wanted = Wanted(language, appendices=("preregistration", "audit"))  # type: ignore[arg-type]
    report.write(study, path, wanted=wanted)
    assert all(one.holds for one in verify.verify(study, path))
    found = a_writeup.on_the_page(path)
    for title in {"en": ("Preregistration Sheet", "Audit Trail"), "tr": ("Ön Kayıt", "Denetim")}[
        language
    ]:
        assert title in found
    assert "R1" not in found


def test_a_score_that_is_called_like_its_code_is_laid_down_once(tmp_path: Path) -> None:
    """Codes are no scores, though a codebook may call one of each alike; scores of scores are."""
    study = Study.create(tmp_path / "study", codebooks=["3rs-markers", "mbt-c-as"])
    study.add_hypothesis("rrs.withdrawal", "mbtc.techniques")
    used = [one.key for one in trail.preregistered(study, "mean").rules]
    assert used[:2] == ["rrs.withdrawal", "mbtc.techniques"]
    assert len(used) == len(set(used))
