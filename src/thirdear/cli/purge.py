"""`thirdear privacy purge`: erase every word of a case, in snapshots, too."""

from __future__ import annotations

from typing import Annotated

import typer

from thirdear.cli.app import note, open_study, passphrase, say, show, table
from thirdear.cli.common import common, with_common
from thirdear.model.copies import Purged
from thirdear.model.language import said
from thirdear.model.refusal import GateRefusal


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(purge))


def purge(case: Annotated[str, typer.Option(help="The case whose words are erased.")]) -> None:
    """Erase every word of a case: here, in its pseudonyms and in every snapshot.

    The journal stays whole: it tells that something was done, by offsets and digests of words that
    are nowhere any more. Copies elsewhere and documents are yours to delete; they are listed.
    """
    with open_study() as study:
        typed = typer.prompt(
            said(
                f"Every word of case {case} will be gone for good, in all snapshots, too. "
                "Type the case to go on",
                f"{case} vakasının her sözcüğü, bütün anlık kopyalarda da, bir daha gelmemek "
                "üzere gidecek. Sürdürmek için vakanın adını yazın",
            ),
            err=True,
        )
        if typed != case:
            raise GateRefusal("Nothing was erased.", "Hiçbir şey silinmedi.")
        study.names_passphrase = passphrase(study.names_file, common.names_passphrase_file)
        done = study.purge(case)
    show(_purged(done), lambda: _tell_purged(done))


def _purged(done: Purged) -> dict[str, object]:
    return {
        "case": done.case,
        "texts": done.texts,
        "snapshots": [str(path) for path in done.snapshots],
        "pseudonyms": done.pseudonyms,
        "documents": [{"name": d.name, "sha256": d.sha256, "at": d.at} for d in done.documents],
        "originals": [str(path) for path in done.originals],
        "shared": [{"case": case, "session": session} for case, session in done.shared],
    }


def _tell_purged(done: Purged) -> None:
    say(
        f"Case {done.case}: {done.texts} text(s) erased here and in {len(done.snapshots)} "
        f"snapshot(s), {done.pseudonyms} pseudonym(s) with every older copy of their list.",
        f"{done.case} vakası: burada ve {len(done.snapshots)} anlık kopyada "
        f"{done.texts} metin, listesinin bütün eski kopyalarıyla birlikte "
        f"{done.pseudonyms} takma ad silindi.",
    )
    for case, session in done.shared:
        say(
            f"The file of case {case}, session {session} held this case, too, and was erased.",
            f"{case} vakasının {session}. oturumunun dosyasında bu vaka da vardı; dosya silindi.",
        )
    table(
        said(
            "\nDocuments that were made from it, to be deleted by you",
            "\nBundan yapılmış, sizin sileceğiniz belgeler",
        ),
        ("name", "when (UTC)", "SHA-256"),
        ((d.name, d.at, d.sha256) for d in done.documents),
    )
    table(
        said(
            "\nFiles it was imported from, to be deleted by you",
            "\nGetirildiği, sizin sileceğiniz dosyalar",
        ),
        ("file",),
        ((path,) for path in done.originals),
    )
    note(
        "Backups outside the study's folder, copies of other raters and SSDs may keep old bytes.",
        "Çalışma klasörünün dışındaki yedekler, öbür değerlendiricilerin "
        "kopyaları ve SSD diskler eski baytları saklıyor olabilir.",
    )
