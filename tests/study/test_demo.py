"""The demonstration goes the whole way through, and finds what was built into it."""

from __future__ import annotations

import json
import platform
import re
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.a_cli import Prompt
from tests.a_demonstration import Made
from thirdear import demo, open_study, writeup
from thirdear.study import demo as study_demo
from thirdear.study import precedence, vignettes


@pytest.fixture(scope="module")
def made(
    demonstration: Made, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, study_demo.Demonstration]:
    """A copy of the demonstration study."""
    assert len(demonstration.steps) == 5
    copy = demonstration.copy(tmp_path_factory.mktemp("demo") / "study")
    return copy.folder, copy.done


def test_the_truth_that_was_built_in_is_found(
    made: tuple[Path, study_demo.Demonstration],
) -> None:
    """Case A: each series precedes the other. Case B: neither does."""
    _, done = made
    holm = {(t.case, t.cause): t.p_holm for t in done.tests}
    assert len(holm) == 4
    for (case, _), p in holm.items():
        assert p is not None
        assert p < 0.05 if case == "A" else p > 0.05
    assert done.sessions == (("A", 34), ("B", 31))


def test_everything_is_judged_by_two_raters_and_kept(
    made: tuple[Path, study_demo.Demonstration],
) -> None:
    """65 finished sessions a rater, scores of both, at least two vignettes a case; check holds."""
    folder, _ = made
    with open_study(folder) as study:
        assert len(study.store.finished()) == 130
        assert all(s.raters == 2 for s in study.score_values() if s.score == "tpocs.total")
        cases = Counter(v.case for v in study.vignettes())
        assert all(cases[case] >= 2 for case in ("A", "B"))
        assert all(v.criterion for v in study.vignettes())
        assert study.store.check() == ()
        assert study.store.rebuild() == ()


def test_passages_of_all_cases_are_offered_after_one_run_of_the_tests(
    made: tuple[Path, study_demo.Demonstration], monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are those of each case by itself, in the order of the cases."""
    with open_study(made[0]) as study:
        each = [
            one
            for case in ("A", "B")
            for one in vignettes.suggest(study, [case] if case else (), 6, None, ())
        ]
        runs, tests = [], precedence.tests
        monkeypatch.setattr(precedence, "tests", lambda *a, **k: runs.append(a) or tests(*a, **k))
        assert list(vignettes.suggest(study, (), 6, None, ())) == each
    assert len(runs) == 1


def test_no_listed_name_is_in_the_document(
    made: tuple[Path, study_demo.Demonstration],
) -> None:
    """The unpacked document holds no name of the invented people, in no part."""
    _, done = made
    with zipfile.ZipFile(done.document) as package:
        everything = "".join(
            package.read(name).decode("utf-8", "ignore") for name in package.namelist()
        )
    for name in demo.NAMES:
        assert name.real not in everything


@pytest.mark.parametrize("language", ["en", "tr"])
def test_the_committed_write_ups_are_the_programs_output(
    made: tuple[Path, study_demo.Demonstration], tmp_path: Path, language: Any
) -> None:
    """Part for part, word for word; but for what is of its day: versions, dates, journal heads."""
    _, done = made
    if language != "en":
        done = study_demo.demonstrate(tmp_path / "study", language, lambda _: None)
    path = done.document
    committed = Path(__file__).parents[2] / "exports" / path.name
    of_today = {"title", "method.analysis", "appendix.provenance/table 1"}
    with zipfile.ZipFile(committed) as package:
        written = package.read("word/document.xml").decode()
    if platform.python_version() not in written:
        of_today.add("references")  # Python itself is one of them
    told = [writeup.provenance_of(one.read_bytes(), one.name) for one in (path, committed)]
    parts = [
        {
            # A vignette is known by its event, and a copy of a study by a number of its own.
            re.sub(r"\d+:", "", part.key): part.digest
            for part in one.parts.values()
            if part.key not in of_today
        }
        for one in told
        if one is not None
    ]
    assert len(parts) == 2
    assert len(parts[0]) > 30
    assert parts[0] == parts[1]


def test_a_second_demonstration_in_the_same_folder_is_refused(
    made: tuple[Path, study_demo.Demonstration], capsys: pytest.CaptureFixture[str]
) -> None:
    """A study is never written over; the sentence says how to open it."""
    folder, _ = made
    outcome = Prompt(capsys)("demo", folder, "--no-open")
    assert outcome.code == 1
    assert f"--study {folder}" in outcome.err


def test_explain_leads_from_the_number_to_the_words(
    made: tuple[Path, study_demo.Demonstration], capsys: pytest.CaptureFixture[str]
) -> None:
    """The evidence behind a rate is as many tags as the rate says, each with its turn's words."""
    folder, _ = made
    prompt = Prompt(capsys)
    told: dict[str, Any] = json.loads(
        prompt.well(
            *("explain", "A", "3", "mbtc.techniques", "--rater", "R1"),
            *("--study", folder, "--json"),
        ).out
    )
    with open_study(folder) as study:
        turns = sum(t.role == "therapist" for t in study.transcript("A", 3).turns)
    assert told["value"] == pytest.approx(100 * len(told["evidence"]) / turns)
    assert all(e["words"] for e in told["evidence"])
