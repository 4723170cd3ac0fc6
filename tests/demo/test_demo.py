"""The invented demonstration study as a whole: it shows what it is built to show."""

from __future__ import annotations

import csv
import io
import itertools
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
from docx import Document
from scipy import stats

from thirdear import demo
from thirdear.demo import course, raters, scenes, story, therapy
from thirdear.demo.cases import CASES, NAMES, Case

COMMITTED = Path(__file__).parents[2] / "transcripts"
TECHNIQUES = {code for codes in scenes.TECHNIQUES.values() for code in codes}


@pytest.fixture(scope="module")
def made() -> Mapping[str, bytes]:
    """Return the files of the study with the default seed."""
    return demo.study_files()


@pytest.fixture(scope="module")
def told() -> Mapping[str, Sequence[therapy.Session]]:
    """Return the sessions of the study by case."""
    return {c.key: therapy.tell(c, demo.SEED, scenes.load(c.language)) for c in CASES}


@pytest.mark.parametrize("name", ["Case A/A-s03.docx", "Case B/B-s02.docx"])
def test_word_files_are_valid(made: Mapping[str, bytes], name: str, tmp_path: Path) -> None:
    """A validator of the file format has nothing to say."""
    from openxml_audit import OpenXmlValidator

    path = tmp_path / "session.docx"
    path.write_bytes(made[name])
    result = OpenXmlValidator().validate(path)
    assert result.is_valid, result.errors


def _lines(made: Mapping[str, bytes], name: str) -> list[str]:
    """Return the words of each turn of a transcript, read from its file: no label, no time."""
    data = made[name]
    if name.endswith(".docx"):
        document = Document(io.BytesIO(data))
        if document.tables:
            rows = document.tables[0]._tbl.tr_lst[1:]
            return [row.tc_lst[2].p_lst[0].text for row in rows]
        paragraphs = [paragraph.text for paragraph in document.paragraphs]
    else:
        paragraphs = _decoded(data).splitlines()
    said = [
        line
        for line in paragraphs
        if re.match(r"(\[[\d:]+\] )?(Therapist|Child|Mother|T|Ç|Anne): ", line)
    ]
    return [re.sub(r"^(\[[\d:]+\] )?\w+: ", "", line) for line in said]


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1254")


def _transcripts(made: Mapping[str, bytes]) -> list[str]:
    return [name for name in made if name.startswith("Case ")]


def test_the_study_has_the_files_of_two_cases(made: Mapping[str, bytes]) -> None:
    """34 and 31 sessions with two missing; mostly Word, some text, one of it in cp1254."""
    names = _transcripts(made)
    numbers = defaultdict(list)
    for name in names:
        found = re.fullmatch(r"Case ([AB])/\1-s(\d\d)\.(docx|txt)", name)
        assert found is not None, name
        numbers[found[1]].append(int(found[2]))
    assert numbers["A"] == list(range(1, 35))
    assert numbers["B"] == [n for n in range(1, 34) if n not in (12, 21)]
    assert Counter(name[-4:] for name in names) == {"docx": 53, ".txt": 12}
    assert set(made) - set(names) == {
        *("tags.csv", "ratings.csv", "names.csv", "facts.toml", "README.txt")
    }
    with pytest.raises(UnicodeDecodeError):
        made["Case B/B-s15.txt"].decode()
    assert "Ç: " in made["Case B/B-s15.txt"].decode("cp1254")


def test_the_facts_are_told_in_the_language_of_the_write_up() -> None:
    """The same numbers; what is printed as it stands is Turkish in a Turkish study."""
    english, turkish = (
        tomllib.loads(demo.study_files(language=language)["facts.toml"].decode())
        for language in ("en", "tr")
    )
    assert [m["sd"] for m in turkish["measure"]] == [m["sd"] for m in english["measure"]]
    assert turkish["case"]["A"]["consent"] != english["case"]["A"]["consent"]
    said = " ".join(re.findall(r"'([^']*)'", str(turkish))).lower()
    assert not {"invented", "mother", "teacher", "nobody"} & {*said.split()}


def test_every_transcript_says_that_it_is_invented(made: Mapping[str, bytes]) -> None:
    """The header says so in the transcript's language, with case and session."""
    for name in _transcripts(made):
        data = made[name]
        if name.endswith(".docx"):
            text = "\n".join(
                paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs[:3]
            )
        else:
            text = _decoded(data)
        number = int(name[10:12])
        lines = [f"Case A, session {number}", "INVENTED demonstration transcript"]
        if "/B" in name:
            lines = [f"Vaka B, seans {number}", "UYDURMA gösteri dökümü"]
        assert text.splitlines()[:2] == lines


def test_no_line_stands_more_than_three_times(made: Mapping[str, bytes]) -> None:
    """Of lines of five words or more, in whatever case and punctuation, as the files have them."""
    uses: Counter[str] = Counter()
    for name in _transcripts(made):
        lines = _lines(made, name)
        assert 100 <= len(lines) <= 200, name
        uses.update(
            " ".join(re.findall(r"\w+", line.lower())) for line in lines if len(line.split()) >= 5
        )
    assert max(uses.values()) <= 3


