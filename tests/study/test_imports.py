"""Importing decides case, session and roles, never guesses quietly, and stores word for word."""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.a_docx import document, p
from tests.a_refi import project
from thirdear import transcripts
from thirdear.base.shell import quoted
from thirdear.model.coding import NewTag
from thirdear.model.imported import Imported
from thirdear.model.profile import Origin, Profile, Speaker
from thirdear.model.refusal import Refusal
from thirdear.model.text import Role
from thirdear.store import Store
from thirdear.study.imports import folders, plan, preview, profile
from thirdear.study.imports import store as imports_store

DATA = Path(__file__).parents[1] / "data" / "transcripts"
KEYS = ["file", "case", "session", "format", "encoding", "turns", "words", "sha256"]
KEYS += ["unplaced", "refused"]
WORDS = "T: Nasılsın?\nÇ: İyiyim işte.\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a new, empty study."""
    with Store.create(tmp_path / "study.thirdear") as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty folder for transcripts."""
    made = tmp_path / "transcripts"
    made.mkdir()
    return made


def write(folder: Path, name: str, text: str = WORDS) -> Path:
    """Write a text file, with the folders that it needs."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def places(plan: tuple[Imported, ...]) -> list[tuple[str, int | None]]:
    """Return case and session of every planned import."""
    return [(one.case, one.session) for one in plan]


def test_stored_word_for_word(store: Store, folder: Path) -> None:
    """What is stored is the canonical text with exact turns, the bytes and where they came from."""
    path = folder / "C07-s12.txt"
    shutil.copy(DATA / "turns_cp1254.txt", path)
    planned = plan.plan(store, [path])
    assert store.sessions() == ()
    assert imports_store.bring_in(store, planned, "study") == ()
    kept = store.transcript("C07", 12)
    raw = path.read_bytes()
    assert kept.text == raw.decode("cp1254").replace("\r\n", "\n")
    assert kept.sha256 == hashlib.sha256(kept.text.encode()).hexdigest()
    assert kept.words(kept.turns[3]) == "Ağlamak istedim ama ağlamadım.\nSonra kaplanımı düşündüm."
    assert [turn.role for turn in kept.turns[:2]] == [Role.THERAPIST, Role.CLIENT]
    source = kept.source
    assert (source.name, source.format, source.encoding) == ("C07-s12.txt", "txt-turns", "cp1254")
    assert source.sha256 == hashlib.sha256(raw).hexdigest()
    assert store.check() == ()


def test_hostile(store: Store, folder: Path) -> None:
    """Escape sequences, NUL and bidi overrides are stored as they are."""
    path = folder / "A-s1.txt"
    shutil.copy(DATA / "EVIL_ansi_bidi_nul.txt", path)
    imports_store.bring_in(store, plan.plan(store, [path]), "study")
    kept = store.transcript("A", 1)
    assert "\0" in kept.words(kept.turns[0])
    assert "\x1b]0;" in kept.words(kept.turns[0])


def test_folders(store: Store, folder: Path) -> None:
    """Folders are opened in natural order; what is no transcript is passed over, with a note."""
    for name in ("Case A/A-s10.txt", "Case A/A-s2.txt", "Case B/Seans 1.txt", "Vaka_C/03.txt"):
        write(folder, name, WORDS + f"T: {name}")
    for name in ("README.txt", ".hidden.txt", ".git/.A-s9.txt", "Case A/~$A-s2.txt", "x.png"):
        write(folder, name)
    write(folder, "notes.md", "# To do\n\nCall the school.\n\nAsk for a room.\n")
    write(folder, "tags.csv", "case,session,segment,code,rater\nA,2,1,x.a,R1\n")
    files, notes = folders.expand([folder])
    assert [file.name for file in files] == ["A-s2.txt", "A-s10.txt", "Seans 1.txt", "03.txt"]
    assert notes == (
        "notes.md: passed over, it holds no speech.",
        "tags.csv: passed over, it holds no speech.",
        "Other files passed over: 1 .png.",
    )
    planned = plan.plan(store, [folder])
    assert places(planned) == [("A", 2), ("A", 10), ("B", 1), ("C", 3)]
    with pytest.raises(Refusal, match="no transcript"):
        plan.plan(store, [folder / ".git"])


