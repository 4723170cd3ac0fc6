"""Projects of other programs are read with every quotation equal, however positions count."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.a_docx import zipped
from tests.a_refi import NAMESPACE, project
from thirdear.model.refusal import Refusal
from thirdear.refi import reader
from thirdear.refi.positions import Selection, fit
from thirdear.transcripts.material import canonical

DATA = Path(__file__).parents[1] / "data" / "transcripts"
TEXT = "T: 😀 Merhaba Çınar.\nÇ: 😀😀 Geldim işte.\nT: Nasıl geçti?\n" * 12


def passages(text: str) -> list[tuple[int, int]]:
    """Return every second word's place, and some longer ones."""
    places, begin = [], 0
    for number, word in enumerate(text.split(" ")):
        if word.strip() and "\n" not in word and number % 2:
            places.append((begin, begin + len(word)))
        begin += len(word) + 1
    return places


@pytest.mark.parametrize("crlf", [False, True])
@pytest.mark.parametrize("mark", [False, True])
@pytest.mark.parametrize("utf16", [False, True])
@pytest.mark.parametrize("quotes", [False, True])
def test_dialects(crlf: bool, mark: bool, utf16: bool, quotes: bool) -> None:
    """UTF-16 units or code points, CRLF or LF, with or without a mark: each quotation is equal."""
    places = passages(TEXT)
    data = project(TEXT, places, crlf=crlf, mark=mark, utf16=utf16, quotes=quotes)
    (source,) = reader.read_bytes(data).sources
    assert source.text == TEXT
    assert [(c.start, c.stop) for c in source.codings] == places
    best, *others = source.dialects
    assert (best.unit, best.newlines, best.mark) == (
        "utf-16" if utf16 else "code points",
        "as stored",
        False,
    )
    assert best.score == 1.0
    assert others
    assert not source.doubtful


def test_a_project() -> None:
    """Users, the tree of codes, notes and cases come with the codings; the rest is reported."""
    lost = '<Sets><Set guid="x" name="y"/></Sets><Links/><Graphs/>'
    read = reader.read_bytes(project(TEXT, passages(TEXT), more=lost))
    assert read.users == ("AY", "BK")
    assert [code.path for code in read.codes] == [("Affect",), ("Affect", "Joy")]
    assert read.codes[0].description == "What is felt."
    assert [coding.user for coding in read.sources[0].codings[:2]] == ["AY", "BK"]
    assert [coding.code for coding in read.sources[0].codings[:2]] == ["k0", "k1"]
    assert [(note.about, note.text, note.user) for note in read.notes] == [("t", "Look.", "BK")]
    assert read.cases == (("Oak", ("t",)),)
    assert read.losses == ("set: 1 not taken over",)


def test_times() -> None:
    """The sample's sync points tell when places in the text are said, and where its coding is."""
    (source,) = reader.read(DATA / "refi.qdpx").sources
    assert source.text.startswith("T: Bugün nasıl geçti okul?\nÇ: ")
    assert source.times == ((0, 3.2), (27, 10.5))
    (coding,) = source.codings
    assert source.text[coding.start : coding.stop] == "T: Bugün nasıl geçti okul?\n"


@example("e\u0301\r\nx")
@example("e\u0301\ry\r\n\n")
@given(st.text("ab😀 \r\né\u0301ş\x85\u2028가ᅡ\ufeff", max_size=40))
def test_canonical(raw: str) -> None:
    """The text of a project is the canonical text of any transcript, and places lie in it."""
    spots = [Selection(n, m) for n in range(len(raw)) for m in range(n + 1, len(raw) + 1)][:50]
    fitted = fit(raw, spots)
    assert fitted.text == canonical(raw.removeprefix("\ufeff"))
    for place in fitted.places:
        assert place is None or 0 <= place[0] < place[1] <= len(fitted.text)


def test_newlines_that_count_once_in_a_text_that_stores_two_letters() -> None:
    """Positions over the text with single newlines fit better, and are read so."""
    spots = [Selection(start, stop) for start, stop in passages(TEXT)]
    fitted = fit(TEXT.replace("\n", "\r\n"), spots, [0, len(TEXT), len(TEXT) + 1, -1])
    assert fitted.dialects[0].newlines == "one each"
    assert fitted.places == tuple(passages(TEXT))
    assert fitted.points == (0, len(TEXT), None, None)


def test_quotations_tell_between_readings_that_fit_alike() -> None:
    """Where every edge is one of a word, the words themselves decide."""
    text = "😀😀 a b c d e f g h"
    places = [(7, 8), (9, 10), (11, 12)]
    plain = fit(text, [Selection(a, b) for a, b in places])
    assert plain.dialects[0].unit == "code points"
    quoted = fit(text, [Selection(a, b, text[a - 2 : b - 2]) for a, b in places])
    assert quoted.dialects[0].unit == "utf-16"
    assert quoted.places == tuple((a - 2, b - 2) for a, b in places)


def test_composed_letters() -> None:
    """Places behind letters that were written in two characters are where they belong."""
    raw = unicodedata.normalize("NFD", "çğş öü ağaç")
    word = unicodedata.normalize("NFD", "ağaç")
    fitted = fit(raw, [Selection(len(raw) - len(word), len(raw))])
    assert [fitted.text[start:stop] for start, stop in fitted.places if (start, stop)] == ["ağaç"]


def sources(inside: str, parts: dict[str, str] | None = None) -> bytes:
    """Return a project with these sources."""
    xml = f'<Project xmlns="{NAMESPACE}" name="P"><Sources>{inside}</Sources></Project>'
    return zipped({"project.qde": xml, **(parts or {})})


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"no zip", "it is no REFI-QDA project"),
        (zipped({"a": "b"}), "project.qde is missing"),
        (zipped({"project.qde": "<Project>"}), "not well-formed XML"),
        (zipped({"project.qde": "<!DOCTYPE a><Project/>"}), "declares a document type"),
        (zipped({"project.qde": "<Other/>"}), "is no REFI-QDA project"),
        (sources('<TextSource plainTextPath="internal://../a"/>'), "leaves the project"),
        (sources('<TextSource plainTextPath="internal://..\\a"/>'), "leaves the project"),
        ((DATA / "EVIL_refi_traversal.qdpx").read_bytes(), "leaves the archive"),
    ],
)
def test_refusals(tmp_path: Path, data: bytes, sentence: str) -> None:
    """What is no project, or a harmful one, is refused in a sentence that names the file."""
    file = tmp_path / "p.qdpx"
    file.write_bytes(data)
    with pytest.raises(Refusal, match=sentence) as refusal:
        reader.read(file)
    assert str(refusal.value).startswith("p.qdpx: ")


@pytest.mark.parametrize("address", ["relative:///a.txt", "absolute:///etc/passwd", "file:///a"])
def test_addresses(address: str) -> None:
    """An address outside the file is never followed; that a text is missing is said."""
    read = reader.read_bytes(sources(f'<TextSource guid="t" plainTextPath="{address}"/>'))
    assert not read.sources
    assert read.losses == ("text outside the project or in another form: 1 not taken over",)


@given(st.data())
def test_mutated(data: st.DataObject) -> None:
    """A project with bytes changed is read or refused, nothing else."""
    whole = bytearray(project(TEXT[:200], passages(TEXT[:200]), crlf=True, mark=True, utf16=True))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        reader.read_bytes(bytes(whole))
    except Refusal:
        return