def test_the_files_hold_the_told_turns(
    made: Mapping[str, bytes], told: Mapping[str, Sequence[therapy.Session]]
) -> None:
    """Word paragraphs, Word tables and text files all have every turn, in order."""
    for key, sessions in told.items():
        for session in sessions:
            stem = f"Case {key}/{key}-s{session.number:02d}"
            name = next(name for name in made if name.startswith(stem))
            assert _lines(made, name) == [turn.text for turn in session.turns]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.key)
def test_sessions_begin_and_end_and_are_varied(
    case: Case, told: Mapping[str, Sequence[therapy.Session]]
) -> None:
    """Nobody says the same thing twice in a session, short answers apart; both people speak."""
    for session in told[case.key]:
        long = [turn.text for turn in session.turns if not story.is_short(turn.text)]
        assert len(long) == len(set(long))
        speakers = Counter(turn.speaker for turn in session.turns)
        assert min(speakers["T"], speakers["C"]) > 0.35 * len(session.turns)


def test_names_stand_in_the_transcripts_and_pseudonyms_do_not(made: Mapping[str, bytes]) -> None:
    """The list is about these texts; no pseudonym shares an initial with its name."""
    rows = list(csv.DictReader(io.StringIO(made["names.csv"].decode())))
    assert len(rows) == len(NAMES)
    for case in ("A", "B"):
        words = "\n".join(
            line for name in _transcripts(made) if f"/{case}" in name for line in _lines(made, name)
        )
        for row in (row for row in rows if row["case"] == case):
            forms = (row["real"], *row["variants"].split("|"))
            assert any(form and form in words for form in forms), row["real"]
            assert row["pseudonym"] not in words
            assert row["real"][0] != row["pseudonym"][0]


def test_tags_and_ratings_are_about_the_sessions(
    made: Mapping[str, bytes], told: Mapping[str, Sequence[therapy.Session]]
) -> None:
    """Every tag stands on a turn of its speaker; both raters rated nine items everywhere."""
    speakers = {
        (key, session.number, place): turn.speaker
        for key, sessions in told.items()
        for session in sessions
        for place, turn in enumerate(session.turns, start=1)
    }
    tags = list(csv.DictReader(io.StringIO(made["tags.csv"].decode())))
    assert len(tags) > 4000
    for row in tags:
        speaker = speakers[row["case"], int(row["session"]), int(row["segment"])]
        prefix, code = row["code"].split(".")
        assert (speaker, prefix) in {("T", "mbtc"), ("C", "alliance")}
        assert code in scenes.CODES[speaker]
    ratings = list(csv.DictReader(io.StringIO(made["ratings.csv"].decode())))
    assert len(ratings) == 65 * 2 * 9
    assert {row["value"] for row in ratings} == set("012345")


def test_the_same_seed_makes_the_same_bytes(made: Mapping[str, bytes], tmp_path: Path) -> None:
    """Writing twice, in other folders, makes equal files; another seed tells something else."""
    demo.write_study_files(tmp_path / "study")
    written = {
        path.relative_to(tmp_path / "study").as_posix(): path.read_bytes()
        for path in (tmp_path / "study").rglob("*")
        if path.is_file()
    }
    assert written == made
    other = demo.study_files(demo.SEED + 1)
    assert other["Case A/A-s05.txt"] != made["Case A/A-s05.txt"]


def test_the_committed_transcripts_are_the_programs_output(made: Mapping[str, bytes]) -> None:
    """What stands in the repository is what the program writes, to the byte."""
    committed = {
        path.relative_to(COMMITTED).as_posix(): path.read_bytes()
        for path in COMMITTED.rglob("*")
        if path.is_file()
    }
    assert sorted(committed) == sorted(made)
    assert [name for name, data in made.items() if committed[name] != data] == []


def _technique(sessions: Sequence[therapy.Session], rater: str) -> np.ndarray:
    """Return the technique codes per 100 therapist turns."""
    return np.array(
        [
            100
            * sum(
                tag.rater == rater and tag.code.split(".")[1] in TECHNIQUES for tag in session.tags
            )
            / sum(turn.speaker == "T" for turn in session.turns)
            for session in sessions
        ]
    )


def _alliance(sessions: Sequence[therapy.Session], rater: str) -> np.ndarray:
    """Return the mean of the nine items after reversal."""
    return np.array(
        [
            np.mean(
                [
                    5 - row.value
                    if row.item in {"tpocs.2", "tpocs.5", "tpocs.6", "tpocs.8"}
                    else row.value
                    for row in session.ratings
                    if row.rater == rater
                ]
            )
            for session in sessions
        ]
    )


