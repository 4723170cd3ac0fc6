"""How reliable a case's scores are, by the sessions of it that several raters coded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thirdear.base.numbers import decimals, in_words
from thirdear.model.coding import CONSENSUS
from thirdear.model.precedence import Caution
from thirdear.study import blinding, side_by_side, text_scores
from thirdear.study import rules as study_rules

if TYPE_CHECKING:
    from thirdear.model.language import Language
    from thirdear.model.precedence import PrecedenceTest
    from thirdear.model.scores import Score
    from thirdear.study.core import Core
    from thirdear.study.sheets import Sheet as Judgements

RELIABLE = 0.9  # from here on, what a score hides of an effect is too little to tell
_WORDS = {
    ("one", "en"): (
        "{score}: one rater’s scores have ICC(2,1) = {value}{interval} over the {n} sessions of "
        "the case that {k} raters coded."
    ),
    ("one", "tr"): (
        "{score}: tek bir kodlayıcının puanları için SKK(2,1) = {value}{interval}; vakada "
        "{k} kodlayıcının birlikte kodladığı {n} seansa göre."
    ),
    ("mean", "en"): (
        "{score}: the mean of {k} raters has ICC(2,k) = {value}{interval} over the {n} sessions "
        "of the case."
    ),
    ("mean", "tr"): (
        "{score}: {k} kodlayıcının ortalaması için SKK(2,k) = {value}{interval}; vakanın {n} "
        "seansına göre."
    ),
}
_CI = {"en": ", 95% CI [{low}, {high}]", "tr": ", %95 GA [{low}, {high}]"}


@dataclass(frozen=True, slots=True)
class Judged:
    """How raters scored the cases of a run side by side, read once for all of its tests.

    By case and score: the table of what several raters gave, and the sessions that have a number.
    """

    raters: str
    sheets: Mapping[tuple[str, str], Judgements]
    scored: Mapping[tuple[str, str], Set[int]]


def judged(study: Core, cases: Sequence[str], values: Iterable[Score], raters: str) -> Judged:
    """Return what is needed to tell how reliable ``values`` are, the scores that are tested.

    Nothing of a consensus, which is no rater's, nor where a rater is still blind to the others.
    """
    values = tuple(values)
    rules = study_rules.rules(study)
    keys = dict.fromkeys(one.score for one in values)
    coded = [key for key in keys if key in rules and not text_scores.is_one(key)]
    if raters == CONSENSUS or not coded or not cases or _blind(study, raters):
        return Judged(raters, {}, {})
    asked = side_by_side.Asked(coded, (), cases, "session")
    sheets = {
        (one.judged[0][0][0], one.code): one for one in side_by_side.scores_by_case(study, asked)
    }
    scored: dict[tuple[str, str], set[int]] = {}
    for one in values:
        if one.value is not None:
            scored.setdefault((one.case, one.score), set()).add(one.session)
    return Judged(raters, sheets, scored)


def of_scores(run: Judged, case: str, test: PrecedenceTest, language: Language) -> tuple[str, ...]:
    """Return a sentence for each score that two raters gave three sessions of a case or more.

    Absolute agreement after Shrout and Fleiss (1979): of the mean of k raters where it is their
    mean that is tested and all k judged every session with a score, else of a single rater, the
    lower one. Last comes what the unreliability of both scores does to the test, where it is
    known of both and worth telling.
    """
    from thirdear.series import precision

    found = [_found(run, case, score, language) for score in (test.cause, test.effect)]
    told = [sentence for sentence, _ in found if sentence]
    cause, effect = (value for _, value in found)
    if cause and effect and test.refused is None and 0 < min(cause, effect) < RELIABLE:
        told.append(precision.reliability(test, cause, effect, language))
    return tuple(told)


def _found(run: Judged, case: str, score: str, language: Language) -> tuple[str, float | None]:
    sheet = run.sheets.get((case, score))
    if sheet is None or run.raters not in ("mean", *sheet.raters):
        return "", None
    return _told(run, sheet, language)


def _blind(study: Core, raters: str) -> bool:
    """Say whether these are one rater's scores who has not been unblinded yet."""
    passes = [one for one in study.store.passes() if one.rater == raters]
    return raters != "mean" and not all(blinding.is_open(study, one) for one in passes)


def _told(run: Judged, sheet: Judgements, language: Language) -> tuple[str, float | None]:
    from thirdear.agreement import intraclass
    from thirdear.agreement.sheet import Sheet
    from thirdear.series.figures import share

    table = Sheet.of(*sheet.table)
    form = "one"
    if run.raters == "mean" and _all_judged_all(run, sheet):
        form = "mean"
    wanted = "icc_2_k" if form == "mean" else "icc_2_1"
    icc = next(one for one in intraclass.correlations(table) if one.statistic == wanted)
    if icc.value is None:
        return "", None
    interval = ""
    if icc.ci is not None:
        interval = _CI[language].format(low=share(icc.ci[0]), high=share(icc.ci[1]))
    facts = {
        "score": sheet.code,
        "value": share(icc.value),
        "interval": interval,
        "n": icc.units,
        "k": in_words(table.raters, language),
    }
    said = decimals(_WORDS[form, language].format(**facts), language)
    return Caution(said, f"icc.{form}", facts | {"k": table.raters}), max(0.0, icc.value)


def _all_judged_all(run: Judged, sheet: Judgements) -> bool:
    """Say whether every session of the case that somebody's score counts has everybody's."""
    whole = {
        session for (_, session), _, row in sheet.judged if all(value is not None for value in row)
    }
    return run.scored.get((sheet.judged[0][0][0], sheet.code), set()) <= whole
