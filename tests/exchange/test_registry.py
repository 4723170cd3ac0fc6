"""A registry of codes: no words or names in it, and answers that agree with the studies' own."""

from __future__ import annotations

import builtins
import tempfile
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import thirdear
from tests.a_cli import Prompt
from tests.a_desk import a_study, transcript
from tests.a_system import has_mode
from thirdear import codebook
from thirdear.exchange import registry
from thirdear.exchange.registry import Row
from thirdear.model.coding import NewTag, Pass
from thirdear.model.refusal import Refusal
from thirdear.study import Study, agreement
from thirdear.study.exports import registry as exports_registry

THERAPIST, ANYBODY = "mbtc.playful", "mst.emotion"


def laboratory(folder: Path, seed: int) -> Study:
    """Give a study in which two raters tagged six sessions by lot; the last is not finished."""
    random = Random(seed)
    lines = [("TÇ"[n % 2], f"gizli söz {n}") for n in range(20)]
    sessions = [transcript(case, n, lines) for case in ("Ali", "Can") for n in (1, 2, 3)]
    study = a_study(folder, transcripts=sessions)
    study.add_codebook(codebook.load("mental-state-talk"))
    for rater in ("Zehra", "Bob"):
        study.add_rater(rater)
        for case in ("Ali", "Can"):
            for n in (1, 2, 3):
                drawn = random.sample(range(1, 21, 2), 4)
                news = [NewTag(case, n, s, THERAPIST) for s in drawn]
                news += [NewTag(case, n, s, ANYBODY) for s in range(1, 21) if random.random() < 0.3]
                study.change_tags(Pass(rater), add=news)
                if (case, n) != ("Can", 3):
                    study.store.finish(Pass(rater), [(case, n)], rater)
    return study


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Give the files of two laboratories."""
    found = []
    for seed, name in ((1, "Ankara"), (2, "Leeds")):
        with laboratory(tmp_path / name, seed) as study:
            found.append(tmp_path / f"{name}.parquet")
            exports_registry.write(study, found[-1], name)
    return found


def test_a_file_holds_codes_of_finished_sessions_and_no_word_or_name(files: list[Path]) -> None:
    """Neither what was said nor who said or judged it is in the bytes or in the columns."""
    table = thirdear.registry(files[0]).sql("SELECT * FROM registry")
    assert sorted(set(table.rater)) == sorted(set(table.case)) == [1, 2]
    assert (2, 3) not in set(zip(table.case, table.session, strict=True))
    data = files[0].read_bytes()
    assert not any(word.encode() in data for word in ("gizli", "Zehra", "Bob", "Ali", "Can"))
    assert has_mode(files[0], 0o600)


def test_base_rates_are_what_counting_says(tmp_path: Path) -> None:
    """Tags per 100 segments that could have the code, of both raters, finished sessions only."""
    with laboratory(tmp_path, 3) as study:
        exports_registry.write(study, tmp_path / "x.parquet", "X")
        tags = [t for t in study.store.tags() if (t.case, t.session) != ("Can", 3)]
    found = thirdear.registry(tmp_path / "x.parquet").base_rates().set_index("code")
    for code, segments in ((THERAPIST, 2 * 5 * 10), (ANYBODY, 2 * 5 * 20)):
        own = len({(t.pass_, t.case, t.session, t.segment) for t in tags if t.code == code})
        row = found.loc[code]
        assert (row.sessions, row.segments, row.tags) == (5, segments, own)
        assert row.per_100_segments == pytest.approx(100 * own / segments, abs=1e-4)
    assert found.loc["mst.cognition"].tags == 0  # looked for, and never found


def test_agreement_is_that_of_each_study(tmp_path: Path) -> None:
    """Percent, positive agreement and kappa are those that the study itself computes."""
    made, ours = [], {}
    for seed, name in ((1, "Ankara"), (2, "Leeds")):
        with laboratory(tmp_path / name, seed) as study:
            made.append(tmp_path / f"{name}.parquet")
            exports_registry.write(study, made[-1], name)
            for row in agreement.agreement(study, [THERAPIST, ANYBODY], unit="segment"):
                ours[name, row.code, row.statistic] = (row.value, row.units)
    table = thirdear.registry(*made).agreement()
    for row in table[table.code.isin([THERAPIST, ANYBODY])].itertuples():
        place = (row.laboratory, row.code)
        for column, statistic in (
            (row.agreement, "percent_agreement"),
            (row.positive_agreement, "positive_agreement"),
            (row.kappa, "cohen_kappa"),
        ):
            assert (column, row.segments) == (
                pytest.approx(ours[*place, statistic][0], abs=1e-6),
                ours[*place, statistic][1],
            )


JUDGED = st.dictionaries(
    st.tuples(st.integers(1, 2), st.integers(1, 2), st.integers(1, 3), st.sampled_from("ab")),
    st.sets(st.sampled_from([1, 2, 3, 511, 512, 513, 1023, 1024, 1500])),
    min_size=1,
    max_size=8,
)


@settings(max_examples=20, deadline=None)
@given(JUDGED)
def test_agreement_is_that_of_pairs_one_by_one(
    judged: dict[tuple[int, int, int, str], set[int]],
) -> None:
    """However many raters looked at a session, wherever in it the tags are."""
    rows = []
    for (case, session, rater, code), segments in judged.items():
        place = ("X", case, session, rater, code)
        rows.append(Row(*place, None, None, suggested=False, segments=1500))
        rows += [Row(*place, n, None, suggested=False, segments=None) for n in sorted(segments)]
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "x.parquet"
        registry.write(file, iter(rows))
        found = thirdear.registry(file).agreement().set_index("code")
    for code in "ab":
        pairs = [
            (own, judged[other])
            for (*place, rater, what), own in judged.items()
            for other in judged
            if what == code and other[:2] == (*place,) and other[3] == code and rater < other[2]
        ]
        assert (code in found.index) == bool(pairs)
        if pairs:
            alike = sum(1500 - len(one ^ other) for one, other in pairs) / (1500 * len(pairs))
            said = sum(len(one) + len(other) for one, other in pairs)
            row = found.loc[code]
            assert (row.segments, row.agreement) == (
                1500 * len(pairs),
                pytest.approx(alike, abs=1e-6),
            )
            if said:
                both = 2 * sum(len(one & other) for one, other in pairs) / said
                assert row.positive_agreement == pytest.approx(both, abs=1e-6)


def test_dose_counts_cases_by_session(files: list[Path]) -> None:
    """Two laboratories with two cases each have four first sessions, and two third ones."""
    found = thirdear.registry(*files).dose()
    own = found[found.code == ANYBODY].set_index("session")
    assert own.cases.to_dict() == {1: 4, 2: 4, 3: 2}
    whole = thirdear.registry(*files).base_rates()
    assert own.tags.sum() == whole[whole.code == ANYBODY].tags.sum()


def test_what_is_no_registry_is_refused(files: list[Path], tmp_path: Path) -> None:
    """Each refusal names the file or says what DuckDB makes of the question."""
    import pandas as pd

    pd.DataFrame({"a": [1]}).to_parquet(tmp_path / "other.parquet")
    (tmp_path / "text.parquet").write_text("gizli", encoding="utf-8")
    with pytest.raises(Refusal, match="There is no file"):
        thirdear.registry("https://example.org/x.parquet").dose()
    with pytest.raises(Refusal, match=r"other\.parquet is no registry"):
        thirdear.registry(tmp_path / "other.parquet").dose()
    with pytest.raises(Refusal, match="DuckDB cannot answer"):
        thirdear.registry(tmp_path / "text.parquet").dose()
    with pytest.raises(Refusal, match="DuckDB cannot answer"):
        thirdear.registry(*files).sql("SELECT words FROM registry")


def test_a_study_that_has_nothing_to_give_is_refused(tmp_path: Path) -> None:
    """Nothing finished, no name, no folder: a sentence each, and no file."""
    with a_study(tmp_path) as study:
        with pytest.raises(Refusal, match="nothing to register"):
            exports_registry.write(study, tmp_path / "x.parquet", "X")
        with pytest.raises(Refusal, match="under which name"):
            exports_registry.write(study, tmp_path / "x.parquet", " ")
        with pytest.raises(Refusal, match="is not there"):
            exports_registry.write(study, tmp_path / "no" / "x.parquet", "X")
    assert not (tmp_path / "x.parquet").exists()


@pytest.mark.parametrize("missing", ["duckdb", "pyarrow"])
def test_without_the_extra_one_sentence_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    """Reading needs DuckDB, writing PyArrow; both come with the extra."""
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.partition(".")[0] == missing:
            raise ImportError(name)
        return real(name, *rest)

    with laboratory(tmp_path, 1) as study:
        monkeypatch.setattr(builtins, "__import__", without)
        asked = {
            "duckdb": thirdear.registry().dose,
            "pyarrow": lambda: exports_registry.write(study, tmp_path / "x.parquet", "X"),
        }
        with pytest.raises(Refusal, match=r"pip install thirdear\[registry\]"):
            asked[missing]()


def test_the_commands_tell_the_same(
    files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Export registry writes what registry reads; tables and JSON have the same columns."""
    run = Prompt(capsys)
    where = ("--study", tmp_path / "Leeds" / "study")
    made = run.well(
        "export", "registry", tmp_path / "c.parquet", "--laboratory", "C", *where, "--json"
    )
    assert made.json["tags"] > 0
    rows = run.well("registry", "base-rates", *files, "--json").json
    assert {row["laboratory"] for row in rows} == {"Ankara", "Leeds"}
    for name in ("base-rates", "agreement", "dose"):
        assert THERAPIST in run.well("registry", name, *files).out
    assert run("export", "registry", tmp_path / "c.csv", "--laboratory", "C", *where).code == 2


def test_what_was_written_is_counted_by_tags(tmp_path: Path) -> None:
    """Rows that only say where a code was looked for are none."""
    tags = [Row("Oak", 1, 1, 1, "x.a", segment, None, False, None) for segment in (1, 4, 9)]
    looked = [Row("Oak", 1, 1, 1, code, None, None, False, 20) for code in ("x.a", "x.b")]
    assert registry.write(tmp_path / "oak.parquet", iter([*looked, *tags])) == 3
    assert registry.write(tmp_path / "none.parquet", iter(looked)) == 0
    assert registry.write(tmp_path / "empty.parquet", iter(())) == 0
