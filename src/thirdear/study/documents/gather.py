"""Everything a write-up is made from, gathered from the study and disguised."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from importlib import metadata
from typing import TYPE_CHECKING

from thirdear.agreement import Choices
from thirdear.model.agreement import Agreement
from thirdear.model.coding import CONSENSUS, Pass, ScoreRule
from thirdear.model.disguise import Spot
from thirdear.model.facts import CaseRecord
from thirdear.model.language import as_document, says_case
from thirdear.model.loops import Loop
from thirdear.model.outcomes import Outcome
from thirdear.model.precedence import Hypothesis, PrecedenceTest
from thirdear.model.protocol import Comparison
from thirdear.model.refusal import Refusal
from thirdear.model.ruptures import ResidualChart
from thirdear.model.scores import Score, Series
from thirdear.model.single_case import PhaseContrast, SuddenGain
from thirdear.model.synthesis import Synthesis
from thirdear.model.text import Place
from thirdear.model.trail import Audit, Preregistered
from thirdear.model.writeup import (
    USUAL,
    Appendix,
    CaseFacts,
    Excerpt,
    Head,
    Judging,
    Kind,
    Layout,
    Page,
    RaterFacts,
    Recipe,
    Vignette,
    WriteUp,
)
from thirdear.study import (
    accuracy,
    agreement,
    assignment,
    blinding,
    cautions,
    contents,
    excerpts,
    facts,
    hypotheses,
    loops,
    precedence,
    protocol,
    references,
    rules,
    ruptures,
    scores,
    single_case,
    syntheses,
    text_scores,
    trail,
)
from thirdear.study import scores as study_scores

if TYPE_CHECKING:
    from thirdear.model.language import Language
    from thirdear.study.core import Core
    from thirdear.study.excerpts import Disguise

Cases = tuple[str, ...]
_PRINTED = frozenset(("percent_agreement", "cohen_kappa", "icc_2_1", "icc_2_k"))
"""The statistics of agreement that a document has; those of Q-sorts are always made."""
_OF_MORE = frozenset(("fleiss_kappa",))
"""What it has besides where more than two raters may be compared, of whom no Cohen's kappa is."""
_SUGGESTED = 2  # vignettes of a case for which nobody has picked any
_TOGETHER = 3  # cases from which their mean is worth a figure
_SOFTWARE = ("thirdear", "numpy", "pandas", "scipy", "statsmodels", "python-docx", "matplotlib")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a document is asked to be; without ``vignettes`` the picked or suggested ones."""

    cases: tuple[str, ...]
    language: Language
    raters: str = "mean"
    corrected: bool = False
    resamples: int = 9999
    seed: int = 1
    vignettes: tuple[Vignette, ...] | None = None
    layout: Layout = "coded"
    kind: Kind = "case study"
    page: Page = "compact"
    appendices: tuple[Appendix, ...] = USUAL
    suggest: Callable[[Core, Cases, int, Language], tuple[Vignette, ...]] = lambda *_: ()


def gather(study: Core, asked: Asked, disguise: Disguise) -> WriteUp:
    """Return the write-up that was asked for; ``disguise`` remembers what is undecided in it.

    For vignettes alone, and for the figure, nothing is tested.
    """
    everything = study_scores.scores(study, asked.raters, None)
    scores = tuple(score for score in everything if score.case in asked.cases)
    facts = tuple(case_facts(study, case, disguise) for case in asked.cases)
    picked = asked.vignettes
    vignettes = tuple(_vignettes(study, asked)) if picked is None else picked
    shown = WriteUp(
        language=asked.language,
        cases=facts,
        codebooks=(),
        rules=used_rules(study, scores),
        scores=scores,
        hypotheses=study.hypotheses(),
        judged_before={
            one.declared_at: hypotheses.judged_before(study, one) for one in study.hypotheses()
        },
        withdrawn=study.store.withdrawn_hypotheses(),
        named=tuple(_withdrawn_rules(study)),
        tests=(),
        sentences=(),
        family=0,
        raters=(),
        combination=asked.raters,
        excerpts=tuple(_excerpt(study, asked, one, disguise) for one in vignettes),
        software=(),
        heads=heads(study),
        disguised=disguise.count,
        dated=dated(study),
        recipe=recipe(study, asked, facts, vignettes, disguise),
        data=digest(study, scores),
        layout=asked.layout,
        page=asked.page,
        appendices=asked.appendices,
    )
    if asked.kind == "preregistration":
        return _laid_down(study, asked, disguise, shown)
    return shown if asked.kind == "vignettes" else _with_results(study, asked, disguise, shown)


def _laid_down(study: Core, asked: Asked, disguise: Disguise, shown: WriteUp) -> WriteUp:
    """Return what a preregistration sheet says, with no result beside it."""
    told = _preregistered(study, asked, disguise)
    settings = study.store.settings()
    return replace(
        shown,
        title=_beside(study, disguise, settings.get("title", ""), Spot("title")),
        codebooks=() if told is None else told.codebooks,
        software=_software(),
        invented=settings.get("invented") == "yes",
        references=references.read(study),
        preregistered=told,
    )


def _preregistered(study: Core, asked: Asked, disguise: Disguise) -> Preregistered | None:
    """Return what was laid down in advance, where a document tells it."""
    if asked.kind != "preregistration" and "preregistration" not in asked.appendices:
        return None
    told = trail.preregistered(study, asked.raters)
    said = (
        replace(one, reason=_beside(study, disguise, one.reason, Spot("reason")))
        for one in told.declarations
    )
    combination = told.combination if told.combination in ("mean", "main", CONSENSUS) else "one"
    return replace(told, declarations=tuple(said), combination=combination)


def _audit(study: Core, asked: Asked, facts: Sequence[CaseFacts]) -> Audit | None:
    if "audit" not in asked.appendices:
        return None
    told = trail.audit(study, asked.cases, {case.case: case.name for case in facts})
    books = {book.key: book.name(asked.language) for book in study.codebooks()}
    return replace(told, called=books)


def _with_results(study: Core, asked: Asked, disguise: Disguise, shown: WriteUp) -> WriteUp:
    """Return a write-up with all that a case study says beside its vignettes."""
    chosen, language, rules = asked.cases, asked.language, shown.rules
    tests = _tests(study, asked) if study.hypotheses() else ()
    printed = tuple(_without_text(test, language) for test in tests if test.case in chosen)
    settings = study.store.settings()
    known = facts.read(study)
    return replace(
        shown,
        codebooks=tuple(b for b in study.codebooks() if any(r in b.scores for r in rules)),
        tests=printed,
        sentences=_sentences(printed, shown.cases, rules, language),
        family=max((test.family for test in tests if test.p_holm is not None), default=0),
        raters=_raters(study, chosen),
        combination=_combination(study, chosen, asked.raters),
        software=_software(),
        title=_beside(study, disguise, settings.get("title", ""), Spot("title")),
        agreement=_agreement(study, chosen),
        limits=(
            *_cautions(study, asked, printed),
            *text_scores.cautions(_central(study), language),
        ),
        invented=settings.get("invented") == "yes",
        verdicts=tuple(_verdict(test, language) for test in printed),
        influences=tuple(protocol.influenced(study, shown.scores, t) for t in printed),
        loops=tuple(_loops(study, asked, shown.cases, rules)),
        ruptures=tuple(_ruptures(study, asked, shown.cases, rules)),
        contrasts=tuple(_contrasts(study, asked, shown.cases, disguise)),
        gains=tuple(_gains(study, asked, shown.cases)),
        syntheses=tuple(_syntheses(study, asked, shown.cases, rules)),
        comparisons=_compared(study, asked, shown.scores, shown.cases),
        records=tuple(
            _record(study, known.cases[case], disguise) for case in chosen if case in known.cases
        ),
        measures=tuple(known.measures.values()),
        outcomes=_outcomes(study, chosen),
        judging=_judging(study, chosen),
        references=references.read(study),
        preregistered=_preregistered(study, asked, disguise),
        audit=_audit(study, asked, shown.cases),
        transcribed=accuracy.kept(study, chosen),
    )


def _cautions(study: Core, asked: Asked, tests: Sequence[PrecedenceTest]) -> tuple[str, ...]:
    """Return what to be careful about in how the sessions of the tests were judged."""
    made = ((t.case or "", (t.cause, t.effect)) for t in tests if t.f is not None)
    return cautions.of_tests(study, made, scores.resolve(study, asked.raters), asked.language)


def _without_text(test: PrecedenceTest, language: Language) -> PrecedenceTest:
    """Return a test without what a document says of all scores of the text at once.

    What a warning advises a reader of the screen to do is left out, too.
    """
    from thirdear.series import without_advice

    told = text_scores.cautions((test.cause, test.effect), language)
    kept = (without_advice(one, language) for one in test.warnings if one not in told)
    return replace(test, warnings=tuple(kept))


def _outcomes(study: Core, chosen: Sequence[str]) -> tuple[Outcome, ...]:
    """Return what came of the measures, in the order of the cases."""
    found = [one for one in facts.outcomes(study, None) if one.case in chosen]
    return tuple(sorted(found, key=lambda one: chosen.index(one.case)))


def _excerpt(study: Core, asked: Asked, one: Vignette, disguise: Disguise) -> Excerpt:
    how = (asked.language, asked.raters, disguise)
    suggested = asked.vignettes is None and one not in study.vignettes(one.case)
    return excerpts.excerpt(study, one, *how, corrected=asked.corrected, suggested=suggested)


def _vignettes(study: Core, asked: Asked) -> Iterator[Vignette]:
    for case in asked.cases:
        picked = study.vignettes(case)
        yield from picked or asked.suggest(study, (case,), _SUGGESTED, asked.language)


def _tests(study: Core, asked: Asked) -> tuple[PrecedenceTest, ...]:
    return precedence.tests(
        study, asked.raters, resamples=asked.resamples, seed=asked.seed, language=asked.language
    )


def recipe(
    study: Core,
    asked: Asked,
    facts: Sequence[CaseFacts],
    vignettes: Sequence[Vignette],
    disguise: Disguise,
) -> Recipe:
    """Return what a document was asked to be, as it may stand in it."""
    names = {case.case: case.name for case in facts}
    raters = asked.raters
    if raters not in ("mean", "main", CONSENSUS):
        raters = f"rater {list(study.raters()).index(raters) + 1}"

    def said(one: Vignette, text: str) -> str:
        if one.id:
            return ""
        return disguise.apply(text, contents.language_of(study, text), one.case, None)

    return Recipe(
        language=asked.language,
        cases=tuple(case.name for case in facts),
        raters=raters,
        corrected=asked.corrected,
        identifiable=disguise.count is None,
        resamples=asked.resamples,
        seed=asked.seed,
        vignettes=tuple(
            replace(
                one,
                case=names[one.case],
                title=said(one, one.title),
                criterion=said(one, one.criterion),
                commentary="",
            )
            for one in vignettes
        ),
        layout=asked.layout,
        kind=asked.kind,
        page=asked.page,
        appendices=asked.appendices,
    )


def _record(study: Core, record: CaseRecord, disguise: Disguise) -> CaseRecord:
    def said(text: str) -> str:
        return _beside(study, disguise, text, Spot("facts", record.case))

    return replace(
        record,
        consent=said(record.consent),
        facts={said(name): said(text) for name, text in record.facts.items()},
        phases=tuple(replace(one, name=said(one.name)) for one in record.phases),
    )


def _beside(study: Core, disguise: Disguise, text: str, spot: Spot) -> str:
    """Return words that stand beside the transcripts, disguised."""
    return disguise.apply(text, contents.language_of(study, text), spot.case, spot)


def printed_name(study: Core, disguise: Disguise, case: str) -> str:
    """Return a case as documents name it, in quotation marks where two would be called alike."""

    def name(key: str) -> str:
        return _beside(study, disguise, key, Spot("name", key))

    own = name(case)
    told = {as_document(own, language) for language in ("en", "tr")}
    others = (name(key) for key in study.cases() if key != case and not says_case(key))
    alike = any(as_document(one, language) in told for one in others for language in ("en", "tr"))
    return f"“{own}”" if says_case(own) and alike else own


def _verdict(test: PrecedenceTest, language: Language) -> str:
    from thirdear.series import verdict

    return verdict(test, language)


def _loops(
    study: Core, asked: Asked, cases: Sequence[CaseFacts], rules: Sequence[ScoreRule]
) -> Iterator[Loop]:
    """Yield direction and loop of every hypothesis in the chosen cases, as they are printed."""
    from thirdear.series import loop_words

    if not study.hypotheses():
        return
    names = {rule.key: rule.in_text(asked.language) for rule in rules}
    called = {case.case: case.name for case in cases}
    how = {"resamples": asked.resamples, "seed": asked.seed, "language": asked.language}
    for one in loops.loops(study, asked.raters, cases=[*called], **how):  # type: ignore[arg-type]
        printed = replace(one, case=called[one.case or ""])
        yield replace(printed, sentences=loop_words.in_words(printed, asked.language, names))


def _ruptures(
    study: Core, asked: Asked, cases: Sequence[CaseFacts], rules: Sequence[ScoreRule]
) -> Iterator[ResidualChart]:
    """Yield the charts of the alliance scores of the hypotheses, under the cases' printed names."""
    from thirdear.series.ruptures import in_words

    called = {case.case: case.name for case in cases}
    central = {key for h in study.hypotheses() for key in (h.cause, h.effect)}
    for rule in rules:
        if rule.key not in central or not ruptures.of_alliance(rule):
            continue
        trend = next(h.trend for h in study.hypotheses() if rule.key in (h.cause, h.effect))
        how = {"cases": [*called], "trend": trend, "language": asked.language}
        for one in ruptures.charts(study, rule.key, asked.raters, **how):  # type: ignore[arg-type]
            said = in_words(one, asked.language, rule.name(asked.language))
            yield replace(one, case=called[one.case or ""], sentences=said)


