"""`thirdear scores explain`: show the passages and ratings behind one number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Annotated

import typer

from thirdear.base.numbers import figure
from thirdear.cli.agreement import labels
from thirdear.cli.app import note, open_study, say, show, table
from thirdear.cli.common import with_common
from thirdear.cli.options import CaseKey, Combine, Rater, SessionNumber
from thirdear.cli.reasons import reason
from thirdear.model.coding import Codebook
from thirdear.model.language import said, spoken, vaka
from thirdear.model.scores import Evidence, Score
from thirdear.model.text import Segment
from thirdear.study import Study


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(explain))


def explain(
    case: CaseKey,
    session: SessionNumber,
    score: Annotated[str, typer.Argument(metavar="SCORE")],
    rater: Rater = None,
    combine: Combine = "mean",
    corrected: Annotated[
        bool, typer.Option("--corrected", help="Show the corrected text instead of the source.")
    ] = False,
) -> None:
    """Show the passages and ratings behind a score."""
    from thirdear.study import scores, text_scores

    with open_study() as study:
        value, evidence = scores.explain(study, case, session, score, rater or combine)
        book = None if text_scores.is_one(score) else scores.book_of(study, score)
        overlay = study.corrected(case, session)
        words_of = overlay.words if corrected else overlay.source.words
        words = [_passage(study, e, words_of) for e in evidence]
        names = labels(study)

    def told() -> None:
        _tell(value, book)
        table(
            "",
            ("segment", "rater", "round", "what", "value", "words"),
            (
                (e.segment, e.rater, e.pass_, names.get(e.key, e.key), e.value, text)
                for e, text in zip(evidence, words, strict=True)
            ),
        )

    show(
        {
            "case": case,
            "session": session,
            "score": score,
            "value": value.value,
            "why": value.why,
            "n": value.n,
            "codebook": book and book.key,
            "version": book and book.version,
            "evidence": [
                asdict(e) | {"words": text} for e, text in zip(evidence, words, strict=True)
            ],
        },
        told,
    )


def _tell(value: Score, book: Codebook | None) -> None:
    """Say the number, and by which rule of which codebook, or that it was counted in the text."""
    from thirdear.study import text_scores

    case, session, score = value.case, value.session, value.score
    number = said("missing", "yok") if value.value is None else figure(value.value, ".4g")
    why = f" ({reason(value.why, spoken())})" if value.why else ""
    say(
        f"Case {case}, session {session}, {score} = {number}{why}",
        f"{vaka(case)}, {session}. seans, {score} = {number}{why}",
    )
    if book is None:
        say(
            f"Counted in the text as corrected; n = {value.n}.",
            f"Düzeltilmiş metinde sayıldı; n = {value.n}.",
        )
        caution = text_scores.cautions([score], spoken())[0]
        note(f"Warning: {caution}", f"Uyarı: {caution}")
    else:
        rule = next(rule for rule in book.scores if rule.key == score)
        say(
            f"By the rule {rule.rule} of {book.key}, version {book.version}; n = {value.n}.",
            f"{book.key} kod kitabının (sürüm {book.version}) {rule.rule} kuralıyla; "
            f"n = {value.n}.",
        )


def _passage(study: Study, evidence: Evidence, words_of: Callable[[Segment], str]) -> str:
    if evidence.layer is None or evidence.segment is None:
        return ""
    segments = study.segments(evidence.case, evidence.session, evidence.layer)
    return words_of(segments[evidence.segment - 1])
