"""What other programs' raters did is the same here: the same words, codes and people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.a_cli import Prompt
from tests.a_docx import zipped
from tests.a_refi import NAMESPACE, project
from thirdear import codebook
from thirdear.model.coding import Pass, Tag
from thirdear.model.projects import Project, ProjectCode
from thirdear.model.refusal import Refusal
from thirdear.refi import codes, placement, reader
from thirdear.study.study import Study

SAID = "Oak, invented\nT: Nasılsın 😀 bugün?\nÇ: İyiyim işte.\nYani öyle.\nT: Güzel.\nÇ: Evet!\n"


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    """Return a new, empty study."""
    with Study.create(tmp_path / "study") as made:
        yield made


def brought(study: Study, folder: Path, data: bytes, **told: str) -> tuple[str, ...]:
    """Import a project, and return what was said about its first text."""
    file = folder / "p.qdpx"
    file.write_bytes(data)
    plan = study.plan_import([file], **told)
    assert [one.refused for one in plan] == [None] * len(plan)
    study.bring_in(plan)
    assert plan[0].reading is not None
    return plan[0].reading.warnings


def words_of(study: Study, tag: Tag) -> str:
    """Return the words that a tag covers."""
    transcript = study.transcript(tag.case, tag.session)
    if tag.start is not None:
        return transcript.text[tag.start : tag.stop]
    return transcript.words(study.segments(tag.case, tag.session, tag.layer)[tag.segment - 1])


def begin(tag: Tag, turns: list[tuple[int, int]]) -> int:
    """Return where a tag begins."""
    return turns[tag.segment - 1][0] if tag.start is None else tag.start


def tags(study: Study) -> list[Tag]:
    """Return every rater's tags of session 1."""
    return [tag for rater in study.raters() for tag in study.tags(Pass(rater), "Oak", 1)]


def place(words: str) -> tuple[int, int]:
    """Return where words stand in what is said."""
    return SAID.index(words), SAID.index(words) + len(words)


def test_whole_turns_parts_and_stretches(study: Study, tmp_path: Path) -> None:
    """A turn with its label is a whole turn; a word is a part; several turns are one stretch."""
    whole, part = place("T: Nasılsın 😀 bugün?\n"), place("İyiyim")
    over, title = place("işte.\nYani öyle.\nT: Güzel."), place("Oak, ")
    data = project(SAID, [whole, part, over, title], utf16=True)
    said = brought(study, tmp_path, data)
    found = tags(study)
    assert {(t.pass_.rater, t.code, t.layer, t.segment, words_of(study, t)) for t in found} == {
        ("AY", "p.affect", "turn", 1, "Nasılsın 😀 bugün?"),
        ("BK", "p.affect_joy", "turn", 2, "İyiyim"),
        ("AY", "p.affect", "free", 1, "işte.\nYani öyle.\nT: Güzel."),
    }
    assert [t.start is None for t in found if t.segment == 1 and t.layer == "turn"] == [True]
    assert said == (
        "3 codings of 2 raters become tags",
        "1 of them over several turns, kept whole in the layer free",
        "1 of them cover labels, stamps or titles, too, which are not tagged",
        "1 codings touch no turn's text: not taken over",
        "1 notes become memos",
    )
    assert study.memos(Pass("BK"), "Oak", 1, "free") == {1: "Look."}
    assert study.store.finished() == frozenset()


