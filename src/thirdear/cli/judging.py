"""Commands about judgements: tags, ratings, finish, agreement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from thirdear.cli.app import (
    note,
    noted,
    one_of,
    open_study,
    say,
    show,
    speak_as_study,
    table,
    with_common,
    write_text,
)
from thirdear.cli.reasons import reason
from thirdear.cli.wording import units
from thirdear.model.agreeing import LEVELS, UNITS, WEIGHTS, Agreement, Block
from thirdear.model.assigning import Share
from thirdear.model.coding import Pass
from thirdear.model.merging import Coming
from thirdear.model.refusal import Refusal
from thirdear.model.speaking import said, spoken
from thirdear.study import Study, asking

tags = typer.Typer(help="Tags as a long table.", rich_markup_mode=None)
ratings = typer.Typer(help="Ratings as a long table.", rich_markup_mode=None)


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    tags.command("import")(with_common(import_tags))
    tags.command("export")(with_common(export_tags))
    ratings.command("import")(with_common(import_ratings))
    ratings.command("export")(with_common(export_ratings))
    program.add_typer(tags, name="tags")
    program.add_typer(ratings, name="ratings")
    program.command()(with_common(finish))
    program.command()(with_common(agreement))
    program.command()(with_common(merge))
    program.command()(with_common(queue))
    program.command()(with_common(assign))


def import_tags(file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Bring in tags: case,session,segment,code,rater and, optional, pass,layer,value,start,end."""
    from thirdear.study import rating

    _bring_in(file, rating.import_tags, ("tag", "etiket"))


