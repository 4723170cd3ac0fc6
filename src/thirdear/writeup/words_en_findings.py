"""English wording of outcome, process, verdicts, comparison, consent and the guideline."""

from __future__ import annotations

ENGLISH_FINDINGS = {
    "title.part": "Title",
    "results.outcome": "Outcome",
    "results.process": "Process by Phase",
    "results.verdicts": "Verdicts and Influence of Single Sessions",
    "results.loops": "Direction and Loop",
    "loops.text": "Two questions go beyond the tests of single directions. Direction: are the two "
    "standardized cross-lags equal? Loop: do both directions reject, with the same sign? The path "
    "over two sessions is the product of both cross-lags, freed of the bias of short series. Both "
    "equations hold a quadratic trend where there are rows for it; p is from a bootstrap, adjusted "
    "by Holm’s method over all hypotheses and cases.",
    "results.ruptures": "Possible Ruptures of the Alliance",
    "ruptures.text": "Each session’s score was compared with what the session before and the trend "
    "of all other sessions let one expect (deleted residual, one-sided, 5% over all sessions of a "
    "case after Bonferroni). A session below its limit is a possible rupture, to be read and not "
    "yet one.",
    "ruptures.title": "{score} With the Limit Below Which a Session Is a Possible Rupture",
    "ruptures.note": "Dots are the scores, the broken line is the limit. A triangle marks a "
    "session below it.",
    "ruptures.note.none": "Dots are the scores, the broken line is the limit. No session lies "
    "below it.",
    "alt.ruptures": "The scores of {cases}, session by session, with their limits; {n} sessions "
    "lie below them.",
    "alt.ruptures.0": "The scores of {cases}, session by session, with their limits; no session "
    "lies below them.",
    "alt.ruptures.1": "The scores of {cases}, session by session, with their limits; one session "
    "lies below them.",
    "results.phases": "Declared Phases Compared",
    "phases.text": "{table} compares each declared phase of treatment with the one before it: the "
    "nonoverlap of all pairs [@parker2009], the share of pairs of sessions in which the later "
    "phase is the better one, and Tau-U [@parker2011], which takes the trend of the earlier phase "
    "off.",
    "phases.title": "Nonoverlap of Declared Phases",
    "phases.description": "One row per score and pair of phases: sessions, NAP, Tau-U, p.",
    "phases.phases": "Phases",
    "phases.n": "n",
    "phases.nap": "NAP [95% CI]",
    "phases.note": "Higher scores count as better unless an outcome measure of the study says "
    "otherwise. Sessions are taken for independent; where a score persists, intervals are too "
    "narrow and *p* is too small.",
    "results.gains": "Sudden Gains",
    "gains.text": "A sudden gain [@tang1999] is a change from one session to the next that is at "
    "least the smallest reliable change of the measure, at least a quarter of the score before it, "
    "and larger between the sessions before and after than their spread lets one expect.",
    "gains.one": "{case}, {score}: between Sessions {session} and {next} ({values}).",
    "results.cases": "The Cases Together",
    "forest.title": "How {effect} Follows {cause} in Each Case",
    "forest.note": "Dots are the cross-lags of the cases, freed of the bias of short series, lines "
    "their 95% intervals; the diamond is their mean after REML with the interval of Hartung and "
    "Knapp.",
    "forest.axis": "change of {effect} for one unit of {cause}",
    "forest.mean": "mean",
    "alt.forest": "Forest plot of {n} cases and their mean, {value}.",
    "results.comparison": "Comparison of the Cases",
    "appendix.guideline": "Checklist of the Evidence-Based Case Study",
    "outcome.none": "The study holds no outcome measures, so that nothing is said of outcome.",
    "outcome.text": "{table} gives the outcome measures before and after treatment.",
    "outcome.title": "Outcome Measures and Reliable Change",
    "outcome.description": "One row per measure and case: before, after, index, cut-off, status.",
    "outcome.case": "Case",
    "outcome.measure": "Measure",
    "outcome.pre": "Before",
    "outcome.post": "After",
    "outcome.rci": "RCI",
    "outcome.cutoff": "Cut-off",
    "outcome.status": "Status",
    "outcome.note": (
        "RCI is the reliable change index [@jacobson1991]: the change divided by √2 *SD* √(1 − "
        "*r*), reliable beyond 1.96 on either side."
    ),
    "outcome.constants": "{name}: SD = {sd}, r = {r}; {better} is better; source: {source}.",
    "outcome.cut": "Cut-off of {name}: {source}.",
    "outcome.lacking": (
        "No SD and reliability are known for {list}, so reliable change was not computed there."
    ),
    "outcome.dash": "A dash stands for a value that is missing or cannot be computed.",
    "outcome.text.figure": (
        "{table} gives the outcome measures before and after treatment, and {figure} shows them."
    ),
    "outcome.text.figures": (
        "{table} gives the outcome measures before and after treatment, and {figure} show them."
    ),
    "outcome.figure": "Outcome Measures of {cases}",
    "outcome.figure.note": "Each measure and informant has its own panel.",
    "outcome.figure.band": (
        "A change beyond the gray band around the value before treatment is reliable."
    ),
    "outcome.figure.cutoff": "Broken lines are cut-offs.",
    "outcome.figure.alt": "Line charts of outcome measures, one panel each.",
    "outcome.figure.one": "{case}, {measure}: {before} before and {after} after treatment",
    "outcome.figure.change": "reliable beyond {least}",
    "outcome.figure.line": "cut-off {line}",
    "outcome.before": "Before",
    "outcome.after": "After",
    "better.lower": "lower",
    "better.higher": "higher",
    "status.recovered": "recovered",
    "status.improved": "improved",
    "status.unchanged": "unchanged",
    "status.deteriorated": "deteriorated",
    "status.crossed without reliable change": "crossed without reliable change",
    "process.text": "{table} gives the course of therapy by phase.",
    "process.text.many": "{table} give the course of therapy by phase.",
    "process.title": "Course of Therapy by Phase, M (SD)",
    "process.description": "One row per phase of a case: its sessions, and one column per score.",
    "process.phase": "Phase",
    "process.sessions": "Sessions",
    "process.early": "early third",
    "process.middle": "middle third",
    "process.late": "late third",
    "process.note": (
        "Thirds are those of the session numbers from the first transcript to the last."
    ),
    "process.note.declared": "Phases are those that were declared.",
    "process.note.both": (
        "Phases are those that were declared; where none were, they are thirds of the session "
        "numbers from the first transcript to the last."
    ),
    "process.note.short": "{cases} has too few sessions for thirds.",
    "process.note.short.many": "{cases} have too few sessions for thirds.",
    "process.note.gaps": "Sessions without a score do not count.",
    "process.note.dash": "A dash stands for a phase without a score.",
    "influence": (
        "The finding does not hang on one session: without any one of them the verdict’s *p* is at "
        "most {high}. *F* falls most without Session {session} ({f} to {without}; *b* from {b} to "
        "{left})."
    ),
    "influence.tiny": (
        "The finding does not hang on one session: without any one of them the verdict’s *p* stays "
        "{high}. *F* falls most without Session {session} ({f} to {without}; *b* from {b} to "
        "{left})."
    ),
    "influence.lost": (
        "The finding rests on Session {lost}: without it the verdict does not reject (*p* up to "
        "{high}). *F* falls most without Session {session} ({f} to {without}; *b* from {b} to "
        "{left})."
    ),
    "treatment.fact": "{name}: {text}.",
    "treatment.held": (
        "Of {case}, the record has {held:w} sessions as held and {cancelled:w} as canceled."
    ),
    "consent.stated": "Consent ({case}): {text}.",
    "consent.all": "Consent (all cases): {text}.",
    "consent.one": "Consent: {text}.",
    "raters.masked": (
        "In {masked:w} of the {passes:w} coding rounds sessions were coded in a shuffled order, "
        "without their case or number."
    ),
    "icc": "ICC",
    "raters.forwards": (
        "In {forwards:w} of the {passes:w} coding rounds a case was coded in the order of its "
        "sessions, which was not hidden there."
    ),
    "raters.blind": (
        "Raters coded without seeing each other’s work; {opened:w} of the {passes:w} coding "
        "rounds saw it after they were finished."
    ),
    "second": (
        "A second transcript of {n:w} of these sessions was compared with the one used here, word "
        "by word and without regard to punctuation. The word error rate was {rate}%{range} "
        "({list}; {words} words, substituted: {substituted}, omitted: {omitted}, added: {added})."
    ),
    "second.1": (
        "A second transcript of one of these sessions was compared with the one used here, word "
        "by word and without regard to punctuation. The word error rate was {rate}% "
        "({list}; {words} words, substituted: {substituted}, omitted: {omitted}, added: {added})."
    ),
    "second.spread": ", from {low}% to {high}% by session",
    "second.role": "{name}: {rate}%",
    "raters.model": (
        "One of these raters was the language model {model}, which ran on a computer of the "
        "laboratory at temperature 0 and was asked about one segment or session at a time, with "
        "the codebook’s definitions and under pseudonyms."
    ),
    "raters.trained": "Before, {n:w} raters trained against an agreed reference.",
    "raters.agreed": "After the independent rounds, consensus was reached on {n:w} sessions.",
    "guideline.title": "What an Evidence-Based Case Study Reports",
    "guideline.description": "One row per requirement: whether it is met, and what there is.",
    "guideline.note": (
        "After the requirements of Psychotherapy (APA Division 29). The author has to answer what "
        "no program can know."
    ),
    "guideline.column.what": "Requirement",
    "guideline.column.state": "State",
    "guideline.column.held": "What there is",
    "guideline.met": "met",
    "guideline.missing": "missing",
    "guideline.author": "for the author",
    "guideline.least": "at least {n} per case",
    "guideline.some": "in {some} of {n} cases",
    "guideline.outcomes": "Two standardized outcome measures or more",
    "guideline.change": "Clinically significant change (reliable change index)",
    "guideline.process": "A process measure on three occasions or more",
    "guideline.reliability": "Agreement between raters",
    "guideline.vignettes": "Verbatim vignettes",
    "guideline.treatment": "Patient and treatment described",
    "guideline.consent": "Consent stated",
    "guideline.independent": "Process not rated by the therapist",
    "guideline.recognise": "Would the client or a close relation recognize themselves?",
    "limit.power": (
        "The smallest effects that these series show in four of five studies [@cohen1988] are a "
        "partial *R*² of {least}; smaller ones are likely to be missed."
    ),
    "limit.reliability": (
        "Agreement was low on {list}. What is measured badly relates weakly to everything."
    ),
    "limit.reliability.one": "{score}, ICC(2,k) = {value}",
    "limit.gaps": "Missing sessions cost {n} of the transitions that the series would have.",
    "treatment.held.all": "The record of {case} has {held:w} sessions, all of them held.",
    "treatment.held.one": "The record of {case} has one session, which was held.",
    "raters.blind.all": "Raters coded without seeing each other’s work.",
    "raters.masked.all": "Sessions were coded in a shuffled order, without their case or number.",
    "raters.forwards.all": ("Sessions were coded in their order, which was not hidden."),
    "raters.trained.1": "Before, {n:w} rater trained against an agreed reference.",
    "raters.agreed.1": "After the independent rounds, consensus was reached on {n:w} session.",
}