@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_equal_words(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Every coding that lies in turns is a tag with its code, its rater and its very words."""
    starts = st.integers(0, len(SAID) - 1)
    drawn = data.draw(st.lists(st.tuples(starts, st.integers(1, 40)), min_size=1, max_size=12))
    passages = [(start, min(len(SAID), start + length)) for start, length in drawn]
    crlf, mark = data.draw(st.booleans()), data.draw(st.booleans())
    folder = tmp_path_factory.mktemp("p")
    file = folder / "p.qdpx"
    file.write_bytes(project(SAID, passages, crlf=crlf, mark=mark, quotes=True))
    (source,) = reader.read(file, "code-points").sources
    assert [(c.start, c.stop) for c in source.codings] == passages
    with Study.create(folder / "study") as study:
        study.bring_in(study.plan_import([file], positions="code-points"))
        turns = [(turn.start, turn.stop) for turn in study.segments("Oak", 1)]
        expected = Counter()
        for number, (start, stop) in enumerate(passages):
            touched = [t for t in turns if SAID[max(start, t[0]) : min(stop, t[1])].strip()]
            if touched:
                ends = touched[0] if len(touched) == 1 else (turns[0][0], turns[-1][1])
                words = SAID[max(start, ends[0]) : min(stop, ends[1])]
                code = ("p.affect", "p.affect_joy")[number % 2]
                expected["AB"[number % 2], code, words, max(start, ends[0])] = 1
        text = study.transcript("Oak", 1)
        found = Counter(
            (
                tag.pass_.rater[0],
                tag.code,
                words_of(study, tag),
                tag.start or turns[tag.segment - 1][0],
            )
            for tag in tags(study)
        )
        assert text.text == SAID
        assert found == expected


def test_twice(study: Study, tmp_path: Path) -> None:
    """Importing a project again changes nothing; more codes in it are a new version."""
    brought(study, tmp_path, project(SAID, [place("İyiyim")]))
    before = tags(study)
    data = project(SAID, [place("İyiyim")])
    brought(study, tmp_path, data)
    assert tags(study) == before
    assert [book.version for book in study.codebooks()] == [1]
    grown = project(SAID, [place("İyiyim"), place("Güzel")])
    brought(study, tmp_path, _with_codes(grown, '<Code guid="k9" name="Calm" isCodable="true"/>'))
    assert [(book.key, book.version) for book in study.codebooks()] == [("p", 2)]
    assert set(before) <= set(tags(study))
    with pytest.raises(Refusal, match="has codes that the project has not any more"):
        brought(study, tmp_path, data)


def _with_codes(data: bytes, more: str) -> bytes:
    """Return a project with more codes at the top of its tree."""
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    xml = parts["Project.qde"].replace(b"</Codes>", more.encode() + b"</Codes>")
    return zipped({**parts, "Project.qde": xml})


def test_a_codebook_like_any(study: Study) -> None:
    """The tree is families and parents; keys are of the path, mnemonics two letters, none twice."""
    paths = [("Affect",), ("Affect", "Joy"), ("Affect", "Joy", "Loud"), ("Şaşırma",), ("Joy",)]
    paths += [("Affect", "Joy!"), ("Göz", 'Yaş\x7f "x"\n'), ("日本",), ("Jog",), ("Göz teması",)]
    tree = tuple(
        ProjectCode(f"g{n}", path, "What\nit is." if n == 1 else "", n != 0)
        for n, path in enumerate(paths)
    )
    empty = Project("Ölçek 1", (), tree, (), (), (), ())
    written = codes.write(empty, "olcek-1", 3, "REFI-QDA project Ölçek 1")
    book = codebook.parse(written.toml, "x.toml")
    assert (book.key, book.prefix, book.version, book.name()) == (
        "olcek-1",
        "olcek_1",
        3,
        "Ölçek 1",
    )
    assert [code.key.partition(".")[2] for code in book.codes] == [
        *("affect_joy", "affect_joy_loud", "sasirma", "joy", "affect_joy_2", "goz_yas_x", "code"),
        *("jog", "goz_temasi"),
    ]
    assert [code.mnemonic for code in book.codes] == [
        *("jo", "lo", "sa", "jy", "ja", "yx", "aa", "jg", "gt"),
    ]
    assert book.codes[1].parent == book.codes[0].key
    assert {code.family for code in book.codes} == {"affect", "goz", "codes"}
    assert book.codes[0].text("definition") == "What\nit is."
    assert book.codes[5].name() == 'Yaş\x7f "x"'
    many = tuple(ProjectCode(str(n), (f"c{n}",), "", True) for n in range(codes.MOST + 1))
    with pytest.raises(Refusal, match="677 codes"):
        codes.write(Project("", (), many, (), (), (), ()), "p", 1, "s")
    full = codes.write(Project("", (), many[:-1], (), (), (), ()), "p", 1, "s")
    assert len({code.mnemonic for code in codebook.parse(full.toml, "x").codes}) == codes.MOST


def test_another_codebook_stays(study: Study, tmp_path: Path) -> None:
    """A codebook of the same name that is not the project's is left alone."""
    mine = (
        'key = "p"\nprefix = "p"\nversion = 1\nname = "Mine"\n[[family]]\nkey = "a"\nname = "A"\n'
    )
    mine += '[[code]]\nkey = "affect"\nname = "A"\nfamily = "a"\nmnemonic = "af"\n'
    study.add_codebook(codebook.parse(mine, "mine.toml"))
    brought(study, tmp_path, project(SAID, [place("İyiyim")]))
    assert [book.key for book in study.codebooks()] == ["p", "p-2"]
    assert [tag.code for tag in tags(study)] == ["p_2.affect"]


def test_nobody(study: Study, tmp_path: Path) -> None:
    """Codings that name nobody are a rater's who is told, else the project's; names stay apart."""
    xml = (
        f'<Project xmlns="{NAMESPACE}" name="P"><Users><User guid="u" name="mean"/>'
        '<User guid="v" name="mean"/></Users><CodeBook><Codes><Code guid="k" name="Joy"/></Codes>'
        '</CodeBook><Sources><TextSource guid="t" name="Oak 1">'
        "<PlainTextContent>T: ab cd\nC: ef\n</PlainTextContent>"
        '<PlainTextSelection startPosition="3" endPosition="5">'
        '<Coding guid="a"><CodeRef targetGUID="k"/></Coding>'
        '<Coding guid="b" creatingUser="u"><CodeRef targetGUID="k"/></Coding>'
        '<Coding guid="c" creatingUser="v"><CodeRef targetGUID="k"/></Coding>'
        "<Description>Why?</Description></PlainTextSelection></TextSource></Sources></Project>"
    )
    brought(study, tmp_path, zipped({"project.qde": xml}))
    assert set(study.raters()) == {"project", "mean (user)", "mean 2"}
    assert study.memos(Pass("project"), "Oak", 1) == {1: "Why?"}


TWICE = (
    f'<Project xmlns="{NAMESPACE}" name="P"><Users><User guid="u" name="Ann"/>'
    '<User guid="v" name="Ben"/></Users><CodeBook><Codes><Code guid="k" name="Joy"/>'
    '<Code guid="l" name="Awe"/></Codes></CodeBook><Sources><TextSource guid="t" name="Oak 1">'
    "<PlainTextContent>T: ab cd\nC: ef\n</PlainTextContent>"
    '<PlainTextSelection guid="s" startPosition="3" endPosition="5">'
    '<Coding guid="a" creatingUser="u"><CodeRef targetGUID="k"/><NoteRef targetGUID="n"/></Coding>'
    '<Coding guid="b" creatingUser="u"><CodeRef targetGUID="l"/><NoteRef targetGUID="m"/></Coding>'
    '<Coding guid="c" creatingUser="u"><CodeRef targetGUID="k"/></Coding>'
    '<NoteRef targetGUID="o"/></PlainTextSelection></TextSource></Sources><Notes>'
    '<Note guid="m" creatingUser="v"><PlainTextContent>why awe</PlainTextContent></Note>'
    '<Note guid="n"><PlainTextContent>why joy</PlainTextContent></Note>'
    '<Note guid="o" creatingUser="u"><PlainTextContent>here</PlainTextContent></Note>'
    "</Notes></Project>"
)


def test_a_note_on_a_coding_is_a_memo_on_its_tag(study: Study, tmp_path: Path) -> None:
    """Its code and part are the coding's; a note that names nobody is that rater's."""
    brought(study, tmp_path, zipped({"project.qde": TWICE}))
    assert {(m.pass_.rater, m.code, m.start, m.stop, m.text) for m in study.store.memos()} == {
        ("Ann", "p.joy", 3, 5, "why joy"),
        ("Ben", "p.awe", 3, 5, "why awe"),
        ("Ann", None, None, None, "here"),
    }


def test_only_what_is_stored_is_counted(study: Study, tmp_path: Path) -> None:
    """Two codings that say the same are one tag, and are told as one."""
    file = tmp_path / "p.qdpx"
    file.write_bytes(zipped({"project.qde": TWICE}))
    found = study.bring_in(study.plan_import([file]))
    assert found.tags == len(study.store.tags()) == 2


DOUBT = "T: 😀 ........\nÇ: ab ab ab\n"


def test_doubt(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where two ways to count fit nearly as well, the flag is asked for and then obeyed."""
    run = Prompt(capsys)
    run.well("init", tmp_path / "s")
    file = tmp_path / "p.qdpx"
    file.write_bytes(project(DOUBT, [(7, 10)]))
    refused = run("--study", tmp_path / "s", "import", file)
    assert refused.code == 1
    assert "--positions code-points or utf-16, or --no-codings" in refused.err
    assert "takes one of" in run("--study", tmp_path / "s", "import", file, "--positions", "x").err
    only = run.well("--study", tmp_path / "s", "import", file, "--no-codings")
    assert "codings not taken over: 1" in only.out
    done = run.well("--study", tmp_path / "s", "import", file, "--positions", "utf-16")
    assert "Codebooks: p" in done.out
    assert "New: 1 tag and 1 memo of" in done.out


def test_losses(study: Study, tmp_path: Path) -> None:
    """What the study does not hold is counted: sets, colours, notes about cases."""
    more = '<Sets><Set guid="x" name="y"><NoteRef targetGUID="n"/></Set></Sets>'
    said = brought(study, tmp_path, project(SAID, [place("İyiyim")], more=more))
    assert "set: 1 not taken over" in said
    assert "note about a case or the whole project: 1 not taken over" in said


def test_placing() -> None:
    """A stretch of white space, and one before the first turn, touch nothing."""
    data = project(SAID, [place("\nÇ:"), (0, 3), (0, len(SAID))])
    (source,) = reader.read_bytes(data, "code-points").sources
    found = placement.placed(source, (), [place("Nasılsın 😀 bugün?"), place("Güzel.")])
    assert found.outside == 2
    (one,) = found.codings
    assert (one.layer, one.start, one.stop) == ("free", place("Nasıl")[0], place("Güzel.")[1])