def _observed(
    score: Callable[[Sequence[therapy.Session], str], np.ndarray],
    sessions: Sequence[therapy.Session],
    who: str,
) -> np.ndarray:
    if who != "mean":
        return score(sessions, who)
    return np.asarray(np.mean([score(sessions, rater) for rater in raters.RATERS], axis=0))


@pytest.mark.parametrize("trend", [1, 2], ids=["linear", "quadratic"])
@pytest.mark.parametrize("who", ["mean", "R1", "R2"])
@pytest.mark.parametrize("direction", ["technique first", "alliance first"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.key)
def test_the_scores_show_the_built_in_truth(
    case: Case, direction: str, who: str, trend: int, told: Mapping[str, Sequence[therapy.Session]]
) -> None:
    """In A each leads the other, in B neither does: single-equation F test at lag 1."""
    pair = [_observed(score, told[case.key], who) for score in (_technique, _alliance)]
    cause, effect = pair if direction == "technique first" else pair[::-1]
    share, coefficient = course.precedence(effect.tolist(), cause.tolist(), case.seen, trend)
    rows = sum(then - now == 1 for now, then in itertools.pairwise(case.seen))
    assert rows == {"A": 33, "B": 28}[case.key]
    df = rows - 3 - trend
    p = stats.f.sf(share / (1 - share) * df, 1, df)
    if case.coupled:
        assert p < (0.005 if who == "mean" else 0.05)
        assert coefficient > 0
    else:
        assert p > (0.15 if who == "mean" else 0.05)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.key)
def test_the_observed_alliance_is_high_low_high(
    case: Case, told: Mapping[str, Sequence[therapy.Session]]
) -> None:
    """A parabola through the mean ratings opens upwards, surely."""
    alliance = _observed(_alliance, told[case.key], "mean")
    number = np.array(case.seen, dtype=float)
    number = (number - number.mean()) / number.std()
    design = np.column_stack([number**2, number, np.ones(len(number))])
    coefficients, rest, *_ = np.linalg.lstsq(design, alliance, rcond=None)
    df = len(number) - 3
    error = np.sqrt(rest[0] / df * np.linalg.inv(design.T @ design)[0, 0])
    assert stats.t.sf(coefficients[0] / error, df) < 0.01


def _kappa(first: Sequence[str], second: Sequence[str]) -> float:
    agree = np.mean([a == b for a, b in zip(first, second, strict=True)])
    chance = sum(first.count(x) * second.count(x) for x in set(first)) / len(first) ** 2
    return float((agree - chance) / (1 - chance))


def _judged(
    sessions: Sequence[therapy.Session], rater: str, speaker: str, by: Mapping[str, str]
) -> list[str]:
    """Return what a rater made of each turn of a speaker: a label, or "" for none."""
    labels = []
    for session in sessions:
        codes = {tag.segment: tag.code.split(".")[1] for tag in session.tags if tag.rater == rater}
        labels += [
            by.get(codes.get(place, ""), "")
            for place, turn in enumerate(session.turns, start=1)
            if turn.speaker == speaker
        ]
    return labels


@pytest.mark.parametrize("speaker", ["T", "C"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.key)
def test_two_raters_agree_as_people_do(
    case: Case, speaker: str, told: Mapping[str, Sequence[therapy.Session]]
) -> None:
    """Cohen's kappa over turns is about .7: for families, and for codes present or absent."""
    codes = {code: code for code in scenes.CODES[speaker]}
    families = {code: family for family, members in scenes.TECHNIQUES.items() for code in members}
    for by in (codes, families) if speaker == "T" else (codes,):
        pair = [_judged(told[case.key], rater, speaker, by) for rater in raters.RATERS]
        assert 0.63 < _kappa(*pair) < 0.77
    pair = [_judged(told[case.key], rater, speaker, codes) for rater in raters.RATERS]
    present = [[str(label == code) for code in sorted(codes) for label in one] for one in pair]
    assert 0.63 < _kappa(*present) < 0.77


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.key)
def test_two_raters_alliance_totals_agree(
    case: Case, told: Mapping[str, Sequence[therapy.Session]]
) -> None:
    """ICC(2,1) of the total is about .8, as published; three items lie near the ceiling."""
    table = np.column_stack([_alliance(told[case.key], rater) for rater in raters.RATERS])
    n, k = table.shape
    rows = k * np.var(table.mean(axis=1), ddof=1)
    columns = n * np.var(table.mean(axis=0), ddof=1)
    rest = table - table.mean(axis=1, keepdims=True) - table.mean(axis=0) + table.mean()
    error = (rest**2).sum() / ((n - 1) * (k - 1))
    icc = (rows - error) / (rows + (k - 1) * error + k * (columns - error) / n)
    assert 0.74 < icc < 0.88
    for item in ("tpocs.2", "tpocs.6", "tpocs.8"):
        values = [
            row.value for session in told[case.key] for row in session.ratings if row.item == item
        ]
        assert np.mean(values) < 0.6
