"""The command `thirdear raters train`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from thirdear.cli.app import open_study, say, show, table, wrong
from thirdear.cli.common import with_common
from thirdear.cli.consensus import word
from thirdear.cli.words import cell_word, statistic, units
from thirdear.model.language import said, spoken
from thirdear.model.training import Feedback
from thirdear.study import lookup


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(train))


def train(
    rater: Annotated[
        str, typer.Argument(metavar="RATER", help="Rater; R1.2 is R1's second round.")
    ],
    gold: Annotated[
        str | None, typer.Option(help="Rater who is the gold standard; starts the training.")
    ] = None,
    case: Annotated[str | None, typer.Option(help="Case of a finished session to compare.")] = None,
    session: Annotated[int | None, typer.Option(help="Number of that session.")] = None,
) -> None:
    """Train a rater against a gold standard; training rounds never count."""
    from thirdear.study import training

    if (case is None) != (session is None) or (gold is None) == (case is None):
        raise wrong(
            "give --gold to begin, or --case and --session to compare",
            "başlatmak için --gold, karşılaştırmak için --case ve --session verin",
        )
    with open_study() as study:
        if gold is not None and rater.partition(".")[0] not in study.raters():
            study.add_rater(rater.partition(".")[0])
        pass_ = lookup.pass_(study, rater)
        if gold is not None:
            training.begin(study, pass_, lookup.pass_(study, gold))
            show(
                {"rater": pass_.rater, "pass": pass_.number, "gold": gold},
                lambda: say(
                    f"Coding round {pass_.number} of {pass_.rater} is now training against {gold}.",
                    f"{pass_.rater} adlı kodlayıcının {pass_.number}. turu {gold} "
                    "ölçütüne göre eğitim turu oldu.",
                ),
            )
            return
        assert case is not None
        assert session is not None
        found = training.feedback(study, pass_, case, session)
    show(asdict(found), lambda: _tell_feedback(found))


def _tell_feedback(found: Feedback) -> None:
    told = ("percent_agreement", "cohen_kappa", "weighted_kappa")
    rows = [
        (one.code or said("items", "maddeler"), statistic(one.statistic, spoken()))
        + ("" if one.value is None else f"{one.value:.2f}",)
        + (units(one.units, one.unit, spoken()),)
        for one in found.agreement
        if one.statistic in told
    ]
    table(said("Agreement", "Uyum"), ("what", "statistic", "value", "n"), rows)
    table(
        said("Differences", "Farklar"),
        ("layer", "segment", "what", "you", "gold"),
        (
            (cell_word(d.layer or "", spoken()), d.segment, d.what)
            + tuple(word(value, d.layer) for _, value in d.said)
            for d in found.differences
        ),
    )
    if not found.differences:
        say("There is no difference.", "Hiç fark yok.")
