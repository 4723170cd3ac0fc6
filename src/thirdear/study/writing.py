"""From the study to the page: everything gathered, disguised, written, and searched again."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from dataclasses import replace
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.base.files import private_folder
from thirdear.model.agreeing import Agreement
from thirdear.model.coding import ScoreRule
from thirdear.model.consensus import CONSENSUS
from thirdear.model.precedence import PrecedenceTest
from thirdear.model.refusal import Refusal
from thirdear.model.scores import Score
from thirdear.model.writing import CaseFacts, Head, RaterFacts, WriteUp
from thirdear.study import agreeing, asking, cautions, excerpting, gating, testing
from thirdear.study.choosing import suggest

if TYPE_CHECKING:
    from thirdear.study.excerpting import Disguise
    from thirdear.study.study import Language, Study

_SUGGESTED = 2  # vignettes of a case for which nobody has picked any
_SOFTWARE = ("thirdear", "numpy", "pandas", "scipy", "statsmodels", "python-docx", "matplotlib")


def report(
    study: Study,
    path: Path | None = None,
    *,
    cases: Sequence[str] = (),
    language: Language | None = None,
    identifiable: bool = False,
    raters: str = "mean",
    corrected: bool = False,
) -> Path:
    """Write the case study as a Word document and return where it is.

    The gate refuses while a place in it that may identify somebody is undecided,
    and when the finished document still holds a listed name. Without ``path`` it goes to
    ``exports/``, and beside, never over, a document that somebody has worked on.
    """
    chosen = asking.cases(study, cases)
    if not chosen:
        raise Refusal("The study holds no transcripts; bring some in with `thirdear import`.")
    spoken = language or study.language
    disguise = gating.opened(study, chosen, identifiable=identifiable)
    writeup = _gather(study, chosen, spoken, raters, disguise, corrected=corrected)
    disguise.gate()
    mark = "-identifiable" if identifiable else ""
    target = path or private_folder(study.folder / "exports") / f"case-study-{spoken}{mark}.docx"
    written, sha256 = _write(study, writeup, target, disguise, exact=path is not None)
    settings = {"cases": list(chosen), "language": spoken, "identifiable": identifiable}
    study.store.record_export(
        written.name, sha256, {**settings, "raters": raters, "corrected": corrected}, "study"
    )
    return written


def _write(
    study: Study, writeup: WriteUp, target: Path, disguise: Disguise, *, exact: bool
) -> tuple[Path, str]:
    """Write beside the target, search what was written, and only then move it into its place."""
    from thirdear import writeup as room

    if not target.parent.is_dir():
        raise Refusal(f"The folder {target.parent} is not there; make it, or write elsewhere.")
    if target.suffix.lower() != ".docx":
        raise Refusal(f"{target.name} does not end in .docx, the only kind of document there is.")
    draft = target.with_name(f".{target.stem}.draft.docx")
    try:
        room.case_study(writeup, draft)
        gating.search(study, disguise, draft, target.name)
        content = draft.read_bytes()
        place = target if exact else _free(target)
        draft.replace(place)
    except OSError as error:
        raise Refusal(
            f"{target} cannot be written ({error.strerror}); choose another place."
        ) from error
    finally:
        draft.unlink(missing_ok=True)
    return place, hashlib.sha256(content).hexdigest()


def _free(target: Path) -> Path:
    """Return the target, or the next numbered name that no edited document has."""
    from thirdear import writeup

    place, number = target, 2
    while place.exists() and not writeup.is_untouched(place):
        place = target.with_stem(f"{target.stem}-{number}")
        number += 1
    return place


def _gather(
    study: Study,
    chosen: Sequence[str],
    language: Language,
    raters: str,
    disguise: Disguise,
    *,
    corrected: bool,
) -> WriteUp:
    everything = study.score_values(raters)
    scores = tuple(score for score in everything if score.case in chosen)
    rules = _rules(study, scores)
    tests = study.tests(raters, language=language) if study.hypotheses() else ()
    printed = tuple(test for test in tests if test.case in chosen)
    settings = study.store.settings()
    excerpts = tuple(
        excerpting.excerpt(study, vignette, language, raters, disguise, corrected=corrected)
        for case in chosen
        for vignette in study.vignettes(case) or suggest(study, case, _SUGGESTED, language)
    )
    facts = tuple(_case(study, case, language, disguise) for case in chosen)
    return WriteUp(
        language=language,
        cases=facts,
        codebooks=tuple(b for b in study.codebooks() if any(r in b.scores for r in rules)),
        rules=rules,
        scores=scores,
        hypotheses=study.hypotheses(),
        tests=printed,
        sentences=_sentences(printed, facts, rules, language),
        family=sum(test.p_holm is not None for test in tests),
        raters=_raters(study, chosen),
        combination=_combination(study, raters),
        excerpts=excerpts,
        software=_software(),
        heads=tuple(
            Head(replica, seq, digest.hex())
            for replica, (seq, digest) in sorted(study.store.heads().items())
        ),
        disguised=disguise.count,
        title=disguise.apply(settings.get("title", ""), language, None, "title"),
        agreement=_agreement(study, chosen),
        limits=cautions.of_study(study, chosen, testing.resolve(study, raters), language),
        invented=settings.get("invented") == "yes",
        dated=next((entry.at for entry in study.store.history(last=1)), ""),
    )


def _rules(study: Study, scores: Sequence[Score]) -> tuple[ScoreRule, ...]:
    """Return the rules that made a score, those of the hypotheses first, in their order."""
    central = [key for h in study.hypotheses() for key in (h.cause, h.effect)]
    used = {score.score for score in scores}
    ordered = dict.fromkeys((*central, *study.rules()))
    return tuple(study.rules()[key] for key in ordered if key in used)


def _case(study: Study, case: str, language: Language, disguise: Disguise) -> CaseFacts:
    from thirdear import segmenting

    sessions = study.sessions(case)
    text = study.transcript(case, sessions[0].session).text
    return CaseFacts(
        case,
        disguise.apply(case, language, case, f"the name of case {case}"),
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

    names = {rule.key: rule.name(language) for rule in rules}
    called = {case.case: case.name for case in cases}
    return tuple(
        words.apa(replace(test, case=called.get(test.case or "")), language, names)
        for test in tests
    )


def _raters(study: Study, chosen: Sequence[str]) -> tuple[RaterFacts, ...]:
    """Return how far each rater came who has finished a session of the chosen cases."""
    places: dict[str, set[tuple[str, int]]] = {}
    passes: dict[str, set[int]] = {}
    for pass_, case, session in study.independent():
        if case in chosen:
            places.setdefault(pass_.rater, set()).add((case, session))
            passes.setdefault(pass_.rater, set()).add(pass_.number)
    sessions = sum(len(study.sessions(case)) for case in chosen)
    known = [rater for rater in study.raters() if rater in places]
    return tuple(RaterFacts(len(places[r]), sessions, len(passes[r])) for r in known)


def _combination(study: Study, raters: str) -> str:
    working = {pass_.rater for pass_, _, _ in study.independent()}
    if len(working) < 2:
        return "one"
    return raters if raters in ("mean", "main", CONSENSUS) else "one"


def _agreement(study: Study, chosen: Sequence[str]) -> tuple[Agreement, ...]:
    try:
        rows = agreeing.agreement(study, cases=chosen)
    except Refusal:
        return ()
    scores = study.rules()
    return tuple(r for r in rows if r.level == "nominal" or r.code in scores)


def _software() -> tuple[tuple[str, str], ...]:
    versions = [(name, metadata.version(name)) for name in _SOFTWARE]
    python = ".".join(str(part) for part in sys.version_info[:3])
    return (versions[0], ("Python", python), *versions[1:])
