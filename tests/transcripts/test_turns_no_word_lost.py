"""Spans, what is not placed, labels and stamps are the whole of a text, however it is typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pylangacq import CHAT
from pympi import TextGrid

from tests.transcripts.test_transcripts import check_whole
from thirdear.base import notation
from thirdear.model.reading import Reading
from thirdear.transcripts import read

CHATS = Path(__file__).parents[1] / "data" / "chat"
WORDS = "ben sen geldi… (güler) [kısa] 3:15 https://a.b #1 <b> (not: T- İyi, ¤ *a* “q” &=x".split()
SAID = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
TURNS = st.lists(st.tuples(st.booleans(), SAID), min_size=4, max_size=12)

Turn = tuple[bool, str, str]  # the therapist's; the words; the time hh:mm:ss

STYLES: dict[str, tuple[Callable[[Turn], str], str]] = {
    "colon": (lambda t: f"{_short(t)}: {t[1]}", r"[TÇ]:"),
    "f4": (lambda t: f"#{t[2]}-1# {_short(t)}: {t[1]} #{t[2]}-5#", r"#[\d:]+-\d#|[TÇ]:"),
    "transana": (lambda t: f"¤<{t[2][-2:]}000>{_short(t)}: {t[1]}", r"¤<\d+>|[TÇ]:"),
    "stamps": (lambda t: f"[{t[2]}] Speaker{_short(t)}: {t[1]}", r"\[[\d:]+\]|Speaker[TÇ]:"),
    "rev": (lambda t: f"Speaker {1 + t[0]} ({t[2]}):\n{t[1]}", r"Speaker \d \([\d:]+\):"),
    "meet": (lambda t: f"{t[2]}\n{'Ay Su' if t[0] else 'Şule'}: {t[1]}", r"[\d:]+|Ay Su:|Şule:"),
}


def _short(turn: Turn) -> str:
    return "T" if turn[0] else "Ç"


def rest(reading: Reading) -> str:
    """Return what no span and no unplaced part covers."""
    check_whole(reading)
    places = sorted([(s.start, s.stop) for s in reading.spans])
    places = sorted(places + [(u.start, u.stop) for u in reading.unplaced])
    pieces, place = [], 0
    for start, stop in places:
        pieces.append(reading.text[place:start])
        place = stop
    return "\n".join([*pieces, reading.text[place:]])


@pytest.mark.parametrize("style", STYLES)
@given(turns=TURNS, head=st.sampled_from(["", "Invented session\nDate: today\n\n"]))
def test_typed(
    tmp_path_factory: pytest.TempPathFactory, style: str, turns: list[tuple[bool, str]], head: str
) -> None:
    """Beside the words there are labels, stamps and title lines, and nothing else."""
    write, labels = STYLES[style]
    both = [(True, "ben"), (False, "sen"), *turns]  # everybody speaks
    lines = [write((*turn, f"00:00:{n:02}")) for n, turn in enumerate(both, start=1)]
    file = tmp_path_factory.getbasetemp() / f"{style}.txt"
    file.write_text(head + "\n".join(lines), encoding="utf-8")
    (reading,) = read(file)
    assert reading.text == head + "\n".join(lines)
    left = re.sub(rf"(?m)^(?:Invented session|Date: today)$|{labels}", "", rest(reading))
    assert not left.strip(), left


@given(turns=TURNS)
def test_chat(tmp_path_factory: pytest.TempPathFactory, turns: list[tuple[bool, str]]) -> None:
    """Every tier's words are an entry's, and comments are not placed."""
    lines = ["@UTF8", "@Begin", "@Participants:\tMOT Mother, CHI Target_Child"]
    for number, (mother, words) in enumerate(turns):
        lines.append(f"*{'MOT' if mother else 'CHI'}:\t{words} . \x15{number}00_{number}50\x15")
        lines += [f"%com:\tnote {number}"] if number % 3 == 0 else []
    file = tmp_path_factory.getbasetemp() / "a.cha"
    file.write_text("\n".join([*lines, "@End", ""]), encoding="utf-8")
    (reading,) = read(file)
    assert not rest(reading).strip()
    found = [reading.text[span.start : span.stop] for span in reading.spans]
    assert found == [f"{words} ." for _, words in turns]
    assert len(reading.unplaced) == (len(turns) + 2) // 3


@given(turns=TURNS)
def test_textgrid(tmp_path_factory: pytest.TempPathFactory, turns: list[tuple[bool, str]]) -> None:
    """Every labelled interval is an entry; what is written by another program has all of them."""
    grid = TextGrid(xmax=float(len(turns)))
    tiers = {True: grid.add_tier("MOT"), False: grid.add_tier("CHI")}
    for number, (mother, words) in enumerate(turns):
        tiers[mother].add_interval(number, number + 0.5, words)
    file = tmp_path_factory.getbasetemp() / "a.TextGrid"
    grid.to_file(str(file), codec="utf-8")
    (reading,) = read(file)
    assert not rest(reading).strip()
    assert [reading.text[s.start : s.stop] for s in reading.spans] == [words for _, words in turns]


@pytest.mark.parametrize("name", ["test", "media_missing", "unlinked"])
def test_chat_of_others(name: str) -> None:
    """Files of another program have as many utterances, by the same people, at the same times."""
    file = CHATS / f"batchalign2_{name}.cha"
    (reading,) = read(file)
    written = re.findall(r"(?m)^\*(\w+):\t(.*?)\s*\x15?(\d+)_(\d+)\x15?$", file.read_text("utf-8"))
    assert [(s.speaker, reading.text[s.start : s.stop], s.time, s.end) for s in reading.spans] == [
        (who, said.strip(), int(a) / 1000, int(b) / 1000) for who, said, a, b in written
    ]
    others = CHAT.from_strs([file.read_text("utf-8")], strict=False).utterances()
    assert len(others) == len(reading.spans)


@pytest.mark.parametrize("name", ["utterance", "word"])
def test_textgrids_of_others(name: str) -> None:
    """Intervals of another program's files are those that pympi reads."""
    file = CHATS / f"batchalign2_{name}.TextGrid"
    (reading,) = read(file)
    tiers = TextGrid(str(file), codec="utf-8").get_tiers()
    other = sorted(
        (begin, tier.name, end, words.strip())
        for tier in tiers
        for begin, end, words in tier.get_intervals()
        if words.strip()
    )
    found = sorted(
        (s.time, s.speaker, s.end, reading.text[s.start : s.stop]) for s in reading.spans
    )
    assert found == other


def test_repeated_words_are_spoken() -> None:
    """What CHAT marks as said again was said; it is no remark."""
    text = "Um <I like I like> [/] I like beans ."
    assert notation.marks(text) == ()
    assert notation.spoken_words(text, (), 0, len(text)) == 8
