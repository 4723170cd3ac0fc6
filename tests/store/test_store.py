from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.a_store import ME, YOU, a_store, new, transcript
from tests.a_system import has_mode, link
from thirdear import codebook
from thirdear.model.coding import NewTag, Pass, Progress, Rating
from thirdear.model.precedence import Hypothesis
from thirdear.model.refusal import Refusal
from thirdear.model.text import Role, Segment
from thirdear.model.totals import Extent, TagTotal
from thirdear.model.writeup import Vignette
from thirdear.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Give a filled study."""
    with a_store(tmp_path) as store:
        yield store


# -- the file


def test_a_study_is_one_file_for_its_owner_only(tmp_path: Path) -> None:
    """Whatever the umask: the file is 0600 while open and closed, and alone after closing."""
    store = a_store(tmp_path)
    for file in tmp_path.iterdir():
        assert has_mode(file, 0o600), file.name
    store.close()
    assert [file.name for file in tmp_path.iterdir()] == ["study.thirdear"]
    assert (tmp_path / "study.thirdear").read_bytes()[18:20] == b"\x01\x01"  # no write-ahead log


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    """Neither a file nor a symbolic link of the name is touched."""
    (tmp_path / "a").write_text("mine", "utf-8")
    link(tmp_path / "b", to=tmp_path / "c")
    for name in "ab":
        with pytest.raises(Refusal, match="there already"):
            Store.create(tmp_path / name)
    assert (tmp_path / "a").read_text("utf-8") == "mine"
    assert not (tmp_path / "c").exists()


def test_the_connection_writes_through_to_the_disk(store: Store) -> None:
    """WAL with synchronous FULL is what loses nothing that was acknowledged."""
    values = {
        name: store._db.one(f"PRAGMA {name}")
        for name in ("journal_mode", "synchronous", "secure_delete", "trusted_schema")
    }
    assert values == {
        "journal_mode": ("wal",),
        "synchronous": (2,),
        "secure_delete": (1,),
        "trusted_schema": (0,),
    }


def test_everything_is_there_after_reopening(store: Store) -> None:
    """Settings, texts, judgements and vignettes survive a restart."""
    store.set_setting("language", "tr", "study")
    store.change_tags(ME, (), [new(3, value=2)], "R1")
    store.rate(ME, [Rating(ME, "A", 1, "tpocs.1", 4.0)], "R1")
    store.finish(ME, [("A", 1)], "R1")
    store.add_vignette(Vignette("A", 1, 2, 5, "title", "peak", "words"), "study")
    before = everything(store)
    store.close()
    with Store.open(store.path) as again:
        assert everything(again) == before
        assert again.check() == ()


def everything(store: Store) -> tuple[object, ...]:
    """Return all that the store tells."""
    sessions = store.sessions()
    return (
        *(store.settings(), store.codebook_sources(), store.raters(), store.cases(), sessions),
        *(store.transcript(s.case, s.session) for s in sessions),
        *(store.tags(), store.ratings(), store.finished(), store.passes(), store.progress(ME)),
        *(store.vignettes(), store.hypotheses(), store.history(), store.heads()),
    )


# -- what it is set up with


def test_settings_keep_the_last_word(store: Store) -> None:
    """A setting that says the same again makes no event."""
    for value in ("en", "tr", "tr"):
        store.set_setting("language", value, "study")
    assert store.settings() == {"language": "tr"}
    assert [entry.kind for entry in store.history(actor="study")].count("setting") == 2


def test_codebooks_come_back_word_for_word(store: Store) -> None:
    """The latest version of each, in the order of first adding; the same file is no news."""
    first, other = codebook.load("tpocs-a"), codebook.load("alliance-markers")
    newer = replace(first, version=first.version + 1, toml=first.toml + "\n# more\n")
    assert [store.add_codebook(book, "study") for book in (first, other, newer, newer)] == [
        True,
        True,
        True,
        False,
    ]
    assert store.codebook_sources() == (newer.toml, other.toml)
    with pytest.raises(Refusal, match="raise the version"):
        store.add_codebook(replace(newer, toml="another"), "study")
    with pytest.raises(Refusal, match="raise the version"):
        store.add_codebook(first, "study")


def test_raters_are_known_by_key(store: Store) -> None:
    """A rater may be renamed; the study itself is none."""
    store.add_rater("R1", "Zehra B.", "study")
    assert store.raters() == {"R1": "Zehra B.", "R2": "Bob"}
    for key in ("study", ""):
        with pytest.raises(Refusal, match="choose another"):
            store.add_rater(key, "x", "study")


def test_a_hypothesis_is_dated_by_the_journal(store: Store) -> None:
    """Declaring it again changes nothing, least of all its date."""
    store.add_hypothesis(Hypothesis("a", "b", 2, "none", "1999-01-01T00:00:00Z"), "study")
    store.add_hypothesis(Hypothesis("a", "b", 2, "none"), "study")
    (found,) = store.hypotheses()
    assert replace(found, declared_at="") == Hypothesis("a", "b", 2, "none")
    assert found.declared_at == store.history(last=1)[0].at


def test_an_export_is_noted_by_its_hash(store: Store) -> None:
    """The name of a document may be a person's, so the history shows the hash."""
    store.record_export("Zehra.docx", "ab" * 32, {"seed": 1}, "study")
    (entry,) = store.history(last=1)
    assert (entry.kind, entry.what) == ("export", f"SHA-256 {'ab' * 8}")
    assert store.check() == ()


