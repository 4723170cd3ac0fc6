"""The steps of a stranger's tour: which commands, and what each of them must say."""

from __future__ import annotations

import csv
import io
import itertools
import json
from collections import Counter
from collections.abc import Sequence
from math import isclose
from statistics import fmean

from tests import strangers, strangers_plan
from tests import strangers_books as books
from tests.strangers import TAGS
from tests.strangers_files import FORMATS
from tests.strangers_plan import MARKS, RARE
from tests.strangers_tour import Tour

FAST = ("--resamples", 49)


def reads_back(walk: Tour) -> None:
    """What was said is what the study has, and importing again changes nothing."""
    for what in strangers.misread(walk.made):
        walk.fail("import", what)
    case = walk.plan.cases[0]
    again = walk.json("import", walk.made.folder / "files-0", "--case", case.key)
    if again is not None and not all(one["already"] for one in again):
        walk.fail("import", "the same files are not known again")
    walk("import", walk.made.folder / "files-0", "--case", case.key, "--dry-run")
    walk.check()


def what_lies_there(walk: Tour) -> None:
    """Sessions are listed as they are: segments, marks, silences, words that are searched."""
    case, session = walk.rng.choice(list(walk.plan.sessions))
    rows = walk.json(
        "transcripts", "segments", "--case", case, "--session", session.number, "--layer", "turn"
    )
    if rows is not None and [row["speaker"] for row in rows] != [s.label for s in session.turns]:
        walk.fail("segments", f"other speakers in {case}, {session.number}")
    walk("transcripts", "segments", "--case", case, "--session", session.number)
    for command in (
        ("transcripts", "marks"),
        ("transcripts", "timing"),
        ("transcripts", "profile"),
        ("history",),
        ("backup", "--list"),
    ):
        walk.json(*command)
        walk(*command)
    for word in walk.rng.sample(RARE, 2):
        found = walk.json("search", word)
        meant = Counter(
            (key, one.number)
            for key, one in walk.plan.sessions
            for said in one.turns
            if word in said.words.casefold()
        )
        if found is not None and Counter((row["case"], row["session"]) for row in found) != meant:
            walk.fail(f"search {word}", f"{len(found)} turns, where {meant.total()} have it")
    walk("search", "--words", "mental-state", "--limit", 5)


def codebooks_are_told(walk: Tour) -> None:
    """Every codebook of the study is listed, shown and sound."""
    walk.json("codebook", "list")
    for book in walk.plan.codebooks:
        name = walk.made.folder / book.source if book.source in walk.plan.files else book.source
        shown = walk.json("codebook", "show", name)
        if shown is not None and shown["codes"] != [book.full(c["key"]) for c in book.codes]:
            walk.fail("codebook show", f"other codes of {book.key}")
        if book.source in walk.plan.files:
            walk("codebook", "check", name)
        walk.act("codebook", "add", name)
    walk.json("codebook", "recoded")


# -- judgements and numbers


def judgements_are_kept(walk: Tour) -> None:
    """Tags and ratings come out as they went in, and going in again changes nothing."""
    rows = rows_of(walk("tags", "export").out)
    meant = [dict(zip(TAGS, map(str, row), strict=True)) for row in strangers.tag_rows(walk.made)]
    for what, keys in (("tags", TAGS[:-1]), ("memos", MEMO)):
        there, told = counted(rows, what, keys), counted(meant, what, keys)
        if there != told:
            more, lacking = there - told, told - there
            walk.fail("tags export", f"{what}: too many {more!s:.300}, lacking {lacking!s:.300}")
    out = walk("ratings", "export").out
    got = {
        (r["case"], r["session"], r["item"], r["rater"]): r["value"]
        for r in csv.DictReader(io.StringIO(out))
    }
    told = {
        (r.case, str(r.session), r.item, r.rater): "-" if r.value is None else str(r.value)
        for r in walk.plan.ratings
    }
    if {key: _number(value) for key, value in got.items()} != {
        k: _number(v) for k, v in told.items()
    }:
        walk.fail("ratings export", "other ratings than those that came in")
    for kind in ("tags", "ratings"):
        table = walk.out / f"{kind}.csv"
        walk(kind, "export", "-o", table)
        again = walk.json(kind, "import", table, codes=(0, 1))
        if again is not None and again["added"]:
            walk.fail(f"{kind} import", f"its own export brings {again['added']} new ones")
    walk.check()


