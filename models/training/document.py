"""What every reader yields: a text, its sentences and, for each labelled head, its spans."""
from __future__ import annotations

from dataclasses import dataclass, field

Span = tuple[int, int, str]
"""start, end (code points, half-open), type."""


@dataclass
class Document:
    """One labelled text.

    ``spans`` has a key for each head that this document is labelled for (an empty list says:
    nothing there); a head without key is left out of the loss. ``skip`` are stretches where a
    head is not judged. ``hidden`` are types that the annotation does not know: where it says O,
    such a type may still be right, so the loss accepts either.
    """
    id: str
    kind: str
    text: str
    sentences: list[tuple[int, int]]
    spans: dict[str, list[Span]]
    skip: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    hidden: dict[str, list[str]] = field(default_factory=dict)
    title: str | None = None


def flat(spans: list[Span]) -> list[Span]:
    """Spans in text order without overlaps; of two that overlap the earlier in the list stays."""
    kept: list[Span] = []
    for s in spans:
        if s[1] > s[0] and not any(s[0] < k[1] and k[0] < s[1] for k in kept):
            kept.append(s)
    return sorted(kept)