def test_case_and_session(store: Store, folder: Path) -> None:
    """Arguments come before the file's name, the name before title lines; a difference is told."""
    path = write(folder, "A-s1.txt", "Vaka B, Seans 5\n\n" + WORDS)
    (one,) = plan.plan(store, [path])
    assert places((one,)) == [("A", 1)]
    assert one.reading is not None
    assert one.reading.warnings == (
        "the file itself says session 5; it was taken as 1",
        "the file itself says case B; it was taken as A",
    )
    assert places(plan.plan(store, [path], case="Z", session=0)) == [("Z", 0)]
    titled = write(folder, "talk.txt", "Vaka B, Seans 5\n\n" + WORDS)
    assert places(plan.plan(store, [titled])) == [("B", 5)]


@pytest.mark.parametrize(
    ("name", "case", "session", "sentence"),
    [
        ("talk.txt", None, None, "which case and session it is cannot be told: name it like A-s01"),
        ("Session 3.txt", None, None, "whose session it is cannot be told: use --case"),
        ("talk.txt", "A", None, "which session it is cannot be told: use --session"),
        ("talk.txt", "A", -1, "sessions count from 0"),
        ("talk.txt", "a/b", 1, "short name without slashes"),
        ("talk.txt", "x" * 61, 1, "short name without slashes"),
    ],
)
def test_untold(
    store: Store, folder: Path, name: str, case: str | None, session: int | None, sentence: str
) -> None:
    """What nobody told is asked for with the flag that tells it."""
    (one,) = plan.plan(store, [write(folder, name)], case=case, session=session)
    assert one.refused is not None
    assert one.refused.startswith(f"{name}: ")
    assert sentence in one.refused
    imports_store.bring_in(store, [one], "study")
    assert store.sessions() == ()


def test_one_session_for_one_file(store: Store, folder: Path) -> None:
    """--session with several files, or a file with several sessions, is refused."""
    files = [write(folder, "A-s1.txt"), write(folder, "A-s2.txt")]
    with pytest.raises(Refusal, match="--session names one session"):
        plan.plan(store, files, session=3)
    table = write(folder, "t.csv", "session,speaker,text\n1,T,a\n2,T,b\n")
    (one,) = plan.plan(store, [table], session=3)
    assert one.refused == "t.csv: it holds several sessions: leave --session out."


def test_ambiguous_labels(store: Store, folder: Path) -> None:
    """A label that may be anybody refuses its session with the --speakers that is needed."""
    path = write(folder, "A-s1.txt", "T: one\nD: two\nAyşe K.: three\nAyşe K.: four\n")
    (one,) = planned = plan.plan(store, [path])
    assert one.refused is not None
    typed = quoted("D=ROLE,Ayşe K.=ROLE")
    assert f"add --speakers {typed}, where a ROLE is therapist, client," in one.refused
    assert plan.unclear(planned) == {"D": 1, "Ayşe K.": 2}
    (one,) = plan.plan(store, [path], speakers="d=client, AYŞE K=parent")
    assert one.refused is None
    assert one.roles == (("T", Role.THERAPIST), ("D", Role.CLIENT), ("Ayşe K.", Role.PARENT))


def test_profile(store: Store, folder: Path) -> None:
    """Roles are kept for the study; what is said later comes before what was kept."""
    first = write(folder, "A-s1.txt", "T: one\nElif: two\nElif: three\n")
    imports_store.bring_in(store, plan.plan(store, [first], speakers="Elif=client"), "study")
    roles = {"t": Role.THERAPIST, "elif": Role.CLIENT}
    assert profile.profile(store).labels.roles == roles
    second = write(folder, "B-s2.txt", "T: three\nElif: four\nElif: five\n")
    (one,) = plan.plan(store, [second])
    assert dict(one.roles)["Elif"] is Role.CLIENT
    assert (one.told, one.kept) == (frozenset(), {"T", "Elif"})
    (one,) = plan.plan(store, [second], speakers={"Elif": Role.PARENT})
    assert dict(one.roles)["Elif"] is Role.PARENT
    imports_store.bring_in(store, [one], "study")
    (one,) = plan.plan(store, [write(folder, "A-s3.txt", "T: a\nElif: b\nElif: c\n")])
    assert dict(one.roles)["Elif"] is Role.CLIENT