def later_rounds_are_apart(walk: Tour) -> None:
    """A rater's second round stands beside the first and changes none of its scores."""
    judging = sorted(strangers_plan.judging(walk.plan))
    first = [row for row in strangers.tag_rows(walk.made) if row[4] in judging[:1]]
    if not first:
        return
    before = walk("scores", "--rater", judging[0], "--json", codes=(0, 1)).out
    table = walk.out / "second.csv"
    again = [(*row, 2) for row in first[::2]]
    table.write_text(strangers.table_of((*TAGS, "pass"), again), encoding="utf-8")
    brought = walk.json("tags", "import", table)
    walk.check()
    meant = Counter(tuple(map(str, row[:7])) for row in again)
    rows = [row for row in rows_of(walk("tags", "export").out) if row["pass"] == "2"]
    there = Counter(tuple(row[key] for key in TAGS[:-1]) for row in rows if row["code"])
    if there != meant:
        walk.fail(
            "tags export", f"the second round: {there - meant!s:.300}, {meant - there!s:.300}"
        )
    if brought is not None and walk("scores", "--rater", judging[0], "--json").out != before:
        walk.fail("scores", "a second round changes the first one's scores")
    walk("agreement", "--resamples", 100, "--json", codes=(0, 1))
    walk.json("finish", "--rater", judging[0], "--pass", 2, codes=(0, 1))
    walk.check()


MEMO = ("case", "session", "segment", "rater", "layer", "memo")


def rows_of(out: str) -> list[dict[str, str]]:
    """Return the rows of a table, without the sign that keeps a cell from being a formula."""
    rows = csv.DictReader(io.StringIO(out))
    return [{key: cell.removeprefix("'") for key, cell in row.items()} for row in rows]


def counted(
    rows: Sequence[dict[str, str]], what: str, keys: Sequence[str]
) -> Counter[tuple[str, ...]]:
    """Count the tags among rows, or list their memos, which belong to a segment."""
    column = "code" if what == "tags" else "memo"
    found = Counter(tuple(row[key] for key in keys) for row in rows if row[column])
    return found if what == "tags" else Counter(set(found))


def _number(value: str) -> object:
    return value if value == "-" else float(value)


def sessions_are_replaced(walk: Tour) -> None:
    """A session is replaced and removed while nothing was judged, corrected by a file later."""
    case, session = walk.rng.choice(list(walk.plan.sessions))
    place = (case, session.number)
    last = session.turns[-1]
    turns = (*session.turns[:-1], last._replace(words=f"Indeed {last.words}"))
    written = FORMATS[session.format]
    file = walk.out / f"again{written.ending}"
    file.write_bytes(written.write(turns, walk.plan.language))
    roles = ",".join(dict.fromkeys(f"{said.label}={said.role}" for said in turns))
    judged = {(one.case, one.session) for one in (*walk.plan.tags, *walk.plan.ratings)}
    if place in judged | {one[1:] for one in walk.plan.finished}:
        walk("transcripts", "replace", *place, file, "--speakers", roles, codes=(1,), remedy=False)
        walk("transcripts", "remove", *place, codes=(1,), remedy=False)
        walk.act("transcripts", "correct", "file", *place, file, "--speakers", roles)
        if not walk.json("transcripts", "corrections"):
            walk.fail("correct file", "nothing was corrected")
    else:
        walk.act("transcripts", "replace", *place, file, "--speakers", roles)
        if not list(strangers.misread(walk.made)):
            walk.fail("transcripts replace", "the session is as it was")
        walk.act("undo")
        walk.act("transcripts", "remove", *place)
    walk.act("undo")
    if walk.json("transcripts", "corrections"):
        walk.fail("undo", "the corrections of a file are still there")
    for what in strangers.misread(walk.made):
        walk.fail("undo", f"a session is not back: {what}")


