"""English headings of a paper's parts, and prompts for what only a person can write."""

from __future__ import annotations

ENGLISH_PARTS = {
    "abstract": "Abstract",
    "abstract.other": "Özet",
    "impact": "Clinical Impact Statement",
    "introduction": "Introduction",
    "contents": "Contents",
    "discussion": "Discussion",
    "tables": "Tables",
    "figures": "Figures",
    "hypotheses.title": "Hypotheses",
    "hypotheses.one": "{cause} and {effect}",
    "hypotheses.text": (
        "The study asks about the order in time of {list}: whether sessions with higher scores on "
        "the one are followed by higher scores on the other, in both directions."
    ),
    "hypotheses.text.many": (
        "The study asks about the order in time of several pairs of scores: {list}. It asks "
        "whether sessions with higher scores on the one are followed by higher scores on the "
        "other, in both directions."
    ),
    "write.authors": "Authors and affiliations, as in the journal’s instructions.",
    "write.note": (
        "Author note: ORCID identifiers, funding, conflicts of interest, address for "
        "correspondence."
    ),
    "write.abstract": (
        "Abstract of up to 250 words: the question, the case or cases, the method, the main "
        "results with their numbers, and what follows from them."
    ),
    "write.abstract.other": "The abstract in Turkish, of up to 250 words, with its keywords.",
    "write.keywords": "Keywords: three to five.",
    "write.impact": (
        "Question, findings, meaning, and next steps, in two to four sentences that a clinician "
        "who is no researcher understands."
    ),
    "write.background": (
        "What is known about the question, which theory it comes from, and what is missing."
    ),
    "write.aims.one": (
        "Why this case can answer it, and what you expected before you saw the scores."
    ),
    "write.aims": "Why these cases can answer it, and what you expected before you saw the scores.",
    "write.client": (
        "{case}: age band, presenting problem, history, family, and how the client came to "
        "treatment. What was the presenting problem?"
    ),
    "write.treatment": (
        "The treatment: model, setting, frequency, length, work with parents, supervision; and the "
        "therapists: training, experience, relation to the study."
    ),
    "write.outcome.one": (
        "How the client was at the end and at follow-up, in words that the record does not hold."
    ),
    "write.outcome": (
        "How the clients were at the end and at follow-up, in words that the record does not hold."
    ),
    "write.consent": "Consent for {case}: who gave it, and in which form.",
    "write.ethics": "The ethics committee, its decision number, and how consent was obtained.",
    "write.raters": (
        "Who the raters were, how they were trained, and what they knew of hypotheses and outcome."
    ),
    "write.formulation": "{case}: the formulation, and the course of the treatment in words.",
    "write.discussion": (
        "What was found, in one paragraph without numbers, and how it answers the question."
    ),
    "write.convergence": (
        "Where numbers and clinical material agree, where they do not, and what else could explain "
        "them."
    ),
    "write.limits": (
        "Further limitations: what this design, this setting, and these raters cannot show."
    ),
    "write.limits.one": (
        "Further limitations: what this design, this setting, and this rater cannot show."
    ),
    "write.limits.none": "Further limitations: what this design and this setting cannot show.",
    "write.implications": "What a therapist may do differently, and what to study next.",
    "write.raters.one": (
        "Who the rater was, how the rater was trained, and what the rater knew of hypotheses and "
        "outcome."
    ),
    "write.named": "To be written: {what}",
}