@pytest.mark.parametrize("label", ["D", "P", "A", "K", "Speaker 1", "Katılımcı"])
def test_what_names_nobody_is_asked_about_in_each_case(
    store: Store, folder: Path, label: str
) -> None:
    """Told for one case it holds there, in no other; a dry run keeps nothing."""
    first = write(folder, "A-s1.txt", f"T: one\n{label}: two\n{label}: three\n")
    planned = plan.plan(store, [first], speakers=f"{label}=client")
    assert profile.profile(store) == Profile()
    imports_store.bring_in(store, planned, "study")
    (same,) = plan.plan(store, [write(folder, "A-s2.txt", f"T: 1\n{label}: 2\n{label}: 3\n")])
    assert (dict(same.roles)[label], same.refused) == (Role.CLIENT, None)
    other = plan.plan(store, [write(folder, "B-s1.txt", f"T: 4\n{label}: 5\n{label}: 6\n")])
    assert other[0].refused is not None
    assert f"add --speakers {quoted(f'{label}=ROLE')}" in other[0].refused
    assert [(s.label, s.turns, s.origin) for s in preview.preview(other[0]).speakers] == [
        ("T", 1, Origin.KEPT),
        (label, 2, Origin.ASKED),
    ]


def test_several_cases_at_once_are_asked_apart(store: Store, folder: Path) -> None:
    """D of case A and D of case B are two questions; a name is one."""
    talk = "T: one\nD: two\nElif: three\nElif: four\n"
    files = [write(folder, "A-s1.txt", talk), write(folder, "B-s1.txt", talk + "D: five\n")]
    planned = plan.plan(store, files)
    assert plan.unclear(planned) == {"A/D": 1, "B/D": 2, "Elif": 4}
    assert planned[0].refused is not None
    assert f"--speakers {quoted('A/D=ROLE,B/D=ROLE,Elif=ROLE')}" in planned[0].refused
    planned = plan.plan(store, files, speakers="A/D=client,B/D=parent,Elif=other")
    assert [dict(one.roles)["D"] for one in planned] == [Role.CLIENT, Role.PARENT]
    imports_store.bring_in(store, planned, "study")
    cases = profile.profile(store).cases
    assert [cases[case].roles["d"] for case in "AB"] == [Role.CLIENT, Role.PARENT]


def test_merged_labels(store: Store, folder: Path) -> None:
    """Another label stands for one, in later imports, too; one that names nobody in its case."""
    talk = "T: one\nC: two\nTherap: three\nK: four\nTherap: five\n"
    first = write(folder, "A-s1.txt", talk)
    (one,) = planned = plan.plan(store, [first], merge="Therap=T, K=C")
    assert (one.refused, one.merged) == (None, (("Therap", "T"), ("K", "C")))
    imports_store.bring_in(store, planned, "study")
    kept = store.transcript("A", 1)
    assert [turn.speaker for turn in kept.turns] == ["T", "C", "T", "C", "T"]
    assert kept.text == talk
    (again,) = plan.plan(store, [write(folder, "A-s2.txt", talk + "T: more\n")])
    assert (again.refused, dict(again.merged)) == (None, {"Therap": "T", "K": "C"})
    (other,) = plan.plan(store, [write(folder, "B-s1.txt", talk + "T: other\n")])
    assert dict(other.merged) == {"Therap": "T"}
    assert plan.unclear([other]) == {"K": 1}
    with pytest.raises(Refusal, match="--merge takes LABEL=LABEL"):
        plan.plan(store, [first], merge="Therap")


def test_what_was_overruled_is_kept_where_it_fits(store: Store, folder: Path) -> None:
    """By file ending, and said each time; never for Unicode, nor where the file says otherwise."""
    first, second, third = (folder / f"A-s{n}.txt" for n in (1, 2, 3))
    first.write_bytes("T: Çok güzel.\nÇ: Ağladım iþte.\n".encode("cp1252", "replace"))
    second.write_bytes("T: Belle journée.\nC: Élève çà.\n".encode("cp1252"))
    write(folder, "A-s3.txt", "T: Şöyle.\nÇ: İyi.\n")
    plan_ = plan.plan(store, [first], encoding="cp1250", speakers="Ç=client")
    imports_store.bring_in(store, plan_, "study")
    assert profile.profile(store).encodings == {".txt": "cp1250"}
    (guessed,) = plan.plan(store, [second])
    assert guessed.reading is not None
    assert guessed.reading.encoding == "cp1250"
    assert "as this study's .txt files were before" in guessed.reading.warnings[-1]
    (unicode_,) = plan.plan(store, [third])
    assert unicode_.reading is not None
    assert (unicode_.reading.encoding, unicode_.reading.warnings) == ("utf-8", ())
    (told,) = plan.plan(store, [second], encoding="cp1252")
    assert told.reading is not None
    assert "journée" in told.reading.text