def expected(walk: Tour) -> dict[tuple[str, int, str, str], float | None]:
    """Return every rater's scores as the plan has them, added up here."""
    found: dict[tuple[str, int, str, str], float | None] = {}
    turns = strangers.units(walk.made, "turn")
    rows = {tuple(map(str, row[:5])): row for row in strangers.tag_rows(walk.made)}
    tags = [
        (books.Tagged(row[0], row[1], 0, row[3], row[4], None if row[6] == "" else row[6]), row[2])
        for row in rows.values()
    ]
    for book in walk.plan.codebooks:
        units = turns
        if book.layer != "turn" and book.codes:
            units = strangers.units(walk.made, book.layer)
        extents = {place: _extent(units[place], turns[place]) for place in turns}
        found |= books.all_values(book, tags, walk.plan.ratings, walk.plan.finished, extents)
    return found


def _extent(units: list[strangers.Unit], turns: list[strangers.Unit]) -> books.Extent:
    times = [turn.time for turn in turns if turn.time is not None]
    minutes = (max(times) - min(times)) / 60 if len(times) > 1 else None
    return books.Extent(
        [
            books.Unit(
                one.role,
                len(one.text.split()),
                sum(not _is_mark(word) for word in one.text.split()),
            )
            for one in units
        ],
        minutes,
    )


def _is_mark(word: str) -> bool:
    """Whether nobody said it: a transcriber's sign, or a sign without a letter or digit."""
    stamp = word.startswith("[") and word.endswith("]")
    return stamp or word.rstrip(".?!…") in MARKS or not any(map(str.isalnum, word))


def scores_hold(walk: Tour) -> None:
    """Scores are those that somebody adds up by hand, each rater's and the mean, and explained."""
    meant = expected(walk)
    if not meant:
        walk("scores", codes=(0, 1))
        return
    for rater in sorted({key[3] for key in meant}):
        own = {key[:3]: value for key, value in meant.items() if key[3] == rater}
        _compare(walk, ("--rater", rater), own)
    means: dict[tuple[str, int, str], float | None] = {}
    for key, group in itertools.groupby(sorted(meant, key=lambda k: k[:3]), lambda k: k[:3]):
        values = [value for one in group if (value := meant[one]) is not None]
        means[key] = fmean(values) if values else None
    rows = _compare(walk, (), means)
    rows = [row for row in rows if not str(row["score"]).startswith("imported.")]
    for row in walk.rng.sample(rows, min(4, len(rows))):
        told = walk.json("explain", row["case"], row["session"], row["score"])
        if told is not None and told["value"] != row["value"]:
            walk.fail("explain", f"{told['value']} where scores has {row['value']}: {row}")
        walk("explain", row["case"], row["session"], row["score"])
    walk("scores", "--case", walk.plan.cases[0].key, "--combine", "main", codes=(0, 1))
    walk("scores", "-o", walk.out / "scores.csv")
    walk("scores", "-o", walk.out / "scores.parquet")


def _compare(
    walk: Tour, how: tuple[str, ...], meant: dict[tuple[str, int, str], float | None]
) -> list[dict[str, object]]:
    rows = walk.json("scores", *how) or []
    there = {(r["case"], r["session"], r["score"]): r["value"] for r in rows}
    for key, value in meant.items():
        got = there.get(key, "nothing")
        same = (
            got is value
            if value is None
            else isinstance(got, int | float) and isclose(got, value, abs_tol=1e-9)
        )
        if not same:
            walk.fail(f"scores {' '.join(how)}", f"{key}: {got}, added up {value}")
    for key, got in there.items():
        if key not in meant and got is not None and not key[2].startswith(("text.", "imported.")):
            walk.fail(f"scores {' '.join(how)}", f"{key}: {got}, where nobody has judged")
    return rows


