"""Commands about the life of codes: renamed, merged, split, and what is to be judged again."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli.app import note, open_study, say, show, table, wrong
from thirdear.cli.common import with_common
from thirdear.cli.options import CaseKey, SessionNumber
from thirdear.model.coding import Pass
from thirdear.model.language import counted, said
from thirdear.model.recoding import How, Recoding
from thirdear.model.refusal import Refusal
from thirdear.study import Study, lookup
from thirdear.study.core import LEAD

File = Annotated[
    Path | None, typer.Option("--file", help="New version of the codebook, added in the same step.")
]
Keys = Annotated[list[str], typer.Argument(metavar="CODE...")]


def add_to(codebooks: typer.Typer) -> None:
    """Add these commands to `thirdear codebook`."""
    for name, function in (
        ("rename", rename),
        ("merge", merge),
        ("split", split),
        ("recoded", recoded),
        ("recode", recode),
        ("nest", nest),
        ("in-vivo", in_vivo),
    ):
        codebooks.command(name)(with_common(function))


def rename(
    old: Annotated[str, typer.Argument(metavar="OLD")],
    new: Annotated[str, typer.Argument(metavar="NEW")],
    file: File = None,
) -> None:
    """Rename a code: the new version's key continues the old one."""
    _recode("rename", [old], [new], file)


def merge(
    codes: Keys,
    into: Annotated[str, typer.Option(help="Code that they become.")],
    file: File = None,
) -> None:
    """Merge codes into one; each tag keeps its original code, too."""
    _recode("merge", codes, [into], file)


def split(
    code: Annotated[str, typer.Argument(metavar="CODE")],
    into: Annotated[list[str], typer.Option(help="Code that it becomes (give two or more).")],
    file: File = None,
) -> None:
    """Split a code into several; its raters then code its tags again."""
    if len(into) < 2:
        raise wrong("name two codes or more", "iki ya da daha çok kod verin", "--into")
    _recode("split", [code], into, file)


def _recode(how: How, sources: list[str], targets: list[str], file: Path | None) -> None:
    from thirdear import codebook
    from thirdear.study import recoding

    book = None if file is None else codebook.load(str(file))
    with open_study() as study, study.store.together():
        if book is not None:
            study.add_codebook(book)
        done = recoding.recode(study, how, sources, targets)
        gone = lost(study)
    for sentence in gone:
        note(sentence)
    show(
        asdict(done),
        lambda: say(
            f"{_told(done)}; every tag keeps what it was given as.",
            f"{_told(done)}; her kodlama ilk verildiği kodu da saklar.",
        ),
    )


def lost(study: Study) -> list[str]:
    """Return a sentence for every code whose tags count for nothing."""
    from thirdear.study import recoding

    return [
        said(
            f"Warning: {counted(count, 'tag')} of {code} count in no score, because no codebook "
            "has "
            "this code; use `thirdear codebook rename`, `merge` or `split`.",
            f"Uyarı: {code} kodunun {count} kullanımı hiçbir puana girmiyor, çünkü kod artık "
            "hiçbir "
            "kod kitabında yok; `thirdear codebook rename`, `merge` ya da `split` kullanın.",
        )
        for code, count in recoding.without_code(study).items()
    ]


def _told(one: Recoding) -> str:
    done, became = {
        "rename": ("renamed to", "yeni adı"),
        "merge": ("merged into", "şununla birleşti:"),
        "split": ("split into", "şunlara bölündü:"),
    }[one.how]
    return f"{', '.join(one.sources)} {said(done, became)} {', '.join(one.targets)}"


