"""JSON of speech recognisers: Whisper and WhisperX, AWS Transcribe, Google, AssemblyAI."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from thirdear.model.reading import Reading
from thirdear.model.refusal import Refusal
from thirdear.transcripts.entries import Said, joined, reading_of
from thirdear.transcripts.material import Material, canonical

_Json = Mapping[str, Any]


def is_whisper(material: Material) -> bool:
    """Whether it has segments of text with times, as Whisper and WhisperX write them."""
    segments = _list(_object(material), "segments")
    return bool(segments) and "text" in segments[0] and "start" in segments[0]


def is_aws(material: Material) -> bool:
    """Whether it has items under results, as Amazon Transcribe writes them."""
    return bool(_list(_under(_object(material), "results"), "items"))


def is_google(material: Material) -> bool:
    """Whether it has alternatives under results, as Google Speech-to-Text writes them."""
    results = _list(_object(material), "results")
    return any("alternatives" in result for result in results)


def is_assemblyai(material: Material) -> bool:
    """Whether it has utterances with speakers, as AssemblyAI writes them."""
    utterances = _list(_object(material), "utterances")
    return bool(utterances) and "speaker" in utterances[0] and "text" in utterances[0]


def read_whisper(material: Material) -> Reading:
    """Return the turns of segments; one whose words have two speakers is cut between them."""
    segments = _list(_object(material), "segments")
    said = [one for place, each in enumerate(segments, start=1) for one in _segment(place, each)]
    return _reading(material, "whisper-json", said)


def read_aws(material: Material) -> Reading:
    """Return the turns of items; punctuation, which has no time, goes on with the word before."""
    items = _list(_under(_object(material), "results"), "items")
    labels = _aws_speakers(_under(_object(material), "results"))
    words: list[_Word] = []
    for item in items:
        best = next(iter(_list(item, "alternatives")), {})
        text = _text(best, "content")
        time, end = _number(item.get("start_time")), _number(item.get("end_time"))
        if item.get("type") == "punctuation" and words:
            words[-1] = words[-1].followed_by(text)
            continue
        who = _text(item, "speaker_label") or labels.get(time, "")
        words.append(_Word(who, text, time, end))
    return _reading(material, "aws-json", _by_speaker(words))


def read_google(material: Material) -> Reading:
    """Return the turns of the words; where speakers are told, the last result repeats them all."""
    results = _list(_object(material), "results")
    best = [next(iter(_list(result, "alternatives")), {}) for result in results]
    told = [_list(each, "words") for each in best]
    if told and any("speakerTag" in w or "speakerLabel" in w for w in told[-1]):
        words = [
            _Word(
                str(w.get("speakerLabel") or w.get("speakerTag") or ""),
                _text(w, "word"),
                _google_time(w.get("startTime", w.get("startOffset"))),
                _google_time(w.get("endTime", w.get("endOffset"))),
            )
            for w in told[-1]
        ]
        return _reading(material, "google-json", _by_speaker(words, "Speaker "))
    said = []
    for place, (each, times) in enumerate(zip(best, told, strict=True), start=1):
        time = _google_time(times[0].get("startTime")) if times else None
        end = _google_time(times[-1].get("endTime")) if times else None
        said.append(Said(place, "", _text(each, "transcript"), time, end))
    return _reading(material, "google-json", said)


def read_assemblyai(material: Material) -> Reading:
    """Return the utterances, whose times are milliseconds."""
    said = [
        Said(
            place,
            _text(each, "speaker"),
            _text(each, "text"),
            _milliseconds(each.get("start")),
            _milliseconds(each.get("end")),
        )
        for place, each in enumerate(_list(_object(material), "utterances"), start=1)
    ]
    return _reading(material, "assemblyai-json", said)


class _Word:
    """A recognised word and the punctuation behind it."""

    def __init__(self, speaker: str, text: str, time: float | None, end: float | None) -> None:
        self.speaker = speaker
        self.text = text
        self.time = time
        self.end = end

    def followed_by(self, mark: str) -> _Word:
        """Return the word with a mark behind it."""
        return _Word(self.speaker, self.text + mark, self.time, self.end)


def _reading(material: Material, name: str, said: Iterable[Said]) -> Reading:
    turns, warnings = joined(one for one in said if one.text.strip())
    return reading_of(
        turns,
        format_name=name,
        encoding=material.encoding,
        warnings=material.warnings + warnings,
    )


def _segment(place: int, segment: _Json) -> Iterator[Said]:
    """Yield a segment, cut where its words change speakers; the words must be all of its text."""
    text = _text(segment, "text").strip()
    time, end = _number(segment.get("start")), _number(segment.get("end"))
    speaker = _text(segment, "speaker")
    words = [
        _Word(
            _text(w, "speaker") or speaker,
            _text(w, "word").strip(),
            _number(w.get("start")),
            _number(w.get("end")),
        )
        for w in _list(segment, "words")
    ]
    whole = [word.text for word in words] == text.split()
    if not whole or len({word.speaker for word in words}) < 2:
        yield Said(place, speaker, text, time, end)
        return
    for part in _by_speaker(words):
        yield Said(place, part.speaker, part.text, part.time, part.end)


def _by_speaker(words: Iterable[_Word], prefix: str = "") -> list[Said]:
    """Join words in a row of one speaker by spaces."""
    said: list[Said] = []
    row: list[_Word] = []
    for word in [*words, None]:
        if row and (word is None or word.speaker != row[0].speaker):
            end = next((each.end for each in reversed(row) if each.end is not None), None)
            who = f"{prefix}{row[0].speaker}" if row[0].speaker else ""
            text = " ".join(each.text for each in row)
            said.append(Said(len(said) + 1, who, text, row[0].time, end))
            row = []
        if word is not None:
            row.append(word)
    return said


def _aws_speakers(results: _Json) -> dict[float | None, str]:
    """Return the speaker of each second at which a word begins, as older files tell it."""
    labels = _under(results, "speaker_labels")
    return {
        _number(item.get("start_time")): _text(item, "speaker_label")
        for segment in _list(labels, "segments")
        for item in _list(segment, "items")
    }


def _object(material: Material) -> _Json:
    value = material.json
    return value if isinstance(value, dict) else {}


def _under(value: _Json, key: str) -> _Json:
    inner = value.get(key)
    return inner if isinstance(inner, dict) else {}


def _list(value: _Json, key: str) -> list[_Json]:
    """Return the objects of a list; [] where there is no list of objects."""
    inner = value.get(key)
    if not isinstance(inner, list) or not all(isinstance(each, dict) for each in inner):
        return []
    return inner


def _text(value: _Json, key: str) -> str:
    words = value.get(key)
    if words is None:
        return ""
    if isinstance(words, bool | dict | list):
        raise Refusal(
            f"its {key!r} is no text: the file is damaged",
            f"{key!r} alanı metin değil: dosya bozuk",
        )
    return canonical(str(words).encode("utf-8", "replace").decode("utf-8"))


def _number(value: object) -> float | None:
    """Return a number, also one that is written as text."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) and 0 <= number < 1e9 else None


def _milliseconds(value: object) -> float | None:
    number = _number(value)
    return None if number is None else number / 1000


def _google_time(value: object) -> float | None:
    """Return seconds from ``"12.900s"`` or ``{"seconds": "12", "nanos": 900000000}``."""
    if isinstance(value, dict):
        return (_number(value.get("seconds")) or 0.0) + (_number(value.get("nanos")) or 0.0) / 1e9
    return _number(value.removesuffix("s")) if isinstance(value, str) else _number(value)
