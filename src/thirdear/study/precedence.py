"""From finished sessions to scores, from scores to precedence tests, and back to the words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from thirdear.model.coding import RULES, Codebook, Pass, ScoreRule
from thirdear.model.consensus import CONSENSUS
from thirdear.model.language import said
from thirdear.model.precedence import LAGS_IN, TRENDS, Hypothesis, PrecedenceTest
from thirdear.model.refusal import Refusal
from thirdear.model.scores import IMPORTED, Evidence, Score, Series
from thirdear.study import (
    axis,
    cautions,
    consensus,
    facts,
    imported_scores,
    lookup,
    reliability,
    text_scores,
)

if TYPE_CHECKING:
    from thirdear.study.study import Language, Study


@dataclass(frozen=True, slots=True)
class Running:
    """How a run goes: lags searched up to, processes, a Dask scheduler, who is told of progress."""

    most_lag: int | None = None
    workers: int = 1
    scheduler: str | None = None
    told: Callable[[int, int], None] | None = None


HERE = Running()


def scores(
    study: Study,
    raters: str,
    case: str | None = None,
    also: Sequence[str] = (),
    only: Sequence[str] | None = None,
) -> tuple[Score, ...]:
    """Return session scores; ``raters`` is "mean", "main", "consensus" or a rater's key.

    Scores of the text come where a hypothesis names them, or ``also`` does. With ``only``, no
    other scores are made than these.
    """
    from thirdear import scores as rules

    lookup.cases(study, [case] if case else [])
    made = rules.of(study.store, study.codebooks(), resolve(study, raters), case=case, only=only)
    named = (*text_scores.in_use(study), *also) if only is None else only
    everything = (*made, *imported_scores.scores(study), *text_scores.scores(study, named, case))
    return tuple(
        score
        for score in everything
        if case in (None, score.case) and (only is None or score.score in only)
    )


def rarely_used(study: Study) -> tuple[str, ...]:
    """Say where a rater finished most sessions without a tag of a codebook that he has used.

    A finished session without a tag counts as zero, which is wrong where the rater never looked.
    """
    apart = study.store.apart()
    finished = {place for place in study.store.finished() if place[0] not in apart}
    told = []
    for book in study.codebooks():
        if not book.codes:
            continue
        totals = study.store.tag_totals([code.key for code in book.codes], book.layer)
        used = {(total.pass_, total.case, total.session) for total in totals} & finished
        for pass_ in sorted({place[0] for place in used}):
            done = sum(place[0] == pass_ for place in finished)
            tagged = sum(place[0] == pass_ for place in used)
            if tagged * 2 < done:
                told.append(
                    said(
                        f"{pass_.rater} has tagged with {book.key} in {tagged} of {done} finished "
                        "sessions; the others count as zero.",
                        f"{pass_.rater}, {book.key} ile bitmiş {done} oturumdan {tagged} tanesinde "
                        "etiketledi; ötekiler sıfır sayılır.",
                    )
                )
    return tuple(told)


def resolve(study: Study, raters: str) -> str:
    """Return "mean", "consensus" or the rater's key that ``raters`` stands for."""
    if raters == CONSENSUS:
        consensus.check_begun(study)
        return raters
    if raters == "mean":
        return raters
    if raters == "main" and study.main_rater is None:
        raise Refusal(
            "Nobody has judged yet, so there is no main rater; leave `--combine main` out.",
            "Henüz kimse değerlendirme yapmadı, bu yüzden ana kodlayıcı yok; `--combine main` "
            "seçeneğini çıkarın.",
        )
    return lookup.rater(study, (study.main_rater or raters) if raters == "main" else raters)


def series(study: Study, case: str, score: str, raters: str) -> Series:
    """Return one score of one case; sessions run without holes, gaps are None."""
    lookup.cases(study, [case])
    lookup.score(study, score)
    return series_of(scores(study, raters, case, [score]), case, score, resolve(study, raters))


def series_of(values: Sequence[Score], case: str, score: str, rater: str) -> Series:
    """Return one score of one case out of all scores."""
    found = {s.session: s.value for s in values if s.case == case and s.score == score}
    numbers = tuple(range(min(found), max(found) + 1)) if found else ()
    return Series(case, score, numbers, tuple(found.get(n) for n in numbers), rater)


def declare(study: Study, hypothesis: Hypothesis) -> None:
    """Keep a hypothesis with the time it was declared."""
    check(study, hypothesis)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    study.store.add_hypothesis(replace(hypothesis, declared_at=now), "study")