def _central(study: Core) -> tuple[str, ...]:
    """Return the scores of the hypotheses, each once."""
    return tuple(dict.fromkeys(key for h in study.hypotheses() for key in (h.cause, h.effect)))


def _contrasts(
    study: Core, asked: Asked, cases: Sequence[CaseFacts], disguise: Disguise
) -> Iterator[PhaseContrast]:
    """Yield the declared phases compared in the scores of the hypotheses, as they are printed."""
    for case in cases:
        for key in _central(study):
            for one in single_case.declared(
                study, key, asked.raters, cases=[case.case], language=asked.language
            ):
                earlier, later = (
                    _beside(study, disguise, name, Spot("facts", case.case))
                    for name in (one.earlier, one.later)
                )
                why = one.refused and _beside(
                    study, disguise, one.refused, Spot("facts", case.case)
                )
                yield replace(one, case=case.name, earlier=earlier, later=later, refused=why)


def _gains(study: Core, asked: Asked, cases: Sequence[CaseFacts]) -> Iterator[SuddenGain]:
    """Yield the sudden gains in the scores of the hypotheses, under the cases' printed names."""
    for case in cases:
        for key in _central(study):
            for one in single_case.known_gains(study, key, asked.raters, cases=[case.case]):
                yield replace(one, case=case.name)