# -- texts


def test_a_transcript_comes_back_exactly(store: Store) -> None:
    """Text, turns with labels, roles and times, source and the file's own bytes."""
    given_, data = transcript("B", 1)
    assert store.transcript("B", 1) == given_
    assert store.original("B", 1) == data
    assert store.segments("B", 1) == given_.turns
    (info,) = store.sessions("B")
    words = sum(len(given_.words(turn).split()) for turn in given_.turns)
    assert (info.turns, info.words, info.sha256) == (12, words, given_.sha256)
    assert info.source == given_.source
    assert [(s.case, s.session) for s in store.sessions()] == [("A", 1), ("A", 2), ("B", 1)]
    assert store.cases() == ("A", "B")


def test_the_same_text_again_is_no_news_and_another_is_refused(store: Store) -> None:
    """A transcript never changes once it is in the study."""
    events = len(store.history())
    assert store.add_transcript(*transcript("A", 1), "study") is False
    with pytest.raises(Refusal, match=r"another text.*another session number"):
        store.add_transcript(*transcript("A", 1, word="anders"), "study")
    assert len(store.history()) == events
    assert store.check() == ()


def test_a_file_with_several_sessions_is_kept_once(store: Store) -> None:
    """Its bytes are found by their hash."""
    count = "SELECT count(*) FROM text WHERE media = 'application/octet'"
    before = store._db.one(count)
    one, data = transcript("C", 1)
    two, _ = transcript("C", 2)
    two = replace(two, source=one.source)
    store.add_transcript(one, data, "study")
    store.add_transcript(two, data, "study")
    after = store._db.one(count)
    assert before is not None
    assert after == (before[0] + 1,)
    assert store.original("C", 2) == data
    assert store.check() == ()


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"text": "lone \ud800"}, Refusal),
        ({"turns": (Segment(2, 0, 1, "T", Role.THERAPIST),)}, Refusal),
        ({"turns": (Segment(1, 5, 9999, "T", Role.THERAPIST),)}, Refusal),
        ({"sha256": "0" * 64}, ValueError),
    ],
)
def test_what_points_nowhere_is_not_stored(
    store: Store, change: dict[str, object], error: type[Exception]
) -> None:
    """Half characters, numbers out of order, offsets outside the text, a foreign hash."""
    given_, data = transcript("D", 1)
    with pytest.raises(error):
        store.add_transcript(replace(given_, **change), data, "study")  # type: ignore[arg-type]
    assert "D" not in store.cases()


def test_a_layer_is_added_once(store: Store) -> None:
    """The same again is no news; another of the name is refused, since tags may point into it."""
    halves = tuple(
        Segment(2 * t.index - 1 + half, *ends, t.speaker, t.role, t.time)
        for t in store.segments("A", 1)
        for half, ends in enumerate(((t.start, t.start + 2), (t.start + 2, t.stop)))
    )
    assert store.add_layer("A", 1, "sentence", halves, "study") is True
    assert store.add_layer("A", 1, "sentence", halves, "study") is False
    assert store.segments("A", 1, "sentence") == halves
    assert store.layers("A", 1) == ("turn", "sentence")
    assert store.layers("A", 2) == ("turn",)
    with pytest.raises(Refusal, match="another layer 'sentence'"):
        store.add_layer("A", 1, "sentence", halves[:-1], "study")
    with pytest.raises(Refusal, match="no layer 'minutes:5'"):
        store.segments("A", 1, "minutes:5")
    (tag,) = store.change_tags(ME, (), [NewTag("A", 1, 24, "x.a", layer="sentence")], "R1")
    assert store.tags(case="A", session=1) == (tag,)


