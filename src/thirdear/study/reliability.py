"""How reliable a case's scores are, by the sessions of it that several raters judged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from thirdear.model.consensus import CONSENSUS
from thirdear.study import comparing, covariates, unblinding

if TYPE_CHECKING:
    from thirdear.study.study import Language, Study

RELIABLE = 0.9  # from here on, what a score hides of an effect is too little to tell
_WORDS = {
    ("one", "en"): (
        "{score}: one rater's scores have ICC(2,1) = {value}{interval} over the {n} sessions of "
        "the case that all {k} raters judged."
    ),
    ("one", "tr"): (
        "{score}: tek bir değerlendiricinin puanları için SKK(2,1) = {value}{interval}; vakanın "
        "{k} değerlendiricinin hepsince puanlanan {n} seansına göre."
    ),
    ("mean", "en"): (
        "{score}: the mean of {k} raters has ICC(2,k) = {value}{interval} over the {n} sessions "
        "of the case."
    ),
    ("mean", "tr"): (
        "{score}: {k} değerlendiricinin ortalaması için SKK(2,k) = {value}{interval}; vakanın {n} "
        "seansına göre."
    ),
}
_CI = {"en": ", 95% CI [{low}, {high}]", "tr": ", %95 GA [{low}, {high}]"}


def of_scores(
    study: Study, case: str, scores: Sequence[str], raters: str, language: Language
) -> tuple[str, ...]:
    """Return a sentence for each score that two raters gave three sessions of a case or more.

    Absolute agreement after Shrout and Fleiss (1979): of the mean of k raters where it is their
    mean that is tested and all k judged every session with a score, else of a single rater, the
    lower one. Nothing of a consensus, which is neither, nor where a rater is still blind to the
    others. The first score is the cause; with it comes what its unreliability hides, where that is
    worth telling.
    """
    coded = [s for s in scores if s in study.rules() and not covariates.is_one(s)]
    if raters == CONSENSUS or not coded or _blind(study, raters):
        return ()
    asked = comparing.Asked(coded, (), (case,), "session")
    found = {sheet.code: sheet for sheet in comparing.sheets(study, asked)}
    told = []
    for score in coded:
        sheet = found.get(score)
        if sheet is not None and raters in ("mean", *sheet.raters):
            told += _told(study, sheet, raters, language, hides=score == scores[0])
    return tuple(told)


def _blind(study: Study, raters: str) -> bool:
    """Say whether these are one rater's scores who has not been unblinded yet."""
    passes = [one for one in study.store.passes() if one.rater == raters]
    return raters != "mean" and not all(unblinding.is_open(study, one) for one in passes)


def _told(
    study: Study, sheet: comparing.Sheet, raters: str, language: Language, *, hides: bool
) -> list[str]:
    from thirdear.agreement import intraclass
    from thirdear.agreement.sheet import Sheet
    from thirdear.series import precision
    from thirdear.series.words import share

    table = Sheet.of(sheet.rows)
    form = "one"
    if raters == "mean" and _all_judged_all(study, sheet):
        form = "mean"
    wanted = "icc_2_k" if form == "mean" else "icc_2_1"
    icc = next(one for one in intraclass.correlations(table) if one.statistic == wanted)
    if icc.value is None:
        return []
    interval = ""
    if icc.ci is not None:
        interval = _CI[language].format(low=share(icc.ci[0]), high=share(icc.ci[1]))
    said = _WORDS[form, language].format(
        score=sheet.code, value=share(icc.value), interval=interval, n=icc.units, k=table.raters
    )
    if hides and 0 < icc.value < RELIABLE:
        said += " " + precision.reliability(sheet.code, icc.value, language)
    return [said]


def _all_judged_all(study: Study, sheet: comparing.Sheet) -> bool:
    """Say whether every session of the case that somebody's score counts has everybody's."""
    case = sheet.places[0][0]
    scored = {
        s.session
        for s in study.score_values("mean", case)
        if s.score == sheet.code and s.value is not None
    }
    whole = {
        place[1]
        for place, row in zip(sheet.places, sheet.rows, strict=True)
        if all(value is not None for value in row)
    }
    return scored <= whole
