"""A laboratory's study: 3,000 sessions, a million turns and three million tags of two raters.

    python benchmarks/laboratory.py [--encrypted] [--study FOLDER] [--sessions 3000] ...

Everything is invented and seeded. The study is filled by the store's own acts, so that every tag
has its event, and stays in FOLDER where one is named; a second run then measures only. Each
measure runs in processes of its own, so that its peak memory is its own; told are the medians of
the work inside the process, on the wall and of the processor.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from invented import SECRET

from thirdear.study import rules

if TYPE_CHECKING:
    from thirdear.model.coding import Pass
    from thirdear.model.text import Transcript
    from thirdear.store import Store
    from thirdear.study import Study

CASE_LENGTH = 30
BOOKS = ("mi-behaviour", "mental-state-talk")
RATERS = ("R1", "R2")
ABSENT, RARE, EVERYWHERE, COMMON = "böyle bir söz", "ığdır'da kaplumbağa", "kertenkele", "düşün"
"""RARE stands in one session of 97, EVERYWHERE once in each, COMMON often in Turkish ones."""

WORDS = {
    "tr": """ben sen o biz siz onlar bugün dün yarın okul anne baba kardeş oyun araba bebek ev masa
        resim top kızgın üzgün mutlu korktum sevindim düşünüyorum düşündüm bilmiyorum istiyorum
        istemedim gördüm duydum gitti geldi kaldı yaptık çizdik kırdı sakladı buldu güzel çirkin
        büyük küçük sonra önce şimdi belki hep hiç çok az niye nasıl neden öğretmen arkadaş çünkü
        ama ve gibi için ışık deniz ağaç köpek kedi süpermen canavar şato kum hamur merak ediyorum
        """.split(),
    "en": """i you he she we they today yesterday tomorrow school mother father brother sister
        game car doll house table picture ball angry sad happy scared glad think thought
        know want wanted saw heard went came stayed made drew broke hid found nice ugly big
        small then before now maybe always never much little why how teacher friend because
        but and like for light sea tree dog cat monster castle sand clay wonder guess
        remember forgot hope wish feel felt quiet loud
        """.split(),
}


def main() -> None:
    """Fill a study, take every measure in a process of its own, and print them."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--sessions", type=int, default=3_000)
    options.add_argument("--turns", type=int, default=334)
    options.add_argument("--tags", type=int, default=500, help="of one rater in one session")
    options.add_argument("--encrypted", action="store_true")
    options.add_argument("--study", type=Path)
    options.add_argument("--times", type=int, default=3)
    options.add_argument("--measure", choices=MEASURES)
    chosen = options.parse_args()
    if chosen.measure:
        print(json.dumps(measured(chosen.measure, chosen.study, encrypted=chosen.encrypted)))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = chosen.study or Path(name) / "laboratory"
        if not folder.exists():
            fill(folder, chosen)
        size = (folder / "study.thirdear").stat().st_size / 1e6
        print(f"{size:,.0f} MB{', encrypted' if chosen.encrypted else ''}")
        print(f"{'measure':<24}{'wall s':>9}{'cpu s':>9}{'MB peak':>9}  found")
        for measure in MEASURES:
            print_run(measure, folder, chosen.times, encrypted=chosen.encrypted)


def print_run(measure: str, folder: Path, times: int, *, encrypted: bool) -> None:
    """Run a measure some times in processes of its own; print medians and the greatest memory."""
    command = [sys.executable, __file__, "--measure", measure, "--study", str(folder)]
    command += ["--encrypted"] if encrypted else []
    told = []
    for _ in range(times):
        run = subprocess.run(command, check=True, capture_output=True, text=True)
        told.append(json.loads(run.stdout))
    wall, cpu = (statistics.median(one[name] for one in told) for name in ("wall", "cpu"))
    peak = max(one["peak"] for one in told)
    print(f"{measure:<24}{wall:9.3f}{cpu:9.3f}{peak:9.0f}  {told[0]['found']:,}", flush=True)


# -- the study


def fill(folder: Path, chosen: argparse.Namespace) -> None:
    """Make the study by the store's own acts: an act a session and rater."""
    from thirdear.model.coding import Pass
    from thirdear.study import Study

    begun, random_ = time.perf_counter(), random.Random(1)
    secret = SECRET if chosen.encrypted else None
    with Study.create(folder, codebooks=BOOKS, passphrase=secret) as study:
        for rater in RATERS:
            study.store.add_rater(rater, rater, "study")
        codes = list(study.codes())
        for number in range(chosen.sessions):
            with study.store.together():
                transcript, data = invented(number, chosen.turns, random_)
                study.store.add_transcript(transcript, data, "study")
                for rater in RATERS:
                    judge(study.store, Pass(rater), transcript, codes, chosen.tags, random_)
    print(
        f"{chosen.sessions:,} sessions, {chosen.sessions * chosen.turns:,} turns, "
        f"{2 * chosen.sessions * chosen.tags:,} tags; filled in {time.perf_counter() - begun:.0f} s"
    )


