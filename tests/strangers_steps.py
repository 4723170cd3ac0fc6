"""The steps of a stranger's tour: which commands, and what each of them must say."""

from __future__ import annotations

import csv
import io
import itertools
import json
import shutil
from collections import Counter
from collections.abc import Sequence
from math import isclose
from statistics import fmean

import strangers
import strangers_books as books
from strangers import MARKS, RARE, TAGS
from strangers_tour import Tour

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
    rows = walk.json("segments", "--case", case, "--session", session.number, "--layer", "turn")
    if rows is not None and [row["speaker"] for row in rows] != [s.label for s in session.turns]:
        walk.fail("segments", f"other speakers in {case}, {session.number}")
    walk("segments", "--case", case, "--session", session.number)
    for command in (("marks",), ("timing",), ("profile",), ("history",), ("backup", "--list")):
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
    rows = _table(walk("tags", "export").out)
    meant = [dict(zip(TAGS, map(str, row), strict=True)) for row in strangers.tag_rows(walk.made)]
    for what, keys in (("tags", TAGS[:-1]), ("memos", MEMO)):
        there, told = _of(rows, what, keys), _of(meant, what, keys)
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


MEMO = ("case", "session", "segment", "rater", "layer", "memo")


def _table(out: str) -> list[dict[str, str]]:
    """Return the rows of a table, without the sign that keeps a cell from being a formula."""
    rows = csv.DictReader(io.StringIO(out))
    return [{key: cell.removeprefix("'") for key, cell in row.items()} for row in rows]


def _of(rows: Sequence[dict[str, str]], what: str, keys: Sequence[str]) -> Counter[tuple[str, ...]]:
    """Count the tags among rows, or list their memos, which belong to a segment."""
    column = "code" if what == "tags" else "memo"
    found = Counter(tuple(row[key] for key in keys) for row in rows if row[column])
    return found if what == "tags" else Counter(set(found))


def _number(value: str) -> object:
    return value if value == "-" else float(value)


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
    return word.rstrip(".?!…") in MARKS or not any(map(str.isalnum, word))


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
        walk.json("transitions", "--given", codes[0], "--target", codes[-1], *FAST, codes=(0, 1))
    walk("plan", "--r2", "0.2", "--reliability", "0.8")
    table = walk.out / "any.csv"
    rows = "".join(f"{n},{walk.rng.random():.3f},{walk.rng.random():.3f}\n" for n in range(1, 13))
    table.write_text(f"session,x,y\n{rows}", encoding="utf-8")
    walk.json("granger", "--csv", table, "--cause", "x", "--effect", "y", *FAST)


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
    for rater in sorted(strangers.judging(walk.plan)):
        walk.json("queue", "--rater", rater)
        walk("queue", "--rater", rater, "--blind")
    if walk.plan.raters:
        walk.act("assign", walk.plan.raters[-1], "--part", "0.5")
        walk.json("assign")
        walk.act("undo")
    walk("assign")


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
    walk.act("correct", "words", *place, 1, first, "Changed", "--nth", 1)
    other = session.turns[-1].label
    walk.act("correct", "speaker", *place, 1, other)
    parts = said.words.split()
    if len(parts) > 2 and said.words.count(parts[-1]) == 1:
        walk.act("correct", "split", *place, 1, parts[-1], "--speaker", other)
    if len(session.turns) > 3:
        walk.act("correct", "join", *place, 3)
    walk.act("correct", "role", case, other, "other")
    rows = walk.json("corrections") or []
    walk("corrections", "-o", walk.out / "corrections.csv")
    if rows:
        walk.act("correct", "withdraw", rows[0]["id"])
    walk.act("undo")
    walk.act("redo")


def layers_are_laid(walk: Tour) -> None:
    """Layers of every kind are added, cut and joined by hand."""
    case, session = walk.rng.choice(list(walk.plan.sessions))
    place = ("--case", case, "--session", session.number)
    for how in ("turns:3", "blank", "hand", "free", "minutes:5", "sentence"):
        walk.act("segment", "--by", how, *place, codes=(0, 1) if how == "minutes:5" else (0,))
    found = walk.json("segments", *place, "--layer", "hand") or []
    if len(found) > 1:
        walk.act("join", *place, "--segment", 1)
        walk.act("split", *place, "--at", found[1]["start"])
    listed = walk.json("segments", *place)
    if listed is not None and "hand" not in [row["layer"] for row in listed]:
        walk.fail("segments", "the layer by hand is not listed")