def tests_are_made(walk: Tour) -> None:
    """Hypotheses are tested, refused as a result, or the refusal helps."""
    walk.json("hypothesis", "list")
    known = _scores(walk)
    pair = ("--cause", known[0], "--effect", known[-1])
    for how in ((), ("--lag-in", "weeks"), ("--max-lag", 2), ("--full",), ("--lineage",)):
        walk.json("granger", *FAST, *how, codes=(0, 1) if not walk.plan.hypotheses else (0,))
    walk("granger", *pair, *FAST, codes=(0, 1))
    walk("granger", *pair, *FAST, "--trend", "quadratic", "--lag", 2, codes=(0, 1))
    walk.json("compare", *pair, *FAST, codes=(0, 1))
    walk("compare", *FAST, "--pooled", codes=(0, 1))
    codes = [book.full(code["key"]) for book in walk.plan.codebooks for code in book.codes]
    if codes:
        walk.json(
            "tags", "transitions", "--given", codes[0], "--target", codes[-1], *FAST, codes=(0, 1)
        )
    walk("hypothesis", "plan", "--r2", "0.2", "--reliability", "0.8")
    table = walk.out / "any.csv"
    rows = "".join(f"{n},{walk.rng.random():.3f},{walk.rng.random():.3f}\n" for n in range(1, 13))
    table.write_text(f"session,x,y\n{rows}", encoding="utf-8")
    walk.json("granger", "--csv", table, "--cause", "x", "--effect", "y", *FAST)


def hypotheses_change(walk: Tour) -> None:
    """A hypothesis is changed and withdrawn for a reason, and what went is still listed."""
    pair = ("text.words.therapist", "text.words.client")
    before = walk.json("hypothesis", "list")
    walk.act("hypothesis", "add", *pair)
    walk.act("hypothesis", "change", *pair, "--to-lag", 2, "--reason", "Two sessions later.")
    lags = [
        one["lag"]
        for one in walk.json("hypothesis", "list") or []
        if (one["cause"], one["effect"]) == pair
    ]
    if lags != [2]:
        walk.fail("hypothesis change", f"the lags are {lags}")
    walk("hypothesis", "withdraw", *pair, "--reason", " ", codes=(1, 2), remedy=False)
    walk.act("hypothesis", "withdraw", *pair, "--reason", "Nobody asks it any more.")
    if walk.json("hypothesis", "list") != before:
        walk.fail("hypothesis withdraw", "others are left than before it was declared")
    if len(walk.json("hypothesis", "list", "--all") or []) != len(before or []) + 2:
        walk.fail("hypothesis list --all", "what was withdrawn is not listed")


def _scores(walk: Tour) -> list[str]:
    own = [book.full(score["key"]) for book in walk.plan.codebooks for score in book.scores]
    return [*own, "text.words.client"]


def raters_agree(walk: Tour) -> None:
    """Agreement, queues and shares are told, or refused in a sentence."""
    for how in (
        (),
        ("--unit", "segment"),
        ("--unit", "session"),
        ("--by-case",),
        ("--unit", "boundary"),
    ):
        walk.json("agreement", *how, "--resamples", 100, codes=(0, 1))
    walk("agreement", "--resamples", 100, codes=(0, 1))
    table = walk.out / "judged.csv"
    table.write_text(
        "unit,rater,value\n1,a,1\n1,b,1\n2,a,0\n2,b,1\n3,a,0\n3,b,0\n", encoding="utf-8"
    )
    walk.json("agreement", "--csv", table, "--level", "nominal", "--resamples", 100)
    for rater in sorted(strangers_plan.judging(walk.plan)):
        walk.json("raters", "queue", "--rater", rater)
        walk("raters", "queue", "--rater", rater, "--blind")
    if judging := sorted(strangers_plan.judging(walk.plan)):
        walk.act("raters", "assign", judging[-1], "--part", "0.5")
        walk.json("raters", "assign")
        walk.act("undo")
    walk("raters", "assign")


# -- what is beside the words


