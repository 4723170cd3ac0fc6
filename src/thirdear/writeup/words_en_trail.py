"""English wording of the preregistration sheet and of the audit trail."""

from __future__ import annotations

ENGLISH_TRAIL = {
    "appendix.preregistration": "Preregistration Sheet",
    "prereg.byline": "Written by thirdear {version} from the study’s audit log",
    "prereg.intro": (
        "This sheet holds what the study’s audit log has as declared, with the time of each "
        "declaration and the number of sessions that had been coded by then. Entries of the "
        "log can neither be changed nor dated back without it showing."
    ),
    "prereg.hypotheses": "Hypotheses Declared",
    "prereg.hypotheses.table": "Declared Hypotheses",
    "prereg.hypotheses.description": (
        "One row per hypothesis: scores, lag, trend, time of declaration, sessions coded by then."
    ),
    "prereg.column.pair": "Hypothesis",
    "prereg.column.lag": "Lag",
    "prereg.column.trend": "Trend",
    "prereg.column.smallest": "Smallest effect",
    "prereg.column.declared": "Declared",
    "prereg.column.judged": "Coded by then",
    "prereg.column.when": "When",
    "prereg.column.what": "What",
    "prereg.column.reason": "Reason",
    "prereg.lag.sessions": "{n} sessions",
    "prereg.lag.sessions.1": "{n} session",
    "prereg.lag.weeks": "{n} weeks",
    "prereg.lag.weeks.1": "{n} week",
    "prereg.none": "none",
    "prereg.linear": "linear",
    "prereg.quadratic": "quadratic",
    "prereg.least": "{n}",
    "prereg.judged": "{n} sessions",
    "prereg.judged.1": "{n} session",
    "prereg.when": "{day} {time}",
    "prereg.note": "Times are UTC. A session counts as coded once a rater had finished it.",
    "prereg.note.smallest": (
        "Times are UTC. A session counts as coded once a rater had finished it. The smallest "
        "effect of interest is in units of the second score for one unit of the first; it holds "
        "for this direction."
    ),
    "prereg.rule.title": "Rule of the Verdict",
    "prereg.rule": (
        "Each hypothesis is tested in both directions in each case by the single-equation Granger "
        "*F* test [@granger1969] with the declared lag and trend. The verdict rests on one *p*: "
        "that of the mean *F* of three equations, without a trend, with a linear and with a "
        "quadratic one, from a bootstrap under one null process with a quadratic trend "
        "[@davison1997]. Where too few sessions can be used for these equations, the *p* of the "
        "declared equation decides. Where both scores seem to share a further trend, or a "
        "step, the equations with it have to reject as well. A question is found only where this "
        "*p*, adjusted by Holm’s method [@holm1979] over all declared tests (hypotheses × "
        "directions × cases), is below α = {alpha}. Whatever else is tested is exploratory."
    ),
    "prereg.assumed": (
        "The tests assume that the scores of a case follow one linear equation throughout, around "
        "the trend that the equation holds, or on another level after a declared break; that lags "
        "of equal number are equally long; that the residuals of different sessions are "
        "independent, with a spread that depends on no more than the expected score; and that no "
        "third process precedes both scores. They show precedence in time, not causation."
    ),
    "prereg.changes": "Changes and Withdrawals",
    "prereg.changes.table": "All Declarations and Withdrawals",
    "prereg.changes.description": (
        "One row per entry: time, what was done, hypothesis, sessions coded, reason."
    ),
    "prereg.question": "{direction}; lag {lag}; trend {trend}",
    "prereg.what.declared": "Declared",
    "prereg.what.withdrawn": "Withdrawn",
    "prereg.what.again": "Declared again",
    "prereg.instruments": "Instruments and Scores",
    "prereg.there": "Codebooks, their versions and the rules of the scores: see Codebooks above.",
    "prereg.combine.mean": "A session’s score is the mean over all raters who finish it.",
    "prereg.combine.main": "The scores are those of the main rater; others serve reliability.",
    "prereg.combine.consensus": "The scores are those of the raters’ consensus.",
    "prereg.combine.one": "The scores are those of one rater.",
    "prereg.sample": "Cases and Sessions",
    "write.planned": (
        "The planned number of cases and sessions, the effect that this number finds (see "
        "thirdear hypothesis plan), and when data collection ends."
    ),
    "write.excluded": "Which cases or sessions will be left out, and who decides it by what rule.",
    # Audit trail
    "appendix.audit": "Audit Trail",
    "audit.intro": (
        "All that follows is read from the study’s audit log, which keeps every act with its time; "
        "what was undone is not counted, and days are UTC."
    ),
    "audit.imported": "The transcripts of {sessions} were imported between {first}, and {last}.",
    "audit.imported.day": "The transcripts of {sessions} were imported on {first}.",
    "audit.removed": "Taken out of the study again between {first}, and {last}: {sessions}.",
    "audit.removed.day": "Taken out of the study again on {first}: {sessions}.",
    "audit.corrected": (
        "Corrections of transcripts: {n}, in {sessions}, between {first}, and {last}."
    ),
    "audit.corrected.day": "Corrections of transcripts: {n}, in {sessions}, on {first}.",
    "audit.uncorrected": "Corrections taken off again: {n}.",
    "audit.passes": "Who Coded What and When",
    "audit.passes.description": (
        "One row per rater’s round: sessions coded, rated and finished, first and last day, and "
        "whether other raters’ work could be seen."
    ),
    "audit.column.rater": "Rater",
    "audit.column.coded": "Sessions coded",
    "audit.column.rated": "Sessions rated",
    "audit.column.finished": "Finished",
    "audit.column.days": "Days",
    "audit.column.blind": "Others’ work",
    "audit.column.day": "Day",
    "audit.column.what": "What",
    "audit.rater": "Rater {rater}",
    "audit.round": "Rater {rater}, round {number}",
    "audit.on": "{first}",
    "audit.days": "{first} to {last}",
    "audit.training": "training",
    "audit.blind": "never seen",
    "audit.alone": "no other rater",
    "audit.opened": "open from {day}",
    "audit.masked": "sessions shuffled under masked names",
    "audit.note": (
        "Coded and rated sessions are those in which anything was entered, finished ones those "
        "that count."
    ),
    "audit.note.coded": (
        "Coded sessions are those in which anything was entered, finished ones those that count."
    ),
    "audit.note.rated": (
        "Rated sessions are those in which anything was entered, finished ones those that count."
    ),
    "audit.note.raters": "Raters are numbered in the order in which the study lists them.",
    "audit.changed": "{who}: changes after other raters’ work could be seen: {n}.",
    "audit.unchanged": "{who} changed nothing after other raters’ work could be seen.",
    "audit.reopened": "{who} opened {n:w} finished sessions again.",
    "audit.reopened.1": "{who} opened {n:w} finished session again.",
    "audit.unfinished.1": (
        "{who} did not finish one session ({list}); it does not count for that rater."
    ),
    "audit.unfinished.session": "{case}, Session {list}",
    "audit.unfinished": (
        "{who} did not finish {list}; what was not finished does not count for that rater."
    ),
    "audit.unfinished.one": "{n:w} sessions of {case} ({list})",
    "audit.decided": (
        "Decisions in consensus: {n}, each with its reason, in {sessions}, between {first}, and "
        "{last}."
    ),
    "audit.decided.day": (
        "Decisions in consensus: {n}, each with its reason, in {sessions}, on {first}."
    ),
    "audit.agreed": "The consensus was finished for {n:w} sessions.",
    "audit.agreed.1": "The consensus was finished for {n:w} session.",
    "audit.books": "Codebooks and Their Changes",
    "audit.books.description": "One row per change: the day, and what came in or became of codes.",
    "audit.book.version": "{name}, version {version}, was added",
    "audit.book.rename": "Code {codes} was renamed {name}",
    "audit.book.merge": "Codes {codes} were merged into {name}",
    "audit.book.split": "Code {codes} was split into {name}",
    "audit.book.unrecode": "Taken back: that {codes} became {name}",
    "checklist.jars-qual": "JARS-Qual Checklist",
    "checklist.jars-mixed": "JARS-Mixed Checklist",
    "checklist.scribe": "SCRIBE 2016 Checklist",
    "checklist.case": "CaSE Checklist",
    "checklist.coreq": "COREQ Checklist",
    "checklist.title": "What the Report Holds: {name}",
    "checklist.description": (
        "One row per item: what is asked for, the sections that hold it, and whose it is."
    ),
    "checklist.column.what": "Item",
    "checklist.column.where": "Section",
    "checklist.column.state": "State",
    "checklist.met": "written",
    "checklist.missing": "not in this report",
    "checklist.author": "for the author",
    "checklist.note.jars-qual": (
        "After the journal article reporting standards for qualitative research [@levitt2018]."
    ),
    "checklist.note.jars-mixed": (
        "After the journal article reporting standards for mixed methods research [@levitt2018]."
    ),
    "checklist.note.scribe": (
        "After the SCRIBE 2016 statement [@tate2016], made for single-case experiments; this "
        "study observed."
    ),
    "checklist.note.case": "After the Case Study Evaluation-tool [@kaluzeviciute2021].",
    "checklist.note.coreq": (
        "After the consolidated criteria for interviews [@tong2007], applied to the sessions."
    ),
    "checklist.note": "Items are in our own words; the published ones are binding.",
    "checklist.note.pages": (
        "Pages are fields: Word fills them in when all is selected and F9 is pressed."
    ),
    "checklist.page": "p.",
}