def import_ratings(file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Bring in ratings: case,session,item,rater,value and, optional, pass."""
    from thirdear.study import rating

    _bring_in(file, rating.import_ratings, ("rating", "puan"))


def _bring_in(
    file: Path, function: Callable[[Study, Path], tuple[int, int]], what: tuple[str, str]
) -> None:
    with open_study() as study:
        added, reopened = function(study, file)
    again = ""
    if reopened:
        again = said(
            f" {reopened} finished session(s) were reopened.",
            f" Bitmiş {reopened} oturum yeniden açıldı.",
        )
    show(
        {"file": str(file), "added": added, "reopened": reopened},
        lambda: say(f"{added} {what[0]}(s) came in.{again}", f"{added} {what[1]} geldi.{again}"),
    )


Target = Annotated[Path | None, typer.Option("-o", "--output", help="A file instead of stdout.")]


def export_tags(output: Target = None) -> None:
    """Write all tags as a long table."""
    from thirdear.study import rating

    with open_study() as study:
        write_text(rating.export_tags(study), output)
        noted(study, output, "tags")


def export_ratings(output: Target = None) -> None:
    """Write all ratings as a long table."""
    from thirdear.study import rating

    with open_study() as study:
        write_text(rating.export_ratings(study), output)
        noted(study, output, "ratings")


def finish(
    rater: Annotated[str, typer.Option(help="Whose judgement is complete.")],
    case: Annotated[str | None, typer.Option(help="The case; without it, all cases.")] = None,
    session: Annotated[int | None, typer.Option(help="The session; without it, all.")] = None,
    number: Annotated[int, typer.Option("--pass", help="Which round of the rater.")] = 1,
) -> None:
    """Mark sessions as judged completely; only then does "not tagged" mean absent."""
    with open_study() as study:
        asking.rater(study, rater)
        places = [
            (info.case, info.session)
            for info in study.sessions(case)
            if session in (None, info.session)
        ]
        if not places:
            raise Refusal(
                "There is no such session; `thirdear import` brings transcripts in.",
                "Böyle bir oturum yok; dökümleri `thirdear import` getirir.",
            )
        pass_ = Pass(rater, number)
        begun = {(p.case, p.session) for p in study.progress(pass_) if p.tagged or p.rated}
        study.store.finish(pass_, places, rater)
    show(
        {"rater": rater, "pass": number, "sessions": len(places)},
        lambda: say(
            f"{len(places)} session(s) are finished for {rater}.",
            f"{rater} için {len(places)} oturum bitti.",
        ),
    )
    _warn_of_untouched(rater, [place for place in places if place not in begun])


def _warn_of_untouched(rater: str, places: Sequence[tuple[str, int]]) -> None:
    """Say which sessions were finished without a judgement: their codes count as absent."""
    if not places:
        return
    named = ", ".join(f"{case} {session}" for case, session in places[:5])
    left = len(places) - 5
    more = said(f" and {left} more", f" ve {left} oturum daha") if left > 0 else ""
    note(
        f"Warning: {rater} has neither a tag nor a rating in {named}{more}, where every code now "
        f"counts as absent. `thirdear undo --rater {quote(rater)}` takes this back; --case and "
        "--session finish single sessions.",
        f"Uyarı: {rater} şu oturumlarda ne etiket koydu ne puan verdi: "
        f"{named}{more}. Orada artık her kod yok sayılıyor. `thirdear undo "
        f"--rater {quote(rater)}` bunu geri alır; --case ile --session tek bir oturumu "
        "bitirir.",
    )


def agreement(
    code: Annotated[
        list[str] | None, typer.Option(help="Only this code, family, item or score.")
    ] = None,
    unit: Annotated[
        str | None, typer.Option(help="segment, session, or boundary: where raters set their own.")
    ] = None,
    raters: Annotated[str | None, typer.Option(help="Only these, with a comma between.")] = None,
    by_case: Annotated[
        bool, typer.Option("--by-case", help="Items and scores for each case's series, too.")
    ] = False,
    drift: Annotated[
        bool, typer.Option("--drift", help="Over thirds of the order of rating; needs --code.")
    ] = False,
    unassisted: Annotated[
        bool,
        typer.Option("--unassisted", help="Segments, without those where a suggestion was taken."),
    ] = False,
    csv: Annotated[Path | None, typer.Option(help="Any table unit,rater,value.")] = None,
    level: Annotated[
        str | None, typer.Option(help="With --csv: nominal, ordinal or interval.")
    ] = None,
    weights: Annotated[
        str, typer.Option(help="Of kappa on ordered values: quadratic or linear.")
    ] = "quadratic",
    resamples: Annotated[int, typer.Option(min=100, help="Bootstrap draws of units.")] = 2000,
    seed: Annotated[int, typer.Option(min=0, help="Of the bootstrap.")] = 1,
) -> None:
    """Say how far raters agree, on segments and on session scores, or in any table."""
    from thirdear.agreement import Choices
    from thirdear.study import agreeing, comparing

    if (csv is None) != (level is None):
        raise typer.BadParameter("--csv and --level go together")
    if csv is not None and (code or unit or raters or by_case or drift or unassisted):
        raise typer.BadParameter("a table has no codes, cases or raters to choose from")
    if drift and not code:
        raise typer.BadParameter("--drift needs --code")
    chosen = Choices(one_of(WEIGHTS, weights, "--weights"), resamples, seed)
    named = raters.split(",") if raters else ()
    if csv is not None and level is not None:
        speak_as_study()
        _show_agreement(agreeing.from_table(csv, one_of(LEVELS, level, "--level"), chosen))
        return
    with open_study() as study:
        if drift:
            _show_drift([b for one in code or () for b in agreeing.drift(study, one, named)])
            return
        rows = agreeing.agreement(
            study,
            code or (),
            named,
            unit=one_of(UNITS, unit, "--unit") if unit else None,
            by_case=by_case,
            unassisted=unassisted,
            choices=chosen,
        )
        parts = any(tag.start is not None for tag in study.store.tags())
        away = comparing.left_out(study, comparing.Asked(code or (), named))
    if unit in (None, "segment"):
        for rater, case, session, layer in away:
            note(
                f"Left out: case {case}, session {session} of {rater}; its tags lie in layer "
                f"{layer}, not in the codebook's.",
                f"Dışarıda kalan: {rater}, vaka {case}, {session}. seans; kodları kod kitabının "
                f"katmanında değil, {layer} katmanında.",
            )
    if parts and unit in (None, "segment"):
        note(
            "Some tags are on parts of turns, and a turn counts as coded wherever in it the part "
            "lies: `--unit boundary` compares the passages themselves.",
            "Bazı kodlar sözlerin bir parçasına verilmiş; parça sözün neresinde olursa olsun söz "
            "kodlanmış sayılır: `--unit boundary` pasajların kendisini karşılaştırır.",
        )
    if any(row.raters > 2 for row in rows):
        note(
            "More than two raters: Cohen's kappa is for two; name them with --raters A,B.",
            "İkiden çok değerlendirici var: Cohen’in kappası iki kişi içindir; "
            "--raters A,B ile ikisini seçin.",
        )
    _show_agreement(rows)


def queue(
    rater: Annotated[str, typer.Option(help="Whose queue.")],
    number: Annotated[int, typer.Option("--pass", min=1, help="Which round of the rater.")] = 1,
    seed: Annotated[int | None, typer.Option(help="Of the order; else the study's own.")] = None,
    blind: Annotated[
        bool, typer.Option("--blind", help="Masked names instead of cases and session numbers.")
    ] = False,
) -> None:
    """Print the rater's own random order of sessions; it is the same every time."""
    from thirdear.study import queueing

    with open_study() as study:
        asking.rater(study, rater)
        waiting = queueing.queue(study, Pass(rater, number), seed)
    names = ("place", "mask", "finished") if blind else ("place", "case", "session", "finished")
    rows = [{name: getattr(one, name) for name in names} for one in waiting]
    show(rows, lambda: table("", names, (row.values() for row in rows)))


def assign(
    rater: Annotated[str | None, typer.Argument(metavar="RATER")] = None,
    part: Annotated[
        float, typer.Option(help="Of every case, drawn at random; 0.25 for a quarter.")
    ] = 1.0,
    codebook: Annotated[
        list[str] | None, typer.Option(help="Only with this codebook; may be repeated.")
    ] = None,
    seed: Annotated[
        int | None, typer.Option(min=0, help="Of the study's draws and orders, from now on.")
    ] = None,
) -> None:
    """Say what a rater judges: all sessions or a random part, with all codebooks or some; list."""
    from thirdear.study import assigning, queueing

    with open_study() as study:
        if seed is not None:
            queueing.reseed(study, seed, "study")
        if rater is not None:
            study.assign(Share(rater, part, tuple(codebook or ())))
        rows = [
            (one, len(assigning.places(study, Pass(one.rater)))) for one in assigning.shares(study)
        ]

    def told() -> None:
        cells = ((s.rater, s.part, n, ", ".join(s.codebooks) or "all") for s, n in rows)
        table("", ("rater", "part", "sessions", "codebooks"), cells)
        if not rows:
            say(
                "Nothing is assigned: every rater judges every session.",
                "Kimseye bir şey verilmedi: her değerlendirici her oturumu değerlendirir.",
            )

    show([asdict(one) | {"sessions": n} for one, n in rows], told)


def merge(
    source: Annotated[
        Path, typer.Argument(metavar="STUDY", help="Another copy's folder, or a file of passes.")
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would come.")] = False,
    as_pass: Annotated[
        int | None,
        typer.Option("--as-pass", min=1, help="Number for a pass that went on in both copies."),
    ] = None,
) -> None:
    """Take over what another copy or a file of passes has: a union, repeatable."""
    from thirdear.study import merging, passfiles

    with open_study() as study:
        if source.is_file() and source.suffix.lower() == ".json":
            do = passfiles.coming if dry_run else passfiles.take
            found = do(study, source, as_pass)
        else:
            with merging.open_copy(study, source) as other:
                found = (
                    merging.coming(study, other) if dry_run else merging.take(study, other, as_pass)
                )
    show(
        {"taken": not dry_run, "coming": [asdict(one) for one in found]},
        lambda: _tell_merge(found, dry_run),
    )


def _tell_merge(found: Sequence[Coming], dry_run: bool) -> None:
    if not found:
        say(
            "That copy has nothing that this study lacks.",
            "O kopyada bu çalışmada bulunmayan bir şey yok.",
        )
        return
    if dry_run:
        say("This would come:", "Şunlar gelirdi:")
    else:
        say("This came:", "Şunlar geldi:")
    for one in found:
        what = said("imports, codebooks, settings", "dökümler, kod kitapları, ayarlar")
        if one.pass_:
            what = said(f"pass {one.pass_.number}", f"{one.pass_.number}. tur")
        acts = said(f"{one.events} act(s)", f"{one.events} işlem")
        say(f"  {one.actor}: {what}, {acts}")
        if one.conflict and dry_run:
            say(f"    {one.conflict}")


def _show_agreement(rows: Sequence[Agreement]) -> None:
    heads = ("what", "level", "statistic", "value", "95 % interval", "n", "raters", "base rate")
    show([asdict(row) for row in rows], lambda: table("", heads, (_told(row) for row in rows)))
    if any(row.level == "ordinal" and row.statistic == "weighted_kappa" for row in rows):
        note(
            "Weighted kappa has the weights that its JSON names as its method.",
            "Ağırlıklı kappanın ağırlıkları, JSON çıktısında yöntem olarak yazanlardır.",
        )


def _show_drift(blocks: Sequence[Block]) -> None:
    heads = ("units", "what", "level", "statistic", "value", "95 % interval", "n", "raters", "base")
    show(
        [asdict(block) for block in blocks],
        lambda: table(
            "",
            heads,
            ((f"{b.first}–{b.last}", *_told(row)) for b in blocks for row in b.rows),
        ),
    )


def _told(row: Agreement) -> tuple[object, ...]:
    return (
        row.code if row.case is None else f"{row.code}, case {row.case}",
        row.level,
        row.statistic,
        _rounded(row.value) or reason(row.why or "", spoken()),
        said(f"{row.ci[0]:.2f} to {row.ci[1]:.2f}", f"{row.ci[0]:.2f} – {row.ci[1]:.2f}")
        if row.ci
        else "",
        units(row.units, row.unit, spoken()),
        row.raters,
        _rounded(row.base_rate),
    )


def _rounded(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
