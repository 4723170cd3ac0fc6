"""`thirdear privacy purge`: erase every word of a case, in snapshots, too."""

from __future__ import annotations

from typing import Annotated

import typer

from thirdear.cli.app import note, open_study, passphrase, say, show, table
from thirdear.cli.common import common, with_common
from thirdear.model.copies import Purged
from thirdear.model.language import at_start, counted, said, the_case, vaka
from thirdear.model.refusal import GateRefusal


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(purge))


def purge(case: Annotated[str, typer.Option(help="Case to erase.")]) -> None:
    """Erase a case: its texts, pseudonyms and snapshots.

    The audit log stays whole: it keeps what was done, without any text. Copies elsewhere and
    documents are listed; delete them yourself.
    """
    with open_study() as study:
        typed = typer.prompt(
            said(
                f"Every word of {the_case(case)} will be gone for good, in all snapshots, too. "
                "Type the case to go on",
                f"{vaka(case, 'nın')} her sözcüğü, bütün anlık kopyalarda da, bir daha gelmemek "
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
        "recordings": [str(path) for path in done.recordings],
        "memos": [
            {"rater": rater, "session": session, "count": count}
            for rater, session, count in done.memos
        ],
        "memos_on_codes": [{"rater": rater, "code": code} for rater, code in done.on_codes],
        "shared": [{"case": case, "session": session} for case, session in done.shared],
    }


def _tell_purged(done: Purged) -> None:
    say(
        f"{at_start(done.case)}: "
        f"{counted(done.texts, 'text')} erased here and in "
        f"{counted(len(done.snapshots), 'snapshot')}; "
        f"{counted(done.pseudonyms, 'pseudonym')} erased with all older copies of their list.",
        f"{vaka(done.case)}: burada ve {len(done.snapshots)} anlık kopyada "
        f"{done.texts} metin, listesinin bütün eski kopyalarıyla birlikte "
        f"{done.pseudonyms} takma ad silindi.",
    )
    for case, session in done.shared:
        say(
            f"The file of {the_case(case)}, session {session} also held this case and was erased.",
            f"{vaka(case, 'nın')} {session}. seansının dosyasında bu vaka da vardı; dosya silindi.",
        )
    _tell_memos(done)
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
            "\nFiles it was imported from; delete them yourself",
            "\nİçe aktarıldığı dosyalar; bunları siz silin",
        ),
        ("file",),
        ((path,) for path in done.originals),
    )
    table(
        said("\nRecordings; delete them yourself", "\nKayıtlar; bunları siz silin"),
        ("file",),
        ((path,) for path in done.recordings),
    )
    note(
        "Backups outside the study's folder, copies of other raters and SSDs may keep old bytes.",
        "Çalışma klasörünün dışındaki yedekler, öteki kodlayıcıların "
        "kopyaları ve SSD diskler eski baytları saklıyor olabilir.",
    )


def _tell_memos(done: Purged) -> None:
    """List the memos that were erased, and those on codes, which stay."""
    whole = said("the case", "vaka")
    if done.memos:
        say("\nMemos that were erased", "\nSilinen notlar")
        table(
            "",
            (said("rater", "kodlayıcı"), said("session", "seans"), said("memos", "not")),
            ((rater, whole if session is None else session, n) for rater, session, n in done.memos),
        )
    if done.on_codes:
        say(
            "\nMemos on codes stay; read them and rewrite what tells of the case",
            "\nKodlara yazılan notlar kalır; okuyup vakayı anlatanları değiştirin",
        )
        table("", (said("rater", "kodlayıcı"), said("code", "kod")), done.on_codes)