def _syntheses(
    study: Core, asked: Asked, cases: Sequence[CaseFacts], rules: Sequence[ScoreRule]
) -> Iterator[Synthesis]:
    """Yield what three cases or more show together, under their printed names."""
    from thirdear.series import synthesis_words

    if len(cases) < _TOGETHER:
        return
    names = {rule.key: rule.in_text(asked.language) for rule in rules}
    called = {case.case: case.name for case in cases}
    for one in hypotheses.directions(study.hypotheses(), both=True):
        found = syntheses.synthesis(
            study, one, asked.raters, cases=[*called], language=asked.language
        )
        effects = tuple(replace(e, case=called[e.case]) for e in found.effects)
        printed = replace(found, effects=effects)
        said = synthesis_words.in_words(printed, asked.language, names)
        yield replace(printed, sentences=said)


def _compared(
    study: Core, asked: Asked, scores: Sequence[Score], facts: Sequence[CaseFacts]
) -> tuple[Comparison, ...]:
    from thirdear.series.comparison import adjust

    return adjust(tuple(_comparisons(study, asked, scores, facts)), asked.language)


def _comparisons(
    study: Core, asked: Asked, scores: Sequence[Score], facts: Sequence[CaseFacts]
) -> Iterator[Comparison]:
    """Yield the comparison of all chosen cases, under their printed names, for each hypothesis."""
    from thirdear.series.comparison import compare

    if len(facts) < 2:
        return
    rater = study_scores.resolve(study, asked.raters)

    def named(case: CaseFacts, hypothesis: Hypothesis) -> tuple[Series, Series]:
        cause, effect = protocol.on_axis(study, scores, case.case, hypothesis, rater)
        return replace(cause, case=case.name), replace(effect, case=case.name)

    for hypothesis in study.hypotheses():
        try:
            pairs = [named(case, hypothesis) for case in facts]
        except Refusal:
            continue  # lags cannot be counted in one of the cases, as its test says
        yield compare(
            pairs,
            lag=hypothesis.lag,
            trend=hypothesis.trend,
            resamples=asked.resamples,
            seed=asked.seed,
            language=asked.language,
        )


