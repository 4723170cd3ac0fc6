"""The command `thirdear check`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from thirdear.cli.app import note, open_study, say, show
from thirdear.cli.common import with_common
from thirdear.model.language import counted, said, the_case, vaka
from thirdear.model.refusal import DamageRefusal, GateRefusal

if TYPE_CHECKING:
    from thirdear.study.recordings import Trouble


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(check))


def check(
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Rebuild the tables from the audit log.")
    ] = False,
    against: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Snapshot, copy or document to compare with, to detect a cut-off log.",
        ),
    ] = None,
) -> None:
    """Check the study: audit log, tables, and the text under each tag."""
    try:
        found = _prove(rebuild, against)
    except DamageRefusal as damage:
        raise GateRefusal(damage.english, damage.turkish) from damage

    for path in found.in_clear:
        note(
            f"{path} lies readable beside the encrypted study, which holds its bytes.",
            f"{path} şifreli çalışmanın yanında okunabilir durumda duruyor; çalışmada "
            "o baytlar zaten var.",
        )
    for trouble in found.recordings:
        _tell_recording(trouble)
    data = {"holds": not found.problems, "problems": found.problems, "heads": found.heads}
    data["in_clear"] = found.in_clear
    data["recordings"] = [str(one.file) for one in found.recordings]
    data |= {"made_anew": found.anew} if rebuild else {}
    show(data, lambda: _tell(found, rebuild=rebuild))
    if found.problems:
        raise GateRefusal(
            f"{counted(len(found.problems), 'problem')} found; restore a backup with `thirdear "
            "restore` if you cannot explain them.",
            f"{len(found.problems)} sorun bulundu; açıklayamıyorsanız `thirdear restore` ile bir "
            "yedeği geri yükleyin.",
        )


class _Found(NamedTuple):
    problems: list[str]
    anew: list[str]
    heads: dict[str, tuple[int, str]]
    in_clear: list[str]
    recordings: list[Trouble]


def _tell(found: _Found, *, rebuild: bool) -> None:
    """Print what was found, problems first."""
    for problem in found.problems:
        say(problem)
    if rebuild and not found.anew:
        say(
            "The tables rebuilt from the audit log are byte for byte those that were there.",
            "İşlem günlüğünden yeniden kurulan tablolar eskileriyle bayt bayt aynı.",
        )
    if not found.problems:
        say(
            "The study is intact: audit log, tables and tags agree.",
            "Çalışma sağlam: işlem günlüğü, tablolar ve kodlamalar birbirini tutuyor.",
        )
    _tell_heads(found.heads)


def _tell_heads(heads: Mapping[str, tuple[int, str]]) -> None:
    """Print the last entry of each log, which another day can be compared with."""
    if heads:
        say(
            "The last entry of each copy's audit log; kept in a file, these lines show with "
            "--against FILE whether the log was cut off later:",
            "Her kopyanın işlem günlüğündeki son kayıt; bu satırlar bir dosyada saklanırsa, "
            "günlüğün sonradan kesilip kesilmediği --against DOSYA ile görülür:",
        )
    for replica, (seq, digest) in heads.items():
        say(f"  {replica}:{seq}:{digest[:16]}")


def _tell_recording(one: Trouble) -> None:
    case, session = one.recording.case, one.recording.session
    if one.missing:
        note(
            f"The recording of {the_case(case)}, session {session} is not at {one.file}; link it "
            "again with `thirdear transcripts recording add`.",
            f"{vaka(case, 'nın')} {session}. seansının kaydı {one.file} yerinde yok; `thirdear "
            "transcripts recording add` ile yeniden gösterin.",
        )
    else:
        note(
            f"{one.file}, the recording of {the_case(case)}, session {session}, has another size "
            "than when it was linked; its times may not fit any more.",
            f"{vaka(case, 'nın')} {session}. seansının kaydı olan {one.file} dosyasının boyutu "
            "değişmiş; zamanlar artık uymayabilir.",
        )


def _prove(rebuild: bool, against: Path | None) -> _Found:
    from thirdear.study import journal, recordings
    from thirdear.study.copies import passphrases

    with open_study() as study:
        problems = list(journal.check(study, against))
        anew = list(study.store.rebuild()) if rebuild else []
        problems += [
            said(f"Table {name} was made anew.", f"{name} tablosu yeniden kuruldu.")
            for name in anew
        ]
        heads = {str(r): (seq, digest.hex()) for r, (seq, digest) in study.store.heads().items()}
        in_clear = [str(path) for path in passphrases.in_clear(study)]
        return _Found(problems, anew, heads, in_clear, list(recordings.troubles(study)))