def play_is_noted(walk: Tour) -> None:
    """Turns are in play, in character or out of play, and one undo takes it back."""
    if not walk.plan.raters:
        return
    case, session = walk.rng.choice(list(walk.plan.sessions))
    who = ("--rater", walk.plan.raters[0])
    shown = walk.json("play", "list", case, session.number, *who, codes=(0, 1))
    walk.act("play", "set", case, session.number, "in_play", "1-2", *who, codes=(0, 1, 2))
    walk("play", "list", case, session.number, *who, codes=(0, 1))
    del shown


def raters_are_trained(walk: Tour) -> None:
    """Somebody trains against a pass, suggestions are learned, a segment is suggested for."""
    judging = sorted(strangers.judging(walk.plan))
    if not judging:
        walk("suggest", "report", codes=(1,))
        return
    walk.act("train", "Neu", "--gold", judging[0])
    walk.act("suggest", "on")
    walk("suggest", "report", codes=(0, 1))
    case, session = walk.rng.choice(list(walk.plan.sessions))
    walk.json("suggest", "more-like", case, session.number, 1, codes=(0, 1))
    walk.json("suggest", "codes", case, session.number, codes=(0, 1))
    codes = [book.full(c["key"]) for book in walk.plan.codebooks for c in book.codes]
    if codes:
        walk.act("suggest", "accept", case, session.number, 1, codes[0], codes=(0, 1))
    walk.act("suggest", "off")


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


# -- what leaves


def nothing_identifies(walk: Tour) -> None:
    """What the scan lists is decided, and then it lists nothing."""
    walk.json("disguise", "list")
    walk.json("disguise", "checklist")
    walk.decide()
    walk.act(
        "disguise", "checklist", "--case", walk.plan.cases[0].key, "--altered", "school=left out"
    )
    walk("disguise", "scan")


def documents_verify(walk: Tour) -> None:
    """A document that was written just now holds, whatever it was written from."""
    ways = [
        (),
        ("--corrected",),
        ("--identifiable", "--confirm", "identifiable"),
        ("--layout", "journal"),
    ]
    ways += [
        ("--case", walk.plan.cases[-1].key, "--language", "tr"),
        ("--language", "en", "--layout", "comments"),
    ]
    ways += [("--combine", rater) for rater in sorted(strangers.judging(walk.plan))[:1]]
    for number, how in enumerate(walk.rng.sample(ways, 1)):
        file = walk.out / f"report-{number}.docx"
        made = walk.act("report", "-o", file, *how)
        if made.code:
            continue
        held = walk("verify", file, "--json", codes=(0, 3), remedy=False)
        if held.code:
            bad = [claim for claim in json.loads(held.out)["claims"] if not claim["holds"]]
            walk.fail(("verify", *how), f"a fresh document: {bad[:3]}")
        walk("check", "--against", file)
        if "--identifiable" not in how:
            walk.leaked(file)


def files_are_handed_on(walk: Tour) -> None:
    """Everything that is exported is written or refused with a remedy, and names nobody."""
    case, session = walk.rng.choice(list(walk.plan.sessions))
    out, judged = walk.out / "exports", strangers.judging(walk.plan)
    out.mkdir()
    may = (0,) if judged else (0, 1)
    shut = (0, 1)
    walk.act("export", "supervision", out / "s.docx", "--case", case, "--session", session.number)
    for ending in ("csv", "xlsx", "docx"):
        walk.act("export", "quotes", out / f"q.{ending}", codes=shut)
    walk.act("export", "figure", out / "f.svg", codes=shut)
    walk.act("vignettes", "export", "-o", out / walk.rng.choice(("v.docx", "v.md", "v.html")))
    walk.act("export", "r", out / "tests.R", codes=shut)
    walk.act("export", "csv", out / "tables", codes=may)
    walk.act("export", "parquet", out / "s.parquet", codes=may)
    walk.act("export", "sav", out / "s.sav", codes=may)
    walk.act("export", "bundle", out / "b.zip", codes=may)
    walk.act("export", "bundle", out / "w.zip", "--with-words", codes=may)
    walk.act("export", "qdpx", out / "p.qdpx")
    walk.act("export", "qdc", out / "c.qdc", codes=shut)
    walk.act("export", "registry", out / "l.parquet", "--laboratory", "L", codes=shut)
    if (out / "l.parquet").exists():
        for what in ("base-rates", "agreement", "dose"):
            walk("registry", what, out / "l.parquet", codes=shut)
    walk.leaked(out)


