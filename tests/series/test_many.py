"""Many tests give the same results here, over processes and on a cluster."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.a_series import drawn
from thirdear import series
from thirdear.model.refusal import Refusal
from thirdear.series import many
from thirdear.series.many import PORTION, WORTH_A_POOL, Job, run_jobs


def jobs(count: int) -> list[Job]:
    """Return tests of as many simulated cases, each with a seed of its own."""
    return [
        Job(*(replace(s, case=f"C{i}") for s in drawn(i)), resamples=99, seed=i)
        for i in range(count)
    ]


def test_tests_over_processes_are_those_of_one_process() -> None:
    """Order, seeds and every digit; progress counts up to the whole."""
    asked, told = jobs(WORTH_A_POOL), []
    alone = run_jobs(asked, told=lambda done, whole: told.append((done, whole)))
    assert run_jobs(asked, workers=2) == alone
    assert told[-1] == (WORTH_A_POOL, WORTH_A_POOL)
    assert [t.case for t in alone] == [f"C{i}" for i in range(WORTH_A_POOL)]
    assert alone[7] == series.test(asked[7].cause, asked[7].effect, resamples=99, seed=7)


@pytest.mark.parametrize(
    ("count", "sizes", "told"),
    [
        (0, [], []),
        (1, [1], [1]),
        (PORTION, [PORTION], [PORTION]),
        (PORTION + 1, [PORTION, 1], [PORTION, PORTION + 1]),
        (2 * PORTION, [PORTION, PORTION], [PORTION, 2 * PORTION]),
    ],
)
def test_jobs_are_made_a_portion_at_a_time(
    count: int, sizes: list[int], told: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In their order, each once; after each portion it is told how far that is."""
    made: list[list[int]] = []

    def make(portion: list[int]) -> list[int]:
        made.append(portion)
        return portion

    monkeypatch.setattr(many, "_make", make)
    heard: list[tuple[int, int]] = []
    found = run_jobs(range(count), workers=8, told=lambda *now: heard.append(now))  # type: ignore[arg-type]
    assert list(found) == list(range(count))
    assert [len(portion) for portion in made] == sizes
    assert heard == [(done, count) for done in told]


def test_parts_are_made_in_order_here() -> None:
    """Without a scheduler nothing else is started."""
    assert many.spread(lambda part: 2 * part, [3, 1, 2], None) == [6, 2, 4]


def test_a_searched_job_is_a_search() -> None:
    """The lags that were searched come back with the test."""
    (found,) = run_jobs([replace(jobs(1)[0], most_lag=2)])
    assert found.searched == (1, 2)


def test_tests_on_a_cluster_are_those_of_one_process() -> None:
    """A local Dask cluster of two workers, reached by its address."""
    from distributed import LocalCluster

    asked = jobs(45)
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        assert run_jobs(asked, scheduler=cluster.scheduler_address) == run_jobs(asked)


def test_a_scheduler_without_the_package_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence says what to install."""
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(Refusal, match="thirdear\\[cluster\\]"):
        run_jobs(jobs(1), scheduler="tcp://localhost:1")