def test_a_kept_format_gives_way_to_what_the_file_is(store: Store, folder: Path) -> None:
    """A table told to be plain turns is read so again; a file that cannot be is read as it is."""
    table = write(folder, "A-s1.txt", "speaker,text\nT: a,b\nÇ: c,d\n")
    imports_store.bring_in(store, plan.plan(store, [table], format="txt-turns"), "study")
    (again,) = plan.plan(store, [write(folder, "A-s2.txt", "speaker,text\nT: e,f\nT: g,h\n")])
    assert again.reading is not None
    assert again.reading.format == "txt-turns"
    (other,) = plan.plan(store, [write(folder, "A-s3.txt", "speaker,text\nT,e\nÇ,g\n")])
    assert other.reading is not None
    assert other.reading.format == "csv-table"


def test_preview(store: Store, folder: Path) -> None:
    """Who speaks how much, which share of the signs was placed, and how it begins."""
    path = write(folder, "A-s1.txt", "Bir not\nT: Nasılsın bugün?\nÇ: İyi.\nÇ: Geldim.\n")
    (one,) = plan.plan(store, [path])
    seen = preview.preview(one)
    assert seen.speakers == (
        Speaker("T", 1, 2, Role.THERAPIST, Origin.GUESSED),
        Speaker("Ç", 2, 2, Role.CLIENT, Origin.GUESSED),
    )
    assert seen.first == (("T", "Nasılsın bugün?"), ("Ç", "İyi."), ("Ç", "Geldim."))
    assert seen.coverage == pytest.approx(31 / 37)
    (bad,) = plan.plan(store, [write(folder, "A-s2.txt", "only prose")])
    assert preview.preview(bad).speakers == ()


@pytest.mark.parametrize(
    ("written", "roles"),
    [
        ("T=therapist", {"t": Role.THERAPIST}),
        ("T=therapist,Ç=client,A=parent", {"t": "therapist", "ç": "client", "a": "parent"}),
        (" T = Therapist , ", None),
        ("Kaya, Elif=therapist,D=danışan", {"kaya, elif": "therapist", "d": "client"}),
        ("T=boss", None),
        ("T", None),
        ("=client", None),
        ("T=therapist;D=client", None),
    ],
)
def test_speakers(written: str, roles: dict[str, str] | None) -> None:
    """Labels and roles are written as LABEL=ROLE with commas; anything else is refused."""
    if roles is None:
        with pytest.raises(Refusal, match="--speakers takes LABEL=ROLE"):
            profile.parse_speakers(written)
    else:
        assert profile.parse_speakers(written) == roles


def test_again(store: Store, folder: Path) -> None:
    """The same bytes again change nothing; other words for the session are refused."""
    path = write(folder, "A-s1.txt")
    imports_store.bring_in(store, plan.plan(store, [path]), "study")
    (one,) = plan.plan(store, [path])
    assert one.already
    imports_store.bring_in(store, [one], "study")
    assert len(store.sessions()) == 1
    write(folder, "A-s1.txt", WORDS + "T: more\n")
    (one,) = plan.plan(store, [path])
    assert one.refused is not None
    assert "case A, session 1 with other words" in one.refused


def test_two_files_for_one_session(store: Store, folder: Path) -> None:
    """Two files that claim one session are both refused; an exact copy is there already."""
    files = [write(folder, "A-s1.txt"), write(folder, "a/A-s01 new.txt", WORDS + "T: more\n")]
    planned = plan.plan(store, files)
    sentence = "A-s1.txt and A-s01 new.txt are both case A, session 1: keep one."
    assert [one.refused for one in planned] == [sentence, sentence]
    shutil.copy(files[0], files[1])
    assert [one.already for one in plan.plan(store, files)] == [False, True]


def test_same_words_elsewhere(store: Store, folder: Path) -> None:
    """Words that the study has as another session are imported with a warning."""
    imports_store.bring_in(store, plan.plan(store, [write(folder, "A-s1.txt")]), "study")
    (one,) = plan.plan(store, [write(folder, "A-s2.txt")])
    assert one.reading is not None
    assert one.reading.warnings == ("the study has the same text as case A, session 1",)


