"""One dialogue, in every way of writing labels, container and language, comes back exactly.

The dialogues are put together at random from invented sentences.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.a_docx import W, document, p, r, zipped
from tests.transcripts.test_formats import odt
from tests.transcripts.test_transcripts import unplaced, words
from tests.transcripts.test_turns_no_word_lost import rest
from thirdear.model.reading import Reading
from thirdear.transcripts import read

WORDS = {
    "en": "well it was (laughs) the week… I think, maybe - no school? 3 4:30 Anna's [pause] “so”",
    "tr": "yani şey (güler) hafta… bence, belki - yok okul? 3 4:30 Ayşe'nin [susar] “öyle”",
}
PEOPLE = {
    "en": (("T", "C"), ("Therapist", "Client"), ("THERAPIST", "CLIENT"), ("T1", "C1")),
    "tr": (("T", "D"), ("Terapist", "Danışan"), ("TERAPİST", "DANIŞAN"), ("T1", "Ç1")),
}
STYLES: dict[str, Callable[[str, str], str]] = {
    "colon": "{}: {}".format,
    "colon behind a blank": "{} : {}".format,
    "colon and tab": "{}:\t{}".format,
    "dot and colon": "{}.: {}".format,
    "dash of dialogue": "- {}: {}".format,
    "tab": "{}\t{}".format,
    "brackets": "[{}] {}".format,
    "round brackets": "({}) {}".format,
    "brackets and colon": "({}): {}".format,
    "dash": "{} - {}".format,
    "long dash": "{} – {}".format,
    "dash without a blank before": "{}- {}".format,
    "angle": "{}> {}".format,
    "half a bracket": "{}) {}".format,
    "bar": "{} | {}".format,
    "bold": "**{}:** {}".format,
    "bold before the colon": "**{}**: {}".format,
    "underlined": "__{}__ {}".format,
    "italic": "*{}:* {}".format,
    "line of its own": "{}:\n{}".format,
    "bold line of its own": "**{}**\n{}".format,
    "heading": "## {}\n{}".format,
    "bare line of its own": "{}\n{}".format,
}
SHORT = {  # only with labels of a few letters
    "dot": "{}. {}".format,
    "hyphen": "{}-{}".format,
}
HEADS = {
    "en": "Session 4\n12 March 2021, 50 minutes\n",
    "tr": "Seans 4\nTarih: 12.03.2021\nTerapist: Ayşe Kaya   Süre: 50 dk.\n",
}
NUMBERS = (("1", "2"), "{}: {}".format)
NAMES = (("Dr. A", "Mr. B"), ("Ayşe K.", "Can"), ("Mary-Ann", "Zoë"), ("Speaker 1", "Speaker 2"))


def _docx(lines: list[str]) -> bytes:
    return document("".join(p(line) for line in lines))


def _odt(lines: list[str]) -> bytes:
    body = [html.escape(line, quote=False).replace("\t", "<text:tab/>") for line in lines]
    body = [re.sub("  +", lambda all_: f"<text:s text:c='{len(all_[0])}'/>", b) for b in body]
    return odt("".join(f"<text:p>{line}</text:p>" for line in body))


def _rtf(lines: list[str]) -> bytes:
    coded = [
        "".join(sign if sign.isascii() and sign.isalnum() else f"\\u{ord(sign)}?" for sign in line)
        for line in lines
    ]
    return ("{\\rtf1\\ansi " + "".join(f"{line}\\par\n" for line in coded) + "}").encode()


def _plain(lines: list[str]) -> bytes:
    return "\n".join([*lines, ""]).encode()


def _apart(lines: list[str]) -> bytes:
    return "\n\n".join([*lines, ""]).encode()


CONTAINERS: dict[str, Callable[[list[str]], bytes]] = {
    "txt": _plain, "apart.txt": _apart, "md": _apart, "docx": _docx, "odt": _odt, "rtf": _rtf,
}  # fmt: skip


def dialogues(language: str) -> st.SearchStrategy[list[str]]:
    """Two people's sentences in turn; each begins with a word and ends with a full stop."""
    rest_of = st.lists(st.sampled_from(WORDS[language].split()), max_size=7)
    first = st.sampled_from(["well", "yani", "şey", "so"])
    said = st.builds(lambda one, more: " ".join([one, *more]) + ".", first, rest_of)
    return st.lists(said, min_size=6, max_size=16)