def check(study: Study, hypothesis: Hypothesis) -> None:
    """Refuse a hypothesis whose scores do not exist, or that asks nothing."""
    for score in (hypothesis.cause, hypothesis.effect):
        lookup.score(study, score)
    if hypothesis.cause == hypothesis.effect:
        raise Refusal(
            "Cause and effect are the same score; name two.",
            "Neden ile sonuç aynı puan; iki ayrı puan söyleyin.",
        )
    if hypothesis.lag < 1 or hypothesis.trend not in TRENDS:
        raise Refusal(
            f"The lag is a whole number from 1, the trend one of {', '.join(TRENDS)}.",
            "Gecikme 1’den başlayan bir tam sayıdır, trend ise şunlardan biri: "
            f"{', '.join(TRENDS)}.",
        )
    if hypothesis.lag_in not in LAGS_IN:
        raise Refusal(
            f"Lags count one of {', '.join(LAGS_IN)}.",
            f"Gecikmeler şunlardan biriyle sayılır: {', '.join(LAGS_IN)}.",
        )
    if hypothesis.smallest is not None and not 0 < hypothesis.smallest < float("inf"):
        raise Refusal(
            "The smallest effect of interest is a number above 0.",
            "Önemsenen en küçük etki 0’dan büyük bir sayıdır.",
        )


def tests(  # noqa: PLR0913 - all but two are keywords with a usual value
    study: Study,
    raters: str,
    *,
    cases: Sequence[str] = (),
    hypotheses: Sequence[Hypothesis] = (),
    both: bool = True,
    resamples: int = 9999,
    seed: int = 1,
    language: Language | None = None,
    running: Running = HERE,
) -> tuple[PrecedenceTest, ...]:
    """Test hypotheses (the declared ones unless given) in every case; Holm over the whole run.

    Refusals and warnings are sentences in ``language``, the study's unless given. With
    ``running.most_lag`` all lags up to it are searched, and p is the joint one.
    """
    from thirdear import series as room
    from thirdear.series.many import Job, run_jobs

    asked = hypotheses or declared(study)
    keys = dict.fromkeys(key for h in asked for key in (h.cause, h.effect))
    values = scores(study, raters, only=[*keys])
    rater, spoken = resolve(study, raters), language or study.language
    chosen, every = lookup.cases(study, cases), [*directions(asked, both=both)]
    placed = [*_placed(study, chosen, every, (values, rater), spoken)]
    jobs = [
        Job(p.cause, p.effect, h.lag, h.trend, resamples, seed, spoken, running.most_lag)
        for h, p in placed
        if p.why is None
    ]
    done = iter(
        run_jobs(jobs, workers=running.workers, scheduler=running.scheduler, told=running.told)
    )
    made = [_refused(h, p) if p.why else _noted(h, p, next(done)) for h, p in placed]
    reliable = reliability.judged(study, chosen, values, rater)
    careful = _Careful(cautions.Judging(study), reliable, spoken)
    return room.adjust([_judged(test, careful) for test in made])


def declared(study: Study) -> Sequence[Hypothesis]:
    """Return the study's hypotheses; Refusal where it has none."""
    if not (found := study.hypotheses()):
        raise Refusal(
            "No hypothesis is declared; add one with `thirdear hypothesis add CAUSE EFFECT`.",
            "Bildirilmiş varsayım yok; `thirdear hypothesis add NEDEN SONUÇ` ile ekleyin.",
        )
    return found


def _placed(
    study: Study,
    cases: Sequence[str],
    asked: Sequence[Hypothesis],
    made: tuple[Sequence[Score], str],
    language: Language,
) -> Iterator[tuple[Hypothesis, axis.Placed]]:
    """Yield every question of every case with its two series on the axis that it asks for."""
    records, (values, rater) = facts.read(study).cases, made
    for case in cases:
        for one in asked:
            cause, effect = (series_of(values, case, s, rater) for s in (one.cause, one.effect))
            yield one, axis.placed(records.get(case), cause, effect, one.lag_in, language)


def _refused(asked: Hypothesis, placed: axis.Placed) -> PrecedenceTest:
    """Return a test that cannot be made since its lags cannot be counted."""
    cause, effect = placed.cause, placed.effect
    test = PrecedenceTest(
        effect.case, cause.score, effect.score, asked.lag, asked.trend, effect.rater, 0, 0
    )
    return replace(test, lag_in=asked.lag_in, smallest=asked.smallest, refused=placed.why)


def _noted(asked: Hypothesis, placed: axis.Placed, test: PrecedenceTest) -> PrecedenceTest:
    """Return a test with how its axis was made, and the smallest effect of interest declared."""
    return replace(
        test,
        lag_in=asked.lag_in,
        smallest=asked.smallest,
        warnings=(*placed.notes, *test.warnings),
    )