@pytest.mark.parametrize("call", ["transcript", "layers", "segments", "original"])
def test_a_session_that_is_not_there_is_named(store: Store, call: str) -> None:
    """The refusal says which."""
    with pytest.raises(Refusal, match="no session 9 of case A"):
        getattr(store, call)("A", 9)


# -- judgements


def test_one_act_may_remove_and_add_many_tags(store: Store) -> None:
    """A range under one key is one act: one undo takes it back, one redo brings it again."""
    first = store.change_tags(ME, (), [new(n) for n in (1, 2, 3, 4, 5)], "R1")
    second = store.change_tags(ME, [first[0].id, first[1].id], [new(1, value=3)], "R1")
    assert store.tags(pass_=ME) == (*second, *first[2:])
    changes = store.undo("R1")
    assert [(c.what, c.segment) for c in changes] == [("untag", 1), ("untag", 2), ("tag", 1)]
    assert store.tags() == first
    assert len(store.undo("R1")) == 5
    assert store.tags() == ()
    assert store.undo("R1") == ()
    store.redo("R1")
    store.redo("R1")
    assert store.tags() == (*second, *first[2:])
    assert store.redo("R1") == ()


def test_the_very_same_tag_stands_once(store: Store) -> None:
    """Importing a table twice changes nothing and tells the tags that stand."""
    tags = [new(1), new(2, value=1), new(1)]
    first = store.change_tags(ME, (), tags, "R1")
    assert first[0] == first[2]
    assert store.change_tags(ME, (), tags, "R1") == first
    assert len(store.tags()) == 2
    assert len(store.change_tags(YOU, (), tags, "R2")) == 3
    assert len(store.tags()) == 4


def test_a_tag_replaced_by_its_like_is_a_new_one(store: Store) -> None:
    """Removed and added in one act: the one goes, the other comes."""
    (old,) = store.change_tags(ME, (), [new(1)], "R1")
    (again,) = store.change_tags(ME, [old.id], [new(1)], "R1")
    assert again.id != old.id
    assert store.tags() == (again,)


@pytest.mark.parametrize(
    ("tag", "sentence"),
    [
        (new(13), "no segment 13"),
        (new(session=9), "no session 9"),
        (NewTag("A", 1, 1, "x.a", layer="sentence"), "no layer 'sentence'"),
        (new(2, start=0, stop=2), "must lie in it"),
        (new(1, start=4), "must lie in it"),
        (new(1, start=5, stop=5), "must lie in it"),
    ],
)
def test_a_tag_must_lie_in_the_text(store: Store, tag: NewTag, sentence: str) -> None:
    """Nothing of the act is stored, not even its good tags."""
    with pytest.raises(Refusal, match=sentence):
        store.change_tags(ME, (), [new(1), tag], "R1")
    assert store.tags() == ()
    assert store.check() == ()


def test_a_pass_touches_its_own_tags_only(store: Store) -> None:
    """Another pass's tag, one that went, and an unknown rater are refused."""
    (mine,) = store.change_tags(ME, (), [new(1)], "R1")
    with pytest.raises(Refusal, match="another coding round"):
        store.change_tags(YOU, [mine.id], (), "R2")
    store.change_tags(ME, [mine.id], (), "R1")
    with pytest.raises(Refusal, match="no longer there"):
        store.change_tags(ME, [mine.id], (), "R1")
    with pytest.raises(Refusal, match="no rater 'R9'"):
        store.change_tags(Pass("R9"), (), [new(1)], "R9")
    with pytest.raises(Refusal, match="numbered from 1"):
        store.change_tags(Pass("R1", 0), (), [new(1)], "R1")


def test_a_pass_reads_nobody_elses_rows(store: Store) -> None:
    """Blind by the query itself: only rows of the pass are stepped over."""
    store.change_tags(ME, (), [new(n) for n in (1, 2)], "R1")
    store.change_tags(YOU, (), [new(n) for n in (2, 3)], "R2")
    store.rate(ME, [Rating(ME, "A", 1, "i", 1.0)], "R1")
    store.rate(YOU, [Rating(YOU, "A", 1, "i", 2.0)], "R2")
    assert {tag.pass_ for tag in store.tags(pass_=ME)} == {ME}
    assert {tag.pass_ for tag in store.tags()} == {ME, YOU}
    assert [r.value for r in store.ratings(pass_=YOU)] == [2.0]
    assert store.passes() == (ME, YOU)
    assert store.tags(pass_=Pass("R1", 2)) == ()


