"""A study goes out as a REFI-QDA project and comes back as it was; what is lost is said."""

from __future__ import annotations

import hashlib
import io
import uuid
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.a_cli import Prompt
from thirdear.base.archive import open_archive
from thirdear.model.coding import Memo, NewTag, Pass, Rating
from thirdear.model.corrections import Corrected, Edit
from thirdear.model.disguise import Pseudonym
from thirdear.model.memos import Topic, TopicMemo
from thirdear.model.refusal import GateRefusal, Refusal
from thirdear.model.text import Role, Segment, Source, Transcript
from thirdear.refi import reader, returned, writer
from thirdear.study import Study
from thirdear.study import facts as study_facts
from thirdear.study.refi import judgements
from thirdear.transcripts.material import canonical

BOOK = """\
key = "tiny"
prefix = "tiny"
version = 1
name = "Tiny"
source = "Invented."

[[family]]
key = "affect"
name = "Affect"

[[code]]
key = "joy"
name = "Joy"
family = "affect"
mnemonic = "jo"
scale = [1, 3]
definition = "What is glad."

[[code]]
key = "smile"
name = "Smile"
family = "affect"
mnemonic = "sm"
parent = "joy"

[[item]]
key = "warmth"
name = "Warmth"
scale = [1, 5]
"""
R1, R1_AGAIN, R2 = Pass("R1"), Pass("R1", 2), Pass("R2")
ROLES = {"T": Role.THERAPIST, "Ç": Role.CLIENT, "Anne · 2": Role.PARENT}


def transcript(case: str, session: int, turns: list[tuple[str, str]], timed: bool) -> Transcript:
    """Return a session of labelled turns, with a title that belongs to none."""
    text, segments = f"Session {session}\n", []
    for number, (label, words) in enumerate(turns, 1):
        text += f"{label}: "
        time, end = (number * 2.5, number * 2.5 + 2 if number % 2 else None) if timed else (0, 0)
        place = (number, len(text), len(text) + len(words), label, ROLES[label])
        segments.append(Segment(*place, *((time, end) if timed else ())))
        text += f"{words}\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = Source("invented.txt", "plain", "utf-8", digest)
    return Transcript(case, session, text, digest, tuple(segments), source)


def study_in(folder: Path) -> Study:
    """Return an empty study with the tiny codebook and two raters."""
    from thirdear import codebook

    study = Study.create(folder / "study")
    study.add_codebook(codebook.parse(BOOK, "tiny.toml"))
    study.add_rater("R1", "Zehra")
    study.add_rater("R2")
    return study


def bring(study: Study, *transcripts: Transcript) -> None:
    """Store transcripts as an import would."""
    for one in transcripts:
        study.store.add_transcript(one, one.text.encode(), "study")


def picture(study: Study) -> dict[str, Any]:
    """Return everything that has to come back."""
    infos = study.sessions()
    layers = [(i.case, i.session, la) for i in infos for la in study.layers(i.case, i.session)]
    return {
        "sessions": [(i.case, i.session, i.sha256) for i in infos],
        "segments": {place: study.segments(*place) for place in layers},
        "codebooks": study.store.codebook_sources(),
        "raters": study.raters(),
        "tags": sorted(((t.pass_, t.again()) for t in study.store.tags()), key=repr),
        "ratings": sorted(study.store.ratings(), key=repr),
        "memos": sorted(study.store.memos(), key=repr),
        "topics": study.store.topic_memos(),
        "finished": study.store.finished(),
    }


WORDS = st.text("abğİ😀'é \t.-", min_size=1, max_size=12).filter(
    lambda words: words.strip() and canonical(words) == words
)
TURNS = st.lists(st.tuples(st.sampled_from(sorted(ROLES)), WORDS), min_size=1, max_size=6)


