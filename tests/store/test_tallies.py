"""Tallies beside the tags: always what counting the tags says, whatever was done or undone."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.a_store import ME, YOU, a_store, new
from thirdear.model.coding import EventId, Pass, Tag
from thirdear.model.text import Role
from thirdear.model.totals import TagTotal
from thirdear.store import Store
from thirdear.store.tallies import as_bits

CODES = ("x.a", "x.b", "x.c")
ACTS = st.lists(
    st.tuples(
        st.sampled_from([ME, YOU]),
        st.sampled_from(["tag", "untag", "undo", "redo"]),
        st.integers(1, 12),
        st.sampled_from(CODES),
        st.sampled_from([None, 1, 2, 5]),
        st.sampled_from([1, 2]),
    ),
    max_size=25,
)


def counted(
    store: Store, codes: tuple[str, ...], role: Role | None = None, beside: tuple[str, ...] = ()
) -> list[TagTotal]:
    """Count the tags of codes one by one, of a role's segments, beside other codes."""
    found = []
    for pass_ in (ME, YOU):
        for session in (1, 2):
            every = store.tags(pass_=pass_, case="A", session=session)
            there = {s.index for s in store.segments("A", session) if role in (None, s.role)}
            if beside:
                there &= {tag.segment for tag in every if tag.code in beside}
            tags = [tag for tag in every if tag.code in codes and tag.segment in there]
            given_: dict[tuple[int, str], list[int]] = {(t.segment, t.code): [] for t in tags}
            for tag in tags:
                given_[tag.segment, tag.code] += [] if tag.value is None else [tag.value]
            values = [max(own) for own in given_.values() if own]
            if tags:
                found.append(
                    TagTotal(
                        *(pass_, "A", session, len(given_), len({tag.segment for tag in tags})),
                        *(len({tag.code for tag in tags}), float(sum(values))),
                        *(fmean(values) if values else None, max(values, default=None)),
                    )
                )
    return sorted(found, key=lambda total: (total.session, total.pass_))


@settings(max_examples=40)
@given(ACTS)
def test_totals_are_what_the_tags_say(
    acts: list[tuple[Pass, str, int, str, int | None, int]],
) -> None:
    """For one code, two or all; a replay makes the same tallies, byte for byte."""
    with tempfile.TemporaryDirectory() as folder, a_store(Path(folder)) as store:
        for pass_, what, segment, code, value, session in acts:
            if what == "tag":
                tag = new(segment, code, session, value=value)
                store.change_tags(pass_, [], [tag], pass_.rater)
            elif what == "untag":
                tags = store.tags(pass_=pass_, case="A", session=session)
                gone = [tag.id for tag in tags if tag.segment <= segment]
                store.change_tags(pass_, gone, [], pass_.rater)
            else:
                getattr(store, what)(pass_.rater)
        adder = store.adder()  # reads each code once
        for codes in (CODES[:1], CODES[:2], CODES):
            assert list(store.adder().tag_totals(codes)) == counted(store, codes)
            for role, beside in ((Role.CLIENT, ()), (None, CODES[1:]), (Role.THERAPIST, CODES[2:])):
                found = store.adder().tag_totals(codes, role=role, beside=beside)
                assert list(found) == counted(store, codes, role, beside)
                assert adder.tag_totals(codes, role, beside) == found
        assert store.check() == ()
        assert store.rebuild() == ()


@pytest.mark.parametrize(
    ("numbers", "bits"),
    [((), b""), ((1,), b"\x02"), ((1, 1, 3), b"\x0a"), ((8,), b"\x00\x01"), ((7, 0), b"\x81")],
)
def test_a_set_of_segments_is_one_string_of_bits(numbers: tuple[int, ...], bits: bytes) -> None:
    """The same set is always the same bytes, so that tables can be compared."""
    assert as_bits(numbers) == bits


@settings(max_examples=40)
@given(ACTS)
def test_agreement_reads_what_the_tags_say(
    acts: list[tuple[Pass, str, int, str, int | None, int]],
) -> None:
    """Segments as bits, first values and roles are those of the tags and segments themselves."""
    with tempfile.TemporaryDirectory() as folder, a_store(Path(folder)) as store:
        for pass_, _, segment, code, value, session in acts:
            tag = replace(new(segment, code, session, value=value), suggested=segment > 6)
            store.change_tags(pass_, [], [tag], pass_.rater)
        for codes in (CODES[:1], CODES):
            marked, prompted = defaultdict(int), defaultdict(int)
            for tag in store.tags():
                if tag.code in codes:
                    marked[tag.pass_, tag.case, tag.session] |= 1 << tag.segment
                    if tag.suggested:
                        prompted[tag.pass_, tag.case, tag.session] |= 1 << tag.segment
            assert store.adder().marked(codes) == marked
            assert store.prompted(codes) == prompted
        values: dict[tuple[Pass, str, int, int], int | None] = {}
        for tag in store.tags():
            if tag.code == CODES[0]:
                values.setdefault((tag.pass_, tag.case, tag.session, tag.segment), tag.value)
        assert store.values_of(CODES[0]) == {k: v for k, v in values.items() if v is not None}
        spoken: dict[tuple[str, int], dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for info in store.sessions():
            place = (info.case, info.session)
            for segment in store.segments(*place):
                spoken[place][segment.role] |= 1 << segment.index
        assert store.spoken() == spoken


@settings(max_examples=25)
@given(ACTS)
def test_tags_of_one_act_are_those_of_many(
    acts: list[tuple[Pass, str, int, str, int | None, int]],
) -> None:
    """Given at once or one by one: the same tags are returned and stand, none of them twice."""
    with (
        tempfile.TemporaryDirectory() as one,
        tempfile.TemporaryDirectory() as other,
        a_store(Path(one)) as at_once,
        a_store(Path(other)) as singly,
    ):
        tags = [new(segment, code, in_, value=v) for _, _, segment, code, v, in_ in acts]
        for news in (tags[: len(tags) // 2], tags):
            told = at_once.change_tags(ME, (), news, "R1")
            by_one = [singly.change_tags(ME, (), [tag], "R1")[0] for tag in news]
            assert [_unnamed(tag) for tag in told] == [_unnamed(tag) for tag in by_one]
            stand = {tag.id: tag for tag in at_once.tags(pass_=ME)}
            assert all(stand[tag.id] == tag for tag in told)
        unnamed = [_unnamed(tag) for tag in at_once.tags()]
        assert unnamed == [_unnamed(tag) for tag in singly.tags()]
        assert len(set(unnamed)) == len(unnamed) == len(set(tags))
        assert at_once.check() == ()


def _unnamed(tag: Tag) -> Tag:
    return replace(tag, id=EventId(0, 0))
