"""TimeML files: TIMEX3 in the TEXT element."""
from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

from document import Document, Span, flat
from labels import HEADS
from sentences import split


def read(folder: Path, kind: str) -> list[Document]:
    """One document per .tml file."""
    out = []
    for path in sorted(folder.glob("*.tml")):
        text, spans = "", []

        def walk(e: ET.Element) -> None:
            nonlocal text
            at = len(text)
            text += e.text or ""
            for child in e:
                walk(child)
                text += child.tail or ""
            if e.tag == "TIMEX3" and e.get("type") in HEADS["times"]:
                spans.append((at, len(text), e.get("type")))

        walk(ET.parse(path).getroot().find("TEXT"))
        found: list[Span] = flat(spans)
        out.append(Document(path.stem, kind, text, split(text), {"times": found}))
    return out
