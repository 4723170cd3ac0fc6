"""Labelled lines -> turns: the reader of plain text and of word processors' paragraphs."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection
from dataclasses import dataclass

from thirdear.model.refusal import Refusal
from thirdear.model.text import Reading, Span, Unplaced
from thirdear.transcripts.headings import heading
from thirdear.transcripts.labels import Labels, learn
from thirdear.transcripts.lines import Line, lines_of, without_numbers
from thirdear.transcripts.roles import guess
from thirdear.transcripts.stamps import leading, seconds, until
from thirdear.transcripts.wording import counted, listed

# What recording services write below or around the speech.
_SERVICE_LINE = re.compile(
    r"Transcribed by https?://otter\.ai|.{1,80} (?:started|stopped) transcription"
)


@dataclass(slots=True)
class _Turn:
    label: Line
    speaker: str
    time: float | None
    end: float | None
    start: int
    stop: int
    stamped: bool


def read_turns(
    text: str,
    *,
    format_name: str,
    encoding: str | None = None,
    aside: Collection[int] = (),
    warnings: tuple[str, ...] = (),
    keep_numbers: bool = False,
) -> Reading:
    """Return one session's turns, cut at the labels that the text itself teaches.

    ``text`` is canonical. ``aside`` are numbers of lines that belong to no turn (a text box).
    Printed line numbers are left out of the reading's text, since a turn over several lines would
    hold them; ``keep_numbers`` leaves the text as it is, where others point into it. Refused: text
    in which nobody is labelled.
    """
    text, numbers = (text, 0) if keep_numbers else without_numbers(text)
    lines = list(lines_of(text))
    labels = learn(text, (line for line in lines if line.number not in aside))
    if labels is None:
        raise Refusal(
            "no turns were found: begin each with its speaker, as in 'T: ...'",
            "hiç söz bulunamadı: her söze konuşanıyla başlayın, 'T: ...' gibi",
        )
    turns, loose = _without_legend(text, *_cut(text, lines, labels, aside))
    spoken = [turn for turn in turns if turn.stop]
    if not spoken:
        raise Refusal(
            "no turns were found: there are speakers, but nobody says anything",
            "hiç söz bulunamadı: konuşanlar var ama kimse bir şey söylemiyor",
        )
    begin = spoken[0].start
    told = heading(text[line.start : line.stop] for line in loose if line.stop <= begin)
    return Reading(
        text=text,
        spans=tuple(
            Span(turn.speaker, turn.start, turn.stop, turn.time, end=turn.end) for turn in spoken
        ),
        format=format_name,
        encoding=encoding,
        unplaced=tuple(
            Unplaced(line.number, line.start, line.stop)
            for line in loose
            if line.stop > begin or text[line.start : line.stop] not in told.lines
        ),
        warnings=warnings + _notes(numbers, len(turns) - len(spoken), labels.doubtful),
        case=told.case,
        session=told.session,
        days=told.days,
    )


def _cut(
    text: str, lines: list[Line], labels: Labels, aside: Collection[int]
) -> tuple[list[_Turn], list[Line]]:
    """Return the turns, with ``stop`` 0 where there are no words, and the lines in none of them."""
    turns: list[_Turn] = []
    loose: list[Line] = []
    pending: float | None = None
    ended = 0.0 if any(line.end is not None for line in lines) else None
    for line in lines:
        found = labels.match(text, line)
        if line.number in aside or _SERVICE_LINE.fullmatch(text, line.start, line.stop):
            loose.extend([] if line.blank else [line])
        elif line.blank and not _answers(turns, line):
            pending = pending if line.stamp is None else line.stamp
        elif found:
            turns.append(_open(text, line, found, (line.stamp, pending, ended)))
            pending = None
        elif turns:
            _extend(turns[-1], line)
            while loose and loose[-1].start > turns[-1].start:
                loose.pop()  # a service's words in the midst of a turn stay with it
        else:
            loose.append(line)
        ended = ended if line.end is None else line.end
    return turns, loose


def _answers(turns: list[_Turn], line: Line) -> bool:
    """Whether a time alone on a line is what somebody says: the label has a time and no words."""
    return line.clock is not None and bool(turns) and turns[-1].stamped and not turns[-1].stop


def _open(text: str, line: Line, found: re.Match[str], times: tuple[float | None, ...]) -> _Turn:
    """Begin a turn at its label; its time is the nearest stamp before the words.

    It ends at a stamp behind them, or where a stamp before them says so ("0:03 - 0:09").
    """
    groups = found.groupdict()
    beside = seconds(groups["time"]) if groups.get("time") else None
    note = found.start("note") if groups.get("note") else -1
    start, after = leading(text, note if note >= 0 else found.end(), line.last)
    known = [time for time in (beside, after, *times) if time is not None]
    stop = line.last if start < line.last else 0
    end = until(text, line.start, start) if line.end is None else line.end
    return _Turn(
        line,
        found["label"].strip(),
        known[0] if known else None,
        end,
        start,
        stop,
        beside is not None,
    )


def _extend(turn: _Turn, line: Line) -> None:
    """Add a line without a label; a label alone on its line takes its words from the next."""
    if not turn.stop:
        turn.start = line.first
        turn.time = line.time if turn.time is None else turn.time
    turn.stop, turn.end = line.last, line.end


def _without_legend(
    text: str, turns: list[_Turn], loose: list[Line]
) -> tuple[list[_Turn], list[Line]]:
    """Take lines such as "T: Terapist", two or more above the first words, for no speech."""
    explained = list(itertools.takewhile(lambda turn: _explains(text, turn), turns))
    if len(explained) < 2:
        return turns, loose
    lines = [*loose, *(turn.label for turn in explained)]
    return turns[len(explained) :], sorted(lines, key=lambda line: line.number)


def _explains(text: str, turn: _Turn) -> bool:
    """Whether the only word of a turn is the role that its label may stand for."""
    word = text[turn.start : turn.stop]
    role = guess(word) if len(word) > 2 else None
    return role is not None and guess(turn.speaker) in {None, role}


def _notes(numbers: int, wordless: int, doubtful: tuple[int, ...]) -> tuple[str, ...]:
    notes = []
    if numbers:
        notes.append(f"{counted(numbers, 'line number')} left out of the text")
    if wordless:
        notes.append(f"{counted(wordless, 'label')} without words left out")
    if doubtful:
        where = listed(doubtful, "line")
        notes.append(
            f"{where} may begin a turn of somebody who speaks only once: joined to the turn before"
        )
    return tuple(notes)