def facts_are_known(walk: Tour) -> None:
    """Dates, consent and outcomes are taken from a file and shown."""
    lines = ["[[measure]]", 'key = "worry"', 'name = "Worry"', "sd = 7.5", "r = 0.88"]
    lines += ['better = "lower"', 'source = "Invented."', ""]
    for case in walk.plan.cases:
        key = json.dumps(case.key, ensure_ascii=False)
        lines.append(f'[case.{key}]\nconsent = "written, 2024-03-01"\n')
        lines += [
            f'[[case.{key}.session]]\nnumber = {one.number}\ndate = {one.day}\nheld = "held"\n'
            for one in case.sessions
            if one.day
        ]
        lines.append(
            f'[[case.{key}.outcome]]\nmeasure = "worry"\ninformant = "mother"\n'
            "pre = 66\npost = 47\n"
        )
    file = walk.out / "facts.toml"
    file.write_text("\n".join(lines), encoding="utf-8")
    walk.act("facts", "set", file)
    told = walk.json("facts", "show")
    if told is not None and len(told["outcomes"]) != len(walk.plan.cases):
        walk.fail("facts show", "an outcome is lacking")
    walk("facts", "show")


def transcripts_are_corrected(walk: Tour) -> None:
    """Words, speakers, turns and roles are corrected over the source, which stays."""
    case, session = walk.rng.choice(list(walk.plan.sessions))
    place, said = (case, session.number), session.turns[0]
    first = said.words.split()[0]
    walk.act("transcripts", "correct", "words", *place, 1, first, "Changed", "--nth", 1)
    other = session.turns[-1].label
    walk.act("transcripts", "correct", "speaker", *place, 1, other)
    parts = said.words.split()
    if len(parts) > 2 and said.words.count(parts[-1]) == 1:
        walk.act("transcripts", "correct", "split", *place, 1, parts[-1], "--speaker", other)
    if len(session.turns) > 3:
        walk.act("transcripts", "correct", "join", *place, 3)
    walk.act("transcripts", "correct", "role", case, other, "other")
    rows = walk.json("transcripts", "corrections") or []
    walk("transcripts", "corrections", "-o", walk.out / "corrections.csv")
    if rows:
        walk.act("transcripts", "correct", "withdraw", rows[0]["id"])
    walk.act("undo")
    walk.act("history", "redo")


def layers_are_laid(walk: Tour) -> None:
    """Layers of every kind are added, cut and joined by hand."""
    case, session = walk.rng.choice(list(walk.plan.sessions))
    place = ("--case", case, "--session", session.number)
    for how in ("turns:3", "blank", "hand", "free", "minutes:5", "sentence"):
        walk.act(
            "transcripts",
            "segment",
            "--by",
            how,
            *place,
            codes=(0, 1) if how == "minutes:5" else (0,),
        )
    found = walk.json("transcripts", "segments", *place, "--layer", "hand") or []
    if len(found) > 1:
        walk.act("transcripts", "join", *place, "--segment", 1)
        walk.act("transcripts", "split", *place, "--at", found[1]["start"])
    listed = walk.json("transcripts", "segments", *place)
    if listed is not None and "hand" not in [row["layer"] for row in listed]:
        walk.fail("segments", "the layer by hand is not listed")


def play_is_noted(walk: Tour) -> None:
    """Turns are in play, in character or out of play, and one undo takes it back."""
    if not walk.plan.raters:
        return
    case, session = walk.rng.choice(list(walk.plan.sessions))
    who = ("--rater", walk.plan.raters[0])
    shown = walk.json("transcripts", "play", "list", case, session.number, *who, codes=(0, 1))
    walk.act(
        "transcripts", "play", "set", case, session.number, "in_play", "1-2", *who, codes=(0, 1, 2)
    )
    walk("transcripts", "play", "list", case, session.number, *who, codes=(0, 1))
    del shown


