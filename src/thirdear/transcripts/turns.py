"""Labelled lines -> turns: the reader of plain text and of word processors' paragraphs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from thirdear.model.language import counted, said
from thirdear.model.reading import Reading, Span, Unplaced
from thirdear.model.refusal import Refusal
from thirdear.model.text import Role
from thirdear.transcripts import alternation
from thirdear.transcripts.headers import NOTHING_WANTED, Wanted
from thirdear.transcripts.headings import heading
from thirdear.transcripts.labels import Labels, learn
from thirdear.transcripts.legends import Legend, legend
from thirdear.transcripts.lines import Line, lines_of, without_numbers
from thirdear.transcripts.phrases import listed
from thirdear.transcripts.preface import header_lines
from thirdear.transcripts.roles import label_key
from thirdear.transcripts.stamps import leading, seconds, until

# What recording services write below or around the speech.
_SERVICE_LINE = re.compile(
    r"Transcribed by https?://otter\.ai|.{1,80} (?:started|stopped) transcription"
)
# Labels before so few of the lines are names in the speech, not whose words all lines are.
_RARE = 0.04
_RARE_ALONE = 0.1
_FEW_LINES = 10


@dataclass(slots=True)
class _Turn:
    speaker: str
    time: float | None
    end: float | None
    start: int
    stop: int
    stamped: bool = False
    is_action: bool = False


@dataclass(slots=True)
class _Cut:
    """The turns, with ``stop`` 0 where there are no words, and the lines in none of them."""

    turns: list[_Turn]
    loose: list[Line]
    notes: tuple[str, ...] = ()


def read_turns(
    text: str,
    *,
    format_name: str,
    encoding: str | None = None,
    aside: Collection[int] = (),
    warnings: tuple[str, ...] = (),
    keep_numbers: bool = False,
    wanted: Wanted = NOTHING_WANTED,
    inner: Collection[int] = (),
) -> Reading:
    """Return one session's turns, cut at the labels that the text itself teaches.

    ``text`` is canonical. ``aside`` are numbers of lines that belong to no turn (a text box).
    Printed line numbers are left out of the reading's text, since a turn over several lines would
    hold them; ``keep_numbers`` leaves the text as it is, where others point into it. ``wanted``
    tells labels, and who speaks in turn in a text without labels, whose paragraphs go on in the
    lines ``inner``. Refused: text in which nobody is labelled.
    """
    text, numbers = (text, 0) if keep_numbers else without_numbers(text)
    lines = list(lines_of(text))
    meant = legend(text, lines)
    off = meant.lines | set(aside) | {line.number for line in lines[: wanted.first_line - 1]}
    cut = _found(text, lines, off, inner, wanted)
    spoken = _spoken(cut)
    begin = spoken[0].start
    told = heading(text[line.start : line.stop] for line in cut.loose if line.stop <= begin)
    return Reading(
        text=text,
        spans=tuple(
            Span(turn.speaker, turn.start, turn.stop, turn.time, end=turn.end) for turn in spoken
        ),
        format=format_name,
        encoding=encoding,
        unplaced=tuple(
            Unplaced(line.number, line.start, line.stop)
            for line in cut.loose
            if line.stop > begin or text[line.start : line.stop] not in told.lines
        ),
        warnings=warnings + _about_numbers(numbers) + cut.notes + _about_actions(spoken),
        case=told.case,
        session=told.session,
        roles=tuple(_roles(spoken, meant)),
        days=told.days,
    )


def _found(
    text: str,
    lines: Sequence[Line],
    aside: frozenset[int],
    inner: Collection[int],
    wanted: Wanted,
) -> _Cut:
    """Cut at the labels that the text teaches, or as somebody says who speaks in turn."""
    labels = learn(text, (line for line in lines if line.number not in aside), wanted.labels)
    if labels is None or _is_rare(text, lines, labels):
        return _in_turn(text, lines, aside, inner, wanted)
    cut = _cut(text, lines, labels, aside | header_lines(text, lines, labels.match))
    cut.notes = _about_labels(cut.turns, labels, wanted)
    return cut


def _spoken(cut: _Cut) -> list[_Turn]:
    """Return the turns that have words; refused where nobody says any."""
    spoken = [turn for turn in cut.turns if turn.stop]
    if all(turn.is_action for turn in spoken):
        raise Refusal(
            "no turns were found: there are speakers, but nobody says anything",
            "hiç söz bulunamadı: konuşanlar var ama kimse bir şey söylemiyor",
        )
    return spoken


def _is_rare(text: str, lines: Sequence[Line], labels: Labels) -> bool:
    """Whether labels begin so few of many lines that nobody can have said all of the others."""
    filled = sum(not line.blank for line in lines)
    found = [match["label"] for line in lines if (match := labels.match(text, line))]
    least = _RARE if len({label_key(label) for label in found}) > 1 else _RARE_ALONE
    return filled >= _FEW_LINES and len(found) < least * filled


def _in_turn(
    text: str,
    lines: Sequence[Line],
    aside: Collection[int],
    inner: Collection[int],
    wanted: Wanted,
) -> _Cut:
    """Give the paragraphs of a text without labels to speakers in turn; refused where none are."""
    found = alternation.pieces(text, [line for line in lines if line.number not in aside], inner)
    if not wanted.in_turn:
        raise alternation.unlabelled(text, lines, found)
    turns = [
        _Turn(name, piece.time, piece.end, piece.start, piece.stop, is_action=piece.is_action)
        for piece, name in alternation.spoken_by(found, wanted.in_turn)
    ]
    placed = {number for piece in found for number in piece.lines}
    loose = [line for line in lines if not line.blank and line.number not in placed]
    return _Cut(turns, loose, alternation.backwards(found))


def _cut(text: str, lines: Sequence[Line], labels: Labels, aside: Collection[int]) -> _Cut:
    """Cut lines at their labels."""
    turns: list[_Turn] = []
    loose: list[Line] = []
    pending: float | None = None
    ended = 0.0 if any(line.end is not None for line in lines) else None
    found = [None if line.number in aside else labels.match(text, line) for line in lines]
    alone = _actions(text, lines, found)
    for line, label in zip(lines, found, strict=True):
        if line.number in aside or _SERVICE_LINE.fullmatch(text, line.start, line.stop):
            loose.extend([] if line.blank else [line])
        elif line.blank and not _answers(turns, line):
            pending = pending if line.stamp is None else line.stamp
        elif label:
            turns.append(_open(text, line, label, (line.stamp, pending, ended)))
            pending = None
        elif line.number in alone and not (turns and not turns[-1].stop):
            time = line.stamp if line.stamp is not None else pending
            turns.append(_Turn("", time, line.end, line.label_at, line.last, is_action=True))
            pending = None
        elif turns:
            _extend(turns[-1], line)
            while loose and loose[-1].start > turns[-1].start:
                loose.pop()  # a service's words in the midst of a turn stay with it
        else:
            loose.append(line)
        ended = ended if line.end is None else line.end
    return _Cut(turns, loose)


def _actions(
    text: str, lines: Sequence[Line], found: Sequence[re.Match[str] | None]
) -> frozenset[int]:
    """Return the lines that are actions of their own: a label or another action comes next.

    Brackets in the midst of what somebody says stay with it.
    """
    filled = [
        (line, label is not None)
        for line, label in zip(lines, found, strict=True)
        if label is not None or not line.blank
    ]
    alone: set[int] = set()
    goes_on = False
    for line, labelled in reversed(filled):
        if not labelled and not goes_on and alternation.is_action(text, line):
            alone.add(line.number)
        else:
            goes_on = not labelled
    return frozenset(alone)


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


def _roles(turns: Sequence[_Turn], meant: Legend) -> Iterator[tuple[str, Role]]:
    """Yield the roles that the text itself gives: by its legend, and of actions."""
    for label, is_action in dict.fromkeys((turn.speaker, turn.is_action) for turn in turns):
        role = Role.ACTION if is_action else meant.roles.get(label_key(label))
        if role is not None:
            yield label, role


def _about_numbers(numbers: int) -> tuple[str, ...]:
    if not numbers:
        return ()
    return (
        said(
            f"{counted(numbers, 'line number')} left out of the text",
            f"{numbers} satır numarası metne alınmadı",
        ),
    )


def _about_labels(turns: Sequence[_Turn], labels: Labels, wanted: Wanted) -> tuple[str, ...]:
    notes = []
    if wordless := sum(not turn.stop for turn in turns):
        notes.append(
            said(
                f"{counted(wordless, 'label')} without words left out",
                f"arkasında söz olmayan {wordless} etiket alınmadı",
            )
        )
    if labels.doubtful:
        where = listed(labels.doubtful, "line")
        notes.append(
            said(
                f"{where} may begin a turn of somebody who speaks only once: joined to the turn "
                "before; --speakers LABEL=ROLE makes it a turn",
                f"yalnız bir kez konuşan birinin sözü olabilir ({where}): önceki söze katıldı; "
                "--speakers ETİKET=ROL onu ayrı bir söz yapar",
            )
        )
    return (*notes, *alternation.not_in_turn(wanted.in_turn))


def _about_actions(turns: Sequence[_Turn]) -> tuple[str, ...]:
    count = sum(turn.is_action for turn in turns)
    if not count:
        return ()
    return (
        said(
            f"{counted(count, 'action')} in brackets, each on a line of its own: turns of nobody, "
            "role action",
            f"kendi satırında, ayraç içinde {count} eylem: kimsenin sözü değil, rolü eylem",
        ),
    )