@st.composite
def judged(draw: st.DrawFn, one: Transcript) -> tuple[list[tuple[Pass, NewTag]], list[Any]]:
    """Return tags and memos of a session, on turns, parts of turns and free stretches."""
    tags, memos = [], []
    for _ in range(draw(st.integers(0, 5))):
        pass_ = draw(st.sampled_from([R1, R1_AGAIN, R2]))
        turn = draw(st.sampled_from(one.turns))
        place = {"segment": turn.index, "layer": "turn"}
        if draw(st.booleans()):
            free = draw(st.booleans())
            low, high = (turn.start, one.turns[-1].stop if free else turn.stop)
            start = draw(st.integers(low, high - 1))
            place |= {"start": start, "stop": draw(st.integers(start + 1, high))}
            place |= {"segment": 1, "layer": "free"} if free else {}
        code, value = draw(st.sampled_from([("joy", None), ("joy", 2), ("smile", None)]))
        unsure = draw(st.booleans())
        tags.append(
            (
                pass_,
                NewTag(
                    one.case,
                    one.session,
                    code=f"tiny.{code}",
                    value=value,
                    uncertain=unsure,
                    **place,
                ),
            )
        )
        memos.append(Memo(pass_, one.case, one.session, "turn", turn.index, draw(WORDS)))
    return tags, memos


@settings(
    max_examples=12,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.data(), st.booleans())
def test_round_trip(data: st.DataObject, windows: bool) -> None:
    """Texts, layers, codebooks, raters, tags, ratings, memos, finished sessions come back equal."""
    with TemporaryDirectory() as folder, study_in(Path(folder)) as study:
        timed = data.draw(st.booleans()) and not windows
        ones = [
            transcript(case, n, data.draw(TURNS), timed) for case, n in (("A b", 1), ("Ş-2", 12))
        ]
        bring(study, *ones)
        study.segment("free")
        for one in ones:
            tags, memos = data.draw(judged(one))
            apart = {(p, t.code, t.segment, t.layer, t.start, t.stop): (p, t) for p, t in tags}
            for pass_, tag in apart.values():
                study.change_tags(pass_, add=[tag])
            for memo in memos:
                study.store.add_memos(memo.pass_, [memo], memo.pass_.rater)
        topics = [*(Topic(one.case, one.session) for one in ones), Topic(code="tiny.joy")]
        for pass_ in (R1, R1_AGAIN):
            for topic in data.draw(st.sets(st.sampled_from(topics))):
                memo = TopicMemo(pass_, topic, f"{data.draw(WORDS)}\n\nlast line")
                study.store.set_topic_memo(memo, pass_.rater)
        study.store.rate(R2, [Rating(R2, "A b", 1, "tiny.warmth", None)], "R2")
        study.store.rate(R1, [Rating(R1, "A b", 1, "tiny.warmth", 4.0)], "R1")
        study.finish(R1, "A b", 1)
        file = Path(folder) / "out.qdpx"
        study.export_project(file, windows=windows, identifiable=True)
        with Study.create(Path(folder) / "back") as back:
            plan = back.plan_import([file])
            assert [one.refused for one in plan] == [None, None]
            back.bring_in(plan)
            assert picture(back) == picture(study)
            again = back.bring_in(back.plan_import([file]))
            assert (again.tags, again.memos) == (0, 0)
            assert picture(back) == picture(study)


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    """Return a study of one session with a tag, a doubt, a memo and a rating."""
    with study_in(tmp_path) as made:
        words = [("T", "Merhaba Ayşe'nin annesi 😀."), ("Ç", "Ayşe ile geldim."), ("T", "Güzel.")]
        bring(made, transcript("C07", 3, words, timed=True))
        made.change_tags(R1, add=[NewTag("C07", 3, 1, "tiny.joy", value=3, uncertain=True)])
        made.change_tags(R2, add=[NewTag("C07", 3, 2, "tiny.smile")])
        made.set_memo(R2, "C07", 3, 2, "Ayşe burada.")
        made.rate(R1, "C07", 3, "tiny.warmth", 2)
        yield made