def written(folder: Path, container: str, lines: list[str], told: tuple[str, ...] = ()) -> Reading:
    """Write lines in a container, and read it."""
    file = folder / f"a.{container}"
    file.write_bytes(CONTAINERS[container](lines))
    (reading,) = read(file, labels=told)
    return reading


def check(reading: Reading, people: tuple[str, ...], said: list[str], head: list[str]) -> None:
    """Every turn is there, of whom it is; what is above is reported; nothing else is left."""
    assert words(reading) == said
    speakers = [people[number % len(people)] for number in range(len(said))]
    assert [span.speaker.rstrip(".") for span in reading.spans] == [
        person.rstrip(".") for person in speakers
    ]
    assert reading.session == (4 if head else None)
    assert unplaced(reading) == head[1:]
    left = rest(reading)
    for sign in sorted({*people, *head[:1]}, key=len, reverse=True):
        left = left.replace(sign, "")
    assert not left.strip(" \n\t-–:.)(][>|*_#"), left


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize("language", PEOPLE)
@settings(max_examples=40)
@given(data=st.data())
def test_every_style(
    tmp_path_factory: pytest.TempPathFactory, container: str, language: str, data: st.DataObject
) -> None:
    """Whatever style a dialogue is written in, its turns come back, and nothing is lost."""
    people = data.draw(st.sampled_from(PEOPLE[language]))
    styles = STYLES | (SHORT if len(people[0]) < 3 else {})
    name = data.draw(st.sampled_from(sorted(styles)))
    said = data.draw(dialogues(language))
    head = data.draw(st.sampled_from(["", HEADS[language]])).split("\n")[:-1]
    lines = [styles[name](people[n % 2], text) for n, text in enumerate(said)]
    rows = [row for line in lines for row in line.split("\n")]
    reading = written(tmp_path_factory.getbasetemp(), container, [*head, *rows])
    check(reading, people, said, head)


@pytest.mark.parametrize("style", [*STYLES, *SHORT])
@pytest.mark.parametrize("container", CONTAINERS)
def test_each_style_in_each_container(tmp_path: Path, container: str, style: str) -> None:
    """Each style is read at least once in each container, in both languages."""
    for language, all_people in PEOPLE.items():
        for people in all_people if style in STYLES else all_people[:1]:
            said = [f"{word.strip('([“')} {n}." for n, word in enumerate(WORDS[language].split())]
            said = [f"well {text}" for text in said if text[0] != "-"]
            write = (STYLES | SHORT)[style]
            rows = [
                row for n, text in enumerate(said) for row in write(people[n % 2], text).split("\n")
            ]
            head = HEADS[language].split("\n")[:-1]
            check(written(tmp_path, container, [*head, *rows]), people, said, head)


@pytest.mark.parametrize("container", CONTAINERS)
@settings(max_examples=15)
@given(data=st.data())
def test_numbers_and_names(
    tmp_path_factory: pytest.TempPathFactory, container: str, data: st.DataObject
) -> None:
    """Numbers before a colon, and names with dots, digits and hyphens, are labels that return."""
    people, write = data.draw(
        st.sampled_from([NUMBERS, *((names, "{}: {}".format) for names in NAMES)])
    )
    said = data.draw(dialogues("en"))
    lines = [write(people[n % 2], text) for n, text in enumerate(said)]
    check(written(tmp_path_factory.getbasetemp(), container, lines), people, said, [])


@pytest.mark.parametrize("style", [*STYLES, *SHORT])
def test_two_turns(tmp_path: Path, style: str) -> None:
    """A session of two turns is read, by everyday labels and by labels that were told."""
    write = (STYLES | SHORT)[style]
    for people, told in ((("T", "C"), ()), (("Ha", "Uf"), ("Ha", "Uf"))):
        rows = "\n".join([write(people[0], "hello you."), write(people[1], "well no.")])
        reading = written(tmp_path, "txt", rows.split("\n"), told)
        assert words(reading) == ["hello you.", "well no."], people


