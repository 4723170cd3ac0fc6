"""Commands for copies of a study: backup, restore, and the erasing of a case in all of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli.app import (
    common,
    from_file,
    note,
    open_study,
    passphrase,
    say,
    show,
    table,
    with_common,
)
from thirdear.model.copies import Purged
from thirdear.model.language import said, speak
from thirdear.model.refusal import GateRefusal
from thirdear.study import STUDY_FILE, Study
from thirdear.study.copies import snapshots


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    program.command()(with_common(backup))
    program.command()(with_common(restore))
    program.command()(with_common(purge))


def backup(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="A new file; else the folder backups.")
    ] = None,
    listed: Annotated[
        bool, typer.Option("--list", help="List the snapshots that are kept.")
    ] = False,
) -> None:
    """Write a verified copy of the database, encrypted as the study is.

    The desk takes snapshots by itself: on opening and every half hour of work. Kept are the last
    ten, one of each of the last seven days and one of each of eight weeks.
    """
    with open_study() as study:
        study.names_passphrase = _names_secret()
        names: str | None = None
        if file is not None:
            target, told = study.backup(file), said(*_VERIFIED)
            beside = snapshots.companion(target)
            names = str(beside) if beside.is_file() else None
            if names:
                more = said(
                    f"The pseudonyms are {names}; keep both together.",
                    f"Takma adlar: {names}; ikisini birlikte saklayın.",
                )
                told = f"{told} {more}"
        elif not listed:
            made = study.snapshot()
            target = study.snapshots()[-1].path
            told = said(*_VERIFIED) if made else said(*_SAME)
        kept = study.snapshots()
    if listed:
        show(
            [{"file": str(one.path), "at": one.at} for one in kept],
            lambda: table("", ("when (UTC)", "file"), ((one.at, one.path) for one in kept)),
        )
        return
    show(
        {"file": str(target)} | ({"names": names} if names else {}),
        lambda: say(f"The copy is {target}. {told}", f"Kopya: {target}. {told}"),
    )


def restore(
    snapshot: Annotated[Path, typer.Argument(metavar="SNAPSHOT")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new folder, never an old one.")],
) -> None:
    """Make a study of a snapshot in a new folder, and prove that it holds."""
    secret = passphrase(snapshot, common.passphrase_file, "--passphrase-file")
    told = snapshots.restore(snapshot, folder, secret, _names_secret())
    with Study.open(folder, passphrase=secret) as study:
        speak(study.language)
    for sentences in told:
        note(*sentences)
    show(
        {"study": str(folder), "database": str(folder / STUDY_FILE)},
        lambda: say(
            f"The study is in {folder}; `check` proved it. Files in exports stay behind.",
            f"Çalışma {folder} klasöründe; `check` sağlam olduğunu gösterdi. exports "
            "içindeki dosyalar geride kaldı.",
        ),
    )


_VERIFIED = ("It was read back and verified.", "Yeniden okunup doğrulandı.")
_SAME = ("Nothing was done since.", "O zamandan beri bir şey yapılmadı.")


def _names_secret() -> str | None:
    """Return the passphrase of the pseudonyms, if it was named; copying them needs none."""
    file = common.names_passphrase_file
    return None if file is None else from_file(file)


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