def named(study: Study, *pseudonyms: Pseudonym) -> None:
    """List pseudonyms."""
    with study.names() as names:
        names.add_all(pseudonyms)


def test_the_same_twice(study: Study, tmp_path: Path) -> None:
    """Two exports are the same bytes; GUIDs are RFC 9562's version 5."""
    one, two = tmp_path / "1.qdpx", tmp_path / "2.qdpx"
    for file in (one, two):
        study.export_project(file, identifiable=True)
    assert one.read_bytes() == two.read_bytes()
    assert writer.guid("a", 1) == str(uuid.uuid5(writer.NAMESPACE, "a\x1f1"))


def test_losses_are_told(study: Study, tmp_path: Path) -> None:
    """What a project cannot hold is counted by name."""
    study.flag(R1, "C07", 3, [1], True)
    study.store.set_topic_memo(TopicMemo(R1, Topic("C07"), "of the case"), "R1")
    study.store.set_topic_memo(TopicMemo(R1, Topic(code="tiny.gone"), "of no code"), "R1")
    losses = study.export_project(tmp_path / "p.qdpx", windows=True, identifiable=True)
    assert "flag to discuss: 1" in losses
    assert "memo on a case, or on a code that no codebook has now: 2" in losses
    assert any(loss.startswith("time of a turn: 3") for loss in losses)


def test_an_independent_reader(study: Study, tmp_path: Path, monkeypatch: Any) -> None:
    """Somebody else's reader finds each selection with its words, codings with code and rater."""
    from pyrefiqda import RefiProject

    file = tmp_path / "p.qdpx"
    study.export_project(file, identifiable=True)
    monkeypatch.chdir(tmp_path)
    read: Any = RefiProject.load(str(file))
    (source,) = read.sources.text_source
    with zipfile.ZipFile(file) as archive:
        name = source.plain_text_path.removeprefix("internal://")
        text = archive.read(f"sources/{name}").decode()
    whole = study.transcript("C07", 3)
    users = {user.guid: user.name for user in read.users.user}
    found = {
        text[one.start_position : one.end_position]: [users[c.creating_user] for c in one.coding]
        for one in source.plain_text_selection
    }
    assert found == {
        whole.words(turn): who
        for turn, who in zip(whole.turns, (["Zehra"], ["R2"], []), strict=True)
    }
    (note,) = [n for n in read.notes.note if n.name == "memo"]
    assert note.plain_text_content == "Ayşe burada."
    assert note.creation_date_time is not None
    (audio,) = read.sources.audio_source
    points = [(p.position, p.time_stamp) for p in audio.transcript[0].sync_point]
    assert (whole.turns[0].start, 2500) in points


def test_names_are_disguised_and_places_moved(study: Study, tmp_path: Path) -> None:
    """Pseudonyms stand in texts, memos and nowhere the name; selections cover their turns."""
    named(study, Pseudonym("Ayşe", "Zübeyde"))
    file = tmp_path / "p.qdpx"
    study.export_project(file)
    (source,) = reader.read(file).sources
    assert source.returned is not None
    words = [source.text[turn.start : turn.stop] for turn in source.returned.turns]
    assert words == ["Merhaba Zübeyde'nin annesi 😀.", "Zübeyde ile geldim.", "Güzel."]
    assert [memo.text for memo in source.returned.memos] == ["Zübeyde burada."]
    with zipfile.ZipFile(file) as archive:
        assert all("Ayşe" not in archive.read(n).decode() for n in archive.namelist())