def _judging(study: Core, chosen: Sequence[str]) -> Judging:
    done = {pass_ for pass_, case, _ in study.independent() if case in chosen}
    training = {one.rater for one in study.store.training()}
    order = cautions.Judging(study)
    return Judging(
        passes=len(done),
        masked=sum(assignment.is_masked(study, one) for one in done),
        forwards=sum(any(order.in_order(one, c) for c in chosen) for one in done),
        trained=len(training & {one.rater for one in done}),
        opened=sum(blinding.is_open(study, one) for one in done),
        agreed=len(
            {
                (case, session)
                for one, case, session in study.store.finished()
                if one.rater == CONSENSUS and case in chosen
            }
        ),
        recoded=len({one.rater for one in done if one.number > 1}),
        models=tuple(
            dict.fromkeys(one.model for one in study.store.machines() if one.pass_ in done)
        ),
    )


def heads(study: Core) -> tuple[Head, ...]:
    """Return the last event of every journal."""
    found = sorted(study.store.heads().items())
    return tuple(Head(replica, seq, digest.hex()) for replica, (seq, digest) in found)


def digest(study: Core, scores: Sequence[Score]) -> str:
    """Return a digest of the transcripts and scores that a document stands on."""
    texts = [(info.case, info.session, info.sha256) for info in study.sessions()]
    content = json.dumps([texts, [astuple(score) for score in scores]], default=str)
    return hashlib.sha256(content.encode()).hexdigest()


