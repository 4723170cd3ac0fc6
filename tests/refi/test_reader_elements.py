"""What each element of another program's project becomes, one small project a case."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.a_docx import zipped
from tests.a_refi import NAMESPACE
from thirdear.model.projects import Project
from thirdear.model.refusal import Refusal
from thirdear.refi import reader
from thirdear.refi.writer import origin

WORDS = "T: one two\nC: three\n"
INSIDE = f"<PlainTextContent>{WORDS}</PlainTextContent>"
CODES = '<CodeBook><Codes><Code guid="k" name="Joy"/></Codes></CodeBook>'
USERS = '<Users><User guid="u" name="AY"/><User guid="v" name="BK"/></Users>'
CODING = '<Coding guid="{}" {}><CodeRef targetGUID="{}"/></Coding>'


def project(inside: str, parts: dict[str, bytes | str] | None = None, by: str = "") -> Project:
    """Read a project of these elements."""
    xml = f'<Project xmlns="{NAMESPACE}" name="P" origin="{by}">{inside}</Project>'
    return reader.read_bytes(zipped({"project.qde": xml, **(parts or {})}))


def source(inside: str, text: str = INSIDE, kind: str = "TextSource") -> str:
    """Return a source with its text inside the project."""
    return f'<Sources><{kind} guid="t" name="Oak 1">{text}{inside}</{kind}></Sources>'


def passage(start: object, stop: object, inside: str = "", more: str = "") -> str:
    """Return a passage of a text."""
    return (
        f'<PlainTextSelection guid="p" startPosition="{start}" endPosition="{stop}" {more}>'
        f"{inside}</PlainTextSelection>"
    )


def coding(guid: str = "c", by: str = "", code: str = "k") -> str:
    """Return one use of a code."""
    return CODING.format(guid, f'creatingUser="{by}"' if by else "", code)


@pytest.mark.parametrize(
    ("users", "names"),
    [
        ('<User guid="u" name="AY"/>', ("AY",)),
        ('<User guid="u" id="ay.1"/>', ("ay.1",)),
        ('<User guid="u" name="" id="ay.1"/>', ("ay.1",)),
        ('<User guid="u"/>', ("u",)),
        ('<User guid="u" name="AY" id="ay.1"/>', ("AY",)),
        ('<User guid="u" name="AY"/><User guid="v" name="AY"/>', ("AY", "AY 2")),
        (
            '<User guid="u" name="AY"/><User guid="v" name="AY 2"/><User guid="w" name="AY"/>',
            ("AY", "AY 2", "AY 3"),
        ),
    ],
)
def test_users_are_called_by_the_first_name_that_they_have(
    users: str, names: tuple[str, ...]
) -> None:
    """Name, id, GUID; people of one name get numbers that nobody else has."""
    assert project(f"<Users>{users}</Users>").users == names


@pytest.mark.parametrize(
    ("users", "on_coding", "on_passage", "whose"),
    [
        (USERS, "u", "v", "AY"),  # who made the coding
        (USERS, "", "v", "BK"),  # else who made the passage
        (USERS, "x", "v", "BK"),  # somebody who is not listed is nobody
        (USERS, "", "", ""),
        ('<Users><User guid="u" name="AY"/></Users>', "", "", "AY"),  # the only one there is
        ('<Users><User guid="u" name="AY"/></Users>', "x", "", "AY"),
        ("", "u", "u", ""),
    ],
)
def test_whose_a_coding_is(users: str, on_coding: str, on_passage: str, whose: str) -> None:
    """The coding's, else its passage's, else that of the only user."""
    made = f'creatingUser="{on_passage}"' if on_passage else ""
    found = project(users + CODES + source(passage(3, 6, coding(by=on_coding), made)))
    (one,) = found.sources[0].codings
    assert (one.user, one.code, one.start, one.stop) == (whose, "k", 3, 6)


@pytest.mark.parametrize(
    ("start", "stop", "lost"),
    [
        (3, 10, 0),
        (0, 20, 0),  # the whole text
        (0, 21, 1),  # one more than there is
        (3, 3, 1),
        (6, 3, 1),
        (-1, 6, 1),
        ("", 6, 1),
        (3, "x", 1),
        (3, "9" * 400, 1),
        (3, "1e1", 1),
    ],
)
def test_a_coding_outside_its_text_is_counted(start: object, stop: object, lost: int) -> None:
    """Both of its codes are; what lies inside is taken."""
    found = project(CODES + source(passage(start, stop, coding("c") + coding("d"))))
    told = ("coding outside its text: 2 not taken over",) if lost else ()
    assert (len(found.sources[0].codings), found.losses) == (0 if lost else 2, told)


def test_a_coding_of_the_whole_source_covers_all_of_it() -> None:
    """As some programs code a document without selecting anything in it."""
    found = project(USERS + CODES + source(coding(by="v")))
    (one,) = found.sources[0].codings
    assert (one.start, one.stop, one.user) == (0, len(WORDS), "BK")


def test_a_coding_by_a_code_that_is_missing_is_counted() -> None:
    """The other code of the same coding is taken."""
    two = '<Coding guid="c"><CodeRef targetGUID="gone"/><CodeRef targetGUID="k"/></Coding>'
    found = project(CODES + source(passage(3, 6, two)))
    assert [one.code for one in found.sources[0].codings] == ["k"]
    assert found.losses == ("coding by a code that is missing: 1 not taken over",)


def test_passages_and_codings_say_where_they_lie() -> None:
    """Notes about either are placed by it."""
    found = project(CODES + source(passage(3, 6, coding("c") + coding("d"))))
    assert found.sources[0].places == {"p": (3, 6), "c": (3, 6), "d": (3, 6)}


@pytest.mark.parametrize(
    ("written", "codable"),
    [("", True), ('isCodable="true"', True), ('isCodable="1"', True)]
    + [(f'isCodable="{no}"', False) for no in ("false", "0", "")],
)
def test_a_code_is_one_unless_the_file_says_no(written: str, codable: bool) -> None:
    """The attribute may be left out."""
    book = f'<CodeBook><Codes><Code guid="k" name="Joy" {written}/></Codes></CodeBook>'
    assert [one.codable for one in project(book).codes] == [codable]


def test_codes_come_from_the_top_down_in_the_order_of_the_file() -> None:
    """Each before those below it, each with its path and what is told about it."""
    book = """
    <CodeBook><Codes>
      <Code guid="a" name="A"><Description>Told.</Description>
        <Code guid="b" name="B"><Code guid="c" name="C"/></Code>
        <Code guid="d" name="D"><Description/></Code>
      </Code>
      <Code guid="e"/>
    </Codes></CodeBook>"""
    found = [(one.guid, one.path, one.description) for one in project(book).codes]
    assert found == [
        ("a", ("A",), "Told."),
        ("b", ("A", "B"), ""),
        ("c", ("A", "B", "C"), ""),
        ("d", ("A", "D"), ""),
        ("e", ("",), ""),
    ]


@pytest.mark.parametrize(
    ("notes", "found", "lost"),
    [
        ('<Note guid="n"><PlainTextContent>Look.</PlainTextContent></Note>', [("t", "Look.")], 0),
        ('<Note guid="n"><PlainTextContent> \n</PlainTextContent></Note>', [], 1),
        ('<Note guid="n"><PlainTextContent/></Note>', [], 1),
        ('<Note guid="n" plainTextPath="relative://n.txt"/>', [], 1),
        ('<Note guid="n" plainTextPath="internal://gone.txt"/>', [], 1),
        ('<Note guid="n"/><Note guid="m"/>', [], 2),
        ('<Note guid="n" plainTextPath="internal://N.txt"/>', [("t", "In a file.\n")], 0),
        ('<Note guid="m"><PlainTextContent>Free.</PlainTextContent></Note>', [("", "Free.")], 0),
    ],
)
def test_notes_with_words_are_taken(notes: str, found: list[tuple[str, str]], lost: int) -> None:
    """Inside the project or in a file of its own; one about nothing stays a note about nothing."""
    inside = source('<NoteRef targetGUID="n"/>') + f"<Notes>{notes}</Notes>"
    read = project(inside, {"sources/n.TXT": "In a file.\r\n"})
    assert [(one.about, one.text) for one in read.notes] == found
    noun = "note without words or outside the project"
    assert read.losses == ((f"{noun}: {lost} not taken over",) if lost else ())


def test_a_note_about_two_things_is_one_about_each() -> None:
    """What refers to it says what it is about."""
    note = '<Notes><Note guid="n"><PlainTextContent>Look.</PlainTextContent></Note></Notes>'
    refers = '<NoteRef targetGUID="n"/>'
    read = project(source(passage(3, 6, refers) + refers) + note)
    assert [one.about for one in read.notes] == ["p", "t"]


def test_what_describes_a_text_or_a_passage_is_a_note_about_it() -> None:
    """One without words is none."""
    words, none = "<Description>Seen.</Description>", "<Description> </Description>"
    read = project(USERS + source(passage(3, 6, words, 'creatingUser="u"') + words))
    assert [(n.about, n.text, n.user) for n in read.notes] == [
        ("t", "Seen.", ""),
        ("p", "Seen.", "AY"),
    ]
    assert project(source(passage(3, 6, none) + none)).notes == ()


TIMES = (
    '<SyncPoint guid="a" position="3" timeStamp="1500"/>'
    '<SyncPoint guid="b" position="10" timeStamp="2250"/>'
)


@pytest.mark.parametrize(
    ("points", "times"),
    [
        (TIMES, ((3, 1.5), (10, 2.25))),
        ('<SyncPoint guid="a" position="0" timeStamp="0"/>', ((0, 0.0),)),
        ('<SyncPoint guid="a" position="-1" timeStamp="5"/>', ()),
        ('<SyncPoint guid="a" position="3"/>', ()),
        ('<SyncPoint guid="a" timeStamp="5"/>', ()),
        ('<SyncPoint guid="a" position="999" timeStamp="5"/>', ()),
        (
            (
                '<SyncPoint guid="a" position="10" timeStamp="9"/>'
                '<SyncPoint guid="b" position="3" timeStamp="8"/>'
            ),
            ((3, 0.008), (10, 0.009)),
        ),
    ],
)
@pytest.mark.parametrize("kind", ["AudioSource", "VideoSource"])
def test_points_say_when_places_are_said(
    points: str, times: tuple[tuple[int, float], ...], kind: str
) -> None:
    """In the order of the text; a point without a place or a time, or outside it, says nothing."""
    inside = f'<Transcript guid="t" name="Oak 1">{INSIDE}{points}</Transcript>'
    (found,) = project(f'<Sources><{kind} guid="r">{inside}</{kind}></Sources>').sources
    assert (found.text, found.times) == (WORDS, times)


@pytest.mark.parametrize(
    ("edges", "found"),
    [
        ('fromSyncPoint="a" toSyncPoint="b"', [(3, 10)]),
        ('fromSyncPoint="a" toSyncPoint="gone"', []),
        ('fromSyncPoint="gone" toSyncPoint="b"', []),
        ('fromSyncPoint="a"', []),
        ('fromSyncPoint="b" toSyncPoint="a"', []),
    ],
)
def test_a_passage_of_a_recording_lies_between_its_points(
    edges: str, found: list[tuple[int, int]]
) -> None:
    """A point that is missing leaves it outside of the text, which is counted."""
    one = f'<TranscriptSelection guid="p" {edges}>{coding()}</TranscriptSelection>'
    inside = f'<Transcript guid="t">{INSIDE}{TIMES}{one}</Transcript>'
    read = project(CODES + f"<Sources><AudioSource>{inside}</AudioSource></Sources>")
    assert [(c.start, c.stop) for c in read.sources[0].codings] == found
    assert len(read.losses) == 1 - len(found)


def test_a_transcript_with_the_file_of_a_text_is_no_second_text() -> None:
    """It says when that one is said; one with a file of its own is a text."""
    names = ("a", "b")
    inside = "<AudioSource>" + "".join(
        f'<Transcript guid="{n}" plainTextPath="internal://{n}.txt"/>' for n in names
    )
    text = '<TextSource guid="t" plainTextPath="internal://a.txt"/>'
    parts: dict[str, bytes | str] = {f"sources/{n}.txt": f"words {n}" for n in names}
    read = project(f"<Sources>{text}{inside}</AudioSource></Sources>", parts)
    assert [(one.guid, one.text) for one in read.sources] == [("t", "words a"), ("b", "words b")]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("<PlainTextContent> \n </PlainTextContent>", "empty text"),
        ("<PlainTextContent/>", "empty text"),
        ("", "text outside the project or in another form"),
    ],
)
def test_a_source_without_words_is_counted(text: str, sentence: str) -> None:
    """It is no session."""
    read = project(source("", text))
    assert (read.sources, read.losses) == ((), (f"{sentence}: 1 not taken over",))


@pytest.mark.parametrize(
    ("elements", "told"),
    [
        ("<Sources><PictureSource/><PictureSource/></Sources>", "picture: 2 not taken over"),
        ("<Sources><PDFSource/></Sources>", "PDF: 1 not taken over"),
        ("<Variables><Variable/></Variables>", "variable: 1 not taken over"),
        ("<Sets><Set/><Set/><Set/></Sets>", "set: 3 not taken over"),
        ("<Graphs><Graph/></Graphs>", "graph: 1 not taken over"),
        ("<Links><Link/></Links>", "link: 1 not taken over"),
        (
            '<CodeBook><Codes><Code color="#f00"/><Code color=""/><Code/></Codes></CodeBook>',
            "colour of a code: 1 not taken over",
        ),
        (
            "<Sources><AudioSource><AudioSelection/></AudioSource></Sources>",
            "passage of a recording without a text: 1 not taken over",
        ),
        (
            "<Sources><VideoSource><VideoSelection/></VideoSource></Sources>",
            "passage of a film without a text: 1 not taken over",
        ),
    ],
)
def test_what_is_not_taken_over_is_counted_by_its_kind(elements: str, told: str) -> None:
    """One sentence a kind, and none about what is not there."""
    assert project(elements).losses == (told,)


def test_variables_of_this_program_are_ratings_and_no_loss() -> None:
    """Scores among them are computed anew."""
    variables = "<Variables><Variable/></Variables>"
    assert project(variables, by=origin()).losses == ()
    assert project(variables, by="thirdearly 1").losses == ("variable: 1 not taken over",)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbf\xc3\x87: a", "Ç: a"),
        ("\ufeffÇ: a".encode("utf-16-le"), "Ç: a"),
        ("\ufeffÇ: a".encode("utf-16-be"), "Ç: a"),
        ("Ç: a".encode(), "Ç: a"),
        ("Çocuk: ış".encode("cp1254"), "Çocuk: ış"),
    ],
)
def test_files_of_texts_are_decoded(data: bytes, text: str) -> None:
    """With a mark or without; the mark is no letter of the text."""
    address = '<TextSource guid="t" plainTextPath="internal://t.txt"/>'
    (found,) = project(f"<Sources>{address}</Sources>", {"sources/t.txt": data}).sources
    assert found.text == text


@pytest.mark.parametrize(("start", "stop"), [(3, 6), (4, 7)])
def test_a_mark_in_a_file_may_be_counted(start: int, stop: int) -> None:
    """Edges of words tell whether positions begin with it or behind it."""
    address = '<TextSource guid="t" plainTextPath="internal://t.txt">'
    inside = f"<Sources>{address}{passage(start, stop, coding())}</TextSource></Sources>"
    (found,) = project(CODES + inside, {"sources/t.txt": f"\ufeff{WORDS}".encode()}).sources
    (one,) = found.codings
    assert found.text[one.start : one.stop] == "one"
    assert [reading.mark for reading in found.dialects] == [start == 4, start != 4]


def test_cases_hold_their_sources() -> None:
    """By GUID; a case may hold none, or have no name."""
    read = project(
        '<Cases><Case name="Oak"><SourceRef targetGUID="a"/><SourceRef targetGUID="b"/></Case>'
        "<Case><SourceRef/></Case></Cases>"
    )
    assert read.cases == (("Oak", ("a", "b")), ("", ("",)))


def _saved(folder: Path, xml: str, name: str = "tree.qdc") -> Path:
    file = folder / name
    file.write_text(xml, encoding="utf-8")
    return file


def test_a_codebook_is_a_project_without_texts(tmp_path: Path) -> None:
    """It has the name of its file; sets are told."""
    xml = (
        '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="k" name="Joy"/></Codes>'
        "<Sets><Set/><Set/></Sets></CodeBook>"
    )
    found = reader.codebook(_saved(tmp_path, xml))
    assert (found.name, [code.path for code in found.codes]) == ("tree", [("Joy",)])
    assert (found.sources, found.losses) == ((), ("set: 2 not taken over",))
    bare = '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes/></CodeBook>'
    assert reader.codebook(_saved(tmp_path, bare)).losses == ()


@pytest.mark.parametrize(
    ("xml", "sentence"),
    [("<Project/>", "tree.qdc: it is no REFI-QDA codebook"), ("<CodeBook>", "not well-formed XML")],
)
def test_what_is_no_codebook_is_refused(tmp_path: Path, xml: str, sentence: str) -> None:
    """In a sentence that begins with the file."""
    with pytest.raises(Refusal, match=sentence) as refused:
        reader.codebook(_saved(tmp_path, xml))
    assert str(refused.value).startswith("tree.qdc: ")


def test_a_file_of_the_largest_size_is_read_and_no_larger_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is refused before it is read; one that is not there is refused, too."""
    file = tmp_path / "p.qdpx"
    file.write_bytes(zipped({"project.qde": f'<Project xmlns="{NAMESPACE}" name="P"/>'}))
    monkeypatch.setattr(reader, "MAX_FILE", file.stat().st_size)
    assert reader.read(file).name == "P"
    monkeypatch.setattr(reader, "MAX_FILE", file.stat().st_size - 1)
    with pytest.raises(Refusal, match=r"^p\.qdpx: it is larger than"):
        reader.read(file)
    with pytest.raises(Refusal, match=r"^gone\.qdpx: there is no such file"):
        reader.read(tmp_path / "gone.qdpx")


@pytest.mark.parametrize("told", [None, "utf-16", "code-points"])
def test_how_positions_count_may_be_told(told: str | None) -> None:
    """Then nothing is doubtful, and no other way is tried."""
    text = "<PlainTextContent>a😀 b c</PlainTextContent>"
    inside = CODES + source(passage(3, 4, coding()), text)
    xml = f'<Project xmlns="{NAMESPACE}" name="P">{inside}</Project>'
    (found,) = reader.read_bytes(zipped({"project.qde": xml}), told).sources
    assert found.told is (told is not None)
    (one,) = found.codings
    if told is None:
        assert {reading.name for reading in found.dialects} == {"code-points", "utf-16"}
    else:
        assert [reading.name for reading in found.dialects] == [told]
        assert found.text[one.start : one.stop] == ("b" if told == "code-points" else " ")


def test_a_coding_without_a_code_is_none() -> None:
    """There is nothing that it says."""
    bare = '<Coding guid="c"/>'
    read = project(CODES + source(passage(3, 6, bare)))
    assert read.sources[0].codings == ()
    assert read.losses == ()