def test_a_memo_on_a_tag_stands_on_its_coding(study: Study, tmp_path: Path) -> None:
    """One whose tag is gone stands on its words and names its code."""
    on_words = ("C07", 3, "turn", 3)
    memos = (
        Memo(R1, "C07", 3, "turn", 1, "On the tag.", "tiny.joy"),
        Memo(R1, *on_words, "On words, of a tag that is gone.", "tiny.joy"),
    )
    study.store.add_memos(R1, memos, "R1")
    study.export_project(tmp_path / "p.qdpx", identifiable=True)
    read = reader.read(tmp_path / "p.qdpx")
    returned = read.sources[0].returned
    assert returned is not None
    found = {memo.text: memo.code for memo in returned.memos}
    assert found["On words, of a tag that is gone."] == "tiny.joy"
    # A coding says its code by GUID.
    assert found["On the tag."] in {code.guid for code in read.codes}


def test_memos_on_sessions_and_codes_are_notes_and_disguised(study: Study, tmp_path: Path) -> None:
    """They stand on their text and their code, and no listed name leaves in them."""
    named(study, Pseudonym("Ayşe", "Zübeyde", "person"))
    for topic in (Topic("C07", 3), Topic(code="tiny.joy")):
        study.store.set_topic_memo(TopicMemo(R2, topic, "Ayşe burada."), "R2")
    study.export_project(tmp_path / "p.qdpx")
    (source,) = reader.read(tmp_path / "p.qdpx").sources
    assert source.returned is not None
    assert source.returned.on_session == ((R2, "Zübeyde burada."),)
    (memo,) = reader.read(tmp_path / "p.qdpx").on_codes
    assert (memo.pass_, memo.text) == (R2, "Zübeyde burada.")
    undecided = "Ali 2024-03-04 günü geldi."
    study.store.set_topic_memo(TopicMemo(R2, Topic("C07", 3), undecided), "R2")
    with pytest.raises(GateRefusal, match="the memo on the session"):
        study.export_project(tmp_path / "q.qdpx")
    assert not (tmp_path / "q.qdpx").exists()


def test_the_gate(study: Study, tmp_path: Path) -> None:
    """What is undecided refuses before anything is written; a name left over takes it away."""
    file = tmp_path / "p.qdpx"
    bring(study, transcript("C07", 4, [("T", "Dün Mehmet geldi mi?")], timed=False))
    with pytest.raises(GateRefusal, match=r"case C07, session 4, turn 1"):
        study.export_project(file)
    with study.names() as names:
        names.keep("Mehmet", None)
        names.add(Pseudonym("Ayşe", "Zübeyde"))
    study.export_project(file)
    file.unlink()
    named(study, Pseudonym("Zehra", "Nur"))  # a rater's name, which nothing disguises
    with pytest.raises(GateRefusal, match="“Nur”"):
        study.export_project(file)
    assert [one.name for one in tmp_path.iterdir() if "qdpx" in one.name] == []


@given(st.data())
def test_moved_places(data: st.DataObject) -> None:
    """However long a pseudonym is, what lies before and behind it keeps its words."""
    pieces = data.draw(st.lists(st.sampled_from(["Ayşe", "ab", " ", "😀"]), max_size=8))
    new = data.draw(st.sampled_from(["", "N", "Zübeyde"]))
    text = "".join(pieces)
    edits, place = [], 0
    for piece in pieces:
        if piece == "Ayşe":
            edits.append(Edit(place, place + 4, new))
        place += len(piece)
    source = Transcript("A", 1, text, "", (), Source("", "", None, ""))
    moved = Corrected.of(source, (), edits)
    place = 0
    for piece in pieces:
        start, stop = moved.span(place, place + len(piece))
        assert moved.transcript.text[start:stop] == (new if piece == "Ayşe" else piece)
        place += len(piece)


def test_an_undisguised_project_says_so(study: Study, tmp_path: Path) -> None:
    """Its name does, which every program shows; a disguised one bears the study's name alone."""
    named(study, Pseudonym("Ayşe", "Zübeyde"))
    for identifiable, name in ((False, "study"), (True, "study (IDENTIFIABLE:")):
        file = tmp_path / "p.qdpx"
        study.export_project(file, identifiable=identifiable)
        root = open_archive(file.read_bytes()).xml("project.qde")
        assert root.get("name", "").startswith(name)
        assert ("IDENTIFIABLE" in root.get("name", "")) == identifiable