def test_table_with_codes(store: Store, folder: Path) -> None:
    """A table gives a session a value, its case its name; its codes come back as tags."""
    text = "transcript_id,interlocutor,utterance_text,behaviour\n"
    text += "3,therapist,How?,question\n3,client,So.,n/a\n4,client,Well.,neutral\n"
    path = write(folder, "Many-talks.csv", text)
    planned = plan.plan(store, [path], codes=["behaviour"])
    assert places(planned) == [("Many-talks", 3), ("Many-talks", 4)]
    tags = imports_store.bring_in(store, planned, "study")
    assert tags == (
        NewTag("Many-talks", 3, 1, "question"),
        NewTag("Many-talks", 4, 1, "neutral"),
    )
    assert imports_store.bring_in(store, plan.plan(store, [path]), "study") == ()
    assert places(plan.plan(store, [path], case="M")) == [("M", 3), ("M", 4)]


def test_json(store: Store, folder: Path) -> None:
    """The JSON keys are a promise; they hold what was read, or why nothing was."""
    path = write(folder, "A-s1.txt", "Bir not\n" + WORDS)
    bad = write(folder, "B-s1.txt", "only prose")
    good, refused = preview.imported_json(plan.plan(store, [path, bad]))
    assert list(good)[:10] == list(refused)[:10] == KEYS
    assert json.loads(json.dumps(good))["unplaced"] == [{"line": 1, "text": "Bir not"}]
    assert (good["file"], good["case"], good["session"]) == (str(path), "A", 1)
    assert (good["turns"], good["words"], good["refused"]) == (2, 3, None)
    text = ("Bir not\n" + WORDS).encode()
    assert good["sha256"] == hashlib.sha256(text).hexdigest()
    assert (refused["turns"], refused["sha256"], refused["unplaced"]) == (None, None, [])
    assert str(refused["refused"]).startswith("B-s1.txt: no turns were found")


def test_changed_meanwhile(store: Store, folder: Path) -> None:
    """A file that changed or went away between the plan and the import is refused."""
    path = write(folder, "A-s1.txt")
    planned = plan.plan(store, [path])
    path.write_text("T: other", "utf-8")
    with pytest.raises(Refusal, match="changed since it was read"):
        imports_store.bring_in(store, planned, "study")
    path.unlink()
    with pytest.raises(Refusal, match="gone since it was read"):
        imports_store.bring_in(store, planned, "study")
    (one,) = plan.plan(store, [path])
    assert one.refused == "A-s1.txt: there is no such file."


def test_speed(store: Store, folder: Path) -> None:
    """A folder of 65 documents is imported in a few seconds."""
    for number in range(65):
        body = "".join(p(f"{'TÇ'[n % 2]}: söz {n} ve {number}") for n in range(200))
        (folder / f"A-s{number}.docx").write_bytes(document(body))
    began = time.process_time()
    imports_store.bring_in(store, plan.plan(store, [folder]), "study")
    assert time.process_time() - began < 5
    assert [info.session for info in store.sessions()] == list(range(65))


@pytest.mark.parametrize(
    ("stem", "folder", "case", "session"),
    [
        ("Çınar 2. seans", "", "Çınar", 2),
        ("Birch 10", "", "Birch", 10),
        ("Birch_07_v2", "", "Birch", 7),
        ("3. seans", "Vaka Ada", "Ada", 3),
        ("Transkript 4", "Case A", "A", 4),
        ("Case 1", "", "1", None),
        ("notes", "", None, None),
    ],
)
def test_file_names_as_people_give_them(
    stem: str, folder: str, case: str | None, session: int | None
) -> None:
    """The Turkish ordinal, a name and a number, a number under a case's folder."""
    found = transcripts.from_name(stem, folder)
    assert (found.case, found.session) == (case, session)


def test_a_project_of_another_program(store: Store, folder: Path) -> None:
    """The texts of a REFI-QDA project are sessions by their names; what is left is said."""
    said = "T: Nasılsın 😀?\nÇ: İyiyim işte.\nT: Güzel.\nÇ: Evet, öyle.\n"
    file = folder / "p.qdpx"
    file.write_bytes(project(said, [(3, 11), (19, 25)], crlf=True, mark=True, utf16=True))
    (one,) = plan.plan(store, [file], codings=False)
    assert (one.case, one.session, one.refused) == ("Oak", 1, None)
    assert one.reading is not None
    assert one.reading.text == said
    assert "codings not taken over: 2, of raters: 2" in one.reading.warnings


def test_times_of_a_project(store: Store) -> None:
    """Sync points give the turns below them their time, and the text is stored as it was."""
    (one,) = plan.plan(store, [DATA / "refi.qdpx"], case="A", session=1)
    assert one.reading is not None
    assert one.refused is None
    assert [span.time for span in one.reading.spans] == [3.2, 10.5, None, None, None]
    assert one.reading.warnings[0] == "1 codings of 1 rater become tags"
    imports_store.bring_in(store, [one], "R")
    kept = store.transcript("A", 1)
    assert kept.text == one.reading.text
    assert len(kept.turns) == 5