def test_ratings_go_back_to_what_they_were(store: Store) -> None:
    """Rated, changed to "cannot be rated", taken away; undo restores each former value."""

    def now() -> list[float | None]:
        return [r.value for r in store.ratings(pass_=ME, case="A", session=1)]

    for value in (3.0, None):
        store.rate(ME, [Rating(ME, "A", 1, "i", value)], "R1")
    store.unrate(ME, "A", 1, "i", "R1")
    seen = [now()]
    while store.undo("R1"):
        seen.append(now())
    assert seen == [[], [None], [3.0], []]
    while store.redo("R1"):
        seen.append(now())
    assert seen[4:] == [[3.0], [None], []]


def test_rating_the_same_again_makes_no_event(store: Store) -> None:
    """Nor does taking away what is not there; infinite values are refused."""
    rating = Rating(ME, "A", 1, "i", 3.0)
    store.rate(ME, [rating, rating], "R1")
    events = len(store.history())
    store.rate(ME, [rating], "R1")
    store.unrate(ME, "A", 2, "i", "R1")
    assert len(store.history()) == events
    with pytest.raises(Refusal, match="finite"):
        store.rate(ME, [Rating(ME, "A", 1, "i", float("nan"))], "R1")


def test_sessions_are_finished_and_reopened_together(store: Store) -> None:
    """Many sessions at once are one act; those that are so already are left out."""
    store.finish(ME, [("A", 2)], "R1")
    store.finish(ME, [("A", 1), ("A", 2), ("B", 1)], "R1")
    assert store.finished() == {(ME, "A", 1), (ME, "A", 2), (ME, "B", 1)}
    store.reopen(ME, [("A", 1), ("B", 1)], "R1")
    assert store.finished() == {(ME, "A", 2)}
    store.undo("R1")
    store.undo("R1")
    assert store.finished() == {(ME, "A", 2)}
    with pytest.raises(Refusal, match="no session 7"):
        store.finish(ME, [("A", 7)], "R1")


def test_progress_counts_segments_and_items(store: Store) -> None:
    """Two tags on one segment are one tagged segment; every session has its line."""
    store.change_tags(ME, (), [new(1), new(1, "x.b"), new(2)], "R1")
    store.rate(ME, [Rating(ME, "A", 1, i, 1.0) for i in "ab"], "R1")
    store.finish(ME, [("A", 1)], "R1")
    assert store.progress(ME) == (
        Progress("A", 1, 2, 2, True),
        Progress("A", 2, 0, 0, False),
        Progress("B", 1, 0, 0, False),
    )
    assert {p.tagged for p in store.progress(YOU)} == {0}


# -- vignettes


def test_vignettes_are_picked_changed_and_let_go(store: Store) -> None:
    """Each is one act with its undo; words and ends come back as they were."""
    first = store.add_vignette(Vignette("A", 2, 3, 5, "t", "c"), "L")
    other = store.add_vignette(Vignette("A", 1, 1, 1, "u", "c"), "L")
    longer = replace(first, last=9, commentary="why")
    store.change_vignette(longer, "L")
    store.change_vignette(longer, "L")
    assert store.vignettes() == (other, longer)
    assert first.id is not None
    store.remove_vignette(first.id, "L")
    assert store.vignettes("A") == (other,)
    seen = []
    while store.undo("L"):
        seen.append(store.vignettes())
    assert seen == [(other, longer), (other, first), (first,), ()]
    with pytest.raises(Refusal, match="not there any more"):
        store.remove_vignette(first.id, "L")
    with pytest.raises(Refusal, match="turns 1 to 12"):
        store.add_vignette(Vignette("A", 1, 5, 13, "t", "c"), "L")


# -- aggregates


def test_extents_count_what_a_role_says(store: Store) -> None:
    """Segments and words of the role; minutes are the session's, from first to last stamp."""
    turns = store.segments("A", 1)
    text = store.transcript("A", 1)
    mine = [t for t in turns if t.role is Role.CLIENT]
    words = sum(len(text.words(t).split()) for t in mine)
    store.add_transcript(*transcript("C", 1, stamped=False), "study")
    found = store.extents(Role.CLIENT)
    assert found["A", 1] == Extent(6, words, 1.1, words)
    assert found["C", 1].minutes is None
    assert store.extents(Role.PARENT)["A", 1] == Extent(0, 0, 1.1)
    assert store.extents(None)["A", 1].segments == 12
    assert store.extents(None, "sentence") == {}


