"""Session scores: from finished sessions to numbers, and back to the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from thirdear.base.shell import quoted
from thirdear.model.coding import CONSENSUS, RULES, Codebook, Pass, ScoreRule
from thirdear.model.language import said
from thirdear.model.refusal import Refusal
from thirdear.model.scores import IMPORTED, Evidence, Score, Series
from thirdear.model.text import Place
from thirdear.study import consensus, imported_scores, lookup, rules, text_scores
from thirdear.study import rules as study_rules

if TYPE_CHECKING:
    from thirdear.study.core import Core


def cases(study: Core, named: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the named cases, else all that have transcripts or, from a table, scores alone."""
    return lookup.among((*study.cases(), *imported_scores.cases(study)), named)


def scores(
    study: Core,
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

    cases(study, [case] if case else [])
    made = rules.of(study.store, study.codebooks(), resolve(study, raters), case=case, only=only)
    named = (*text_scores.in_use(study), *also) if only is None else only
    everything = (*made, *imported_scores.scores(study), *text_scores.scores(study, named, case))
    return tuple(
        score
        for score in everything
        if case in (None, score.case) and (only is None or score.score in only)
    )


def rarely_used(study: Core) -> tuple[str, ...]:
    """Say where a rater finished most sessions without a tag of a codebook that he has used.

    A finished session without a tag counts as zero, which is wrong where the rater never looked.
    """
    apart = study.store.apart()
    finished = {place for place in study.store.finished() if place[0] not in apart}
    told = []
    for book in study.codebooks():
        if not book.codes:
            continue
        totals = study.store.adder(book.layer).tag_totals([code.key for code in book.codes])
        used = {(total.pass_, total.case, total.session) for total in totals} & finished
        for pass_ in sorted({place[0] for place in used}):
            done = sum(place[0] == pass_ for place in finished)
            tagged = sum(place[0] == pass_ for place in used)
            if tagged * 2 < done:
                told.append(
                    said(
                        f"{pass_.rater} has tagged with {book.key} in {tagged} of {done} finished "
                        "sessions; the others count as zero.",
                        f"{pass_.rater}, {book.key} ile bitmiş {done} seanstan {tagged} tanesinde "
                        "kodlama yaptı; ötekiler sıfır sayılır.",
                    )
                )
    return tuple(told)


def resolve(study: Core, raters: str) -> str:
    """Return "mean", "consensus" or the rater's key that ``raters`` stands for."""
    if raters == CONSENSUS:
        consensus.check_begun(study)
        return raters
    if raters == "mean":
        return raters
    if raters == "main" and study.main_rater is None:
        raise Refusal(
            "Nobody has coded yet, so there is no main rater; leave `--combine main` out.",
            "Henüz kimse kodlama yapmadı, bu yüzden ana kodlayıcı yok; `--combine main` "
            "seçeneğini çıkarın.",
        )
    if raters != "main" and raters not in study.raters():
        known = ", ".join(study.raters()) or said("nobody yet", "henüz kimse")
        raise Refusal(
            f"There is no rater {raters}; --combine takes mean, main, consensus or a rater's name "
            f"({known}).",
            f"{raters} adlı bir kodlayıcı yok; --combine mean, main, consensus ya da bir "
            f"kodlayıcı adı alır ({known}).",
        )
    rater = lookup.rater(study, (study.main_rater or raters) if raters == "main" else raters)
    if rater in study.store.uncounted():
        raise Refusal(
            f"{rater} is a model that counts in no score; `thirdear raters model count "
            f"{quoted(rater)}` declares that it does.",
            f"{rater} hiçbir puanda sayılmayan bir model; sayıldığını `thirdear raters model count "
            f"{quoted(rater)}` bildirir.",
        )
    return rater


def series(study: Core, case: str, score: str, raters: str) -> Series:
    """Return one score of one case; sessions run without holes, gaps are None."""
    cases(study, [case])
    rules.score(study, score)
    return series_of(scores(study, raters, case, [score]), case, score, resolve(study, raters))


def by_case(values: Sequence[Score]) -> Mapping[str, Sequence[Score]]:
    """Return the scores of every case, so that none is looked for among all others."""
    found: dict[str, list[Score]] = {}
    for one in values:
        found.setdefault(one.case, []).append(one)
    return found


def series_of(values: Sequence[Score], case: str, score: str, rater: str) -> Series:
    """Return one score of one case out of all scores."""
    found = {s.session: s.value for s in values if s.case == case and s.score == score}
    numbers = tuple(range(min(found), max(found) + 1)) if found else ()
    return Series(case, score, numbers, tuple(found.get(n) for n in numbers), rater)


def explain(
    study: Core, case: str, session: int, score: str, raters: str
) -> tuple[Score, tuple[Evidence, ...]]:
    """Return a number, and the tags and ratings that it was made of, in the session's order."""
    from thirdear import scores as room

    rules = study_rules.rules(study)
    study_rules.score(study, score)
    study.transcript(case, session)
    rater = resolve(study, raters)
    everything = scores(study, raters, case, [score])
    found = [s for s in everything if (s.session, s.score) == (session, score)]
    if not found:
        raise Refusal(
            f"There is no {score} yet: no rater has used its codebook.",
            f"Henüz {score} yok: hiçbir kodlayıcı onun kod kitabını kullanmadı.",
        )
    if text_scores.is_one(score):
        return found[0], text_scores.evidence(study, case, session, score)
    book = book_of(study, score)
    users = room.users(study.store, book, None if rater == "mean" else rater)
    passes = room.counting(users, study.store.finished(), case, session)
    return found[0], tuple(
        _evidence(study, (case, session), passes.values(), set(_leaves(rules, score)), book.layer)
    )


def book_of(study: Core, score: str) -> Codebook:
    """Return the codebook, in its latest version, that defines a score."""
    rules.score(study, score)
    if text_scores.is_one(score):
        raise Refusal(
            f"{score} is counted in the text; no codebook makes it.",
            f"{score} metinde sayılır; kod kitabından gelmez.",
        )
    if rules.rules(study)[score].rule == IMPORTED:
        raise Refusal(
            f"{score} came from a table; the study holds no passages behind it.",
            f"{score} bir tablodan geldi; ardında çalışmada bir söz yok.",
        )
    return next(b for b in study.codebooks() if any(rule.key == score for rule in b.scores))


def _evidence(
    study: Core, place: Place, passes: Iterable[Pass], keys: set[str], layer: str
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


def made_of(study: Core, score: str) -> tuple[str, ...]:
    """Return the codes or rating items that a score is made of in the end, each once."""
    rules.score(study, score)
    if text_scores.is_one(score):
        return ()
    return tuple(dict.fromkeys(_leaves(rules.rules(study), score)))


def _leaves(rules: Mapping[str, ScoreRule], score: str) -> Iterator[str]:
    rule = rules[score]
    for part in (*rule.of, *rule.among):
        yield from _leaves(rules, part) if RULES.get(rule.rule) == "scores" else (part,)
