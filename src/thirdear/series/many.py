"""Many tests at once: in this process, over its cores, or on a cluster that is there already.

Every test draws from a generator of its own seed, so its result is the same wherever and in
whatever order it is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TypeVar

from thirdear.model.language import Language
from thirdear.model.loops import Loop
from thirdear.model.precedence import PrecedenceTest, Trend
from thirdear.model.refusal import Refusal
from thirdear.model.scores import Series
from thirdear.series.precedence import test

PORTION = 20
"""Tests sent to a worker at a time."""

WORTH_A_POOL = 100
"""Tests from which further processes, each of which loads scipy, save more than they cost."""

Made = TypeVar("Made")
Part = TypeVar("Part")
Told = Callable[[int, int], None]
"""Called with how many tests are made and how many there are."""


@dataclass(frozen=True, slots=True)
class Job:
    """One test to make."""

    cause: Series
    effect: Series
    lag: int = 1
    trend: Trend = "linear"
    resamples: int = 9999
    seed: int = 1
    language: Language = "en"
    most_lag: int | None = None


def run_jobs(
    jobs: Sequence[Job],
    *,
    workers: int = 1,
    scheduler: str | None = None,
    told: Told | None = None,
) -> tuple[PrecedenceTest, ...]:
    """Make every test, in the order given; with more ``workers`` over as many processes.

    ``scheduler`` is the address of a running Dask scheduler, whose workers have thirdear
    installed; Refusal without the package, or where nothing answers there.
    """
    return tuple(_run(_make, jobs, workers, scheduler, told))


def run_loops(jobs: Sequence[Job], *, workers: int = 1) -> tuple[Loop, ...]:
    """Test direction and loop of every job in the order given, over as many processes."""
    return tuple(_run(_make_loops, jobs, workers, None, None))


def spread(
    make: Callable[[Part], Made], parts: Sequence[Part], scheduler: str | None
) -> list[Made]:
    """Make something of every part, in the order given, here or on a running Dask scheduler."""
    with _executor(scheduler, 1) as executor:
        return list(map(make, parts) if executor is None else executor.map(make, parts))


def _run(
    make: Callable[[Sequence[Job]], list[Made]],
    jobs: Sequence[Job],
    workers: int,
    scheduler: str | None,
    told: Told | None,
) -> list[Made]:
    portions = [jobs[i : i + PORTION] for i in range(0, len(jobs), PORTION)]
    done: list[Made] = []
    with _executor(scheduler, workers if len(jobs) >= WORTH_A_POOL else 1) as executor:
        made = map(make, portions) if executor is None else executor.map(make, portions)
        for part in made:
            done += part
            if told is not None:
                told(len(done), len(jobs))
    return done


def _make_loops(jobs: Sequence[Job]) -> list[Loop]:
    from thirdear.series.loop import loop_test

    return [
        loop_test(
            job.cause,
            job.effect,
            trend=job.trend,
            resamples=job.resamples,
            seed=job.seed,
            language=job.language,
        )
        for job in jobs
    ]


def _make(jobs: Sequence[Job]) -> list[PrecedenceTest]:
    return [_one(job) for job in jobs]


def _one(job: Job) -> PrecedenceTest:
    if job.most_lag:
        from thirdear.series.grid import search

        return search(
            job.cause,
            job.effect,
            most=job.most_lag,
            trend=job.trend,
            resamples=job.resamples,
            seed=job.seed,
            language=job.language,
        )
    return test(
        job.cause,
        job.effect,
        lag=job.lag,
        trend=job.trend,
        resamples=job.resamples,
        seed=job.seed,
        language=job.language,
    )


@contextmanager
def _executor(scheduler: str | None, workers: int) -> Iterator[Executor | None]:
    if scheduler is not None:
        with _cluster(scheduler) as executor:
            yield executor
    elif workers > 1:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            yield pool
    else:
        yield None


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client
    except ImportError as error:
        raise Refusal(
            "A scheduler needs Dask: `pip install thirdear[cluster]`.",
            "Zamanlayıcı için Dask gerekir: `pip install thirdear[cluster]`.",
        ) from error
    try:
        client = Client(address, timeout="10s")
    except (OSError, ValueError) as error:
        raise Refusal(
            f"No Dask scheduler answers at {address}.",
            f"{address} adresinde yanıt veren bir Dask zamanlayıcısı yok.",
        ) from error
    with client:
        yield client.get_executor()
