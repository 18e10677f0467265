"""A plain sentence splitter for the training texts (the product has its own, finer one)."""
from __future__ import annotations

import re

ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“])(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cpl|Sgt|Cmdr|Adm|Brig|Rev|Fr|St|"
    r"Sen|Rep|Gov|Pres|Hon|Jr|Sr|Inc|Corp|Co|Ltd|Bros|No|vs|etc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|"
    r"Oct|Nov|Dec|Ala|Ariz|Ark|Calif|Colo|Conn|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|"
    r"Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|[Uu]\.S|U\.N|U\.K|[ap]\.m|e\.g|i\.e|D\.C)\.$")
STOP = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")


def is_wrapped(text: str) -> bool:
    """True when lines were broken at a fixed width, so that a single line break ends nothing."""
    inner = [a for a, b in zip(text.split("\n"), text.split("\n")[1:]) if a.strip() and b.strip()]
    return len(inner) >= 3 and sum(45 <= len(x) <= 90 for x in inner) >= 0.6 * len(inner)


def split(text: str) -> list[tuple[int, int]]:
    """Sentences of a text as half-open code-point ranges, blanks at the ends left out."""
    line = r"\n[^\S\n]*\n\s*" if is_wrapped(text) else r"\n\s*"
    cuts = [0] + [m.end() for m in re.finditer(line, text)] + [len(text)]
    out: list[tuple[int, int]] = []
    for a, b in zip(cuts, cuts[1:]):
        last = a
        for m in STOP.finditer(text, a, b):
            if text[m.start()] == "." and ABBREVIATION.search(text, max(a, m.start() - 12), m.start() + 1):
                continue
            out.append((last, m.end()))
            last = m.end()
        out.append((last, b))
    trimmed = []
    for a, b in out:
        part = text[a:b]
        a2, b2 = a + len(part) - len(part.lstrip()), a + len(part.rstrip())
        if b2 > a2:
            trimmed.append((a2, b2))
    return trimmed
