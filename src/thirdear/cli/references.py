"""`thirdear report references`: the works that commentary and facts cite as ``[@key]``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli.app import open_study, say, show, table
from thirdear.cli.common import with_common
from thirdear.model.references import Reference

references = typer.Typer(help="Add, list or remove works cited as [@key].", rich_markup_mode=None)


def add_to(report: typer.Typer) -> None:
    """Add these commands to `thirdear report`."""
    references.command("add")(with_common(add))
    references.command("list")(with_common(list_))
    references.command("remove")(with_common(remove))
    report.add_typer(references, name="references")


def add(file: Annotated[Path, typer.Argument(metavar="FILE.bib")]) -> None:
    """Add works from a BibTeX file, as Zotero exports it."""
    from thirdear.study import references

    with open_study() as study:
        new, changed = references.add(study, file)
    shown = {"new": list(new), "changed": list(changed)}
    show(
        shown,
        lambda: say(
            f"References added: {len(new)}, changed: {len(changed)}. Cite them in commentary as "
            f"[@{(*new, *changed, 'key')[0]}].",
            f"Eklenen kaynak: {len(new)}, değişen: {len(changed)}. Yorumlarda "
            f"[@{(*new, *changed, 'key')[0]}] diye anılır.",
        ),
    )


def list_() -> None:
    """List the works that can be cited, with their keys."""
    from thirdear.study import references

    with open_study() as study:
        known = references.read(study)
    rows = [_row(one) for one in known]
    if not rows:
        show(
            rows,
            lambda: say(
                "The study has no references of its own; `thirdear report references add "
                "FILE.bib` adds some.",
                "Çalışmanın kendi kaynağı yok; `thirdear report references add DOSYA.bib` ekler.",
            ),
        )
        return
    heads = ("key", "author", "year", "title")
    show(rows, lambda: table("", heads, (tuple(row[head] for head in heads) for row in rows)))


def _row(one: Reference) -> dict[str, str]:
    author = "; ".join(a.family for a in one.authors[:3])
    return {"key": one.key, "author": author, "year": one.year, "title": one.title, "doi": one.doi}


def remove(
    key: Annotated[str, typer.Argument(metavar="KEY", help="Key of the work, as in [@KEY].")],
) -> None:
    """Remove a work from the list."""
    from thirdear.study import references

    with open_study() as study:
        references.remove(study, key)
    show({"removed": key}, lambda: say(f"Taken off: {key}.", f"Çıkarıldı: {key}."))
