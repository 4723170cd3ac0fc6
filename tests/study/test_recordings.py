"""Recordings lie beside the study: paths are kept, never bytes, unless somebody asks for a copy."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.a_recording import a_recording
from tests.a_store import ME, fill
from tests.a_system import has_mode
from thirdear.model.corrections import Fault, NewCorrection
from thirdear.model.refusal import Refusal
from thirdear.store import recordings as kept
from thirdear.study import Study, recordings
from thirdear.study.copies import snapshots
from thirdear.study.exports import tables


def a_study(folder: Path, passphrase: str | None = None) -> Study:
    """Return a study with sessions 1 and 2 of case A and 1 of case B, in a folder."""
    study = Study.create(folder, codebooks=["tpocs-a"], passphrase=passphrase)
    fill(study.store)
    return study


def test_paths_near_the_study_move_with_it(tmp_path: Path) -> None:
    """What lies in the study's folder or beside it is found again when both were moved."""
    home = tmp_path / "home"
    with a_study(home / "study") as study:
        inside = a_recording(study.folder / "sound" / "a.wav", 1)
        beside = a_recording(home / "audio" / "b.wav", 1)
        far = a_recording(tmp_path / "far" / "c.wav", 1)
        for case, session, path in (("A", 1, inside), ("A", 2, beside), ("B", 1, far)):
            assert recordings.add(study, case, session, path)
        assert [one.path for one in study.store.recordings()] == [
            *("sound/a.wav", "../audio/b.wav", far.resolve().as_posix()),
        ]
    home.rename(tmp_path / "moved")
    with Study.open(tmp_path / "moved" / "study") as study:
        assert list(recordings.troubles(study)) == []
        found = recordings.of(study, "A", 2)
        assert found is not None
        assert recordings.file(study, found).read_bytes()[:4] == b"RIFF"


def test_what_is_missing_or_another_file_is_told(tmp_path: Path) -> None:
    """A recording that is gone or has another size is named with where it was."""
    with a_study(tmp_path / "s") as study:
        one, other = a_recording(tmp_path / "a.wav", 1), a_recording(tmp_path / "b.wav", 1)
        recordings.add(study, "A", 1, one)
        recordings.add(study, "A", 2, other)
        one.unlink()
        a_recording(other, 2)
        told = [(t.recording.session, t.missing) for t in recordings.troubles(study)]
        assert told == [(1, True), (2, False)]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"#EXTM3U\nhttps://x.example/a.mp3\n",
        b"T: Hello\n",
        b"PK\x03\x04",
        "T: a".encode("utf-16"),
    ],
)
def test_what_is_no_recording_is_refused(tmp_path: Path, data: bytes) -> None:
    """Texts, playlists and archives are refused with their name, and nothing is kept."""
    (tmp_path / "x.mp3").write_bytes(data)
    with a_study(tmp_path / "s") as study:
        with pytest.raises(Refusal, match=r"x\.mp3 is neither sound nor film"):
            recordings.add(study, "A", 1, tmp_path / "x.mp3")
        with pytest.raises(Refusal, match=r"y\.mp3 cannot be read"):
            recordings.add(study, "A", 1, tmp_path / "y.mp3")
        assert study.store.recordings() == ()


@pytest.mark.parametrize(
    "head",
    [
        *(b"RIFF\x00\x00\x00\x00WAVE", b"ID3\x04\x00", b"\xff\xfb\x90\x00", b"\xff\xf1\x50\x80"),
        *(b"\x00\x00\x00\x20ftypM4A ", b"\x1aE\xdf\xa3\x01", b"OggS\x00", b"\x02dss\x00"),
    ],
)
def test_what_dictaphones_and_meetings_write_is_taken(tmp_path: Path, head: bytes) -> None:
    """WAV, MP3 with and without tags, AAC, MP4, WebM, Ogg, DSS."""
    (tmp_path / "x").write_bytes(head + bytes(20))
    recordings.check(tmp_path / "x")


