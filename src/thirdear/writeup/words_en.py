"""English wording of every document; the keys are those of the Turkish one."""

from __future__ import annotations

ENGLISH = {
    # Labels
    "table": "Table",
    "figure": "Figure",
    "vignette": "Vignette",
    "note": "Note.",
    "to": " to ",
    "to.words": " to ",
    "session": "Session",
    "sessions": "{n} sessions",
    "sessions.1": "{n} session",
    "turns": "{n} turns",
    "turns.1": "{n} turn",
    "count.1": "One",
    "count.2": "Two",
    "count.3": "Three",
    "identifiable": "IDENTIFIABLE: REAL NAMES, NOT DISGUISED",
    "title": "{cause} and {effect} From Session to Session",
    "title.many": "Session Scores and Their Order in Time",
    "title.scores": "Scores From Session to Session",
    "title.study": "A Case Study",
    "byline": "Draft written by thirdear {version} from the record of the study",
    "invented": "All cases, speakers, sessions, and raters in this document are invented.",
    # Speakers
    "who.therapist": "therapist",
    "who.client": "child or client",
    "who.parent": "parent",
    "who.mother": "mother",
    "who.father": "father",
    "who.other": "another person",
    "who.action": "action",
    "of.therapist": "the therapist",
    "of.client": "the client",
    "of.parent": "the parent",
    "of.other": "other persons",
    "of.action": "actions",
    "of.all": "all speakers",
    # Headings
    "method": "Method",
    "method.cases": "Participants and Treatment",
    "method.measures": "Measures",
    "method.raters": "Procedure and Reliability",
    "method.disguise": "Ethics and Disguise",
    "method.analysis": "Data Analysis",
    "results": "Results",
    "results.scores": "Session Scores",
    "results.tests": "Precedence Tests",
    "clinical": "Clinical Analysis",
    "limits": "Limitations",
    "references": "References",
    "appendix": "Appendix",
    "appendix.codebooks": "Codebooks",
    "appendix.agreement": "Agreement Between Raters",
    "appendix.scores": "All Session Scores",
    "appendix.provenance": "Provenance",
    # The method section, cases
    "cases.one": (
        "{case} has {n:w} sessions with a transcript, numbered {range}, with {turns} turns and "
        "{words} words."
    ),
    "cases.one.1": (
        "{case} has one session with a transcript, number {range}, with {turns} turns and "
        "{words} words."
    ),
    "cases.gap": "There is no transcript of Sessions {list} of {case}.",
    "cases.gap.1": "There is no transcript of Session {list} of {case}.",
    "cases.kept": (
        "Transcripts were kept word for word as imported, and each is known by a checksum. "
        "Sessions are given by number, not by date."
    ),
    # The method section, measures
    "measures.intro": "Codes, rating items, and scores come from {list}.",
    "measures.intro.codes": "Codes and scores come from {list}.",
    "measures.intro.items": "Rating items and scores come from {list}.",
    "measures.intro.scores": "Scores come from {list}.",
    "measures.code": "A tag is one application of a code to one turn of the transcript.",
    "measures.item": "A rating is one value of an item for a whole session.",
    "measures.codebook": "{name} (version {version}; {source})",
    "measures.kinds": (
        "A tag is one application of a code to one turn of the transcript; a rating is one value "
        "of an item for a whole session. The two are never converted into each other."
    ),
    "measures.score": "The score {score} is {rule}.",
    "measures.text": "The scores {scores} are counted in the transcript.",
    "measures.imported": "The scores {scores} are series that were imported as tables.",
    "rule.count": "the number of tags of {codes}",
    "rule.per_100_turns": "the number of tags of {codes} per 100 turns of {speaker}",
    "rule.per_1000_words": "the number of tags of {codes} per 1,000 words of {speaker}",
    "rule.per_10_minutes": "the number of tags of {codes} per 10 minutes",
    "rule.share_of_segments": "the share of turns of {speaker} that carry a tag of {either}",
    "rule.mean_value": "the mean value of the tags of {codes}",
    "rule.max_value": "the highest value of the tags of {codes}",
    "rule.sum_value": "the sum of the values of the tags of {codes}",
    "rule.distinct_codes": "the number of different codes tagged, of {codes}",
    "rule.any": "1 where {either} is tagged, else 0",
    "rule.share_of_tags": "the share of tags of {codes} among all tags of {among}",
    "rule.mean": "the mean of {codes}{reversed}",
    "rule.sum": "the sum of {codes}{reversed}",
    "rule.mean_present": (
        "the mean of those of {codes} that were rated above the lowest value{reversed}"
    ),
    "rule.similarity": "Pearson’s r of the Q-sort of {codes} with a prototype",
    "rule.maximum": "the highest value of {codes}{reversed}",
    "rule.present": "how many of {codes} were rated above the lowest value",
    "rule.mean_of_scores": "the mean of {codes}",
    "rule.sum_of_scores": "the sum of {codes}",
    "rule.reversed": ", reversed items turned first",
    "rule.beside": ", counted only where a turn also carries a tag of {either}",
    "rule.imported": "a series that was imported as a table",
    "rule.text": "counted in the transcript",
    "rule.other": "made by the rule “{rule}” from {codes}",
    "of.codes": "{n:w} codes",
    "of.items": "{n:w} rating items",
    "of.scores": "{n:w} scores",
    # The method section, raters
    "raters.intro": "{count} raters coded the sessions, each in a coding round of their own:",
    "raters.intro.1": "{count} rater coded the sessions:",
    "raters.one": "Rater {number} finished {finished} of {sessions}",
    "raters.finished": (
        "A session has a score only where a rater marked it as coded completely; elsewhere the "
        "score is missing, not zero."
    ),
    "raters.imported": "The scores were imported as a table.",
    "raters.text": "The scores were counted in the transcripts.",
    "raters.both": "The scores were imported as a table or counted in the transcripts.",
    "combine.mean": "The score of a session is the mean over all raters who finished it.",
    "combine.main": "The scores are those of the main rater; other raters served reliability.",
    "combine.consensus": "The scores come from the raters’ consensus.",
    "combine.one": "The scores are those of one rater.",
    "raters.varied": "The number of raters behind a score varied from {low:w} to {high:w}.",
    "agreement.scores": (
        "Agreement between the raters on session scores was estimated by intraclass correlations "
        "[@shrout1979] with 95% confidence intervals: {list}."
    ),
    "agreement.one": "{score}, {values}, {n:w} sessions",
    "agreement.table": "The appendix gives agreement for every code and score.",
    "agreement.table.codes": "The appendix gives agreement for every code.",
    "agreement.table.scores": "The appendix gives agreement for every score.",
    "agreement.family": "Any code of {name}",
    "agreement.codes.title": "Agreement Between Raters on Codes",
    "agreement.codes.description": (
        "One row per code: kappa, interval, percent agreement, base rate, number of turns."
    ),
    "agreement.codes.cohen": "κ is Cohen’s [@cohen1960].",
    "agreement.codes.fleiss": "κ is Fleiss’s [@fleiss1971].",
    "agreement.codes.both": (
        "κ is Cohen’s [@cohen1960] where two raters are compared and Fleiss’s [@fleiss1971] where "
        "more are."
    ),
    "agreement.codes.note": (
        "Units are the turns of the speaker that the code is for, in the sessions that the "
        "compared raters finished; the base rate is the share of codings that say present."
    ),
    "agreement.note.dash": "A dash stands for a value that cannot be estimated.",
    "agreement.scores.title": "Agreement Between Raters on Session Scores",
    "agreement.scores.description": (
        "One row per score: two intraclass correlations with intervals, number of sessions."
    ),
    "agreement.scores.note": (
        "Two-way random intraclass correlations for absolute agreement, of one rater (2,1) and of "
        "the mean of the raters (2,k) [@shrout1979]. Units are sessions."
    ),
    "agreement.sorts.title": "Agreement Between Raters on Q-Sorts",
    "agreement.sorts.description": (
        "One row per Q-sort: mean Q correlation and Spearman-Brown reliability with intervals, "
        "number of sessions."
    ),
    "agreement.sorts.note": (
        "r is the mean of the Pearson correlations of each two raters’ sorts of a session; "
        "the Spearman–Brown formula gives the reliability of the mean of the raters. Intervals are "
        "bootstrapped over sessions."
    ),
    # The method section, disguise
    "disguise.names": (
        "Names and other identities that the study lists ({n:w} entries) were replaced when this "
        "document was written, and the finished document was searched for them again."
    ),
    "disguise.names.1": (
        "The one name that the study lists was replaced when this document was written, and the "
        "finished document was searched for it again."
    ),
    "disguise.none": "Every word stands as it was transcribed; no name was replaced.",
    "disguise.all": (
        "Speakers appear as letters for their roles. This is pseudonymization, not anonymity: "
        "somebody who knows a case may recognize it."
    ),
    "disguise.letters": (
        "Speakers appear as letters for their roles; somebody who knows a case may recognize it."
    ),
    "disguise.off": (
        "This copy was written without disguise, by an explicit choice. It holds the words as they "
        "were transcribed, real names included, and is not meant to be passed on."
    ),
    # Results
    "scores.text.alone": "{tables} shows the scores of every session.",
    "scores.text.alone.many": "{tables} show the scores of every session.",
    "scores.text": "{tables} shows the scores of every session, and {figures} their course.",
    "scores.text.many": "{tables} show the scores of every session, and {figures} their course.",
    "scores.title": "Session Scores of {cases}",
    "scores.note": "{scores}.",
    "scores.note.before": "Scores are described below {table}.",
    "scores.note.dash": "A dash stands for a session without a score.",
    "scores.missing": "Sessions {list} of {case} have a transcript but no score.",
    "scores.missing.1": "Session {list} of {case} has a transcript but no score.",
    "scores.partly": "Sessions {list} of {case} have no score for {score}.",
    "scores.partly.1": "Session {list} of {case} has no score for {score}.",
    "scores.description": "One row per session, one column per score of each case.",
    "spread": "M (SD)",
    "figure.title": "{scores} in {cases}",
    "figure.note": "Each score has its own panel.",
    "figure.note.gaps": "Gray bands are sessions without a score, where the line breaks.",
    "figure.note.marks": "Triangles and dotted lines mark the sessions of the vignettes (V).",
    "figure.note.breaks": "Broken lines stand before the session that follows a declared break.",
    "alt.case": "{case}, Sessions {first} to {last}.",
    "alt.case.one": "{case}, Session {session}.",
    "alt.series": (
        "{score}: from {start} to {end}, lowest {low} in Session {low_at}, highest {high} in "
        "Session {high_at}."
    ),
    "alt.series.flat": "{score}: {start} throughout.",
    "alt.series.one": "{score}: {start}, in Session {low_at} alone.",
    "alt.series.none": "{score}: no score in any session.",
    "alt.gaps": "No score in Sessions {list}.",
    "alt.gaps.1": "No score in Session {list}.",
    "alt.marked": "Vignettes in Sessions {list}.",
    "alt.marked.1": "A vignette in Session {list}.",
    "alt.figure": "Line chart with two panels.",
    "alt.figure.many": "Line charts, two panels per case.",
    "tests.text": "{table} gives the tests in both directions.",
    # Clinical analysis
    "vignettes.letters": (
        "Turn numbers are those of the transcript, and letters stand for the speakers."
    ),
    "vignettes.italics": "What stands in italics is not spoken.",
    "vignettes.coded": "The margin names the codes of a turn.",
    "vignettes.comments": "Comments name the codes of a turn.",
    "vignettes.fraction": "A fraction behind a code says how many of the raters gave it.",
    "beside": "{vignettes} stands beside the result that it illustrates.",
    "beside.many": "{vignettes} stand beside the results that they illustrate.",
    "beside.chosen": "{vignettes} was chosen to illustrate this result of {case}.",
    "beside.chosen.many": "{vignettes} were chosen to illustrate this result of {case}.",
    "beside.verdicts": "{vignettes} is a passage of {case} that carries codes of these scores.",
    "beside.verdicts.many": (
        "{vignettes} are passages of {case} that carry codes of these scores."
    ),
    "beside.ruptures": "{vignettes} is a passage of such a session of {case}.",
    "beside.ruptures.many": "{vignettes} are passages of such sessions of {case}.",
    "beside.gains": "{vignettes} is a passage of {case} from a session beside a sudden gain.",
    "beside.gains.many": "{vignettes} are passages of {case} from sessions beside sudden gains.",
    "vignette.place": "{case}, Session {session}, Turns {first}–{last}",
    "vignette.place.one": "{case}, Session {session}, Turn {first}",
    "vignette.criterion": "Why this passage.",
    "vignette.lead": (
        "In this session: {scores}. Of the {turns:w} turns shown, {tagged:w} carry a code."
    ),
    "vignette.lead.all": (
        "In this session: {scores}. Each of the {tagged:w} turns shown carries a code."
    ),
    "vignette.lead.none": "In this session: {scores}.",
    "vignette.lead.coded": "In this session: {scores}. The one turn shown carries a code.",
    "vignette.score": "{score} {value} (M = {mean})",
    "vignette.coded": "Codes",
    "vignette.commentary": "Commentary.",
    "vignette.description": "Turn number, speaker, words, and codes, one row per turn.",
    "vignette.beside": "Turn number, speaker, words, translation, and codes, one row per turn.",
    "vignette.legend": "{letter} = {who}",
    # Limits
    "limit.precedence": (
        "The tests speak of precedence, not of cause. That one score comes before another is what "
        "a cause would look like, but a third influence that reaches the two at different times "
        "would look the same."
    ),
    "limit.short": (
        "The series are short ({range}). Under the verdict and its adjustment for {family:w} "
        "tests, an effect must explain about {least}% of the remaining variance to be detected in "
        "four of five studies; a test that does not reject says little about absence."
    ),
    "limit.trend": (
        "Trends in the scores can pass for precedence. The verdict asks equations without, with a "
        "linear and with a quadratic trend together; a short dip of both scores is not covered."
    ),
    "limit.declared": (
        "Lag and trend were those of the declared hypotheses; no lag was searched. The audit "
        "log tells when a hypothesis was entered, not whether its author had seen the data."
    ),
    "limit.searched": (
        "The lag was searched, not stated in advance; the *p* value reported is that of the search "
        "as a whole, and the finding needs to be repeated on other data."
    ),
    "limit.difference": (
        "That a test rejects in one case and not in another is no test of a difference between the "
        "cases."
    ),
    "limit.one_rater": "One rater did all the coding, so nothing is known about agreement.",
    "limit.vignettes": (
        "The vignettes show what the scores are made of. They were chosen by the criteria stated "
        "beside them and prove nothing by themselves."
    ),
    "limit.vignettes.words": (
        "The vignettes were chosen by the criteria stated beside them and prove nothing by "
        "themselves."
    ),
    "limit.invented": (
        "The data are invented for demonstration; nothing in this document is a finding about "
        "anybody."
    ),
    # Appendix
    "codebook.about": "Version {version}. Permission: {permission} Source: {source}",
    "codebook.title": "Codes: {name}",
    "items.title": "Rating Items: {name}",
    "codebook.description": "One row per code, with its family and whose turns it is for.",
    "items.description": "One row per item, with its scale.",
    "column.code": "Code",
    "column.family": "Family",
    "column.speaker": "Turns of",
    "column.item": "Item",
    "column.scale": "Scale",
    "column.reversed": "Reversed",
    "yes": "yes",
    "no": "no",
    "who.all": "all speakers",
    "rules.title": "Rules of the Scores",
    "rules.description": "One row per score, with its key and rule.",
    "column.score": "Score",
    "column.rule": "Rule",
    "provenance.title": "What This Document Was Made From",
    "provenance.description": "One row per fact: software, settings, heads of the audit log.",
    "column.interval": "95% CI",
    "column.percent": "Agreed (%)",
    "column.base": "Base rate",
    "column.units": "Units",
    "column.what": "What",
    "column.which": "Which",
    "provenance.software": "Software",
    "provenance.codebook": "Codebook {key}",
    "provenance.version": "version {version}",
    "provenance.transcripts": "Transcripts",
    "provenance.tests": "Bootstrap",
    "provenance.draws": "{draws} draws, seed {seed}",
    "provenance.family": "Holm family",
    "provenance.tests.count": "{n} tests",
    "provenance.tests.count.1": "{n} test",
    "provenance.head": "Audit log {replica}",
    "provenance.event": "event {seq}, SHA-256 {digest}",
    "provenance.note": (
        "The audit log’s last events tell which state of the record this document was made from: "
        "thirdear check prints the present ones."
    ),
    "provenance.dated": "Newest data",
    "of.listed": " (listed in the appendix)",
    "raters.all": "All sessions were coded by {count} raters, each independently.",
    "raters.all.session": "The session was coded by one rater.",
    "raters.all.1": "All sessions were coded by {count} rater.",
}
