"""What recording services write as JSON: whose words, and when."""

from __future__ import annotations

import json
from typing import Any

import pytest

from thirdear.model.reading import Reading
from thirdear.model.refusal import Refusal
from thirdear.transcripts import speech
from thirdear.transcripts.material import Material

Turn = tuple[str, str, float | None, float | None]


def material(value: object) -> Material:
    """Return a file of JSON."""
    return Material("a.json", json.dumps(value).encode())


def said(one: Reading) -> list[Turn]:
    """Return who says what from when to when."""
    return [
        (span.speaker, one.text[span.start : span.stop], span.time, span.end) for span in one.spans
    ]


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ({"segments": [{"text": "a", "start": 0}]}, "whisper"),
        ({"segments": [{"text": "a"}]}, ""),
        ({"segments": [{"start": 0}]}, ""),
        ({"segments": []}, ""),
        ({"segments": "a"}, ""),
        ({"results": {"items": [{}]}}, "aws"),
        ({"results": {"items": []}}, ""),
        ({"results": {"items": [1]}}, ""),
        ({"results": [{"alternatives": []}]}, "google"),
        ({"results": [{}, {"alternatives": []}]}, "google"),
        ({"results": [{}]}, ""),
        ({"utterances": [{"speaker": "A", "text": "a"}]}, "assemblyai"),
        ({"utterances": [{"speaker": "A"}]}, ""),
        ({"utterances": [{"text": "a"}]}, ""),
        ([], ""),
    ],
)
def test_a_service_is_told_by_its_keys(value: object, kind: str) -> None:
    """Of which it is, or none."""
    one = material(value)
    asked = {
        "whisper": speech.is_whisper,
        "aws": speech.is_aws,
        "google": speech.is_google,
        "assemblyai": speech.is_assemblyai,
    }
    assert "".join(name for name, is_one in asked.items() if is_one(one)) == kind


def word(text: str, speaker: str, start: object, end: object) -> dict[str, Any]:
    """Return a word of WhisperX."""
    return {"word": text, "speaker": speaker, "start": start, "end": end}


WORDS = [word("a", "S0", 0, 1), word(" b", "S0", 1, 2), word("c", "S1", 2, None)]


@pytest.mark.parametrize(
    ("segment", "turns"),
    [
        ({"text": " a b ", "start": 1, "end": 2.5}, [("", "a b", 1.0, 2.5)]),
        ({"text": "a", "start": 1, "end": 2, "speaker": "S0"}, [("S0", "a", 1.0, 2.0)]),
        (
            {"text": "a b c", "start": 0, "end": 3, "words": WORDS},
            [("S0", "a b", 0.0, 2.0), ("S1", "c", 2.0, None)],
        ),
        # words that are not all of the text are not trusted
        (
            {"text": "a b c d", "start": 0, "end": 3, "words": WORDS, "speaker": "S2"},
            [("S2", "a b c d", 0.0, 3.0)],
        ),
        (
            {"text": "a b", "start": 0, "end": 3, "words": WORDS[:2], "speaker": "S2"},
            [("S2", "a b", 0.0, 3.0)],
        ),
        (
            {
                "text": "a b",
                "start": 0,
                "end": 3,
                "words": [{"word": "a", "start": 0}, word("b", "S1", 1, 2)],
                "speaker": "S2",
            },
            [("S2", "a", 0.0, None), ("S1", "b", 1.0, 2.0)],
        ),
        ({"text": "a", "start": "1.5", "end": True}, [("", "a", 1.5, None)]),
        ({"text": "a", "start": -1, "end": 1e9}, [("", "a", None, None)]),
        ({"text": "a", "start": "x", "end": float("inf")}, [("", "a", None, None)]),
        ({"text": 5, "start": 0}, [("", "5", 0.0, None)]),
    ],
)
def test_a_segment_is_a_turn_unless_its_words_have_two_speakers(
    segment: dict[str, Any], turns: list[Turn]
) -> None:
    """A number may be written as text; one that cannot be a time is none."""
    assert said(speech.read_whisper(material({"segments": [segment]}))) == turns


@pytest.mark.parametrize("text", [True, ["a"], {"a": 1}])
def test_what_is_no_text_is_refused(text: object) -> None:
    """With the name of the part, in both languages."""
    with pytest.raises(Refusal, match="its 'text' is no text") as refused:
        speech.read_whisper(material({"segments": [{"text": text, "start": 0}]}))
    assert "'text' alanı metin değil" in refused.value.turkish


def item(text: str, *times: str, **more: object) -> dict[str, Any]:
    """Return an item of Amazon's."""
    told = {"start_time": times[0], "end_time": times[1]} if times else {"type": "punctuation"}
    return {"alternatives": [{"content": text}, {"content": "other"}], **told, **more}


def test_punctuation_goes_on_with_the_word_before() -> None:
    """At the very beginning there is none; the first of several guesses counts."""
    items = [
        item("¿"),
        item("a", "0.0", "0.5", speaker_label="spk_0"),
        item("."),
        item("b", "1.0", "1.5", speaker_label="spk_1"),
        item("c", "2.0", "2.5", speaker_label="spk_1"),
        item("!"),
    ]
    turns = said(speech.read_aws(material({"results": {"items": items}})))
    assert turns == [
        *(("", "¿", None, None), ("spk_0", "a.", 0.0, 0.5), ("spk_1", "b c!", 1.0, 2.5)),
    ]


def test_older_files_tell_the_speakers_by_time() -> None:
    """In a list of their own."""
    labels = {
        "segments": [
            {"items": [{"start_time": "0.0", "speaker_label": "spk_0"}]},
            {"items": [{"start_time": "1.0", "speaker_label": "spk_1"}]},
        ]
    }
    items = [item("a", "0.0", "0.5"), item("b", "1.0", "1.5"), item("c", "9.0", "9.5")]
    results = {"items": items, "speaker_labels": labels}
    turns = said(speech.read_aws(material({"results": results})))
    assert [turn[:2] for turn in turns] == [("spk_0", "a"), ("spk_1", "b"), ("", "c")]


def test_words_of_google_have_speakers_or_results_have_words() -> None:
    """The last result repeats all words with their speakers."""
    told = [
        {"word": "a", "speakerTag": 1, "startTime": "0s", "endTime": "1.5s"},
        {"word": "b", "speakerTag": 1, "startTime": {"seconds": "2", "nanos": 500000000}},
        {"word": "c", "speakerLabel": "2", "startOffset": "3s", "endOffset": "4s"},
    ]
    one = material({"results": [{"alternatives": [{}]}, {"alternatives": [{"words": told}]}]})
    assert said(speech.read_google(one)) == [
        *(("Speaker 1", "a b", 0.0, 1.5), ("Speaker 2", "c", 3.0, 4.0)),
    ]
    times = [{"startTime": "1s", "endTime": "2s"}, {"startTime": "2s", "endTime": {"seconds": 3}}]
    results = [
        {"alternatives": [{"transcript": "a b", "words": times}, {"transcript": "x"}]},
        {"alternatives": [{"transcript": "c"}]},
        {},
    ]
    assert said(speech.read_google(material({"results": results}))) == [
        *(("", "a b", 1.0, 3.0), ("", "c", None, None)),
    ]


def test_utterances_have_milliseconds() -> None:
    """Where they have a time at all."""
    one = material(
        {
            "utterances": [
                {"speaker": "A", "text": "a", "start": 1500, "end": 2250},
                {"speaker": "B", "text": "b", "start": None},
            ]
        }
    )
    assert said(speech.read_assemblyai(one)) == [("A", "a", 1.5, 2.25), ("B", "b", None, None)]
