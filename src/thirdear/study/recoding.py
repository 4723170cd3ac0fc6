"""The life of codes: renamed, merged, split, defined anew; and what is to be judged again then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from thirdear import codebook
from thirdear.codebook import edit
from thirdear.model.coding import Code, Codebook, EventId, Pass, Tag, filled
from thirdear.model.recoding import Again, How, Recoding
from thirdear.model.refusal import Refusal
from thirdear.study import judgements, lookup, reopened

if TYPE_CHECKING:
    from thirdear.study.core import Core

LEAD = "study"


def recode(
    study: Core, how: How, sources: Sequence[str], targets: Sequence[str], actor: str = LEAD
) -> Recoding:
    """Say what became of codes; the targets stand in the codebook, renamed sources no longer.

    Tags stay as they were given, and count as what their code is now. A split code's tags stay
    with it, on the list of what is to be judged again.
    """
    _check_codes(study, how, sources, targets)
    id_ = study.store.recode(Recoding(how, tuple(sources), tuple(targets)), actor)
    return next(one for one in study.store.recodings() if one.id == id_)


def revise(
    study: Core, book: Codebook, how: How | None = None, code: str = "", into: Sequence[str] = ()
) -> None:
    """Add a codebook's next version, and say what became of a code in it, as one act or none."""
    with study.store.together():
        study.add_codebook(book)
        if how is not None:
            recode(study, how, [code], into)


def nest(study: Core, code: str, parent: str | None) -> Codebook:
    """Let a code be a kind of another one of its codebook, or of none; return the new version."""
    book = next(one for one in study.codebooks() if code in {each.key for each in one.codes})
    if parent is not None and parent not in {each.key for each in book.codes}:
        raise Refusal(
            f"{parent} is in another codebook than {code}; a code's kinds are in its own.",
            f"{parent}, {code} ile aynı kod kitabında değil; alt kodlar kodun kendi kitabındadır.",
        )
    made = edit.nested(book, code, parent)
    study.add_codebook(made)
    return made


def _check_codes(study: Core, how: How, sources: Sequence[str], targets: Sequence[str]) -> None:
    known = study.codes()
    for key in targets:
        if key not in known:
            raise Refusal(
                f"There is no code {key}; raise the codebook's version, write the code into it, "
                "and add the file first.",
                f"{key} adlı bir kod yok; kod kitabının sürümünü yükseltin, kodu içine "
                "yazın, önce o dosyayı ekleyin.",
            )
    used = set(_used(study))
    for key in sources:
        if key not in used and key not in known and key not in former(study):
            raise Refusal(
                f"There is no code {key}, and no tag of it.",
                f"{key} adlı bir kod da o kodla yapılmış bir kodlama da yok.",
            )
        if key in targets:
            raise Refusal(f"{key} cannot become itself.", f"{key} kendisine dönüşemez.")
        if how == "rename" and key in known:
            raise Refusal(
                f"The codebook still has {key}; take it out in a new version, or merge the two.",
                f"{key} kod kitabında hâlâ duruyor; yeni bir sürümde çıkarın ya da "
                "ikisini birleştirin.",
            )
        if key.partition(".")[0] not in {target.partition(".")[0] for target in targets}:
            raise Refusal(
                f"{key} and what became of it must be of one codebook.",
                f"{key} ile yerine geçenler aynı kod kitabından olmalı.",
            )


def former(study: Core) -> set[str]:
    """Return the codes of every version of the study's codebooks."""
    return {
        code.key
        for book in study.codebooks()
        for source in study.store.codebook_versions(book.key)
        for code in codebook.parse(source, book.key).codes
    }


def _used(study: Core) -> Iterator[str]:
    """Yield the codes that tags were given, as given and as they count now."""
    for tag in study.store.tags():
        yield tag.code
        if tag.given:
            yield tag.given


def withdraw(study: Core, id_: EventId, actor: str = LEAD) -> None:
    """Take a recoding back, whoever made it; tags are then what they were before."""
    study.store.withdraw_recoding(id_, actor)


def without_code(study: Core) -> Mapping[str, int]:
    """Return the codes that have tags but are in no codebook any more, and how many tags."""
    known = study.codes()
    split = {source for one in study.store.recodings() for source in one.sources}
    found: dict[str, int] = {}
    for tag in study.store.tags():
        if tag.code not in known and tag.code not in split:
            found[tag.code] = found.get(tag.code, 0) + 1
    return found


def to_judge_again(study: Core, pass_: Pass) -> tuple[Again, ...]:
    """Return a pass's tags whose code was split, or defined otherwise since, in order."""
    split = {
        source: one.targets
        for one in study.store.recodings()
        if one.how == "split"
        for source in one.sources
    }
    changed = {
        code: version
        for book in study.codebooks()
        for code, version in _redefined(study, book).items()
    }
    found = []
    for tag in study.store.tags(pass_=pass_):
        newest = changed.get(tag.code)
        if tag.code in split:
            found.append(Again(tag, split[tag.code]))
        elif newest is not None and (tag.version or 0) < newest:
            found.append(Again(tag, (), newest))
    return tuple(found)


def _redefined(study: Core, book: Codebook) -> Mapping[str, int]:
    """Return the codes that mean something else since an earlier version, and the newest such."""
    versions = [codebook.parse(t, book.key) for t in study.store.codebook_versions(book.key)]
    found: dict[str, int] = {}
    meant: dict[str, Code] = {}
    for one in versions:
        for code in one.codes:
            if _differs(meant.get(code.key, code), code):
                found[code.key] = one.version
            meant[code.key] = code
    return found


def _differs(before: Code, after: Code) -> bool:
    """Say whether a rater goes by something else than before.

    A name, a letter, a family or an example may change without it, and a translation may come.
    """
    if (before.speaker, before.scale) != (after.speaker, after.scale):
        return True
    if before.anchors.keys() != after.anchors.keys():
        return True
    pairs = [(words, after.anchors[value]) for value, words in before.anchors.items()]
    for which in ("definition", "include", "exclude"):
        was, is_ = (filled(code.texts.get(which, {})) for code in (before, after))
        if bool(was) != bool(is_):
            return True
        pairs.append((was, is_))
    return any(
        was[language] != is_[language] for was, is_ in pairs for language in was.keys() & is_.keys()
    )


def judge_again(
    study: Core, tag: Tag, codes: Sequence[str], value: int | None = None
) -> tuple[Tag, ...]:
    """Let codes stand in a tag's place, or none, or the same one under today's definition.

    In a finished session the journal says that it was opened for this and is finished again.
    """
    for code in codes:
        lookup.code(study, code)
    place = (tag.case, tag.session)
    news = [
        replace(
            tag.again(),
            code=code,
            value=tag.value if value is None and study.codes()[code].scale else value,
            version=None,
        )
        for code in codes
    ]
    with reopened.opened(study, tag.pass_, place):
        return judgements.change_tags(study, tag.pass_, [tag.id], news)