@pytest.mark.parametrize("dash", ["- ", "– ", "— ", "–"])
def test_dashes_alone_are_offered(tmp_path: Path, dash: str) -> None:
    """Dialogue dashes without names are read in turn by whoever is named."""
    file = tmp_path / "a.txt"
    file.write_text("".join(f"{dash}well {n}.\nand more.\n" for n in range(6)), encoding="utf-8")
    (reading,) = read(file, in_turn=("T", "C"))
    assert words(reading) == [f"well {n}.\nand more." for n in range(6)]
    assert [span.speaker for span in reading.spans] == ["T", "C"] * 3


def _listed(words_: str, level: int) -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{level}"/></w:numPr></w:pPr>'
        f"{r(words_)}</w:p>"
    )


def _numbering(*markers: tuple[str, str]) -> str:
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:lvlText w:val="{marker}"/>'
        f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr></w:lvl></w:abstractNum>'
        for n, (marker, font) in enumerate(markers, 1)
    )
    numbers = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
        for n in range(1, len(markers) + 1)
    )
    return f'<w:numbering xmlns:w="{W}">{kinds}{numbers}</w:numbering>'


def with_part(data: bytes, name: str, xml: str) -> bytes:
    """Return a document with one more part."""
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {part: archive.read(part).decode() for part in archive.namelist()}
    return zipped({**parts, name: xml})


@pytest.mark.parametrize("markers", [("T:", "C:"), ("Terapist", "Danışan"), ("[T]", "[D]")])
def test_labels_in_a_list_of_word(tmp_path: Path, markers: tuple[str, str]) -> None:
    """List markers with letters are labels, by the list or by the style that has it."""
    body = _listed("one", 1) + _listed("two", 2) + _listed("three", 1)
    body += f'<w:p><w:pPr><w:pStyle w:val="Client"/></w:pPr>{r("four")}</w:p>'
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="Client"><w:pPr><w:numPr>'
        '<w:numId w:val="2"/></w:numPr></w:pPr></w:style></w:styles>'
    )
    data = with_part(document(body), "word/numbering.xml", _numbering(*((m, "") for m in markers)))
    file = tmp_path / "a.docx"
    file.write_bytes(with_part(data, "word/styles.xml", styles))
    (reading,) = read(file)
    assert words(reading) == ["one", "two", "three", "four"]
    assert [span.speaker for span in reading.spans] == [m.strip("[]:") for m in markers] * 2
    assert reading.warnings == ("4 list markers set before the paragraph, as labels of speakers",)


def test_bullets_are_no_labels(tmp_path: Path) -> None:
    """Letters that a font of signs shows as bullets, and numbers, are left out as before."""
    markers = [("o", "Courier New"), ("v", "Wingdings"), ("%1.", ""), ("–", "")]
    body = p("T: a") + "".join(_listed(f"C: {n}", n) for n in range(1, 5))
    file = tmp_path / "a.docx"
    file.write_bytes(with_part(document(body), "word/numbering.xml", _numbering(*markers)))
    (reading,) = read(file)
    assert words(reading) == ["a", "1", "2", "3", "4"]
    assert reading.warnings == ("4 automatic paragraph numbers left out: it is not stored as text",)


def test_labels_in_lists_of_others(tmp_path: Path) -> None:
    """OpenDocument and rich text keep a list's marker elsewhere; it is a label there, too."""
    styles = "".join(
        f"<text:list-style style:name='{name}'><text:list-level-style-bullet text:level='1' "
        f"text:bullet-char='{name}' style:num-suffix=':'/></text:list-style>"
        for name in "TC"
    )
    items = "".join(
        f"<text:list text:style-name='{'TC'[n % 2]}'><text:list-item><text:p>say {n}</text:p>"
        "</text:list-item></text:list>"
        for n in range(4)
    )
    (tmp_path / "a.odt").write_bytes(odt(items, styles))
    coded = "".join(
        rf"\pard {{\listtext\pard\plain {'TC'[n % 2]}:\tab}}say {n}\par" for n in range(4)
    )
    (tmp_path / "a.rtf").write_text(rf"{{\rtf1\ansi {coded}}}", "utf-8")
    for name in ("a.odt", "a.rtf"):
        (reading,) = read(tmp_path / name)
        assert words(reading) == [f"say {n}" for n in range(4)]
        assert [span.speaker for span in reading.spans] == ["T", "C"] * 2


