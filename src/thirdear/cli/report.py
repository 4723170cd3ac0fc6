"""`thirdear report`: write the case study as a Word document."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli import preregistration, verify
from thirdear.cli import references as lists
from thirdear.cli.app import confirm_identifiable, one_of, open_study, say, show, table
from thirdear.cli.common import with_common
from thirdear.cli.documents import Cases, Confirm, Corrected, Identifiable, Spoken, wanted
from thirdear.cli.names import unlock
from thirdear.cli.options import Combine
from thirdear.cli.usage import ends_in
from thirdear.model.language import counted, said
from thirdear.model.writeup import (
    APPENDICES,
    LAYOUTS,
    PAGES,
    USUAL,
    Appendix,
    Page,
    Updated,
    Written,
)

Set = Annotated[
    str | None,
    typer.Option(
        "--layout",
        help="Layout: compact or manuscript (APA 7: double spacing, tables at the end).",
    ),
]

Update = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Edited document in which to update numbers, tables and figures; words stay.",
    ),
]

LISTS = ("ris", "bib")
"""The kinds of file in which a document's references are written beside it."""

writing = typer.Typer(rich_markup_mode=None)


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    lists.add_to(writing)
    verify.add_to(writing)
    preregistration.add_to(writing)
    writing.callback(invoke_without_command=True)(with_common(report))
    program.add_typer(writing, name="report")


def report(
    context: typer.Context,
    case: Cases = None,
    language: Spoken = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File to write (.docx).")
    ] = None,
    combine: Combine = "mean",
    identifiable: Identifiable = False,
    confirm: Confirm = None,
    corrected: Corrected = False,
    template: Annotated[
        Path | None, typer.Option(help="Your own .docx to write into, for letterhead and styles.")
    ] = None,
    layout: Set = None,
    vignettes: Annotated[
        str, typer.Option(help="Layout of vignettes: coded, journal (text only) or comments.")
    ] = "coded",
    appendices: Annotated[
        str | None,
        typer.Option("--with", metavar="A,B", help=f"Appendices: {', '.join(APPENDICES)}."),
    ] = None,
    references: Annotated[
        str | None, typer.Option(help="Write the list of references, too: ris or bib.")
    ] = None,
    update: Update = None,
) -> None:
    """Write the case study as a Word document.

    In a document that you have edited, only the generated parts are replaced.
    """
    from thirdear.study.documents import report as room

    if context.invoked_subcommand is not None:
        return
    if output is not None:
        ends_in(output, ".docx", name="--output")
    if update is not None:
        _update(update, identifiable=identifiable, confirm=confirm)
        return
    # What --layout meant for vignettes goes on working.
    inside = layout if layout in LAYOUTS else vignettes
    page = one_of(PAGES, "compact" if layout is None or layout in LAYOUTS else layout, "--layout")
    kind = None if references is None else one_of(LISTS, references, "--references")
    with open_study() as study:
        how = wanted(language, identifiable, confirm, combine, corrected=corrected, layout=inside)
        how = replace(how, page=page, appendices=_appendices(appendices, page))
        unlock(study)
        written = room.write(study, output, cases=case or (), template=template, wanted=how)
        listed = None if kind is None else room.write_references(study, written, kind)
    shown = _written(written) | {"references": None if listed is None else str(listed)}
    show(shown, lambda: _tell(written, listed))


def _appendices(asked: str | None, page: Page) -> tuple[Appendix, ...]:
    """Return the appendices that were asked for beside those that a report has anyway."""
    usual = USUAL if page == "compact" else ()
    named = [one.strip() for one in (asked or "").split(",") if one.strip()]
    wanted = {*usual, *(one_of(APPENDICES, one, "--with") for one in named)}
    return tuple(one for one in APPENDICES if one in wanted)


def _update(file: Path, *, identifiable: bool, confirm: str | None) -> None:
    """Bring an edited document up to date and list what was changed in it."""
    from thirdear.study.documents import update

    if identifiable:
        confirm_identifiable(confirm)
    with open_study() as study:
        unlock(study)
        done = update.update(study, file, identifiable=identifiable)
    former = None if done.former is None else str(done.former)
    kinds = {"changed": done.changed, "overwritten": done.overwritten}
    shown: dict[str, object] = {"document": str(file), "former": former}
    shown |= {kind: [asdict(one) for one in changes] for kind, changes in kinds.items()}
    shown |= {"gone": list(done.gone), "reworded": list(done.reworded)}
    show(shown, lambda: _tell_updated(file, done))


def _tell_updated(file: Path, done: Updated) -> None:
    if not done.changed:
        say(f"{file} is up to date.", f"{file} güncel.")
    else:
        rows = ((one.what, one.before, one.after, one.part) for one in done.changed)
        table("", ("what", "before", "now", "part"), rows)
        say(
            f"{counted(len(done.changed), 'change')} in {file}; no other word was touched.",
            f"{file} içinde {len(done.changed)} değişiklik; başka hiçbir sözcüğe dokunulmadı.",
        )
    if done.former is not None:
        say(
            f"The document as it was before: {done.former}",
            f"Belgenin önceki hali: {done.former}",
        )
    for one in done.overwritten:
        say(
            f"Overwritten by a person, so left: {one.what}: {one.before} (now {one.after or '–'})",
            f"Bir kişi üzerine yazmış, kaldı: {one.what}: {one.before} (şimdi {one.after or '–'})",
        )
    for what in done.gone:
        say(
            f"Nothing in the study gives it any more: {what}",
            f"Çalışmada artık karşılığı yok: {what}",
        )
    for part in done.reworded:
        say(
            f"The text would read otherwise now; look at it: {part}",
            f"Metin artık başka türlü olurdu; gözden geçirin: {part}",
        )


def _written(written: Written) -> dict[str, object]:
    left = ("edited", "deleted", "dropped", "uncited")
    former = None if written.former is None else str(written.former)
    return {"document": str(written.path), "former": former} | {
        name: list(getattr(written, name)) for name in left
    }


def _tell(written: Written, listed: Path | None) -> None:
    say(f"The report: {written.path}", f"Rapor: {written.path}")
    if listed is not None:
        say(f"Its references: {listed}", f"Kaynakları: {listed}")
    for key in written.uncited:
        say(
            f"[@{key}] is in no list of references; `thirdear report references add FILE.bib` "
            "adds the work.",
            f"[@{key}] hiçbir kaynak listesinde yok; `thirdear report references add DOSYA.bib` "
            "ekler.",
        )
    if written.former is not None:
        say(
            f"The document as it was before: {written.former}",
            f"Belgenin önceki hali: {written.former}",
        )
    for parts, what in (
        (
            written.edited,
            said("Changed by hand, so left as it stands", "Elle değiştirilmiş, olduğu gibi kaldı"),
        ),
        (
            written.deleted,
            said("Taken out by hand, so not put back", "Elle çıkarılmış, yerine konmadı"),
        ),
        (written.dropped, said("Not made any more, so taken out", "Artık üretilmiyor, çıkarıldı")),
    ):
        for part in parts:
            say(f"{what}: {part}")