def invented(number: int, turns: int, random_: random.Random) -> tuple[Transcript, bytes]:
    """Return the transcript of a session, Turkish in every other case, and its file's bytes."""
    from thirdear.model.text import Role, Segment, Source, Transcript

    case, session = divmod(number, CASE_LENGTH)
    words = WORDS["tr" if case % 2 else "en"]
    parts, found, at = [], [], 0
    for turn in range(1, turns + 1):
        said = random_.choices(words, k=random_.randint(2, 20))
        if turn == turns // 2:
            said += ["Iğdır'da kaplumbağa"] if number % 97 == 0 else []
            said.append("Kertenkele")
        line = f"{'TÇ'[turn % 2]}: {' '.join(said).capitalize()}.\n"
        role = (Role.THERAPIST, Role.CLIENT)[turn % 2]
        found.append(Segment(turn, at + 3, at + len(line) - 1, "TÇ"[turn % 2], role, 9.0 * turn))
        parts.append(line)
        at += len(line)
    text = "".join(parts)
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    name = f"C{case:03}-{session + 1:02}.txt"
    source = Source(name, "plain", "utf-8", digest)
    return Transcript(f"C{case:03}", session + 1, text, digest, tuple(found), source), data


def judge(
    store: Store, pass_: Pass, transcript: Transcript, codes: list[str], tags: int, random_: Any
) -> None:
    """Give a session its tags of a rater and finish it, as one act.

    The events are those that the desk makes. They are drafted here since nothing stands yet that
    each would have to be compared with.
    """
    from thirdear.store import acts, words

    db = store._db  # noqa: SLF001 - see above
    digest = db.one("SELECT text FROM session ORDER BY id DESC LIMIT 1")
    assert digest is not None
    held = words.get_salted(db, digest[0])
    assert held is not None
    place = {"case": transcript.case, "session": transcript.session}
    place |= {"rater": pass_.rater, "pass": pass_.number}
    drafts: list[acts.Draft] = []
    for at in random_.sample(range(len(transcript.turns) * len(codes)), tags):
        turn, code = transcript.turns[at // len(codes)], codes[at % len(codes)]
        about = {"layer": "turn", "segment": turn.index, "code": code, "version": 1}
        covered = words.checksum(held[1], held[0][turn.start : turn.stop])
        drafts.append(("tag", place | about | {"at": [turn.start, turn.stop], "sum": covered}))
    acts.record(db, pass_.rater, [*drafts, ("finish", place)])


# -- what is measured


def opening(folder: Path, secret: str | None) -> int:
    """Open the study and ask which cases there are."""
    from thirdear.study import Study

    with Study.open(folder, passphrase=secret) as study:
        return len(study.cases())


def listing(study: Study) -> int:
    """List all sessions."""
    return len(study.sessions())


def progress(study: Study) -> int:
    """Tell how far a rater has come in all sessions."""
    from thirdear.model.coding import Pass

    return len(study.store.progress(Pass("R1")))


def searching(words: str) -> Callable[[Study], int]:
    """Return what searches all text for words."""
    from thirdear.study import search as room

    return lambda study: len(room.search(study, words))


def first(words: str) -> Callable[[Study], int]:
    """Return what searches for the first 200 turns, as a terminal has them."""
    from thirdear.study import search as room

    return lambda study: len(list(islice(room.each(study, words), 200)))


def reading(study: Study) -> int:
    """Look for the same without an index: read and fold every text."""
    from thirdear.base.letters import fold

    wanted = fold(RARE)
    places = [(info.case, info.session) for info in study.sessions()]
    return sum(wanted in fold(study.transcript(*place).text) for place in places)


def scores(study: Study) -> int:
    """Make all session scores."""
    return len(study.score_values())


def agreement(study: Study) -> int:
    """Compare the raters on every code, family and score."""
    from thirdear.study import agreement

    return len(agreement.agreement(study))


def one_code(study: Study) -> int:
    """Compare the raters on one code."""
    from thirdear.study import agreement

    return len(agreement.agreement(study, [next(iter(study.codes()))]))


def tests(study: Study) -> int:
    """Test one hypothesis in both directions in every case."""
    from thirdear.model.precedence import Hypothesis
    from thirdear.study import precedence

    one, other = list(rules.rules(study))[:2]
    asked = Hypothesis(one, other)
    return len(precedence.tests(study, "mean", hypotheses=[asked], resamples=999))


MEASURES: dict[str, Callable[[Study], int]] = {
    "open": lambda _: 0,
    "list sessions": listing,
    "progress": progress,
    "search, absent": searching(ABSENT),
    "search, rare": searching(RARE),
    "search, once a session": searching(EVERYWHERE),
    "the first 200 of them": first(EVERYWHERE),
    "search, common": searching(COMMON),
    "the same, reading all": reading,
    "scores": scores,
    "agreement, one code": one_code,
    "agreement, all": agreement,
    "tests": tests,
}


def measured(measure: str, folder: Path, *, encrypted: bool) -> dict[str, float]:
    """Take one measure in this process."""
    from thirdear.study import Study

    secret = SECRET if encrypted else None
    if measure == "open":
        return told(lambda: opening(folder, secret))
    if measure.startswith(("agreement", "tests")):
        import statsmodels.stats.inter_rater  # noqa: F401 - what is measured is not the import
    with Study.open(folder, passphrase=secret) as study:
        return told(lambda: MEASURES[measure](study))


def told(work: Callable[[], int]) -> dict[str, float]:
    """Return the seconds of work, on the wall and of the processor, and the memory in MB."""
    begun, used = time.perf_counter(), time.process_time()
    found = work()
    wall, cpu = time.perf_counter() - begun, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"wall": wall, "cpu": cpu, "peak": peak, "found": found}


if __name__ == "__main__":
    main()
