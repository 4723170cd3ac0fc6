"""All things that a study stores: each file's kinds of events and tables, joined."""

from __future__ import annotations

from thirdear.store import (
    codebooks,
    corrections,
    decisions,
    exports,
    finished,
    flags,
    hypotheses,
    kind,
    layers,
    memos,
    passes,
    play,
    projection,
    raters,
    ratings,
    recoding,
    recordings,
    sessions,
    settings,
    tags,
    topic_memos,
    vignettes,
)

kind.KINDS.update(
    settings.KINDS
    | codebooks.KINDS
    | raters.KINDS
    | sessions.KINDS
    | layers.KINDS
    | corrections.KINDS
    | recoding.KINDS
    | tags.KINDS
    | ratings.KINDS
    | finished.KINDS
    | decisions.KINDS
    | memos.KINDS
    | topic_memos.KINDS
    | flags.KINDS
    | play.KINDS
    | recordings.KINDS
    | hypotheses.KINDS
    | vignettes.KINDS
    | exports.KINDS
    | projection.OWN
)
KINDS = kind.KINDS
VERSION = 13
"""Raised when a table or what is stored changes: an older file is replayed on opening."""

# Parents before children. Columns digest, text, about, original and segments name rows of `text`.
kind.TABLES.update(
    settings.TABLES
    | codebooks.TABLES
    | raters.TABLES
    | sessions.TABLES
    | layers.TABLES
    | passes.TABLES
    | recoding.TABLES
    | tags.TABLES
    | ratings.TABLES
    | finished.TABLES
    | decisions.TABLES
    | memos.TABLES
    | topic_memos.TABLES
    | flags.TABLES
    | play.TABLES
    | recordings.TABLES
    | hypotheses.TABLES
    | vignettes.TABLES
    | exports.TABLES
    | corrections.TABLES
    | projection.TABLES
)
TABLES = kind.TABLES
INDEXES = (tags.INDEX, corrections.INDEX, sessions.INDEX, projection.INDEX)
