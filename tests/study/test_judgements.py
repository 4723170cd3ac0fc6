"""What a tag of a table may say: a known code, a value of its scale, a part of its segment."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from thirdear.model.coding import NewTag, Scale
from thirdear.model.refusal import Refusal
from thirdear.model.text import Role, Segment
from thirdear.study import judgements

KEYS = ("x.joy", "x.fear", "y.fear", "fear.of")
SEGMENT = Segment(2, 10, 20, "C", Role.CLIENT)
TAG = NewTag("A", 1, 2, "x.joy")


def with_(**changed: Any) -> NewTag:
    """Return the tag with something else."""
    return NewTag(**{"case": "A", "session": 1, "segment": 2, "code": "x.joy", **changed})


@pytest.mark.parametrize(
    ("told", "key"),
    [
        ("x.joy", "x.joy"),
        ("joy", "x.joy"),
        ("x.fear", "x.fear"),
        ("fear", None),  # two codebooks have it
        ("of", "fear.of"),
        ("fear.of", "fear.of"),
        ("gone", None),
        ("", None),
        ("x", None),
    ],
)
def test_a_code_is_known_by_its_whole_key_or_by_its_own_name(told: str, key: str | None) -> None:
    """Where one codebook alone has it."""
    assert judgements.full_key(KEYS, told) == key
    study: Any = SimpleNamespace(codes=lambda: KEYS)
    tag = with_(code=told, value=3, layer="sentence")
    if key is None:
        with pytest.raises(Refusal, match="in none of the study's codebooks, or in several"):
            judgements._with_code(study, tag)
    else:
        assert judgements._with_code(study, tag) == with_(code=key, value=3, layer="sentence")


@pytest.mark.parametrize(
    ("start", "stop", "inside"),
    [
        (None, None, True),
        (10, 20, True),
        (12, 13, True),
        (9, 20, False),
        (10, 21, False),
        (13, 13, False),
        (14, 13, False),
        (20, 21, False),
    ],
)
def test_a_part_lies_in_its_segment(start: int | None, stop: int | None, inside: bool) -> None:
    """From its first letter to its last, one letter at least."""
    assert judgements._inside(with_(start=start, stop=stop), SEGMENT) is inside


@pytest.mark.parametrize(
    ("scale", "required", "value", "sentence"),
    [
        (None, False, None, None),
        (None, True, None, None),
        (None, False, 1, "has no values"),
        ((1, 5), False, None, None),
        ((1, 5), True, None, "needs a value from 1 to 5"),
        ((1, 5), True, 1, None),
        ((1, 5), True, 5, None),
        ((1, 5), False, 0, "takes 1 to 5, not 0"),
        ((1, 5), False, 6, "takes 1 to 5, not 6"),
        ((-2, 2), False, -2, None),
        ((0, 3), True, 0, None),
    ],
)
def test_a_value_is_one_of_the_scale(
    scale: tuple[int, int] | None, required: bool, value: int | None, sentence: str | None
) -> None:
    """Nought is a value; a code without a scale has none."""
    code: Any = SimpleNamespace(
        key="x.joy", scale=None if scale is None else Scale(*scale), value_required=required
    )
    if sentence is None:
        judgements._check_value(code, with_(value=value))
        return
    with pytest.raises(Refusal, match=sentence):
        judgements._check_value(code, with_(value=value))


@pytest.mark.parametrize(("number", "there"), [(0, False), (1, True), (2, True), (3, False)])
def test_segments_count_from_one(number: int, there: bool) -> None:
    """To the last of the layer."""
    segments = (Segment(1, 0, 5, "T", Role.THERAPIST), SEGMENT)
    study: Any = SimpleNamespace(segments=lambda *_: segments)
    if there:
        assert judgements._segment(study, with_(segment=number)) == segments[number - 1]
        return
    with pytest.raises(Refusal, match=f"has segments 1 to 2 in layer turn, not {number}"):
        judgements._segment(study, with_(segment=number))


@pytest.mark.parametrize(
    ("layer", "speaker", "said"),
    [
        ("turn", Role.CLIENT, True),
        ("turn", Role.PARENT, True),  # the source says so
        ("turn", Role.THERAPIST, False),
        ("sentence", Role.THERAPIST, True),  # only turns are somebody's alone
    ],
)
def test_a_codes_speaker_says_its_turn(layer: str, speaker: Role, said: bool) -> None:
    """As corrected, or in the source."""
    source = (SEGMENT, Segment(2, 10, 20, "A", Role.PARENT))

    def segments(*_: object, verbatim: bool) -> tuple[Segment, ...]:
        assert verbatim
        return source

    study: Any = SimpleNamespace(store=SimpleNamespace(segments=segments))
    tag = with_(layer=layer)
    assert judgements._is_said_by(study, tag, SEGMENT, speaker) is said
