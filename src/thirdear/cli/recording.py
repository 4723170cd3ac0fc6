"""The commands `thirdear transcripts recording`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli.app import open_study, say, show, table
from thirdear.cli.common import with_common
from thirdear.cli.options import Case, CaseKey, DoneBy, SessionNumber
from thirdear.model.language import said, vaka
from thirdear.study import LEAD

recording = typer.Typer(
    help="Link recordings to sessions, to listen while reading.", rich_markup_mode=None
)


def add_to(program: typer.Typer) -> None:
    """Add these commands to the group."""
    recording.command("add")(with_common(add))
    recording.command("list")(with_common(list_))
    recording.command("remove")(with_common(remove))
    program.add_typer(recording, name="recording")


def add(
    case: CaseKey,
    session: SessionNumber,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Recording (sound or film).")],
    copy: Annotated[
        bool, typer.Option("--copy", help="Keep an encrypted copy in the encrypted study.")
    ] = False,
    rater: DoneBy = None,
) -> None:
    """Link a recording to a session.

    The file stays where it is: only its path is kept. On thirdear's screen, h plays a turn.
    """
    from thirdear.study import recordings

    with open_study() as study:
        done = recordings.add(study, case, session, file, rater or LEAD, copied=copy)
    show(
        {"case": case, "session": session, "added": done},
        lambda: say(
            f"Case {case}, session {session} has this recording now; h plays a turn on the screen."
            if done
            else f"Case {case}, session {session} has this recording already.",
            f"{vaka(case, 'nın')} {session}. seansının kaydı artık bu; ekranda h bir sözü çalar."
            if done
            else f"{vaka(case, 'nın')} {session}. seansının kaydı zaten bu.",
        ),
    )
    if copy and done:
        say(
            f"{file} still lies readable where it was; delete it yourself if you need it no more.",
            f"{file} hâlâ eski yerinde ve okunabilir durumda; gerekmiyorsa siz silin.",
        )


def list_(
    case: Case = None,
) -> None:
    """List recordings and where their files are."""
    from thirdear.study import recordings

    with open_study() as study:
        gone = {one.recording: one.missing for one in recordings.troubles(study)}
        rows = [
            {
                "case": one.case,
                "session": one.session,
                "file": str(recordings.file(study, one)),
                "bytes": one.size,
                "copy": bool(one.key),
                "state": {None: "there", True: "missing", False: "changed"}[gone.get(one)],
            }
            for one in study.store.recordings(case)
        ]
    states = {
        "there": said("there", "var"),
        "missing": said("missing", "yok"),
        "changed": said("another size", "boyutu değişmiş"),
    }
    heads = (
        *(said("case", "vaka"), said("session", "seans"), said("file", "dosya")),
        *(said("encrypted copy", "şifreli kopya"), said("state", "durum")),
    )
    cells = (
        (r["case"], r["session"], r["file"], _yes(r["copy"]), states[str(r["state"])]) for r in rows
    )
    none = ("No session has a recording.", "Hiçbir seansın kaydı yok.")
    show(rows, lambda: table("", heads, cells, empty=none))


def _yes(value: object) -> str:
    return said("yes", "evet") if value else said("no", "hayır")


def remove(case: CaseKey, session: SessionNumber, rater: DoneBy = None) -> None:
    """Unlink a session's recording; its file stays.

    `thirdear undo` links it again.
    """
    from thirdear.study import recordings

    with open_study() as study:
        found = recordings.remove(study, case, session, rater or LEAD)
        path = recordings.file(study, found)
    show(
        {"case": case, "session": session, "removed": True, "file": str(path)},
        lambda: say(
            f"Case {case}, session {session} has no recording now; {path} stays where it is.",
            f"{vaka(case, 'nın')} {session}. seansının artık kaydı yok; {path} yerinde duruyor.",
        ),
    )