def dated(study: Core) -> str:
    """Return when the study was last changed."""
    return next((entry.at for entry in study.store.history(last=1)), "")


def used_rules(study: Core, scores: Sequence[Score]) -> tuple[ScoreRule, ...]:
    """Return the rules of the hypotheses in their order, and then those that made a score."""
    central, known = _central(study), rules.rules(study)
    used = {*central, *(score.score for score in scores)}
    ordered = dict.fromkeys((*central, *known))
    return tuple(known[key] for key in ordered if key in used and key in known)


def _withdrawn_rules(study: Core) -> Iterator[ScoreRule]:
    """Yield the rules of the scores that withdrawn hypotheses were about."""
    known = {**text_scores.RULES, **rules.rules(study)}
    gone = (one.hypothesis for one in study.store.withdrawn_hypotheses())
    keys = dict.fromkeys(key for one in gone for key in (one.cause, one.effect))
    yield from (known[key] for key in keys if key in known)


def case_facts(study: Core, case: str, disguise: Disguise) -> CaseFacts:
    """Return a case as it is printed."""
    from thirdear import segmenting

    sessions = study.sessions(case)
    text = study.transcript(case, sessions[0].session).text
    return CaseFacts(
        case,
        printed_name(study, disguise, case),
        segmenting.guess_language(text),
        tuple(info.session for info in sessions),
        sum(info.turns for info in sessions),
        sum(info.words for info in sessions),
    )


def _sentences(
    tests: Sequence[PrecedenceTest],
    cases: Sequence[CaseFacts],
    rules: Sequence[ScoreRule],
    language: Language,
) -> tuple[str, ...]:
    from thirdear.series import words

    names = {rule.key: rule.in_text(language) for rule in rules}
    called = {case.case: case.name for case in cases}
    return tuple(
        words.apa(replace(test, case=called.get(test.case or "")), language, names)
        for test in tests
    )


def _raters(study: Core, chosen: Sequence[str]) -> tuple[RaterFacts, ...]:
    """Return how far each rater came who has finished a session of the chosen cases."""
    places: dict[str, set[Place]] = {}
    passes: dict[str, set[int]] = {}
    for pass_, case, session in study.independent():
        if case in chosen:
            places.setdefault(pass_.rater, set()).add((case, session))
            passes.setdefault(pass_.rater, set()).add(pass_.number)
    sessions = sum(len(study.sessions(case)) for case in chosen)
    known = [rater for rater in study.raters() if rater in places]
    return tuple(RaterFacts(len(places[r]), sessions, len(passes[r])) for r in known)


def _combination(study: Core, chosen: Sequence[str], raters: str) -> str:
    """Return how raters were put together; "none" where nobody finished a chosen case."""
    working = {pass_.rater for pass_, _, _ in study.independent()}
    agreed = raters == CONSENSUS and any(one.rater == CONSENSUS for one, *_ in _done(study, chosen))
    if not agreed and not any(pass_.rater in working for pass_, *_ in _done(study, chosen)):
        return "none"
    if len(working) < 2:
        return "one"
    return raters if raters in ("mean", "main", CONSENSUS) else "one"


def _done(study: Core, chosen: Sequence[str]) -> list[tuple[Pass, str, int]]:
    return [one for one in study.store.finished() if one[1] in chosen]


def _agreement(study: Core, chosen: Sequence[str]) -> tuple[Agreement, ...]:
    only = _PRINTED | _OF_MORE if len(study.raters()) > 2 else _PRINTED
    try:
        rows = agreement.agreement(study, cases=chosen, choices=Choices(only=only))
    except Refusal:
        return ()
    told = {*rules.rules(study), *(book.key for book in study.codebooks() if book.qsort)}
    return tuple(r for r in rows if r.level == "nominal" or r.code in told)


def _software() -> tuple[tuple[str, str], ...]:
    versions = [(name, metadata.version(name)) for name in _SOFTWARE]
    python = ".".join(str(part) for part in sys.version_info[:3])
    return (versions[0], ("Python", python), *versions[1:])
