"""The transcript's own scores need no codebook, follow corrections, and say to be careful."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.a_cli import Prompt
from thirdear.model.corrections import Fault, NewCorrection
from thirdear.model.refusal import Refusal
from thirdear.model.text import Role
from thirdear.study import Study, protocol, scores, text_scores

TEXT = """\
T: Bugün nasılsın? Okul nasıl geçti?!
Ç: İyi (güler) geçti.
T: (3 sn) Anlıyorum - sonra?
Ç: Sonra eve gittim, bu kadar.
"""


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    """Return a case of 25 sessions in which a client says one word more each time, or one less."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for n in range(1, 26):
        more = "bir " * ((n * 7) % 11)
        text = TEXT.replace("bu kadar", f"{more}bu kadar") if n > 1 else TEXT
        (folder / f"A-s{n:02}.txt").write_text(text + "T: Peki.\n" * (n % 3), encoding="utf-8")
    with Study.create(tmp_path / "study") as made:
        made.bring_in(made.plan_import([folder], speakers="T=therapist,Ç=client"))
        yield made


def value(study: Study, score: str, session: int = 1) -> float | None:
    """Return a score of a session of the case."""
    return study.series("A", score).values[session - 1]


def test_what_is_counted(study: Study) -> None:
    """Words without remarks and dashes, questions once however many signs, shares of all words."""
    assert value(study, "text.words.therapist") == 7 + 1  # session 1 has one turn "Peki."
    assert value(study, "text.words.client") == 2 + 5
    assert value(study, "text.questions.therapist") == 3
    assert value(study, "text.turns.therapist") == 3
    assert value(study, "text.talk_share.client") == pytest.approx(7 / 15)
    assert value(study, "text.words.parent") is None
    assert value(study, "text.silence") is None
    with pytest.raises(Refusal, match="no score"):
        study.series("A", "text.nothing")


def test_corrections_count(study: Study) -> None:
    """Words and roles are those of the corrected transcript."""
    words = study.transcript("A", 1).text
    start = words.index("Peki")
    study.correct(NewCorrection("A", 1, Fault.WORDS, start, start + 4, "Peki o zaman"))
    assert value(study, "text.words.therapist") == 10
    study.correct_role("A", "Ç", Role.PARENT, 1)
    assert value(study, "text.words.client") is None
    assert value(study, "text.words.parent") == 7


def test_they_are_there_when_asked_for(study: Study, capsys: pytest.CaptureFixture[str]) -> None:
    """A test takes them at once, with a caution; tables once a hypothesis names them."""
    pair = ("text.turns.therapist", "text.words.client")
    assert study.score_values() == ()
    test = study.granger(*pair, case="A", resamples=199)
    assert test.refused is None
    assert any("rests on what was transcribed" in warning for warning in test.warnings)
    study.add_hypothesis(*pair)
    assert set(study.score_table().columns) == {"case", "session", "rater", *pair}
    (first, _) = study.tests(resamples=199, language="tr")
    assert any("yazıya geçirilene bağlıdır" in warning for warning in first.warnings)
    assert protocol.protocol(study, first, None).test == first
    score, found = scores.explain(study, "A", 1, "text.questions.therapist", "mean")
    assert score.value == sum(one.value or 0 for one in found) == 3
    assert [one.segment for one in found] == [1, 3]
    study.close()
    run, where = Prompt(capsys), ("--study", study.folder)
    told = run.well("explain", "A", 1, "text.words.client", *where)
    assert "Counted in the text" in told.out
    assert "Warning" in told.err
    assert run.well("scores", *where, "--json").json[0]["score"] in pair


def test_every_score_has_both_languages() -> None:
    """Names and cautions are there in English and Turkish."""
    for rule in text_scores.RULES.values():
        assert rule.names["en"] != rule.names["tr"]
    assert text_scores.cautions(["mbtc.techniques"], "en") == ()