def test_without_consent_no_project_leaves(study: Study, tmp_path: Path) -> None:
    """Not even an identifiable one."""
    facts, file = tmp_path / "facts.toml", tmp_path / "p.qdpx"
    facts.write_text('[case.C07]\nconsent = "withdrawn"\n', encoding="utf-8")
    study_facts.set_from(study, facts)
    for identifiable in (False, True):
        with pytest.raises(GateRefusal, match="Consent for case C07"):
            study.export_project(file, identifiable=identifiable)
    assert not file.exists()


def test_schema_is_asked() -> None:
    """What the schema does not allow is never handed out."""
    root = etree.Element(f"{{{writer.PROJECT}}}Project")
    with pytest.raises(ValueError, match=r"Project\.xsd"):
        writer._check(root, "Project.xsd")


def test_another_program_changed_it(study: Study, tmp_path: Path) -> None:
    """Where selections have lost their names, the text is read like anybody's project."""
    file, changed = tmp_path / "p.qdpx", tmp_path / "q.qdpx"
    study.export_project(file, identifiable=True)
    out = io.BytesIO()
    with zipfile.ZipFile(file) as archive, zipfile.ZipFile(out, "w") as other:
        for name in archive.namelist():
            data = archive.read(name)
            other.writestr(name, data.replace(b'"turn 2 ', b'"renamed ') if "qde" in name else data)
    changed.write_bytes(out.getvalue())
    (source,) = reader.read(changed).sources
    assert source.returned is None
    assert len(source.codings) == 2
    assert returned.user_id(R1_AGAIN) == "R1 (pass 2)"


def test_codebooks_both_ways(study: Study, tmp_path: Path) -> None:
    """A .qdc is valid, holds families, codes and values, and comes in as a codebook."""
    file = tmp_path / "affects.qdc"
    losses = study.export_codebooks(file, ["tiny"])
    assert "rating item: 1" in losses
    book, lost = judgements.codebook_from(study, file)
    assert not lost
    assert (book.key, [f.names["en"] for f in book.families]) == ("affects", ["Affect"])
    names = {code.key: code.names["en"] for code in book.codes}
    assert names["affects.affect_joy"] == "Joy"
    assert names["affects.affect_joy_2"] == "= 2"
    parents = {code.key: code.parent for code in book.codes}
    assert parents["affects.affect_joy_smile"] == "affects.affect_joy"
    (tmp_path / "x.qdc").write_text("<a/>", "utf-8")
    with pytest.raises(Refusal, match=r"x\.qdc"):
        judgements.codebook_from(study, tmp_path / "x.qdc")


def test_commands(
    study: Study,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """`export qdpx` tells what it lacks; undisguised only where somebody confirms it."""
    study.close()
    monkeypatch.setattr("sys.stdin", io.StringIO())  # nobody is there to be asked
    run, where = Prompt(capsys), ("--study", tmp_path / "study")
    file = tmp_path / "p.qdpx"
    refused = run("export", "qdpx", file, "--identifiable", *where)
    assert (refused.code, file.exists()) == (3, False)
    told = run.well("export", "qdpx", file, "--identifiable", "--confirm", "identifiable", *where)
    assert "Not in it: file that a transcript came from" in told.err
    assert run("export", "qdpx", tmp_path / "p.zip", *where).code == 2
    run.well("export", "qdc", tmp_path / "b.qdc", *where)
    run.well("codebook", "add", tmp_path / "b.qdc", *where)
    assert run("codebook", "add", tmp_path / "gone.qdc", *where).code == 1


def test_every_loss_has_a_turkish_name() -> None:
    """Whatever a project cannot hold is told in Turkish, too."""
    from inspect import getsource
    from re import findall

    from thirdear.study.refi import write

    counted = set(findall(r'lost\["([^"]+)"\]', getsource(write)))
    assert counted == set(write._LOSSES)
