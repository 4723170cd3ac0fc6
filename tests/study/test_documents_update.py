"""A document edited in Word gets today's numbers; everything that a person wrote stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from lxml import etree
from openxml_audit import OpenXmlValidator

from tests import a_writeup
from tests.study.test_documents_verify import W, change, failed
from thirdear import writeup as room
from thirdear.model.writeup import Updated, WriteUp

OWN = ("My own first words, 12 of them.", "Bir açıklama: 0,5.")


@pytest.fixture(scope="module")
def before() -> WriteUp:
    """Return a write-up as it was."""
    return a_writeup.writeup()


@pytest.fixture(scope="module")
def after(before: WriteUp) -> WriteUp:
    """Return it with other scores, so that means, tables and the figure are others."""
    scores = tuple(
        replace(one, value=None if one.value is None else one.value + 1.25) for one in before.scores
    )
    return replace(before, scores=scores)


@pytest.fixture
def path(before: WriteUp, tmp_path: Path) -> Path:
    """Return a document that a person has worked on: added, moved and taken out paragraphs."""
    file = tmp_path / "paper.docx"
    room.case_study(before, file)
    document = Document(str(file))
    for words in OWN:
        document.paragraphs[4].insert_paragraph_before(words)
    document.save(str(file))
    return file


def updated(path: Path, now: WriteUp) -> Updated:
    """Bring a document up to date, in place."""
    data = path.read_bytes()
    made = room.provenance_of(data, path.name)
    assert made is not None
    return room.update(now, path, room.Base(data, path.name, made))


def verified(path: Path, now: WriteUp) -> list[Any]:
    """Return what does not hold."""
    data = path.read_bytes()
    made = room.provenance_of(data, path.name)
    assert made is not None
    return failed(room.verify(data, path.name, made, now))


def bodies(path: Path) -> list[bytes]:
    """Return the XML of the body's paragraphs that are no generated part's."""
    body = Document(str(path)).element.body
    return [etree.tostring(one) for one in body.iterchildren(f"{W}p")]


def wordless(path: Path) -> list[str]:
    """Return the text of every paragraph outside tables without what its claims print."""
    found = []
    for paragraph in Document(str(path)).element.body.iter(f"{W}p"):
        if any(True for _ in paragraph.iterancestors(f"{W}tbl")):
            continue
        claims = {
            text
            for sdt in paragraph.iter(f"{W}sdt")
            if "thirdear.claim." in etree.tostring(sdt[0]).decode()
            for text in sdt.iter(f"{W}t")
        }
        texts = (text for text in paragraph.iter(f"{W}t") if text not in claims)
        found.append("".join(text.text or "" for text in texts))
    return found


def test_numbers_tables_and_figures_are_those_of_today(
    path: Path, before: WriteUp, after: WriteUp
) -> None:
    """All of them hold again; a person's paragraphs are byte for byte what they were."""
    assert verified(path, before) == []
    assert len(verified(path, after)) > 20
    own, said = bodies(path), wordless(path)
    done = updated(path, after)
    assert verified(path, after) == []
    assert bodies(path) == own
    assert wordless(path) == said
    text = "\n".join(p.text for p in Document(str(path)).paragraphs)
    assert all(words in text for words in OWN)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    assert any(one.what == "figure" for one in done.changed)
    assert all(one.before != one.after or one.after is None for one in done.changed)
    assert (done.overwritten, done.gone) == ((), ())


def test_a_second_time_there_is_nothing_to_change(path: Path, after: WriteUp) -> None:
    """What the first time wrote is known as written, not as a person's."""
    updated(path, after)
    assert updated(path, after) == Updated()


def test_a_number_that_a_person_overwrote_is_left(
    path: Path, before: WriteUp, after: WriteUp
) -> None:
    """It is named with what the study would give; all others are exchanged."""
    what = next(one for one in updated(path, after).changed if one.what.startswith("mean "))
    room.case_study(before, path)
    assert what.before
    change(path, _overtyped(what.before, "7.77"))
    done = updated(path, after)
    assert [(one.before, one.after) for one in done.overwritten] == [("7.77", what.after)]
    assert len(verified(path, after)) == 1


def _claims(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for sdt in root.iter(f"{W}sdt"):
        if "thirdear.claim." in etree.tostring(sdt[0]).decode():
            yield sdt, "".join(text.text or "" for text in sdt.iter(f"{W}t"))


def _overtyped(old: str, new: str) -> Any:
    def how(root: etree._Element) -> None:
        claim = next(sdt for sdt, shown in _claims(root) if shown == old)
        texts = list(claim.iter(f"{W}t"))
        texts[0].text = new

    return how


def test_a_sentence_that_a_person_changed_gets_its_numbers(path: Path, after: WriteUp) -> None:
    """The words stay as changed; a number taken out of the sentence is not put back."""
    standing: list[int] = []

    def how(root: etree._Element) -> None:
        many = [
            one
            for one in root.iter(f"{W}p")
            if len(list(_claims(one))) > 2
            and not any(True for _ in one.iterancestors(f"{W}tbl"))
            and "Mean" not in "".join(one.itertext())
        ]
        for paragraph in many:
            first, _ = next(_claims(paragraph))
            parent = first.getparent()
            assert parent is not None
            parent.remove(first)
            text = next(
                text
                for text in paragraph.iter(f"{W}t")
                if not any(text in list(sdt.iter()) for sdt, _ in _claims(paragraph))
            )
            text.text = f"As I see it: {text.text}"
        standing.append(len(many))

    change(path, how)
    root = Document(str(path)).element
    count, said = len(list(_claims(root))), wordless(path)
    done = updated(path, after)
    assert standing[0] > 3
    assert wordless(path) == said
    assert sum("As I see it: " in one for one in said) == standing[0]
    assert len(list(_claims(Document(str(path)).element))) == count
    assert len(done.changed) > 20


def test_a_moved_part_is_refreshed_where_it_is(path: Path, after: WriteUp) -> None:
    """A table that was moved to the front of the document stays there."""

    def how(root: etree._Element) -> None:
        body = root[0]
        table = next(
            sdt for sdt in body.iterchildren(f"{W}sdt") if sdt.find(f".//{W}tbl") is not None
        )
        body.insert(0, table)

    change(path, how)
    updated(path, after)
    body = Document(str(path)).element.body
    assert body[0].tag == f"{W}sdt"
    assert body[0].find(f".//{W}tbl") is not None
    assert verified(path, after) == []


def test_a_part_that_was_taken_out_stays_out(path: Path, after: WriteUp) -> None:
    """Nothing of it comes back, and nobody is told that it should."""
    document = Document(str(path))
    body = document.element.body
    table = next(sdt for sdt in body.iterchildren(f"{W}sdt") if sdt.find(f".//{W}tbl") is not None)
    alias = table.find(f"{W}sdtPr/{W}alias").get(f"{W}val")
    body.remove(table)
    document.save(str(path))
    done = updated(path, after)
    assert alias not in {one.part for one in done.changed}
    root = Document(str(path)).element
    assert [one for one in root.iter(f"{W}alias") if one.get(f"{W}val") == alias] == []
