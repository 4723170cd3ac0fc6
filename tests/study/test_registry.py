"""What registries say together, file by file: as counting says, here and on a cluster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from tests.a_cli import Prompt
from thirdear.exchange import registry as exchange
from thirdear.exchange.registry import Row
from thirdear.model.refusal import Refusal
from thirdear.model.scores import Series
from thirdear.series.synthesis import synthesise
from thirdear.study import registry

SEGMENTS, SESSIONS, CASES = 700, 34, 3
CODES = ("x.a", "x.b", "y.c", "y.d")
Tagged = dict[tuple[str, int, int, int, str], set[int]]


def drawn(laboratory: str, seed: int) -> Tagged:
    """Return what two raters tagged: x.b follows x.a a session later; session 5 is missing."""
    random = np.random.default_rng(seed)
    found: Tagged = {}
    for case in range(1, CASES + 1):
        level = 0.1
        for session in range(1, SESSIONS + 1):
            shares = {"x.a": random.uniform(0.02, 0.2), "x.b": level, "y.c": 0.1, "y.d": 0.03}
            level = 0.02 + 0.6 * shares["x.a"]
            for rater in (1, 2) if session != 5 else ():
                for code, share in shares.items():
                    own = np.flatnonzero(random.random(SEGMENTS) < share) + 1
                    found[laboratory, case, session, rater, code] = set(own.tolist())
    return found


def rows(tagged: Tagged) -> Iterator[Row]:
    """Yield the rows of a file."""
    for place, segments in tagged.items():
        yield Row(*place, None, None, suggested=False, segments=SEGMENTS)
        for segment in sorted(segments):
            yield Row(*place, segment, None, suggested=False, segments=None)


TAGGED = {name: drawn(name, seed) for seed, name in enumerate(("Ankara", "Şişli & Ü", "Leeds"))}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Give the files of three laboratories."""
    folder = tmp_path_factory.mktemp("registry")
    found = []
    for number, tagged in enumerate(TAGGED.values()):
        found.append(folder / f"lab {number}.parquet")
        exchange.write(found[-1], rows(tagged))
    return found


def test_laboratories_and_pairs_come_as_values(files: list[Path]) -> None:
    """How much each has judged; the pairs are those of the table, in its order."""
    found = registry.laboratories(files)
    assert [one.name for one in found] == sorted(TAGGED)
    ankara = found[0]
    tags = sum(map(len, TAGGED["Ankara"].values()))
    assert ankara[1:] == (CASES, CASES * (SESSIONS - 1), 2, tags)
    pairs = registry.pairs(files)
    assert [one[:2] for one in pairs] == [("x.a", "x.b"), ("y.c", "y.d")]
    assert [one.both for one in pairs] == list(registry.together(files)["both"])


def test_codes_together_are_what_counting_says(files: list[Path]) -> None:
    """Within a codebook, by rater and segment; expected by laboratory; no pair across codebooks."""
    both: Counter[tuple[str, str]] = Counter()
    expected: dict[tuple[str, str], float] = {}
    each: Counter[str] = Counter()
    for tagged in TAGGED.values():
        own = {code: sum(len(v) for k, v in tagged.items() if k[-1] == code) for code in CODES}
        each.update(own)
        for one, other in combinations(CODES, 2):
            if one[0] == other[0]:
                pairs = [(tagged[k], tagged[*k[:-1], other]) for k in tagged if k[-1] == one]
                both[one, other] += sum(len(a & b) for a, b in pairs)
                chance = own[one] * own[other] / sum(len(a | b) for a, b in pairs)
                expected[one, other] = expected.get((one, other), 0) + chance
    found = registry.together(files)
    assert list(zip(found.code, found.other, strict=True)) == [p for p, _ in both.most_common()]
    for row in found.itertuples():
        pair = (str(row.code), str(row.other))
        assert (row.laboratories, row.both) == (3, both[pair])
        either = each[pair[0]] + each[pair[1]] - both[pair]
        assert row.jaccard == round(both[pair] / either, 6)
        assert row.expected == round(expected[pair], 4)


