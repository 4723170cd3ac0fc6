"""Commands about looking at each other's work: unblind, and the consensus that follows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Annotated

import typer

from thirdear.cli.app import open_study, say, show, table, with_common
from thirdear.cli.wording import cell_word, units
from thirdear.model.coding import Pass
from thirdear.model.consensus import Said, Standing
from thirdear.model.language import said, spoken
from thirdear.model.refusal import Refusal
from thirdear.model.training import Feedback
from thirdear.study import Study, lookup

together = typer.Typer(help="One pass made of several, with reasons.", rich_markup_mode=None)

Number = Annotated[int, typer.Option("--number", min=1, help="Which consensus, if several.")]


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    program.command()(with_common(unblind))
    program.command()(with_common(train))
    for name, function in (("begin", begin), ("list", list_), ("decide", decide)):
        together.command(name)(with_common(function))
    program.add_typer(together, name="consensus")


def unblind(
    rater: Annotated[str, typer.Option(help="Who has finished and may see others' work.")],
    number: Annotated[int, typer.Option("--pass", min=1, help="Which round of the rater.")] = 1,
) -> None:
    """Open a finished pass: from now on its rater sees others' work, and the journal says so."""
    with open_study() as study:
        lookup.rater(study, rater)
        study.unblind(Pass(rater, number))
    show(
        {"rater": rater, "pass": number, "open": True},
        lambda: say(
            f"Pass {number} of {rater} is open.",
            f"{rater} adlı değerlendiricinin {number}. turu açık.",
        ),
    )


def train(
    rater: Annotated[str, typer.Argument(metavar="RATER", help="R1.2 is R1's second pass.")],
    gold: Annotated[
        str | None, typer.Option(help="Whose pass is the measure; begins the training.")
    ] = None,
    case: Annotated[str | None, typer.Option(help="A finished session to compare.")] = None,
    session: Annotated[int | None, typer.Option(help="Its number.")] = None,
) -> None:
    """Train in a pass that counts for nothing: begin with --gold, compare with --case --session."""
    if (case is None) != (session is None) or (gold is None) == (case is None):
        raise typer.BadParameter("give --gold to begin, or --case and --session to compare")
    with open_study() as study:
        if gold is not None and rater.partition(".")[0] not in study.raters():
            study.add_rater(rater.partition(".")[0])
        pass_ = lookup.pass_(study, rater)
        if gold is not None:
            study.train(pass_, lookup.pass_(study, gold))
            show(
                {"rater": pass_.rater, "pass": pass_.number, "gold": gold},
                lambda: say(
                    f"Pass {pass_.number} of {pass_.rater} is training against {gold}.",
                    f"{pass_.rater} adlı değerlendiricinin {pass_.number}. turu {gold} "
                    "karşısında bir alıştırma.",
                ),
            )
            return
        assert case is not None
        assert session is not None
        found = study.feedback(pass_, case, session)
    show(asdict(found), lambda: _tell_feedback(found))


def _tell_feedback(found: Feedback) -> None:
    told = ("percent_agreement", "cohen_kappa", "weighted_kappa")
    rows = [
        (one.code or "items", one.statistic, "" if one.value is None else f"{one.value:.2f}")
        + (units(one.units, one.unit, spoken()),)
        for one in found.agreement
        if one.statistic in told
    ]
    table(said("Agreement", "Uyuşma"), ("what", "statistic", "value", "n"), rows)
    table(
        said("Differences", "Farklar"),
        ("layer", "segment", "what", "you", "gold"),
        (
            (d.layer, d.segment, d.what, *(_word(said, d.layer) for _, said in d.said))
            for d in found.differences
        ),
    )
    if not found.differences:
        say("There is no difference.", "Hiç fark yok.")


def begin(
    passes: Annotated[
        list[str], typer.Argument(metavar="RATER...", help="Two or more; R1.2 is R1's second pass.")
    ],
    number: Number = 1,
) -> None:
    """Take over what finished, opened passes agree on; what they differ in waits for a decision."""
    with open_study() as study:
        named = [lookup.pass_(study, one) for one in passes]
        standing = study.begin_consensus(named, number)
    show([asdict(one) for one in standing], lambda: _tell(standing))


def _tell(standing: Iterable[Standing]) -> None:
    table(
        "",
        ("case", "session", "agreed", "differing", "decided"),
        ((s.case, s.session, s.agreed, s.differing, s.decided) for s in standing),
    )


def list_(
    number: Number = 1,
    every: Annotated[bool, typer.Option("--all", help="Also what is decided.")] = False,
) -> None:
    """List what the raters judged differently, and what was decided."""
    with open_study() as study:
        found = [one for one in study.differences(number) if every or one.reason is None]
        standing = study.consensus_progress(number)
    rows = [
        (d.case, d.session, d.layer, d.segment, d.what)
        + ("; ".join(f"{p.rater}: {_word(s, d.layer)}" for p, s in d.said),)
        + (("", "") if d.reason is None else (_word(d.decided, d.layer), d.reason))
        for d in found
    ]
    heads = ("case", "session", "layer", "segment", "what", "said", "decided", "reason")
    left = sum(one.differing - one.decided for one in standing)

    def told() -> None:
        table("", heads, rows)
        say(f"{left} difference(s) to decide.", f"Karara bağlanacak {left} fark var.")

    progress = [asdict(one) for one in standing]
    show({"differences": [asdict(one) for one in found], "progress": progress}, told)


def _word(said: Said, layer: str | None) -> str:
    if said is None:
        return cell_word("cannot be rated" if layer is None else "absent", spoken())
    return cell_word("present", spoken()) if said is True else f"{said:g}"


def decide(
    case: Annotated[str, typer.Argument(metavar="CASE")],
    session: Annotated[int, typer.Argument(metavar="SESSION")],
    what: Annotated[str, typer.Argument(metavar="WHAT", help="A code or a rating item.")],
    reason: Annotated[str, typer.Option(help="Why; it is kept with the decision.")],
    segment: Annotated[int | None, typer.Option(help="The segment, for a code.")] = None,
    layer: Annotated[str | None, typer.Option(help="The layer; else the codebook's.")] = None,
    value: Annotated[float | None, typer.Option(help="The value that stands.")] = None,
    present: Annotated[
        bool | None, typer.Option("--present/--absent", help="Whether the code stands.")
    ] = None,
    number: Number = 1,
) -> None:
    """Decide one difference, with its reason; the raters' own passes stay as they are."""
    if (value is None) == (present is None) and segment is not None:
        raise typer.BadParameter("say --present, --absent or --value", param_hint="--value")
    with open_study() as study:
        found = [
            one
            for one in study.differences(number)
            if (one.case, one.session, one.what, one.segment) == (case, session, what, segment)
            and layer in (None, one.layer)
        ]
        if not found:
            raise Refusal(
                f"The raters do not differ about {what} there; see the list.",
                f"Değerlendiriciler orada {what} konusunda ayrılmıyor; listeye bakın.",
            )
        said: Said = value if value is not None else (True if present else None)
        study.decide(found[0], said, reason, number)
        left = _left(study, number)
    show(
        {"left": left},
        lambda: say(
            f"Decided; {left} difference(s) are left.", f"Karara bağlandı; {left} fark kaldı."
        ),
    )


def _left(study: Study, number: int) -> int:
    return sum(one.differing - one.decided for one in study.consensus_progress(number))
