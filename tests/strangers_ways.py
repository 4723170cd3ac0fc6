"""The later steps of a stranger's tour: what leaves, what comes together, and what is kept."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence

from tests import a_paper, strangers, strangers_plan
from tests.strangers_plan import RARE
from tests.strangers_steps import (
    MEMO,
    codebooks_are_told,
    counted,
    facts_are_known,
    hypotheses_change,
    judgements_are_kept,
    later_rounds_are_apart,
    layers_are_laid,
    memos_are_written,
    play_is_noted,
    raters_agree,
    raters_are_trained,
    reads_back,
    rows_of,
    scores_hold,
    sessions_are_replaced,
    tests_are_made,
    topic_rows,
    transcripts_are_corrected,
    vignettes_are_chosen,
    what_lies_there,
)
from tests.strangers_tour import Tour

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
    ways += [("--combine", rater) for rater in sorted(strangers_plan.judging(walk.plan))[:1]]
    for number, how in enumerate(walk.rng.sample(ways, 1)):
        file = walk.out / f"report-{number}.docx"
        made = walk.act("report", "-o", file, *how)
        if made.code:
            continue
        held = walk("verify", file, "--json", codes=(0, 3), remedy=False)
        if held.code:
            bad = [claim for claim in json.loads(held.out)["claims"] if not claim["holds"]]
            walk.fail(("verify", *how), f"a fresh document: {bad[:3]}")
        for what in a_paper.faults(file, _language(walk, how)):
            walk.fail(("report", *how), what)
        walk("check", "--against", file)
        if "--identifiable" not in how:
            walk.leaked(file)


def _language(walk: Tour, how: Sequence[str]) -> str:
    return how[how.index("--language") + 1] if "--language" in how else walk.plan.language


def files_are_handed_on(walk: Tour) -> None:
    """Everything that is exported is written or refused with a remedy, and names nobody."""
    case, session = walk.rng.choice(list(walk.plan.sessions))
    out, judged = walk.out / "exports", strangers_plan.judging(walk.plan)
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
    ours = rows_of(walk("tags", "export").out)
    theirs = rows_of(walk.made.shell("tags", "export", "--study", other).out)
    for what, keys in (("tags", ("case", "session", "rater", "value")), ("memos", MEMO[:2])):
        mine, its = counted(ours, what, keys), counted(theirs, what, keys)
        if mine != its:
            told = f"{what}: too many {its - mine!s:.300}, lacking {mine - its!s:.300}"
            walk.fail("import whole.qdpx", told)
    its_memos = topic_rows(
        walk.made.shell("tags", "memos", "list", "--json", "--study", other).json
    )
    carried = [row for row in topic_rows(walk.json("tags", "memos", "list")) if any(row[1:3])]
    if its_memos != carried:
        walk.fail("import whole.qdpx", f"memos: {its_memos!s:.200} instead of {carried!s:.200}")
    for what in strangers.misread(walk.made, other):
        walk.fail("import whole.qdpx", what)


# -- together, and keeping it


def raters_come_together(walk: Tour) -> None:
    """Passes are opened, a consensus is begun and decided, and scores are taken from it."""
    every = [(case, one.number) for case, one in walk.plan.sessions]
    judging = sorted(strangers_plan.judging(walk.plan))
    for rater in judging:
        walk.act("raters", "unblind", "--rater", rater, codes=(0, 1))
    done = [r for r in judging if {(r, *place) for place in every} <= set(walk.plan.finished)]
    begun = walk.act("raters", "consensus", "begin", *judging, codes=(0, 1, 2))
    found = walk.json("raters", "consensus", "list", codes=(0, 1))
    if begun.code and len(done) == len(judging) > 1:
        walk.fail("consensus begin", f"refused where all have finished: {begun.err}")
    for one in (found or {"differences": []})["differences"][:2]:
        where = (
            () if one["segment"] is None else ("--segment", one["segment"], "--layer", one["layer"])
        )
        values = [told for _, told in one["said"] if told not in (None, True)]
        how = ("--value", values[0]) if values else ("--present",)
        walk.act(
            *(
                "raters",
                "consensus",
                "decide",
                one["case"],
                one["session"],
                one["what"],
                *where,
                *how,
            ),
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
    walk.json("raters", "merge", copy, "--dry-run")
    walk.act("raters", "merge", copy)
    again = walk.json("raters", "merge", copy)
    if again is not None and again["coming"]:
        walk.fail("merge", f"the second time something comes: {again['coming']}")
    walk.act("undo", "--rater", "R9")
    walk.act("history", "redo", "--rater", "R9")
    walk.act("export", "passes", passes, codes=(0, 1))
    if passes.exists():
        walk.act("raters", "merge", passes)


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
    for rater in sorted(strangers_plan.judging(walk.plan)):
        walk.json("codebook", "recode", "--rater", rater)
    keys = [own.full(code["key"]) for code in own.codes[:-1]]
    if len(keys) > 1:
        walk.act("codebook", "merge", keys[-1], "--into", keys[0], codes=(0, 1))
        walk("codebook", "recoded")


def undone_and_done_again(walk: Tour) -> None:
    """Undone to the beginning and done again to the end, the study is what it was."""
    actors = [None, *sorted(strangers_plan.judging(walk.plan)), "R9"]
    before = walk.state()
    for command, others in ((("undo",), actors), (("history", "redo"), actors[::-1])):
        for actor in others:
            by = () if actor is None else ("--rater", actor)
            for _ in range(200):
                told = walk(*command, *by, "--json", codes=(0, 1))
                if told.code or not told.json:
                    break
            else:
                walk.fail(command[-1], f"it never ends for {actor}")
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
        ("transcripts", "corrections", "--json"),
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
    walk("privacy", "passphrase", "--sheet")
    before, named = walk.state(), walk.json("disguise", "list")
    if walk.plan.encrypted:
        walk("privacy", "passphrase", "--new-passphrase-file", walk.made.folder / "passphrase")
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
    steps = (
        ("privacy", "encrypt", *secret, *names),
        ("check", *secret),
        ("privacy", "decrypt", *secret),
        ("check",),
    )
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
    done = walk("privacy", "purge", "--case", case.key, typed=f"{case.key}\n")
    if done.code:
        return
    walk.check()
    if any(row["case"] == case.key for row in walk.json("tags", "memos", "list") or []):
        walk.fail("purge", "memos on the case or its sessions are left")
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
    sessions_are_replaced,
    scores_hold,
    later_rounds_are_apart,
    tests_are_made,
    hypotheses_change,
    raters_agree,
    documents_verify,
    facts_are_known,
    layers_are_laid,
    play_is_noted,
    memos_are_written,
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
