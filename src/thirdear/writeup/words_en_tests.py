"""The English wording about the precedence tests: how they were made, and their table.

A key that ends in ``.weeks`` is the form where lags count weeks, in ``.mixed`` where some do.
"""

from __future__ import annotations

ENGLISH_TESTS = {
    # The method section, analysis
    "analysis.test": (
        "Precedence was tested in both directions in each case with the single-equation Granger "
        "*F* test [@granger1969]: the effect score of a session was regressed on its own value and "
        "on the cause score in the {lag}, with {trend}. The null hypothesis is that the cause "
        "score adds nothing. Sessions whose lag would reach across a missing session were left out."
    ),
    "analysis.test.weeks": (
        "Precedence was tested in both directions in each case with the single-equation Granger "
        "*F* test [@granger1969], week by week: the effect score of a calendar week (the mean, "
        "where it had several sessions) was regressed on its own value and on the cause score in "
        "the {lag}, with {trend}. The null hypothesis is that the cause score adds nothing. Weeks "
        "whose lag would reach across a week without scores were left out."
    ),
    "analysis.test.mixed": (
        "Precedence was tested in both directions in each case with the single-equation Granger "
        "*F* test [@granger1969]: the effect score of a session, or of a calendar week where a "
        "hypothesis counts its lag in weeks, was regressed on its own value and on the cause score "
        "in the {lag}, with {trend}. The null hypothesis is that the cause score adds nothing. "
        "Rows whose lag would reach across a missing session or week were left out."
    ),
    "analysis.lag": "{n} sessions before",
    "analysis.lag.1": "session before",
    "analysis.lag.weeks": "{n} weeks before",
    "analysis.lag.weeks.1": "week before",
    "analysis.lag.mixed": "{n} sessions or weeks before",
    "analysis.lag.mixed.1": "session or week before",
    "analysis.lags": "one or more sessions before (the number stands in the table)",
    "analysis.lags.weeks": "one or more weeks before (the number stands in the table)",
    "analysis.lags.mixed": "one or more sessions or weeks before (the number stands in the table)",
    "trend.none": "no trend term",
    "trend.linear": "a linear trend in the session number",
    "trend.linear.weeks": "a linear trend in the week",
    "trend.linear.mixed": "a linear trend in the session number or the week",
    "trend.quadratic": "a linear and a quadratic trend in the session number",
    "trend.quadratic.weeks": "a linear and a quadratic trend in the week",
    "trend.quadratic.mixed": "a linear and a quadratic trend in the session number or the week",
    "trend.several": "the trend that its hypothesis declares",
    "analysis.bootstrap": (
        "Besides the *p* value of the *F* distribution, a *p* value was taken from a recursive "
        "bootstrap of residuals under the restricted model [@davison1997], with {draws} draws and "
        "seed {seed}: coefficients were freed of the bias that least squares has in short series, "
        "and pairs of residuals of one session were inflated by √(*n* / (*n* − *k*)), centered and "
        "drawn together. The verdict rests on one further *p*: that of the mean *F* of three "
        "equations, without a trend, with a linear and with a quadratic one, under one null "
        "process with a quadratic trend, whose residual pairs come from the third of the "
        "sessions with the nearest expected score. Steps of both scores at any session, and a "
        "third and fourth power, were tried as further shared trends; where one was seen, the "
        "equations with it had to reject as well. Intervals of *b* hold every value that a "
        "bootstrap test at 5% does not reject."
    ),
    "analysis.holm": (
        "The *p* values of the verdict were adjusted by Holm’s method [@holm1979] over {n:w} tests "
        "(hypotheses × directions × cases), all that could be made. Partial *R*² is the share of "
        "the remaining variance that the cause score explains."
    ),
    "analysis.declared": (
        "The hypothesis on {cause} and {effect} (lag {lag}, {trend}) was entered in the study’s "
        "audit log on {date}, when {judged} of {sessions} sessions had been coded in it."
    ),
    "analysis.declared.weeks": (
        "The hypothesis on {cause} and {effect} (lag {lag}, counted in weeks; {trend}) was entered "
        "in the study’s audit log on {date}, when {judged} of {sessions} sessions had been coded "
        "in it."
    ),
    "analysis.declared.none": (
        "The hypothesis on {cause} and {effect} (lag {lag}, {trend}) was entered in the study’s "
        "audit log on {date}, before any of its sessions had been coded in it."
    ),
    "analysis.declared.all": (
        "The hypothesis on {cause} and {effect} (lag {lag}, {trend}) was entered in the study’s "
        "audit log on {date}, after all of its sessions had been coded in it."
    ),
    "analysis.declared.none.weeks": (
        "The hypothesis on {cause} and {effect} (lag {lag}, counted in weeks; {trend}) was entered "
        "in the study’s audit log on {date}, before any of its sessions had been coded in it."
    ),
    "analysis.declared.all.weeks": (
        "The hypothesis on {cause} and {effect} (lag {lag}, counted in weeks; {trend}) was entered "
        "in the study’s audit log on {date}, after all of its sessions had been coded in it."
    ),
    "analysis.declared.many": (
        "These hypotheses (each lag {lag}, {trend}) were entered in the study’s audit "
        "log on {date}, when {judged} of {sessions} sessions had been coded in it: {list}."
    ),
    "analysis.declared.many.weeks": (
        "These hypotheses (each lag {lag}, counted in weeks; {trend}) were entered in the study’s "
        "audit log on {date}, when {judged} of {sessions} sessions had been coded in it: {list}."
    ),
    "analysis.declared.many.none": (
        "These hypotheses (each lag {lag}, {trend}) were entered in the study’s audit "
        "log on {date}, before any of their sessions had been coded in it: {list}."
    ),
    "analysis.declared.many.none.weeks": (
        "These hypotheses (each lag {lag}, counted in weeks; {trend}) were entered in the study’s "
        "audit log on {date}, before any of their sessions had been coded in it: {list}."
    ),
    "analysis.declared.many.all": (
        "These hypotheses (each lag {lag}, {trend}) were entered in the study’s audit "
        "log on {date}, after all of their sessions had been coded in it: {list}."
    ),
    "analysis.declared.many.all.weeks": (
        "These hypotheses (each lag {lag}, counted in weeks; {trend}) were entered in the study’s "
        "audit log on {date}, after all of their sessions had been coded in it: {list}."
    ),
    "analysis.withdrawn": (
        "A hypothesis on {cause} and {effect} (lag {lag}, {trend}) was entered in the study’s "
        "audit log on {date}, and withdrawn {withdrawn}; it was not tested."
    ),
    "analysis.withdrawn.weeks": (
        "A hypothesis on {cause} and {effect} (lag {lag}, counted in weeks; {trend}) was entered "
        "in the study’s audit log on {date}, and withdrawn {withdrawn}; it was not tested."
    ),
    "analysis.withdrawn.on": "on {date}",
    "analysis.withdrawn.same": "on the same day",
    "analysis.undated": "The hypothesis on {cause} and {effect} has lag {lag} and {trend}.",
    "analysis.undated.weeks": (
        "The hypothesis on {cause} and {effect} has lag {lag}, counted in weeks, and {trend}."
    ),
    "analysis.undated.many": "These hypotheses have lag {lag} and {trend}: {list}.",
    "analysis.undated.many.weeks": (
        "These hypotheses have lag {lag}, counted in weeks, and {trend}: {list}."
    ),
    "analysis.software": "Computed with {list}.",
    "software.one": "{name} (version {version}; {source})",
    # Results
    "tests.none": "The scores are described and not tested, since no hypothesis was declared.",
    "tests.title": "Granger Tests in Both Directions",
    "tests.description": (
        "One row per test: direction, lag, F, degrees of freedom, p values, effect size, "
        "coefficient."
    ),
    "tests.direction": "Direction",
    "tests.lag": "Lag",
    "tests.df": "df",
    "tests.ci": "[95% CI]",
    "tests.boot": "bootstrap",
    "tests.verdict": "verdict",
    "tests.holm": "Holm",
    "tests.partial": "Partial",
    "tests.refused": "Not tested: {reason}",
    "tests.reason": "Reason",
    "tests.reasons.title": "Why No Test Could Be Computed",
    "tests.reasons.description": "One row per reason: case, directions, lag, reason.",
    "tests.note": (
        "Bootstrap *p*, of the declared equation, and the verdict’s *p*, of three equations, "
        "are from {draws} draws; Holm adjusts the verdict’s over {n:w} tests. *b* is the change of "
        "the effect score that goes with one more point of the cause score {lag} earlier, with its "
        "95% confidence interval."
    ),
    "tests.note.lag": "{n} sessions",
    "tests.note.lag.1": "one session",
    "tests.note.lag.weeks": "{n} weeks",
    "tests.note.lag.weeks.1": "one week",
    "tests.note.lag.mixed": "{n} sessions or weeks",
    "tests.note.lag.mixed.1": "one session or week",
    "tests.note.lags": "the stated number of sessions",
    "tests.note.lags.weeks": "the stated number of weeks",
    "tests.note.lags.mixed": "the stated number of sessions or weeks",
    "tests.careful": "{case}: {list}",
    "tests.directions": "{list}: {warning}",
    "tests.gaps": (
        "Scores are missing in {count} of {span} sessions, which costs {cost} of {possible} rows."
    ),
    "tests.gaps.weeks": (
        "Scores are missing in {count} of {span} weeks, which costs {cost} of {possible} rows."
    ),
    "tests.floor": "A floor hides what lies below the lowest value of {list}.",
    "tests.ceiling": "A ceiling hides what lies above the highest value of {list}.",
    "tests.distinct": "A few sessions decide the result, since most have one value of {list}.",
    "tests.coarse": "{score} ({value} in {most} of {count} sessions)",
    "tests.coarse.weeks": "{score} ({value} in {most} of {count} weeks)",
    "tests.icc.one": (
        "Over the {n} sessions that {raters:w} raters coded, the scores of one rater agree as "
        "follows: {list}."
    ),
    "tests.icc.mean": (
        "Over the {n} sessions that {raters:w} raters coded, the reliability of their mean is as "
        "follows: {list}."
    ),
    "tests.icc.one.score": "{score}, ICC(2,1) = {value}{interval}",
    "tests.icc.mean.score": "{score}, ICC(2,k) = {value}{interval}",
    "tests.hidden": (
        "Scores of this reliability and persistence show a true partial *R*² of .20 as about "
        "{low}, so that a missed effect proves little."
    ),
    "tests.hidden.range": (
        "Scores of this reliability and persistence show a true partial *R*² of .20 as about {low} "
        "to {high}, so that a missed effect proves little."
    ),
    "tests.past": (
        "With scores of this reliability the effect’s own past is known with error, which can make "
        "some precedence out of nothing."
    ),
    "analysis.none.made": (
        "Precedence tests in both directions were declared (see the hypotheses), but none could be "
        "computed; {table} gives the reasons."
    ),
}