def recoded(
    undo: Annotated[
        int | None, typer.Option("--undo", min=1, help="Undo the change with this number.")
    ] = None,
) -> None:
    """List renamed, merged and split codes, and codes without a codebook."""
    with open_study() as study:
        if undo is not None:
            found = study.store.recodings()
            if undo > len(found):
                raise Refusal(
                    f"There is no recoding {undo}; there are {len(found)}.",
                    f"{undo} numaralı bir yeniden kodlama yok; listede {len(found)} tane var.",
                )
            id_ = found[undo - 1].id
            assert id_ is not None
            study.store.withdraw_recoding(id_, LEAD)
        standing, gone = study.store.recodings(), lost(study)
    rows = [(n, _told(one), one.actor, one.at) for n, one in enumerate(standing, 1)]
    for sentence in gone:
        note(sentence)
    show(
        [asdict(one) for one in standing],
        lambda: (
            table("", ("", "what", "by", "at"), rows)
            if rows
            else say(
                "No code was renamed, merged or split.",
                "Adı değişen, birleşen ya da bölünen kod yok.",
            )
        ),
    )


def recode(
    rater: Annotated[str, typer.Option(help="Rater whose tags are meant.")],
    number: Annotated[int, typer.Option("--pass", min=1, help="Coding round of the rater.")] = 1,
    at: Annotated[
        int | None, typer.Option("--at", min=1, help="Recode the tag with this number on the list.")
    ] = None,
    code: Annotated[
        list[str] | None, typer.Option(help="New code; without one the tag is removed.")
    ] = None,
    value: Annotated[int | None, typer.Option(help="Value, if the code has a scale.")] = None,
) -> None:
    """List or recode tags whose code was split or redefined."""
    from thirdear.study import recoding

    with open_study() as study:
        lookup.rater(study, rater)
        waiting = recoding.to_judge_again(study, Pass(rater, number))
        if at is not None:
            if at > len(waiting):
                raise Refusal(
                    f"There is no {at} on the list; {len(waiting)} wait.",
                    f"Listede {at} numara yok; bekleyen {len(waiting)} kodlama var.",
                )
            recoding.judge_again(study, waiting[at - 1].tag, code or (), value)
            waiting = recoding.to_judge_again(study, Pass(rater, number))
    rows = [
        (
            *(n, one.tag.case, one.tag.session, one.tag.layer, one.tag.segment, one.tag.code),
            ", ".join(one.into) or f"defined otherwise since version {one.version}",
        )
        for n, one in enumerate(waiting, 1)
    ]
    heads = ("", "case", "session", "layer", "segment", "code", "became")
    show(
        [asdict(one) for one in waiting],
        lambda: (
            table("", heads, rows)
            if rows
            else say("No tag waits to be coded again.", "Yeniden kodlanacak bir şey yok.")
        ),
    )


def nest(
    code: Annotated[str, typer.Argument(metavar="CODE")],
    under: Annotated[str | None, typer.Option(help="Code to place it under.")] = None,
) -> None:
    """Place a code under another code of its codebook; without --under, under none.

    `thirdear tags matrix` then counts it with its parent, too.
    """
    from thirdear.study import recoding

    with open_study() as study:
        named = lookup.code(study, code)
        parent = None if under is None else lookup.code(study, under)
        book = recoding.nest(study, named, parent)
    show(
        {"code": code, "parent": under, "codebook": book.key, "version": book.version},
        lambda: say(
            f"Saved as version {book.version} of {book.key}.",
            f"{book.key} kod kitabının {book.version}. sürümü olarak saklandı.",
        ),
    )


def in_vivo(
    case: CaseKey,
    session: SessionNumber,
    segment: Annotated[int, typer.Argument(metavar="SEGMENT")],
    words: Annotated[str, typer.Argument(metavar="WORDS", help="Words of the segment.")],
    rater: Annotated[str, typer.Option(help="Rater who codes.")],
    layer: Annotated[str, typer.Option(help="Layer of segments.")] = "turn",
) -> None:
    """Make a code named by words of a segment, and tag them with it.

    It goes into the study's own codebook in-vivo; a code of that name is used again.
    """
    from thirdear.study import in_vivo as room

    with open_study() as study:
        lookup.cases(study, [case])
        place = (case, session, layer, segment)
        part = room.part_of(study, place, words)
        study.add_rater(rater)
        code, _ = room.tag(study, Pass(rater), place, part)
    show(
        {"code": code.key, "name": code.name(), "start": part[0], "end": part[1]},
        lambda: say(f"{code.key}: {code.name()}"),
    )