def project_comes_back(walk: Tour) -> None:
    """A project that was exported is the same study when it is imported somewhere else."""
    file, other = walk.out / "whole.qdpx", walk.made.folder / "other"
    if walk.act("export", "qdpx", file, "--identifiable", "--confirm", "identifiable").code:
        return
    walk.made.shell("init", other, "--language", walk.plan.language)
    came = walk.made.shell("import", file, "--study", other)
    if came.code:
        walk.fail("import whole.qdpx", str(came))
        return
    ours = _table(walk("tags", "export").out)
    theirs = _table(walk.made.shell("tags", "export", "--study", other).out)
    for what, keys in (("tags", ("case", "session", "rater", "value")), ("memos", MEMO[:2])):
        mine, its = _of(ours, what, keys), _of(theirs, what, keys)
        if mine != its:
            told = f"{what}: too many {its - mine!s:.300}, lacking {mine - its!s:.300}"
            walk.fail("import whole.qdpx", told)
    for what in strangers.misread(walk.made, other):
        walk.fail("import whole.qdpx", what)


# -- together, and keeping it


def raters_come_together(walk: Tour) -> None:
    """Passes are opened, a consensus is begun and decided, and scores are taken from it."""
    every = [(case, one.number) for case, one in walk.plan.sessions]
    judging = sorted(strangers.judging(walk.plan))
    for rater in judging:
        walk.act("unblind", "--rater", rater, codes=(0, 1))
    done = [r for r in judging if {(r, *place) for place in every} <= set(walk.plan.finished)]
    begun = walk.act("consensus", "begin", *judging, codes=(0, 1, 2))
    found = walk.json("consensus", "list", codes=(0, 1))
    if begun.code and len(done) == len(judging) > 1:
        walk.fail("consensus begin", f"refused where all have finished: {begun.err}")
    for one in (found or {"differences": []})["differences"][:2]:
        where = (
            () if one["segment"] is None else ("--segment", one["segment"], "--layer", one["layer"])
        )
        values = [told for _, told in one["said"] if told not in (None, True)]
        how = ("--value", values[0]) if values else ("--present",)
        walk.act(
            *("consensus", "decide", one["case"], one["session"], one["what"], *where, *how),
            *("--reason", "Talked about it."),
        )
    walk("scores", "--combine", "consensus", codes=(0, 1))


def copies_merge(walk: Tour) -> None:
    """A copy that somebody worked in is merged, the second time without a change; so are passes."""
    copy, passes = walk.made.folder / "copy", walk.out / "passes.json"
    shutil.copytree(walk.made.study, copy)
    session = walk.plan.cases[0].sessions[0]
    books_ = [book for book in walk.plan.codebooks if book.items]
    if books_:
        item = books_[0].items[0]
        table = walk.out / "late.csv"
        row = f'"{walk.plan.cases[0].key}",{session.number},{books_[0].full(item["key"])}'
        row += f",R9,{item['scale'][0]}"
        table.write_text(f"case,session,item,rater,value\n{row}\n", encoding="utf-8")
        own = walk.made.plan.encrypted
        secret = ("--passphrase-file", walk.made.folder / "passphrase") if own else ()
        late = walk.made.shell("ratings", "import", table, "--study", copy, *secret)
        if late.code:
            walk.fail("ratings import", str(late))
    walk.json("merge", copy, "--dry-run")
    walk.act("merge", copy)
    again = walk.json("merge", copy)
    if again is not None and again["coming"]:
        walk.fail("merge", f"the second time something comes: {again['coming']}")
    walk.act("undo", "--rater", "R9")
    walk.act("redo", "--rater", "R9")
    walk.act("export", "passes", passes, codes=(0, 1))
    if passes.exists():
        walk.act("merge", passes)


def codes_change(walk: Tour) -> None:
    """A code is renamed, merged or split in a new version of an own codebook, and taken back."""
    own = next((book for book in walk.plan.codebooks if book.source in walk.plan.files), None)
    if own is None:
        return
    old, new = own.codes[-1]["key"], "renamed"
    text = walk.plan.files[own.source]
    text = text.replace(f'"{old}"', f'"{new}"').replace(f":{old}", f":{new}")
    text = text.replace(
        f"version = {own.data['version']}", f"version = {own.data['version'] + 1}", 1
    )
    file = walk.out / "own-2.toml"
    file.write_text(text, encoding="utf-8")
    walk.act("codebook", "rename", own.full(old), own.full(new), "--file", file)
    walk.json("codebook", "recoded")
    for rater in sorted(strangers.judging(walk.plan)):
        walk.json("codebook", "recode", "--rater", rater)
    keys = [own.full(code["key"]) for code in own.codes[:-1]]
    if len(keys) > 1:
        walk.act("codebook", "merge", keys[-1], "--into", keys[0], codes=(0, 1))
        walk("codebook", "recoded")