def memos_are_written(walk: Tour) -> None:
    """A memo on a case, a session and a code is shown as it was written; one undo removes it."""
    judging = sorted(strangers_plan.judging(walk.plan))
    if not judging:
        return
    who = ("--rater", judging[0])
    case, session = walk.rng.choice(list(walk.plan.sessions))
    codes = [book.full(code["key"]) for book in walk.plan.codebooks for code in book.codes]
    topics = [("--case", case), ("--case", case, "--session", session.number)]
    topics += [("--code", code) for code in codes[:1]]
    text = walk.rng.choice(("neden?", "unsure; “perhaps”\n\n=1+1", "[b]çok[/b]  sessiz", "İ ı [x]"))
    for topic in topics:
        walk.act("tags", "memos", "write", text, *who, *topic)
        walk.act("undo", *who)
        walk("tags", "memos", "show", *who, *topic, codes=(1,), remedy=False)
        walk.act("tags", "memos", "write", text, *who, *topic)
        told = walk.json("tags", "memos", "show", *who, *topic)
        if told is not None and told["text"] != text:
            walk.fail("memos show", f"{topic}: {told['text']!r} instead of {text!r}")
    if text in walk("tags", "memos", "list").out:
        walk.fail("memos list", "the text is told to nobody in particular")
    if len(topic_rows(walk.json("tags", "memos", "list") or [])) != len(topics):
        walk.fail("memos list", "other memos than were written")
    walk.check()


def topic_rows(rows: Sequence[dict[str, object]]) -> list[tuple[object, ...]]:
    """Return the memos of a list that are on cases, sessions and codes."""
    keys = ("case", "session", "code", "rater", "words")
    return [tuple(row[key] for key in keys) for row in rows if row["segment"] is None]


def raters_are_trained(walk: Tour) -> None:
    """Somebody trains against a pass, suggestions are learned, a segment is suggested for."""
    judging = sorted(strangers_plan.judging(walk.plan))
    if not judging:
        walk("tags", "suggest", "report", codes=(1,))
        return
    walk.act("raters", "train", "Neu", "--gold", judging[0])
    walk.act("tags", "suggest", "on")
    walk("tags", "suggest", "report", codes=(0, 1))
    case, session = walk.rng.choice(list(walk.plan.sessions))
    walk.json("tags", "suggest", "more-like", case, session.number, 1, codes=(0, 1))
    walk.json("tags", "suggest", "codes", case, session.number, codes=(0, 1))
    codes = [book.full(c["key"]) for book in walk.plan.codebooks for c in book.codes]
    if codes:
        walk.act("tags", "suggest", "accept", case, session.number, 1, codes[0], codes=(0, 1))
    walk.act("tags", "suggest", "off")


def vignettes_are_chosen(walk: Tour) -> None:
    """Passages are suggested, picked, changed, translated, rejected."""
    offered = walk.json("vignettes", "suggest") or []
    for row in offered:
        if row["case"] not in {case.key for case in walk.plan.cases}:
            walk.fail("vignettes suggest", f"a passage of no case: {row}")
    walk("vignettes", "suggest", "--most", 2)
    for case, session in walk.rng.sample(
        list(walk.plan.sessions), min(2, len(list(walk.plan.sessions)))
    ):
        last = min(len(session.turns), walk.rng.choice((1, 3, 6)))
        made = walk.json(
            *("vignettes", "add", case, session.number, 1, last, "--criterion", "chosen by hand"),
            *(
                "--title",
                walk.rng.choice(("", "Bir an", "7 = seven")),
                "--commentary",
                "It shows 3 things.",
            ),
        )
        walk.check()
        if made is None:
            continue
        if walk.rng.random() < 0.5:
            file = walk.out / "translated.txt"
            lines = (f"{n} Es regnet {n} Tage.\n" for n in range(1, last + 1))
            file.write_text("".join(lines), encoding="utf-8")
            walk.act("vignettes", "translate", made["id"], file)
        walk.act(
            "vignettes", "change", made["id"], "--stars", 4, "--context", "Before it: nothing."
        )
        walk("vignettes", "show", made["id"], "--json")
    walk.json("vignettes", "list")
