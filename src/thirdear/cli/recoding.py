"""Commands about the life of codes: renamed, merged, split, and what is to be judged again."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli.app import note, open_study, say, show, table
from thirdear.cli.common import with_common
from thirdear.model.coding import Pass
from thirdear.model.language import said
from thirdear.model.recoding import How, Recoding
from thirdear.model.refusal import Refusal
from thirdear.study import Study, lookup
from thirdear.study.core import LEAD

File = Annotated[
    Path | None, typer.Option("--file", help="The codebook's new version, added in the same go.")
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
    ):
        codebooks.command(name)(with_common(function))


def rename(
    old: Annotated[str, typer.Argument(metavar="OLD")],
    new: Annotated[str, typer.Argument(metavar="NEW")],
    file: File = None,
) -> None:
    """Say that a code of the codebook's new version is an old one under another key."""
    _recode("rename", [old], [new], file)


def merge(
    codes: Keys, into: Annotated[str, typer.Option(help="One code.")], file: File = None
) -> None:
    """Let codes count as one; every tag stays known as what it was given as."""
    _recode("merge", codes, [into], file)


def split(
    code: Annotated[str, typer.Argument(metavar="CODE")],
    into: Annotated[list[str], typer.Option(help="A code that it became; give two or more.")],
    file: File = None,
) -> None:
    """Say that a code became several; its tags wait to be judged again by their raters."""
    if len(into) < 2:
        raise typer.BadParameter("name two codes or more", param_hint="--into")
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
            f"{_told(done)}; her etiket ilk konduğu kodu da saklar.",
        ),
    )


def lost(study: Study) -> list[str]:
    """Return a sentence for every code whose tags count for nothing."""
    from thirdear.study import recoding

    return [
        said(
            f"Warning: {count} tag(s) of {code} count for nothing: no codebook has the code any "
            "more; say what became of it with rename, merge or split.",
            f"Uyarı: {code} kodunun {count} etiketi hiçbir şeye sayılmıyor: kod artık hiçbir kod "
            "kitabında yok; ne olduğunu rename, merge ya da split ile söyleyin.",
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
        int | None, typer.Option("--undo", min=1, help="Take back the one of this number.")
    ] = None,
) -> None:
    """List what became of codes, and codes with tags that no codebook has any more."""
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
            else say("No code was recoded.", "Hiçbir kod yeniden kodlanmadı.")
        ),
    )


def recode(
    rater: Annotated[str, typer.Option(help="Whose tags.")],
    number: Annotated[int, typer.Option("--pass", min=1, help="Which round of the rater.")] = 1,
    at: Annotated[
        int | None, typer.Option("--at", min=1, help="Judge the one of this number on the list.")
    ] = None,
    code: Annotated[
        list[str] | None, typer.Option(help="What it is now; without any, nothing is left there.")
    ] = None,
    value: Annotated[
        int | None, typer.Option(help="Its value, where the code has a scale.")
    ] = None,
) -> None:
    """List a rater's tags to judge again, after a split or another definition; judge one."""
    from thirdear.study import recoding

    with open_study() as study:
        lookup.rater(study, rater)
        waiting = recoding.to_judge_again(study, Pass(rater, number))
        if at is not None:
            if at > len(waiting):
                raise Refusal(
                    f"There is no {at} on the list; {len(waiting)} wait.",
                    f"Listede {at} numara yok; bekleyen {len(waiting)} etiket var.",
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
            else say("Nothing is to be judged again.", "Yeniden değerlendirilecek bir şey yok.")
        ),
    )