@dataclass(frozen=True, slots=True)
class _Careful:
    """What the sentences of a run on how its series were judged are made of, read once."""

    judging: cautions.Judging
    reliable: reliability.Judged
    language: Language


def _judged(test: PrecedenceTest, careful: _Careful) -> PrecedenceTest:
    """Return a test with what to be careful about in how its series were judged."""
    from thirdear.series import equivalence

    pair, case, language = (test.cause, test.effect), test.case or "", careful.language
    small = equivalence(test, language)
    told = cautions.of_pair(careful.judging, case, pair, careful.reliable.raters, language)
    sure = reliability.of_scores(careful.reliable, case, pair, language)
    text = text_scores.cautions(pair, language)
    return replace(
        test, warnings=(*test.warnings, *([small] if small else []), *told, *sure, *text)
    )


def directions(hypotheses: Sequence[Hypothesis], *, both: bool) -> Iterator[Hypothesis]:
    """Yield each question once, also where a pair was declared in both orders.

    A smallest effect of interest belongs to the direction for which it was declared: the other
    one's is in other units.
    """
    declared = {_question(h): h for h in reversed(hypotheses)}
    asked: set[tuple[object, ...]] = set()
    for hypothesis in hypotheses:
        back = replace(hypothesis, cause=hypothesis.effect, effect=hypothesis.cause, smallest=None)
        for one in (hypothesis, back) if both else (hypothesis,):
            question = _question(one)
            if question not in asked:
                asked.add(question)
                yield declared.get(question, one)


def _question(asked: Hypothesis) -> tuple[object, ...]:
    return (asked.cause, asked.effect, asked.lag, asked.trend, asked.lag_in)


def explain(
    study: Study, case: str, session: int, score: str, raters: str
) -> tuple[Score, tuple[Evidence, ...]]:
    """Return a number, and the tags and ratings that it was made of, in the session's order."""
    from thirdear import scores as room

    rules = study.rules()
    lookup.score(study, score)
    study.transcript(case, session)
    rater = resolve(study, raters)
    everything = scores(study, raters, case, [score])
    found = [s for s in everything if (s.session, s.score) == (session, score)]
    if not found:
        raise Refusal(
            f"There is no {score} yet: no rater has used its codebook.",
            f"Henüz {score} yok: hiçbir değerlendirici onun kod kitabını kullanmadı.",
        )
    if text_scores.is_one(score):
        return found[0], text_scores.evidence(study, case, session, score)
    book = book_of(study, score)
    users = room.users(study.store, book, None if rater == "mean" else rater)
    passes = room.counting(users, study.store.finished(), case, session)
    return found[0], tuple(
        _evidence(study, (case, session), passes.values(), set(_leaves(rules, score)), book.layer)
    )


def book_of(study: Study, score: str) -> Codebook:
    """Return the codebook, in its latest version, that defines a score."""
    lookup.score(study, score)
    if text_scores.is_one(score):
        raise Refusal(
            f"{score} is counted in the text; no codebook makes it.",
            f"{score} metinde sayılır; kod kitabından gelmez.",
        )
    if study.rules()[score].rule == IMPORTED:
        raise Refusal(
            f"{score} came from a table; the study holds no passages behind it.",
            f"{score} bir tablodan geldi; ardında çalışmada bir söz yok.",
        )
    return next(b for b in study.codebooks() if any(rule.key == score for rule in b.scores))


def _evidence(
    study: Study, place: tuple[str, int], passes: Iterable[Pass], keys: set[str], layer: str
) -> Iterator[Evidence]:
    case, session = place
    tags = [t for p in passes for t in study.store.tags(pass_=p, case=case, session=session)]
    for t in sorted(tags, key=lambda t: (t.segment, t.pass_)):
        if t.code in keys and t.layer == layer:
            of = t.pass_
            yield Evidence(*place, of.rater, t.code, t.value, t.layer, t.segment, of.number)
    for p in passes:
        for r in study.store.ratings(pass_=p, case=case, session=session):
            if r.item in keys:
                yield Evidence(*place, p.rater, r.item, r.value, pass_=p.number)


def made_of(study: Study, score: str) -> tuple[str, ...]:
    """Return the codes or rating items that a score is made of in the end, each once."""
    lookup.score(study, score)
    if text_scores.is_one(score):
        return ()
    return tuple(dict.fromkeys(_leaves(study.rules(), score)))


def _leaves(rules: Mapping[str, ScoreRule], score: str) -> Iterator[str]:
    rule = rules[score]
    for part in (*rule.of, *rule.among):
        yield from _leaves(rules, part) if RULES.get(rule.rule) == "scores" else (part,)