def test_comments_beside_the_words(tmp_path: Path) -> None:
    """Comments of OpenDocument and rich text stand at their turn with author, as Word's do."""
    note = (
        "<office:annotation><dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'>AY"
        "</dc:creator><text:p>Look</text:p><text:p>here</text:p></office:annotation>"
    )
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    table = "".join(
        f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>"
        for row in (("Speaker", "Text"), ("T", "one"), ("C", f"two{note}"))
    )
    lines = f"<text:p>T: one</text:p><text:p>C: two{note} three</text:p>"
    (tmp_path / "a.odt").write_bytes(odt(lines))
    (tmp_path / "b.odt").write_bytes(odt(f"<table:table>{table}</table:table>"))
    (tmp_path / "a.rtf").write_text(
        r"{\rtf1\ansi T: one\par C: two{\*\atnid A}{\*\atnauthor AY}\chatn{\*\annotation"
        r"{\*\atndate 1}\pard\plain Look\par here} three\par}",
        "utf-8",
    )
    for name in ("a.odt", "b.odt", "a.rtf"):
        (reading,) = read(tmp_path / name)
        assert words(reading)[1].replace(" three", "") == "two"
        assert [(one.turn, one.author, one.text) for one in reading.remarks] == [
            (2, "AY", "Look\nhere")
        ], name


@pytest.mark.parametrize("mark", ["", "- ", "– ", ">> "])
@pytest.mark.parametrize("ending", ["srt", "vtt"])
@settings(max_examples=20)
@given(data=st.data())
def test_captions(
    tmp_path_factory: pytest.TempPathFactory, ending: str, mark: str, data: st.DataObject
) -> None:
    """However turns are spread over cues, two in one or one over several, they come back."""
    language = data.draw(st.sampled_from(sorted(PEOPLE)))
    people = data.draw(st.sampled_from((*PEOPLE[language], *NAMES)))
    said = data.draw(dialogues(language))
    rows: list[str] = []
    for number, text in enumerate(said):
        at = data.draw(st.integers(0, len(text.split())))
        first, rest_of = text.split()[:at], text.split()[at:]
        if rest_of[:1] and rest_of[0][0] == "-":  # as a dash of dialogue would stand
            first, rest_of = text.split(), []
        rows.append(f"{mark}{people[number % 2]}: {' '.join(first or rest_of)}")
        rows += [" ".join(rest_of)] if first and rest_of else []
    cues: list[list[str]] = [[]]
    for row in rows:
        if cues[-1] and (len(cues[-1]) == 2 or data.draw(st.booleans())):
            cues.append([])
        cues[-1].append(row)
    clock = "00:00:{:02},000 --> 00:00:{:02},500".format
    text = "".join(f"{clock(n, n)}\n" + "\n".join(cue) + "\n\n" for n, cue in enumerate(cues))
    text = f"WEBVTT\n\n{text.replace(',', '.')}" if ending == "vtt" else text
    file = tmp_path_factory.getbasetemp() / f"a.{ending}"
    file.write_text(text if ending == "srt" else html.unescape(text), encoding="utf-8")
    (reading,) = read(file)
    assert [" ".join(turn.split()) for turn in words(reading)] == [
        " ".join((turn.replace(",", ".") if ending == "vtt" else turn).split()) for turn in said
    ]
    assert [span.speaker for span in reading.spans] == [
        people[number % 2] for number in range(len(said))
    ]


def test_a_list_in_a_list_has_the_style_of_the_outer_one(tmp_path: Path) -> None:
    """At its own level, unless it names another style; behind it the outer one goes on."""
    levels = "".join(
        f"<text:list-level-style-bullet text:level='{n}' text:bullet-char='{name}' "
        "style:num-suffix=':'/>"
        for n, name in enumerate("TC", start=1)
    )
    styles = f"<text:list-style style:name='both'>{levels}</text:list-style>"
    one, two, three = (f"<text:list-item><text:p>say {n}</text:p>" for n in range(3))
    inner = f"<text:list>{two}</text:list-item></text:list>"
    items = f"{one}{inner}</text:list-item>{three}</text:list-item>"
    body = f"<text:list text:style-name='both'>{items}</text:list>"
    again = body.replace("say 0", "say 3").replace("say 1", "say 4").replace("say 2", "say 5")
    (tmp_path / "a.odt").write_bytes(odt(body + again, styles))
    (reading,) = read(tmp_path / "a.odt")
    assert words(reading) == [f"say {n}" for n in range(6)]
    assert [span.speaker for span in reading.spans] == list("TCTTCT")
