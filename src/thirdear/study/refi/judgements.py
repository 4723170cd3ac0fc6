"""What another program's raters did, as tags and memos of raters of this study."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear import codebook
from thirdear.model.coding import Codebook, Memo, NewTag, Pass
from thirdear.model.imported import Imported
from thirdear.model.projects import Brought, Part, Placed, Project
from thirdear.model.refusal import Refusal
from thirdear.refi import codes, placement
from thirdear.store.raters import RESERVED
from thirdear.study import judgements
from thirdear.study import layers as study_layers
from thirdear.study.refi import returned

if TYPE_CHECKING:
    from thirdear.study.core import Core

NOBODY = "project"
"""The rater of codings and notes for which their file names nobody."""
_SOURCE = "REFI-QDA project"


def take_over(study: Core, plan: Iterable[Imported], nobody: str | None) -> Brought:
    """Bring in the codebooks, codings and notes of a plan's projects; return what is new.

    Sessions are not marked as finished: a project does not say whether its raters were. What a
    pass has already is left as it is, so importing twice changes nothing.
    """
    plan = tuple(plan)
    back = returned.take(study, plan)
    given: dict[Pass, list[NewTag]] = defaultdict(list)
    memos: dict[Pass, list[Memo]] = defaultdict(list)
    books: dict[int, tuple[Codebook, Mapping[str, str]]] = {}
    for one in plan:
        if one.part is None or one.refused is not None or one.session is None:
            continue
        if returned.is_back(one):
            continue
        project = one.part.project
        if project.codes and id(project) not in books:
            books[id(project)] = _codebook(study, project)
        _, keys = books.get(id(project), (None, {}))
        found = _placed(study, one.case, one.session, one.part)
        for coding in found.codings:
            pass_ = Pass(_rater(coding.coding.user, nobody))
            key = keys[coding.coding.code]
            place = (coding.layer, None, coding.start, coding.stop)
            given[pass_].append(NewTag(one.case, one.session, coding.segment, key, *place))
        for note in found.notes:
            on = note.coding
            pass_ = Pass(_rater(note.note.user or (on.coding.user if on else ""), nobody))
            words = (one.case, one.session, note.layer, note.segment, note.note.text)
            tag = () if on is None else (keys[on.coding.code], on.start, on.stop)
            memos[pass_].append(Memo(pass_, *words, *tag))
    new = _store(study, given, memos, tuple(book.key for book, _ in books.values()))
    return Brought(
        back.codebooks + new.codebooks,
        tuple(sorted({*back.raters, *new.raters})),
        back.tags + new.tags,
        back.memos + new.memos,
    )


def _store(
    study: Core,
    given: Mapping[Pass, Sequence[NewTag]],
    memos: Mapping[Pass, Sequence[Memo]],
    books: tuple[str, ...],
) -> Brought:
    raters = sorted({pass_.rater for pass_ in (*given, *memos)})
    for rater in raters:
        study.add_rater(rater)
    for tags in given.values():
        judgements.check_tags(study, tags)
    added, _ = judgements.take_all(study, given)
    written = sum(study.store.add_memos(pass_, news, pass_.rater) for pass_, news in memos.items())
    return Brought(books, tuple(raters), added, written)


def _placed(study: Core, case: str, session: int, part: Part) -> Placed:
    """Place codings and notes on the turns that the study has; make the free layer for them."""
    turns = [(turn.start, turn.stop) for turn in study.segments(case, session)]
    found = placement.placed(part.source, part.project.notes, turns)
    layers = {one.layer for one in found.codings} | {one.layer for one in found.notes}
    if placement.FREE in layers and study_layers.FREE not in study.layers(case, session):
        study_layers.add(study, study_layers.FREE, case, session, None)
    return found


def _rater(user: str, nobody: str | None) -> str:
    """Return the key of a project's user."""
    name = user.strip() or nobody or NOBODY
    return f"{name} (user)" if name.casefold() in RESERVED else name


def codebook_from(study: Core, path: Path) -> tuple[Codebook, tuple[str, ...]]:
    """Add a REFI-QDA codebook (.qdc) by the name of its file; return what it does not take over."""
    from thirdear.refi import reader

    project = reader.codebook(path)
    if not project.codes:
        raise Refusal(f"{path.name}: there is no code in it.", f"{path.name}: içinde kod yok.")
    try:
        book, _ = _codebook(study, project)
    except Refusal as refusal:
        raise Refusal(
            f"{path.name}: {refusal.english}", f"{path.name}: {refusal.turkish}"
        ) from None
    return book, project.losses


def _codebook(study: Core, project: Project) -> tuple[Codebook, Mapping[str, str]]:
    """Add a project's codes as a codebook, as a new version where others came since.

    A codebook of that name from elsewhere is left alone: then the key gets a number.
    """
    known = {book.key: book for book in study.codebooks()}
    prefixes = {book.prefix: book.key for book in known.values()}
    source = f"{_SOURCE} {project.name}".strip()
    begin = codes.slug(project.name, "-") or NOBODY
    for key in (begin, *(f"{begin}-{number}" for number in range(2, 1_000))):
        there = known.get(key)
        if prefixes.get(key.replace("-", "_"), key) == key and (
            there is None or there.source() == source
        ):
            break
    version = there.version if there is not None else 1
    written = codes.write(project, key, version, source)
    if there is not None and written.toml != there.toml:
        written = codes.write(project, key, version + 1, source)
    book = codebook.parse(written.toml, f"the codebook {key} of the project")
    gone = {code.key for code in there.codes} - {code.key for code in book.codes} if there else ()
    if gone:
        raise Refusal(
            f"The study's codebook {key} has codes that the project has not any more "
            f"({len(gone)}): tags may use them. Add --no-codings, or give the project another "
            "name.",
            f"Çalışmadaki {key} kod kitabında, projede artık bulunmayan kodlar var "
            f"({len(gone)}): kullanılmış olabilirler. --no-codings ekleyin ya da projeye "
            "başka bir ad verin.",
        )
    study.add_codebook(book)
    return book, {guid: f"{book.prefix}.{bare}" for guid, bare in written.keys.items()}