def test_cross_lags_are_those_of_all_cases(files: list[Path]) -> None:
    """The same series, made by hand, put together as ``cases`` does; the way that was put in."""
    pairs = []
    for name, tagged in TAGGED.items():
        for case in range(1, CASES + 1):
            cause, effect = (course(tagged, (name, case), code) for code in CODES[:2])
            pairs.append((cause, effect))
    found = registry.cross_lags(files, "x.a", "x.b")
    ours = synthesise(pairs)
    assert found.effects == ours.effects
    assert (found.mean, found.tau2, found.average) == (ours.mean, ours.tau2, ours.average)
    assert (found.pooled, found.jackknife) == (ours.pooled, ours.jackknife)
    assert found.mean is not None
    assert 0.3 < found.mean.low < 0.6 < found.mean.high
    assert found.sentences
    back = registry.cross_lags(files, "x.b", "x.a", lag=2, trend="none")
    assert back.mean is not None
    assert back.mean.low < 0 < back.mean.high


def course(tagged: Tagged, place: tuple[str, int], code: str) -> Series:
    """Return tags of a code per 100 segments of both raters, session by session."""
    values = tuple(
        None
        if n == 5
        else 100.0 * sum(len(tagged[*place, n, rater, code]) for rater in (1, 2)) / (2 * SEGMENTS)
        for n in range(1, SESSIONS + 1)
    )
    return Series(f"{place[0]} {place[1]}", code, tuple(range(1, SESSIONS + 1)), values)


def test_a_cluster_of_two_workers_says_the_same_to_the_last_digit(files: list[Path]) -> None:
    """A local Dask cluster, reached by its address."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        address, asked = cluster.scheduler_address, ("x.a", "x.b")
        assert registry.together(files, scheduler=address).equals(registry.together(files))
        there = registry.cross_lags(files, *asked, scheduler=address)
        assert there == registry.cross_lags(files, *asked)


def test_what_cannot_be_put_together_is_a_sentence(files: list[Path], tmp_path: Path) -> None:
    """Two files of one laboratory, a code of nobody, no file, too few cases, no scheduler."""
    again = tmp_path / "again.parquet"
    exchange.write(again, rows(TAGGED["Leeds"]))
    with pytest.raises(Refusal, match=r"lab 2\.parquet and again\.parquet are both") as caught:
        registry.together([*files, again])
    assert "aynı laboratuvarın (Leeds)" in caught.value.turkish
    with pytest.raises(Refusal, match=r"are both of the laboratory Leeds"):
        registry.cross_lags([*files, again], "x.a", "x.b")
    with pytest.raises(Refusal, match=r"No file has the code x\.z; they have x\.a, x\.b, y\.c"):
        registry.cross_lags(files, "x.a", "x.z")
    with pytest.raises(Refusal, match="There is no file"):
        registry.together([tmp_path / "none.parquet"])
    own = {k: v for k, v in TAGGED["Leeds"].items() if k[1] == 1 or k[-1] == "x.a"}
    exchange.write(tmp_path / "few.parquet", rows(own))
    with pytest.raises(Refusal, match="Fewer than two cases"):
        registry.cross_lags([tmp_path / "few.parquet"], "x.a", "x.b")
    with pytest.raises(Refusal, match="No Dask scheduler"):
        registry.together(files, scheduler="nonsense://x")


def test_the_commands_tell_both(files: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    """As tables and as JSON; a broken question ends with 1 and one sentence."""
    run = Prompt(capsys)
    pairs = run.well("registry", "together", *files, "--json").json
    assert {(row["code"], row["other"]) for row in pairs} == {("x.a", "x.b"), ("y.c", "y.d")}
    assert "x.a" in run.well("registry", "together", *files).out
    told = run.well("registry", "lags", "x.a", "x.b", *files).out
    assert "Şişli & Ü 1" in told
    found = run.well("registry", "lags", "x.a", "x.b", *files, "--lag", 1, "--json").json
    assert len(found["cases"]) == 3 * CASES
    wrong = run("registry", "lags", "x.a", "x.z", *files)
    assert wrong.code == 1
    assert "No file has the code x.z" in " ".join(wrong.err.split())