def test_a_copy_is_for_encrypted_studies(tmp_path: Path) -> None:
    """Elsewhere it would lie as readable as the file; there it is encrypted, and given back."""
    sound = a_recording(tmp_path / "a.wav", 1)
    with a_study(tmp_path / "open") as study, pytest.raises(Refusal, match="not encrypted"):
        recordings.add(study, "A", 1, sound, copied=True)
    with a_study(tmp_path / "closed", "parola") as study:
        assert recordings.add(study, "A", 1, sound, copied=True)
        (one,) = study.store.recordings()
        (copy,) = (study.folder / recordings.FOLDER).iterdir()
        assert recordings.file(study, one) == copy.resolve()
        assert sound.read_bytes()[:64] not in copy.read_bytes()
        assert b"".join(kept.pieces(copy, one.key)) == sound.read_bytes()
        assert has_mode(copy, 0o600)


@pytest.mark.parametrize("passphrase", [None, "parola"])
def test_purging_lists_recordings_and_erases_copies(tmp_path: Path, passphrase: str | None) -> None:
    """A person's own file is named; a copy goes with its key, also one that was taken away."""
    sound = a_recording(tmp_path / "Ayse-1.wav", 1)
    with a_study(tmp_path / "s", passphrase) as study:
        recordings.add(study, "A", 1, sound)
        if passphrase:
            recordings.add(study, "A", 2, sound, copied=True)
            recordings.remove(study, "A", 2)
        recordings.add(study, "B", 1, sound)
        snapshots.snapshot(study)
        done = study.purge("A")
        assert done.recordings == (sound.resolve(),)
        assert sound.is_file()
        assert [one.case for one in study.store.recordings()] == ["B"]
        assert list((study.folder / recordings.FOLDER).glob("*")) == []
        assert study.store.check() == ()
        assert study.store.ever_recorded("A") == ()


def test_the_bundle_carries_no_recording(tmp_path: Path) -> None:
    """Neither the file nor its name, which may be somebody's."""
    sound = a_recording(tmp_path / "Ayse-1.wav", 1)
    with a_study(tmp_path / "s") as study:
        study.rate(ME, "A", 1, next(iter(study.items())), 2)
        study.finish(ME, "A", 1)
        recordings.add(study, "A", 1, sound)
        tables.write_bundle(study, tmp_path / "b.zip", with_words=True, identifiable=True)
    with zipfile.ZipFile(tmp_path / "b.zip") as bundle:
        names = bundle.namelist()
        assert not any("Ayse" in name or name.endswith(".wav") for name in names)
        assert not any(b"Ayse" in bundle.read(name) for name in names)
        assert "Recordings of the sessions are not in here" in bundle.read("README.md").decode()


def test_a_corrected_time_counts_and_can_be_taken_back(tmp_path: Path) -> None:
    """It stands in every layer whose segment begins there; undo gives the source's time back."""
    with a_study(tmp_path / "s") as study:
        study.add_rater("R1")
        study.segment("sentence", "A", 1)
        turn = study.segments("A", 1)[2]
        before = study.store.extents(None, "turn")["A", 1]
        new = NewCorrection("A", 1, Fault.TIME, turn.start, None, "90.5")
        (made,) = study.correct(new, "R1")
        assert (made.fault, made.text) == (Fault.TIME, "90.5")
        assert study.correct(new, "R1") == ()
        assert [s.time for s in study.segments("A", 1)[1:4]] == [12.0, 90.5, 24.0]
        within = [s for s in study.segments("A", 1, "sentence") if s.start == turn.start]
        assert [s.time for s in within] == [90.5]
        assert study.transcript("A", 1).turns[2].time == 18.0
        assert study.store.extents(None, "turn")["A", 1] != before
        assert study.store.check() == ()
        assert study.corrected("A", 1).transcript.turns[2].time == 90.5
        study.undo("R1")
        assert study.segments("A", 1)[2].time == 18.0
        assert study.store.extents(None, "turn")["A", 1] == before


@pytest.mark.parametrize("told", ["", "x", "-1", "nan", "inf", "604801"])
def test_a_time_that_is_none_is_refused(tmp_path: Path, told: str) -> None:
    """A turn begins within a week from the beginning of the recording."""
    with a_study(tmp_path / "s") as study, pytest.raises(Refusal, match="seconds after"):
        study.correct(NewCorrection("A", 1, Fault.TIME, 3, None, told))