def test_a_damaged_project(store: Store, folder: Path) -> None:
    """A project that cannot be read is one refusal, beside the other files."""
    file = folder / "p.qdpx"
    file.write_bytes(b"PK\x03\x04")
    (one,) = plan.plan(store, [file])
    assert one.refused == "p.qdpx: it is a damaged zip file."


def test_a_label_that_was_told_or_is_kept_may_be_rare(store: Store, folder: Path) -> None:
    """Who was named with --speakers is a speaker also where they speak once, and in later files."""
    first = write(folder, "A-s1.txt", "Hart: one\nUfo: two\nHart: three\nZeze: four\nUfo: six\n")
    speakers = "Hart=therapist,Ufo=client,A/Zeze=parent"
    planned = plan.plan(store, [first], speakers=speakers)
    imports_store.bring_in(store, planned, "study")
    assert [turn.speaker for turn in store.segments("A", 1)] == "Hart Ufo Hart Zeze Ufo".split()
    assert store.segments("A", 1)[3].role is Role.PARENT
    second = write(folder, "A-s2.txt", "Hart: hello\nUfo: no\n")
    (one,) = plan.plan(store, [second])
    assert one.refused is None
    assert one.kept == {"Hart", "Ufo"}
    (one,) = plan.plan(store, [write(folder, "A-s3.txt", "Zeze: only this\n")])
    assert one.reading is not None
    assert len(one.reading.spans) == 1


PROSE = "How was it?\nAll right.\nWhat did you notice?\nNothing much.\n"


def test_speakers_in_turn_are_offered(store: Store, folder: Path) -> None:
    """A text without labels is refused with the option that reads it, each file anew."""
    path = write(folder, "A-s1.txt", PROSE)
    (one,) = plan.plan(store, [path])
    assert one.unlabelled == 4
    assert preview.imported_json([one])[0]["unlabelled"] == 4
    assert one.refused is not None
    option = one.refused.split("--in-turn ")[1].split(" ")[0]
    (one,) = planned = plan.plan(store, [path], in_turn=option)
    assert (one.refused, one.unlabelled) == (None, 0)
    imports_store.bring_in(store, planned, "study")
    roles = [turn.role for turn in store.segments("A", 1)]
    assert roles == [Role.THERAPIST, Role.CLIENT] * 2
    (one,) = plan.plan(store, [write(folder, "A-s2.txt", PROSE + "More.\n")])
    assert one.unlabelled == 5
    (one,) = plan.plan(store, [path], in_turn="X,Y")
    assert one.already or f"--speakers {quoted('X=ROLE,Y=ROLE')}" in (one.refused or "")
    with pytest.raises(Refusal, match="--in-turn takes the names"):
        plan.plan(store, [path], in_turn="T,,C")


def test_actions_and_legends_have_their_roles(store: Store, folder: Path) -> None:
    """An action of nobody is stored with the role action; a legend spares the question."""
    text = "T = Terapist, D = Danışan\n\nT: Gel.\n[kapı açılır]\nD: Peki.\nT: Otur.\nD: Hı.\n"
    (one,) = planned = plan.plan(store, [write(folder, "A-s1.txt", text)])
    assert one.refused is None
    imports_store.bring_in(store, planned, "study")
    roles = [turn.role for turn in store.segments("A", 1)]
    assert roles[:3] == [Role.THERAPIST, Role.ACTION, Role.CLIENT]
    (one,) = plan.plan(store, [write(folder, "B-s1.txt", text + "T: x\n")], merge="D=Ç")
    assert one.refused is None


def test_case_and_session_of_single_files_can_be_said(store: Store, folder: Path) -> None:
    """What is said of one file counts for it alone, and what is left open there is as elsewhere."""
    one, two, three = (write(folder, f"B_{n}.txt") for n in (1, 2, 3))
    said = {one: ("C", 7), two: (None, 9)}
    speakers = {"T": Role.THERAPIST, "Ç": Role.CLIENT}
    found = plan.plan(store, [one, two, three], speakers=speakers, places=said)
    assert places(found) == [("C", 7), ("B", 9), ("B", 3)]
    case = plan.plan(store, [one, two, three], case="D", speakers=speakers, places=said)
    assert places(case) == [("C", 7), ("D", 9), ("D", 3)]