def undone_and_done_again(walk: Tour) -> None:
    """Undone to the beginning and done again to the end, the study is what it was."""
    actors = [None, *sorted(strangers.judging(walk.plan)), "R9"]
    before = walk.state()
    for command, others in (("undo", actors), ("redo", actors[::-1])):
        for actor in others:
            by = () if actor is None else ("--rater", actor)
            for _ in range(200):
                told = walk(command, *by, "--json", codes=(0, 1))
                if told.code or not told.json:
                    break
            else:
                walk.fail(command, f"it never ends for {actor}")
        walk.check()
    after = walk.state()
    for name in before:
        if before[name] != after[name]:
            walk.fail(f"redo ({name})", _difference(before[name], after[name]))


def _difference(before: str, after: str) -> str:
    mine, its = before.splitlines(), after.splitlines()
    lacking = [line for line in mine if line not in set(its)]
    more = [line for line in its if line not in set(mine)]
    return f"lacking {lacking[:4]}, too many {more[:4]}, {len(mine)} and {len(its)} lines"


def copies_are_kept(walk: Tour) -> None:
    """A backup that is restored is the same study, with its pseudonyms."""
    copy, back = walk.out / "copy.thirdear", walk.made.folder / "back"
    walk.act("backup")
    walk("backup", copy)
    if walk("restore", copy, back).code:
        return
    for command in (
        ("tags", "export"),
        ("ratings", "export"),
        ("disguise", "list", "--json"),
        ("corrections", "--json"),
    ):
        here = walk(*command)
        there = strangers.run(walk.made, *command, "--study", back, study=False)
        if (here.code, here.out) != (there.code, there.out):
            walk.fail(("restore", *command), f"{there.err}{_difference(here.out, there.out)}")
    walk("check", "--against", copy)
    walk("check", "--rebuild")
    walk("history", "-o", walk.out / "history.csv")


def passphrases_change(walk: Tour) -> None:
    """A study is encrypted and made readable again, and is the same, its pseudonyms, too."""
    walk("passphrase", "--sheet")
    before, named = walk.state(), walk.json("disguise", "list")
    if walk.plan.encrypted:
        walk("passphrase", "--new-passphrase-file", walk.made.folder / "passphrase")
        if before != walk.state():
            walk.fail("passphrase", "another study came out")
        return
    if walk.rng.random() < 0.6:
        return
    copy = walk.made.folder / "encrypted"
    shutil.copytree(walk.made.study, copy)
    secret = ("--passphrase-file", walk.made.folder / "passphrase")
    names = ("--names-passphrase-file", walk.made.folder / "names-passphrase")
    names = names if (copy / "names.thirdear").exists() else ()
    at = ("--study", copy)
    steps = (("encrypt", *secret, *names), ("check", *secret), ("decrypt", *secret), ("check",))
    for command in steps:
        done = walk.made.shell(*command, *at)
        if done.code:
            walk.fail(command, str(done))
    told = walk.made.shell("disguise", "list", "--json", *at, *names)
    if told.code or told.json != named:
        walk.fail("decrypt", f"other pseudonyms: {told}")
    if walk.made.shell("tags", "export", *at).out != before["tags export"]:
        walk.fail("decrypt", "other tags")


def a_case_is_erased(walk: Tour) -> None:
    """A purged case has no word left, every other case all of them."""
    case = walk.plan.cases[-1]
    done = walk("purge", "--case", case.key, typed=f"{case.key}\n")
    if done.code:
        return
    walk.check()
    for word in RARE[:3]:
        found = walk.json("search", word) or []
        if any(row["case"] == case.key for row in found):
            walk.fail("purge", f"{word} is still found")
    data = (walk.made.study / "study.thirdear").read_bytes()
    here = {word for word in RARE if word.encode() in data}
    others = {
        word
        for key, one in walk.plan.sessions
        if key != case.key
        for s in one.turns
        for word in RARE
        if word in s.words.casefold()
    }
    if not walk.plan.encrypted and here - others:
        walk.fail("purge", f"words are left in the file: {sorted(here - others)}")


STEPS = (
    reads_back,
    what_lies_there,
    codebooks_are_told,
    judgements_are_kept,
    scores_hold,
    tests_are_made,
    raters_agree,
    documents_verify,
    facts_are_known,
    layers_are_laid,
    play_is_noted,
    vignettes_are_chosen,
    nothing_identifies,
    documents_verify,
    transcripts_are_corrected,
    raters_are_trained,
    files_are_handed_on,
    project_comes_back,
    raters_come_together,
    copies_merge,
    codes_change,
    documents_verify,
    copies_are_kept,
    undone_and_done_again,
    passphrases_change,
    a_case_is_erased,
)