TAGS = st.lists(
    st.tuples(
        st.sampled_from([ME, YOU]),
        st.sampled_from([("A", 1), ("A", 2), ("B", 1)]),
        st.integers(1, 4),
        st.sampled_from(["x.a", "x.b", "y.c"]),
        st.none() | st.integers(0, 3),
    ),
    unique=True,
    max_size=25,
)


@settings(max_examples=25, deadline=None)
@given(tags=TAGS, codes=st.sets(st.sampled_from(["x.a", "x.b", "y.c", "z.none"])))
def test_totals_are_what_counting_by_hand_gives(
    tags: list[tuple[Pass, tuple[str, int], int, str, int | None]],
    codes: set[str],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """The tallies against a loop over all tags; a code twice on a segment is one, the higher."""
    with a_store(tmp_path_factory.mktemp("t")) as store:
        highest: dict[tuple[object, ...], NewTag] = {}
        for pass_, place, segment, code, value in tags:
            tag = NewTag(*place, segment, code, value=value)
            store.change_tags(pass_, (), [tag], pass_.rater)
            before = highest.setdefault((pass_, place, segment, code), tag)
            if value is not None and (before.value is None or before.value < value):
                highest[pass_, place, segment, code] = tag
        groups = defaultdict(list)
        for (pass_, place, _, code), tag in highest.items():
            if code in codes:
                groups[pass_, *place].append(tag)
        expected = {
            TagTotal(
                *key,
                tags=len(found),
                segments=len({t.segment for t in found}),
                codes=len({t.code for t in found}),
                total=sum(t.value or 0 for t in found),
                mean=sum(given_) / len(given_) if given_ else None,
                maximum=max(given_, default=None),
            )
            for key, found in groups.items()
            for given_ in [[t.value for t in found if t.value is not None]]
        }
        assert set(store.adder().tag_totals(sorted(codes))) == expected
        by_speaker = [
            store.adder().tag_totals(sorted(codes), role=role)
            for role in (Role.CLIENT, Role.THERAPIST)
        ]
        parts = [total for totals in by_speaker for total in totals]
        assert sum(t.tags for t in parts) == sum(t.tags for t in expected)
        assert sum(t.total for t in parts) == sum(t.total for t in expected)
        assert store.adder("sentence").tag_totals(sorted(codes)) == ()


# -- several connections


def test_a_reader_sees_and_cannot_change(store: Store) -> None:
    """What is committed is seen at once; writing is refused in words."""
    with store.reader() as reader:
        store.change_tags(ME, (), [new(1)], "R1")
        assert reader.tags() == store.tags()
        assert reader.check() == ()
        with pytest.raises(Refusal, match="cannot be written"):
            reader.change_tags(ME, (), [new(2)], "R1")
    assert len(store.tags()) == 1


def test_two_desks_on_one_study_share_its_chain(store: Store) -> None:
    """Both write in turn; nothing is lost and the chain stays whole."""
    with Store.open(store.path) as other:
        for number in range(1, 7):
            desk = (store, other)[number % 2]
            desk.change_tags(ME, (), [new(number)], "R1")
        assert store.tags() == other.tags()
        assert len(store.tags()) == 6
        assert len(store.heads()) == 2  # the study's and R1's
        other.undo("R1")
    assert len(store.tags()) == 5
    assert store.check() == ()


def test_acts_may_be_committed_together(store: Store) -> None:
    """All or nothing; each stays an act of its own for undo; an inner failure may be caught."""

    def half() -> None:
        with store.together():
            store.change_tags(ME, (), [new(1)], "R1")
            store.change_tags(ME, (), [new(99)], "R1")

    with pytest.raises(Refusal):
        half()
    assert store.tags() == ()
    with store.together():
        store.change_tags(ME, (), [new(1)], "R1")
        with pytest.raises(Refusal):
            store.change_tags(ME, (), [new(2), new(99)], "R1")
        store.change_tags(ME, (), [new(3)], "R1")
    assert [tag.segment for tag in store.tags()] == [1, 3]
    store.undo("R1")
    assert [tag.segment for tag in store.tags()] == [1]
    assert store.check() == ()
