"""Markup that goes into a document as text: what it says is what the tree would say."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import a_writeup
from thirdear import writeup as room
from thirdear.model.writeup import Layout
from thirdear.writeup import built, oxml, page
from thirdear.writeup.claims import claim
from thirdear.writeup.document import compose

WORDS = st.text(st.sampled_from("aç1.,&<>\"' \t\n\u00a0\ufffe"), max_size=12)


@pytest.mark.parametrize("language", ["en", "tr"])
@pytest.mark.parametrize("layout", ["coded", "journal", "comments"])
def test_every_part_reads_as_its_tree_does(language: str, layout: Layout) -> None:
    """Words, claims and the numbers between them, in every part of a write-up."""
    for part in compose(replace(a_writeup.writeup(language), layout=layout)).parts:
        markup = part.around(part.inner())
        assert built.read(markup).standing == page.read([oxml.parsed(markup)])


@given(st.lists(st.tuples(WORDS, WORDS), max_size=4))
def test_any_words_are_read_back(said: list[tuple[str, str]]) -> None:
    """Keys and words with every character that markup has to write otherwise."""
    pieces = [claim(f"key {key}", words) for key, words in said]
    markup = oxml.control("thirdear.part.x", (oxml.paragraph("APABody", pieces),), "alias")
    stated = built.read(markup)
    tree = oxml.parsed(markup)
    assert stated.standing == page.read([tree])
    keys = [one.get(oxml.KEY) for one in tree.iter(page.SDT) if one.get(oxml.KEY)]
    assert [key for key, _ in stated.claims] == keys


def changed(path: Path, old: bytes, new: bytes) -> bytes:
    """Return a document with something in its body exchanged."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(old, new) if name == "word/document.xml" else data)
    return made.getvalue()


def template(tmp_path: Path) -> Path:
    """Return somebody's own document."""
    from docx import Document

    document = Document()
    document.add_paragraph("A letterhead.")
    path = tmp_path / "own.docx"
    document.save(str(path))
    return path


def test_an_instruction_in_a_template_keeps_no_place(tmp_path: Path) -> None:
    """One that looks like the mark of a place is not filled a second time."""
    data = changed(template(tmp_path), b"<w:sectPr", b"<?thirdear 0?><?thirdear 999?><w:sectPr")
    plain, marked = tmp_path / "plain.docx", tmp_path / "marked.docx"
    room.case_study(a_writeup.writeup("en"), plain, room.Base(template(tmp_path).read_bytes(), "o"))
    room.case_study(a_writeup.writeup("en"), marked, room.Base(data, "own.docx"))
    assert room.words_in(marked).split("\n")[1:] == room.words_in(plain).split("\n")[1:]


def test_a_template_may_call_words_namespace_as_it_likes(tmp_path: Path) -> None:
    """What goes in is well-formed where the body's prefix is another one."""
    path = template(tmp_path)
    data = changed(path, b"w:", b"own:")
    data = changed_again(data)
    target = tmp_path / "out.docx"
    room.case_study(a_writeup.writeup("en"), target, room.Base(data, "own.docx"))
    said = room.words_in(target)
    assert "A letterhead." in said
    assert "Why this passage." in said


def changed_again(data: bytes) -> bytes:
    """Return a document whose body declares the prefix it uses."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/document.xml":
                part = part.replace(b"xmlns:w=", b"xmlns:own=")
            target.writestr(name, part)
    return made.getvalue()
